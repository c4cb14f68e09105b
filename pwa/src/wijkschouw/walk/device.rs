//! What a phone can do beside showing a page: stay awake, tick, and say where it is. Each where it can.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::record::Fix;
use crate::browser::{self, method, object, property};

/// A position older than this is not that of the answer.
const FRESH_MS: u64 = 90_000;

fn navigator() -> Option<JsValue> {
    browser::window().map(|window| window.navigator().into())
}

/// A tick that a thumb feels, where the phone has it.
pub(super) fn tick() {
    if let Some(navigator) = navigator()
        && let Some(vibrate) = method(&navigator, "vibrate")
    {
        let _ = vibrate.call1(&navigator, &JsValue::from_f64(12.0));
    }
}

/// Keeps the screen awake while `awake`, also after the app was out of sight: the browser lets go then.
#[hook]
pub(super) fn use_wake_lock(awake: bool) {
    use_effect_with(awake, |awake| {
        let held: Rc<RefCell<Option<JsValue>>> = Rc::default();
        let wanted = *awake;
        let take = {
            let held = Rc::clone(&held);
            move || {
                if wanted && browser::is_visible() {
                    let held = Rc::clone(&held);
                    spawn_local(async move {
                        if let Some(lock) = request().await {
                            held.replace(Some(lock));
                        }
                    });
                }
            }
        };
        take();
        let watch = browser::on_visible(take);
        move || {
            drop(watch);
            if let Some(lock) = held.take()
                && let Some(release) = method(&lock, "release")
            {
                let _ = release.call0(&lock);
            }
        }
    });
}

async fn request() -> Option<JsValue> {
    let lock = property(&navigator()?, "wakeLock")?;
    let asked: Promise =
        method(&lock, "request")?.call1(&lock, &JsValue::from_str("screen")).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()
}

/// Where the phone is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Whereabouts {
    /// Not asked for.
    Off,
    /// Asked for; nothing known yet.
    Looking,
    /// The phone may not or cannot say.
    Unknown,
    /// Here, as known at this moment (milliseconds since 1970).
    Here(Fix, u64),
}

impl Whereabouts {
    /// The position, when it is that of now.
    pub(super) fn fresh(self) -> Option<Fix> {
        match self {
            Self::Here(fix, at) if browser::now().saturating_sub(at) < FRESH_MS => Some(fix),
            _ => None,
        }
    }
}

/// Follows the phone while `wanted`. Tells `heard` at every change, which need not show it.
#[hook]
pub(super) fn use_whereabouts(wanted: bool, heard: Callback<Whereabouts>) {
    use_effect_with(wanted, move |wanted| {
        let watching = wanted.then(|| follow(heard.clone())).flatten();
        heard.emit(match (wanted, &watching) {
            (false, _) => Whereabouts::Off,
            (true, Some(_)) => Whereabouts::Looking,
            (true, None) => Whereabouts::Unknown,
        });
        move || drop(watching)
    });
}

struct Following {
    geolocation: JsValue,
    id: JsValue,
    _found: Closure<dyn FnMut(JsValue)>,
    _failed: Closure<dyn FnMut()>,
}

impl Drop for Following {
    fn drop(&mut self) {
        if let Some(clear) = method(&self.geolocation, "clearWatch") {
            let _ = clear.call1(&self.geolocation, &self.id);
        }
    }
}

fn follow(heard: Callback<Whereabouts>) -> Option<Following> {
    let geolocation = property(&navigator()?, "geolocation")?;
    let watch: Function = method(&geolocation, "watchPosition")?;
    let told = heard.clone();
    let found = Closure::<dyn FnMut(JsValue)>::new(move |position: JsValue| {
        if let Some(fix) = read(&position) {
            told.emit(Whereabouts::Here(fix, browser::now()));
        }
    });
    let failed = Closure::<dyn FnMut()>::new(move || heard.emit(Whereabouts::Unknown));
    let options =
        object(&[("enableHighAccuracy", JsValue::TRUE), ("maximumAge", JsValue::from_f64(15_000.0))]);
    let id = watch.call3(&geolocation, found.as_ref(), failed.as_ref(), &options).ok()?;
    Some(Following { geolocation, id, _found: found, _failed: failed })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "metres around a point")]
fn read(position: &JsValue) -> Option<Fix> {
    let coordinates = property(position, "coords")?;
    let figure = |name| property(&coordinates, name)?.as_f64();
    let accuracy = figure("accuracy")?.ceil().clamp(0.0, 1_000_000.0) as u32;
    Some(Fix { latitude: figure("latitude")?, longitude: figure("longitude")?, accuracy })
}

/// Metres between two points; good enough over a few kilometres.
#[expect(clippy::float_arithmetic, reason = "geometry; no money here")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "metres within a town")]
pub(super) fn metres(one: (f64, f64), other: (f64, f64)) -> u32 {
    const METRES_PER_DEGREE: f64 = 111_320.0;
    let north = (one.0 - other.0) * METRES_PER_DEGREE;
    let east = (one.1 - other.1) * METRES_PER_DEGREE * one.0.to_radians().cos();
    north.hypot(east).min(f64::from(u32::MAX)) as u32
}

/// Whether this is an iPhone or iPad on which the app is not on the home screen: it may throw away what is stored
/// after a week.
pub(super) fn may_forget() -> bool {
    let Some(navigator) = navigator() else { return false };
    // Only these devices have the property, which says whether the app was started from the home screen.
    Reflect::get(&navigator, &"standalone".into()).ok().and_then(|standalone| standalone.as_bool())
        == Some(false)
}

/// Has the service worker keep all of the app that a walk needs.
pub(super) async fn keep_app() -> Option<()> {
    let worker = property(&navigator()?, "serviceWorker")?;
    let ready: Promise = property(&worker, "ready")?.dyn_into().ok()?;
    let active = property(&JsFuture::from(ready).await.ok()?, "active")?;
    method(&active, "postMessage")?.call1(&active, &JsValue::from_str("walk")).ok().map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::metres;

    #[test]
    fn distances_are_about_right() {
        let market = (52.6960, 6.1930);
        assert!((108..=114).contains(&metres(market, (52.6970, 6.1930))));
        assert!((65..=70).contains(&metres(market, (52.6960, 6.1940))));
        assert_eq!(metres(market, market), 0);
    }
}
