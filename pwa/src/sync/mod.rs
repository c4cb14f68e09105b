//! What still has to be sent from this phone, as a pure state machine: events in, commands out. It knows no
//! browser, no network, no clock and no chance; `driver` gives it those and does what it commands.
//!
//! What it promises, and what the model test in this folder proves with thousands of random runs:
//!
//! - Nothing is removed without the server's receipt, except by the person.
//! - Per aggregate, operations arrive in the order in which they were made; photos arrive before what needs them.
//! - One tab sends at a time. Doubled and late messages, restarts and lost answers do no harm, because the server
//!   does an operation with the same id once.
//! - Nothing is sent in the name of another person than who made it.
//! - A refusal stays until the person changes, retries or deletes it, with the reason in the server's words.
//!
//! Not here: where the outbox is stored (`store`), how a request is made (`api`), what an operation means.

mod answers;
mod backoff;
mod event;
mod machine;
mod operation;
mod planning;
mod standing;

#[cfg(test)]
mod model;
#[cfg(test)]
mod stories;

pub use event::{
    Answer, AttemptId, CodeOutcome, Command, Event, Moment, PhotoOutcome, SendOutcome, Setback, TimerId, Who,
};
pub use machine::Machine;
pub use operation::{Operation, PhotoRef, Reason, Refused, State};
pub use standing::Standing;
