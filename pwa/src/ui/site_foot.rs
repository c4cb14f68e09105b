//! The links at the end of every page.

use wdw_contract::texts::shell;
use yew::prelude::*;

use super::Link;
use crate::routes::Route;

/// Privacy, accessibility and the like.
///
/// Use when: once, under all pages.
#[component]
pub fn SiteFoot() -> Html {
    html! {
        <footer class="site-foot">
            <ul>
                <li><Link to={Route::Toegankelijkheid}>{ shell::foot_accessibility() }</Link></li>
                <li><Link to={Route::Privacy}>{ shell::foot_privacy() }</Link></li>
                <li><Link to={Route::Over}>{ shell::foot_about() }</Link></li>
            </ul>
        </footer>
    }
}
