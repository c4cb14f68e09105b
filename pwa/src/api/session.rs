//! Renewing a session that ran out: once, also when several tabs notice at the same time.

use std::cell::RefCell;

use serde::Deserialize;

use super::transport::{PATIENCE_MS, post};
use super::{Trouble, lean};
use crate::browser::{self, Taking};

/// What renewing a session found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SessionChange {
    /// The server no longer knows who this is.
    SignedOut,
}

type Listener = Box<dyn Fn(SessionChange)>;

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Who wants to know when a session turns out to be over. There is one listener: the app's own.
pub(crate) fn listen_to_session(listener: impl Fn(SessionChange) + 'static) {
    LISTENER.set(Some(Box::new(listener)));
}

const DOCUMENT: &str = r#"{"operationName":"RefreshSession","query":"mutation RefreshSession { refreshSession(input: {}) { viewer { person { id } } refusals { code } } }"}"#;
/// When a session was last renewed, so that the second tab need not do it again. A time, no secret.
const RENEWED_AT: &str = "wdw.renewed";

/// Renews the session, unless another tab did so after `asked_at`. False: nobody is signed in any more.
pub(crate) async fn refresh_session(asked_at: u64) -> Result<bool, Trouble> {
    let renewing = async move {
        if renewed_at().is_some_and(|at| at >= asked_at) {
            return Ok(true);
        }
        renew().await
    };
    browser::exclusively("wdw-session", Taking::Wait, renewing).await.unwrap_or(Err(Trouble::NoConnection))
}

async fn renew() -> Result<bool, Trouble> {
    #[derive(Deserialize)]
    struct Envelope {
        data: Data,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Data {
        refresh_session: Payload,
    }
    #[derive(Deserialize)]
    struct Payload {
        refusals: Vec<serde::de::IgnoredAny>,
    }
    let answer = post(DOCUMENT, PATIENCE_MS).await?;
    let renewed = match answer.status {
        200..=299 => lean::from_text::<Envelope>(&answer.text)
            .map_err(|_| Trouble::AppTooOld)?
            .data
            .refresh_session
            .refusals
            .is_empty(),
        401 => false,
        429 => return Err(Trouble::TooOften(30_000)),
        _ => return Err(Trouble::Server),
    };
    if renewed {
        remember_renewal();
    } else {
        LISTENER.with_borrow(|listener| listener.as_ref().map(|listener| listener(SessionChange::SignedOut)));
    }
    Ok(renewed)
}

fn storage() -> Option<web_sys::Storage> {
    browser::window()?.local_storage().ok().flatten()
}

fn renewed_at() -> Option<u64> {
    storage()?.get_item(RENEWED_AT).ok().flatten()?.parse().ok()
}

fn remember_renewal() {
    if let Some(storage) = storage() {
        let _ = storage.set_item(RENEWED_AT, &browser::now().to_string());
    }
}
