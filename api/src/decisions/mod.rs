//! Deciding on an initiative: of whom what is asked, what the kaders say of it, what the partners think, the motivated
//! decision, and what comes after a grant until it is accounted for (domain page, "Decision and money").
//!
//! Not here: the conditions of kaders and their evaluation (`kaders`), the arithmetic of money (`budget`), and who may
//! decide up to what amount (`mandates`).

pub mod actions;
pub mod dossier;
pub mod letter;
mod letters;
pub mod rules;
pub mod schema;
pub mod sentences;
pub mod store;
