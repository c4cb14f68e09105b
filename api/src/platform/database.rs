//! The database: SQLite in one file, or PostgreSQL. How it is opened, written to and migrated.
//!
//! Reading goes through [`Database::read`]; every write goes through [`Database::write_transaction`].

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    IsolationLevel, QueryResult, RuntimeErr, SqliteTransactionMode, SqlxError, Statement, TransactionOptions,
    TransactionTrait as _,
};
use sea_orm_migration::MigratorTrait as _;
use tokio::sync::Notify;

use super::clock::Clock;
use super::ids::Ids;

/// How often a write is tried again after the database gave way to another one.
const ATTEMPTS: u32 = 10;
/// Readers on SQLite: enough to keep a few cores busy.
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// Any number that nothing else in the database uses.
const MIGRATION_LOCK: i64 = 7_761_646_477;

tokio::task_local! {
    /// Set around background work: what it asks of the database is not a request's doing.
    static BACKGROUND: ();
}

/// An open database. Clones share it.
#[derive(Clone, Debug)]
pub struct Database {
    /// For reading. On SQLite several connections that never wait for the writer.
    pub read: DatabaseConnection,
    /// For writing, by way of [`Database::write_transaction`]. On SQLite exactly one connection.
    pub write: DatabaseConnection,
    clock: Clock,
    ids: Ids,
    statements: Arc<AtomicU64>,
    wakes: Arc<Wakes>,
}

/// Who waits for something to be committed.
#[derive(Debug, Default)]
struct Wakes {
    mail: Notify,
    jobs: Notify,
}

/// Work that a transaction leaves behind for after its commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Mail was queued.
    Mail,
    /// A job was queued.
    Jobs,
}

/// An error of a write that may hide an error of the database, so that a transaction that lost to another one
/// is recognised and tried again.
pub trait WriteError: From<DbErr> + Send {
    /// The database's error, when that is what this is.
    fn database(&self) -> Option<&DbErr>;
}

impl WriteError for DbErr {
    fn database(&self) -> Option<&DbErr> {
        Some(self)
    }
}

/// One write transaction: a connection with the time at which it began and a source of ids. Clones are the
/// same transaction; none may outlive the closure that got it.
#[derive(Clone, Debug)]
pub struct WriteTransaction(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    transaction: DatabaseTransaction,
    now: DateTime<Utc>,
    ids: Ids,
    wake_mail: std::sync::atomic::AtomicBool,
    wake_jobs: std::sync::atomic::AtomicBool,
}

impl WriteTransaction {
    /// When this attempt began: one moment for all its rows.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.0.now
    }

    /// Where new ids come from.
    #[must_use]
    pub fn ids(&self) -> &Ids {
        &self.0.ids
    }

    /// Wakes `whom` once this is committed.
    pub fn wake(&self, whom: Wake) {
        match whom {
            Wake::Mail => self.0.wake_mail.store(true, Ordering::Relaxed),
            Wake::Jobs => self.0.wake_jobs.store(true, Ordering::Relaxed),
        }
    }
}

#[sea_orm::prelude::async_trait::async_trait]
impl ConnectionTrait for WriteTransaction {
    fn get_database_backend(&self) -> DbBackend {
        self.0.transaction.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.transaction.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.transaction.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.transaction.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.transaction.query_all_raw(statement).await
    }
}

impl Database {
    /// Opens the database at `url` (`sqlite://…` or `postgres://…`); a SQLite file is made when it is not there.
    ///
    /// # Errors
    /// When it cannot be reached or opened.
    pub async fn open(url: &str, clock: Clock, ids: Ids) -> Result<Self, DbErr> {
        let statements = Arc::new(AtomicU64::new(0));
        let (mut read, mut write) = if url.starts_with("sqlite:") {
            let write = sea_orm::Database::connect(sqlite(url, 1, true)).await?;
            (sea_orm::Database::connect(sqlite(url, SQLITE_READERS, false)).await?, Some(write))
        } else {
            (sea_orm::Database::connect(postgres(url)).await?, None)
        };
        count(&mut read, &statements);
        if let Some(write) = &mut write {
            count(write, &statements);
        }
        let write = write.unwrap_or_else(|| read.clone());
        Ok(Self { read, write, clock, ids, statements, wakes: Arc::default() })
    }

    /// Does `work` in one write transaction and commits it; on an error nothing of it stays. When the database
    /// lets another transaction win, `work` is done again from the start, so it does nothing but read and write
    /// through its transaction.
    ///
    /// SQLite takes the write lock at once (`BEGIN IMMEDIATE`), PostgreSQL is asked for serialisable
    /// transactions: on both, a write sees a state that no other write changes under it.
    ///
    /// # Errors
    /// What `work` returned, or the database's error when it gave up.
    pub async fn write_transaction<T, E, F, W>(&self, work: F) -> Result<T, E>
    where
        F: Fn(WriteTransaction) -> W + Send + Sync,
        W: Future<Output = Result<T, E>> + Send,
        T: Send,
        E: WriteError,
    {
        let mut attempt = 1;
        loop {
            match self.attempt(&work).await {
                Err(error) if attempt < ATTEMPTS && error.database().is_some_and(gave_way) => {
                    metrics::counter!("wdw_write_retries_total").increment(1);
                    let at_most = 5_u64 << attempt.min(7);
                    tokio::time::sleep(Duration::from_millis(1 + self.ids.below(at_most))).await;
                    attempt += 1;
                }
                done => return done,
            }
        }
    }

    async fn attempt<T, E, F, W>(&self, work: &F) -> Result<T, E>
    where
        F: Fn(WriteTransaction) -> W + Send + Sync,
        W: Future<Output = Result<T, E>> + Send,
        T: Send,
        E: WriteError,
    {
        let isolation_level = (!self.is_sqlite()).then_some(IsolationLevel::Serializable);
        let transaction = self
            .write
            .begin_with_options(TransactionOptions {
                isolation_level,
                access_mode: None,
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            })
            .await?;
        let open = WriteTransaction(Arc::new(Inner {
            transaction,
            now: self.clock.now(),
            ids: self.ids.clone(),
            wake_mail: false.into(),
            wake_jobs: false.into(),
        }));
        // On an error the transaction is dropped and with it rolled back.
        let done = work(open.clone()).await?;
        let inner = Arc::into_inner(open.0)
            .ok_or_else(|| DbErr::Custom("a write transaction was kept beyond its work".to_owned()))?;
        inner.transaction.commit().await?;
        if inner.wake_mail.into_inner() {
            self.wakes.mail.notify_one();
        }
        if inner.wake_jobs.into_inner() {
            self.wakes.jobs.notify_one();
        }
        Ok(done)
    }

    /// A transaction that only reads: all its statements see the same moment, whatever is written meanwhile.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let isolation_level = (!self.is_sqlite()).then_some(IsolationLevel::RepeatableRead);
        let options = TransactionOptions {
            isolation_level,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
        };
        self.read.begin_with_options(options).await
    }

    /// Waits until someone committed work of this kind, at most `at_most`.
    pub async fn woken(&self, what: Wake, at_most: Duration) {
        let notify = match what {
            Wake::Mail => &self.wakes.mail,
            Wake::Jobs => &self.wakes.jobs,
        };
        let _ = tokio::time::timeout(at_most, notify.notified()).await;
    }

    /// Whether this is the embedded database.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.write.get_database_backend() == DbBackend::Sqlite
    }

    /// SQL statements asked for by requests since this was opened (not those of background work).
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Brings the tables up to this version of the program.
    ///
    /// # Errors
    /// When a migration fails.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        if self.is_sqlite() {
            return wdw_migrations::Migrator::up(&self.write, None).await;
        }
        // Several processes may start at once: one migrates, the others wait and find nothing to do.
        let alone = self.write.begin().await?;
        alone.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
        wdw_migrations::Migrator::up(&self.write, None).await?;
        alone.commit().await
    }

    /// Whether the database can be reached and has the tables of this version.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn ready(&self) -> Result<bool, DbErr> {
        self.read.ping().await?;
        Ok(wdw_migrations::Migrator::get_pending_migrations_read_only(&self.read).await?.is_empty())
    }

    /// Closes all connections; on SQLite this also folds the write-ahead log into the file.
    ///
    /// # Errors
    /// When a connection cannot be closed.
    pub async fn close(self) -> Result<(), DbErr> {
        self.read.close().await?;
        self.write.close().await
    }
}

/// Runs background work, whose statements are not counted as a request's.
pub async fn in_background<F: Future>(work: F) -> F::Output {
    BACKGROUND.scope((), work).await
}

fn sqlite(url: &str, connections: u32, writer: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT)
                .synchronous(SqliteSynchronous::Normal)
                .create_if_missing(writer);
            if writer {
                options.journal_mode(SqliteJournalMode::Wal).optimize_on_close(true, None)
            } else {
                options.pragma("query_only", "on")
            }
        });
    options
}

fn postgres(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(POSTGRES_CONNECTIONS)
        .min_connections(2)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire_if_idle_for(Duration::from_secs(30))
        .set_application_name("wdw")
        .sqlx_logging(false);
    options
}

fn count(connection: &mut DatabaseConnection, statements: &Arc<AtomicU64>) {
    let statements = Arc::clone(statements);
    connection.set_metric_callback(move |info| {
        if BACKGROUND.try_with(|()| ()).is_err() {
            statements.fetch_add(1, Ordering::Relaxed);
        }
        metrics::counter!("wdw_sql_statements_total").increment(1);
        if info.elapsed > Duration::from_millis(250) {
            tracing::warn!(milliseconds = info.elapsed.as_millis(), sql = %info.statement.sql, "slow statement");
        }
    });
}

/// Whether the database asks to try again: serialisation failure and deadlock on PostgreSQL, busy on SQLite.
fn gave_way(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))
    | DbErr::Conn(RuntimeErr::SqlxError(error))) = error
    else {
        return false;
    };
    let SqlxError::Database(error) = &**error else { return false };
    error.code().is_some_and(|code| match &*code {
        "40001" | "40P01" => true,
        // SQLITE_BUSY with its extended codes (SQLITE_BUSY_SNAPSHOT and so on): the low byte is 5.
        other => other.parse::<i32>().is_ok_and(|code| other.len() < 5 && code & 0xff == 5),
    })
}
