//! Who is signed in, for every page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::enums::*;
use crate::api::{self, QueryState, SessionChange, operation, use_query};
use crate::browser::Channel;
use crate::sync::Who;

operation!(pub(crate) WhoAmI, "src/people/who_am_i.graphql");

/// The person who is signed in.
pub type Viewer = who_am_i::WhoAmIViewer;

impl Viewer {
    /// Whether this person decides anywhere: in a wijkteam, as a manager, or in the stuurgroep.
    #[must_use]
    pub fn decides(&self) -> bool {
        !self.memberships.is_empty()
            || self.roles.iter().any(|held| matches!(held.role, RoleKind::Manager | RoleKind::Stuurgroep))
    }
}

/// What tabs tell each other when someone signed in or out.
pub(super) const SESSION_CHANGED: &str = "session";

/// Who is using the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Session {
    /// Not known yet: the server is being asked.
    Unknown,
    /// Nobody is signed in.
    SignedOut,
    /// This person. Also without a connection: then as the server last said.
    SignedIn(Rc<Viewer>),
}

impl Session {
    /// The person, if someone is signed in.
    #[must_use]
    pub fn viewer(&self) -> Option<&Rc<Viewer>> {
        match self {
            Self::SignedIn(viewer) => Some(viewer),
            Self::Unknown | Self::SignedOut => None,
        }
    }

    /// Whether this person works in any wijkteam.
    #[must_use]
    pub fn is_professional(&self) -> bool {
        self.viewer().is_some_and(|viewer| !viewer.memberships.is_empty())
    }
}

/// What a page may ask about the session.
#[derive(Clone, PartialEq)]
pub struct SessionContext {
    /// Who is using the app.
    pub session: Session,
    /// The server could not be asked and nothing was kept: pages treat this person as a visitor, but what waits
    /// to be sent does not ask for a code yet.
    pub unsure: bool,
    /// Asks the server again, after signing in or out.
    pub reload: Callback<()>,
}

impl SessionContext {
    /// As the outbox wants to know it.
    pub(crate) fn who(&self) -> Who {
        match &self.session {
            Session::SignedIn(viewer) => Who::Person(viewer.person.email.clone()),
            Session::SignedOut if !self.unsure => Who::Nobody,
            Session::SignedOut | Session::Unknown => Who::Unknown,
        }
    }
}

/// Around the app.
#[derive(Properties, PartialEq)]
pub struct SessionProviderProps {
    /// The app.
    pub children: Html,
}

/// Finds out who is signed in and tells every page through [`use_session`].
#[component]
pub fn SessionProvider(props: &SessionProviderProps) -> Html {
    let who = use_query::<WhoAmI>(who_am_i::Variables);
    let reload = who.reload.clone();
    use_effect_with(reload.clone(), |reload| {
        let told = reload.clone();
        api::listen_to_session(move |SessionChange::SignedOut| told.emit(()));
        let reload = reload.clone();
        let other_tabs = Channel::listen(move |message| {
            if message == SESSION_CHANGED {
                // What this tab still remembers is of who was signed in before.
                let reload = reload.clone();
                spawn_local(async move {
                    api::forget_all().await;
                    reload.emit(());
                });
            }
        });
        move || drop(other_tabs)
    });
    let session = match &who.state {
        QueryState::Loading => Session::Unknown,
        // Without an answer and without a kept one: pages behave as for a visitor.
        QueryState::Failed(_) => Session::SignedOut,
        QueryState::Ready(loaded) => match &loaded.data.viewer {
            Some(viewer) => Session::SignedIn(Rc::new(viewer.clone())),
            None => Session::SignedOut,
        },
    };
    let unsure = matches!(who.state, QueryState::Failed(_));
    html! {
        <ContextProvider<SessionContext> context={SessionContext { session, unsure, reload }}>
            { props.children.clone() }
        </ContextProvider<SessionContext>>
    }
}

/// Who is signed in.
#[hook]
pub fn use_session() -> Session {
    use_context::<SessionContext>().map_or(Session::Unknown, |context| context.session)
}
