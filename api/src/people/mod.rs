//! Accounts: signing in and out, one's own data, and loading who somebody is with every function held today.
//!
//! Not here: who may what (`access`) and how a token travels (`http`).

pub mod actions;
pub mod letters;
pub mod rules;
pub mod schema;
pub mod sessions;
pub mod store;
