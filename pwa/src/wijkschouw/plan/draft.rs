//! A wijkschouw that is being planned or changed, as it was typed. It has no photos, so the browser's simple storage
//! keeps it, with every letter.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use web_sys::Storage;
use yew::prelude::*;

use crate::api::enums::WijkschouwForm;
use crate::api::lean;
use crate::browser;
use crate::ui::when;
use crate::wijkschouw::one::Schouw;

/// Forgotten with everything else that was typed, when someone signs out.
const PREFIX: &str = "wdw.typed.schouw.";

/// A wijkschouw that is being filled in. Nothing here is checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub(super) wijk: Option<Wijk>,
    /// As in the schema; empty for none.
    pub(super) form: String,
    /// `2026-03-14`, or empty.
    pub(super) day: String,
    /// `19:00`, or empty.
    pub(super) time: String,
    pub(super) place: String,
    pub(super) checklist: Option<Chosen>,
    pub(super) stops: Vec<Stop>,
    /// The wijkschouw that the stops were taken from.
    pub(super) previous: Option<String>,
    /// Ids of memberships.
    pub(super) people: Vec<String>,
    pub(super) open: bool,
    pub(super) add: bool,
    pub(super) words: String,
    /// Whether bewoners may come was answered, or at least looked at.
    pub(super) seen_open: bool,
}

/// A wijk to plan in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Wijk {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) name: String,
}

/// A version of a checklist.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    pub(super) id: String,
    pub(super) title: String,
}

/// A stop on the route.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Stop {
    pub(super) uuid: String,
    pub(super) name: String,
    pub(super) text: String,
    pub(super) at: Option<Point>,
    /// The stop of an earlier wijkschouw that this repeats.
    pub(super) root: Option<String>,
}

/// A point on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Point {
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    pub(super) metres: Option<u32>,
}

impl Stop {
    /// A new one, with a name of its own for the program.
    pub(super) fn new() -> Self {
        Self { uuid: browser::new_id(), ..Self::default() }
    }
}

impl Draft {
    /// As it stands on the server.
    pub(super) fn of(schouw: &Schouw) -> Self {
        let (day, time) = when::on_the_clock(&schouw.starts_at).unwrap_or_default();
        Self {
            wijk: Some(Wijk {
                id: schouw.wijk.id.clone(),
                slug: schouw.wijk.slug.clone(),
                name: schouw.wijk.name.clone(),
            }),
            form: schouw.form.name().to_owned(),
            day,
            time,
            place: schouw.meeting_point.clone(),
            checklist: Some(Chosen {
                id: schouw.checklist.id.clone(),
                title: schouw.checklist.title.clone(),
            }),
            stops: schouw
                .stops
                .iter()
                .map(|stop| Stop {
                    uuid: stop.uuid.clone(),
                    name: stop.name.clone(),
                    text: stop.description.clone().unwrap_or_default(),
                    at: stop.place.as_ref().and_then(|place| {
                        Some(Point { latitude: place.latitude?, longitude: place.longitude?, metres: None })
                    }),
                    root: None,
                })
                .collect(),
            previous: None,
            people: Vec::new(),
            open: schouw.open_to_residents,
            add: schouw.residents_may_add,
            words: schouw.explanation.clone().unwrap_or_default(),
            seen_open: true,
        }
    }

    /// How people go about it, when that was chosen.
    pub(super) fn form(&self) -> Option<WijkschouwForm> {
        WijkschouwForm::ALL.iter().copied().find(|form| form.name() == self.form)
    }

    /// When it starts, when day and time are known.
    pub(super) fn starts_at(&self) -> Option<String> {
        when::moment_on_the_clock(&self.day, &self.time)
    }
}

/// Changes the draft.
pub(super) type Edit = Box<dyn FnOnce(&mut Draft)>;

/// The draft that lies on the desk.
#[derive(Clone, PartialEq)]
pub(super) struct Desk {
    pub(super) draft: Rc<Draft>,
    /// Something was kept before.
    pub(super) begun: bool,
    /// Changes it, and keeps it.
    pub(super) edit: Callback<Edit>,
    /// Throws it away.
    pub(super) clear: Callback<()>,
}

impl Desk {
    /// What keeps a typed text.
    pub(super) fn typed(&self, place: fn(&mut Draft) -> &mut String) -> Callback<String> {
        let edit = self.edit.clone();
        Callback::from(move |text: String| edit.emit(Box::new(move |draft| *place(draft) = text)))
    }

    /// What keeps something chosen.
    pub(super) fn chosen(&self, choose: impl Fn(&mut Draft, &str) + 'static) -> Callback<AttrValue> {
        let (edit, choose) = (self.edit.clone(), Rc::new(choose));
        Callback::from(move |value: AttrValue| {
            let choose = Rc::clone(&choose);
            edit.emit(Box::new(move |draft| choose(draft, &value)));
        })
    }
}

thread_local! {
    /// For a browser that stores nothing: as long as the page is open.
    static MEANWHILE: RefCell<HashMap<String, String>> = RefCell::new(HashMap::new());
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn kept(key: &str) -> Option<Draft> {
    let stored = storage().and_then(|storage| storage.get_item(key).ok().flatten());
    let text = stored.or_else(|| MEANWHILE.with_borrow(|meanwhile| meanwhile.get(key).cloned()))?;
    lean::from_text(&text).ok()
}

fn keep(key: &str, draft: &Draft) {
    // Cannot fail: a draft is plain data.
    let text = serde_json::to_string(draft).unwrap_or_default();
    let stored = storage().is_some_and(|storage| storage.set_item(key, &text).is_ok());
    if !stored {
        MEANWHILE.with_borrow_mut(|meanwhile| meanwhile.insert(key.to_owned(), text));
    }
}

fn forget(key: &str) {
    MEANWHILE.with_borrow_mut(|meanwhile| meanwhile.remove(key));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The draft of a new wijkschouw, or of the changes to one.
#[hook]
pub(super) fn use_desk(changes: Option<&Rc<Schouw>>) -> Desk {
    let key = format!("{PREFIX}{}", changes.map_or("nieuw", |schouw| schouw.reference.as_str()));
    let update = use_force_update();
    let present = use_mut_ref(|| kept(&key).map(Rc::new));
    let begun = present.borrow().is_some();
    let draft = {
        let present = present.borrow().clone();
        present.unwrap_or_else(|| Rc::new(changes.map(|schouw| Draft::of(schouw)).unwrap_or_default()))
    };
    let edit = {
        let (key, present, first, update) =
            (key.clone(), Rc::clone(&present), Rc::clone(&draft), update.clone());
        Callback::from(move |edit: Edit| {
            let mut draft = present.borrow().as_deref().unwrap_or(&first).clone();
            edit(&mut draft);
            keep(&key, &draft);
            *present.borrow_mut() = Some(Rc::new(draft));
            update.force_update();
        })
    };
    let clear = Callback::from(move |()| {
        forget(&key);
        *present.borrow_mut() = None;
        update.force_update();
    });
    Desk { draft, begun, edit, clear }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_version_left_out_is_empty() {
        let draft: Draft =
            lean::from_text(r#"{"place":"De school","stops":[{"uuid":"a","name":"Speelveld"}],"later":1}"#)
                .unwrap();
        assert_eq!(draft.stops[0].name, "Speelveld");
        assert_eq!((draft.place.as_str(), draft.open, draft.form()), ("De school", false, None));
    }
}
