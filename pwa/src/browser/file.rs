use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::window;

/// Lets the person save a text as a file. None when the browser will not.
pub fn save_file(name: &str, media_type: &str, text: &str) -> Option<()> {
    let bag = BlobPropertyBag::new();
    bag.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &bag).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has begun by now; the memory is given back a minute later.
    let forget = move || {
        let _ = Url::revoke_object_url(&address);
    };
    if let Some(timer) = super::Timer::after(60_000, forget) {
        std::mem::forget(timer);
    }
    Some(())
}

/// Throws away the photos that the service worker keeps for reading without a connection.
pub(crate) fn forget_photos() {
    let caches = super::window().and_then(|window| super::property(&window, "caches"));
    if let Some((caches, delete)) =
        caches.and_then(|caches| Some((caches.clone(), super::method(&caches, "delete")?)))
    {
        let _ = delete.call1(&caches, &JsValue::from_str("photos"));
    }
}
