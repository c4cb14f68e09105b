//! A word or two about where something stands.

use yew::prelude::*;

use super::{Glyph, Icon, Tone};

/// What a badge says.
#[derive(Properties, PartialEq)]
pub struct BadgeProps {
    /// The kind of news.
    #[prop_or_default]
    pub tone: Tone,
    /// Before the words.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// One to four words.
    pub children: Html,
}

/// Where something stands: "In behandeling", "nog 6 dagen".
///
/// Use when: in a card or a row, once. Not when: it can be tapped, or it needs a sentence (`Notice`).
#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    html! {
        <span class={classes!("nl-data-badge", "badge", props.tone.class())}>
            if let Some(glyph) = props.icon { <Icon {glyph} /> }
            { props.children.clone() }
        </span>
    }
}
