//! The settings as they are written down.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Format as _, Serialized, Toml};
use serde::{Deserialize, Serialize};

use super::{Config, ConfigError};

/// Read when it is there and no other file is named.
const DEFAULT_FILE: &str = "wdw.toml";

/// The settings as they are written down. Every one can also stand in the TOML file, under its name without
/// `WDW_` and in lower case: `listen = "127.0.0.1:8080"`.
#[derive(Clone, Debug, Default, clap::Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// A TOML file with settings. Flags and environment go before it. [default: wdw.toml, when it is there]
    #[arg(long, env = "WDW_CONFIG", value_name = "FILE")]
    #[serde(skip)]
    pub config: Option<String>,
    /// `demo` fills an empty database with demo people and shows outgoing mail in the browser; `production`
    /// refuses to start without its secrets. [default: demo]
    #[arg(long, env = "WDW_MODE", value_name = "MODE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Address and port to listen on. [default: 127.0.0.1:8080]
    #[arg(long, env = "WDW_LISTEN", value_name = "ADDRESS:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<String>,
    /// How people reach it, such as https://wijkwerk.example.nl; stands in mail and decides about secure
    /// cookies. Must be https in production. [default: http://localhost and the port]
    #[arg(long, env = "WDW_PUBLIC_URL", value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// Folder for the database, the photos and the demo mail. [default: data]
    #[arg(long, env = "WDW_DATA_DIR", value_name = "FOLDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_dir: Option<String>,
    /// The database: sqlite://path or postgres://user:password@host/name. [default: wdw.sqlite in the data
    /// folder]
    #[arg(long, env = "WDW_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    /// Keys for signing in, as name:secret, separated by commas; each secret at least 32 characters. The first
    /// signs, all are accepted: put a new one in front to change keys. Needed in production. [default: made and
    /// kept in the data folder]
    #[arg(long, env = "WDW_SIGNING_KEYS", value_name = "KEYS", hide_env_values = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_keys: Option<String>,
    /// The mail server: smtps://user:password@host, or smtp://host:port?tls=required. Needed in production; in a
    /// demo mail is only written to the data folder.
    #[arg(long, env = "WDW_SMTP_URL", value_name = "URL", hide_env_values = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_url: Option<String>,
    /// Sender of all mail, such as "Wijkwerk <wijkwerk@example.nl>". Needed in production.
    #[arg(long, env = "WDW_MAIL_FROM", value_name = "ADDRESS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_from: Option<String>,
    /// Own address and port for /metrics, not reachable from outside.
    #[arg(long, env = "WDW_METRICS_LISTEN", value_name = "ADDRESS:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_listen: Option<String>,
    /// Bearer token that opens /metrics on the main address, at least 32 characters. Without this and
    /// WDW_METRICS_LISTEN there are no metrics.
    #[arg(long, env = "WDW_METRICS_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_token: Option<String>,
    /// File with the base data of a municipality (partners, wijken, buurten, terms). [default: Meppel]
    #[arg(long, env = "WDW_MUNICIPALITY_FILE", value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality_file: Option<String>,
    /// Whether the GraphQL schema can be asked for: true or false. [default: true in a demo, else false]
    #[arg(long, env = "WDW_INTROSPECTION", value_name = "BOOLEAN")]
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "text_or_boolean")]
    pub introspection: Option<String>,
    /// Addresses or networks of the proxies in front, separated by commas, such as 10.0.0.0/8. Their
    /// X-Forwarded-For tells who the client is. [default: none]
    #[arg(long, env = "WDW_TRUSTED_PROXIES", value_name = "NETWORKS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_proxies: Option<String>,
    /// Serve the app from this folder (pwa/dist) instead of from the binary; for development.
    #[arg(long, env = "WDW_APP_DIR", value_name = "FOLDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_dir: Option<String>,
    /// How the log is written: text or json. What is logged: RUST_LOG, such as info or wdw=debug.
    /// [default: text in a demo, else json]
    #[arg(long, env = "WDW_LOG_FORMAT", value_name = "FORMAT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_format: Option<String>,
    /// How many sign-in codes one client address may ask for per minute. [default: 10]
    #[arg(long, env = "WDW_CODES_PER_MINUTE", value_name = "NUMBER")]
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "text_or_number")]
    pub codes_per_minute: Option<String>,
    /// How many sign-in codes one client address may try per minute. [default: 20]
    #[arg(long, env = "WDW_TRIES_PER_MINUTE", value_name = "NUMBER")]
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "text_or_number")]
    pub tries_per_minute: Option<String>,
    /// How many photos one client address may send per minute. [default: 120]
    #[arg(long, env = "WDW_PHOTOS_PER_MINUTE", value_name = "NUMBER")]
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "text_or_number")]
    pub photos_per_minute: Option<String>,
}

impl Settings {
    /// Adds what stands in the TOML file and checks everything.
    ///
    /// # Errors
    /// Every wrong or missing value, in one sentence each.
    pub fn load(self) -> Result<Config, ConfigError> {
        let file = match &self.config {
            Some(file) if !Path::new(file).is_file() => {
                return Err(ConfigError(vec![format!(
                    "WDW_CONFIG names {file}, but there is no such file."
                )]));
            }
            Some(file) => Some(PathBuf::from(file)),
            None => Some(PathBuf::from(DEFAULT_FILE)).filter(|file| file.is_file()),
        };
        let mut written = Figment::new();
        if let Some(file) = &file {
            written = written.merge(Toml::file_exact(file));
        }
        written
            .merge(Serialized::defaults(self.without_blanks()))
            .extract::<Self>()
            .map_err(|errors| ConfigError(errors.into_iter().map(|error| sentence(&error)).collect()))?
            .check()
    }

    /// `WDW_SMTP_URL=` in a list of settings means that it is not set.
    fn without_blanks(self) -> serde_json::Map<String, serde_json::Value> {
        let written = serde_json::to_value(self).unwrap_or_default();
        let serde_json::Value::Object(mut written) = written else { return serde_json::Map::new() };
        written.retain(|_, value| value.as_str().is_none_or(|text| !text.trim().is_empty()));
        written
    }
}

fn sentence(error: &figment::Error) -> String {
    use figment::error::Kind;
    let file = error
        .metadata
        .as_ref()
        .and_then(|m| m.source.as_ref())
        .map_or_else(String::new, |source| format!("{source}: "));
    match &error.kind {
        Kind::UnknownField(name, _) => {
            format!("{file}there is no setting \u{201c}{name}\u{201d}. `wdw serve --help` names them all.")
        }
        other => format!("{file}{}: {other}.", error.path.join(".")),
    }
}

/// In a TOML file `true` is written without quotes.
fn text_or_boolean<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Boolean(bool),
    }
    Ok(Option::<Written>::deserialize(from)?.map(|written| match written {
        Written::Text(text) => text,
        Written::Boolean(boolean) => boolean.to_string(),
    }))
}

/// In a TOML file a number is written without quotes.
fn text_or_number<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Number(i64),
    }
    Ok(Option::<Written>::deserialize(from)?.map(|written| match written {
        Written::Text(text) => text,
        Written::Number(number) => number.to_string(),
    }))
}
