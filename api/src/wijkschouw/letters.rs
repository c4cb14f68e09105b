//! What people read in their mail about a wijkschouw.

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use uuid::Uuid;
use wdw_contract::{dates, texts::wijkschouw_server as texts};

use super::store::{self, ParticipantRow, SchouwRow};
use crate::areas;
use crate::operation::Work;
use crate::people::letters::{closing, greeting};
use crate::platform::App;
use crate::platform::mail::{Letter, enqueue};
use crate::refusal::Stop;
use crate::wijkschouw::rules::ParticipantState;

/// What every letter tells about.
#[derive(Debug)]
pub struct Told {
    row: SchouwRow,
    wijk: String,
    calendar: String,
}

/// What is told: everything but to whom and in which frame.
#[derive(Debug)]
pub struct News {
    kind: &'static str,
    subject: String,
    paragraphs: Vec<String>,
    button: &'static str,
}

/// The public address of a wijkschouw.
#[must_use]
pub fn address(app: &App, row: &SchouwRow) -> String {
    format!("{}/wijkschouw/{}", app.config.public_url, row.reference)
}

/// Queues news to everyone who is asked or comes along and for whom it is.
///
/// # Errors
/// Only faults.
pub async fn to_participants(
    work: &Work<'_>,
    wijkschouw_id: Uuid,
    whom: impl Fn(&ParticipantRow) -> bool,
    news: impl Fn(&Told) -> News,
) -> Result<(), Stop> {
    let participants = store::participants_of(&work.tx, &[wijkschouw_id]).await?;
    let mut recipients = Vec::new();
    for one in participants {
        if one.state() != ParticipantState::Left && whom(&one) {
            recipients.extend(one.email.map(|to| (one.person_id, one.name, to)));
        }
    }
    if recipients.is_empty() {
        return Ok(());
    }
    let Some((row, _)) = store::find(&work.tx, work.viewer, wijkschouw_id).await? else { return Ok(()) };
    let wijk = areas::store::wijk(&work.tx, row.wijk_id).await?.map(|wijk| wijk.name).unwrap_or_default();
    let calendar = format!("{}/export/wijkschouw/{}.ics", work.app.config.public_url, row.reference);
    let told = Told { row, wijk, calendar };
    for (person_id, name, to) in recipients {
        let news = news(&told);
        let letter = Letter {
            kind: news.kind,
            to,
            subject: news.subject,
            greeting: greeting(name.as_deref()),
            paragraphs: news.paragraphs,
            action: Some((news.button.to_owned(), address(work.app, &told.row))),
            closing: closing(work.app),
        };
        enqueue(&work.tx, &letter, Some(person_id)).await?;
    }
    Ok(())
}

fn local(at: DateTime<Utc>) -> DateTime<chrono_tz::Tz> {
    at.with_timezone(&chrono_tz::Europe::Amsterdam)
}

/// "12 maart 2026", in Amsterdam.
fn date(at: DateTime<Utc>) -> String {
    let day = local(at);
    dates::full(day.year(), day.month(), day.day())
}

/// "12 maart 2026 om 19.00 uur", in Amsterdam.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    let time = local(at);
    texts::mail_moment(date(at), format!("{}.{:02}", time.hour(), time.minute()))
}

impl Told {
    fn when_and_where(&self) -> Vec<String> {
        let when = texts::mail_when(moment(self.row.starts_at));
        vec![format!("{when}\n{}", texts::mail_where(&self.row.meeting_point))]
    }

    fn calendar(&self) -> String {
        format!("{}\n{}", texts::mail_calendar(), self.calendar)
    }

    fn uncalendar(&self) -> String {
        format!("{}\n{}", texts::mail_uncalendar(), self.calendar)
    }
}

/// "Will you come along?"
#[must_use]
pub fn invited(told: &Told, actor: &str) -> News {
    let mut paragraphs = vec![texts::mail_invited_body(actor, &told.wijk)];
    paragraphs.extend(told.when_and_where());
    paragraphs.extend(told.row.explanation.clone());
    paragraphs.extend([texts::mail_invited_next().to_owned(), told.calendar()]);
    let subject = texts::mail_invited_subject(date(told.row.starts_at), &told.wijk);
    News { kind: "wijkschouw_invited", subject, paragraphs, button: texts::mail_view() }
}

/// "You come along."
#[must_use]
pub fn joined(told: &Told) -> News {
    let mut paragraphs = vec![texts::mail_joined_body(&told.wijk)];
    paragraphs.extend(told.when_and_where());
    paragraphs.extend([told.calendar(), texts::mail_joined_leave().to_owned()]);
    let subject = texts::mail_joined_subject(date(told.row.starts_at), &told.wijk);
    News { kind: "wijkschouw_joined", subject, paragraphs, button: texts::mail_view() }
}

/// "Another time or place."
#[must_use]
pub fn moved(told: &Told) -> News {
    let mut paragraphs = vec![texts::mail_moved_body(&told.wijk)];
    paragraphs.extend(told.when_and_where());
    paragraphs.extend([told.calendar(), texts::mail_joined_leave().to_owned()]);
    let subject = texts::mail_moved_subject(date(told.row.starts_at), &told.wijk);
    News { kind: "wijkschouw_moved", subject, paragraphs, button: texts::mail_view() }
}

/// "Prepare your phone again."
#[must_use]
pub fn prepare_again(told: &Told) -> News {
    News {
        kind: "wijkschouw_prepare_again",
        subject: texts::mail_again_subject(date(told.row.starts_at), &told.wijk),
        paragraphs: vec![texts::mail_again_body().to_owned(), texts::mail_again_next().to_owned()],
        button: texts::mail_view(),
    }
}

/// "It does not happen", with the reason.
#[must_use]
pub fn cancelled(told: &Told, reason: &str) -> News {
    let body = texts::mail_cancelled_body(date(told.row.starts_at), &told.wijk);
    News {
        kind: "wijkschouw_cancelled",
        subject: texts::mail_cancelled_subject(&told.wijk),
        paragraphs: vec![body, reason.to_owned(), told.uncalendar()],
        button: texts::mail_view(),
    }
}

/// "This came of it."
#[must_use]
pub fn reported(told: &Told) -> News {
    News {
        kind: "wijkschouw_reported",
        subject: texts::mail_reported_subject(&told.wijk),
        paragraphs: vec![texts::mail_reported_body(&told.wijk)],
        button: texts::mail_reported_view(),
    }
}
