//! The place of what is still on its way.

use wdw_contract::texts::ui;
use yew::prelude::*;

/// How much is on its way.
#[derive(Properties, PartialEq)]
pub struct SkeletonProps {
    /// How many cards.
    #[prop_or(3)]
    pub cards: usize,
}

/// Grey cards of the size of what comes, so that nothing jumps.
///
/// Use when: a list is being fetched for the first time. Not when: something older can be shown meanwhile.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    html! {
        <div class="stack">
            <p class="visually-hidden" role="status">{ ui::loading() }</p>
            { for (0..props.cards).map(|_| html! {
                <div class="card" aria-hidden="true">
                    <span class="skeleton skeleton--half"></span>
                    <span class="skeleton skeleton--title"></span>
                    <span class="skeleton"></span>
                    <span class="skeleton skeleton--half"></span>
                </div>
            }) }
        </div>
    }
}
