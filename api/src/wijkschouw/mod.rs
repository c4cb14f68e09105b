//! The wijkschouw: planned by the wijkteam, filled in on phones, merged, scored and published.
//!
//! Not here: what is asked (`checklists`) and what happens with what was found (`follow_ups`).

pub mod actions;
pub mod calendar;
pub mod letters;
pub mod report;
pub mod rules;
pub mod schema;
pub mod store;
