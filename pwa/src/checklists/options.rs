//! The answers of a question: the scale's own, with one's own words, or all of one's own.

use std::rc::Rc;

use wdw_contract::checklist::{AnswerOption, Item, Scale};
use wdw_contract::texts::checklists as text;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::document::new_option;
use super::item::with;
use super::keeping::{Desk, Edit};
use super::words;
use crate::ui::{Button, ButtonKind, Choice, Glyph, OrderButtons, Select, TextField, reorder};

#[derive(Properties, PartialEq)]
pub(super) struct OptionsProps {
    pub(super) desk: Desk,
    pub(super) theme: usize,
    pub(super) index: usize,
    pub(super) item: Rc<Item>,
}

/// What can be answered, in which words, and what it counts for.
#[component]
pub(super) fn Options(props: &OptionsProps) -> Html {
    let OptionsProps { desk, theme, index, item } = props;
    let (theme, index) = (*theme, *index);
    let editor = desk.editor();
    let own = item.scale == Scale::Choice;
    let change = move |change: fn(&mut Item)| -> Callback<MouseEvent> {
        let editor = editor.clone();
        Callback::from(move |_: MouseEvent| editor.emit(with(theme, index, change)))
    };
    let body = if item.options.is_empty() && !own {
        let names: Vec<String> = item.choices().iter().map(|option| words::label(item, option)).collect();
        html! {
            <>
                <p>{ text::answers_standard() }{ " " }{ names.join(", ") }</p>
                <div>
                    <Button kind={ButtonKind::Secondary} icon={Glyph::Pencil}
                        onclick={change(|item| item.options = item.choices().into_owned())}>{ text::answers_own() }</Button>
                </div>
            </>
        }
    } else {
        let on_move = {
            let editor = desk.editor();
            Callback::from(move |to| {
                editor.emit(with(theme, index, move |item| reorder(&mut item.options, to)))
            })
        };
        html! {
            <>
                { for item.options.iter().enumerate().map(|(number, option)| html! {
                    <OptionCard key={option.value.clone()} desk={desk.clone()} {theme} {index} {number} {own}
                        item={item.clone()} option={Rc::new(option.clone())} on_move={on_move.clone()} />
                }) }
                <div class="row">
                    if own {
                        <Button kind={ButtonKind::Secondary} icon={Glyph::Plus}
                            onclick={change(|item| item.options.push(new_option()))}>{ text::answer_add() }</Button>
                    } else {
                        <Button kind={ButtonKind::Plain} icon={Glyph::Undo}
                            onclick={change(|item| item.options.clear())}>{ text::answers_own_stop() }</Button>
                    }
                </div>
            </>
        }
    };
    html! {
        <section class="stack" aria-labelledby="antwoorden">
            <h2 id="antwoorden">{ text::answers() }</h2>
            if let Some(error) = desk.error(&format!("themes.{theme}.items.{index}.options")) {
                <p class="field__error">{ error }</p>
            }
            { body }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OptionCardProps {
    desk: Desk,
    theme: usize,
    index: usize,
    /// Which answer, from zero.
    number: usize,
    /// It can be taken away, and the order is one's own.
    own: bool,
    item: Rc<Item>,
    option: Rc<AnswerOption>,
    on_move: Callback<(usize, usize)>,
}

/// One answer.
#[component]
fn OptionCard(props: &OptionCardProps) -> Html {
    let OptionCardProps { desk, theme, index, number, own, item, option, on_move } = props;
    let (theme, index, number) = (*theme, *index, *number);
    let editor = desk.editor();
    let set = move |change: Box<dyn FnOnce(&mut AnswerOption)>| -> Edit {
        with(theme, index, move |item| {
            if let Some(option) = item.options.get_mut(number) {
                change(option);
            }
        })
    };
    let typed = |place: fn(&mut AnswerOption, String)| {
        let editor = editor.clone();
        Callback::from(move |typed: String| editor.emit(set(Box::new(move |option| place(option, typed)))))
    };
    let on_score = {
        let editor = editor.clone();
        Callback::from(move |score: AttrValue| {
            let score = score.parse().ok();
            editor.emit(set(Box::new(move |option| option.score = score)));
        })
    };
    let on_bad = {
        let editor = editor.clone();
        Callback::from(move |event: Event| {
            let bad = event.target_unchecked_into::<HtmlInputElement>().checked();
            editor.emit(set(Box::new(move |option| option.bad = bad)));
        })
    };
    let remove = {
        let editor = editor.clone();
        Callback::from(move |_: MouseEvent| {
            editor.emit(with(theme, index, move |item| {
                if number < item.options.len() {
                    item.options.remove(number);
                }
            }));
        })
    };
    let path = format!("themes.{theme}.items.{index}.options.{number}");
    let error = |field: &str| desk.error(&format!("{path}.{field}"));
    let name = if *own && option.label.is_empty() {
        text::answer_named(number + 1)
    } else {
        let tile = words::tile(item, option).filter(|tile| !option.label.is_empty() && *tile != option.label);
        let label = words::label(item, option);
        tile.map_or(label.clone(), |tile| format!("{tile}: {label}"))
    };
    let mut scores = vec![Choice::new("", text::answer_score_none())];
    scores.extend((1..=10_u8).rev().map(|mark| Choice::new((mark * 10).to_string(), mark.to_string())));
    if let Some(score) = option.score.filter(|score| score % 10 != 0) {
        scores.push(Choice::new(score.to_string(), format!("{},{}", score / 10, score % 10)));
    }
    html! {
        <fieldset class="card">
            <legend class="visually-hidden">{ &name }</legend>
            <div class="row row--between">
                <p class="strong" aria-hidden="true">{ &name }</p>
                if *own { <OrderButtons name={name.clone()} index={number} of={item.options.len()} on_move={on_move.clone()} /> }
            </div>
            <div class="filters filters--open">
                <TextField id={format!("{path}.label")} label={text::answer_label()} optional={!own} value={option.label.clone()}
                    on_input={typed(|option, typed| option.label = typed)} error={error("label")} autocomplete="off" />
                <TextField id={format!("{path}.hint")} label={text::answer_hint()} optional=true value={option.hint.clone()}
                    on_input={typed(|option, typed| option.hint = typed)} error={error("hint")} autocomplete="off" />
                <Select id={format!("{path}.score")} label={text::answer_score()} choices={scores} on_change={on_score}
                    value={option.score.map(|score| score.to_string()).unwrap_or_default()} error={error("score")} />
            </div>
            <div class="row row--between">
                <label class="tick">
                    <input type="checkbox" checked={option.bad} onchange={on_bad} /><span>{ text::answer_bad() }</span>
                </label>
                if *own {
                    <Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={remove}>
                        { text::answer_remove() }<span class="visually-hidden">{ ": " }{ &name }</span></Button>
                }
            </div>
        </fieldset>
    }
}
