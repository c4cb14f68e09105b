//! What people read in their mail about their account.

use wdw_contract::texts::mail;

use super::rules::{CODE_LIFE, first_name};
use crate::platform::App;
use crate::platform::mail::Letter;

/// "Dag Anna,"; without a name "Dag,".
#[must_use]
pub fn greeting(name: Option<&str>) -> String {
    match name.map(first_name) {
        Some(name) if !name.is_empty() => mail::greeting(name),
        _ => mail::greeting_unknown().to_owned(),
    }
}

/// The last lines of every letter.
#[must_use]
pub fn closing(app: &App) -> String {
    mail::closing(&app.municipality.name)
}

/// The letter with the code.
#[must_use]
pub fn code(app: &App, to: &str, code: &str) -> Letter {
    Letter {
        kind: "sign_in_code",
        to: to.to_owned(),
        subject: mail::code_subject(code),
        greeting: mail::greeting_unknown().to_owned(),
        paragraphs: vec![
            mail::code_intro().to_owned(),
            code.to_owned(),
            mail::code_life(CODE_LIFE.num_minutes()),
            mail::code_not_you().to_owned(),
        ],
        action: None,
        closing: closing(app),
    }
}

/// The last letter, after an account is gone.
#[must_use]
pub fn deleted(app: &App, to: &str, name: Option<&str>) -> Letter {
    Letter {
        kind: "account_deleted",
        to: to.to_owned(),
        subject: mail::deleted_subject().to_owned(),
        greeting: greeting(name),
        paragraphs: vec![mail::deleted_body().to_owned(), mail::deleted_initiatives().to_owned()],
        action: None,
        closing: closing(app),
    }
}
