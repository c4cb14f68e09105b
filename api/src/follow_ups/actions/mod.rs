//! The use cases of follow-ups: making one of a finding, going on with it, and handing over.

mod common;
mod going_on;
mod hand_over;
mod of_findings;

pub use going_on::{Assign, Progress};
pub use hand_over::HandOver;
pub use of_findings::{Dismiss, FollowUp};
