//! What a checklist asks, theme by theme.

use std::rc::Rc;

use wdw_contract::checklist::Checklist;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct OutlineProps {
    pub(crate) document: Rc<Checklist>,
}

/// The questions under their themes.
#[component]
pub(crate) fn Outline(props: &OutlineProps) -> Html {
    html! {
        <div class="stack outline">
            { for props.document.themes.iter().map(|theme| html! {
                <div key={theme.key.clone()} class="stack stack--s">
                    <p class="strong">{ &theme.title }</p>
                    <ul class="bullets">
                        { for theme.items.iter().map(|item| html! { <li key={item.key.clone()}>{ &item.question }</li> }) }
                    </ul>
                </div>
            }) }
        </div>
    }
}
