use wdw_contract::texts::offline;

/// Why the server gave no answer that can be used. A refusal is an answer and no trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The device has no connection, or the server cannot be reached.
    NoConnection,
    /// The server took too long.
    TooSlow,
    /// Asked too often; try again after so many milliseconds.
    TooOften(u32),
    /// The server is out of order for the moment.
    Server,
    /// Nobody is signed in any more.
    SignedOut,
    /// The server and this version of the app do not understand each other.
    AppTooOld,
}

impl Trouble {
    /// What happened and what to do, for a person.
    #[must_use]
    pub fn message(&self) -> &'static str {
        match self {
            Self::NoConnection => offline::trouble_no_connection(),
            Self::TooSlow => offline::trouble_too_slow(),
            Self::TooOften(_) => offline::trouble_too_often(),
            Self::Server => offline::trouble_server(),
            Self::SignedOut => offline::trouble_signed_out(),
            Self::AppTooOld => offline::trouble_app_too_old(),
        }
    }
}
