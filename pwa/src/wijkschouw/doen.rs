//! What the wijkteam does with a wijkschouw, each on a page of its own.

use wdw_contract::texts::schouw as text;
use yew::prelude::*;

use super::acts::{Cancel, Invite};
use super::differences::Differences;
use super::follow::FollowUp;
use super::one::{schouw_in, use_wijkschouw};
use super::page::NEW;
use super::plan::{CHANGE, Plan};
use crate::about::NotFound;
use crate::api::QueryState;
use crate::api::enums::WijkschouwAction;
use crate::routes::Route;
use crate::ui::{Back, ErrorState, Notice, Page, Skeleton, Tone};

/// Which wijkschouw, and what to do with it.
#[derive(Properties, PartialEq)]
pub struct DoenProps {
    /// As people mention it, or `plannen`.
    pub reference: AttrValue,
    /// The last part of the address.
    pub act: AttrValue,
}

/// What the wijkteam does with a wijkschouw.
#[component]
pub fn Doen(props: &DoenProps) -> Html {
    if props.reference == NEW {
        return html! { <Plan page={props.act.clone()} /> };
    }
    html! { <With reference={props.reference.clone()} act={props.act.clone()} /> }
}

#[component]
fn With(props: &DoenProps) -> Html {
    let query = use_wijkschouw(&props.reference);
    let back = Back {
        to: Route::WijkschouwEen { reference: props.reference.to_string() },
        name: text::the_wijkschouw().into(),
    };
    let schouw = match (&query.state, schouw_in(&query.state)) {
        (QueryState::Loading, _) => {
            return html! { <Page {back} class="main--form"><Skeleton cards=1 /></Page> };
        }
        (QueryState::Failed(trouble), _) => {
            return html! {
                <Page title={props.reference.clone()} {back} class="main--form">
                    <h1>{ &props.reference }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        (QueryState::Ready(_), Some(schouw)) => schouw,
        (QueryState::Ready(_), None) => return html! { <NotFound /> },
    };
    let page = props.act.strip_prefix(CHANGE).map(|page| page.trim_start_matches('-'));
    let (action, title) = match (props.act.as_str(), page) {
        (_, Some(_)) => (WijkschouwAction::Change, text::change()),
        ("annuleren", _) => (WijkschouwAction::Cancel, text::cancel_title()),
        ("uitnodigen", _) => (WijkschouwAction::Invite, text::invite_title()),
        ("verschillen", _) => (WijkschouwAction::Choose, text::differences_title()),
        ("opvolgen", _) => (WijkschouwAction::FollowUp, text::follow_up()),
        _ => return html! { <NotFound /> },
    };
    if !schouw.may(action) {
        // What is not offered to this reader at all is not there.
        let Some(reason) = schouw.why_not(action).map(str::to_owned) else { return html! { <NotFound /> } };
        return html! {
            <Page {title} {back} class="main--form">
                <h1>{ title }</h1>
                <Notice tone={Tone::Wait}><p>{ reason }</p></Notice>
            </Page>
        };
    }
    match action {
        WijkschouwAction::Change => {
            let page = page.filter(|page| !page.is_empty()).map(|page| AttrValue::from(page.to_owned()));
            html! { <Plan {page} changes={Some(schouw)} /> }
        }
        WijkschouwAction::Cancel => html! { <Cancel {schouw} /> },
        WijkschouwAction::Choose => html! { <Differences {schouw} /> },
        WijkschouwAction::Invite => html! { <Invite {schouw} /> },
        _ => html! { <FollowUp {schouw} /> },
    }
}
