//! What goes on by itself: the engine hears of connection, session and other tabs, and pages hear what waits.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::sync as texts;
use yew::prelude::*;

use super::provider::{Outbox, Told, Waiting};
use super::{engine, outbox, version};
use crate::api;
use crate::browser::{self, Channel};
use crate::people::SessionContext;
use crate::store;
use crate::sync::{Event, Operation, Who};
use crate::ui::use_toaster;

/// A tab that was away shorter than this shows what it showed.
const AWAY_MS: u64 = 60_000;

/// What "Probeer nu" does: it tries at once, or says why it cannot.
#[hook]
pub fn use_try_now(id: String) -> Callback<MouseEvent> {
    let toaster = use_toaster();
    Callback::from(move |_| {
        if browser::is_online() {
            engine::retry(&id);
        } else {
            toaster.say(texts::still_offline());
        }
    })
}

fn outbox_now(keeps: bool, has_sent: bool) -> Outbox {
    let waiting = engine::with_machine(|machine| {
        let of = |(operation, standing): (&Operation, _)| Waiting { operation: operation.clone(), standing };
        machine.standings().map(of).collect()
    });
    let (known, gathers) = engine::knows();
    Outbox { waiting: Rc::new(waiting), known, gathers, online: browser::is_online(), keeps, has_sent }
}

/// Runs the engine as long as the app is open. It shows nothing.
#[component]
pub(crate) fn Runner() -> Html {
    let session = use_context::<SessionContext>();
    let told = use_context::<Told>();

    use_effect_with((), move |()| {
        let watcher = {
            let had = Cell::new(0_usize);
            let has_sent = Cell::new(false);
            Callback::from(move |seen: (bool, bool)| {
                let (keeps, sent_before) = seen;
                let count = engine::with_machine(|machine| machine.outbox().len());
                if had.replace(count) != count {
                    show_number(count);
                }
                has_sent.set(has_sent.get() || sent_before || engine::has_sent());
                if let Some(Told(outbox)) = &told {
                    outbox.set(outbox_now(keeps, has_sent.get()));
                }
            })
        };
        spawn_local(async move {
            let keeps = store::keeps().await;
            let sent_before = !outbox::receipts().await.is_empty();
            engine::start(Callback::from(move |()| watcher.emit((keeps, sent_before)))).await;
        });
    });

    let who = session.as_ref().map_or(Who::Unknown, SessionContext::who);
    use_effect_with(who, |who| engine::tell_session(who.clone()));

    use_effect_with((), |()| {
        let online = browser::on_online_change(|| {
            if browser::is_online() {
                engine::tell(Event::Online);
                api::refresh_all();
            } else {
                engine::tell(Event::Offline);
            }
        });
        let mut left_at = browser::now();
        let visible = browser::on_visible(move || {
            if !browser::is_visible() {
                left_at = browser::now();
            } else {
                if browser::is_online() {
                    engine::tell(Event::Online);
                }
                if browser::now().saturating_sub(left_at) > AWAY_MS {
                    api::refresh_all();
                }
            }
        });
        let channel = Channel::listen(|message| {
            if message == engine::OUTBOX_CHANGED {
                spawn_local(engine::look_again());
            }
        });
        // The service worker wakes the tab when the connection is back.
        let woken = version::on_wake(|| engine::tell(Event::Online));
        move || drop((online, visible, channel, woken))
    });

    Html::default()
}

/// On the icon of the installed app, where there is such a thing. Never the only sign.
fn show_number(waiting: usize) {
    let Some(navigator) = browser::window().map(|window| window.navigator()) else { return };
    let (name, arguments) = if waiting == 0 {
        ("clearAppBadge", js_sys::Array::new())
    } else {
        let count = u32::try_from(waiting).unwrap_or(u32::MAX);
        ("setAppBadge", js_sys::Array::of1(&wasm_bindgen::JsValue::from(count)))
    };
    if let Some(method) = browser::method(&navigator, name) {
        let _ = js_sys::Reflect::apply(&method, &navigator, &arguments);
    }
}
