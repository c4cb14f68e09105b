//! What a person reads for the enums of a follow-up.

use wdw_contract::texts::follow_ups as text;

use crate::api::enums::*;

impl FollowUpKind {
    /// As a person reads it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Action | Self::Unknown => text::kind_action(),
            Self::Signal => text::kind_signal(),
            Self::Report => text::kind_report(),
            Self::Compliment => text::kind_compliment(),
        }
    }
}

impl FollowUpState {
    /// As a person reads it, in lower case.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Open | Self::Unknown => text::state_open(),
            Self::InProgress => text::state_in_progress(),
            Self::Done => text::state_done(),
            Self::Dropped => text::state_dropped(),
        }
    }
}
