//! The document's title and the focus after a change of page, which a browser does by itself only when a page
//! is loaded.

use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast, closure::Closure};
use wdw_contract::texts::common;
use web_sys::{Document, HtmlElement, Window};
use yew::prelude::*;

thread_local! {
    /// The address whose heading was focused last; none before the first page, which the browser announces.
    static ANNOUNCED: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Whether the address changed through the browser's back or forward button.
    static WENT_BACK: Cell<bool> = const { Cell::new(false) };
}

/// Listens to the back button. To be called once, before the router starts to listen.
pub(crate) fn watch_history() {
    let listener = Closure::<dyn Fn()>::new(|| WENT_BACK.set(true));
    if let Some(window) = web_sys::window() {
        // Without it the page only starts at its top after "back".
        let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Gives the page its title in the browser ("Kies je wijk – Wijkwerk"), and after a change of address moves the
/// focus to the page's `h1`. Give the title only when the `h1` is there: none leaves everything as it is.
///
/// [`super::Page`] does this already; use the hook only where a page's title must change with its content.
#[hook]
pub fn use_title(title: Option<AttrValue>) {
    use_effect_with(title, |title| {
        if let (Some(title), Some(window)) = (title, web_sys::window())
            && let Some(document) = window.document()
        {
            document.set_title(&format!("{title} – {}", common::product()));
            announce(&window, &document);
        }
    });
}

fn announce(window: &Window, document: &Document) {
    let Ok(here) = window.location().pathname() else { return };
    let before = ANNOUNCED.replace(Some(here.clone()));
    if before.as_ref().is_none_or(|before| *before == here) {
        return;
    }
    if !WENT_BACK.replace(false) {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    // An error summary takes the focus itself.
    let Ok(Some(heading)) = document.query_selector("main h1") else { return };
    if let Some(heading) = heading.dyn_ref::<HtmlElement>() {
        heading.set_tab_index(-1);
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}
