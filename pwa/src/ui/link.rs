//! Links within the app.

use yew::prelude::*;
use yew_router::prelude::*;

use super::icon::{Glyph, Icon};
use crate::routes::Route;

/// Where a link leads and how it looks.
#[derive(Properties, PartialEq)]
pub struct LinkProps {
    /// The page.
    pub to: Route,
    /// The part of the address after the question mark, already encoded.
    #[prop_or_default]
    pub query: Option<AttrValue>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// What is read aloud when the words alone do not say where the link leads.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    /// `page` or `true` for the place where the reader is.
    #[prop_or_default]
    pub aria_current: Option<AttrValue>,
    /// Takes the place of the present page in the history, as a filter does.
    #[prop_or_default]
    pub replace: bool,
    /// The words.
    #[prop_or_default]
    pub children: Html,
}

/// An ordinary underlined link to another page of the app.
///
/// Use when: someone goes somewhere. Not when: something happens, that is a [`super::Button`].
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let navigator = use_navigator();
    let path = props.to.to_path();
    let href = match &props.query {
        Some(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path,
    };
    let onclick = {
        let href = href.clone();
        let replace = props.replace;
        Callback::from(move |event: MouseEvent| {
            // A new tab or window is the browser's work.
            if event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() {
                return;
            }
            let Some(navigator) = &navigator else { return };
            event.prevent_default();
            go(navigator, &href, replace);
        })
    };
    html! {
        <a {href} {onclick} class={props.class.clone()} aria-label={props.aria_label.clone()}
            aria-current={props.aria_current.clone()}>
            { props.children.clone() }
        </a>
    }
}

fn go(navigator: &Navigator, href: &str, replace: bool) {
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    let Some(route) = Route::recognize(path) else { return };
    let query = yew_router::query::Raw(query);
    // Only a query that cannot be written fails, and this one is text.
    let _ = if replace {
        navigator.replace_with_query(&route, query)
    } else {
        navigator.push_with_query(&route, query)
    };
}

/// A link that looks like a button.
#[derive(Properties, PartialEq)]
pub struct LinkButtonProps {
    /// The page.
    pub to: Route,
    /// How much it stands out.
    #[prop_or_default]
    pub kind: super::ButtonKind,
    /// Before the words.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// As wide as its place.
    #[prop_or_default]
    pub wide: bool,
    /// What the button does.
    #[prop_or_default]
    pub children: Html,
}

/// The one thing to do on a page, when that is another page.
///
/// Use when: "Dien je idee in". Not when: among other links, or when something is sent.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    let class = classes!(props.kind.class(), props.wide.then_some("button--wide"));
    html! {
        <Link to={props.to.clone()} {class}>
            if let Some(glyph) = props.icon { <Icon {glyph} /> }
            { props.children.clone() }
        </Link>
    }
}
