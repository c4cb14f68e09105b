//! Expected refusals: data, not errors. Each says what to do, in the reader's words, next to its field.

use serde::{Deserialize, Serialize};

use crate::platform::{Fault, database::WriteError};
use crate::words::words;

words! {
    /// Why something was refused; closed, so that an app can rely on it.
    pub enum RefusalCode {
        /// Something must be filled in.
        Required = "required",
        /// The text says too little.
        TooShort = "too_short",
        /// The text is longer than its limit.
        TooLong = "too_long",
        /// The number, amount or date lies before what is possible.
        TooSmall = "too_small",
        /// The number, amount or date lies beyond what is possible.
        TooLarge = "too_large",
        /// The list has more entries than its limit.
        TooMany = "too_many",
        /// It cannot be read as what it should be.
        BadFormat = "bad_format",
        /// It does not exist, or not for this person.
        NotFound = "not_found",
        /// Not for this person's role.
        NotAllowed = "not_allowed",
        /// Nobody acts on an initiative of their own.
        OwnInitiative = "own_initiative",
        /// Not in the state that it is in now.
        WrongState = "wrong_state",
        /// Only for who is signed in.
        SignInRequired = "sign_in_required",
        /// The code is not the one that was sent.
        CodeWrong = "code_wrong",
        /// The code is too old or was tried too often.
        CodeExpired = "code_expired",
        /// Too often in a short time.
        RateLimited = "rate_limited",
        /// The operation id was used before, for something else.
        OperationReused = "operation_reused",
        /// Somebody else changed it meanwhile.
        Conflict = "conflict",
    }
}

/// One thing that is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Why, for a program.
    pub code: RefusalCode,
    /// The input field it is about, in camelCase, `budgetLines.2.amount` within a list; `None`: the whole.
    pub field: Option<String>,
    /// What to do, for a person.
    pub message: String,
}

impl Refusal {
    /// A refusal of the whole.
    pub fn new(code: RefusalCode, message: impl Into<String>) -> Self {
        Self { code, field: None, message: message.into() }
    }

    /// A refusal of one field.
    pub fn of(field: impl Into<String>, code: RefusalCode, message: impl Into<String>) -> Self {
        Self { code, field: Some(field.into()), message: message.into() }
    }
}

/// Why an action stopped: refused, which is normal, or a fault, which is ours.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// What the person can do about it is in the refusals.
    #[error("refused: {0:?}")]
    Refused(Vec<Refusal>),
    /// Something broke; the person gets a general sentence, the log gets this.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<sea_orm::DbErr> for Stop {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Fault(error.into())
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl WriteError for Stop {
    fn database(&self) -> Option<&sea_orm::DbErr> {
        match self {
            Self::Fault(fault) => fault.database(),
            Self::Refused(_) => None,
        }
    }
}

/// Goes on when nothing is refused.
///
/// # Errors
/// All refusals at once, so that a person can mend everything in one go.
pub fn all_right(refusals: Vec<Refusal>) -> Result<(), Stop> {
    if refusals.is_empty() { Ok(()) } else { Err(Stop::Refused(refusals)) }
}
