//! Taking a draft into use, and throwing it away.

use std::rc::Rc;

use wdw_contract::texts::checklists as text;
use yew::prelude::*;
use yew_router::prelude::*;

use super::editor::item_act;
use super::keeping::{Desk, Keeping};
use super::page::{One, editing};
use crate::api::enums::*;
use crate::api::{Changed, Trouble, operation, use_mutation};
use crate::initiatives::act::{Outcome, OutcomeView, use_act};
use crate::routes::Route;
use crate::ui::{Button, ButtonKind, Glyph, Link, Notice, Tone, use_toaster};

operation!(PublishChecklist, "src/checklists/publish.graphql");
operation!(DiscardChecklistDraft, "src/checklists/discard.graphql");

#[derive(Properties, PartialEq)]
pub(super) struct PublishProps {
    pub(super) one: Rc<One>,
    pub(super) desk: Desk,
}

/// What taking it into use means, and the button that does it.
#[component]
pub(super) fn Publish(props: &PublishProps) -> Html {
    let PublishProps { one, desk } = props;
    let navigator = use_navigator();
    let toaster = use_toaster();
    let publish = use_mutation::<PublishChecklist>();
    let missing = use_state(Vec::<(Option<String>, String)>::new);
    let outcome = use_state(Outcome::default);
    let onclick = {
        let (publish, missing, outcome) = (publish.clone(), missing.setter(), outcome.clone());
        let (id, slug, desk) = (one.id.clone(), one.slug.clone(), desk.clone());
        Callback::from(move |_: MouseEvent| {
            let (missing, outcome, id) = (missing.clone(), outcome.clone(), id.clone());
            let (navigator, toaster, slug, desk) =
                (navigator.clone(), toaster.clone(), slug.clone(), desk.clone());
            publish.send(
                move |operation_id| publish_checklist::Variables {
                    input: publish_checklist::PublishChecklistInput {
                        operation_id,
                        checklist_id: id.clone(),
                    },
                },
                Callback::from(move |answer: Result<Changed, Trouble>| match answer {
                    Err(trouble) => outcome.set(Outcome { trouble: Some(trouble), ..Outcome::default() }),
                    Ok(changed) if changed.refusals.is_empty() => {
                        desk.forget();
                        toaster.say(text::published());
                        if let Some(navigator) = &navigator {
                            navigator.replace(&Route::Checklist { slug: slug.clone() });
                        }
                    }
                    Ok(changed) => {
                        outcome.set(Outcome::default());
                        missing.set(changed.refusals.into_iter().map(|r| (r.field, r.message)).collect());
                    }
                }),
            );
        })
    };
    html! {
        <div class="stack stack--l">
            <OutcomeView outcome={(*outcome).clone()} />
            if !missing.is_empty() {
                <div class="error-summary" role="alert">
                    <p class="error-summary__title">{ text::problems(i64::try_from(missing.len()).unwrap_or_default()) }</p>
                    <ul class="error-summary__list">
                        { for missing.iter().map(|(field, message)| html! {
                            <li><Link to={place_of(&one.slug, field.as_deref())}>{ message }</Link></li>
                        }) }
                    </ul>
                </div>
            }
            <div class="stack stack--s">
                <h1>{ text::publish_title() }</h1>
                <p class="muted">{ &desk.document.title }</p>
            </div>
            if desk.keeping != Keeping::Saved { <Notice tone={Tone::Wait}><p>{ text::saving() }</p></Notice> }
            <p>{ text::publish_what() }</p>
            <p>{ text::publish_old() }</p>
            <div><Button icon={Glyph::Check} busy={publish.busy || desk.keeping == Keeping::Busy} {onclick}>{ text::publish_button() }</Button></div>
        </div>
    }
}

/// The page where something is written: `themes.0.items.3.question` is on that of question 4.
fn place_of(slug: &str, field: Option<&str>) -> Route {
    let mut parts = field.unwrap_or_default().split('.');
    let numbers = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("themes"), Some(theme), Some("items"), Some(item)) => theme.parse().ok().zip(item.parse().ok()),
        _ => None,
    };
    editing(slug, &numbers.map_or_else(|| "bewerken".to_owned(), |(theme, item)| item_act(theme, item)))
}

/// Throwing the draft away, after a word on what that means.
#[component]
pub(super) fn Discard(props: &PublishProps) -> Html {
    let PublishProps { one, desk } = props;
    let navigator = use_navigator();
    let toaster = use_toaster();
    let act = {
        let (desk, to) = (
            desk.clone(),
            if one.published.is_some() {
                Route::Checklist { slug: one.slug.clone() }
            } else {
                Route::Checklists
            },
        );
        use_act::<DiscardChecklistDraft>(
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
            act.send(move |operation_id| discard_checklist_draft::Variables {
                input: discard_checklist_draft::DiscardChecklistDraftInput {
                    operation_id,
                    checklist_id: id.clone(),
                },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_leads_to_where_it_is_written() {
        assert_eq!(place_of("licht", Some("themes.0.items.3.question")), editing("licht", "vraag-1-4"));
        assert_eq!(place_of("licht", Some("themes.1.title")), editing("licht", "bewerken"));
        assert_eq!(place_of("licht", None), editing("licht", "bewerken"));
    }
}
