//! A row of filters of which one holds.

use yew::prelude::*;

use super::Link;
use crate::routes::Route;

/// One filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// Its name.
    pub label: AttrValue,
    /// How many there are.
    pub count: Option<i64>,
    /// The part of the address after the question mark.
    pub query: AttrValue,
    /// It holds now.
    pub current: bool,
}

/// The filters.
#[derive(Properties, PartialEq)]
pub struct ChipsProps {
    /// What is filtered; read aloud.
    pub label: AttrValue,
    /// The page.
    pub to: Route,
    /// Side by side; on a phone they can be pushed aside.
    pub chips: Vec<Chip>,
}

/// A row of filters. Each has an address, so that it can be told and gone back to.
///
/// Use when: two to six parts of one list. Not when: several filters hold at once (`Select`).
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    html! {
        <nav aria-label={&props.label}>
            <ul class="chips">
                { for props.chips.iter().map(|chip| html! {
                    <li>
                        <Link class="chip" to={props.to.clone()} query={Some(chip.query.clone())} replace=true
                            aria_current={chip.current.then_some("true")}>
                            { &chip.label }
                            if let Some(count) = chip.count { { "\u{a0}" }{ count } }
                        </Link>
                    </li>
                }) }
            </ul>
        </nav>
    }
}
