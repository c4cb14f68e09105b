//! A frame around what belongs together.

use yew::prelude::*;

/// A card.
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// Coloured and without a border: what the page starts with.
    #[prop_or_default]
    pub tint: bool,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// What belongs together.
    pub children: Html,
}

/// A frame around what belongs together.
///
/// Use when: a list of things that each have several parts. Not when: there is one thing on the page, or the
/// parts are rows of the same shape (`<ul class="list">`).
#[component]
pub fn Card(props: &CardProps) -> Html {
    html! {
        <div class={classes!("card", props.tint.then_some("card--tint"), props.class.clone())}>
            { props.children.clone() }
        </div>
    }
}
