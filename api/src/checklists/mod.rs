//! Checklists: what a wijkschouw asks, in versions. A draft is written, checked and published; what is published
//! never changes, because answers refer to it.
//!
//! Not here: the form of a checklist itself, which server and phone share (`wdw_contract::checklist`), and what is
//! answered (`wijkschouw`).

pub mod actions;
pub mod base;
pub mod files;
pub mod rules;
pub mod schema;
pub mod store;
