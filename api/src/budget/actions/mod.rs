//! The use cases of the wijkbudget: asking for money, approving it, undoing a booking and closing a year.

mod common;
mod proposals;
mod year;

pub use proposals::{Propose, Settle};
pub use year::{CloseYear, Closing, Reverse, closing};
