//! The way around: tabs at the bottom of a phone, a column on a wide screen.

use wdw_contract::texts::{common, shell};
use yew::prelude::*;

use super::icon::{Glyph, Icon};
use super::link::Link;
use crate::people::use_session;
use crate::routes::Route;

/// Where the reader is.
#[derive(Properties, PartialEq)]
pub struct NavigationProps {
    /// The present page.
    pub route: Route,
}

/// A part of the app in the navigation.
struct Part {
    to: Route,
    glyph: Glyph,
    name: &'static str,
    /// Instead of the name, where there is little room.
    short: Option<&'static str>,
    /// Not among the tabs of a phone.
    wide_only: bool,
}

impl Part {
    fn new(to: Route, glyph: Glyph, name: &'static str) -> Self {
        Self { to, glyph, name, short: None, wide_only: false }
    }
}

/// The main parts of the app: four for a resident; a professional has the worklist and the wijkschouw too.
///
/// Use when: once, around all pages.
#[component]
pub fn Navigation(props: &NavigationProps) -> Html {
    let here = part(&props.route);
    let mut parts = vec![
        Part::new(Route::MijnWijk, Glyph::Home, shell::nav_wijk()),
        Part::new(Route::Ideeen, Glyph::Bulb, shell::nav_ideas()),
    ];
    let session = use_session();
    if session.is_professional() {
        let schouw = Part::new(Route::Wijkschouw, Glyph::Checklist, shell::nav_wijkschouw());
        let follow_ups = Part::new(Route::Opvolging, Glyph::Flag, shell::nav_follow_ups());
        parts.push(Part::new(Route::Werklijst, Glyph::List, shell::nav_worklist()));
        parts.push(Part { short: Some(shell::nav_wijkschouw_short()), ..schouw });
        parts.push(Part { wide_only: true, ..follow_ups });
        let decisions = Part::new(Route::Besluiten, Glyph::Check, shell::nav_decisions());
        parts.push(Part { wide_only: true, ..decisions });
        let budget = Part::new(Route::Budget, Glyph::Euro, shell::nav_budget());
        parts.push(Part { wide_only: true, ..budget });
    } else if session.viewer().is_some_and(|viewer| viewer.decides()) {
        parts.push(Part::new(Route::Besluiten, Glyph::Check, shell::nav_decisions()));
        parts.push(Part::new(Route::Budget, Glyph::Euro, shell::nav_budget()));
    } else {
        parts.push(Part::new(Route::Indienen, Glyph::Plus, shell::nav_submit()));
    }
    parts.push(Part::new(Route::Ik, Glyph::Person, shell::nav_me()));
    html! {
        <nav class="nav" aria-label={shell::nav_label()}>
            <p class="nav__product">{ common::product() }</p>
            <ul class="nav__list">
                { for parts.into_iter().map(|Part { to, glyph, name, short, wide_only }| {
                    let current = here.as_ref() == Some(&to);
                    html! {
                        <li class={wide_only.then_some("nav__wide")}>
                            <Link class="nav__item" {to} aria_current={current.then_some("page")}>
                                <Icon {glyph} />
                                if let Some(short) = short { <span class="nav__short">{ short }</span> }
                                <span class={short.map(|_| "nav__long")}>{ name }</span>
                            </Link>
                        </li>
                    }
                }) }
            </ul>
        </nav>
    }
}

/// The main part that a page belongs to.
fn part(route: &Route) -> Option<Route> {
    match route {
        Route::MijnWijk | Route::WijkKiezen | Route::Wijk { .. } | Route::Mandaten { .. } => {
            Some(Route::MijnWijk)
        }
        Route::Ideeen | Route::Initiatief { .. } | Route::InitiatiefDoen { .. } => Some(Route::Ideeen),
        Route::Indienen | Route::IndienenPagina { .. } => Some(Route::Indienen),
        Route::Werklijst | Route::WerklijstInitiatief { .. } | Route::WerklijstDoen { .. } => {
            Some(Route::Werklijst)
        }
        Route::Besluiten | Route::Besluit { .. } | Route::BesluitDoen { .. } => Some(Route::Besluiten),
        Route::Budget | Route::BudgetWijk { .. } | Route::BudgetDoen { .. } => Some(Route::Budget),
        Route::Ik | Route::IkPagina { .. } => Some(Route::Ik),
        Route::Wijkschouw
        | Route::WijkschouwEen { .. }
        | Route::WijkschouwDoen { .. }
        | Route::Checklists
        | Route::Checklist { .. }
        | Route::ChecklistDoen { .. } => Some(Route::Wijkschouw),
        Route::Opvolging | Route::OpvolgingEen { .. } | Route::OpvolgingDoen { .. } => Some(Route::Opvolging),
        Route::Toegankelijkheid
        | Route::Privacy
        | Route::Kaders
        | Route::Kader { .. }
        | Route::KaderDoen { .. }
        | Route::Over
        | Route::Ui
        | Route::NotFound => None,
    }
}
