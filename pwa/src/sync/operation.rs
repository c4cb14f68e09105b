use serde::{Deserialize, Serialize};

use super::event::Setback;

/// Something that was done on the phone and that the server has to hear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// The `operationId` of the mutation: the server does it once.
    pub id: String,
    /// The place in the row, rising. Milliseconds will do.
    pub order: u64,
    /// What it is about, as small as order matters (one idea; one item at one stop): within one aggregate each waits
    /// for the one before it.
    pub aggregate: String,
    /// Which mutation: `SubmitInitiative`.
    pub kind: String,
    /// Operations of one kind and one batch may go in one request; none: each alone.
    #[serde(default)]
    pub batch: Option<String>,
    /// What has to be gone from this phone before: ids of operations, wherever they stand in the row (two tabs may not
    /// agree about the time), or names of batches, for what stands earlier. A stop before the answers given at it;
    /// everything of a walk before its end.
    #[serde(default)]
    pub after: Vec<String>,
    /// The e-mail address of who did it: it is only sent while that person is signed in.
    pub actor: String,
    /// The input or the variables of the mutation, in JSON, as the kind wants it.
    pub payload: String,
    /// Photos that the server must have before.
    #[serde(default)]
    pub photos: Vec<PhotoRef>,
    /// Whether it waits or was refused.
    #[serde(default)]
    pub state: State,
    /// How often it was tried with a connection, without an answer that counts.
    #[serde(default)]
    pub attempts: u32,
    /// It was sent and no answer came: the server may have done it. Its content must not change.
    #[serde(default)]
    pub in_doubt: bool,
    /// Why it is still here, if anything happened.
    #[serde(default)]
    pub reason: Option<Reason>,
    /// When a sign-in code was last asked for it by itself, in milliseconds since 1970.
    #[serde(default)]
    pub code_asked_at: Option<u64>,
    /// How often that was done.
    #[serde(default)]
    pub codes_asked: u8,
}

/// A photo that an operation needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoRef {
    /// Chosen on the phone.
    pub uuid: String,
    /// Of its bytes, in base64.
    pub sha256: String,
    /// In bytes.
    pub size: u32,
    /// The server has it.
    #[serde(default)]
    pub sent: bool,
}

/// Whether an operation waits or was refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// To be sent as soon as possible.
    #[default]
    Waiting,
    /// The server said no: it waits for the person.
    Refused,
}

/// Why an operation is still on the phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The server said no, for these reasons; at least one.
    Refused(Vec<Refused>),
    /// It did not come through.
    Setback(Setback),
}

/// What was refused, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Of the schema's `RefusalCode`, or of the photo.
    pub code: String,
    /// A sentence that says what to do.
    pub message: String,
    /// The input field in camelCase; none: about the whole.
    pub field: Option<String>,
}

impl Operation {
    /// Whether its content can still be changed under the same id: the server has certainly not done it.
    #[must_use]
    pub fn may_change(&self) -> bool {
        self.state == State::Refused || !self.in_doubt
    }

    /// The bytes of all its photos.
    #[must_use]
    pub fn photo_bytes(&self) -> u64 {
        self.photos.iter().map(|photo| u64::from(photo.size)).sum()
    }

    pub(super) fn refuse(&mut self, reasons: Vec<Refused>) {
        self.state = State::Refused;
        self.in_doubt = false;
        self.attempts = 0;
        self.reason = Some(Reason::Refused(reasons));
    }
}
