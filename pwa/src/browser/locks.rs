use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{method, object, property, window};

/// How a lock is taken that another tab may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// Wait until it is free.
    Wait,
    /// Take it from a tab that no longer answers. Only for work that may be done twice.
    Steal,
}

/// Does `work` while no other tab (and nothing else in this tab) holds the lock called `name`. Where the browser
/// has no locks, the work is done at once. None when the lock was taken away or never given.
pub async fn exclusively<T: 'static>(
    name: &str,
    taking: Taking,
    work: impl Future<Output = T> + 'static,
) -> Option<T> {
    let Some((locks, request)) = lock_manager() else { return Some(work.await) };
    let outcome = Rc::new(RefCell::new(None));
    let held = {
        let outcome = Rc::clone(&outcome);
        Closure::once_into_js(move |_lock: JsValue| -> Promise {
            future_to_promise(async move {
                let done = work.await;
                *outcome.borrow_mut() = Some(done);
                Ok(JsValue::UNDEFINED)
            })
        })
    };
    let options = object(&[("steal", JsValue::from_bool(taking == Taking::Steal))]);
    let promise = request.call3(&locks, &JsValue::from_str(name), &options, &held).ok()?;
    let _ = JsFuture::from(promise.unchecked_into::<Promise>()).await;
    outcome.take()
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let locks = property(window()?.navigator().as_ref(), "locks")?;
    let request = method(&locks, "request")?;
    Some((locks, request))
}
