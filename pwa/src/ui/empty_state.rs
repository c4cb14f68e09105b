//! There is nothing, and what can be done about it.

use yew::prelude::*;

/// Why there is nothing.
#[derive(Properties, PartialEq)]
pub struct EmptyStateProps {
    /// What there is nothing of.
    pub title: AttrValue,
    /// What can be done.
    #[prop_or_default]
    pub children: Html,
}

/// There is nothing here, and what can be done.
///
/// Use when: a list is empty. Not when: it could not be fetched (`ErrorState`).
#[component]
pub fn EmptyState(props: &EmptyStateProps) -> Html {
    html! {
        <div class="empty">
            <p class="strong">{ &props.title }</p>
            { props.children.clone() }
        </div>
    }
}
