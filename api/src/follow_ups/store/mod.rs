//! Follow-ups in the database. Writing takes a permit; reading takes who looks: only its wijkteam finds one.

mod person;
mod read;
mod write;

use wdw_entities::{follow_up, follow_up_note};

use super::rules::{Kind, State};
use crate::access::follow_ups::Subject;

pub use person::{export_of, forget};
pub use read::{
    Filter, count, find, find_by_reference, notes_of, of_findings, open_findings, open_of, open_reports,
    page, sort_day,
};
pub use write::{Change, NewFollowUp, NewNote, classify, hand_over, insert, mark_exported, save};

/// A follow-up as stored.
pub type FollowUpRow = follow_up::Model;
/// A step as stored.
pub type NoteRow = follow_up_note::Model;

/// Where it stands. The database holds no other words; should it ever, then nobody can do anything with it.
#[must_use]
pub fn state(row: &FollowUpRow) -> State {
    State::parse(&row.state).unwrap_or(State::Dropped)
}

/// What it is.
#[must_use]
pub fn kind(row: &FollowUpRow) -> Kind {
    Kind::parse(&row.kind).unwrap_or(Kind::Signal)
}

/// What the access table needs to know of it.
#[must_use]
pub fn subject(row: &FollowUpRow) -> Subject {
    Subject { follow_up_id: row.id, wijk_id: row.wijk_id, owner_id: row.owner_id, state: state(row) }
}
