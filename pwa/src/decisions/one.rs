use std::rc::Rc;

use wdw_contract::Cents;
use yew::prelude::*;

use crate::api::enums::*;
use crate::api::operation;

operation!(pub(super) Deciding, "src/decisions/one.graphql");

/// A request with everything that deciding on it takes.
pub(super) type One = deciding::DecidingInitiative;
/// What a kader says of it.
pub(super) type KaderCheck = deciding::DecidingInitiativeKaderChecks;
/// What is missing.
pub(super) type Readiness = deciding::DecidingInitiativeReadiness;
/// What a partner thinks.
pub(super) type View = deciding::DecidingInitiativeViews;

#[derive(Properties, PartialEq)]
pub(super) struct OneProps {
    pub(super) one: Rc<One>,
}

impl One {
    /// Whether the reader may do this now.
    pub(super) fn may(&self, action: InitiativeAction) -> bool {
        self.viewer_actions.iter().any(|known| known.action == action && known.allowed)
    }

    /// Why the reader may not do this now, when the server says.
    pub(super) fn why_not(&self, action: InitiativeAction) -> Option<&str> {
        self.viewer_actions
            .iter()
            .find(|known| known.action == action && !known.allowed)
            .and_then(|known| known.reason.as_deref())
    }

    /// What a partner thinks, as far as it counts.
    pub(super) fn view_of(&self, partner_id: &str) -> Option<&View> {
        self.views.as_deref().unwrap_or_default().iter().find(|view| view.partner.id == partner_id)
    }

    /// What was paid of the decision that stands.
    pub(super) fn paid(&self) -> Cents {
        self.decision.iter().flat_map(|decision| &decision.parts).map(|part| part.paid).sum()
    }
}

/// The first letters of a name, for a face.
pub(super) fn initials(name: &str) -> String {
    let words: Vec<char> = name
        .split(',')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => only.to_string(),
        [first, .., last] => format!("{first}{last}"),
    }
}
