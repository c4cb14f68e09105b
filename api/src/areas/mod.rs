//! Partners, wijken with their buurten, and who is in each wijkteam.
//!
//! Not here: accounts (`people`) and what is going on in a wijk (`initiatives`).

pub mod names;
pub mod schema;
pub mod store;
