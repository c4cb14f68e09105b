//! Keeps a concept while it is written: on this device with every letter, on the server at every pause. Who began from
//! something else than the server has now is told, and nothing is overwritten.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;
use wdw_contract::kader::Condition;
use web_sys::Storage;
use yew::prelude::*;

use super::one::One;
use crate::api::enums::*;
use crate::api::{Refusal, Trouble, lean, mutate, operation, refresh_all};
use crate::browser::{self, Timer};

operation!(SaveKaderDraft, "src/kaders/save.graphql");

/// Forgotten with everything else that was typed, when someone signs out.
const PREFIX: &str = "wdw.typed.kader.";
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

/// A concept as it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Writing {
    pub(super) revision: String,
    /// As in the schema; empty in what an earlier version of the app kept.
    #[serde(default)]
    pub(super) applies: String,
    pub(super) title: String,
    pub(super) explanation: String,
    #[serde(default)]
    pub(super) reading: String,
    pub(super) condition: Condition,
    pub(super) from: String,
    pub(super) until: Option<String>,
}

/// Changes the concept.
pub(super) type Edit = Box<dyn FnOnce(&mut Writing)>;

/// The concept and how it is kept.
#[derive(Clone, PartialEq)]
pub(super) struct Desk {
    pub(super) writing: Rc<Writing>,
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
    writing: RefCell<Rc<Writing>>,
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

/// What the server has.
fn of(one: &One) -> Writing {
    let empty = Writing {
        revision: String::new(),
        applies: String::new(),
        title: String::new(),
        explanation: String::new(),
        reading: String::new(),
        condition: Condition::All(Vec::new()),
        from: String::new(),
        until: None,
    };
    one.draft.as_ref().map_or(empty, |draft| Writing {
        revision: draft.revision.clone(),
        applies: draft.applies.name().to_owned(),
        title: draft.title.clone(),
        explanation: draft.explanation.clone(),
        reading: draft.reading.clone(),
        condition: draft.condition.clone(),
        from: draft.valid_from.clone(),
        until: draft.valid_until.clone(),
    })
}

/// The concept of a kader, to write in.
#[hook]
pub(super) fn use_desk(one: &Rc<One>) -> Desk {
    let update = use_force_update();
    let inner = use_memo(one.id.clone(), |_| {
        let key = format!("{PREFIX}{}", one.number);
        let kept = storage().and_then(|storage| storage.get_item(&key).ok().flatten());
        let mut kept: Option<Writing> = kept.and_then(|text| lean::from_text(&text).ok());
        if let Some(kept) = kept.as_mut().filter(|kept| kept.applies.is_empty()) {
            kept.applies = of(one).applies;
        }
        let dirty = kept.is_some();
        Inner {
            id: one.id.clone(),
            key,
            writing: RefCell::new(Rc::new(kept.unwrap_or_else(|| of(one)))),
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
    let (writing, keeping) = (keeper.0.writing.borrow().clone(), keeper.0.keeping.borrow().clone());
    Desk { writing, keeping, keeper }
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

    /// Nothing of this concept is kept on this device any more.
    pub(super) fn forget(&self) {
        self.keeper.0.timer.take();
        self.keeper.0.dirty.set(false);
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.keeper.0.key);
        }
    }

    /// Somebody else wrote it meanwhile.
    pub(super) fn overtaken(&self) -> bool {
        matches!(&self.keeping, Keeping::Refused(refusals) if refusals.iter().any(|one| one.code == RefusalCode::Conflict))
    }

    /// What the server says about the field with this path.
    pub(super) fn error(&self, path: &str) -> Option<AttrValue> {
        let Keeping::Refused(refusals) = &self.keeping else { return None };
        let refusal = refusals.iter().find(|refusal| refusal.field.as_deref() == Some(path))?;
        Some(refusal.message.clone().into())
    }

    /// What the server says about a rule, but not about the rules within it.
    pub(super) fn errors_of_rule(&self, path: &str) -> Vec<AttrValue> {
        let Keeping::Refused(refusals) = &self.keeping else { return Vec::new() };
        let own = |field: &str| {
            field.strip_prefix(path).is_some_and(|rest| {
                let rest = rest.strip_prefix('.').unwrap_or(rest);
                ["", "what", "limit", "oneOf", "from", "until", "question", "all", "any"].contains(&rest)
                    || rest.starts_with("limit.")
            })
        };
        refusals
            .iter()
            .filter(|refusal| refusal.field.as_deref().is_some_and(own))
            .map(|refusal| refusal.message.clone().into())
            .collect()
    }
}

impl Keeper {
    fn edit(&self, edit: Edit) {
        let mut writing = Writing::clone(&self.0.writing.borrow());
        edit(&mut writing);
        self.keep(writing);
        self.0.dirty.set(true);
        // What is not right stays in view until the server looked again.
        if !matches!(*self.0.keeping.borrow(), Keeping::Refused(_)) {
            self.0.keeping.replace(Keeping::Busy);
        }
        let keeper = self.clone();
        self.0.timer.replace(Timer::after(PAUSE_MS, move || keeper.save()));
        self.0.render.emit(());
    }

    fn keep(&self, writing: Writing) {
        if let Some(storage) = storage() {
            // Full or forbidden: then the server has it in a moment.
            let _ = storage.set_item(&self.0.key, &serde_json::to_string(&writing).unwrap_or_default());
        }
        self.0.writing.replace(Rc::new(writing));
    }

    fn save(&self) {
        self.0.timer.take();
        if !self.0.dirty.get() || self.0.sending.replace(true) {
            return;
        }
        self.0.dirty.set(false);
        let keeper = self.clone();
        let writing = Writing::clone(&self.0.writing.borrow());
        spawn_local(async move {
            let input = save_kader_draft::SaveKaderDraftInput {
                operation_id: browser::new_id(),
                kader_id: keeper.0.id.clone(),
                revision: writing.revision,
                applies: KaderApplies::of(&writing.applies),
                title: writing.title,
                explanation: writing.explanation,
                reading: Some(writing.reading),
                condition: writing.condition,
                valid_from: writing.from,
                valid_until: writing.until,
            };
            let outcome = mutate::<SaveKaderDraft>(save_kader_draft::Variables { input }).await;
            keeper.0.sending.set(false);
            let keeping = match outcome {
                Ok(changed) if changed.refusals.is_empty() => {
                    let answer = changed.read::<SaveKaderDraft>().ok();
                    let draft = answer.and_then(|answer| answer.save_kader_draft.kader?.draft);
                    if let Some(draft) = draft {
                        let now = Writing::clone(&keeper.0.writing.borrow());
                        keeper.keep(Writing { revision: draft.revision, ..now });
                    }
                    Keeping::Saved
                }
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
