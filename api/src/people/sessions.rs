//! Signing in, staying signed in and signing out. Secrets are made here, leave once, and are stored hashed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wdw_contract::{limits, texts::refusals};

use super::rules::{self, Presented};
use super::{letters, store};
use crate::access::Viewer;
use crate::operation::{UseCase, Work, perform};
use crate::platform::{App, Fault, audit, digest, mail};
use crate::refusal::{Refusal, RefusalCode, Stop};

/// What a client gets to show who it is.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// The JWT, minutes long.
    pub access: String,
    /// Until when that is.
    pub access_until: DateTime<Utc>,
    /// The refresh token, to be used once.
    pub refresh: String,
    /// Whose it is.
    pub person_id: Uuid,
    /// Which session.
    pub session_id: Uuid,
}

/// Sends a code to an address; the same for a known and an unknown one.
#[derive(Debug, Serialize)]
pub struct RequestCode {
    /// As [`rules::email`] leaves it.
    pub email: String,
}

impl UseCase for RequestCode {
    const KIND: &'static str = "person.request_code";
    type Outcome = ();

    async fn run(&self, work: &Work<'_>) -> Result<(), Stop> {
        let since = work.now() - rules::CODE_WINDOW;
        if store::codes_since(&work.tx, &self.email, since).await? >= rules::CODES_PER_WINDOW {
            return Err(Refusal::of("email", RefusalCode::RateLimited, refusals::code_too_often()).into());
        }
        let code = work.tx.ids().code(limits::CODE_DIGITS);
        let hash = hash_of(work.app, &self.email, &code);
        store::insert_code(&work.tx, &self.email, hash, work.now() + rules::CODE_LIFE).await?;
        mail::enqueue(&work.tx, &letters::code(work.app, &self.email, &code), None).await?;
        Ok(())
    }
}

/// Opens a session for who knows the code.
#[derive(Debug, Serialize)]
pub struct SignIn {
    /// As [`rules::email`] leaves it.
    pub email: String,
    /// As [`rules::code`] leaves it.
    pub code: String,
    /// What the device calls itself.
    #[serde(skip)]
    pub device: String,
}

/// Which session was opened.
#[derive(Debug, Serialize, Deserialize)]
pub struct Opened {
    person_id: Uuid,
    session_id: Uuid,
    at: DateTime<Utc>,
}

impl UseCase for SignIn {
    const KIND: &'static str = "person.sign_in";
    type Outcome = Opened;

    async fn run(&self, work: &Work<'_>) -> Result<Opened, Stop> {
        let presented = hash_of(work.app, &self.email, &self.code);
        // The try was counted before, so a code that was tried for the last time is still looked at here.
        let live = store::live_codes(&work.tx, &self.email, work.now(), rules::CODE_TRIES + 1).await?;
        if live.is_empty() {
            return Err(Refusal::of("code", RefusalCode::CodeExpired, refusals::code_expired()).into());
        }
        // Hashes are keyed: comparing them tells nothing about the code.
        if !live.iter().any(|row| row.code_hash == presented) {
            return Err(Refusal::of("code", RefusalCode::CodeWrong, refusals::code_wrong()).into());
        }
        store::spend_codes(&work.tx, &self.email).await?;
        let person = store::person_with_email(&work.tx, &self.email).await?;
        let session_id = store::insert_session(&work.tx, person.id, self.device.clone()).await?;
        let line = audit::Line {
            actor: Some(person.id),
            action: Self::KIND,
            subject_type: "session",
            subject_id: session_id,
            detail: serde_json::Value::Null,
        };
        audit::write(&work.tx, line).await?;
        Ok(Opened { person_id: person.id, session_id, at: work.now() })
    }
}

/// Signs in: counts the try first, in a transaction of its own, so that a refusal does not undo the count.
///
/// # Errors
/// Wrong, too old or too often tried codes are refused.
pub async fn sign_in(app: &App, operation_id: Uuid, case: &SignIn) -> Result<Tokens, Stop> {
    let email = &case.email;
    app.database.write_transaction(|tx| async move { store::count_try(&tx, email).await }).await?;
    let opened = perform(app, &Viewer::Visitor, operation_id, case).await?;
    // A lost answer may be asked for again, but only while the code would have worked.
    if app.clock.now() - opened.at > rules::CODE_LIFE {
        return Err(Refusal::of("code", RefusalCode::CodeExpired, refusals::code_expired()).into());
    }
    let refresh = app.ids.token();
    let hash = &digest::sha256_hex(refresh.as_bytes());
    let session_id = opened.session_id;
    app.database
        .write_transaction(|tx| async move {
            match store::session(&tx, session_id).await? {
                Some(session) if session.ended_at.is_none() => {
                    store::insert_refresh(&tx, session_id, hash.clone()).await.map_err(Stop::from)
                }
                _ => Err(Refusal::of("code", RefusalCode::CodeExpired, refusals::code_expired()).into()),
            }
        })
        .await?;
    with_access(app, opened.person_id, session_id, refresh).map_err(Stop::from)
}

/// Exchanges a refresh token for new tokens. `None`: nobody is signed in with it any more. One that comes back
/// long after it was used ends its whole session, because somebody else may have it.
///
/// # Errors
/// Only faults.
pub async fn refresh(app: &App, presented: &str) -> Result<Option<Tokens>, Fault> {
    let hash = &digest::sha256_hex(presented.as_bytes());
    let next = app.ids.token();
    let next_hash = &digest::sha256_hex(next.as_bytes());
    let session = app
        .database
        .write_transaction(|tx| async move {
            let Some(token) = store::refresh_token(&tx, hash).await? else { return Ok::<_, Fault>(None) };
            let Some(session) = store::session(&tx, token.session_id).await? else { return Ok(None) };
            let ended = session.ended_at.is_some() || session.expires_at <= tx.now();
            match rules::judge_refresh(tx.now(), token.used_at, token.expires_at, ended) {
                Presented::Over => return Ok(None),
                Presented::Replayed => {
                    store::end_session(&tx, session.person_id, session.id).await?;
                    let line = audit::Line {
                        actor: Some(session.person_id),
                        action: "person.refresh_replayed",
                        subject_type: "session",
                        subject_id: session.id,
                        detail: serde_json::Value::Null,
                    };
                    audit::write(&tx, line).await?;
                    return Ok(None);
                }
                Presented::Fresh => store::use_refresh(&tx, token.id).await?,
                Presented::JustUsed => {}
            }
            store::insert_refresh(&tx, session.id, next_hash.clone()).await?;
            store::touch_session(&tx, session.id).await?;
            Ok(Some((session.person_id, session.id)))
        })
        .await?;
    session.map(|(person_id, session_id)| with_access(app, person_id, session_id, next)).transpose()
}

fn with_access(app: &App, person_id: Uuid, session_id: Uuid, refresh: String) -> Result<Tokens, Fault> {
    let (access, access_until) = app.signing.issue(person_id, session_id, app.clock.now())?;
    Ok(Tokens { access, access_until, refresh, person_id, session_id })
}

fn hash_of(app: &App, email: &str, code: &str) -> String {
    app.signing.keyed_hash("sign-in code", &format!("{email}\n{code}"))
}

/// Ends the session that the request came with.
#[derive(Debug, Serialize)]
pub struct SignOut {}

impl UseCase for SignOut {
    const KIND: &'static str = "person.sign_out";
    type Outcome = ();

    async fn run(&self, work: &Work<'_>) -> Result<(), Stop> {
        if let Some(actor) = work.viewer.actor() {
            store::end_session(&work.tx, actor.person_id, actor.session_id).await?;
        }
        Ok(())
    }
}

/// Ends all sessions of the person.
#[derive(Debug, Serialize)]
pub struct SignOutEverywhere {}

impl UseCase for SignOutEverywhere {
    const KIND: &'static str = "person.sign_out_everywhere";
    type Outcome = ();

    async fn run(&self, work: &Work<'_>) -> Result<(), Stop> {
        let actor = work.actor()?;
        store::end_sessions(&work.tx, actor.person_id).await?;
        work.audit(Self::KIND, "person", actor.person_id, serde_json::Value::Null).await
    }
}

/// Ends one session of the person, on another device perhaps.
#[derive(Debug, Serialize)]
pub struct EndSession {
    /// Which one.
    pub session_id: Uuid,
}

impl UseCase for EndSession {
    const KIND: &'static str = "person.end_session";
    type Outcome = ();

    async fn run(&self, work: &Work<'_>) -> Result<(), Stop> {
        let actor = work.actor()?;
        match store::session(&work.tx, self.session_id).await? {
            Some(session) if session.person_id == actor.person_id => {}
            _ => return Err(Refusal::of("sessionId", RefusalCode::NotFound, refusals::unknown()).into()),
        }
        store::end_session(&work.tx, actor.person_id, self.session_id).await?;
        work.audit(Self::KIND, "session", self.session_id, serde_json::Value::Null).await
    }
}

/// Ends the session of a refresh token, for who signs out with an access token that has just ended.
///
/// # Errors
/// Only faults.
pub async fn end_with(app: &App, presented: &str) -> Result<(), Fault> {
    let hash = &digest::sha256_hex(presented.as_bytes());
    app.database
        .write_transaction(|tx| async move {
            if let Some(token) = store::refresh_token(&tx, hash).await?
                && let Some(session) = store::session(&tx, token.session_id).await?
            {
                store::end_session(&tx, session.person_id, session.id).await?;
            }
            Ok(())
        })
        .await
}
