//! Every word that a person reads, from `texts/<locale>/<room>.ftl`, as one function per message.
//!
//! `texts::submit::title()` is a `&'static str`; a message with placeables takes them as arguments, in
//! alphabetical order of their names, and returns a `String`.

use std::sync::atomic::{AtomicU8, Ordering};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

static LOCALE: AtomicU8 = AtomicU8::new(0);

/// The language in which texts are now given; Dutch unless chosen otherwise.
#[must_use]
pub fn locale() -> Locale {
    Locale::ALL.get(usize::from(LOCALE.load(Ordering::Relaxed))).copied().unwrap_or(Locale::Nl)
}

/// Chooses the language for the whole program (the app has one reader).
pub fn set_locale(locale: Locale) {
    LOCALE.store(locale as u8, Ordering::Relaxed);
}
