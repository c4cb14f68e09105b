//! Work in the background: rows in the database, taken once, tried again with longer and longer waits.
//!
//! A job is queued in the transaction of what asks for it. A recurring job is one row that moves forward.

use std::collections::HashMap;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sea_orm::sea_query::{LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, Condition, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use wdw_entities::job::{self, Column, Entity};

use super::database::{Database, Wake, WriteTransaction, in_background};
use super::{App, Fault};

mod cleaning;

/// Nobody else takes a job for this long after it was taken.
const LEASE: TimeDelta = TimeDelta::minutes(10);
/// Looks for jobs at least this often.
const PATROL: Duration = Duration::from_secs(20);

type Handler = Arc<dyn Fn(Arc<App>, String) -> BoxFuture<'static, Result<(), Fault>> + Send + Sync>;

/// Which kinds of jobs there are, what does them and which come back by themselves.
#[derive(Default, Clone)]
pub struct Registry {
    handlers: HashMap<&'static str, Handler>,
    recurring: Vec<Recurring>,
}

#[derive(Clone, Copy)]
struct Recurring {
    id: Uuid,
    kind: &'static str,
    every: TimeDelta,
}

impl Registry {
    /// The jobs of the platform itself.
    #[must_use]
    pub fn new() -> Self {
        cleaning::register(Self::default())
    }

    /// Jobs of `kind` are done by `work`, which gets the payload and may be called again with it.
    #[must_use]
    pub fn on<F, W>(mut self, kind: &'static str, work: F) -> Self
    where
        F: Fn(Arc<App>, String) -> W + Send + Sync + 'static,
        W: Future<Output = Result<(), Fault>> + Send + 'static,
    {
        self.handlers.insert(kind, Arc::new(move |app, payload| Box::pin(work(app, payload))));
        self
    }

    /// A job of `kind` comes back `every` so often, also when several processes share the database: `id` is the
    /// id of its one row.
    #[must_use]
    pub fn every<F, W>(mut self, every: TimeDelta, id: Uuid, kind: &'static str, work: F) -> Self
    where
        F: Fn(Arc<App>) -> W + Send + Sync + 'static,
        W: Future<Output = Result<(), Fault>> + Send + 'static,
    {
        self.recurring.push(Recurring { id, kind, every });
        self.on(kind, move |app, _| work(app))
    }
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.handlers.keys()).finish()
    }
}

/// Queues a job of `kind`, to be done at `run_at` or as soon after as possible.
///
/// # Errors
/// When the database fails or the payload cannot be written as JSON.
pub async fn enqueue(
    tx: &WriteTransaction,
    kind: &str,
    payload: &impl serde::Serialize,
    run_at: DateTime<Utc>,
) -> Result<(), Fault> {
    let row = new_row(tx.ids().uuid(), kind, serde_json::to_string(payload)?, run_at, tx.now());
    Entity::insert(row).exec_without_returning(tx).await?;
    tx.wake(Wake::Jobs);
    Ok(())
}

fn new_row(
    id: Uuid,
    kind: &str,
    payload: String,
    run_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> job::ActiveModel {
    job::ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        payload: Set(payload),
        run_at: Set(run_at),
        attempts: Set(0),
        locked_until: Set(None),
        done_at: Set(None),
        last_error: Set(None),
        created_at: Set(now),
    }
}

/// Does jobs until the program ends.
pub async fn run(app: Arc<App>, registry: Registry) {
    in_background(async {
        if let Err(error) = plant_recurring(&app, &registry).await {
            tracing::error!(%error, "recurring jobs");
        }
        loop {
            match do_one(&app, &registry).await {
                Ok(true) => {}
                Ok(false) => app.database.woken(Wake::Jobs, PATROL).await,
                Err(error) => {
                    tracing::error!(%error, "jobs");
                    tokio::time::sleep(PATROL).await;
                }
            }
        }
    })
    .await;
}

/// Does every job that is due now, and no more: for tests and tools.
///
/// # Errors
/// When the database fails.
pub async fn run_due(app: &Arc<App>, registry: &Registry) -> Result<usize, DbErr> {
    plant_recurring(app, registry).await?;
    let mut done = 0;
    while do_one(app, registry).await? {
        done += 1;
    }
    Ok(done)
}

async fn plant_recurring(app: &App, registry: &Registry) -> Result<(), DbErr> {
    if registry.recurring.is_empty() {
        return Ok(());
    }
    app.database
        .write_transaction(|tx| async move {
            let rows = registry.recurring.iter().map(|recurring| {
                new_row(recurring.id, recurring.kind, "null".to_owned(), tx.now(), tx.now())
            });
            Entity::insert_many(rows)
                .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
                .exec_without_returning(&tx)
                .await?;
            Ok(())
        })
        .await
}

async fn do_one(app: &Arc<App>, registry: &Registry) -> Result<bool, DbErr> {
    let Some(job) = take(&app.database, registry, app.clock.now()).await? else { return Ok(false) };
    let Some(handler) = registry.handlers.get(job.kind.as_str()) else { return Ok(true) };
    let work = AssertUnwindSafe(handler(Arc::clone(app), job.payload.clone())).catch_unwind();
    let outcome = match tokio::time::timeout(LEASE.to_std().unwrap_or_default(), work).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(Fault::Other("the job panicked".to_owned())),
        Err(_) => Err(Fault::Other("the job took too long".to_owned())),
    };
    let now = app.clock.now();
    let mut row = job::ActiveModel { id: Unchanged(job.id), locked_until: Set(None), ..Default::default() };
    match outcome {
        Ok(()) => {
            metrics::counter!("wdw_jobs_total", "kind" => job.kind.clone(), "outcome" => "done").increment(1);
            row.last_error = Set(None);
            match registry.recurring.iter().find(|recurring| recurring.id == job.id) {
                Some(recurring) => {
                    row.run_at = Set(now + recurring.every);
                    row.attempts = Set(0);
                }
                None => row.done_at = Set(Some(now)),
            }
        }
        Err(fault) => {
            metrics::counter!("wdw_jobs_total", "kind" => job.kind.clone(), "outcome" => "failed")
                .increment(1);
            tracing::error!(job = %job.id, kind = job.kind, attempts = job.attempts, %fault, "job failed");
            row.run_at = Set(now + wait(job.attempts));
            row.last_error = Set(Some(fault.to_string()));
        }
    }
    app.database
        .write_transaction::<_, DbErr, _, _>(|tx| {
            let row = row.clone();
            async move { row.update(&tx).await }
        })
        .await?;
    Ok(true)
}

/// Takes the job that has been due longest. On PostgreSQL several processes take different ones.
async fn take(
    database: &Database,
    registry: &Registry,
    now: DateTime<Utc>,
) -> Result<Option<job::Model>, DbErr> {
    let due = || {
        Entity::find()
            .filter(Column::DoneAt.is_null())
            .filter(Column::RunAt.lte(now))
            .filter(Condition::any().add(Column::LockedUntil.is_null()).add(Column::LockedUntil.lte(now)))
            .filter(Column::Kind.is_in(registry.handlers.keys().copied()))
            .order_by_asc(Column::RunAt)
            .limit(1)
    };
    if due().one(&database.read).await?.is_none() {
        return Ok(None);
    }
    database
        .write_transaction(|tx| async move {
            let Some(mut job) =
                due().lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(&tx).await?
            else {
                return Ok(None);
            };
            job.attempts += 1;
            let row = job::ActiveModel {
                id: Unchanged(job.id),
                attempts: Set(job.attempts),
                locked_until: Set(Some(now + LEASE)),
                ..Default::default()
            };
            row.update(&tx).await?;
            Ok(Some(job))
        })
        .await
}

/// How long to wait after so many attempts: half a minute, doubled each time, at most six hours. A job is
/// never given up: it stands there with its error until it succeeds.
fn wait(attempts: i32) -> TimeDelta {
    let doubled = u32::try_from(attempts.saturating_sub(1)).unwrap_or_default().min(10);
    TimeDelta::seconds(30_i64 << doubled).min(TimeDelta::hours(6))
}
