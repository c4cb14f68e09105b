//! What every capability stands on: configuration, database, time, chance, mail, jobs, photos, PDF, audit,
//! idempotency, keys and rate limits. No rule about wijken or initiatives lives here.

mod app;
pub mod audit;
pub mod clock;
pub mod config;
pub mod database;
pub mod digest;
mod fault;
pub mod idempotency;
pub mod ids;
pub mod jobs;
pub mod mail;
pub mod pdf;
pub mod photos;
pub mod rate_limits;
pub mod signing;
pub mod spreadsheet;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use app::{App, Executor};
pub use fault::Fault;
