//! What the submitter does with an idea, each on a page of its own.

use wdw_contract::texts::{account, initiatives as text};
use yew::prelude::*;

use super::complete::Complete;
use super::kadertoets::Kadertoets;
use super::one::{idea_in, use_idea};
use super::start::Start;
use super::withdraw::Withdraw;
use crate::about::NotFound;
use crate::accounting;
use crate::api::QueryState;
use crate::api::enums::InitiativeAction;
use crate::routes::Route;
use crate::ui::{Back, ErrorState, Notice, Page, Skeleton, Tone};

/// Which idea, and what to do with it.
#[derive(Clone, Properties, PartialEq)]
pub struct DoenProps {
    /// As people mention it.
    pub reference: AttrValue,
    /// The last part of the address.
    pub act: AttrValue,
}

/// What the submitter does with an idea.
#[component]
pub fn Doen(props: &DoenProps) -> Html {
    let DoenProps { reference, act } = props.clone();
    // These work without a connection, so they come before anything that is asked of the server.
    if act.starts_with(accounting::ACT_BEGINS) {
        return html! { <accounting::Verantwoorden {reference} {act} /> };
    }
    html! { <Act {reference} {act} /> }
}

#[component]
fn Act(props: &DoenProps) -> Html {
    let query = use_idea(&props.reference);
    let back = Back {
        to: Route::Initiatief { reference: props.reference.to_string() },
        name: text::the_idea().into(),
    };
    match (&query.state, idea_in(&query.state)) {
        (QueryState::Loading, _) => html! { <Page {back} class="main--form"><Skeleton cards=1 /></Page> },
        (QueryState::Failed(trouble), _) => html! {
            <Page title={props.reference.clone()} {back} class="main--form">
                <h1>{ &props.reference }</h1>
                <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
            </Page>
        },
        (QueryState::Ready(_), Some(idea)) if idea.viewer_is_submitter => {
            let (action, title) = match props.act.as_str() {
                "kaders" => return html! { <Kadertoets {idea} /> },
                "beginnen" => (InitiativeAction::Start, account::start_title()),
                "aanvullen" => (InitiativeAction::Complete, text::complete_title()),
                "intrekken" => (InitiativeAction::Withdraw, text::withdraw_title()),
                _ => return html! { <NotFound /> },
            };
            match idea.why_not(action) {
                Some(reason) => html! {
                    <Page {title} {back} class="main--form">
                        <h1>{ title }</h1>
                        <Notice tone={Tone::Wait}><p>{ reason.to_owned() }</p></Notice>
                    </Page>
                },
                None => match action {
                    InitiativeAction::Complete => html! { <Complete {idea} /> },
                    InitiativeAction::Start => html! { <Start {idea} /> },
                    _ => html! { <Withdraw {idea} /> },
                },
            }
        }
        (QueryState::Ready(_), _) => html! { <NotFound /> },
    }
}
