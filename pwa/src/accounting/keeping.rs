//! Keeps the draft on the phone while it is being typed: at every pause, at every page, and when the tab is left. One
//! draft per idea, in the room of the drafts, under a key that says what it is.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::draft::Draft;
use crate::browser::{self, Timer};
use crate::store::{self, Room, StoreError, Writing};
use crate::submit::DraftPhoto;

/// A pause in typing.
const PAUSE_MS: u32 = 400;
/// How long half-filled accounts stay on the phone, as with ideas.
const KEPT_MS: u64 = 90 * 24 * 60 * 60 * 1_000;
const PREFIX: &str = "verantwoording:";

/// Under which key the draft of an idea is kept. Also the aggregate of its operation.
pub(super) fn key(reference: &str) -> String {
    format!("{PREFIX}{reference}")
}

/// The idea of which this is the key.
pub(super) fn reference_in(key: &str) -> Option<&str> {
    key.strip_prefix(PREFIX)
}

/// Whether this key is of accounts and not of an idea.
pub(crate) fn is_draft(key: &str) -> bool {
    reference_in(key).is_some()
}

/// The draft and whether it can be kept.
#[derive(Clone, PartialEq)]
pub(super) struct Desk {
    /// None while it is being read; then none inside when nothing was begun.
    pub(super) draft: Option<Option<Rc<Draft>>>,
    /// It is kept as it is now.
    pub(super) kept: bool,
    /// It cannot be kept: tell the person before anything more is typed.
    pub(super) failed: Option<StoreError>,
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
    draft: RefCell<Option<Option<Rc<Draft>>>>,
    kept: RefCell<bool>,
    failed: RefCell<Option<StoreError>>,
    timer: RefCell<Option<Timer>>,
    render: Callback<()>,
}

/// The draft of this idea.
#[hook]
pub(super) fn use_desk(reference: &AttrValue) -> Desk {
    let update = use_force_update();
    let keeper = use_memo(reference.clone(), move |_| Inner {
        draft: RefCell::default(),
        kept: RefCell::new(true),
        failed: RefCell::default(),
        timer: RefCell::default(),
        render: Callback::from(move |()| update.force_update()),
    });
    let keeper = Keeper(keeper);
    {
        let keeper = keeper.clone();
        use_effect_with(reference.clone(), move |reference| {
            let (begun, key) = (keeper.clone(), key(reference));
            spawn_local(async move {
                let found = draft(&key).await;
                let mut draft = begun.0.draft.borrow_mut();
                if draft.is_none() {
                    *draft = Some(found.map(Rc::new));
                    drop(draft);
                    begun.0.render.emit(());
                }
            });
            let left = keeper.clone();
            let watch = browser::on_visible(move || left.flush());
            move || {
                drop(watch);
                keeper.flush();
            }
        });
    }
    let inner = &keeper.0;
    let (draft, kept, failed) =
        (inner.draft.borrow().clone(), *inner.kept.borrow(), inner.failed.borrow().clone());
    Desk { draft, kept, failed, keeper }
}

impl Desk {
    /// Changes the draft; it is kept at the next pause.
    pub(super) fn edit(&self, edit: impl FnOnce(&mut Draft)) {
        self.keeper.edit(edit);
    }

    /// Keeps it now.
    pub(super) fn flush(&self) {
        self.keeper.flush();
    }

    /// Takes this draft on the desk.
    pub(super) fn take(&self, draft: Draft) {
        self.keeper.0.draft.replace(Some(Some(Rc::new(draft))));
        self.keeper.touch();
        self.keeper.flush();
    }

    /// Keeps nothing more until something changes: what goes into the outbox must not be written over.
    pub(super) fn hold(&self) {
        self.keeper.0.timer.take();
    }

    /// It went into the outbox, which kept it with that mark.
    pub(super) fn handed_in(&self, draft: &Draft) {
        self.hold();
        self.keeper.0.draft.replace(Some(Some(Rc::new(Draft { queued: true, ..draft.clone() }))));
        self.keeper.0.render.emit(());
    }

    /// Keeps a photo together with the draft that names it.
    pub(super) async fn add_photo(
        &self,
        place: fn(&mut Draft) -> &mut Vec<DraftPhoto>,
        photo: DraftPhoto,
        bytes: Uint8Array,
    ) -> Result<(), StoreError> {
        let Some(Some(draft)) = self.keeper.0.draft.borrow().clone() else { return Ok(()) };
        let mut with = Draft::clone(&draft);
        place(&mut with).push(photo.clone());
        written(&with).put(Room::Photos, &photo.uuid, bytes.into()).commit().await?;
        self.edit(|draft| place(draft).push(photo));
        Ok(())
    }
}

impl Keeper {
    fn edit(&self, edit: impl FnOnce(&mut Draft)) {
        let Some(Some(draft)) = self.0.draft.borrow().clone() else { return };
        let mut draft = Draft::clone(&draft);
        edit(&mut draft);
        draft.changed_at = browser::now();
        self.0.draft.replace(Some(Some(Rc::new(draft))));
        self.touch();
    }

    fn touch(&self) {
        self.0.kept.replace(false);
        let keeper = self.clone();
        self.0.timer.replace(Timer::after(PAUSE_MS, move || keeper.flush()));
        self.0.render.emit(());
    }

    fn flush(&self) {
        if self.0.timer.take().is_none() {
            return;
        }
        let Some(Some(draft)) = self.0.draft.borrow().clone() else { return };
        let keeper = self.clone();
        spawn_local(async move {
            let outcome = written(&draft).commit().await;
            keeper.0.kept.replace(outcome.is_ok());
            keeper.0.failed.replace(outcome.err());
            keeper.0.render.emit(());
        });
    }
}

fn written(draft: &Draft) -> Writing {
    Writing::new().put_record(Room::Drafts, &key(&draft.idea.reference), draft)
}

/// What changes on the phone when the draft goes into the outbox.
pub(super) fn handed_in(draft: &Draft) -> Writing {
    written(&Draft { queued: true, ..draft.clone() })
}

async fn draft(key: &str) -> Option<Draft> {
    store::read(&store::text(Room::Drafts, key).await.ok().flatten()?)
}

async fn all() -> Option<Vec<(String, Option<Draft>)>> {
    let texts = store::texts(Room::Drafts).await.ok()?;
    let ours = texts.into_iter().filter(|(key, _)| is_draft(key));
    Some(ours.map(|(key, text)| (key, store::read(&text))).collect())
}

/// Throws away half-filled accounts that nobody touched for so long that they are forgotten.
pub(crate) async fn forget_old() {
    let before = browser::now().saturating_sub(KEPT_MS);
    let old = all().await.unwrap_or_default().into_iter();
    let old = old
        .filter(|(_, draft)| draft.as_ref().is_some_and(|draft| !draft.queued && draft.changed_at < before));
    let writing = old.fold(Writing::new(), |writing, (key, _)| writing.delete(Room::Drafts, &key));
    // What cannot be thrown away now goes at the next start.
    let _ = writing.commit().await;
}

/// The photos that drafts name, also those that wait to be sent. None: one cannot be read, and may be of a newer app.
pub(crate) async fn photos_in_drafts() -> Option<Vec<String>> {
    let drafts: Option<Vec<Draft>> = all().await?.into_iter().map(|(_, draft)| draft).collect();
    let photos = drafts?.into_iter().flat_map(|draft| draft.results.into_iter().chain(draft.receipts));
    Some(photos.map(|photo| photo.uuid).collect())
}
