use std::collections::BTreeSet;

use wdw_contract::texts::refusals;

use crate::refusal::{Refusal, RefusalCode};

/// Characters of a key or of a name in an address.
const LONGEST: usize = 40;

/// A key is short, in small letters, digits and dashes, and there once.
pub(super) fn check_key(found: &mut Vec<Refusal>, field: &str, key: &str, taken: &mut BTreeSet<String>) {
    if key.is_empty() {
        found.push(Refusal::of(field, RefusalCode::Required, refusals::key_required()));
    } else if !fits(key) {
        found.push(Refusal::of(field, RefusalCode::BadFormat, refusals::key_format(LONGEST)));
    } else if !taken.insert(key.to_owned()) {
        found.push(Refusal::of(field, RefusalCode::BadFormat, refusals::key_twice()));
    }
}

fn fits(key: &str) -> bool {
    let known = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    key.len() <= LONGEST && key.bytes().all(known)
}

/// A title as a name in an address: "Schoon, heel & veilig" becomes `schoon-heel-veilig`.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase).map(plain) {
        match c {
            Some(c) if slug.len() < LONGEST => slug.push(c),
            None if !slug.is_empty() && !slug.ends_with('-') && slug.len() < LONGEST => slug.push('-'),
            _ => {}
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "checklist".to_owned() } else { slug.to_owned() }
}

/// A letter without its accents; none for what is no letter or digit.
fn plain(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' => Some(c),
        'à'..='å' => Some('a'),
        'è'..='ë' => Some('e'),
        'ì'..='ï' => Some('i'),
        'ò'..='ö' => Some('o'),
        'ù'..='ü' => Some('u'),
        'ç' => Some('c'),
        _ => None,
    }
}

/// The first of `slug`, `slug-2`, `slug-3` … that is not taken.
#[must_use]
pub fn free_slug(slug: &str, taken: &[String]) -> String {
    let is_free = |wanted: &String| !taken.contains(wanted);
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}
