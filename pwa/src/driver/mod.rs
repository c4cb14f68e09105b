//! What goes on by itself while the app is open: sending what waits, knowing who is signed in, the number on the
//! app's icon, and new versions of the app.
//!
//! The decisions are those of `sync`; here they are carried out. Pages see [`use_outbox`] and act through
//! [`enqueue`], [`use_try_now`] and [`delete`].

mod engine;
mod export;
mod outbox;
mod provider;
mod runner;
mod sending;
mod version;

pub use engine::{delete, send_all};
pub use export::{export, size_in_words};
pub use outbox::{Receipt, Successor, enqueue, enqueue_all, next_order, receipt, receipts, withdraw};
pub use provider::{Driver, Outbox, Waiting, use_outbox};
pub(crate) use runner::Runner;
pub use runner::use_try_now;
