//! A condition as sentences: each rule with what can be done with it, and the rules within it below.

use std::rc::Rc;

use wdw_contract::kader::{Condition, Day, Evidence, Feature, Limit, Quantity, Relation};
use wdw_contract::kader_words::sentence;
use wdw_contract::texts::{kader_editor as text, kader_words};
use yew::prelude::*;

use super::keeping::Desk;
use super::part::PartForm;
use super::tree::{Change, Way, edit, lists_in};
use crate::browser::Timer;
use crate::ui::{self, Button, ButtonKind, Glyph, OrderButtons, reorder, use_toaster};

/// How long until a new rule is on the page.
const SHOWN_MS: u32 = 60;

/// A list of rules.
#[derive(Properties, PartialEq)]
pub(super) struct RulesProps {
    pub(super) desk: Desk,
    pub(super) list: Rc<Vec<Condition>>,
    /// The way to it.
    pub(super) way: Way,
    /// Where the server finds it.
    pub(super) at: String,
    /// Whether the number of a rule follows there.
    pub(super) numbered: bool,
}

/// What changes the list at the end of a way.
pub(super) fn changer(desk: &Desk, way: &Way) -> Callback<Change> {
    let (editor, way) = (desk.editor(), way.clone());
    Callback::from(move |change: Change| {
        let way = way.clone();
        editor.emit(Box::new(move |writing| edit(&mut writing.condition, &way, change)));
    })
}

/// The rules in order, and a button for one more.
#[component]
pub(super) fn Rules(props: &RulesProps) -> Html {
    let RulesProps { desk, list, way, at, numbered } = props;
    let open = use_state(|| None::<usize>);
    let adding = use_state(|| false);
    let timer = use_mut_ref(|| None::<Timer>);
    let change = changer(desk, way);
    let on_move = {
        let (change, open) = (change.clone(), open.setter());
        Callback::from(move |to: (usize, usize)| {
            open.set(None);
            change.emit(Box::new(move |list| reorder(list, to)));
        })
    };
    let id = at.replace('.', "-");
    let add = {
        let adding = adding.clone();
        Callback::from(move |_: MouseEvent| adding.set(!*adding))
    };
    let on_kind = {
        let (change, open, adding, count, id) =
            (change, open.clone(), adding.setter(), list.len(), id.clone());
        Callback::from(move |kind: &'static str| {
            let Some(new) = new_rule(kind) else { return };
            adding.set(false);
            open.set(Some(count));
            change.emit(Box::new(move |list| list.push(new)));
            let id = format!("{id}-{count}-regel");
            // As soon as the new rule is there, its buttons are read.
            *timer.borrow_mut() = Timer::after(SHOWN_MS, move || ui::focus(&id));
        })
    };
    html! {
        <div class="stack">
            if list.is_empty() { <p class="muted">{ text::rules_none() }</p> }
            <ol class="rule-list">
                { for list.iter().enumerate().map(|(index, rule)| {
                    let at = if *numbered { format!("{at}.{index}") } else { at.clone() };
                    html! {
                        <li>
                            <Rule desk={desk.clone()} rule={Rc::new(rule.clone())} way={way.clone()} {at} {index} of={list.len()}
                                id={id.clone()} open={open.clone()} on_move={on_move.clone()} />
                        </li>
                    }
                }) }
            </ol>
            <div><Button kind={ButtonKind::Secondary} icon={Glyph::Plus} onclick={add} pressed={*adding}>{ text::rule_add() }</Button></div>
            if *adding {
                <div role="group" aria-labelledby={format!("{id}-soort")} class="stack stack--s">
                    <p id={format!("{id}-soort")} class="strong">{ text::rule_which() }</p>
                    { for KINDS.iter().map(|(kind, words, hint)| {
                        let (on_kind, kind) = (on_kind.clone(), *kind);
                        let onclick = Callback::from(move |_: MouseEvent| on_kind.emit(kind));
                        html! {
                            <div>
                                <Button kind={ButtonKind::Plain} {onclick}>{ words() }</Button>
                                if let Some(hint) = hint { <p class="small muted">{ hint() }</p> }
                            </div>
                        }
                    }) }
                </div>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RuleProps {
    desk: Desk,
    rule: Rc<Condition>,
    way: Way,
    at: String,
    index: usize,
    of: usize,
    /// Of the list.
    id: String,
    /// Which rule of the list is being changed.
    open: UseStateHandle<Option<usize>>,
    on_move: Callback<(usize, usize)>,
}

#[component]
fn Rule(props: &RuleProps) -> Html {
    let RuleProps { desk, rule, way, at, index, of, id, open, on_move } = props;
    let index = *index;
    let toaster = use_toaster();
    let change = changer(desk, way);
    let name = sentence(rule);
    let is_open = **open == Some(index);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set((!is_open).then_some(index)))
    };
    let remove = {
        let (change, rule, open) = (change, Condition::clone(rule), open.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(None);
            change.emit(Box::new(move |list| {
                if index < list.len() {
                    list.remove(index);
                }
            }));
            let (change, rule) = (change.clone(), rule.clone());
            toaster.say_with_undo(text::rule_removed(), move || {
                let rule = rule.clone();
                change.emit(Box::new(move |list| list.insert(index.min(list.len()), rule)));
            });
        })
    };
    let lists = lists_in(rule, at);
    let has_form = lists.is_empty();
    let errors = desk.errors_of_rule(at);
    html! {
        <div class={classes!("rule", (!errors.is_empty()).then_some("rule--error"))}>
            <p class="rule__words" id={format!("{id}-{index}-regel")} tabindex="-1">{ &name }</p>
            { for errors.iter().map(|error| html! { <p class="field__error">{ error }</p> }) }
            <div class="row rule__acts">
                if has_form {
                    <Button kind={ButtonKind::Plain} icon={Glyph::Pencil} onclick={toggle.clone()} pressed={is_open}
                        aria_label={text::rule_change_named(&name)}>
                        { text::rule_change() }</Button>
                }
                <Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={remove} aria_label={text::rule_remove_named(&name)}>
                    { text::rule_remove() }</Button>
                <OrderButtons name={name.clone()} {index} of={*of} on_move={on_move.clone()} />
            </div>
            if has_form && is_open {
                <div class="rule__form stack">
                    <PartForm desk={desk.clone()} rule={rule.clone()} way={way.clone()} {index} id={format!("{id}-{index}")} />
                    <div><Button kind={ButtonKind::Secondary} icon={Glyph::Check} onclick={toggle}>{ text::rule_done() }</Button></div>
                </div>
            }
            { for lists.into_iter().enumerate().map(|(slot, list)| {
                let mut way = way.clone();
                way.push((index, slot));
                html! {
                    <div class="rule__inside" key={slot}>
                        if slot == 1 { <p class="rule__words">{ kader_words::then() }</p> }
                        <Rules desk={desk.clone()} list={Rc::new(list.list)} {way} at={list.at} numbered={list.numbered} />
                    </div>
                }
            }) }
        </div>
    }
}

type Words = fn() -> &'static str;

/// What kinds of rules there are, in plain words.
const KINDS: [(&str, Words, Option<Words>); 9] = [
    ("compare", text::kind_compare, Some(text::kind_compare_hint)),
    ("judge", text::kind_judge, Some(text::kind_judge_hint)),
    ("is", text::kind_is, Some(text::kind_is_hint)),
    ("falls", text::kind_falls, None),
    ("has", text::kind_has, None),
    ("when", text::kind_when, Some(text::kind_when_hint)),
    ("any", text::kind_any, None),
    ("guideline", text::kind_guideline, Some(text::kind_guideline_hint)),
    ("not", text::kind_not, None),
];

fn new_rule(kind: &str) -> Option<Condition> {
    let empty = || Box::new(Condition::All(Vec::new()));
    Some(match kind {
        "compare" => Condition::Compare {
            what: Quantity::Asked,
            relation: Relation::AtMost,
            limit: Limit::Fixed(100_000),
        },
        "judge" => Condition::Judge { question: String::new() },
        "is" => Condition::Is { what: Feature::ApplicantKind, one_of: Vec::new() },
        "falls" => Condition::Falls { what: Day::Start, from: None, until: None },
        "has" => Condition::Has(Evidence::Quotes),
        "when" => Condition::When { this: empty(), then: empty() },
        "any" => Condition::Any(Vec::new()),
        "guideline" => Condition::Guideline(empty()),
        "not" => Condition::Not(empty()),
        _ => return None,
    })
}
