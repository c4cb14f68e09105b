//! What becomes of what a wijkschouw found: actions, signals, reports to the municipality's public-space system and
//! compliments. What is open has exactly one owner. Handing over moves all that somebody has to a successor.
//!
//! Not here: the findings themselves (`wijkschouw`).

pub mod actions;
pub mod export;
pub mod letters;
pub mod rules;
pub mod schema;
pub mod store;
