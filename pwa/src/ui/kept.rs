//! What was typed and not yet sent, kept on this phone until it is.

use std::rc::Rc;

use web_sys::Storage;
use yew::prelude::*;

const PREFIX: &str = "wdw.typed.";

/// A text that survives an error, the back button, an expired sign-in and an empty battery.
#[derive(Clone, PartialEq)]
pub struct Kept {
    /// What is typed so far.
    pub text: AttrValue,
    /// With every change.
    pub on_input: Callback<String>,
    /// It was sent: the next time starts empty.
    pub sent: Callback<()>,
}

/// Keeps what is typed under a name that says what it is for: the reference of an idea and the act.
///
/// Use when: a text of more than a few words. Not when: a whole form (`submit` keeps its draft itself).
#[hook]
pub fn use_kept(name: String) -> Kept {
    let key = format!("{PREFIX}{name}");
    let text = {
        let key = key.clone();
        use_state(move || {
            AttrValue::from(storage().and_then(|s| s.get_item(&key).ok().flatten()).unwrap_or_default())
        })
    };
    let on_input = {
        let (text, key) = (text.setter(), key.clone());
        Callback::from(move |typed: String| {
            if let Some(storage) = storage() {
                // Full or forbidden: then it is kept as long as the page is open.
                let _ =
                    if typed.is_empty() { storage.remove_item(&key) } else { storage.set_item(&key, &typed) };
            }
            text.set(typed.into());
        })
    };
    let sent = {
        let text = text.setter();
        Callback::from(move |()| {
            if let Some(storage) = storage() {
                let _ = storage.remove_item(&key);
            }
            text.set(AttrValue::default());
        })
    };
    Kept { text: (*text).clone(), on_input, sent }
}

/// What is typed in a field that begins with something: kept like any other, and it may be emptied.
///
/// Use when: a field is filled in already, and what is typed instead has to stay.
#[hook]
pub fn use_begun(name: String, begin: &str) -> Kept {
    let kept = use_kept(name);
    let typed = {
        let before = kept.text.clone();
        use_state(move || Some(before).filter(|before| !before.is_empty()))
    };
    let on_input = {
        let (typed, keep) = (typed.setter(), kept.on_input.clone());
        Callback::from(move |text: String| {
            keep.emit(text.clone());
            typed.set(Some(text.into()));
        })
    };
    let sent = {
        let (typed, sent) = (typed.setter(), kept.sent.clone());
        Callback::from(move |()| {
            sent.emit(());
            typed.set(None);
        })
    };
    Kept { text: (*typed).clone().unwrap_or_else(|| begin.to_owned().into()), on_input, sent }
}

/// Forgets everything that was typed: someone else may use this phone now.
pub fn forget_typed() {
    let Some(storage) = storage() else { return };
    let keys: Vec<String> = (0..storage.length().unwrap_or(0))
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(PREFIX))
        .collect();
    for key in keys {
        let _ = storage.remove_item(&key);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Keeps what is on the screen when the app is put away and when this part of it goes: the last chances there are.
#[hook]
pub(crate) fn use_last_chance<F: Fn() + 'static>(keep: Rc<F>) {
    use_effect_with((), move |()| {
        let left = Rc::clone(&keep);
        let watch = crate::browser::on_visible(move || left());
        move || {
            drop(watch);
            keep();
        }
    });
}
