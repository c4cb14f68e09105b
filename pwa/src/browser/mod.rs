//! What the browser offers, in the few shapes that the app uses: time, chance, waiting, locks between tabs,
//! messages between tabs, downloads. Thin on purpose: nothing here decides anything.

mod channel;
mod file;
mod locks;
mod online;
mod position;
mod random;
mod time;
mod touch;

pub use channel::{Channel, broadcast};
pub(crate) use file::forget_photos;
pub use file::save_file;
pub use locks::{Taking, exclusively};
pub use online::{Watch, is_online, is_visible, on_online_change, on_visible};
pub use position::{Position, position};
pub use random::{dice, new_id, sha256_base64};
pub use time::{Timer, now, sleep};
pub use touch::{has_handed_in, note_handed_in, on_first_touch};

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The window; none in a test outside the browser.
#[must_use]
pub fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// A property that may not exist in this browser.
pub(crate) fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// A method that may not exist in this browser.
pub(crate) fn method(of: &JsValue, name: &str) -> Option<Function> {
    property(of, name)?.dyn_into().ok()
}

/// A plain object with these properties.
pub(crate) fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in properties {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
