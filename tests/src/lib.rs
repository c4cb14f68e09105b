//! A scene for tests: the real server on a port of its own, over a database of its own, at a time of its own,
//! with people who ask and do things over HTTP as a client would.
//!
//! `WDW_TEST_DATABASE` chooses: unset for SQLite in a temporary folder, a `postgres://` address for PostgreSQL.

mod actor;
mod database;
mod deciding;
mod picture;
mod program;
mod schouw;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use uuid::Uuid;
use wdw::demo::{self, Scale};
use wdw::platform::clock::Clock;
use wdw::platform::config::{Config, Secret};
use wdw::platform::ids::Ids;
use wdw::platform::jobs::{self, Registry};
use wdw::platform::{App, Executor};

pub use actor::{Actor, Answer, code_in, refusals};
pub use deciding::{DECIDING, Deciding};
pub use picture::{jpeg, jpeg_with_place, png_of};
pub use program::program;
pub use schouw::{FIELDS, Planned, answer, schouw_plan};

/// What may go wrong while a scene is set.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// When every scene begins, unless it says otherwise: a Monday morning in Meppel.
pub const MORNING: &str = "2026-03-02T09:00:00Z";

/// A server with people around it.
pub struct Scene {
    /// The server's own state, for what a client cannot see: statements, jobs, the clock.
    pub app: Arc<App>,
    /// Where the server listens.
    pub url: String,
    /// The time, for the whole scene.
    pub clock: Clock,
    folder: PathBuf,
    server: tokio::task::JoinHandle<()>,
}

impl Scene {
    /// Meppel with its wijkteams and residents, and not one initiative yet.
    ///
    /// # Panics
    /// When it cannot be set: there is nothing to test then.
    pub async fn meppel() -> Self {
        Self::with(|_| {}).await
    }

    /// The same, with other settings.
    ///
    /// # Panics
    /// As [`Scene::meppel`].
    #[expect(clippy::expect_used, reason = "a scene that cannot be set ends the test")]
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::try_with(Scale::People, change).await.expect("the scene is set")
    }

    /// Meppel after ten years.
    ///
    /// # Panics
    /// As [`Scene::meppel`].
    #[expect(clippy::expect_used, reason = "a scene that cannot be set ends the test")]
    pub async fn after_ten_years() -> Self {
        Self::try_with(Scale::Meppel, |_| {}).await.expect("the scene is set")
    }

    /// The same at this very moment, for a test with another process: it goes by the time of the machine.
    ///
    /// # Panics
    /// As [`Scene::meppel`].
    #[expect(clippy::expect_used, reason = "a scene that cannot be set ends the test")]
    pub async fn now() -> Self {
        let clock = Clock::fixed(Clock::system().now());
        Self::try_at(clock, Scale::People, |_| {}).await.expect("the scene is set")
    }

    async fn try_with(scale: Scale, change: impl FnOnce(&mut Config)) -> Result<Self, Error> {
        Self::try_at(Clock::fixed(MORNING.parse::<DateTime<Utc>>()?), scale, change).await
    }

    async fn try_at(clock: Clock, scale: Scale, change: impl FnOnce(&mut Config)) -> Result<Self, Error> {
        let ids = Ids::system(clock.clone())?;
        let folder = std::env::temp_dir().join(format!("wdw-test-{}", ids.uuid()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let mut config = Config::demo(&folder)?;
        config.public_url = url.clone();
        config.limits.codes_per_minute = 1_000;
        config.limits.tries_per_minute = 1_000;
        if let Some(own) = database::of_its_own(&ids.uuid().to_string()).await? {
            config.database_url = Secret::new(own);
        }
        change(&mut config);
        let schema = Executor::new(wdw::graphql::schema(config.introspection));
        let app = App::open(config, clock.clone(), ids, schema).await?;
        app.database.migrate().await?;
        demo::fill(&app, scale).await?;
        let serving = wdw::http::serve(Arc::clone(&app), listener, registry(), std::future::pending());
        let server = tokio::spawn(async move {
            let _ = serving.await;
        });
        Ok(Self { app, url, clock, folder, server })
    }

    /// Somebody without an account.
    #[must_use]
    pub fn visitor(&self) -> Actor {
        Actor::new(&self.url)
    }

    /// Somebody who signs in with this address, as a client does: code by mail, cookies in return.
    pub async fn signed_in(&self, email: &str) -> Actor {
        let actor = self.visitor();
        actor.sign_in(self, email).await;
        actor
    }

    /// A resident who is new here.
    pub async fn resident(&self, name: &str) -> Actor {
        self.signed_in(&format!("{name}@bewoner.example")).await
    }

    /// The member of the wijkteam of a wijk who holds this function.
    ///
    /// # Panics
    /// When nobody does.
    pub async fn member(&self, wijk: &str, function: &str) -> Actor {
        let email = self.address(wijk, function).await;
        self.signed_in(&email).await
    }

    /// The address of somebody in a wijkteam.
    ///
    /// # Panics
    /// When nobody has this function there.
    pub async fn address(&self, wijk: &str, function: &str) -> String {
        let query =
            "query($slug: String!) { wijk(slug: $slug) { wijkteam { members { function name email } } } }";
        let answer = self.visitor().ask(query, json!({ "slug": wijk })).await;
        let members = answer["wijk"]["wijkteam"]["members"].as_array().cloned().unwrap_or_default();
        let found = members.iter().find(|member| member["function"] == function);
        match found.and_then(|member| member["email"].as_str()) {
            Some(email) => email.to_owned(),
            None => self.private_address(wijk, function).await,
        }
    }

    /// Members of a wijkplatform have no public address: found in the database.
    async fn private_address(&self, wijk: &str, function: &str) -> String {
        let sql = "SELECT person.email FROM person JOIN membership ON membership.person_id = person.id \
                   JOIN wijkteam ON wijkteam.id = membership.wijkteam_id JOIN wijk ON wijk.id = wijkteam.wijk_id \
                   WHERE wijk.slug = $1 AND membership.function = $2";
        let function = function.to_lowercase();
        self.texts(sql, vec![wijk.into(), function.into()]).await.first().cloned().unwrap_or_default()
    }

    /// The id of a wijk.
    pub async fn wijk(&self, slug: &str) -> String {
        let answer = self
            .visitor()
            .ask("query($slug: String!) { wijk(slug: $slug) { id } }", json!({ "slug": slug }))
            .await;
        answer["wijk"]["id"].as_str().unwrap_or_default().to_owned()
    }

    /// Lets time pass, for everyone.
    pub fn later(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// Does all background work that is due, or waits until the server has done it.
    ///
    /// # Panics
    /// When the database fails.
    #[expect(clippy::expect_used, reason = "a broken database ends the test")]
    pub async fn background(&self) {
        // The server does jobs too: who looks may lose one to it and find none, while another is still due.
        let open =
            "SELECT count(*) FROM job WHERE done_at IS NULL AND (locked_until IS NOT NULL OR run_at <= $1)";
        loop {
            jobs::run_due(&self.app, &registry()).await.expect("the jobs are done");
            if self.texts(open, vec![self.clock.now().into()]).await == ["0"] {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The subjects of all mail to an address, oldest first.
    pub async fn subjects(&self, email: &str) -> Vec<String> {
        let sql = "SELECT subject FROM outgoing_mail WHERE recipient = $1 ORDER BY id";
        self.texts(sql, vec![email.into()]).await
    }

    /// The text of the last mail to an address.
    pub async fn last_mail(&self, email: &str) -> String {
        let sql = "SELECT text_body FROM outgoing_mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1";
        self.texts(sql, vec![email.into()]).await.first().cloned().unwrap_or_default()
    }

    /// The first column of what a statement finds, as text; counts come as text too.
    ///
    /// # Panics
    /// When the statement does not fit the tables.
    #[expect(clippy::expect_used, reason = "a wrong statement ends the test")]
    pub async fn texts(&self, sql: &str, values: Vec<sea_orm::Value>) -> Vec<String> {
        use sea_orm::ConnectionTrait as _;
        let backend = self.app.database.read.get_database_backend();
        let statement = sea_orm::Statement::from_sql_and_values(backend, sql, values);
        let rows =
            self.app.database.read.query_all_raw(statement).await.expect("the statement fits the tables");
        rows.iter()
            .map(|row| {
                row.try_get_by_index::<String>(0)
                    .or_else(|_| row.try_get_by_index::<i64>(0).map(|number| number.to_string()))
                    .expect("a text or a number")
            })
            .collect()
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> usize {
        let counted = self.texts(&format!("SELECT count(*) FROM {table}"), vec![]).await;
        counted.first().and_then(|count| count.parse().ok()).unwrap_or_default()
    }

    /// SQL statements that requests took while `work` ran.
    pub async fn statements<T>(&self, work: impl Future<Output = T>) -> (u64, T) {
        let before = self.app.database.statements();
        let done = work.await;
        (self.app.database.statements() - before, done)
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        self.server.abort();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn registry() -> Registry {
    wdw::decisions::actions::register_jobs(wdw::initiatives::actions::register_jobs(Registry::new()))
}

/// A new, empty PostgreSQL database when `WDW_TEST_DATABASE` asks for one; `None` for SQLite.
///
/// # Panics
/// When it cannot be made.
#[expect(clippy::expect_used, reason = "no database ends the test")]
pub async fn database_of_its_own(name: &str) -> Option<String> {
    database::of_its_own(name).await.expect("a database")
}

/// A new operation id.
///
/// # Panics
/// When the machine has no random bytes.
#[must_use]
#[expect(clippy::expect_used, reason = "no random bytes end the test")]
pub fn operation() -> Uuid {
    Ids::system(Clock::system()).expect("random bytes").uuid()
}

/// A request for fruit trees in Haveltermade that nothing is wrong with: change what the test is about.
#[must_use]
pub fn plan(wijk_id: &str) -> Value {
    json!({
        "operationId": operation(),
        "wijkId": wijk_id,
        "title": "Pluktuin achter de flat",
        "plan": "Met dertig buren maken we een tuin waar iedereen fruit mag plukken.",
        "theme": "GREEN",
        "budgetLines": [
            { "description": "Fruitbomen", "amount": 64_000, "kind": "MATERIAL" },
            { "description": "Gereedschap", "amount": 20_000, "kind": "MATERIAL" },
        ],
        "ownContribution": 10_000,
        "photoIds": [],
        "submitterName": "Anna Veenstra",
        "showFirstName": true,
    })
}
