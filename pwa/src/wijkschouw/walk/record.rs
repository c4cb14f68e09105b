//! What the phone keeps of a walk.

use serde::{Deserialize, Serialize};
use wdw_contract::checklist::Checklist;

use crate::api::enums::AnswerState;
use crate::store::Record;

/// Everything that a walk needs, taken along before. The checklist is the version that was pinned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Prepared {
    /// Global and opaque.
    pub(crate) id: String,
    /// As people mention it.
    pub(crate) reference: String,
    pub(crate) wijk: String,
    pub(crate) starts_at: String,
    pub(crate) meeting_point: String,
    pub(crate) explanation: String,
    /// As in the schema.
    pub(crate) state: String,
    pub(crate) checklist: Checklist,
    pub(crate) checklist_number: i64,
    /// Which version that is: the server holds to it when the walk begins with it.
    pub(crate) checklist_id: String,
    pub(crate) stops: Vec<StopRecord>,
    /// Who walks along, by name.
    pub(crate) people: Vec<String>,
    /// Who prepared it: what is recorded is sent in this name.
    pub(crate) actor: String,
    /// May record answers, and finish once it has begun; else only findings, if `may_add`.
    pub(crate) may_record: bool,
    pub(crate) may_add: bool,
    /// May prepare a phone: also who only walks along, also before it is under way.
    pub(crate) may_prepare: bool,
    /// When everything was stored, in milliseconds since 1970; 0: only looked at.
    pub(crate) ready_at: u64,
    /// How much was stored.
    pub(crate) bytes: u64,
}

impl Record for Prepared {
    const VERSION: u32 = 1;
}

/// A place on the route.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct StopRecord {
    pub(crate) uuid: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) latitude: Option<f64>,
    pub(crate) longitude: Option<f64>,
    /// The operation that adds it, when it was added on this phone.
    pub(crate) operation: Option<String>,
}

impl Record for StopRecord {
    const VERSION: u32 = 1;
}

/// A position with its accuracy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fix {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    /// Metres.
    pub(crate) accuracy: u32,
}

/// A photo as an answer names it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct PhotoRecord {
    pub(crate) uuid: String,
    pub(crate) sha256: String,
    pub(crate) size: u32,
}

/// What was answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Said {
    /// None: only a note or photos so far.
    pub(crate) state: Option<AnswerState>,
    pub(crate) value: Option<String>,
    /// In milliseconds since 1970; 0: by nobody's tap.
    pub(crate) at: u64,
}

/// One's own answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Given {
    /// None: once, for the whole wijkschouw.
    pub(crate) stop: Option<String>,
    pub(crate) item: String,
    pub(crate) said: Said,
    pub(crate) note: String,
    pub(crate) photos: Vec<PhotoRecord>,
    pub(crate) fix: Option<Fix>,
    /// The last operation with it; none: nothing of it has to be sent.
    pub(crate) operation: Option<String>,
    /// What was said before, the last at the end, for undoing.
    pub(crate) before: Vec<Said>,
}

impl Record for Given {
    const VERSION: u32 = 1;
}

/// Something that fits no question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FindingRecord {
    /// Also its operation.
    pub(crate) uuid: String,
    pub(crate) stop: Option<String>,
    pub(crate) theme: String,
    pub(crate) note: String,
    pub(crate) photos: Vec<PhotoRecord>,
    pub(crate) fix: Option<Fix>,
    pub(crate) made_at: u64,
}

impl Record for FindingRecord {
    const VERSION: u32 = 1;
}

/// What someone else answered, as the server last told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Other {
    pub(crate) uuid: String,
    pub(crate) stop: Option<String>,
    pub(crate) item: String,
    pub(crate) state: Option<AnswerState>,
    pub(crate) value: Option<String>,
    pub(crate) note: String,
    pub(crate) author: String,
    pub(crate) mine: bool,
    pub(crate) made_at: String,
    /// The server counts this one.
    pub(crate) counts: bool,
    pub(crate) conflict: bool,
}

/// What others recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Others {
    pub(crate) answers: Vec<Other>,
    /// When the server told it, in milliseconds since 1970.
    pub(crate) at: u64,
}

impl Record for Others {
    const VERSION: u32 = 1;
}

/// Where one is, and how one likes to walk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Place {
    /// The walk has begun on this phone.
    pub(crate) begun: bool,
    /// It pauses: the screen may sleep.
    pub(crate) paused: bool,
    /// It was finished on this phone.
    pub(crate) finished: bool,
    /// None: what is asked once.
    pub(crate) stop: Option<String>,
    pub(crate) item: String,
    /// Moves on by itself after an answer.
    pub(crate) moves_on: bool,
    /// Uses the position of the phone.
    pub(crate) uses_position: bool,
    /// Differences that were settled on this phone, by question: the answer that holds.
    pub(crate) chosen: Vec<(String, String)>,
}

impl Record for Place {
    const VERSION: u32 = 1;
}
