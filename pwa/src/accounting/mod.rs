//! Telling how it went with what was granted: one question per page, kept on the phone at every pause, sent when there
//! is a connection.
//!
//! As with handing in an idea (`submit`), a [`draft::Draft`] is everything as it was typed, `sending` turns it into an
//! operation for the outbox, and `standing` shows what became of it. Photos go before it, once each.

mod answers;
mod draft;
mod keeping;
mod pages;
mod question;
mod sending;
mod standing;
mod start;

use std::rc::Rc;

use yew::prelude::*;

pub(crate) use keeping::{forget_old, is_draft, photos_in_drafts};
pub(crate) use sending::{KIND, answer_in, document_of, standing_route, title_in, waits_for};

use crate::ui::{Page, Skeleton};
use keeping::use_desk;
use pages::Form;
use question::Question;
use standing::StandingPage;
use start::Start;

/// The last part of the address of the start; those of the questions begin with it.
pub(crate) const ACT: &str = "verantwoorden";

/// How the addresses begin of everything here.
pub(crate) const ACT_BEGINS: &str = "verantwoord";

/// Which page of which idea.
#[derive(Properties, PartialEq)]
pub struct VerantwoordenProps {
    /// As people mention it.
    pub reference: AttrValue,
    /// The last part of the address.
    pub act: AttrValue,
}

/// Telling how it went.
#[component]
pub fn Verantwoorden(props: &VerantwoordenProps) -> Html {
    let VerantwoordenProps { reference, act } = props;
    let desk = use_desk(reference);
    if let Some(id) = act.strip_prefix(sending::STANDING) {
        return html! { <StandingPage reference={reference.clone()} id={AttrValue::from(id.to_owned())} {desk} /> };
    }
    match (Question::of(act), &desk.draft) {
        (Some(question), Some(Some(draft))) if !draft.queued => {
            let draft = Rc::clone(draft);
            html! { <Form {question} {desk} {draft} /> }
        }
        (Some(_), None) => html! { <Page class="main--form"><Skeleton cards={1} /></Page> },
        // Someone comes in by the address of a question: it begins at the start.
        _ => html! { <Start reference={reference.clone()} {desk} /> },
    }
}
