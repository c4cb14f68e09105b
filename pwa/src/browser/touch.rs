//! Whether someone is using the app, and whether something was ever handed in with it.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::window;

const HANDED_IN: &str = "wdw.handed-in";
const TOUCHES: [&str; 2] = ["pointerdown", "keydown"];

/// Calls back at the first touch or key. What it returns stops listening.
pub fn on_first_touch(act: impl Fn() + 'static) -> impl FnOnce() {
    let closure = Closure::<dyn Fn()>::new(act);
    let listen = move |closure: &Closure<dyn Fn()>, change: fn(&web_sys::Window, &str, &Function)| {
        if let Some(window) = window() {
            for touch in TOUCHES {
                change(&window, touch, closure.as_ref().unchecked_ref());
            }
        }
    };
    listen(&closure, |window, touch, function| {
        let _ = window.add_event_listener_with_callback(touch, function);
    });
    move || {
        listen(&closure, |window, touch, function| {
            let _ = window.remove_event_listener_with_callback(touch, function);
        });
    }
}

/// Whether something was ever handed in on this device. It says nothing about whether it still waits.
#[must_use]
pub fn has_handed_in() -> bool {
    window()
        .and_then(|window| window.local_storage().ok().flatten())
        .and_then(|storage| storage.get_item(HANDED_IN).ok().flatten())
        .is_some()
}

/// Something is handed in.
pub fn note_handed_in() {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) {
        // Full or forbidden: then sending begins at the first touch.
        let _ = storage.set_item(HANDED_IN, "1");
    }
}
