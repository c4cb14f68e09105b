//! What became of accounts after sending: they wait, they need a code, they were refused, they are there. The page may
//! be loaded again at any time and always says what is true.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::{account as text, offline, submit, sync};
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::Draft;
use super::keeping::Desk;
use super::pages::STRAIGHT_BACK;
use super::question::{Question, place_of};
use super::sending::Sent;
use crate::api::lean;
use crate::driver::{self, Waiting, receipt, use_outbox};
use crate::people::{CodePage, use_session};
use crate::routes::Route;
use crate::sync::{Refused, Setback, Standing};
use crate::ui::{
    Button, ButtonKind, Glyph, Link, LinkButton, Notice, Page, Skeleton, Step, StepState, Steps, Strip,
};

/// Of which idea.
#[derive(Properties, PartialEq)]
pub(super) struct StandingProps {
    pub(super) reference: AttrValue,
    /// Of its operation.
    pub(super) id: AttrValue,
    pub(super) desk: Desk,
}

/// What became of accounts.
#[component]
pub(super) fn StandingPage(props: &StandingProps) -> Html {
    let StandingProps { reference, id, desk } = props;
    let outbox = use_outbox();
    let waiting = outbox.find(id).cloned();
    // The receipt is looked for again whenever it comes into or leaves the outbox.
    let kept = use_state(|| None::<Option<Sent>>);
    {
        let kept = kept.setter();
        use_effect_with((id.clone(), waiting.is_some(), outbox.known), move |(id, _, _)| {
            let id = id.clone();
            spawn_local(async move {
                kept.set(Some(receipt(&id).await.and_then(|receipt| lean::from_text(&receipt.answer).ok())));
            });
        });
    }
    match ((*kept).clone().flatten(), waiting) {
        (Some(sent), _) => html! { <Confirmation {sent} /> },
        (None, Some(waiting)) => match waiting.standing.clone() {
            Standing::WaitsForSignIn => html! { <NeedsCode {waiting} /> },
            Standing::Refused(reasons) => {
                html! { <NotAccepted {reasons} desk={desk.clone()} reference={reference.clone()} /> }
            }
            standing => html! { <OnItsWay {waiting} {standing} /> },
        },
        (None, None) if kept.is_none() || !outbox.known => {
            html! { <Page bar={bar()}><Skeleton cards={1} /></Page> }
        }
        (None, None) => html! {
            <Page title={text::gone_title()}>
                <h1>{ text::gone_title() }</h1>
                <p>{ text::gone_text() }</p>
                <p><Link to={Route::Initiatief { reference: reference.to_string() }}>{ text::to_idea() }</Link></p>
            </Page>
        },
    }
}

fn bar() -> Html {
    html! { <p>{ text::bar() }</p> }
}

#[derive(Properties, PartialEq)]
struct OnItsWayProps {
    waiting: Waiting,
    standing: Standing,
}

/// It is kept and not yet sent, and goes by itself.
#[component]
fn OnItsWay(props: &OnItsWayProps) -> Html {
    let OnItsWayProps { waiting, standing } = props;
    let going = matches!(standing, Standing::Sending | Standing::Waits | Standing::WaitsForEarlier);
    let title = if going { text::going_title() } else { text::waits_title() };
    let (now, words) = match standing {
        Standing::TriesAgain(Setback::AppTooOld) => (submit::step_retry(), offline::trouble_app_too_old()),
        Standing::TriesAgain(_) => (submit::step_retry(), text::retry_text()),
        _ if going => (text::step_going(), text::going_text()),
        _ => (submit::step_connection(), text::waits_text()),
    };
    let photos = i64::try_from(waiting.operation.photos.len()).unwrap_or(i64::MAX);
    let detail = if photos > 0 {
        html! { { sync::photos(photos, driver::size_in_words(&waiting.operation)) } }
    } else {
        Html::default()
    };
    let steps = vec![
        Step { state: StepState::Now, title: now.into(), detail },
        Step { state: StepState::Later, title: text::step_reads().into(), detail: Html::default() },
        Step { state: StepState::Later, title: text::step_done().into(), detail: Html::default() },
    ];
    let try_now = driver::use_try_now(waiting.operation.id.clone());
    let strip = match standing {
        Standing::WaitsForConnection => html! { <Strip>{ text::waits_strip() }</Strip> },
        _ => Html::default(),
    };
    html! {
        <Page {title} bar={bar()} {strip}>
            <div class={classes!("card", "card--news", (!going).then_some("wait"))} role="status">
                <h1>{ title }</h1>
                <p>{ words }</p>
            </div>
            <section class="stack">
                <h2>{ submit::waits_next() }</h2>
                <Steps {steps} />
            </section>
            <div class="row">
                <Button kind={ButtonKind::Secondary} icon={Glyph::Refresh} busy={*standing == Standing::Sending}
                    onclick={try_now}>{ sync::send_now() }</Button>
                <Link to={Route::IkPagina { page: "wacht".to_owned() }}>{ sync::see_waiting() }</Link>
            </div>
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct NeedsCodeProps {
    waiting: Waiting,
}

/// Nobody is signed in any more, or somebody else.
#[component]
fn NeedsCode(props: &NeedsCodeProps) -> Html {
    let operation = &props.waiting.operation;
    let other = use_session().viewer().map(|viewer| viewer.person.email.clone());
    html! {
        <CodePage email={operation.actor.clone()} bar={bar()} asked={operation.code_asked_at.is_some() && other.is_none()}
            on_done={Callback::from(|()| driver::send_all())}>
            if let Some(other) = other { <Notice><p>{ text::code_other_person(other) }</p></Notice> }
            <p>{ text::code_why() }</p>
            <p class="small muted">{ text::code_kept() }</p>
        </CodePage>
    }
}

#[derive(Properties, PartialEq)]
struct NotAcceptedProps {
    reasons: Vec<Refused>,
    desk: Desk,
    reference: AttrValue,
}

/// The server said no: what to change, and where.
#[component]
fn NotAccepted(props: &NotAcceptedProps) -> Html {
    let NotAcceptedProps { reasons, desk, reference } = props;
    let navigator = use_navigator();
    let draft = desk.draft.clone().flatten();
    let open = |question: Question| {
        let (desk, draft, navigator, reference) =
            (desk.clone(), draft.clone(), navigator.clone(), reference.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            // Back on the desk, to change something and send it again under the same id.
            if let Some(draft) = &draft {
                desk.take(Draft { queued: false, ..Draft::clone(draft) });
            }
            if let Some(navigator) = &navigator {
                let query = [("terug", "nakijken")];
                let _ = match question {
                    Question::Check => navigator.push_with_query(&question.route(&reference), ()),
                    question => navigator.push_with_query(&question.route(&reference), query),
                };
            }
        })
    };
    let place = |reason: &Refused| draft.as_ref().and_then(|draft| place_of(reason.field.as_deref()?, draft));
    html! {
        <Page title={text::refused_title()} bar={bar()}>
            <div class="card card--news bad" role="alert">
                <h1>{ text::refused_title() }</h1>
                <p>{ text::refused_text() }</p>
                <ul class="bullets">
                    { for reasons.iter().map(|reason| match place(reason) {
                        Some(question) => html! {
                            <li><a href={format!("?{STRAIGHT_BACK}")} onclick={open(question)}>{ &reason.message }</a></li>
                        },
                        None => html! { <li>{ &reason.message }</li> },
                    }) }
                </ul>
            </div>
            <div class="row">
                if draft.is_some() { <Button onclick={open(Question::Check)}>{ submit::refused_change() }</Button> }
                <Link to={Route::IkPagina { page: "wacht".to_owned() }}>{ sync::see_waiting() }</Link>
            </div>
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct ConfirmationProps {
    sent: Sent,
}

/// It is there: who looks at it, and what happens then.
#[component]
fn Confirmation(props: &ConfirmationProps) -> Html {
    let sent = &props.sent;
    let owner =
        sent.owner.as_ref().map(|(name, function, partner)| submit::sent_owner(function, name, partner));
    let steps = vec![
        Step { state: StepState::Done, title: text::step_sent().into(), detail: Html::default() },
        Step {
            state: StepState::Now,
            title: text::step_reads().into(),
            detail: html! { { owner.unwrap_or_default() } },
        },
        Step {
            state: StepState::Later,
            title: text::step_done().into(),
            detail: html! { { text::step_done_more() } },
        },
    ];
    html! {
        <Page title={text::sent_title()} bar={bar()}>
            <div class="card card--news good">
                <h1>{ text::sent_title() }</h1>
                <p>{ &sent.title }</p>
                <p>{ text::sent_text() }</p>
            </div>
            <section class="stack">
                <h2>{ submit::waits_next() }</h2>
                <Steps {steps} />
            </section>
            <div class="row">
                <LinkButton to={Route::Initiatief { reference: sent.reference.clone() }}>{ text::to_idea() }</LinkButton>
                <Link to={Route::Ik}>{ submit::sent_mine() }</Link>
            </div>
        </Page>
    }
}
