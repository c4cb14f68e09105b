//! Keeps the draft on the phone while it is being typed: at every pause, at every page, and when the tab is left.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::draft::{Draft, DraftPhoto};
use crate::accounting;
use crate::browser::{self, Timer};
use crate::store::{self, Room, StoreError, Writing};

/// A pause in typing.
const PAUSE_MS: u32 = 400;
/// How long a half-filled idea stays on the phone (domain page, "Privacy").
const KEPT_MS: u64 = 90 * 24 * 60 * 60 * 1_000;
/// The setting that names the draft that is being filled in.
const CURRENT: &str = "draft";

/// How keeping goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// Nothing to keep yet.
    #[default]
    Nothing,
    /// Not yet kept.
    Busy,
    /// Kept.
    Kept,
    /// It cannot be kept: tell the person before anything more is typed.
    Failed(StoreError),
}

/// The draft and how it is kept.
#[derive(Clone, PartialEq)]
pub(crate) struct Desk {
    /// None while it is being read; then none inside when nothing was begun.
    pub(crate) draft: Option<Option<Rc<Draft>>>,
    /// How keeping goes.
    pub(crate) keeping: Keeping,
    keeper: Keeper,
}

/// Changes the draft.
pub(crate) type Edit = Box<dyn FnOnce(&mut Draft)>;

#[derive(Clone)]
struct Keeper(Rc<Inner>);

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    draft: RefCell<Option<Option<Rc<Draft>>>>,
    keeping: RefCell<Keeping>,
    timer: RefCell<Option<Timer>>,
    render: Callback<()>,
}

/// The draft that is being filled in.
#[hook]
pub(crate) fn use_desk() -> Desk {
    let update = use_force_update();
    let keeper = use_memo((), move |()| Inner {
        draft: RefCell::new(None),
        keeping: RefCell::default(),
        timer: RefCell::default(),
        render: Callback::from(move |()| update.force_update()),
    });
    let keeper = Keeper(keeper);
    {
        let keeper = keeper.clone();
        use_effect_with((), move |()| {
            let begun = keeper.clone();
            spawn_local(async move {
                let current = current().await;
                let mut draft = begun.0.draft.borrow_mut();
                if draft.is_none() {
                    *draft = Some(current.map(Rc::new));
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
    let (draft, keeping) = (keeper.0.draft.borrow().clone(), keeper.0.keeping.borrow().clone());
    Desk { draft, keeping, keeper }
}

impl Desk {
    /// Changes the draft; it is kept at the next pause.
    pub(crate) fn edit(&self, edit: impl FnOnce(&mut Draft)) {
        self.keeper.edit(edit);
    }

    /// What changes the draft when it is called.
    pub(crate) fn editor(&self) -> Callback<Edit> {
        let keeper = self.keeper.clone();
        Callback::from(move |edit: Edit| keeper.edit(edit))
    }

    /// Keeps it now.
    pub(crate) fn flush(&self) {
        self.keeper.flush();
    }

    /// Takes another draft on the desk; the one that lay there stays kept.
    pub(crate) fn take(&self, draft: Draft) {
        self.keeper.flush();
        self.keeper.0.draft.replace(Some(Some(Rc::new(draft))));
        self.keeper.touch();
        self.keeper.flush();
    }

    /// Clears the desk; nothing that is kept changes.
    pub(crate) fn clear(&self) {
        self.keeper.0.timer.take();
        self.keeper.0.keeping.replace(Keeping::Nothing);
        self.keeper.0.draft.replace(Some(None));
        self.keeper.0.render.emit(());
    }

    /// Keeps a photo together with the draft that names it.
    pub(crate) async fn add_photo(&self, photo: DraftPhoto, bytes: Uint8Array) -> Result<(), StoreError> {
        let Some(Some(draft)) = self.keeper.0.draft.borrow().clone() else { return Ok(()) };
        let mut with = Draft::clone(&draft);
        with.photos.push(photo.clone());
        written(&with).put(Room::Photos, &photo.uuid, bytes.into()).commit().await?;
        self.edit(|draft| draft.photos.push(photo));
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
        // A failure stays in view until something was kept again.
        if !matches!(*self.0.keeping.borrow(), Keeping::Failed(_)) {
            self.0.keeping.replace(Keeping::Busy);
        }
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
            keeper.0.keeping.replace(match outcome {
                Ok(()) => Keeping::Kept,
                Err(error) => Keeping::Failed(error),
            });
            keeper.0.render.emit(());
        });
    }
}

fn written(draft: &Draft) -> Writing {
    Writing::new().put_record(Room::Drafts, &draft.id, draft).put(
        Room::Settings,
        CURRENT,
        draft.id.as_str().into(),
    )
}

/// What changes on the phone when the draft goes into the outbox.
pub(crate) fn handed_in(draft: &Draft) -> Writing {
    let queued = Draft { queued: true, ..draft.clone() };
    Writing::new().put_record(Room::Drafts, &draft.id, &queued).delete(Room::Settings, CURRENT)
}

/// Throws a draft away. Its photos go at the next start, so that this can be undone.
pub(crate) async fn discard(id: &str) -> Result<(), StoreError> {
    Writing::new().delete(Room::Drafts, id).delete(Room::Settings, CURRENT).commit().await
}

/// Whether what is typed survives the tab: false in private windows of some browsers. Known a moment after the
/// page is shown; until then nobody is alarmed.
#[hook]
pub(crate) fn use_keeps() -> bool {
    let keeps = use_state_eq(|| true);
    {
        let keeps = keeps.setter();
        use_effect_with((), move |()| spawn_local(async move { keeps.set(store::keeps().await) }));
    }
    *keeps
}

/// A draft by its id.
pub(crate) async fn draft(id: &str) -> Option<Draft> {
    store::read(&store::text(Room::Drafts, id).await.ok().flatten()?)
}

async fn current() -> Option<Draft> {
    let id = store::text(Room::Settings, CURRENT).await.ok().flatten()?;
    draft(&id).await.filter(|draft| !draft.queued && !is_forgotten(draft))
}

/// Every draft that does not wait to be sent, the newest first; what nobody touched for long is thrown away first.
pub(crate) async fn begun() -> Vec<Draft> {
    forget_old().await;
    all_begun().await
}

async fn all_begun() -> Vec<Draft> {
    let texts = store::texts(Room::Drafts).await.unwrap_or_default();
    let mut all: Vec<Draft> = texts
        .iter()
        .filter(|(key, _)| !accounting::is_draft(key))
        .filter_map(|(_, text)| store::read(text))
        .filter(|draft: &Draft| !draft.queued)
        .collect();
    all.sort_by_key(|draft| std::cmp::Reverse(draft.changed_at));
    all
}

fn is_forgotten(draft: &Draft) -> bool {
    draft.changed_at < browser::now().saturating_sub(KEPT_MS)
}

/// Throws away half-filled ideas that nobody touched for so long that they are forgotten. The privacy page says so.
pub(crate) async fn forget_old() {
    let old = all_begun().await.into_iter().filter(is_forgotten);
    let writing = old.fold(Writing::new(), |writing, draft| writing.delete(Room::Drafts, &draft.id));
    // What cannot be thrown away now goes at the next start.
    let _ = writing.commit().await;
}

/// The photos that drafts name, also those that wait to be sent.
pub(crate) async fn photos_in_drafts() -> Option<Vec<String>> {
    let mut texts = store::texts(Room::Drafts).await.ok()?;
    texts.retain(|(key, _)| !accounting::is_draft(key));
    let drafts: Vec<Draft> = texts.iter().filter_map(|(_, text)| store::read(text)).collect();
    // A draft that cannot be read may be of a newer app: its photos are not ours to throw away.
    (drafts.len() == texts.len())
        .then(|| drafts.into_iter().flat_map(|draft| draft.photos).map(|photo| photo.uuid).collect())
}
