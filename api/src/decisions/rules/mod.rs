//! What it takes to decide. Pure: everything that is known of a request in, what is still missing out.

mod after;
mod asked;
mod drafts;
mod frozen;
mod readiness;
mod standing;

pub use after::{
    Settlement, Spending, accounts_due, check_accounts, check_approval, check_payment, settlement,
};
pub use asked::{Asked, AskedPart, check_asked};
pub use drafts::{Draft, draft};
pub use frozen::{Frozen, FrozenCheck, FrozenPart, FrozenView};
pub use readiness::{
    Blocker, Case, Limits, NotRefused, Outcome, PartnerCheck, Position, Readiness, Room, View, asking_level,
    awaited, needed_level, next_level, readiness,
};
pub use standing::{Standing, standing_for, standings};
