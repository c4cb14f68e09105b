//! How queued mail leaves: by SMTP, or as `.eml` files in a demo.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use wdw_entities::outgoing_mail::{self, Column, Entity};

use super::{FAILED, QUEUED, SENT};
use crate::platform::database::{Database, Wake, in_background};
use crate::platform::{App, Fault, config::Config};

/// Letters taken at once.
const BATCH: u64 = 20;
/// Nobody else takes a letter for this long after it was taken: longer than any mail server needs to answer.
const LEASE: TimeDelta = TimeDelta::minutes(3);
/// Looks for letters at least this often, also when nobody woke it.
const PATROL: Duration = Duration::from_secs(15);
/// With the waiting times below, about four days.
const ATTEMPTS: i32 = 20;
const SMTP_TIMEOUT: Duration = Duration::from_secs(30);

/// Where mail goes.
#[derive(Clone, Debug)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// Why a letter did not go.
#[derive(Debug)]
struct Refused {
    why: String,
    /// Trying again makes no sense.
    forever: bool,
}

/// How a mail server is reached. Building the transport itself needs the runtime.
///
/// # Errors
/// When the address is not understood.
pub fn transport(url: &str) -> Result<smtp::AsyncSmtpTransportBuilder, smtp::Error> {
    Ok(AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(SMTP_TIMEOUT)))
}

impl Mailer {
    /// The mailer that `config` asks for.
    ///
    /// # Errors
    /// When the sender or the mail server is not understood, or the folder cannot be made.
    pub fn new(config: &Config) -> Result<Self, Fault> {
        let from =
            config.mail_from.parse().map_err(|error| Fault::Mail(format!("WDW_MAIL_FROM: {error}")))?;
        let way = match &config.smtp_url {
            Some(url) => {
                Way::Smtp(transport(url.reveal()).map_err(|error| Fault::Mail(error.to_string()))?.build())
            }
            None => {
                std::fs::create_dir_all(config.mail_dir())?;
                Way::Folder(config.mail_dir())
            }
        };
        Ok(Self { from, way })
    }

    async fn send(&self, mail: &outgoing_mail::Model) -> Result<(), Refused> {
        let message = self.message(mail).map_err(|why| Refused { why, forever: true })?;
        match &self.way {
            Way::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) => Err(Refused { why: error.to_string(), forever: error.is_permanent() }),
            },
            Way::Folder(folder) => {
                let file =
                    folder.join(format!("{}-{}.eml", mail.created_at.format("%Y%m%dT%H%M%S"), mail.id));
                tokio::fs::write(file, message.formatted())
                    .await
                    .map_err(|error| Refused { why: error.to_string(), forever: false })
            }
        }
    }

    fn message(&self, mail: &outgoing_mail::Model) -> Result<Message, String> {
        let to: Mailbox = mail.recipient.parse().map_err(|error| format!("recipient: {error}"))?;
        let domain = self.from.email.domain();
        Message::builder()
            .from(self.from.clone())
            .to(to)
            // One line: a line break would start another header.
            .subject(mail.subject.replace(['\r', '\n'], " "))
            .message_id(Some(format!("<{}@{domain}>", mail.id)))
            .date(mail.created_at.into())
            // No out-of-office answers, please (RFC 3834).
            .raw_header(lettre::message::header::HeaderValue::new(
                lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ))
            .multipart(MultiPart::alternative_plain_html(mail.text_body.clone(), mail.html_body.clone()))
            .map_err(|error| error.to_string())
    }
}

/// Sends queued mail until the program ends. A letter is handed over at least once: when the program dies
/// between handing over and writing that down, it goes again after the lease.
pub async fn run(app: Arc<App>) {
    in_background(async {
        loop {
            match send_due(&app).await {
                Ok(0) => app.database.woken(Wake::Mail, PATROL).await,
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "outgoing mail");
                    tokio::time::sleep(PATROL).await;
                }
            }
        }
    })
    .await;
}

/// Sends what is due now, and no more. Returns how many letters were handled.
///
/// # Errors
/// When the database fails.
pub async fn send_due(app: &App) -> Result<usize, DbErr> {
    let mails = take(&app.database, app.clock.now()).await?;
    for mail in &mails {
        let outcome = app.mailer.send(mail).await;
        let now = app.clock.now();
        let mut row = outgoing_mail::ActiveModel { id: Unchanged(mail.id), ..Default::default() };
        match outcome {
            Ok(()) => {
                metrics::counter!("wdw_mail_total", "outcome" => "sent").increment(1);
                row.state = Set(SENT.to_owned());
                row.sent_at = Set(Some(now));
                row.last_error = Set(None);
                if !app.config.is_demo() {
                    // It has arrived; what it said is nobody's business here any more.
                    row.text_body = Set(String::new());
                    row.html_body = Set(String::new());
                }
            }
            Err(refused) => {
                metrics::counter!("wdw_mail_total", "outcome" => "failed").increment(1);
                tracing::warn!(mail = %mail.id, attempts = mail.attempts, why = refused.why, "mail did not go");
                let over = refused.forever || mail.attempts >= ATTEMPTS;
                row.state = Set(if over { FAILED } else { QUEUED }.to_owned());
                row.next_attempt_at = Set(now + wait(mail.attempts));
                row.last_error = Set(Some(refused.why));
            }
        }
        app.database
            .write_transaction::<_, DbErr, _, _>(|tx| {
                let row = row.clone();
                async move { row.update(&tx).await }
            })
            .await?;
    }
    Ok(mails.len())
}

/// Takes letters that are due. On PostgreSQL several processes take different ones.
async fn take(
    database: &Database,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<outgoing_mail::Model>, DbErr> {
    // Looking costs no write lock; most of the time there is nothing.
    let due = || {
        Entity::find()
            .filter(Column::State.eq(QUEUED))
            .filter(Column::NextAttemptAt.lte(now))
            .order_by_asc(Column::NextAttemptAt)
            .limit(BATCH)
    };
    if due().one(&database.read).await?.is_none() {
        return Ok(Vec::new());
    }
    database
        .write_transaction(|tx| async move {
            let mut mails =
                due().lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).all(&tx).await?;
            for mail in &mut mails {
                mail.attempts += 1;
                let row = outgoing_mail::ActiveModel {
                    id: Unchanged(mail.id),
                    attempts: Set(mail.attempts),
                    next_attempt_at: Set(now + LEASE),
                    ..Default::default()
                };
                row.update(&tx).await?;
            }
            Ok(mails)
        })
        .await
}

/// How long to wait after so many attempts: a minute, doubled each time, at most six hours.
fn wait(attempts: i32) -> TimeDelta {
    let doubled = u32::try_from(attempts.saturating_sub(1)).unwrap_or_default().min(9);
    TimeDelta::minutes(1_i64 << doubled).min(TimeDelta::hours(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_longer_each_time_and_never_longer_than_six_hours() {
        assert_eq!(wait(1), TimeDelta::minutes(1));
        assert_eq!(wait(2), TimeDelta::minutes(2));
        assert_eq!(wait(5), TimeDelta::minutes(16));
        assert_eq!(wait(20), TimeDelta::hours(6));
        assert_eq!(wait(i32::MIN), TimeDelta::minutes(1));
    }
}
