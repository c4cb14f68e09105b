//! The rules of a wijkschouw: plain values in, plain values or refusals out.

mod asked;
mod conclusion;
mod findings;
mod merging;
mod plan;
mod recording;
mod scoring;
mod states;

pub use asked::Asked;
pub use conclusion::{conclusion, mark};
pub use findings::{finding_note, is_bad, said};
pub use merging::{Given, Standing, standing};
pub use plan::{NewStop, SchouwPlan, check_stop};
pub use recording::{Entry, Position, Recorded, check_note, check_photos, made_at};
pub use scoring::{Counted, RatedStop, RatedTheme, Tally};
pub use states::{AnswerState, FindingClass, Form, ParticipantState, State};
