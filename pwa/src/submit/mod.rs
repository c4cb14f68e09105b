//! Handing in an idea: one question per page, kept on the phone at every pause, sent when there is a connection.
//!
//! A [`draft::Draft`] is everything as it was typed. `check` says what is not right yet, `sending` turns the draft
//! into an operation for the outbox, `standing` shows what became of it. Not here: how the outbox is emptied
//! (`driver`, `sync`).

mod answers;
mod applicant;
mod asked;
mod check;
mod costs;
pub(crate) mod draft;
mod fits;
mod form;
mod keeping;
mod pages;
mod photo;
mod photos;
mod question;
mod sending;
mod similar;
mod standing;
mod start;
pub(crate) mod verdict;
mod wijk;

use std::rc::Rc;

use wdw_contract::texts::submit;
use yew::prelude::*;

pub(crate) use applicant::applicants;
pub(crate) use asked::use_parts;
pub(crate) use check::{amount_error, part_id, supporters as people_in};
pub(crate) use draft::{DraftAsked, DraftPhoto};
pub(crate) use keeping::{forget_old, photos_in_drafts, use_keeps};
pub(crate) use photo::{address_of, forget_address, prepare, thumbnail};
pub(crate) use photos::{Keep, use_addresses, use_picking};
pub(crate) use sending::{KIND, answer_in, document_of, title_in};
pub(crate) use wijk::{WijkenToChoose, wijken_to_choose};

use crate::routes::Route;
use crate::ui::{Page, Skeleton};
use form::Form;
use keeping::use_desk;
use question::Question;
use standing::StandingPage;
use start::{Start, begin};

/// Which page of the form.
#[derive(Properties, PartialEq)]
pub struct IndienenProps {
    /// The last part of the address; none for the start.
    #[prop_or_default]
    pub page: Option<AttrValue>,
}

/// Before the id in the address of the page that says what became of an idea.
const STANDING: &str = "stand-";

/// Where one can see what became of the idea with this operation id. May be loaded again at any time.
pub(crate) fn standing_route(id: &str) -> Route {
    Route::IndienenPagina { page: format!("{STANDING}{id}") }
}

/// The form for an idea.
#[component]
pub fn Indienen(props: &IndienenProps) -> Html {
    let desk = use_desk();
    let page = props.page.as_deref();
    if let Some(id) = page.and_then(|page| page.strip_prefix(STANDING)) {
        return html! { <StandingPage id={AttrValue::from(id.to_owned())} {desk} /> };
    }
    let question = page.and_then(Question::of);
    match (&desk.draft, question) {
        (Some(Some(draft)), Some(question)) => {
            let draft = Rc::clone(draft);
            html! { <Form {question} {desk} {draft} /> }
        }
        // Someone comes in by the address of a page: there is an idea to fill in then.
        (Some(None), Some(_)) => {
            begin(&desk);
            Html::default()
        }
        (None, Some(_)) => html! {
            <Page bar={html! { <p>{ submit::bar() }</p> }} class="main--form"><Skeleton cards={1} /></Page>
        },
        (_, None) => html! { <Start {desk} /> },
    }
}
