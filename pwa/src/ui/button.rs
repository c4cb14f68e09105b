//! Buttons: something happens.

use yew::prelude::*;

use super::icon::{Glyph, Icon};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// What the page is for; one per page.
    #[default]
    Primary,
    /// Another thing that can be done.
    Secondary,
    /// Something small, in running text or a row.
    Plain,
    /// Something that cannot be undone.
    Danger,
}

impl ButtonKind {
    /// The class names, those of Utrecht's button where it has them.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Primary => "utrecht-button button button--primary",
            Self::Secondary => "utrecht-button button button--secondary",
            Self::Plain => "utrecht-button button button--plain",
            Self::Danger => "utrecht-button button button--danger",
        }
    }
}

/// What a button says and does.
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// How much it stands out.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Sends the form that it stands in.
    #[prop_or_default]
    pub submit: bool,
    /// The act is under way: a second tap does nothing, and it is told.
    #[prop_or_default]
    pub busy: bool,
    /// As wide as its place.
    #[prop_or_default]
    pub wide: bool,
    /// Before the words.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// For a button that stays pressed.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// What is read aloud when the words alone do not say it.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// What happens.
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
    /// What the button does, in words.
    #[prop_or_default]
    pub children: Html,
}

/// Does something. It is never disabled: what is missing is told after the tap.
///
/// Use when: something happens on this page or is sent. Not when: someone goes to another page, that is a
/// [`super::Link`] or [`super::LinkButton`].
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let class = classes!(props.kind.class(), props.wide.then_some("button--wide"), props.class.clone());
    let onclick = {
        let (busy, onclick) = (props.busy, props.onclick.clone());
        Callback::from(move |event: MouseEvent| {
            if busy {
                event.prevent_default();
            } else {
                onclick.emit(event);
            }
        })
    };
    html! {
        <button type={if props.submit { "submit" } else { "button" }} {class} {onclick}
            aria-disabled={props.busy.then_some("true")} aria-busy={props.busy.then_some("true")}
            aria-pressed={props.pressed.map(|pressed| if pressed { "true" } else { "false" })}
            aria-label={props.aria_label.clone()}>
            if let Some(glyph) = props.icon { <Icon {glyph} /> }
            { props.children.clone() }
        </button>
    }
}
