//! Who is using the app: signing in, one's own ideas, what still waits on this phone, one's own data.
//!
//! Signing out never deletes what waits to be sent: it goes when its maker is back.

mod account;
mod delete_account;
mod enter_code;
mod me;
mod send_state;
mod session;
mod sessions;
pub(crate) mod sign_in;
mod sign_in_page;
mod waiting;

use wdw_contract::texts::people;
use yew::prelude::*;

pub(crate) use enter_code::CodePage;
pub use send_state::SendState;
pub use session::{Session, SessionContext, SessionProvider, Viewer, use_session};
pub(crate) use sign_in::looks_like_address;

use crate::about::NotFound;
use crate::routes::Route;
use crate::ui::{Back, LinkButton, Page};

/// Which page about oneself.
#[derive(Properties, PartialEq)]
pub struct IkProps {
    /// The last part of the address; none for the first page.
    #[prop_or_default]
    pub page: Option<AttrValue>,
}

/// Everything about the person who uses the app.
#[component]
pub fn Ik(props: &IkProps) -> Html {
    match props.page.as_deref() {
        None => html! { <me::Me /> },
        Some("inloggen") => html! { <sign_in_page::SignInPage /> },
        Some("wacht") => html! { <waiting::WaitingPage /> },
        Some("gegevens") => html! { <account::AccountPage /> },
        Some("verwijderen") => html! { <delete_account::DeleteAccountPage /> },
        Some("apparaten") => html! { <sessions::SessionsPage /> },
        Some(_) => html! { <NotFound /> },
    }
}

/// A page that is only for who is signed in.
fn sign_in_first(title: &'static str) -> Html {
    html! {
        <Page {title} back={Back { to: Route::Ik, name: people::me_title().into() }}>
            <h1>{ title }</h1>
            <p>{ people::sign_in_first() }</p>
            <div>
                <LinkButton to={Route::IkPagina { page: "inloggen".to_owned() }}>{ people::visitor_sign_in() }</LinkButton>
            </div>
        </Page>
    }
}
