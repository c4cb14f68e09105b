//! Keeps a draft while it is written: on this device with every letter, on the server at every pause.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::checklist::Checklist;
use web_sys::Storage;
use yew::prelude::*;

use super::page::One;
use crate::api::enums::*;
use crate::api::{Refusal, Trouble, lean, mutate, operation, refresh_all};
use crate::browser::{self, Timer};

operation!(SaveChecklist, "src/checklists/save.graphql");

/// Forgotten with everything else that was typed, when someone signs out.
const PREFIX: &str = "wdw.typed.checklist.";
/// A pause in typing.
const PAUSE_MS: u32 = 900;

/// How keeping goes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Keeping {
    /// The server has it.
    Saved,
    /// It is on its way, or will be in a moment.
    Busy,
    /// The server did not take it, and why.
    Refused(Rc<Vec<Refusal>>),
    /// The server could not be reached; it is on this device.
    Trouble(Trouble),
}

/// Changes the document.
pub(super) type Edit = Box<dyn FnOnce(&mut Checklist)>;

/// The draft and how it is kept.
#[derive(Clone, PartialEq)]
pub(super) struct Desk {
    pub(super) document: Rc<Checklist>,
    pub(super) keeping: Keeping,
    keeper: Keeper,
}

#[derive(Clone)]
struct Keeper(Rc<Inner>);

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    id: String,
    key: String,
    document: RefCell<Rc<Checklist>>,
    keeping: RefCell<Keeping>,
    timer: RefCell<Option<Timer>>,
    /// Something was changed since it was last sent.
    dirty: Cell<bool>,
    sending: Cell<bool>,
    render: Callback<()>,
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The draft of a checklist, to write in.
#[hook]
pub(super) fn use_desk(one: &Rc<One>) -> Desk {
    let update = use_force_update();
    let inner = use_memo(one.id.clone(), |_| {
        let key = format!("{PREFIX}{}", one.slug);
        let kept = storage().and_then(|storage| storage.get_item(&key).ok().flatten());
        let kept: Option<Checklist> = kept.and_then(|text| lean::from_text(&text).ok());
        let dirty = kept.is_some();
        let draft = one.draft.as_ref().map(|version| version.document.clone());
        Inner {
            id: one.id.clone(),
            key,
            document: RefCell::new(Rc::new(kept.or(draft).unwrap_or_default())),
            keeping: RefCell::new(if dirty { Keeping::Busy } else { Keeping::Saved }),
            timer: RefCell::default(),
            dirty: Cell::new(dirty),
            sending: Cell::new(false),
            render: Callback::from(move |()| update.force_update()),
        }
    });
    let keeper = Keeper(inner);
    {
        let keeper = keeper.clone();
        use_effect_with((), move |()| {
            // What an earlier visit could not send.
            keeper.save();
            let left = keeper.clone();
            let watch = browser::on_visible(move || left.save());
            move || {
                drop(watch);
                keeper.save();
            }
        });
    }
    let (document, keeping) = (keeper.0.document.borrow().clone(), keeper.0.keeping.borrow().clone());
    Desk { document, keeping, keeper }
}

impl Desk {
    /// What changes it when called; it is sent at the next pause.
    pub(super) fn editor(&self) -> Callback<Edit> {
        let keeper = self.keeper.clone();
        Callback::from(move |edit: Edit| keeper.edit(edit))
    }

    /// Sends it now.
    pub(super) fn save(&self) {
        self.keeper.save();
    }

    /// Nothing of this draft is kept on this device any more.
    pub(super) fn forget(&self) {
        self.keeper.0.timer.take();
        self.keeper.0.dirty.set(false);
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.keeper.0.key);
        }
    }

    /// What the server says about the field with this path.
    pub(super) fn error(&self, path: &str) -> Option<AttrValue> {
        let Keeping::Refused(refusals) = &self.keeping else { return None };
        let refusal = refusals.iter().find(|refusal| refusal.field.as_deref() == Some(path))?;
        Some(refusal.message.clone().into())
    }

    /// How many things the server says about what begins with this path.
    pub(super) fn problems_under(&self, path: &str) -> usize {
        let Keeping::Refused(refusals) = &self.keeping else { return 0 };
        refusals
            .iter()
            .filter(|refusal| refusal.field.as_deref().is_some_and(|field| field.starts_with(path)))
            .count()
    }
}

impl Keeper {
    fn edit(&self, edit: Edit) {
        let mut document = Checklist::clone(&self.0.document.borrow());
        edit(&mut document);
        if let Some(storage) = storage() {
            // Cannot fail: a checklist is plain data. Full or forbidden: then the server has it in a moment.
            let _ = storage.set_item(&self.0.key, &serde_json::to_string(&document).unwrap_or_default());
        }
        self.0.document.replace(Rc::new(document));
        self.0.dirty.set(true);
        // What is not right stays in view until the server looked again.
        if !matches!(*self.0.keeping.borrow(), Keeping::Refused(_)) {
            self.0.keeping.replace(Keeping::Busy);
        }
        let keeper = self.clone();
        self.0.timer.replace(Timer::after(PAUSE_MS, move || keeper.save()));
        self.0.render.emit(());
    }

    fn save(&self) {
        self.0.timer.take();
        if !self.0.dirty.get() || self.0.sending.replace(true) {
            return;
        }
        self.0.dirty.set(false);
        let keeper = self.clone();
        let document = Checklist::clone(&self.0.document.borrow());
        spawn_local(async move {
            let input = save_checklist::SaveChecklistInput {
                operation_id: browser::new_id(),
                checklist_id: keeper.0.id.clone(),
                document,
            };
            let outcome = mutate::<SaveChecklist>(save_checklist::Variables { input }).await;
            keeper.0.sending.set(false);
            let keeping = match outcome {
                Ok(changed) if changed.refusals.is_empty() => Keeping::Saved,
                Ok(changed) => Keeping::Refused(Rc::new(changed.refusals)),
                Err(trouble) => {
                    keeper.0.dirty.set(true);
                    Keeping::Trouble(trouble)
                }
            };
            if keeping == Keeping::Saved && !keeper.0.dirty.get() {
                if let Some(storage) = storage() {
                    let _ = storage.remove_item(&keeper.0.key);
                }
                refresh_all();
            }
            let again = keeper.0.dirty.get() && !matches!(keeping, Keeping::Trouble(_));
            keeper.0.keeping.replace(keeping);
            keeper.0.render.emit(());
            if again {
                keeper.save();
            }
        });
    }
}
