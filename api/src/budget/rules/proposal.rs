//! Money that the stuurgroep is asked for a wijk, a year and a partner.

use serde::{Deserialize, Serialize};
use wdw_contract::{Cents, limits, texts::budget_server as texts, texts::refusals};

use crate::initiatives::rules::check_text;
use crate::refusal::{Refusal, RefusalCode};
use crate::words::words;

/// How many years ahead money is asked for.
const YEARS_AHEAD: i32 = 2;

words! {
    /// Where a proposal stands.
    pub enum ProposalState {
        /// The stuurgroep has not looked at it.
        Proposed = "proposed",
        /// The money is allocated.
        Approved = "approved",
        /// It was declined, with the reason.
        Declined = "declined",
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// For which year.
    pub year: i32,
    /// How much.
    pub amount: Cents,
    /// What it is for.
    pub reason: String,
}

impl Proposal {
    /// Everything that is wrong with it.
    #[must_use]
    pub fn check(&self, this_year: i32) -> Vec<Refusal> {
        let mut found = Vec::new();
        if self.year < this_year {
            found.push(Refusal::of("year", RefusalCode::TooSmall, texts::year_past()));
        } else if self.year > this_year.saturating_add(YEARS_AHEAD) {
            let message = texts::year_far(this_year.saturating_add(YEARS_AHEAD));
            found.push(Refusal::of("year", RefusalCode::TooLarge, message));
        }
        if self.amount <= Cents::ZERO {
            found.push(Refusal::of("amount", RefusalCode::TooSmall, texts::amount_above_nought()));
        } else if self.amount.0 > limits::BUDGET {
            let message = refusals::amount_too_large(Cents(limits::BUDGET));
            found.push(Refusal::of("amount", RefusalCode::TooLarge, message));
        }
        check_reason(&mut found, &self.reason, texts::proposal_reason_required());
        found
    }
}

/// What is wrong with approving or declining a proposal that somebody made.
///
/// Who made it does not settle it: two people look at money before it is there.
#[must_use]
pub fn check_settling(
    state: ProposalState,
    own: bool,
    closed: bool,
    approve: bool,
    reason: Option<&str>,
) -> Vec<Refusal> {
    if state != ProposalState::Proposed {
        return vec![Refusal::new(RefusalCode::WrongState, texts::proposal_settled())];
    }
    if own {
        return vec![Refusal::new(RefusalCode::NotAllowed, texts::own_proposal())];
    }
    if approve && closed {
        return vec![Refusal::new(RefusalCode::WrongState, texts::year_closed())];
    }
    let mut found = Vec::new();
    if !approve {
        check_reason(&mut found, reason.unwrap_or_default(), refusals::reason_required());
    }
    found
}

/// What is wrong with a reason.
pub fn check_reason(found: &mut Vec<Refusal>, reason: &str, required: &str) {
    let too_long = refusals::text_too_long(limits::MESSAGE);
    check_text(found, "reason", reason, Some(required), limits::MESSAGE, too_long);
}
