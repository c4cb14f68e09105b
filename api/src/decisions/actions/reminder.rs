//! Reminding who still has to tell how it went: two weeks before the day, and the day after it.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wdw_contract::texts::decide_server as text;

use crate::initiatives::letters::{address, date};
use crate::initiatives::rules::State;
use crate::initiatives::store::{self, state};
use crate::operation::Work;
use crate::people;
use crate::people::letters::{closing, greeting};
use crate::platform::jobs::{Registry, enqueue};
use crate::platform::mail::{self, Letter};
use crate::platform::{App, Fault};
use crate::refusal::Stop;

const JOB: &str = "initiative.remind_accounts";
/// Days before the last day.
const BEFORE: u64 = 14;

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Task {
    initiative_id: Uuid,
    due_on: NaiveDate,
    late: bool,
}

/// Queues both reminders; what is settled by then, or has another day, sends nothing.
pub(super) async fn remind(work: &Work<'_>, initiative_id: Uuid, due_on: NaiveDate) -> Result<(), Stop> {
    let days = [(due_on.checked_sub_days(Days::new(BEFORE)), false), (due_on.succ_opt(), true)];
    for (day, late) in days {
        if let Some(day) = day.filter(|day| *day > work.today) {
            let task = Task { initiative_id, due_on, late };
            let morning = NaiveTime::from_hms_opt(7, 0, 0).unwrap_or_default();
            enqueue(&work.tx, JOB, &task, day.and_time(morning).and_utc()).await?;
        }
    }
    Ok(())
}

/// Adds this room's jobs.
#[must_use]
pub fn register_jobs(registry: Registry) -> Registry {
    registry.on(JOB, run)
}

async fn run(app: Arc<App>, payload: String) -> Result<(), Fault> {
    let task: Task = serde_json::from_str(&payload)?;
    let app = &app;
    app.database
        .write_transaction(|tx| async move {
            let Some(row) = store::any(&tx, task.initiative_id).await? else { return Ok(()) };
            let waits = matches!(state(&row), State::Granted | State::PartlyGranted | State::InProgress);
            if !waits || row.accounting_due_on != Some(task.due_on) {
                return Ok(());
            }
            let Some(person) = people::store::person(&tx, row.submitter_id).await? else { return Ok(()) };
            let Some(email) = person.email else { return Ok(()) };
            let day = date(task.due_on);
            let letter = Letter {
                kind: "accounts_reminder",
                to: email,
                subject: text::remind_subject(&row.title),
                greeting: greeting(person.name.as_deref()),
                paragraphs: vec![
                    if task.late {
                        text::remind_late(day, &row.title)
                    } else {
                        text::remind_body(day, &row.title)
                    },
                    text::remind_help().to_owned(),
                ],
                action: Some((text::remind_button().to_owned(), address(app, &row))),
                closing: closing(app),
            };
            Ok(mail::enqueue(&tx, &letter, Some(person.id)).await?)
        })
        .await
}
