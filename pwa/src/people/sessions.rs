//! Where one is signed in.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::people;
use yew::prelude::*;

use super::session::SessionContext;
use super::sign_in::sign_out;
use super::{Session, sign_in_first};
use crate::api::enums::*;
use crate::api::{Changed, QueryState, Trouble, operation, use_mutation, use_query};
use crate::routes::Route;
use crate::ui::{
    Back, Badge, Button, ButtonKind, ErrorState, Glyph, Page, Skeleton, Tone, use_toaster, when,
};

operation!(pub(crate) MySessions, "src/people/my_sessions.graphql");
operation!(pub(crate) EndSession, "src/people/end_session.graphql");

/// Where one is signed in, with a way to end each.
#[component]
pub(super) fn SessionsPage() -> Html {
    let context = use_context::<SessionContext>();
    let sessions = use_query::<MySessions>(my_sessions::Variables);
    let everywhere = use_state(|| false);
    let toaster = use_toaster();
    if context.as_ref().is_some_and(|context| context.session == Session::SignedOut) {
        return sign_in_first(people::sessions_title());
    }
    let list = match &sessions.state {
        QueryState::Loading => html! { <Skeleton cards={2} /> },
        QueryState::Failed(trouble) => html! {
            <ErrorState trouble={trouble.clone()} on_retry={sessions.reload.clone()} />
        },
        QueryState::Ready(loaded) => html! {
            <ul class="list">
                { for loaded.data.viewer.iter().flat_map(|viewer| &viewer.sessions).map(|session| html! {
                    <Row key={session.id.clone()} session={session.clone()} />
                }) }
            </ul>
        },
    };
    let reload = context.map(|context| context.reload);
    let onclick = {
        let everywhere = everywhere.clone();
        Callback::from(move |_| {
            let (everywhere, toaster, reload) = (everywhere.setter(), toaster.clone(), reload.clone());
            everywhere.set(true);
            spawn_local(async move {
                let outcome = sign_out(true).await;
                everywhere.set(false);
                match outcome {
                    Ok(()) => {
                        if let Some(reload) = reload {
                            reload.emit(());
                        }
                        toaster.say(people::signed_out_everywhere());
                    }
                    Err(trouble) => toaster.say(trouble.message()),
                }
            });
        })
    };
    html! {
        <Page title={people::sessions_title()} back={Back { to: Route::Ik, name: people::me_title().into() }}>
            <div class="stack">
                <h1>{ people::sessions_title() }</h1>
                <p>{ people::sessions_text() }</p>
            </div>
            { list }
            <div>
                <Button kind={ButtonKind::Secondary} busy={*everywhere} {onclick}>{ people::sign_out_everywhere() }</Button>
            </div>
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    session: my_sessions::MySessionsViewerSessions,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let session = &props.session;
    let end = use_mutation::<EndSession>();
    let toaster = use_toaster();
    let onclick = {
        let (end, id) = (end.clone(), session.id.clone());
        Callback::from(move |_| {
            let (id, toaster) = (id.clone(), toaster.clone());
            let make = move |operation_id| end_session::Variables {
                input: end_session::EndSessionInput { operation_id, session_id: id.clone() },
            };
            let done = Callback::from(move |answer: Result<Changed, Trouble>| match answer {
                Ok(answer) => match answer.refusals.into_iter().next() {
                    None => toaster.say(people::session_ended()),
                    Some(refusal) => toaster.say(refusal.message),
                },
                Err(trouble) => toaster.say(trouble.message()),
            });
            end.send(make, done);
        })
    };
    html! {
        <li class="row row--between">
            <div class="stack stack--s">
                <span class="strong">{ &session.device }</span>
                <span class="small muted">{ people::session_used(when::moment_at(&session.last_used_at)) }</span>
            </div>
            if session.current {
                <Badge tone={Tone::Good} icon={Glyph::Check}>{ people::session_here() }</Badge>
            } else {
                <Button kind={ButtonKind::Plain} busy={end.busy} {onclick}>
                    { people::session_end() }<span class="visually-hidden">{ ": " }{ &session.device }</span>
                </Button>
            }
        </li>
    }
}
