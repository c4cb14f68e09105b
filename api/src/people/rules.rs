//! The rules of accounts: addresses, names, codes and sessions.

use chrono::{DateTime, TimeDelta, Utc};
use wdw_contract::{limits, texts::refusals};

use crate::initiatives::rules::check_text;
use crate::refusal::{Refusal, RefusalCode};

/// How long a sign-in code works.
pub const CODE_LIFE: TimeDelta = TimeDelta::minutes(15);
/// How often one code can be tried.
pub const CODE_TRIES: i32 = 5;
/// How many codes one address can get within [`CODE_WINDOW`].
pub const CODES_PER_WINDOW: u64 = 4;
/// See [`CODES_PER_WINDOW`].
pub const CODE_WINDOW: TimeDelta = TimeDelta::minutes(15);
/// How long a session lasts without being used.
pub const SESSION_LIFE: TimeDelta = TimeDelta::days(60);
/// How long a used refresh token may come once more: two tabs, or an answer that got lost on the way.
pub const REFRESH_GRACE: TimeDelta = TimeDelta::seconds(60);

/// An e-mail address in the one form that it is stored in.
///
/// # Errors
/// When nothing is filled in, or it has not the form of an address that mail can be sent to.
pub fn email(typed: &str) -> Result<String, Refusal> {
    let address = typed.trim().to_lowercase();
    if address.is_empty() {
        return Err(Refusal::of("email", RefusalCode::Required, refusals::email_required()));
    }
    if is_address(&address) {
        Ok(address)
    } else {
        Err(Refusal::of("email", RefusalCode::BadFormat, refusals::email_format()))
    }
}

fn is_address(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    let local_fits = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b));
    let labels: Vec<&str> = domain.split('.').collect();
    let domain_fits = labels.len() >= 2
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
        && labels.last().is_some_and(|last| last.len() >= 2 && !last.bytes().all(|b| b.is_ascii_digit()));
    address.len() <= limits::EMAIL && local_fits && domain_fits
}

/// The digits of a typed code; spaces and dashes do not count.
///
/// # Errors
/// When it has not six digits.
pub fn code(typed: &str) -> Result<String, Refusal> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if digits.is_empty() {
        return Err(Refusal::of("code", RefusalCode::Required, refusals::code_required()));
    }
    if digits.len() == limits::CODE_DIGITS && digits.bytes().all(|b| b.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(Refusal::of("code", RefusalCode::BadFormat, refusals::code_format(limits::CODE_DIGITS)))
    }
}

/// Checks a name, under the field that it was typed in.
#[must_use]
pub fn check_name(field: &str, name: &str) -> Vec<Refusal> {
    let mut found = Vec::new();
    let too_long = refusals::name_too_long(limits::NAME);
    check_text(&mut found, field, name, Some(refusals::name_required()), limits::NAME, too_long);
    if found.is_empty() && name.contains(['\n', '\t']) {
        found.push(Refusal::of(field, RefusalCode::BadFormat, refusals::control_characters()));
    }
    found
}

/// The first name: what the public sees, when its owner chose so.
#[must_use]
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

/// The letters in a face: of the first and the last name.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// What a presented refresh token is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presented {
    /// It is exchanged for a new one.
    Fresh,
    /// It was exchanged a moment ago: the answer may have been lost, so it is exchanged once more.
    JustUsed,
    /// It was used long ago: somebody else may have it. The whole session ends.
    Replayed,
    /// It is too old, or its session has ended.
    Over,
}

/// Judges a refresh token from its own times and those of its session.
#[must_use]
pub fn judge_refresh(
    now: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
    expires_at: DateTime<Utc>,
    session_ended: bool,
) -> Presented {
    match used_at {
        _ if session_ended => Presented::Over,
        Some(used) if now - used > REFRESH_GRACE => Presented::Replayed,
        Some(_) => Presented::JustUsed,
        None if now >= expires_at => Presented::Over,
        None => Presented::Fresh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_stored_in_one_form() {
        assert_eq!(email("  Anna@Example.NL ").unwrap(), "anna@example.nl");
    }

    #[test]
    fn what_mail_cannot_be_sent_to_is_refused() {
        for typed in [
            "anna",
            "anna@",
            "@example.nl",
            "anna@example",
            "an na@example.nl",
            "anna@exa mple.nl",
            "anna@example.nl\nBcc: x@example.nl",
            "<anna@example.nl>",
            "anna@-example.nl",
            "a..b@example.nl",
            "anna@127.0.0.1",
            "анна@example.nl",
        ] {
            assert_eq!(email(typed).unwrap_err().code, RefusalCode::BadFormat, "{typed}");
        }
        assert_eq!(email(" ").unwrap_err().code, RefusalCode::Required);
        assert!(email(&format!("{}@example.nl", "a".repeat(65))).is_err());
    }

    #[test]
    fn a_code_may_be_typed_with_spaces() {
        assert_eq!(code(" 123 456 ").unwrap(), "123456");
        assert_eq!(code("12345").unwrap_err().code, RefusalCode::BadFormat);
        assert_eq!(code("12345a").unwrap_err().code, RefusalCode::BadFormat);
        assert_eq!(code("").unwrap_err().code, RefusalCode::Required);
    }

    #[test]
    fn initials_are_of_first_and_last_name() {
        assert_eq!(initials("Sanne Wolters"), "SW");
        assert_eq!(initials("Jan van der Berg"), "JB");
        assert_eq!(initials("Élodie"), "É");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn a_refresh_token_that_comes_back_late_ends_the_session() {
        let now = DateTime::from_timestamp_nanos(1_700_000_000_000_000_000);
        let later = now + TimeDelta::days(1);
        let used = |seconds| Some(now - TimeDelta::seconds(seconds));
        assert_eq!(judge_refresh(now, None, later, false), Presented::Fresh);
        assert_eq!(judge_refresh(now, used(60), later, false), Presented::JustUsed);
        assert_eq!(judge_refresh(now, used(61), later, false), Presented::Replayed);
        assert_eq!(judge_refresh(now, None, now, false), Presented::Over);
        assert_eq!(judge_refresh(now, None, later, true), Presented::Over);
    }
}
