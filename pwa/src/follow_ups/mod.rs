//! What findings became: actions, signals, reports and compliments, with who does them by when.

mod acts;
mod hand_over;
mod list;
mod page;
mod words;

pub use list::Opvolging;
pub use page::{FollowUp, FollowUpDoen};
