//! The use cases of initiatives, one type each: what a resident does, what the wijkteam does, and what both do.

mod common;
mod resident;
mod retention;
mod support;
mod supporters;
mod team;

pub use resident::{Complete, Submit, Withdraw, withdraw_all_of};
pub use support::{Support, Unsupport};
pub use team::{Ask, Assign, Extend, Hide, Refer, SendMessage, TakeUp, Unhide, hand_over};

pub use common::record_read;
pub(crate) use common::{after, attach, permitted, signature};
pub(crate) use supporters::tell as tell_supporters;

/// Adds this room's jobs.
#[must_use]
pub fn register_jobs(registry: crate::platform::jobs::Registry) -> crate::platform::jobs::Registry {
    retention::register(supporters::register(registry))
}
