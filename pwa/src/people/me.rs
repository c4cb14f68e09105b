//! The first page about oneself.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::{account, people, sync};
use yew::prelude::*;

use super::session::{SessionContext, Viewer};
use super::sign_in::sign_out;
use super::{SendState, Session};
use crate::accounting;
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::driver::use_outbox;
use crate::routes::Route;
use crate::ui::{
    Badge, Button, ButtonKind, Card, EmptyState, ErrorState, Link, LinkButton, Page, Skeleton, Tone, capital,
    use_toaster, when,
};

operation!(pub(crate) MyIdeas, "src/people/my_ideas.graphql");

/// Who is signed in, own ideas, and the way to everything else.
#[component]
pub(super) fn Me() -> Html {
    let context = use_context::<SessionContext>();
    let session = context.as_ref().map_or(Session::Unknown, |context| context.session.clone());
    html! {
        <Page title={people::me_title()} end={html! { <SendState /> }}>
            <h1>{ people::me_title() }</h1>
            <Waits />
            { match session {
                Session::Unknown => html! { <Skeleton cards={1} /> },
                Session::SignedOut => visitor(),
                Session::SignedIn(viewer) => html! { <Person viewer={(*viewer).clone()} /> },
            } }
        </Page>
    }
}

fn visitor() -> Html {
    html! {
        <Card tint=true class="hero">
            <h2>{ people::visitor_title() }</h2>
            <p>{ people::visitor_text() }</p>
            <LinkButton wide=true to={Route::IkPagina { page: "inloggen".to_owned() }}>
                { people::visitor_sign_in() }
            </LinkButton>
        </Card>
    }
}

/// What still waits on this phone, also for who is not signed in.
#[component]
fn Waits() -> Html {
    let outbox = use_outbox();
    let count = i64::try_from(outbox.waiting.len()).unwrap_or(i64::MAX);
    if count == 0 {
        return Html::default();
    }
    html! {
        <div class="card card--news wait">
            <h2>{ sync::waiting_count(count) }</h2>
            <p><Link to={Route::IkPagina { page: "wacht".to_owned() }}>{ sync::see_waiting() }</Link></p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PersonProps {
    viewer: Viewer,
}

#[component]
fn Person(props: &PersonProps) -> Html {
    let viewer = &props.viewer;
    let link = |page: &str, words: &'static str| {
        html! { <li><Link to={Route::IkPagina { page: page.to_owned() }}>{ words }</Link></li> }
    };
    html! {
        <>
            <p>{ people::signed_in_as(&viewer.person.email) }</p>
            if !viewer.memberships.is_empty() {
                <ul class="stack stack--s">
                    { for viewer.memberships.iter().map(|membership| html! {
                        <li>{ people::works_as(capital(membership.function.label()), &membership.wijk.name) }</li>
                    }) }
                </ul>
            }
            <MyIdeasList />
            <nav aria-label={people::more_label()}>
                <ul class="list">
                    { link("gegevens", people::account_title()) }
                    { link("apparaten", people::sessions_title()) }
                </ul>
            </nav>
            <SignOutButton />
        </>
    }
}

#[component]
fn MyIdeasList() -> Html {
    let ideas = use_query::<MyIdeas>(my_ideas::Variables);
    let list = match &ideas.state {
        QueryState::Loading => html! { <Skeleton cards={2} /> },
        QueryState::Failed(trouble) => html! {
            <ErrorState trouble={trouble.clone()} on_retry={ideas.reload.clone()} />
        },
        QueryState::Ready(loaded) if loaded.data.initiatives.nodes.is_empty() => html! {
            <EmptyState title={people::no_ideas()}>
                <LinkButton to={Route::Indienen}>{ people::submit_idea() }</LinkButton>
            </EmptyState>
        },
        QueryState::Ready(loaded) => html! {
            <ul class="list">{ for loaded.data.initiatives.nodes.iter().map(idea) }</ul>
        },
    };
    html! {
        <section class="stack" aria-labelledby="mijn-ideeen">
            <h2 id="mijn-ideeen">{ people::my_ideas() }</h2>
            { list }
        </section>
    }
}

fn idea(idea: &my_ideas::MyIdeasInitiativesNodes) -> Html {
    let tone = match idea.state {
        InitiativeState::Granted | InitiativeState::PartlyGranted | InitiativeState::Completed => Tone::Good,
        InitiativeState::NeedsCompletion => Tone::Wait,
        _ => Tone::Info,
    };
    html! {
        <li class="stack stack--s">
            <Link to={Route::Initiatief { reference: idea.reference.clone() }} class="strong">{ &idea.title }</Link>
            <div class="row">
                <Badge {tone}>{ idea.state.label() }</Badge>
                <span class="small muted">{ &idea.reference }</span>
            </div>
            if let Some((act, words)) = to_do(idea) {
                <p><Link to={Route::InitiatiefDoen { reference: idea.reference.clone(), act: act.to_owned() }}>{ words }</Link></p>
            } else if let Some(owner) = idea.owner.as_ref().filter(|_| !is_over(idea.state)) {
                <p class="small muted">{ people::idea_owner(owner.function.label(), &owner.name) }</p>
            }
            if let Some(due) = idea.answer_due.as_ref().filter(|due| !due.paused) {
                <p class="small">{ people::idea_due(when::day(&due.on)) }</p>
            }
            if let Some(due) = &idea.accounting_due {
                <p class="small">
                    { if idea.state == InitiativeState::Accounting {
                        people::idea_approval_due(when::day(&due.on))
                    } else {
                        people::idea_accounts_due(when::day(&due.on))
                    } }
                </p>
            }
        </li>
    }
}

/// Whether nobody has to do anything any more.
fn is_over(state: InitiativeState) -> bool {
    matches!(
        state,
        InitiativeState::Refused
            | InitiativeState::Referred
            | InitiativeState::Withdrawn
            | InitiativeState::Completed
    )
}

/// What its submitter has to do now: the page, and the words of the link.
fn to_do(idea: &my_ideas::MyIdeasInitiativesNodes) -> Option<(&'static str, &'static str)> {
    let may = |action| idea.viewer_actions.iter().any(|known| known.action == action && known.allowed);
    if idea.open_question.is_some() {
        Some(("aanvullen", people::idea_question()))
    } else if may(InitiativeAction::Start) {
        Some(("beginnen", account::next_start()))
    } else if may(InitiativeAction::Account) {
        let returned = idea.accounting.as_ref().is_some_and(|accounts| accounts.return_reason.is_some());
        Some((accounting::ACT, if returned { account::next_returned() } else { account::next_account() }))
    } else {
        None
    }
}

#[component]
fn SignOutButton() -> Html {
    let busy = use_state(|| false);
    let toaster = use_toaster();
    let reload = use_context::<SessionContext>().map(|context| context.reload);
    let waiting = !use_outbox().waiting.is_empty();
    let onclick = {
        let busy = busy.clone();
        Callback::from(move |_| {
            let (busy, toaster, reload) = (busy.setter(), toaster.clone(), reload.clone());
            busy.set(true);
            spawn_local(async move {
                let outcome = sign_out(false).await;
                busy.set(false);
                match outcome {
                    Ok(()) => {
                        if let Some(reload) = reload {
                            reload.emit(());
                        }
                        toaster.say(people::signed_out());
                    }
                    Err(trouble) => toaster.say(trouble.message()),
                }
            });
        })
    };
    html! {
        <div class="stack">
            if waiting { <p class="small muted">{ people::sign_out_keeps() }</p> }
            <div>
                <Button kind={ButtonKind::Secondary} busy={*busy} {onclick}>{ people::sign_out() }</Button>
            </div>
        </div>
    }
}
