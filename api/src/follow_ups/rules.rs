//! What a follow-up must say, and how it goes on.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wdw_contract::{limits, texts::refusals};

use crate::initiatives::rules::check_text;
use crate::refusal::{Refusal, RefusalCode};
use crate::wijkschouw::rules::FindingClass;
use crate::words::words;

/// How far ahead a day may be.
const DAYS_AHEAD: u64 = 730;

words! {
    /// What becomes of a finding.
    pub enum Kind {
        /// Somebody does something about it, by a day.
        Action = "action",
        /// It asks for somebody's attention.
        Signal = "signal",
        /// It goes to the municipality's public-space system.
        Report = "report",
        /// It is praise; nothing has to be done.
        Compliment = "compliment",
    }
}

words! {
    /// Where it stands.
    pub enum State {
        /// Nobody began yet.
        Open = "open",
        /// Its owner works on it.
        InProgress = "in_progress",
        /// It is done.
        Done = "done",
        /// It will not be done, with the reason.
        Dropped = "dropped",
    }
}

impl State {
    /// Something still has to be done.
    pub const OPEN: &'static [Self] = &[Self::Open, Self::InProgress];

    /// Whether something still has to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }
}

impl Kind {
    /// Where it begins: praise is done when it is given.
    #[must_use]
    pub fn first_state(self) -> State {
        if self == Self::Compliment { State::Done } else { State::Open }
    }

    /// How the finding is classed when nobody says: praise asks for nothing, the rest for maintenance.
    #[must_use]
    pub fn class(self) -> FindingClass {
        if self == Self::Compliment { FindingClass::Nothing } else { FindingClass::Maintenance }
    }
}

/// What is made of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// What becomes of it.
    pub kind: Kind,
    /// In a few words.
    pub title: String,
    /// More words.
    pub body: Option<String>,
    /// Who gets it; none: who the wijkteam's rules say.
    pub owner_id: Option<Uuid>,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

impl Proposal {
    /// Everything that is wrong with it.
    #[must_use]
    pub fn check(&self, today: NaiveDate) -> Vec<Refusal> {
        let mut found = Vec::new();
        let too_long = |max| refusals::text_too_long(max);
        let title = Some(refusals::follow_up_title_required());
        check_text(&mut found, "title", &self.title, title, limits::TITLE, too_long(limits::TITLE));
        if let Some(body) = &self.body {
            check_text(&mut found, "body", body, None, limits::MESSAGE, too_long(limits::MESSAGE));
        }
        if self.kind == Kind::Action {
            if self.owner_id.is_none() {
                let message = refusals::owner_required();
                found.push(Refusal::of("ownerMembershipId", RefusalCode::Required, message));
            }
            if self.due_on.is_none() {
                found.push(Refusal::of("dueOn", RefusalCode::Required, refusals::due_required()));
            }
        }
        found.extend(self.due_on.and_then(|due_on| check_due(due_on, today)));
        found
    }
}

/// A day to be done by lies ahead, within two years.
#[must_use]
pub fn check_due(due_on: NaiveDate, today: NaiveDate) -> Option<Refusal> {
    let last = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(NaiveDate::MAX);
    if due_on < today {
        Some(Refusal::of("dueOn", RefusalCode::TooSmall, refusals::due_past()))
    } else if due_on > last {
        Some(Refusal::of("dueOn", RefusalCode::TooLarge, refusals::due_far()))
    } else {
        None
    }
}

/// A step needs words when nothing else tells what happened: when the state stays, and when it will not be done.
#[must_use]
pub fn check_note(from: State, to: State, note: &str) -> Vec<Refusal> {
    let mut found = Vec::new();
    let required = match to {
        State::Dropped => Some(refusals::reason_required()),
        _ if from == to => Some(refusals::note_required()),
        _ => None,
    };
    let too_long = refusals::text_too_long(limits::MESSAGE);
    check_text(&mut found, "note", note, required, limits::MESSAGE, too_long);
    found
}

/// Whether it should have been done by now.
#[must_use]
pub fn is_overdue(state: State, due_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    state.is_open() && due_on.is_some_and(|due_on| due_on < today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn fields(refusals: Vec<Refusal>) -> Vec<String> {
        refusals.into_iter().filter_map(|refusal| refusal.field).collect()
    }

    #[test]
    fn an_action_has_an_owner_and_a_day() {
        let today = day("2026-03-02");
        let mut proposal =
            Proposal { kind: Kind::Action, title: String::new(), body: None, owner_id: None, due_on: None };
        assert_eq!(fields(proposal.check(today)), ["title", "ownerMembershipId", "dueOn"]);
        proposal.title = "Bankje maken".into();
        proposal.owner_id = Some(Uuid::nil());
        for (due_on, fits) in
            [("2026-03-01", false), ("2026-03-02", true), ("2028-03-01", true), ("2028-03-02", false)]
        {
            proposal.due_on = Some(day(due_on));
            assert_eq!(proposal.check(today).is_empty(), fits, "{due_on}");
        }
        proposal = Proposal { kind: Kind::Signal, owner_id: None, due_on: None, ..proposal };
        assert_eq!(proposal.check(today), vec![]);
    }

    #[test]
    fn a_step_without_a_change_and_giving_up_need_words() {
        assert_eq!(check_note(State::Open, State::InProgress, ""), vec![]);
        assert_eq!(fields(check_note(State::Open, State::Open, "")), ["note"]);
        assert_eq!(fields(check_note(State::Open, State::Dropped, "")), ["note"]);
        assert_eq!(check_note(State::Open, State::Dropped, "Grond van een ander"), vec![]);
    }

    #[test]
    fn only_what_is_open_is_overdue() {
        let today = day("2026-03-02");
        assert!(is_overdue(State::Open, Some(day("2026-03-01")), today));
        assert!(!is_overdue(State::Open, Some(today), today));
        assert!(!is_overdue(State::Done, Some(day("2026-03-01")), today));
        assert!(!is_overdue(State::Open, None, today));
    }
}
