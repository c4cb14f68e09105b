//! Kaders: a partner's framework conditions, and what they say of a request (domain page, "Kaders and the
//! kadertoets").
//!
//! Not here: who decides, and about which money; see `decisions` and `budget` in the domain page.

pub mod actions;
pub mod base;
#[cfg(test)]
mod check_tests;
pub mod facts;
pub mod files;
pub mod rules;
pub mod schema;
pub mod store;
pub mod trying;
