//! Telling supporters what happened, in the background: there may be hundreds.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wdw_contract::texts::{mail as words, timeline};

use super::super::letters::address;
use super::super::rules::EventKind;
use super::super::store::{self, InitiativeRow};
use crate::access::Viewer;
use crate::operation::Work;
use crate::people::letters::{closing, greeting};
use crate::platform::jobs::{Registry, enqueue};
use crate::platform::mail::{self, Letter};
use crate::platform::{App, Fault};
use crate::refusal::Stop;

const JOB: &str = "initiative.tell_supporters";

#[derive(Debug, Serialize, Deserialize)]
struct Task {
    initiative_id: Uuid,
    title: String,
    kind: EventKind,
}

/// Queues the news for everyone who supports an initiative and wants to hear of it.
pub(crate) async fn tell(work: &Work<'_>, row: &InitiativeRow, kind: EventKind) -> Result<(), Stop> {
    if row.support_count == 0 || row.hidden_at.is_some() {
        return Ok(());
    }
    let task = Task { initiative_id: row.id, title: row.title.clone(), kind };
    Ok(enqueue(&work.tx, JOB, &task, work.now()).await?)
}

/// Adds this room's jobs.
#[must_use]
pub(super) fn register(registry: Registry) -> Registry {
    registry.on(JOB, run)
}

async fn run(app: Arc<App>, payload: String) -> Result<(), Fault> {
    let task: Task = serde_json::from_str(&payload)?;
    let (app, task) = (&app, &task);
    app.database
        .write_transaction(|tx| async move {
            // Withdrawn and referred ones are no longer public; then the letter leads to the list.
            let row = store::find(&tx, &Viewer::Visitor, task.initiative_id).await?;
            let url =
                row.map_or_else(|| format!("{}/ideeen", app.config.public_url), |row| address(app, &row));
            for (person_id, email, name) in store::supporters(&tx, task.initiative_id).await? {
                let letter = Letter {
                    kind: "supported",
                    to: email,
                    subject: words::supported_subject(&task.title),
                    greeting: greeting(name.as_deref()),
                    paragraphs: vec![
                        words::supported_body(&task.title),
                        event_name(task.kind).to_owned(),
                        words::supported_off().to_owned(),
                    ],
                    action: Some((words::new_view().to_owned(), url.clone())),
                    closing: closing(app),
                };
                mail::enqueue(&tx, &letter, Some(person_id)).await?;
            }
            Ok(())
        })
        .await
}

/// How a step reads.
#[must_use]
fn event_name(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Submitted => timeline::submitted(),
        EventKind::TakenUp => timeline::taken_up(),
        EventKind::Assigned => timeline::assigned(),
        EventKind::CompletionAsked => timeline::completion_asked(),
        EventKind::CompletedBySubmitter => timeline::completed_by_submitter(),
        EventKind::TermExtended => timeline::term_extended(),
        EventKind::Referred => timeline::referred(),
        EventKind::Withdrawn => timeline::withdrawn(),
        EventKind::Hidden => timeline::hidden(),
        EventKind::Unhidden => timeline::unhidden(),
        EventKind::Decided => timeline::decided(),
        EventKind::Started => timeline::started(),
        EventKind::Accounted => timeline::accounted(),
        EventKind::Closed => timeline::closed(),
        EventKind::Reopened => timeline::reopened(),
    }
}
