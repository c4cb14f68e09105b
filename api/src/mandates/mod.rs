//! What somebody may decide for a partner: up to which amount of money, or how many hours, from when until when.
//!
//! Not here: whether a decision can be closed (`decisions`).

pub mod actions;
pub mod rules;
pub mod schema;
pub mod store;
