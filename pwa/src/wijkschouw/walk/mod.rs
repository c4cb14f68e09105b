//! Walking a wijkschouw, driven by its checklist: one question per card, every tap kept at once, all of it without a
//! connection.
//!
//! `record` is what the phone keeps and `keys` where; `route` is the walk in memory, pure; `desk` changes it and
//! writes what changed together with what has to be sent, which `sending` puts into words for the server. The pages
//! are `start` (before the walk), `card` (the question), `overview`, `extra` (a finding, a stop), `finish` and `sent`.

mod answers;
mod card;
mod desk;
mod device;
mod extra;
mod finish;
mod head;
pub(crate) mod keys;
mod loading;
mod operations;
mod overview;
mod pictures;
mod record;
mod route;
pub(crate) mod sending;
mod sent;
mod start;
mod together;
mod words;

use wdw_contract::texts::walk as text;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::routes::Route;
use crate::ui::{Page, Skeleton};
use desk::{Desk, use_desk};
use device::{use_wake_lock, use_whereabouts};
use together::use_together;

/// Which wijkschouw.
#[derive(Properties, PartialEq)]
pub struct LopenProps {
    /// As people mention it.
    pub reference: String,
}

/// What a page of the walk gets.
#[derive(Properties, PartialEq)]
struct DeskProps {
    desk: Desk,
}

/// A page of the walk beside the question itself: its word in the address, after the question mark.
mod page {
    pub(super) const OVERVIEW: &str = "overzicht";
    pub(super) const SENT: &str = "verzonden";
    pub(super) const HISTORY: &str = "laatst";
    pub(super) const FINDING: &str = "bevinding";
    pub(super) const STOP: &str = "halte";
    pub(super) const FINISH: &str = "afronden";
}

/// The address of the walk, without a page.
fn route(desk: &Desk) -> Route {
    Route::WijkschouwDoen { reference: desk.reference().to_owned(), act: super::WALK.to_owned() }
}

/// The walk.
#[component]
pub fn Lopen(props: &LopenProps) -> Html {
    let desk = use_desk(&props.reference);
    let place = desk.with(|walk| walk.place.clone());
    let walking = place.begun && !place.paused && !place.finished;
    use_wake_lock(walking);
    let heard = {
        let desk = desk.clone();
        Callback::from(move |whereabouts| desk.moved(whereabouts))
    };
    use_whereabouts(walking && place.uses_position, heard);
    use_together(&desk, place.begun);
    let location = use_location();
    let page = location.as_ref().map_or("", |location| location.query_str().trim_start_matches('?'));
    if !desk.is_loaded() {
        return html! { <Page><Skeleton cards={1} /></Page> };
    }
    match page {
        page::SENT => html! { <sent::Sent {desk} /> },
        _ if !walking => html! { <start::Start {desk} /> },
        page::OVERVIEW => html! { <overview::Overview {desk} /> },
        page::HISTORY => html! { <overview::History {desk} /> },
        page::FINDING => html! { <extra::AddFinding {desk} /> },
        page::STOP => html! { <extra::AddStop {desk} /> },
        page::FINISH => html! { <finish::Finish {desk} /> },
        _ => html! { <card::Card {desk} /> },
    }
}

/// Goes to a page of the walk; none: to the question.
#[hook]
fn use_go(desk: &Desk) -> Callback<Option<&'static str>> {
    let navigator = use_navigator();
    let route = route(desk);
    Callback::from(move |page: Option<&'static str>| {
        let Some(navigator) = &navigator else { return };
        match page {
            // Only a query that cannot be written fails, and this one is text.
            Some(page) => drop(navigator.push_with_query(&route, yew_router::query::Raw(page))),
            None => navigator.push(&route),
        }
    })
}

/// The title of a page of the walk in the browser.
fn title(page: &str, desk: &Desk) -> AttrValue {
    text::title(page, desk.reference()).into()
}
