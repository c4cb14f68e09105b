//! What an installation can be told: by flag, by environment (`WDW_…`) and by a TOML file, in that order.
//!
//! [`Settings`] is what was written down, [`Config`] is what holds after every value was checked. A wrong
//! value is refused at start with a sentence that says what to change.

mod check;
mod settings;

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use ipnet::IpNet;

pub use settings::Settings;

/// Whether people work with it for real.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To look around and to develop: demo people, mail readable in the browser, secrets made up.
    Demo,
    /// For real: refuses to start without its secrets, an https address and a mail server.
    Production,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line, for a log collector.
    Json,
}

/// A text that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps `text` out of logs and debug output.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// A key that access tokens are signed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKey {
    /// Its name, as it stands in the token.
    pub kid: String,
    /// At least 32 bytes.
    pub secret: Secret,
}

/// How often one client address may do what others try to abuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Sign-in codes asked for, per minute.
    pub codes_per_minute: u32,
    /// Sign-in codes tried, per minute.
    pub tries_per_minute: u32,
    /// Photos sent, per minute.
    pub photos_per_minute: u32,
}

/// The checked configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// Demo or production.
    pub mode: Mode,
    /// Address and port that the server listens on.
    pub listen: SocketAddr,
    /// How people reach it: scheme and host, no slash at the end.
    pub public_url: String,
    /// Where the database, the photos and the demo mail are kept.
    pub data_dir: PathBuf,
    /// `sqlite://…` or `postgres://…`; may hold a password.
    pub database_url: Secret,
    /// The first signs, all verify.
    pub signing_keys: Vec<SigningKey>,
    /// `smtp://…` or `smtps://…`; none in demo mode.
    pub smtp_url: Option<Secret>,
    /// Sender of all mail.
    pub mail_from: String,
    /// Own address for `/metrics`.
    pub metrics_listen: Option<SocketAddr>,
    /// Bearer token for `/metrics` on the main address.
    pub metrics_token: Option<Secret>,
    /// The base data of another municipality; none: Meppel.
    pub municipality_file: Option<PathBuf>,
    /// Whether the GraphQL schema can be asked for.
    pub introspection: bool,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The app from a folder instead of from the binary.
    pub app_dir: Option<PathBuf>,
    /// How the log is written.
    pub log_format: LogFormat,
    /// Per client address.
    pub limits: Limits,
}

impl Config {
    /// Whether browsers reach this over https; decides about `Secure` cookies and HSTS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Whether this is a demo.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.mode == Mode::Demo
    }

    /// Where photos are kept.
    #[must_use]
    pub fn photos_dir(&self) -> PathBuf {
        self.data_dir.join("photos")
    }

    /// Where demo mail is written.
    #[must_use]
    pub fn mail_dir(&self) -> PathBuf {
        self.data_dir.join("mail")
    }

    /// A demo configuration with everything in `data_dir`, as `wdw serve` has it without any setting: for tests
    /// and tools.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn demo(data_dir: &Path) -> Result<Self, ConfigError> {
        Settings { data_dir: Some(data_dir.display().to_string()), ..Settings::default() }.check()
    }
}

/// Everything that is wrong, one sentence each.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{}", .0.join("\n"))]
pub struct ConfigError(pub Vec<String>);

#[cfg(test)]
mod tests;
