//! News within a page.

use yew::prelude::*;

use super::{Icon, Tone};

/// What a notice says.
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// The kind of news.
    #[prop_or_default]
    pub tone: Tone,
    /// It came while the page was open: it is read aloud.
    #[prop_or_default]
    pub live: bool,
    /// A heading or a sentence, and what can be done.
    pub children: Html,
}

/// News that concerns this page.
///
/// Use when: someone must know it before going on. Not when: it is about one field (the field's error), or about
/// something that just went well (`use_toast`).
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let glyph = props.tone.glyph();
    let role = props.live.then_some(if props.tone == Tone::Bad { "alert" } else { "status" });
    html! {
        <div class={classes!("utrecht-alert", "notice", props.tone.class())} {role}>
            <Icon {glyph} />
            <div>{ props.children.clone() }</div>
        </div>
    }
}
