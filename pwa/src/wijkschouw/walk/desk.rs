//! The walk on the desk: it is read once, changed in memory at once, and every change is written the moment it is
//! made, together with what has to be sent of it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::device::Whereabouts;
use super::keys::{self, answer_key, place_key};
use super::loading;
use super::record::{Given, Prepared, Said};
use super::route::{Walk, question_key};
use super::sending::Pen;
use crate::api::enums::AnswerState;
use crate::browser;
use crate::driver::{self, Successor};
use crate::store::{Room, StoreError, Writing};

/// The walk and how it is kept.
#[derive(Clone)]
pub(super) struct Desk {
    inner: Rc<Inner>,
    /// Rises with every change that shows.
    version: u32,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner) && self.version == other.version
    }
}

struct Inner {
    reference: String,
    walk: RefCell<Walk>,
    loaded: Cell<bool>,
    version: Cell<u32>,
    /// Questions of which the answer could not be written, and why.
    unwritten: RefCell<BTreeSet<String>>,
    trouble: RefCell<Option<StoreError>>,
    whereabouts: Cell<Whereabouts>,
    render: Callback<()>,
}

/// The walk of this wijkschouw, as this phone has it.
#[hook]
pub(super) fn use_desk(reference: &str) -> Desk {
    let update = use_force_update();
    let inner = use_memo(reference.to_owned(), move |reference| Inner {
        reference: reference.clone(),
        walk: RefCell::default(),
        loaded: Cell::new(false),
        version: Cell::new(0),
        unwritten: RefCell::default(),
        trouble: RefCell::default(),
        whereabouts: Cell::new(Whereabouts::Off),
        render: Callback::from(move |()| update.force_update()),
    });
    let desk = Desk { version: inner.version.get(), inner };
    {
        let desk = desk.clone();
        use_effect_with(reference.to_owned(), move |reference| {
            let reference = reference.clone();
            spawn_local(async move {
                match loading::load(&reference).await {
                    Ok(walk) => {
                        desk.inner.walk.replace(walk);
                    }
                    Err(error) => {
                        desk.inner.trouble.replace(Some(error));
                    }
                }
                desk.inner.loaded.set(true);
                desk.show();
            });
        });
    }
    desk
}

impl Desk {
    /// Looks at the walk.
    pub(super) fn with<T>(&self, look: impl FnOnce(&Walk) -> T) -> T {
        look(&self.inner.walk.borrow())
    }

    pub(super) fn reference(&self) -> &str {
        &self.inner.reference
    }

    /// What is stored has been read.
    pub(super) fn is_loaded(&self) -> bool {
        self.inner.loaded.get()
    }

    /// Why something could not be written; it is still on the screen and can be tried again.
    pub(super) fn trouble(&self) -> Option<StoreError> {
        self.inner.trouble.borrow().clone()
    }

    pub(super) fn prepared(&self) -> Rc<Prepared> {
        Rc::clone(&self.inner.walk.borrow().prepared)
    }

    pub(super) fn whereabouts(&self) -> Whereabouts {
        self.inner.whereabouts.get()
    }

    /// The phone moved. Shown when something else changes, or when it becomes known.
    pub(super) fn moved(&self, to: Whereabouts) {
        let before = self.inner.whereabouts.replace(to);
        if std::mem::discriminant(&before) != std::mem::discriminant(&to) {
            self.show();
        }
    }

    pub(super) fn show(&self) {
        self.inner.version.set(self.inner.version.get().wrapping_add(1));
        self.inner.render.emit(());
    }

    /// Changes something in memory and shows it. What has to stay is written by the caller.
    pub(super) fn edit<T>(&self, edit: impl FnOnce(&mut Walk) -> T) -> T {
        let outcome = edit(&mut self.inner.walk.borrow_mut());
        self.show();
        outcome
    }

    /// Changes something in memory that is shown later.
    pub(super) fn with_walk<T>(&self, edit: impl FnOnce(&mut Walk) -> T) -> T {
        edit(&mut self.inner.walk.borrow_mut())
    }

    /// Goes to a question, and remembers it.
    pub(super) fn go(&self, stop: Option<String>, item: String) {
        self.edit(|walk| walk.go(stop, item));
        self.keep_place();
    }

    /// Writes where one is.
    pub(super) fn keep_place(&self) {
        let place = self.with(|walk| walk.place.clone());
        self.write(
            None,
            Vec::new(),
            Writing::new().put_record(Room::Walks, &place_key(self.reference()), &place),
        );
    }

    /// Answers the question that is on the screen.
    pub(super) fn answer(&self, state: AnswerState, value: Option<String>) {
        let at = browser::now();
        // Another answer than the one that was chosen may differ again.
        if let Some((stop, item)) = self.here() {
            let key = question_key(stop.as_deref(), &item);
            let settled = self.with_walk(|walk| {
                let before = walk.place.chosen.len();
                walk.place.chosen.retain(|(question, _)| *question != key);
                before != walk.place.chosen.len()
            });
            if settled {
                self.keep_place();
            }
        }
        self.change_current(|given| given.say(state, value, at));
    }

    /// Keeps what is typed as an answer, at a pause; `again`: in place of what was kept a moment ago.
    pub(super) fn typed(&self, stop: Option<&str>, item: &str, value: String, again: bool) {
        let (given, at) = (self.with(|walk| walk.draft(stop, item)), browser::now());
        let say = |given: &mut Given| match &mut given.said {
            Said { state: Some(AnswerState::Answered), value: Some(kept), at: when } if again => {
                (*kept, *when) = (value, at);
            }
            _ => given.say(AnswerState::Answered, Some(value), at),
        };
        self.change(given, say, Writing::new());
    }

    /// Changes one's own answer to the question on the screen, and sends it when it is one.
    pub(super) fn change_current(&self, change: impl FnOnce(&mut Given)) {
        let Some((stop, item)) = self.here() else { return };
        let given = self.with(|walk| walk.draft(stop.as_deref(), &item));
        self.change(given, change, Writing::new());
    }

    /// The question on the screen.
    pub(super) fn here(&self) -> Option<(Option<String>, String)> {
        self.with(|walk| Some((walk.place.stop.clone(), walk.current()?.1.key.clone())))
    }

    /// Changes an answer, in memory and on the phone, together with what has to be sent of it.
    pub(super) fn change(&self, mut given: Given, change: impl FnOnce(&mut Given), also: Writing) {
        change(&mut given);
        if let Some(fix) = self.whereabouts().fresh() {
            given.fix = Some(fix);
        }
        let replaces = given.operation.take();
        if given.said.state.is_some() {
            given.operation = Some(browser::new_id());
        }
        let successor = self.successor(&given, replaces.clone());
        self.edit(|walk| walk.given.insert(given.key(), given.clone()));
        let also = also.put_record(Room::Walks, &answer_key(self.reference(), &given.key()), &given);
        match (successor, replaces) {
            (None, Some(operation)) => self.take_back(given, operation, also),
            (successor, _) => self.write(Some(given.key()), successor.into_iter().collect(), also),
        }
    }

    fn successor(&self, given: &Given, replaces: Option<String>) -> Option<Successor> {
        self.with(|walk| {
            let pen = Pen { walk: &walk.prepared, at: browser::now() };
            let stop =
                given.stop.as_ref().and_then(|uuid| walk.own_stops.iter().find(|own| own.uuid == *uuid));
            let operation = pen.answer(given, stop.and_then(|stop| stop.operation.as_deref()))?;
            Some(Successor { operation, replaces })
        })
    }

    /// An answer is no more: what waits is taken back. What the server may have becomes a skip.
    fn take_back(&self, given: Given, operation: String, also: Writing) {
        let desk = self.clone();
        spawn_local(async move {
            match driver::withdraw(&operation, also).await {
                Ok(true) => desk.written(&given.key()),
                Ok(false) => {
                    let skipped = Said { state: Some(AnswerState::Skipped), value: None, at: 0 };
                    let kept = Given { operation: Some(operation), ..given };
                    desk.change(kept, |given| given.said = skipped, Writing::new());
                }
                Err(error) => desk.failed(Some(given.key()), error),
            }
        });
    }

    /// Undoes the last answer, or that to `question`, and asks it again.
    pub(super) fn undo(&self, question: Option<&str>) {
        let given = self.with(|walk| match question {
            Some(key) => walk.given.get(key).cloned(),
            None => walk.last().cloned(),
        });
        if let Some(given) = given {
            self.edit(|walk| walk.go(given.stop.clone(), given.item.clone()));
            self.change(given, Given::undo, Writing::new());
            self.keep_place();
        }
    }

    /// Writes changes and what has to be sent of them, in one transaction.
    pub(super) fn write(&self, question: Option<String>, successors: Vec<Successor>, also: Writing) {
        let desk = self.clone();
        spawn_local(async move {
            match driver::enqueue_all(&successors, also).await {
                Ok(()) => question.iter().for_each(|question| desk.written(question)),
                Err(error) => desk.failed(question, error),
            }
        });
    }

    fn written(&self, question: &str) {
        let mut unwritten = self.inner.unwritten.borrow_mut();
        if unwritten.remove(question) && unwritten.is_empty() {
            drop(unwritten);
            self.inner.trouble.replace(None);
            self.show();
        }
    }

    fn failed(&self, question: Option<String>, error: StoreError) {
        self.inner.unwritten.borrow_mut().extend(question);
        self.inner.trouble.replace(Some(error));
        self.show();
    }

    /// Writes once more what could not be written.
    pub(super) fn write_again(&self) {
        self.inner.trouble.replace(None);
        let unwritten: Vec<String> = self.inner.unwritten.borrow().iter().cloned().collect();
        for question in unwritten {
            let given = self.with(|walk| walk.given.get(&question).cloned());
            if let Some(given) = given {
                self.change(given, |_| (), Writing::new());
            }
        }
        self.keep_place();
        self.show();
    }

    /// Puts what was taken along on the desk, and on the phone.
    pub(super) fn take_along(&self, prepared: Prepared) {
        let key = keys::prepared_key(self.reference());
        let writing = Writing::new().put_record(Room::Walks, &key, &prepared);
        self.edit(|walk| {
            walk.prepared = Rc::new(prepared);
            walk.find_footing();
        });
        self.write(None, Vec::new(), writing);
    }

    /// What sends in the name of who prepared it, now.
    pub(super) fn with_pen<T>(&self, write: impl FnOnce(&Walk, &Pen) -> T) -> T {
        self.with(|walk| write(walk, &Pen { walk: &walk.prepared, at: browser::now() }))
    }
}
