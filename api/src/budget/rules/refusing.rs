//! Why something cannot be booked, as a sentence.

use wdw_contract::texts::budget_server as texts;

use super::{Account, NotBooked};
use crate::refusal::{Refusal, RefusalCode};

/// The refusal that belongs to it, next to the field with the amount.
#[must_use]
pub fn refusal(field: &str, why: NotBooked) -> Refusal {
    match why {
        NotBooked::Amount => Refusal::of(field, RefusalCode::TooSmall, texts::amount_above_nought()),
        NotBooked::NoBudget => Refusal::of(field, RefusalCode::NotFound, texts::no_budget()),
        NotBooked::Closed => Refusal::of(field, RefusalCode::WrongState, texts::year_closed()),
        NotBooked::Short { account, present } => {
            let message = match account {
                Account::Source | Account::Available => texts::short_available(present),
                Account::Committed => texts::short_committed(present),
                Account::Paid => texts::short_paid(present),
            };
            Refusal::of(field, RefusalCode::TooLarge, message)
        }
    }
}
