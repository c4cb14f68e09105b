//! Planning a wijkschouw and changing one: one question per page, kept on this device with every letter, and sent at
//! the end.

mod check;
mod checklist;
mod draft;
mod form;
mod pages;
mod question;
mod start;
mod stop;
mod stops;

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;

use crate::about::NotFound;
use crate::people::{Session, use_session};
use crate::routes::Route;
use crate::ui::{Page, Skeleton};
use crate::wijkschouw::one::Schouw;
use crate::wijkschouw::page::NEW;
use draft::{Wijk, use_desk};
use form::Form;
use question::Question;
use start::{Start, only_for_wijkteam};

/// The beginning of the last part of the address, when one is changed.
pub(super) const CHANGE: &str = "wijzigen";

/// Which page, of what.
#[derive(Properties, PartialEq)]
pub(super) struct PlanProps {
    /// The last part of the address; none for the start.
    #[prop_or_default]
    pub(super) page: Option<AttrValue>,
    /// What is changed; none for a new one.
    #[prop_or_default]
    pub(super) changes: Option<Rc<Schouw>>,
}

/// The address of a page of the form.
fn route(question: Question, reference: Option<&str>) -> Route {
    match reference {
        None => Route::WijkschouwDoen { reference: NEW.to_owned(), act: question.slug() },
        Some(reference) => {
            let act = if question == Question::Check {
                CHANGE.to_owned()
            } else {
                format!("{CHANGE}-{}", question.slug())
            };
            Route::WijkschouwDoen { reference: reference.to_owned(), act }
        }
    }
}

/// The form for a wijkschouw.
#[component]
pub(super) fn Plan(props: &PlanProps) -> Html {
    let desk = use_desk(props.changes.as_ref());
    let session = use_session();
    let viewer = match &session {
        Session::Unknown => return html! { <Page class="main--form"><Skeleton cards=1 /></Page> },
        Session::SignedIn(viewer) if !viewer.memberships.is_empty() => viewer,
        other => return only_for_wijkteam(*other == Session::SignedOut),
    };
    let mut wijken: Vec<Wijk> = Vec::new();
    for membership in &viewer.memberships {
        let wijk = Wijk {
            id: membership.wijk.id.clone(),
            slug: membership.wijk.slug.clone(),
            name: membership.wijk.name.clone(),
        };
        if !wijken.contains(&wijk) {
            wijken.push(wijk);
        }
    }
    let wijken = Rc::new(wijken);
    let reference = props.changes.as_ref().map(|schouw| AttrValue::from(schouw.reference.clone()));
    match (props.page.as_deref(), &props.changes) {
        // A change begins where everything stands.
        (None, Some(_)) => {
            html! { <Form question={Question::Check} {desk} {wijken} changes={props.changes.clone()} /> }
        }
        (None, None) => html! { <Start {desk} {wijken} /> },
        (Some(page), changes) => match Question::of(page) {
            Some(Question::Stop(index)) if index >= desk.draft.stops.len() => {
                html! { <Redirect<Route> to={route(Question::Route, reference.as_deref())} /> }
            }
            // By the address of a page, before anything was begun.
            Some(_) if changes.is_none() && !desk.begun => html! { <Start {desk} {wijken} /> },
            Some(question) => html! { <Form {question} {desk} {wijken} changes={changes.clone()} /> },
            None => html! { <NotFound /> },
        },
    }
}
