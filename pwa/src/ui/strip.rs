//! One line over the whole width, under the bar.

use yew::prelude::*;

use super::{Glyph, Icon, Tone};

/// What the line says.
#[derive(Properties, PartialEq)]
pub struct StripProps {
    /// The kind of news.
    #[prop_or(Tone::Wait)]
    pub tone: Tone,
    /// Before the words.
    #[prop_or(Glyph::Saved)]
    pub icon: Glyph,
    /// One sentence.
    pub children: Html,
}

/// Something about the whole app: no connection, saved on this phone.
///
/// Use when: it holds on every page. Not when: it is about this page (`Notice`).
#[component]
pub fn Strip(props: &StripProps) -> Html {
    html! {
        <div class={classes!("strip", props.tone.class())} role="status">
            <Icon glyph={props.icon} /><span>{ props.children.clone() }</span>
        </div>
    }
}
