//! How settings become a [`Config`]: every value is checked, and everything that is wrong is said at once.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use ipnet::IpNet;

use super::{Config, ConfigError, Limits, LogFormat, Mode, Secret, Settings, SigningKey};

/// HS256 wants a key as long as its hash (RFC 7518, 3.2).
const SECRET_BYTES: usize = 32;

impl Settings {
    /// Checks every value, without a file.
    ///
    /// # Errors
    /// Every wrong or missing value, in one sentence each.
    pub fn check(self) -> Result<Config, ConfigError> {
        let mut wrong = Vec::new();
        let mode = match self.mode.as_deref() {
            None | Some("demo") => Mode::Demo,
            Some("production") => Mode::Production,
            Some(other) => {
                wrong.push(format!("WDW_MODE is \u{201c}{other}\u{201d}. Write demo or production."));
                Mode::Production
            }
        };
        let demo = mode == Mode::Demo;
        let listen = address(&mut wrong, "WDW_LISTEN", self.listen.as_deref())
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_url = public_url(&mut wrong, mode, self.public_url.as_deref(), listen);
        let data_dir = PathBuf::from(self.data_dir.as_deref().unwrap_or("data"));
        let database_url = database_url(&mut wrong, self.database_url, &data_dir);
        let signing_keys = match self.signing_keys {
            Some(keys) => signing_keys(&mut wrong, &keys),
            None if demo => Vec::new(),
            None => {
                wrong.push(
                    "WDW_SIGNING_KEYS is missing. Write name:secret, for example k1: followed by the answer of \
                     `openssl rand -base64 48`."
                        .to_owned(),
                );
                Vec::new()
            }
        };
        let smtp_url = smtp_url(&mut wrong, mode, self.smtp_url);
        let mail_from = mail_from(&mut wrong, mode, self.mail_from);
        let metrics_listen = address(&mut wrong, "WDW_METRICS_LISTEN", self.metrics_listen.as_deref());
        let metrics_token = self.metrics_token.map(Secret);
        if metrics_token.as_ref().is_some_and(|token| token.0.len() < SECRET_BYTES) {
            wrong.push(format!("WDW_METRICS_TOKEN is too short. Use at least {SECRET_BYTES} characters."));
        }
        let municipality_file = existing(
            &mut wrong,
            "WDW_MUNICIPALITY_FILE",
            self.municipality_file,
            Path::is_file,
            "is not a file that can be read",
        );
        let app_dir = existing(
            &mut wrong,
            "WDW_APP_DIR",
            self.app_dir,
            |dir| dir.join("index.html").is_file(),
            "has no index.html. Build the app first (`make run` does), or leave it out",
        );
        let introspection = boolean(&mut wrong, "WDW_INTROSPECTION", self.introspection, demo);
        let trusted_proxies = networks(&mut wrong, self.trusted_proxies.as_deref());
        let log_format = match self.log_format.as_deref() {
            None if demo => LogFormat::Text,
            None | Some("json") => LogFormat::Json,
            Some("text") => LogFormat::Text,
            Some(other) => {
                wrong.push(format!("WDW_LOG_FORMAT is \u{201c}{other}\u{201d}. Write text or json."));
                LogFormat::Text
            }
        };
        let limits = Limits {
            codes_per_minute: number(&mut wrong, "WDW_CODES_PER_MINUTE", self.codes_per_minute, 10),
            tries_per_minute: number(&mut wrong, "WDW_TRIES_PER_MINUTE", self.tries_per_minute, 20),
            photos_per_minute: number(&mut wrong, "WDW_PHOTOS_PER_MINUTE", self.photos_per_minute, 120),
        };
        if !wrong.is_empty() {
            return Err(ConfigError(wrong));
        }
        Ok(Config {
            mode,
            listen,
            public_url,
            data_dir,
            database_url,
            signing_keys,
            smtp_url,
            mail_from,
            metrics_listen,
            metrics_token,
            municipality_file,
            introspection,
            trusted_proxies,
            app_dir,
            log_format,
            limits,
        })
    }
}

fn address(wrong: &mut Vec<String>, name: &str, value: Option<&str>) -> Option<SocketAddr> {
    let value = value?;
    value
        .parse()
        .map_err(|_| {
            wrong.push(format!(
                "{name} is \u{201c}{value}\u{201d}. Write an address and a port, like 127.0.0.1:8080 or [::]:8080."
            ));
        })
        .ok()
}

fn public_url(wrong: &mut Vec<String>, mode: Mode, value: Option<&str>, listen: SocketAddr) -> String {
    let Some(value) = value else {
        if mode == Mode::Production {
            wrong.push(
                "WDW_PUBLIC_URL is missing. Write how people reach the app, like https://wijkwerk.example.nl."
                    .to_owned(),
            );
        }
        return format!("http://localhost:{}", listen.port());
    };
    let url = value.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |host: &str| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']);
    if !host.is_some_and(plain) || axum::http::Uri::try_from(url).is_err() {
        wrong.push(format!(
            "WDW_PUBLIC_URL is \u{201c}{value}\u{201d}. Write https:// and the host name, without a path, like \
             https://wijkwerk.example.nl."
        ));
    } else if mode == Mode::Production && !url.starts_with("https://") {
        wrong.push(format!(
            "WDW_PUBLIC_URL is \u{201c}{value}\u{201d}. Production needs https: sign-in cookies are only safe there."
        ));
    }
    url.to_ascii_lowercase()
}

fn database_url(wrong: &mut Vec<String>, value: Option<String>, data_dir: &Path) -> Secret {
    let Some(url) = value else {
        return Secret(format!("sqlite://{}", data_dir.join("wdw.sqlite").display()));
    };
    let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
    if !known {
        wrong.push(
            "WDW_DATABASE_URL is not understood. Write sqlite://path/to/file or postgres://user:password@host/name."
                .to_owned(),
        );
    } else if url.contains(":memory:") || url.contains("mode=memory") {
        wrong.push(
            "WDW_DATABASE_URL asks for a database in memory, which every connection would have for itself. Name a \
             file."
                .to_owned(),
        );
    }
    Secret(url)
}

fn signing_keys(wrong: &mut Vec<String>, value: &str) -> Vec<SigningKey> {
    let mut keys: Vec<SigningKey> = Vec::new();
    for entry in value.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
        let Some((kid, secret)) = entry.split_once(':') else {
            wrong.push("WDW_SIGNING_KEYS has a key without a name. Write name:secret.".to_owned());
            continue;
        };
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if kid.is_empty() || kid.len() > 32 || !kid.bytes().all(plain) {
            wrong.push(
                "WDW_SIGNING_KEYS has a name with other signs than letters, digits, - and _. Write name:secret."
                    .to_owned(),
            );
        } else if secret.len() < SECRET_BYTES {
            wrong.push(format!(
                "WDW_SIGNING_KEYS: the secret of {kid} is too short. Use at least {SECRET_BYTES} characters, for \
                 example from `openssl rand -base64 48`."
            ));
        } else if keys.iter().any(|key| key.kid == kid) {
            wrong.push(format!("WDW_SIGNING_KEYS has the name {kid} twice. Give every key its own name."));
        } else {
            keys.push(SigningKey { kid: kid.to_owned(), secret: Secret(secret.to_owned()) });
        }
    }
    if keys.is_empty() && wrong.is_empty() {
        wrong.push("WDW_SIGNING_KEYS is empty. Write name:secret.".to_owned());
    }
    keys
}

fn smtp_url(wrong: &mut Vec<String>, mode: Mode, value: Option<String>) -> Option<Secret> {
    match (value, mode) {
        (None, Mode::Demo) => None,
        (None, Mode::Production) => {
            wrong.push(
                "WDW_SMTP_URL is missing. Write where mail is sent, like smtps://user:password@mail.example.nl."
                    .to_owned(),
            );
            None
        }
        (Some(url), _) => {
            if let Err(error) = crate::platform::mail::transport(&url) {
                wrong.push(format!(
                    "WDW_SMTP_URL is not understood ({error}). Write smtps://user:password@host or \
                     smtp://host:port?tls=required."
                ));
            } else if mode == Mode::Production && url.starts_with("smtp://") && !url.contains("tls=") {
                wrong.push(
                    "WDW_SMTP_URL sends mail unencrypted. Write smtps://… or add ?tls=required.".to_owned(),
                );
            }
            Some(Secret(url))
        }
    }
}

fn mail_from(wrong: &mut Vec<String>, mode: Mode, value: Option<String>) -> String {
    match (value, mode) {
        (None, Mode::Demo) => "Wijkwerk <wijkwerk@demo.invalid>".to_owned(),
        (None, Mode::Production) => {
            wrong.push(
                "WDW_MAIL_FROM is missing. Write the sender of all mail, like Wijkwerk <wijkwerk@example.nl>."
                    .to_owned(),
            );
            String::new()
        }
        (Some(from), _) => {
            if from.parse::<lettre::message::Mailbox>().is_err() {
                wrong.push(format!(
                    "WDW_MAIL_FROM is \u{201c}{from}\u{201d}. Write an e-mail address, like Wijkwerk \
                     <wijkwerk@example.nl>."
                ));
            }
            from
        }
    }
}

fn existing(
    wrong: &mut Vec<String>,
    name: &str,
    value: Option<String>,
    usable: impl Fn(&Path) -> bool,
    what: &str,
) -> Option<PathBuf> {
    let path = PathBuf::from(value?);
    if !usable(&path) {
        wrong.push(format!("{name} is {}, which {what}.", path.display()));
    }
    Some(path)
}

fn boolean(wrong: &mut Vec<String>, name: &str, value: Option<String>, default: bool) -> bool {
    match value.as_deref() {
        None => default,
        Some("true") => true,
        Some("false") => false,
        Some(other) => {
            wrong.push(format!("{name} is \u{201c}{other}\u{201d}. Write true or false."));
            default
        }
    }
}

fn number(wrong: &mut Vec<String>, name: &str, value: Option<String>, default: u32) -> u32 {
    let Some(value) = value else { return default };
    value.parse().ok().filter(|number| *number > 0).unwrap_or_else(|| {
        wrong.push(format!("{name} is \u{201c}{value}\u{201d}. Write a whole number of at least 1."));
        default
    })
}

fn networks(wrong: &mut Vec<String>, value: Option<&str>) -> Vec<IpNet> {
    let mut networks = Vec::new();
    for entry in value.unwrap_or_default().split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
        match entry.parse::<IpNet>().or_else(|_| entry.parse().map(|address: std::net::IpAddr| address.into())) {
            Ok(network) => networks.push(network),
            Err(_) => wrong.push(format!(
                "WDW_TRUSTED_PROXIES has \u{201c}{entry}\u{201d}. Write addresses or networks, like 10.0.0.0/8."
            )),
        }
    }
    networks
}
