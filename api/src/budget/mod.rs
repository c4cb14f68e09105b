//! The wijkbudget: the money of one wijk, in one year, per funding partner, as a double-entry ledger to which is
//! only added (domain page, "Decision and money").
//!
//! Not here: who may decide on a request, and within which kaders.

pub mod actions;
pub mod letters;
pub mod report;
pub mod rules;
pub mod schema;
pub mod store;
