//! What unit tests of the platform and the transport stand on: a real database of their own, in a folder of its own.
//! SQLite, or PostgreSQL when `WDW_TEST_DATABASE` names one.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};
use chrono::DateTime;
use sea_orm::ConnectionTrait as _;

use super::clock::Clock;
use super::config::{Config, Limits, Secret};
use super::ids::Ids;
use super::{App, Executor};

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// An app whose folder and database go away with it.
pub(crate) struct TestApp {
    pub(crate) app: Arc<App>,
    folder: PathBuf,
    postgres: Option<Postgres>,
}

/// A schema that has nothing to say.
struct Nothing;

#[Object]
impl Nothing {
    async fn nothing(&self) -> bool {
        true
    }
}

impl TestApp {
    /// A migrated database, a clock that stands still, the same ids every time, and a schema that has nothing to say.
    pub(crate) async fn new() -> Self {
        Self::configured(|_| ()).await
    }

    /// As [`Self::new`], with other settings.
    pub(crate) async fn configured(change: impl FnOnce(&mut Config)) -> Self {
        Self::with(Schema::new(Nothing, EmptyMutation, EmptySubscription), change).await
    }

    /// As [`Self::new`], with other settings and a schema.
    pub(crate) async fn with(schema: impl async_graphql::Executor, change: impl FnOnce(&mut Config)) -> Self {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("wdw_test_{}_{number}", std::process::id());
        let folder = std::env::temp_dir().join(&name);
        let mut config = Config::demo(&folder).unwrap();
        config.limits = Limits { codes_per_minute: 3, tries_per_minute: 3, photos_per_minute: 3 };
        let postgres = Postgres::create(name).await;
        if let Some(postgres) = &postgres {
            config.database_url = Secret::new(postgres.url(&postgres.name));
        }
        change(&mut config);
        let clock = Clock::fixed(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
        let ids = Ids::seeded(u64::from(number), clock.clone());
        let app = App::open(config, clock, ids, Executor::new(schema)).await.unwrap();
        app.database.migrate().await.unwrap();
        Self { app, folder, postgres }
    }

    /// The address of one more, empty database, for this test only.
    pub(crate) async fn another_database(&self) -> String {
        match &self.postgres {
            Some(postgres) => {
                let name = format!("{}_more", postgres.name);
                postgres.run(&format!("CREATE DATABASE {name}")).await;
                postgres.url(&name)
            }
            None => format!("sqlite://{}", self.folder.join("more.sqlite").display()),
        }
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        if let Some(postgres) = self.postgres.take() {
            // A runtime of its own: the test's cannot be waited for here.
            let dropped = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(async {
                    for name in [format!("{}_more", postgres.name), postgres.name.clone()] {
                        postgres.run(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
                    }
                });
            });
            let _ = dropped.join();
        }
    }
}

/// A database on the server that `WDW_TEST_DATABASE` names.
struct Postgres {
    server: String,
    name: String,
}

impl Postgres {
    async fn create(name: String) -> Option<Self> {
        let server = std::env::var("WDW_TEST_DATABASE").ok().filter(|url| url.starts_with("postgres"))?;
        let postgres = Self { server, name };
        postgres.run(&format!("CREATE DATABASE {}", postgres.name)).await;
        Some(postgres)
    }

    fn url(&self, database: &str) -> String {
        let (address, options) = self.server.split_once('?').unwrap_or((&self.server, ""));
        let (host, _) = address.rsplit_once('/').unwrap();
        format!("{host}/{database}?{options}")
    }

    async fn run(&self, sql: &str) {
        let server = sea_orm::Database::connect(&self.server).await.unwrap();
        server.execute_unprepared(sql).await.unwrap();
        server.close().await.unwrap();
    }
}
