//! Before the first question: what is asked, what came back, and what was begun already.

use std::rc::Rc;

use wdw_contract::texts::{account as text, initiatives};
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::{About, Draft};
use super::keeping::Desk;
use super::sending::{standing_route, waits_for};
use crate::about::NotFound;
use crate::api::QueryState;
use crate::api::enums::{InitiativeAction, InitiativeState};
use crate::browser;
use crate::driver::use_outbox;
use crate::initiatives::one::{OneInitiative, idea_in, use_idea};
use crate::routes::Route;
use crate::ui::{Back, Button, ErrorState, LinkButton, Notice, Page, Skeleton, Tone};

/// Which idea, and its draft.
#[derive(Properties, PartialEq)]
pub(super) struct StartProps {
    pub(super) reference: AttrValue,
    pub(super) desk: Desk,
}

/// The first page of the form.
#[component]
pub(super) fn Start(props: &StartProps) -> Html {
    let StartProps { reference, desk } = props;
    let query = use_idea(reference);
    let outbox = use_outbox();
    let back = Back {
        to: Route::Initiatief { reference: reference.to_string() },
        name: initiatives::the_idea().into(),
    };
    let page = |content: Html| {
        html! {
            <Page title={text::title()} back={back.clone()} class="main--form">
                <h1>{ text::title() }</h1>
                { content }
            </Page>
        }
    };
    if let Some(to) = waits_for(&outbox, reference).and_then(|waiting| standing_route(&waiting.operation)) {
        return page(html! {
            <Notice tone={Tone::Wait}>
                <p>{ text::waits_already() }</p>
                <div><LinkButton {to}>{ text::waits_look() }</LinkButton></div>
            </Notice>
        });
    }
    let idea = match (&query.state, idea_in(&query.state)) {
        (QueryState::Loading, _) => return page(html! { <Skeleton cards={1} /> }),
        (QueryState::Failed(trouble), _) => {
            return page(html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> });
        }
        (QueryState::Ready(_), Some(idea)) if idea.viewer_is_submitter => idea,
        (QueryState::Ready(_), _) => return html! { <NotFound /> },
    };
    if !idea.may(InitiativeAction::Account) {
        let why = match idea.why_not(InitiativeAction::Account) {
            Some(why) => why.to_owned(),
            None if matches!(idea.state, InitiativeState::Accounting | InitiativeState::Completed) => {
                text::done_already().to_owned()
            }
            None => text::not_yet().to_owned(),
        };
        return page(html! { <Notice><p>{ why }</p></Notice> });
    }
    page(html! { <Begin {idea} desk={desk.clone()} /> })
}

#[derive(Properties, PartialEq)]
struct BeginProps {
    idea: Rc<OneInitiative>,
    desk: Desk,
}

/// What is asked, and the button that begins or goes on.
#[component]
fn Begin(props: &BeginProps) -> Html {
    let BeginProps { idea, desk } = props;
    let navigator = use_navigator();
    let about = about(idea);
    let money = about.granted > 0;
    let begun = desk.draft.clone().flatten().filter(|draft| !draft.queued);
    let onclick = {
        let (desk, idea, about, begun) = (desk.clone(), Rc::clone(idea), about.clone(), begun.clone());
        Callback::from(move |_| {
            // What was granted may have changed since it was begun.
            let draft = match &begun {
                Some(begun) => Draft { idea: about.clone(), ..Draft::clone(begun) },
                None => again(&idea, about.clone()),
            };
            let first = draft.questions().first().copied();
            desk.take(draft);
            if let (Some(navigator), Some(first)) = (&navigator, first) {
                navigator.push(&first.route(&idea.reference));
            }
        })
    };
    let returned = idea.accounting.as_ref().and_then(|accounts| accounts.return_reason.clone());
    html! {
        <>
            if let Some(reason) = returned {
                <Notice tone={Tone::Wait}>
                    <h2>{ text::returned_title() }</h2>
                    <p class="prose">{ reason }</p>
                    <p>{ text::returned_more() }</p>
                </Notice>
            } else {
                <p>{ text::lead(&idea.title) }</p>
            }
            <section class="stack">
                <h2>{ text::needs_title() }</h2>
                <ul class="bullets">
                    if money { <li>{ text::needs_spent() }</li> }
                    <li>{ text::needs_story() }</li>
                    <li>{ text::needs_photo() }</li>
                    if !about.light { <li>{ text::needs_receipts() }</li> }
                </ul>
                <p class="muted">{ text::kept_on_phone() }</p>
            </section>
            <Button wide=true {onclick}>{ if begun.is_some() { text::go_on() } else { text::begin() } }</Button>
        </>
    }
}

fn about(idea: &OneInitiative) -> About {
    let stands = idea.decisions.iter().find(|decision| decision.reopened_at.is_none());
    About {
        id: idea.id.clone(),
        reference: idea.reference.clone(),
        name: idea.title.clone(),
        granted: stands.map_or(0, |decision| decision.granted.0),
        light: idea.light_accounting,
        results: idea.result_photos.len(),
        receipts: idea.accounting.as_ref().map_or(0, |accounts| accounts.receipts.len()),
    }
}

/// A new draft. What came back is filled in as it was.
fn again(idea: &OneInitiative, about: About) -> Draft {
    let earlier = idea.accounting.as_ref();
    Draft {
        id: browser::new_id(),
        spent: earlier.map(|accounts| accounts.spent.long().replace("€\u{a0}", "")).unwrap_or_default(),
        story: earlier.map(|accounts| accounts.story.clone()).unwrap_or_default(),
        idea: about,
        ..Draft::default()
    }
}
