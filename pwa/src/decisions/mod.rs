//! Deciding, for the wijkteam, managers and the stuurgroep: what waits, one request on one page, and what can be done.
//!
//! Not here: what a resident reads of a decision (`initiatives`), and any rule: the server says what is missing, who can
//! resolve it, and what this reader may do.

mod acts;
mod kaders;
mod list;
mod money;
mod one;
mod page;
mod views;

pub use list::Besluiten;
pub use page::{Besluit, BesluitDoen};
