use std::collections::BTreeSet;

use super::event::{Setback, Who};
use super::machine::Machine;
use super::operation::{Operation, Reason, Refused, State};
use super::planning::{may_send, waits_for};

/// Where an operation stands, for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is being sent now.
    Sending,
    /// It goes as soon as there is a connection.
    WaitsForConnection,
    /// It goes as soon as its maker is signed in.
    WaitsForSignIn,
    /// Something earlier has to go first.
    WaitsForEarlier,
    /// It goes in a moment.
    Waits,
    /// It did not come through; it is tried again by itself.
    TriesAgain(Setback),
    /// The server said no.
    Refused(Vec<Refused>),
}

impl Machine {
    /// Where an operation stands; none when it is not here (any more).
    #[must_use]
    pub fn standing(&self, id: &str) -> Option<Standing> {
        self.standings().find(|(operation, _)| operation.id == id).map(|(_, standing)| standing)
    }

    /// Where everything stands, in order. One look at each, however much there is: a walk leaves hundreds.
    pub fn standings(&self) -> impl Iterator<Item = (&Operation, Standing)> {
        let stuck: Vec<&Operation> = self
            .outbox
            .iter()
            .filter(|operation| operation.state == State::Refused || !may_send(operation, &self.who))
            .collect();
        let mut held_up = BTreeSet::new();
        self.outbox.iter().map(move |operation| {
            let in_row = held_up.contains(operation.aggregate.as_str());
            let named = !operation.after.is_empty()
                && stuck.iter().any(|other| waits_for(operation, other, other.order < operation.order));
            if operation.state == State::Refused || !may_send(operation, &self.who) {
                held_up.insert(operation.aggregate.as_str());
            }
            (operation, self.standing_of(operation, in_row || named))
        })
    }

    fn standing_of(&self, operation: &Operation, held_up: bool) -> Standing {
        if let (State::Refused, Some(Reason::Refused(reasons))) = (operation.state, &operation.reason) {
            return Standing::Refused(reasons.clone());
        }
        if self.is_under_way(&operation.id) {
            return Standing::Sending;
        }
        if held_up {
            return Standing::WaitsForEarlier;
        }
        if !self.online {
            return Standing::WaitsForConnection;
        }
        if self.who != Who::Unknown && !may_send(operation, &self.who) {
            return Standing::WaitsForSignIn;
        }
        match operation.reason {
            Some(Reason::Setback(Setback::NoConnection)) => Standing::WaitsForConnection,
            Some(Reason::Setback(setback)) => Standing::TriesAgain(setback),
            _ => Standing::Waits,
        }
    }
}
