use serde::{Deserialize, Serialize};

use super::operation::{Operation, PhotoRef, Refused};

/// The number of an attempt: an answer carries that of its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId(pub u64);

/// The number of a timer: only the last one set counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimerId(pub u64);

/// When something happens, and a number by chance. Both come from outside, so that every run can be repeated.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub now: u64,
    /// Any number.
    pub dice: u32,
}

/// Who is signed in on this phone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// Not known yet.
    #[default]
    Unknown,
    /// Nobody.
    Nobody,
    /// The person with this e-mail address.
    Person(String),
}

/// Why something did not come through. It is tried again by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setback {
    /// No connection, or it broke.
    NoConnection,
    /// No answer in time.
    TooSlow,
    /// The server answered 5xx.
    Server,
    /// The server wants us to be patient.
    TooOften,
    /// The server does not understand this version of the app.
    AppTooOld,
    /// A photo is no longer on the phone or cannot be read now.
    PhotoUnreadable,
}

/// What the server said to one operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Done, now or before. The receipt is what the phone keeps of it.
    Accepted {
        /// JSON.
        receipt: String,
    },
    /// Not done, for these reasons; at least one.
    Refused(Vec<Refused>),
}

/// How sending operations ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendOutcome {
    /// The server answered, to each operation of its own.
    Answered(Vec<(String, Answer)>),
    /// Nobody is signed in: nothing was done.
    Unauthenticated,
    /// No answer that counts.
    Transient(Setback),
    /// Too often; wait.
    TooMany {
        /// At least this long.
        retry_after_ms: u32,
    },
}

/// How sending a photo ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoOutcome {
    /// The server has it.
    Stored,
    /// The server will not have it.
    Refused(Refused),
    /// Nobody is signed in.
    Unauthenticated,
    /// No answer that counts.
    Transient(Setback),
    /// Too often; wait.
    TooMany {
        /// At least this long.
        retry_after_ms: u32,
    },
}

/// How asking for a sign-in code ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeOutcome {
    /// A mail is on its way, or one was sent not long ago.
    Asked,
    /// The address cannot be used.
    Refused(Refused),
    /// No answer that counts.
    Transient(Setback),
}

/// What happens to the machine.
#[derive(Clone, Debug)]
pub enum Event {
    /// The app starts: this is what was stored.
    Restarted(Vec<Operation>),
    /// Something was done on the phone and stored, in this tab or another: this is all that is stored. A tab that
    /// adds something always tells all of it, so that nothing overtakes what another tab stored before.
    Enqueued(Vec<Operation>),
    /// This tab may send now; this is what is stored.
    Started(Vec<Operation>),
    /// This tab may no longer send: another took over.
    Stopped,
    /// The device found a connection.
    Online,
    /// The device lost its connection.
    Offline,
    /// Who is signed in.
    Session(Who),
    /// A photo was sent, or not.
    PhotoAnswer(AttemptId, PhotoOutcome),
    /// Operations were sent, or not.
    SendAnswer(AttemptId, SendOutcome),
    /// A code was asked for, or not.
    CodeAnswer(AttemptId, CodeOutcome),
    /// The time that was asked for has come.
    TimerFired(TimerId),
    /// The person taps "send now", for one operation or for all.
    UserRetries(Option<String>),
    /// The person deletes an operation, after a confirmation.
    UserDeletes(String),
}

/// What the machine wants done. To be done in this order; `Keep`, `StoreReceipt` and `Delete` are to be stored
/// before what follows is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Ask for the right to send, in competition with other tabs. Then [`Event::Started`].
    Acquire,
    /// Nothing to send for now: let another tab have the right.
    Release,
    /// Store the operation as it is now.
    Keep(Operation),
    /// Send a photo.
    PutPhoto(AttemptId, PhotoRef),
    /// Send operations in one request, in this order.
    Send(AttemptId, Vec<Operation>),
    /// Ask for a sign-in code for this e-mail address.
    RequestCode(AttemptId, String),
    /// In one transaction: store the receipt, remove the operation and its photos.
    StoreReceipt {
        /// The operation that is done.
        operation: Operation,
        /// JSON.
        receipt: String,
    },
    /// Remove the operation and its photos: the person wants it.
    Delete(Operation),
    /// Fire after so many milliseconds. Any earlier timer no longer counts.
    SetTimer(TimerId, u32),
}
