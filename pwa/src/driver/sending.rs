//! How each kind of operation is sent, and what the machine hears of it.

use crate::accounting;
use crate::api::{self, PATIENCE_MS, PhotoAnswer, Trouble};
use crate::browser;
use crate::people::sign_in;
use crate::store::{self, Room};
use crate::submit;
use crate::sync::{Answer, CodeOutcome, Operation, PhotoOutcome, PhotoRef, Refused, SendOutcome, Setback};
use crate::wijkschouw;
use wdw_contract::texts::sync;

/// Sends operations of one kind in one request.
pub(super) async fn send(operations: &[Operation]) -> SendOutcome {
    if operations.first().is_some_and(|first| wijkschouw::sending::sends(&first.kind)) {
        return match wijkschouw::sending::send(operations).await {
            Ok(answers) => SendOutcome::Answered(answers),
            Err(trouble) => not_sent(&trouble),
        };
    }
    let mut answers = Vec::with_capacity(operations.len());
    for operation in operations {
        match send_one(operation).await {
            Ok(answer) => answers.push((operation.id.clone(), answer)),
            Err(trouble) => return not_sent(&trouble),
        }
    }
    SendOutcome::Answered(answers)
}

fn not_sent(trouble: &Trouble) -> SendOutcome {
    match trouble {
        Trouble::SignedOut => SendOutcome::Unauthenticated,
        Trouble::TooOften(retry_after_ms) => SendOutcome::TooMany { retry_after_ms: *retry_after_ms },
        trouble => SendOutcome::Transient(setback(trouble)),
    }
}

async fn send_one(operation: &Operation) -> Result<Answer, Trouble> {
    match operation.kind.as_str() {
        submit::KIND => {
            let document = submit::document_of(&operation.payload);
            submit::answer_in(&api::send_document(&document, PATIENCE_MS).await?)
        }
        accounting::KIND => {
            let document = accounting::document_of(&operation.payload).ok_or(Trouble::AppTooOld)?;
            accounting::answer_in(&api::send_document(&document, PATIENCE_MS).await?)
        }
        // Made by a newer version of the app than this one.
        _ => Err(Trouble::AppTooOld),
    }
}

/// Sends a photo from the store.
pub(super) async fn send_photo(photo: &PhotoRef) -> PhotoOutcome {
    let bytes = match store::photo(&photo.uuid).await {
        Ok(Some(bytes)) => bytes,
        // An answer that was sent before had it along.
        Ok(None) if store::text(Room::Photos, &photo.uuid).await.is_ok_and(|mark| mark.is_some()) => {
            return PhotoOutcome::Stored;
        }
        Ok(None) => {
            return PhotoOutcome::Refused(refused("NOT_FOUND", sync::photo_gone().to_owned()));
        }
        Err(_) => return PhotoOutcome::Transient(Setback::PhotoUnreadable),
    };
    match api::put_photo(&photo.uuid, &bytes, &photo.sha256).await {
        Ok(PhotoAnswer::Stored) => PhotoOutcome::Stored,
        Ok(PhotoAnswer::Refused { code, message }) => PhotoOutcome::Refused(refused(&code, message)),
        Err(Trouble::SignedOut) => PhotoOutcome::Unauthenticated,
        Err(Trouble::TooOften(retry_after_ms)) => PhotoOutcome::TooMany { retry_after_ms },
        Err(trouble) => PhotoOutcome::Transient(setback(&trouble)),
    }
}

/// Asks for a sign-in code.
pub(super) async fn request_code(email: &str) -> CodeOutcome {
    match sign_in::request_code(email, browser::new_id()).await {
        Ok(refusals) => match refusals.into_iter().next() {
            None => CodeOutcome::Asked,
            // One was sent not long ago: that one works.
            Some(refusal) if refusal.code == api::enums::RefusalCode::RateLimited => CodeOutcome::Asked,
            Some(refusal) => CodeOutcome::Refused(refused(refusal.code.name(), refusal.message)),
        },
        Err(trouble) => CodeOutcome::Transient(setback(&trouble)),
    }
}

fn refused(code: &str, message: String) -> Refused {
    Refused { code: code.to_owned(), message, field: None }
}

fn setback(trouble: &Trouble) -> Setback {
    match trouble {
        Trouble::NoConnection => Setback::NoConnection,
        Trouble::TooSlow => Setback::TooSlow,
        Trouble::TooOften(_) => Setback::TooOften,
        Trouble::Server | Trouble::SignedOut => Setback::Server,
        Trouble::AppTooOld => Setback::AppTooOld,
    }
}
