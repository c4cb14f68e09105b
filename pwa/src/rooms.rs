//! Rooms that are fetched when someone goes there. The first visit shows a wijk and its ideas; one idea, the forms,
//! one's own pages, the work of the wijkteam and the pages about the app are files of their own (see `boot`), so that who only
//! looks does not pay for them. The service worker keeps them as soon as someone touches the app, so that all of it
//! works without a connection.
//!
//! A page belongs to a room when [`of`] says so; nothing else may name the components of that room's pages.

use std::cell::Cell;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::ui as text;
use yew::prelude::*;

use crate::browser;
use crate::routes::Route;
use crate::ui::{Button, Glyph, Notice, Page, Skeleton, Tone};
use crate::{
    about, budget, checklists, decisions, driver, follow_ups, initiatives, kaders, mandates, people, submit,
    ui, wijkschouw, wijkteam,
};

/// How long after a failure a room that nobody waits for is fetched again.
const AGAIN_AFTER_MS: u32 = 20_000;

/// Called when a room came (true) or did not.
pub type Loaded = Box<dyn FnOnce(bool)>;

/// Where a room comes from.
#[derive(Clone, Copy)]
pub struct Room {
    /// Fetches it.
    pub fetch: fn(Loaded),
    /// A page of it; none for what of it goes on by itself. Only after it came.
    pub show: fn(Option<Route>) -> Html,
}

/// A room that is fetched when someone goes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomName {
    /// Handing in an idea and what its submitter does with it, signing in, one's own pages, and sending what waits:
    /// these share most of what they need.
    Mine,
    /// What the wijkteam does with an idea.
    Wijkteam,
    /// What the app is, and its components.
    About,
    /// Walking a wijkschouw. Kept on every phone that is made ready for one, because it has to begin without a connection.
    Lopen,
    /// Everything else of a wijkschouw: planning, results, following up, checklists.
    Schouw,
    /// Deciding on requests, the kaders that they are decided by, the wijkbudget and the mandates.
    Besluit,
    /// One idea: the plan, its story and what was decided. When that is the first page, `rooms.js` fetches it meanwhile.
    Idee,
}

/// How many rooms there are.
pub const ROOMS: usize = 7;

/// Everything in one file: each room is there already.
pub const TOGETHER: [Room; ROOMS] = [
    Room { fetch: |loaded| loaded(true), show: mine },
    Room { fetch: |loaded| loaded(true), show: wijkteam },
    Room { fetch: |loaded| loaded(true), show: about },
    Room { fetch: |loaded| loaded(true), show: lopen },
    Room { fetch: |loaded| loaded(true), show: schouw },
    Room { fetch: |loaded| loaded(true), show: besluit },
    Room { fetch: |loaded| loaded(true), show: idee },
];

thread_local! {
    // None at first: a mention of the rooms' pages here would draw them all into the first file.
    static SOURCES: Cell<Option<[Room; ROOMS]>> = const { Cell::new(None) };
    /// Which of them came.
    static HERE: Cell<[bool; ROOMS]> = const { Cell::new([false; ROOMS]) };
}

/// Says where the rooms come from, in the order of [`RoomName`]. Before the app starts.
pub fn furnish(rooms: [Room; ROOMS]) {
    SOURCES.set(Some(rooms));
}

/// The room of a page; none for what is always there.
pub(crate) fn of(route: &Route) -> Option<RoomName> {
    match route {
        Route::Indienen
        | Route::IndienenPagina { .. }
        | Route::InitiatiefDoen { .. }
        | Route::Ik
        | Route::IkPagina { .. } => Some(RoomName::Mine),
        Route::Werklijst | Route::WerklijstInitiatief { .. } | Route::WerklijstDoen { .. } => {
            Some(RoomName::Wijkteam)
        }
        Route::Toegankelijkheid | Route::Privacy | Route::Kaders | Route::Over | Route::Ui => {
            Some(RoomName::About)
        }
        Route::WijkschouwDoen { act, .. } if act == wijkschouw::WALK => Some(RoomName::Lopen),
        Route::Wijkschouw
        | Route::WijkschouwEen { .. }
        | Route::WijkschouwDoen { .. }
        | Route::Checklists
        | Route::Checklist { .. }
        | Route::ChecklistDoen { .. }
        | Route::Opvolging
        | Route::OpvolgingEen { .. }
        | Route::OpvolgingDoen { .. } => Some(RoomName::Schouw),
        Route::Besluiten
        | Route::Besluit { .. }
        | Route::BesluitDoen { .. }
        | Route::Budget
        | Route::BudgetWijk { .. }
        | Route::BudgetDoen { .. }
        | Route::Mandaten { .. }
        | Route::Kader { .. }
        | Route::KaderDoen { .. } => Some(RoomName::Besluit),
        Route::Initiatief { .. } => Some(RoomName::Idee),
        Route::MijnWijk | Route::WijkKiezen | Route::Wijk { .. } | Route::Ideeen | Route::NotFound => None,
    }
}

/// [`RoomName::Mine`].
pub fn mine(route: Option<Route>) -> Html {
    match route {
        Some(Route::Indienen) => html! { <submit::Indienen /> },
        Some(Route::IndienenPagina { page }) => html! { <submit::Indienen {page} /> },
        Some(Route::InitiatiefDoen { reference, act }) => html! { <initiatives::Doen {reference} {act} /> },
        Some(Route::IkPagina { page }) => html! { <people::Ik {page} /> },
        Some(_) => html! { <people::Ik /> },
        None => html! { <driver::Runner /> },
    }
}

/// [`RoomName::Wijkteam`].
pub fn wijkteam(route: Option<Route>) -> Html {
    match route {
        Some(Route::WerklijstInitiatief { reference }) => html! { <wijkteam::Werklijst {reference} /> },
        Some(Route::WerklijstDoen { reference, act }) => html! { <wijkteam::Werklijst {reference} {act} /> },
        _ => html! { <wijkteam::Werklijst /> },
    }
}

/// [`RoomName::About`].
pub fn about(route: Option<Route>) -> Html {
    match route {
        Some(Route::Toegankelijkheid) => html! { <about::Toegankelijkheid /> },
        Some(Route::Privacy) => html! { <about::Privacy /> },
        Some(Route::Kaders) => html! { <kaders::KadersPage /> },
        Some(Route::Ui) => html! { <ui::gallery::Gallery /> },
        _ => html! { <about::Over /> },
    }
}

/// [`RoomName::Lopen`].
pub fn lopen(route: Option<Route>) -> Html {
    match route {
        Some(Route::WijkschouwDoen { reference, .. }) => html! { <wijkschouw::Lopen {reference} /> },
        _ => Html::default(),
    }
}

/// [`RoomName::Schouw`].
pub fn schouw(route: Option<Route>) -> Html {
    match route {
        Some(Route::Wijkschouw) => html! { <wijkschouw::Wijkschouwen /> },
        Some(Route::WijkschouwEen { reference }) => html! { <wijkschouw::Wijkschouw {reference} /> },
        Some(Route::WijkschouwDoen { reference, act }) => html! { <wijkschouw::Doen {reference} {act} /> },
        Some(Route::Checklists) => html! { <checklists::Checklists /> },
        Some(Route::Checklist { slug }) => html! { <checklists::ChecklistPage {slug} /> },
        Some(Route::ChecklistDoen { slug, act }) => html! { <checklists::Doen {slug} {act} /> },
        Some(Route::Opvolging) => html! { <follow_ups::Opvolging /> },
        Some(Route::OpvolgingEen { reference }) => html! { <follow_ups::FollowUp {reference} /> },
        Some(Route::OpvolgingDoen { reference, act }) => {
            html! { <follow_ups::FollowUpDoen {reference} {act} /> }
        }
        _ => html! { <about::NotFound /> },
    }
}

/// [`RoomName::Besluit`].
pub fn besluit(route: Option<Route>) -> Html {
    match route {
        Some(Route::Besluit { reference }) => html! { <decisions::Besluit {reference} /> },
        Some(Route::BesluitDoen { reference, act }) => html! { <decisions::BesluitDoen {reference} {act} /> },
        Some(Route::Budget) => html! { <budget::Budget /> },
        Some(Route::BudgetWijk { wijk }) => html! { <budget::BudgetWijk {wijk} /> },
        Some(Route::BudgetDoen { wijk, act }) => html! { <budget::BudgetDoen {wijk} {act} /> },
        Some(Route::Mandaten { slug }) => html! { <mandates::Mandaten {slug} /> },
        Some(Route::Kader { number }) => html! { <kaders::KaderPage {number} /> },
        Some(Route::KaderDoen { number, act }) => html! { <kaders::KaderDoen {number} {act} /> },
        _ => html! { <decisions::Besluiten /> },
    }
}

/// [`RoomName::Idee`].
pub fn idee(route: Option<Route>) -> Html {
    match route {
        Some(Route::Initiatief { reference }) => html! { <initiatives::Initiatief {reference} /> },
        _ => html! { <about::NotFound /> },
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct LaterProps {
    pub(crate) room: RoomName,
    /// Which page; none for what goes on by itself, of which the coming is not shown either.
    #[prop_or_default]
    pub(crate) route: Option<Route>,
}

/// A page of a room, as soon as that came.
#[component]
pub(crate) fn Later(props: &LaterProps) -> Html {
    let index = props.room as usize;
    let failed = use_state(|| false);
    let update = use_force_update();
    {
        let (failed, quiet) = (failed.setter(), props.route.is_none());
        use_effect_with(index, move |index| {
            let index = *index;
            failed.set(false);
            if !is_here(index) {
                let shown = Callback::from(
                    move |well: bool| if well { update.force_update() } else { failed.set(true) },
                );
                fetch(index, quiet, shown);
            }
        });
    }
    if is_here(index)
        && let Some(room) = room(index)
    {
        return (room.show)(props.route.clone());
    }
    if props.route.is_none() {
        return Html::default();
    }
    if *failed {
        let reload = Callback::from(|_| {
            // Without a window there is nothing to load again.
            let _ = web_sys::window().map(|window| window.location().reload());
        });
        return html! {
            <Page title={text::room_failed()}>
                <h1>{ text::room_failed() }</h1>
                <Notice tone={Tone::Bad} live=true>
                    <p>{ text::room_failed_more() }</p>
                    <div><Button icon={Glyph::Refresh} onclick={reload}>{ text::room_retry() }</Button></div>
                </Notice>
            </Page>
        };
    }
    html! { <Page><Skeleton /></Page> }
}

fn fetch(index: usize, again: bool, shown: Callback<bool>) {
    let Some(room) = room(index) else { return };
    (room.fetch)(Box::new(move |well| {
        if well {
            note(index);
        }
        shown.emit(well);
        if !well && again {
            spawn_local(async move {
                browser::sleep(AGAIN_AFTER_MS).await;
                fetch(index, again, shown);
            });
        }
    }));
}

fn room(index: usize) -> Option<Room> {
    SOURCES.get()?.get(index).copied()
}

fn is_here(index: usize) -> bool {
    HERE.get().get(index).copied().unwrap_or(false)
}

fn note(index: usize) {
    let mut here = HERE.get();
    if let Some(room) = here.get_mut(index) {
        *room = true;
    }
    HERE.set(here);
}
