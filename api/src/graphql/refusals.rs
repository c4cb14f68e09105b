//! Refusals and faults, as a client sees them.

use async_graphql::{Enum, Error, ErrorExtensions as _, SimpleObject};
use wdw_contract::texts::server;

use crate::platform::Fault;
use crate::refusal::{Refusal, RefusalCode, Stop};

/// Why something was refused.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "RefusalCode", remote = "RefusalCode")]
pub enum RefusalCodeEnum {
    /// Something must be filled in.
    Required,
    /// The text says too little.
    TooShort,
    /// The text is longer than its limit.
    TooLong,
    /// The number, amount or date lies before what is possible.
    TooSmall,
    /// The number, amount or date lies beyond what is possible.
    TooLarge,
    /// The list has more entries than its limit.
    TooMany,
    /// It cannot be read as what it should be.
    BadFormat,
    /// It does not exist, or not for the viewer.
    NotFound,
    /// Not for the viewer's role.
    NotAllowed,
    /// Nobody acts on an initiative of their own.
    OwnInitiative,
    /// Not in the state that it is in now.
    WrongState,
    /// Only for who is signed in.
    SignInRequired,
    /// The code is not the one that was sent.
    CodeWrong,
    /// The code is too old or was tried too often.
    CodeExpired,
    /// Too often in a short time.
    RateLimited,
    /// The operation id was used before, for something else.
    OperationReused,
    /// Somebody else changed it meanwhile.
    Conflict,
}

/// What was refused, why, and next to which field it is shown.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(name = "Refusal")]
pub struct RefusalObject {
    /// Why, for a program.
    pub code: RefusalCodeEnum,
    /// The input field in camelCase, `budgetLines.2.amount` within a list. Null: about the whole.
    pub field: Option<String>,
    /// A Dutch sentence that says what to do.
    pub message: String,
}

impl From<Refusal> for RefusalObject {
    fn from(refusal: Refusal) -> Self {
        Self { code: refusal.code.into(), field: refusal.field, message: refusal.message }
    }
}

/// Refusals as data; a fault as an error that says nothing of the inside.
///
/// # Errors
/// On a fault, which is logged.
pub fn refused(stop: Stop) -> Result<Vec<RefusalObject>, Error> {
    match stop {
        Stop::Refused(refusals) => Ok(refusals.into_iter().map(Into::into).collect()),
        Stop::Fault(error) => Err(fault(error)),
    }
}

/// A fault, logged, as an error that says nothing of the inside.
#[must_use]
pub fn fault(error: Fault) -> Error {
    tracing::error!(%error, "fault");
    Error::new(server::fault()).extend_with(|_, extensions| extensions.set("code", "FAULT"))
}
