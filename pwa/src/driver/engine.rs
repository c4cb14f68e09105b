//! Carries out what the machine of `sync` commands, one event after the other.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::{outbox, sending};
use crate::api;
use crate::browser::{self, Taking, Timer};
use crate::sync::{AttemptId, Command, Event, Machine, Moment, Operation, Who};

/// A tab that holds the right longer than this without letting go is taken for dead.
const PATIENCE_WITH_OTHERS_MS: u32 = 5 * 60_000;
/// How long quick changes are gathered.
const SOON_MS: u32 = 700;
/// How often that is put off at most.
const MOST_PAUSES: u32 = 8;
/// The lock between tabs.
const LOCK: &str = "wdw-sync";
/// What tabs tell each other.
pub(super) const OUTBOX_CHANGED: &str = "outbox";

#[derive(Default)]
struct Engine {
    machine: RefCell<Machine>,
    events: RefCell<VecDeque<Event>>,
    at_work: Cell<bool>,
    timer: RefCell<Option<Timer>>,
    /// Ends the time in which this tab may send.
    let_go: RefCell<Option<Function>>,
    /// Which request for the right counts.
    request: Cell<u32>,
    watcher: RefCell<Option<Callback<()>>>,
    has_sent: Cell<bool>,
    /// A look at what is stored is planned.
    looks_soon: Cell<bool>,
    /// When something was last stored in a row of quick changes.
    changed_at: Cell<u64>,
    /// Something is stored that the machine has not seen yet.
    gathers: Cell<bool>,
    /// What is stored has been read.
    has_read: Cell<bool>,
}

thread_local! {
    static ENGINE: Engine = Engine::default();
}

/// Reads what is stored and begins.
pub(super) async fn start(watcher: Callback<()>) {
    ENGINE.with(|engine| engine.watcher.replace(Some(watcher)));
    tell(if browser::is_online() { Event::Online } else { Event::Offline });
    match outbox::stored().await {
        Some(stored) => tell(Event::Restarted(stored)),
        None => ENGINE.with(|engine| engine.has_read.set(true)),
    }
    outbox::tidy().await;
    api::cache::tidy().await;
}

/// Lets the machine hear what happened.
pub(super) fn tell(event: Event) {
    let idle = ENGINE.with(|engine| {
        engine.events.borrow_mut().push_back(event);
        !engine.at_work.replace(true)
    });
    if idle {
        spawn_local(work());
    }
}

/// Looks at the machine as it is now.
pub(super) fn with_machine<T>(look: impl FnOnce(&Machine) -> T) -> T {
    ENGINE.with(|engine| look(&engine.machine.borrow()))
}

/// Whether what is stored has been read, and whether there is something that the machine has not seen yet.
pub(super) fn knows() -> (bool, bool) {
    ENGINE.with(|engine| (engine.has_read.get(), engine.gathers.get()))
}

/// Something was sent since the app was opened.
pub(super) fn has_sent() -> bool {
    ENGINE.with(|engine| engine.has_sent.get())
}

/// Tries everything that waits now.
pub fn send_all() {
    tell(Event::UserRetries(None));
}

/// Tries one operation now, also when it was refused.
pub(super) fn retry(id: &str) {
    tell(Event::UserRetries(Some(id.to_owned())));
}

/// Deletes one operation from the phone. Ask first.
pub fn delete(id: &str) {
    tell(Event::UserDeletes(id.to_owned()));
}

/// This tab stored something: the machine and the other tabs look again.
pub(super) fn changed_here() {
    browser::broadcast(OUTBOX_CHANGED);
    spawn_local(look_again());
}

/// Something is about to be stored: from now on nothing may look as if all were sent.
pub(super) fn gathers() {
    if !ENGINE.with(|engine| engine.gathers.replace(true)) {
        tell_watcher();
    }
}

/// What was about to be stored could not be.
pub(super) fn gathers_no_more() {
    ENGINE.with(|engine| engine.gathers.set(engine.looks_soon.get()));
    tell_watcher();
}

/// As [`changed_here`], once after a row of quick changes: who walks taps faster than anything has to be sent, and
/// looking through hundreds of answers would hold up the next tap.
pub(super) fn changed_here_soon() {
    ENGINE.with(|engine| engine.changed_at.set(browser::now()));
    if !ENGINE.with(|engine| engine.looks_soon.replace(true)) {
        spawn_local(async {
            for _ in 0..MOST_PAUSES {
                browser::sleep(SOON_MS).await;
                let quiet = browser::now().saturating_sub(ENGINE.with(|engine| engine.changed_at.get()));
                if quiet >= u64::from(SOON_MS) / 2 {
                    break;
                }
            }
            ENGINE.with(|engine| engine.looks_soon.set(false));
            changed_here();
        });
    }
}

/// Something is stored: the machine looks again.
pub(super) async fn look_again() {
    if let Some(stored) = outbox::stored().await {
        tell(Event::Enqueued(stored));
    }
}

async fn work() {
    while let Some(event) = ENGINE.with(|engine| engine.events.borrow_mut().pop_front()) {
        let moment = Moment { now: browser::now(), dice: browser::dice() };
        let looked = matches!(event, Event::Restarted(_) | Event::Enqueued(_) | Event::Started(_));
        let commands = ENGINE.with(|engine| engine.machine.borrow_mut().handle(moment, event));
        let mut commands = commands.into_iter().peekable();
        // What is of one kind is stored in one go: a walk has forty answers in one request.
        while let Some(command) = commands.next() {
            match command {
                Command::Keep(operation) => {
                    let mut all = vec![operation];
                    while let Some(Command::Keep(operation)) =
                        commands.next_if(|next| matches!(next, Command::Keep(_)))
                    {
                        all.push(operation);
                    }
                    outbox::keep(&all).await;
                }
                Command::StoreReceipt { operation, receipt } => {
                    let mut all = vec![(operation, receipt)];
                    while let Some(Command::StoreReceipt { operation, receipt }) =
                        commands.next_if(|next| matches!(next, Command::StoreReceipt { .. }))
                    {
                        all.push((operation, receipt));
                    }
                    settle(&all).await;
                }
                command => obey(command).await,
            }
        }
        if looked {
            ENGINE.with(|engine| {
                engine.has_read.set(true);
                engine.gathers.set(engine.looks_soon.get());
            });
        }
        tell_watcher();
    }
    ENGINE.with(|engine| engine.at_work.set(false));
}

fn tell_watcher() {
    if let Some(watcher) = ENGINE.with(|engine| engine.watcher.borrow().clone()) {
        watcher.emit(());
    }
}

async fn obey(command: Command) {
    match command {
        Command::Acquire => acquire(),
        Command::Release => {
            if let Some(let_go) = ENGINE.with(|engine| engine.let_go.take()) {
                let _ = let_go.call0(&JsValue::NULL);
            }
        }
        // Stored in one go, see `work`.
        Command::Keep(_) | Command::StoreReceipt { .. } => {}
        Command::PutPhoto(attempt, photo) => spawn_local(async move {
            tell(Event::PhotoAnswer(attempt, sending::send_photo(&photo).await));
        }),
        Command::Send(attempt, operations) => spawn_local(async move {
            tell(Event::SendAnswer(attempt, sending::send(&operations).await));
        }),
        Command::RequestCode(attempt, email) => ask_code(attempt, email),
        Command::Delete(operation) => {
            if outbox::remove(&operation).await.is_err() {
                spawn_local(look_again());
            }
            browser::broadcast(OUTBOX_CHANGED);
        }
        Command::SetTimer(timer, after_ms) => {
            let timer = Timer::after(after_ms, move || tell(Event::TimerFired(timer)));
            ENGINE.with(|engine| engine.timer.replace(timer));
        }
    }
}

async fn settle(settled: &[(Operation, String)]) {
    ENGINE.with(|engine| engine.has_sent.set(true));
    if outbox::settle(settled).await.is_err() {
        // It is still stored, and goes once more; the server knows it.
        spawn_local(async {
            browser::sleep(10_000).await;
            look_again().await;
        });
    }
    browser::broadcast(OUTBOX_CHANGED);
    api::refresh_all();
}

fn ask_code(attempt: AttemptId, email: String) {
    spawn_local(async move {
        tell(Event::CodeAnswer(attempt, sending::request_code(&email).await));
    });
}

/// Asks for the right to send and holds it until the machine lets go.
fn acquire() {
    let request = ENGINE.with(|engine| {
        engine.request.set(engine.request.get() + 1);
        engine.request.get()
    });
    spawn_local(hold(request, Taking::Wait));
    spawn_local(async move {
        browser::sleep(PATIENCE_WITH_OTHERS_MS).await;
        let still_waiting =
            ENGINE.with(|engine| engine.request.get() == request && engine.let_go.borrow().is_none());
        if still_waiting && with_machine(Machine::wants_right) {
            spawn_local(hold(request, Taking::Steal));
        }
    });
}

async fn hold(request: u32, taking: Taking) {
    let held = browser::exclusively(LOCK, taking, async move {
        let mut resolve = None;
        let released = Promise::new(&mut |done, _| resolve = Some(done));
        let mine = ENGINE.with(|engine| {
            let mine = engine.request.get() == request && engine.machine.borrow().wants_right();
            if mine {
                engine.let_go.replace(resolve);
            }
            mine
        });
        // An earlier request that was overtaken, or a right that is no longer needed.
        if !mine {
            return;
        }
        match outbox::stored().await {
            Some(stored) => {
                tell(Event::Started(stored));
                let _ = JsFuture::from(released).await;
            }
            // The store does not answer. It may, later.
            None => {
                browser::sleep(10_000).await;
                ENGINE.with(|engine| engine.let_go.take());
                tell(Event::Stopped);
            }
        }
    })
    .await;
    if held.is_none() && ENGINE.with(|engine| engine.let_go.take()).is_some() {
        tell(Event::Stopped);
    }
}

/// Who is signed in.
pub(super) fn tell_session(who: Who) {
    tell(Event::Session(who));
}
