//! The app of Wijkwerk. One folder per room, with the same names as in the server; beside them `ui` (what is
//! seen on every page), `api` (the way to the server), `store` (what this phone keeps) and `sync` (what still
//! has to be sent).
//!
//! Not here: rules. What may be done, and why not, is told by the server in `viewerActions`.

pub mod about;
pub mod accounting;
pub mod api;
mod app;
pub mod areas;
pub mod browser;
pub mod budget;
pub mod checklists;
pub mod decisions;
pub mod driver;
pub mod follow_ups;
pub mod initiatives;
pub mod kaders;
pub mod mandates;
pub mod people;
pub mod rooms;
pub mod routes;
pub mod store;
pub mod submit;
pub mod sync;
pub mod ui;
pub mod wijkschouw;
pub mod wijkteam;

/// Puts the app on the page, in the place that `index.html` keeps for it.
pub fn start() {
    ui::title::watch_history();
    let place = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("app"));
    if let Some(place) = place {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
