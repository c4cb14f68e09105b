//! The first stop of the tab key.

use wdw_contract::texts::shell;
use yew::prelude::*;

/// Jumps over the navigation.
///
/// Use when: once, as the first thing in the document. Not when: within a page, use a heading.
#[component]
pub fn SkipLink() -> Html {
    html! { <a class="skip-link" href="#main">{ shell::skip_link() }</a> }
}
