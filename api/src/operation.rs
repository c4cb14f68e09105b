//! The way of a mutation: claim the operation → load → may this actor? → rules → store → letters → record, in
//! one write transaction. Every use case in an `actions.rs` goes through [`perform`].

use std::future::Future;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use wdw_contract::texts::refusals;

use crate::access::{Actor, Viewer};
use crate::budget;
use crate::platform::clock::local_date;
use crate::platform::database::WriteTransaction;
use crate::platform::idempotency::{self, Claim};
use crate::platform::{App, audit, digest};
use crate::refusal::{Refusal, RefusalCode, Stop};

/// One use case: its input is its fields, and [`Self::run`] does it.
pub trait UseCase: Serialize + Sync {
    /// Its name in the operation and audit tables, such as `initiative.take_up`.
    const KIND: &'static str;
    /// Whether it moves money: then it waits for its turn before it reads anything, so that many at the same instant
    /// are done one after the other instead of failing (see [`budget::store::alone`]).
    const ALONE: bool = false;
    /// What is kept of it, so that the same operation answers the same again.
    type Outcome: Serialize + DeserializeOwned + Send;

    /// Does it. May be called again from the start when the database lets another write win.
    fn run(&self, work: &Work<'_>) -> impl Future<Output = Result<Self::Outcome, Stop>> + Send;
}

/// What a use case works with: one transaction, one moment, one actor.
#[derive(Debug)]
pub struct Work<'a> {
    /// Configuration, keys and the rest.
    pub app: &'a App,
    /// The transaction; everything is read and written through it.
    pub tx: WriteTransaction,
    /// Who asks.
    pub viewer: &'a Viewer,
    /// The calendar day in Amsterdam.
    pub today: NaiveDate,
}

impl Work<'_> {
    /// One moment for everything that is written.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.tx.now()
    }

    /// A new id.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.tx.ids().uuid()
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `SignInRequired` when nobody is.
    pub fn actor(&self) -> Result<&Actor, Refusal> {
        self.viewer.actor().ok_or_else(|| Refusal::new(RefusalCode::SignInRequired, refusals::sign_in()))
    }

    /// Writes a line in the audit log.
    pub(crate) async fn audit(
        &self,
        action: &str,
        subject_type: &str,
        subject_id: Uuid,
        detail: serde_json::Value,
    ) -> Result<(), Stop> {
        let actor = self.viewer.person_id();
        Ok(audit::write(&self.tx, audit::Line { actor, action, subject_type, subject_id, detail }).await?)
    }
}

/// Does a use case once: the same operation with the same content answers what it answered before, with other
/// content it is refused. A refused use case leaves nothing behind and may come again.
///
/// # Errors
/// The refusals, or a fault.
pub async fn perform<U: UseCase>(
    app: &App,
    viewer: &Viewer,
    operation_id: Uuid,
    case: &U,
) -> Result<U::Outcome, Stop> {
    let actor = viewer.person_id().map_or_else(|| "visitor".to_owned(), |id| id.to_string());
    let fingerprint = digest::sha256_hex(&serde_json::to_vec(case)?);
    let (actor, fingerprint) = (&actor, &fingerprint);
    let done = app
        .database
        .write_transaction(|tx| async move {
            if U::ALONE {
                budget::store::alone(&tx).await?;
            }
            match idempotency::claim(&tx, operation_id, actor, U::KIND, fingerprint).await? {
                Claim::Replay(outcome) => Ok(serde_json::from_str(&outcome)?),
                Claim::Reused => {
                    Err(Refusal::new(RefusalCode::OperationReused, refusals::operation_reused()).into())
                }
                Claim::New => {
                    let today = local_date(tx.now());
                    let work = Work { app, tx, viewer, today };
                    let outcome = case.run(&work).await?;
                    idempotency::record(&work.tx, operation_id, &serde_json::to_string(&outcome)?).await?;
                    Ok(outcome)
                }
            }
        })
        .await;
    metrics::counter!("wdw_mutations_total", "kind" => U::KIND, "answer" => answer(&done)).increment(1);
    done
}

fn answer<T>(done: &Result<T, Stop>) -> &'static str {
    match done {
        Ok(_) => "done",
        Err(Stop::Refused(_)) => "refused",
        Err(Stop::Fault(_)) => "fault",
    }
}
