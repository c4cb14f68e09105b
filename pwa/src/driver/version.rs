//! The service worker: it keeps the app on the phone, wakes it when the connection is back, and offers a new
//! version, which is never forced.

use js_sys::Promise;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};
use yew::prelude::*;

use crate::browser::{self, Watch};

const SCRIPT: &str = "/sw.js";
/// How long after the start the service worker is looked after.
const AFTER_START_MS: u32 = 1_000;
/// What is being typed is kept within this time.
const TYPING_MS: u32 = 600;
/// Background Sync wakes the service worker under this name.
const TAG: &str = "wdw-outbox";

/// A new version of the app.
pub(super) struct NewVersion {
    /// It is there, and begins when the person wants it.
    pub(super) ready: bool,
    /// Begins with the new version: the page is loaded again.
    pub(super) begin: Callback<()>,
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = browser::window()?.navigator();
    browser::property(&navigator, "serviceWorker")?;
    Some(navigator.service_worker())
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let promise = container()?.register(SCRIPT);
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Registers the service worker and says when a new version is ready.
#[hook]
pub(super) fn use_new_version() -> NewVersion {
    let ready = use_state(|| false);
    {
        let ready = ready.setter();
        use_effect_with((), move |()| {
            let watch = std::rc::Rc::new(std::cell::RefCell::new(None::<Watch>));
            let kept = std::rc::Rc::clone(&watch);
            spawn_local(async move {
                // The page first: the service worker fetches it once more.
                browser::sleep(AFTER_START_MS).await;
                let Some(registration) = registration().await else { return };
                let look = {
                    let registration = registration.clone();
                    move || {
                        // Without a page that an older version serves, it begins by itself.
                        let serves = container().is_some_and(|container| container.controller().is_some());
                        if registration.waiting().is_some() && serves {
                            ready.set(true);
                        }
                    }
                };
                look();
                let found = Watch::new(registration.clone().into(), &["updatefound"], move || {
                    let (look, installing) = (look.clone(), registration.installing());
                    if let Some(worker) = installing {
                        let changed = Closure::<dyn FnMut()>::new(look);
                        worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
                        // As long as the worker: a new version comes a few times a month.
                        changed.forget();
                    }
                });
                kept.borrow_mut().replace(found);
            });
            move || drop(watch.take())
        });
    }
    let begin = use_callback((), |(), ()| spawn_local(begin()));
    NewVersion { ready: *ready, begin }
}

async fn begin() {
    let Some(container) = container() else { return };
    let reload = Closure::<dyn FnMut()>::new(|| {
        if let Some(window) = browser::window() {
            let _ = window.location().reload();
        }
    });
    browser::sleep(TYPING_MS).await;
    container.set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
    reload.forget();
    if let Some(worker) = registration().await.and_then(|registration| registration.waiting()) {
        let _ = worker.post_message(&JsValue::from_str("begin"));
    }
}

/// Calls back when the service worker says that the connection is back.
pub(super) fn on_wake(wake: impl FnMut() + 'static) -> Option<Watch> {
    Some(Watch::new(container()?.into(), &["message"], wake))
}

/// Asks the browser to wake the app when there is a connection again, where it can.
pub(super) async fn ask_to_be_woken() -> Option<()> {
    let ready: Promise = container()?.ready().ok()?;
    let registration = JsFuture::from(ready).await.ok()?;
    let sync = browser::property(&registration, "sync")?;
    let register = browser::method(&sync, "register")?;
    let asked: Promise = register.call1(&sync, &JsValue::from_str(TAG)).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok().map(|_| ())
}
