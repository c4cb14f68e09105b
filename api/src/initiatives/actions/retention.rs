//! Who handed in what is forgotten after its term; what was asked and paid stays.

use std::sync::Arc;

use chrono::TimeDelta;
use sea_orm::DbErr;
use uuid::{Uuid, uuid};
use wdw_contract::texts::mail as words;

use super::super::rules::State;
use super::super::store;
use crate::platform::jobs::Registry;
use crate::platform::{App, Fault};

const ID: Uuid = uuid!("00000000-0000-7000-8000-000000000003");
/// In one transaction, so that nobody waits long for the one who writes.
const AT_ONCE: u64 = 200;
/// What came to nothing.
const CLOSED: &[State] = &[State::Refused, State::Withdrawn, State::Referred];
const COMPLETED: &[State] = &[State::Completed];

pub(super) fn register(registry: Registry) -> Registry {
    registry.every(TimeDelta::hours(24), ID, "initiative.retention", run)
}

async fn run(app: Arc<App>) -> Result<(), Fault> {
    let terms = app.municipality.retention;
    forget(&app, CLOSED, terms.refused_and_withdrawn_days, true).await?;
    forget(&app, COMPLETED, terms.completed_days, false).await
}

async fn forget(app: &App, states: &[State], days: u32, words_too: bool) -> Result<(), Fault> {
    let before = app.clock.now() - TimeDelta::days(i64::from(days));
    loop {
        let found = app
            .database
            .write_transaction::<_, DbErr, _, _>(|tx| async move {
                let ids = store::ended_before(&tx, states, before, AT_ONCE).await?;
                if !ids.is_empty() {
                    store::anonymise(&tx, &ids, words::erased()).await?;
                    if words_too {
                        store::erase_words(&tx, &ids, words::erased()).await?;
                    }
                }
                Ok(ids.len())
            })
            .await?;
        if found == 0 {
            return Ok(());
        }
        tracing::info!(found, days, "initiatives without a person from now on");
    }
}
