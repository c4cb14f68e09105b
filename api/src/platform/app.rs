//! The state that everything shares.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use futures_util::future::BoxFuture;

use super::Fault;
use super::clock::Clock;
use super::config::{Config, Secret, SigningKey};
use super::database::Database;
use super::ids::Ids;
use super::mail::Mailer;
use super::photos::Photos;
use super::rate_limits::RateLimits;
use super::signing::SigningKeys;
use crate::municipality::Municipality;

/// The state that everything shares, in one `Arc`.
#[derive(Debug)]
pub struct App {
    /// The checked configuration.
    pub config: Config,
    /// What is known of the municipality.
    pub municipality: Municipality,
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub ids: Ids,
    /// Keys of tokens and codes.
    pub signing: SigningKeys,
    /// Stored pictures.
    pub photos: Photos,
    /// Where mail goes.
    pub mailer: Mailer,
    /// Counters per client address.
    pub rate_limits: RateLimits,
    /// What answers GraphQL requests.
    pub schema: Executor,
}

impl App {
    /// Opens everything that `config` names. Does not migrate.
    ///
    /// # Errors
    /// When the data folder, the database or the mail cannot be used.
    pub async fn open(config: Config, clock: Clock, ids: Ids, schema: Executor) -> Result<Arc<Self>, Fault> {
        for folder in [config.data_dir.clone(), config.photos_dir()] {
            std::fs::create_dir_all(&folder).map_err(|error| {
                Fault::Other(format!("WDW_DATA_DIR: {} cannot be made: {error}", folder.display()))
            })?;
        }
        let keys = if config.signing_keys.is_empty() {
            vec![own_key(&config.data_dir, &ids)?]
        } else {
            config.signing_keys.clone()
        };
        let signing = SigningKeys::new(&config.public_url, &keys)
            .ok_or_else(|| Fault::Other("there is no signing key".to_owned()))?;
        let municipality = Municipality::load(config.municipality_file.as_deref())?;
        let database = Database::open(config.database_url.reveal(), clock.clone(), ids.clone()).await?;
        let photos = Photos::in_folder(&config.photos_dir())?;
        let mailer = Mailer::new(&config)?;
        let rate_limits = RateLimits::new(config.limits);
        Ok(Arc::new(Self {
            config,
            municipality,
            database,
            clock,
            ids,
            signing,
            photos,
            mailer,
            rate_limits,
            schema,
        }))
    }
}

/// A demo's key: made once and kept, so that people stay signed in when the server starts again.
fn own_key(data_dir: &Path, ids: &Ids) -> Result<SigningKey, Fault> {
    let file = data_dir.join("signing-key");
    let secret = match std::fs::read_to_string(&file) {
        Ok(secret) if secret.trim().len() >= 32 => secret.trim().to_owned(),
        _ => {
            let secret = ids.token();
            write_private(&file, &secret)?;
            secret
        }
    };
    Ok(SigningKey { kid: "demo".to_owned(), secret: Secret::new(secret) })
}

fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(text.as_bytes())
}

/// What answers GraphQL requests, whatever its schema: the transport does not depend on it.
#[derive(Clone)]
pub struct Executor(
    Arc<dyn Fn(async_graphql::Request) -> BoxFuture<'static, async_graphql::Response> + Send + Sync>,
);

impl Executor {
    /// Wraps a schema.
    #[must_use]
    pub fn new(schema: impl async_graphql::Executor) -> Self {
        Self(Arc::new(move |request| {
            let schema = schema.clone();
            Box::pin(async move { schema.execute(request).await })
        }))
    }

    /// Executes one request.
    pub async fn execute(&self, request: async_graphql::Request) -> async_graphql::Response {
        (self.0)(request).await
    }
}

impl fmt::Debug for Executor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Executor")
    }
}
