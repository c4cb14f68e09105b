//! Light or dark.

use wasm_bindgen::JsCast;
use wdw_contract::texts::ui;
use web_sys::{HtmlElement, Storage};
use yew::prelude::*;

use super::{Choice, Radios};

/// Also read by `start.js`, before the first paint.
const KEY: &str = "wdw.scheme";

/// Light, dark, or as the device does. Kept on this device.
///
/// Use when: once, on the page about accessibility.
#[component]
pub fn SchemeChoice() -> Html {
    let chosen = use_state(|| {
        let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        AttrValue::from(stored.unwrap_or_else(|| "device".to_owned()))
    });
    let on_change = {
        let chosen = chosen.setter();
        Callback::from(move |scheme: AttrValue| {
            apply(&scheme);
            chosen.set(scheme);
        })
    };
    html! {
        <Radios id="scheme" legend={ui::scheme()} value={(*chosen).clone()} {on_change} choices={vec![
            Choice::new("device", ui::scheme_device()),
            Choice::new("light", ui::scheme_light()),
            Choice::new("dark", ui::scheme_dark()),
        ]} />
    }
}

fn apply(scheme: &str) {
    let follows = scheme == "device";
    if let Some(storage) = storage() {
        let _ = if follows { storage.remove_item(KEY) } else { storage.set_item(KEY, scheme) };
    }
    let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element());
    if let Some(root) = root.as_ref().and_then(JsCast::dyn_ref::<HtmlElement>) {
        let _ = if follows {
            root.remove_attribute("data-scheme")
        } else {
            root.set_attribute("data-scheme", scheme)
        };
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
