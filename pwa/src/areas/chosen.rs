//! The wijk that was chosen on this phone. It says nothing about a person, so the browser's simple storage does,
//! which is there before the first paint.

use std::cell::RefCell;

use web_sys::Storage;

const KEY: &str = "wdw.wijk";

thread_local! {
    /// For a browser that stores nothing: as long as the page is open.
    static MEANWHILE: RefCell<Option<Chosen>> = const { RefCell::new(None) };
}

/// A wijk that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// As in `Wijk.slug`.
    pub slug: String,
    /// So that it can be shown before the server answers.
    pub name: String,
}

/// The wijk that was chosen on this phone.
#[must_use]
pub fn chosen() -> Option<Chosen> {
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    match stored.as_deref().and_then(|text| text.split_once('\n')) {
        Some((slug, name)) => Some(Chosen { slug: slug.to_owned(), name: name.to_owned() }),
        None => MEANWHILE.with_borrow(Clone::clone),
    }
}

/// Remembers the choice.
pub fn choose(slug: &str, name: &str) {
    MEANWHILE.replace(Some(Chosen { slug: slug.to_owned(), name: name.to_owned() }));
    if let Some(storage) = storage() {
        // Full or forbidden: then only as long as the page is open.
        let _ = storage.set_item(KEY, &format!("{slug}\n{name}"));
    }
}

/// Forgets the choice, because this wijk does not exist (any more).
pub(crate) fn forget() {
    MEANWHILE.replace(None);
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
