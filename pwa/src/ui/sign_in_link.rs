//! The way to sign in, and back to where one was.

use wdw_contract::texts::ui;
use yew::prelude::*;
use yew_router::prelude::*;

use super::Link;
use crate::routes::Route;

/// The words and looks of the link.
#[derive(Properties, PartialEq)]
pub struct SignInLinkProps {
    /// As of a button, or none for an ordinary link.
    #[prop_or_default]
    pub class: Classes,
    /// "Log in" when empty.
    #[prop_or_default]
    pub children: Html,
}

/// Leads to signing in; `terug` in the address says where to go after it.
///
/// Use when: something needs an account. Not when: someone is signed in.
#[component]
pub fn SignInLink(props: &SignInLinkProps) -> Html {
    let here = use_location().map(|location| location.path().to_owned()).unwrap_or_default();
    let back = String::from(js_sys::encode_uri_component(&here));
    let words =
        if props.children == Html::default() { Html::from(ui::sign_in()) } else { props.children.clone() };
    html! {
        <Link to={Route::IkPagina { page: "inloggen".to_owned() }} query={format!("terug={back}")} class={props.class.clone()}>
            { words }
        </Link>
    }
}
