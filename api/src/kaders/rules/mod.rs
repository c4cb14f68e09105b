//! What a condition says of a request. Pure and total: any condition, against any facts, has an outcome.

mod applying;
mod check;
mod evaluate;
mod facts;
mod judged;
mod known;
mod sentences;

pub use applying::{Applies, Standing, Status, version_for};
pub use check::{
    Known, NUMBER, Writing, check_condition, check_draft, check_final, check_last_day, check_number,
};
pub use evaluate::{Outcome, Reason, Verdict, evaluate};
pub use facts::{Datum, Facts, Grant};
pub use judged::{Judgement, judged};
pub use known::{ApplicantKind, KnownFacts};
