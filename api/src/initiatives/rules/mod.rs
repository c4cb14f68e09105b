//! The rules of initiatives: plain values in, plain values or refusals out. No database, no GraphQL, no time
//! of its own.

mod likeness;
mod plan;
mod states;
mod term;

pub use likeness::{Candidate, most_alike, words_of};
pub use plan::{
    Changes, Cost, CostKind, Money, Place, Plan, Theme, check_answer, check_photos, check_text, tidy,
};
pub use states::{EventKind, Purpose, Side, State, Step, next};
pub use term::{AnswerTerm, TERM_DAYS};
