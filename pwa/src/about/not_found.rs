use wdw_contract::texts::{about as text, common};
use yew::prelude::*;

use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{ButtonKind, LinkButton, Page, use_title};

/// An address that does not exist, or something that is not (or no longer) to be seen.
#[component]
pub fn NotFound() -> Html {
    html! { <Page title={text::not_found()} end={html! { <SendState /> }}><NotFoundBody /></Page> }
}

/// The same within a page that has other parts.
#[component]
pub(crate) fn NotFoundBody() -> Html {
    use_title(Some(text::not_found().into()));
    html! {
        <div class="stack stack--l">
            <div class="stack">
                <h1>{ text::not_found() }</h1>
                <p>{ text::not_found_more() }</p>
            </div>
            <div class="row">
                <LinkButton to={Route::MijnWijk}>{ text::not_found_home() }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} to={Route::Ideeen}>{ common::all_ideas() }</LinkButton>
            </div>
        </div>
    }
}
