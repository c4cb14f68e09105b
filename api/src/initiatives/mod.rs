//! Initiatives: what residents bring in, from submission to answer, with its messages and public story.
//!
//! Not here: whether a plan fits the kaders (`kaders`), the decision itself (`decisions`) and the money
//! (`budget`).

pub mod actions;
pub mod letters;
pub mod rules;
pub mod schema;
pub mod store;
