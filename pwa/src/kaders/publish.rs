//! Making a concept final with a date, and throwing it away.

use std::rc::Rc;

use wdw_contract::kader_words;
use wdw_contract::texts::kader_editor as text;
use yew::prelude::*;
use yew_router::prelude::*;

use super::keeping::{Desk, Keeping};
use super::one::{One, doing};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{OutcomeView, use_act};
use crate::routes::Route;
use crate::ui::{
    Button, ButtonKind, CalendarField, Glyph, LinkButton, Notice, SummaryList, SummaryRow, Tone, use_toaster,
    when,
};

operation!(PublishKader, "src/kaders/publish.graphql");
operation!(DiscardKaderDraft, "src/kaders/discard.graphql");

#[derive(Properties, PartialEq)]
pub(super) struct PublishProps {
    pub(super) one: Rc<One>,
    pub(super) desk: Desk,
}

/// From when, what changes, and the button that does it.
#[component]
pub(super) fn Publish(props: &PublishProps) -> Html {
    let PublishProps { one, desk } = props;
    let navigator = use_navigator();
    let toaster = use_toaster();
    let today = when::today();
    let from = {
        let planned = desk.writing.from.clone();
        let today = today.clone();
        use_state(move || if planned > today { planned } else { today })
    };
    let act = {
        let (desk, to) = (desk.clone(), Route::Kader { number: one.number.clone() });
        use_act::<PublishKader>(
            &["validFrom"],
            Callback::from(move |()| {
                desk.forget();
                toaster.say(text::published());
                if let Some(navigator) = &navigator {
                    navigator.replace(&to);
                }
            }),
        )
    };
    let onsubmit = {
        let (act, id, revision, from) =
            (act.clone(), one.id.clone(), desk.writing.revision.clone(), (*from).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (id, revision, from) = (id.clone(), revision.clone(), from.clone());
            act.send(move |operation_id| publish_kader::Variables {
                input: publish_kader::PublishKaderInput {
                    operation_id,
                    kader_id: id.clone(),
                    revision: revision.clone(),
                    valid_from: from.clone(),
                },
            });
        })
    };
    let on_input = {
        let from = from.setter();
        Callback::from(move |typed: String| from.set(typed))
    };
    let number = one.draft.as_ref().map_or(0, |draft| draft.number);
    html! {
        <form class="stack stack--l" novalidate=true {onsubmit}>
            <OutcomeView outcome={act.outcome.clone()} />
            <div class="stack stack--s">
                <h1>{ text::publish_title() }</h1>
                <p class="muted">{ &desk.writing.title }</p>
            </div>
            if desk.keeping != Keeping::Saved { <Notice tone={Tone::Wait}><p>{ text::not_saved() }</p></Notice> }
            <CalendarField id="validFrom" label={text::field_valid_from()} hint={text::field_valid_from_hint()} value={(*from).clone()}
                min={today} {on_input} error={act.outcome.error("validFrom")} />
            <section class="stack" aria-labelledby="verandert">
                <h2 id="verandert">{ text::changes() }</h2>
                { changes(one, desk) }
            </section>
            <ul class="bullets">
                <li>{ text::publish_new(when::day(&from), number) }</li>
                if let Some(current) = &one.current { <li>{ text::publish_old(current.number) }</li> }
                <li>{ text::publish_fixed() }</li>
            </ul>
            <div class="row">
                <Button submit=true icon={Glyph::Check} busy={act.busy || desk.keeping == Keeping::Busy}>{ text::publish_button() }</Button>
                <LinkButton to={doing(&one.number, "bewerken")} kind={ButtonKind::Secondary}>{ text::edit_go_on() }</LinkButton>
            </div>
        </form>
    }
}

/// A line of the rules, as deep as it stands under others.
fn rule(line: &str) -> Html {
    let depth = (line.len() - line.trim_start().len()) / 2;
    html! { <li class={format!("rules__at-{depth}")}>{ line.trim_start() }</li> }
}

/// What is other than in the version that holds now.
fn changes(one: &One, desk: &Desk) -> Html {
    let writing = &desk.writing;
    let new = kader_words::lines(&writing.condition);
    let Some(current) = &one.current else {
        return html! {
            <>
                <p>{ text::changes_first() }</p>
                <ul class="rules">{ for new.iter().map(|line| rule(line)) }</ul>
            </>
        };
    };
    let old = kader_words::lines(&current.condition);
    let only = |these: &[String], those: &[String]| -> Html {
        let lines = these.iter().filter(|line| !those.contains(line));
        html! { <ul class="rules">{ for lines.map(|line| rule(line)) }</ul> }
    };
    let mut rows = Vec::new();
    if current.title != writing.title {
        rows.push((text::field_title(), html! { { &writing.title } }));
    }
    if current.explanation != writing.explanation {
        rows.push((text::field_explanation(), html! { { &writing.explanation } }));
    }
    if current.applies.name() != writing.applies {
        rows.push((text::new_applies(), html! { { super::applies(KaderApplies::of(&writing.applies)) } }));
    }
    if current.reading != writing.reading {
        rows.push((text::field_reading(), html! { { &writing.reading } }));
    }
    if new.iter().any(|line| !old.contains(line)) {
        rows.push((text::changes_added(), only(&new, &old)));
    }
    if old.iter().any(|line| !new.contains(line)) {
        rows.push((text::changes_removed(), only(&old, &new)));
    }
    if rows.is_empty() && current.condition != writing.condition {
        return html! { <p>{ text::changes_order() }</p> };
    }
    if rows.is_empty() {
        return html! { <p>{ text::changes_none() }</p> };
    }
    let rows: Vec<SummaryRow> =
        rows.into_iter().map(|(name, value)| SummaryRow { name: name.into(), value, change: None }).collect();
    html! { <SummaryList {rows} /> }
}

/// Throwing the concept away, after a word on what that means.
#[component]
pub(super) fn Discard(props: &PublishProps) -> Html {
    let PublishProps { one, desk } = props;
    let navigator = use_navigator();
    let toaster = use_toaster();
    let act = {
        let to =
            if one.current.is_some() { Route::Kader { number: one.number.clone() } } else { Route::Kaders };
        let desk = desk.clone();
        use_act::<DiscardKaderDraft>(
            &[],
            Callback::from(move |()| {
                desk.forget();
                toaster.say(text::discarded());
                if let Some(navigator) = &navigator {
                    navigator.replace(&to);
                }
            }),
        )
    };
    let onclick = {
        let (act, id) = (act.clone(), one.id.clone());
        Callback::from(move |_: MouseEvent| {
            let id = id.clone();
            act.send(move |operation_id| discard_kader_draft::Variables {
                input: discard_kader_draft::DiscardKaderDraftInput { operation_id, kader_id: id.clone() },
            });
        })
    };
    html! {
        <details>
            <summary>{ text::discard() }</summary>
            <div class="stack outline">
                <OutcomeView outcome={act.outcome.clone()} />
                <p>{ text::discard_what() }</p>
                <div><Button kind={ButtonKind::Danger} icon={Glyph::Trash} busy={act.busy} {onclick}>{ text::discard() }</Button></div>
            </div>
        </details>
    }
}
