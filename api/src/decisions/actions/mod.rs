//! The use cases of deciding, one type each: what the wijkteam writes down, what partners and managers say, the decision
//! itself, and what comes after it.

mod after;
mod asking;
mod close;
mod common;
mod judge;
mod reminder;
mod views;

pub use after::{Account, ApproveAccounting, Pay, Reopen, ReturnAccounting, Start};
pub use asking::{Beside, Divide, RecordFacts, recheck};
pub use close::Close;
pub use judge::JudgeKader;
pub use reminder::register_jobs;
pub use views::{AskViews, GiveView};
