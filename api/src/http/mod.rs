//! How the world comes in: the router, who calls, GraphQL's transport, photos, the app's files, and the headers on
//! every answer. What may be done is decided elsewhere.

mod app_paths;
mod assets;
mod budgets;
pub mod caller;
pub mod cookies;
mod device;
mod exports;
mod graphql;
mod headers;
mod health;
pub mod mailbox;
mod pages;
mod photos;
mod reports;
mod router;
mod serve;

pub use health::start_counting;
pub use router::router;
pub use serve::serve;
