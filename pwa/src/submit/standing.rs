//! What became of an idea after "Verstuur je idee": it waits, it needs a code, it was refused, it is there. The
//! page may be loaded again at any time and always says what is true.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::{offline, submit, sync};
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::Draft;
use super::form::STRAIGHT_BACK;
use super::keeping::{self, Desk};
use super::question::{Question, place_of};
use super::sending::Sent;
use crate::api::lean;
use crate::driver::{self, Waiting, receipt, use_outbox};
use crate::people::{CodePage, use_session};
use crate::routes::Route;
use crate::sync::{Refused, Setback, Standing};
use crate::ui::{
    Button, ButtonKind, Card, Glyph, Link, LinkButton, Notice, Page, Skeleton, Step, StepState, Steps, Strip,
    when,
};

/// Which idea.
#[derive(Properties, PartialEq)]
pub(super) struct StandingProps {
    /// Of its operation.
    pub(super) id: AttrValue,
    pub(super) desk: Desk,
}

/// What became of an idea.
#[component]
pub(super) fn StandingPage(props: &StandingProps) -> Html {
    let StandingProps { id, desk } = props;
    let outbox = use_outbox();
    let waiting = outbox.find(id).cloned();
    // What is kept is read again whenever the idea comes into or leaves the outbox.
    let kept = use_state(|| None::<(Option<Sent>, Option<Draft>)>);
    {
        let kept = kept.setter();
        use_effect_with((id.clone(), waiting.is_some(), outbox.known), move |(id, _, _)| {
            let id = id.clone();
            spawn_local(async move {
                let sent = receipt(&id).await.and_then(|receipt| lean::from_text(&receipt.answer).ok());
                kept.set(Some((sent, keeping::draft(&id).await)));
            });
        });
    }
    let (sent, draft) = (*kept).clone().unwrap_or_default();
    let draft = draft.unwrap_or_default();
    match (sent, waiting) {
        (Some(sent), _) => html! { <Confirmation {sent} /> },
        (None, Some(waiting)) => match waiting.standing.clone() {
            Standing::WaitsForSignIn => html! { <NeedsCode {waiting} {draft} desk={desk.clone()} /> },
            Standing::Refused(reasons) => html! { <NotAccepted {reasons} {draft} desk={desk.clone()} /> },
            standing => html! { <OnItsWay {waiting} {standing} {draft} /> },
        },
        (None, None) if kept.is_none() || !outbox.known => html! {
            <Page bar={bar()}><Skeleton cards={1} /></Page>
        },
        (None, None) => html! {
            <Page title={submit::gone_title()}>
                <h1>{ submit::gone_title() }</h1>
                <p>{ submit::gone_text() }</p>
                <p><Link to={Route::Indienen}>{ submit::start_title() }</Link></p>
            </Page>
        },
    }
}

fn bar() -> Html {
    html! { <p>{ submit::bar() }</p> }
}

#[derive(Properties, PartialEq)]
struct OnItsWayProps {
    waiting: Waiting,
    standing: Standing,
    draft: Draft,
}

/// It is kept and not yet sent, and goes by itself.
#[component]
fn OnItsWay(props: &OnItsWayProps) -> Html {
    let OnItsWayProps { waiting, standing, draft } = props;
    let wijk = draft.wijk.as_ref().map(|wijk| wijk.name.clone()).unwrap_or_default();
    let signed_in = use_session().viewer().is_some();
    let (going, title) = match standing {
        Standing::Sending | Standing::Waits | Standing::WaitsForEarlier => (true, submit::going_title()),
        _ => (false, submit::waits_title()),
    };
    let (now, text) = match standing {
        Standing::TriesAgain(Setback::AppTooOld) => {
            (submit::step_retry(), offline::trouble_app_too_old().to_owned())
        }
        Standing::TriesAgain(_) => (submit::step_retry(), submit::retry_text(&wijk)),
        _ if going => (submit::step_going(), submit::going_text(&wijk)),
        _ => (submit::step_connection(), submit::waits_text(&wijk)),
    };
    let photos = i64::try_from(waiting.operation.photos.len()).unwrap_or(i64::MAX);
    let detail = if photos == 0 {
        submit::one_idea().to_owned()
    } else {
        submit::one_idea_with_photos(photos, driver::size_in_words(&waiting.operation))
    };
    let later =
        |title: &'static str| Step { state: StepState::Later, title: title.into(), detail: Html::default() };
    let mut steps = vec![Step { state: StepState::Now, title: now.into(), detail: html! { { detail } } }];
    if !signed_in {
        steps.push(later(submit::step_code()));
    }
    steps.push(later(submit::step_answer()));
    let try_now = driver::use_try_now(waiting.operation.id.clone());
    let strip = match standing {
        Standing::WaitsForConnection => html! { <Strip>{ submit::waits_strip() }</Strip> },
        _ => Html::default(),
    };
    html! {
        <Page title={title} bar={bar()} {strip}>
            <div class={classes!("card", "card--news", (!going).then_some("wait"))} role="status">
                <h1>{ title }</h1>
                <p>{ text }</p>
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
    draft: Draft,
    desk: Desk,
}

/// The e-mail address must be confirmed.
#[component]
fn NeedsCode(props: &NeedsCodeProps) -> Html {
    let NeedsCodeProps { waiting, draft, desk } = props;
    let navigator = use_navigator();
    let other = use_session().viewer().map(|viewer| viewer.person.email.clone());
    let change = {
        let (desk, draft) = (desk.clone(), draft.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            open_again(&desk, &draft, navigator.as_ref(), Question::Email);
        })
    };
    let email = waiting.operation.actor.clone();
    html! {
        <CodePage {email} bar={bar()} asked={waiting.operation.code_asked_at.is_some() && other.is_none()}
            on_done={Callback::from(|()| driver::send_all())}>
            if let Some(other) = other {
                <Notice><p>{ submit::code_other_person(other) }</p></Notice>
            }
            <p>{ submit::code_why() }</p>
            if waiting.operation.may_change() {
                <p><a href={Question::Email.slug()} onclick={change}>{ submit::code_change_email() }</a></p>
            }
            <p class="small muted">{ submit::code_kept() }</p>
        </CodePage>
    }
}

#[derive(Properties, PartialEq)]
struct NotAcceptedProps {
    reasons: Vec<Refused>,
    draft: Draft,
    desk: Desk,
}

/// The server said no: what to change, and where.
#[component]
fn NotAccepted(props: &NotAcceptedProps) -> Html {
    let NotAcceptedProps { reasons, draft, desk } = props;
    let navigator = use_navigator();
    let open = |question: Question| {
        let (desk, draft, navigator) = (desk.clone(), draft.clone(), navigator.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            open_again(&desk, &draft, navigator.as_ref(), question);
        })
    };
    html! {
        <Page title={submit::refused_title()} bar={bar()}>
            <div class="card card--news bad" role="alert">
                <h1>{ submit::refused_title() }</h1>
                <p>{ submit::refused_text() }</p>
                <ul class="bullets">
                    { for reasons.iter().map(|reason| match reason.field.as_deref().and_then(place_of) {
                        Some((question, _)) => html! {
                            <li>
                                <a href={format!("{}?{STRAIGHT_BACK}", question.slug())} onclick={open(question)}>
                                    { &reason.message }
                                </a>
                            </li>
                        },
                        None => html! { <li>{ &reason.message }</li> },
                    }) }
                </ul>
            </div>
            <div class="row">
                <Button onclick={open(Question::Check)}>{ submit::refused_change() }</Button>
                <Link to={Route::IkPagina { page: "wacht".to_owned() }}>{ sync::see_waiting() }</Link>
            </div>
        </Page>
    }
}

/// Puts an idea that waits back on the desk, to change something and send it again under the same id.
fn open_again(desk: &Desk, draft: &Draft, navigator: Option<&Navigator>, question: Question) {
    desk.take(Draft { queued: false, ..draft.clone() });
    super::form::go(navigator, question, question != Question::Check);
}

#[derive(Properties, PartialEq)]
struct ConfirmationProps {
    sent: Sent,
}

/// It is there: who has it, and by when there is an answer.
#[component]
fn Confirmation(props: &ConfirmationProps) -> Html {
    let sent = &props.sent;
    let done =
        |title: &'static str| Step { state: StepState::Done, title: title.into(), detail: Html::default() };
    let owner =
        sent.owner.as_ref().map(|(name, function, partner)| submit::sent_owner(function, name, partner));
    let due = sent.due.as_ref().map(|due| when::day(due));
    let steps = vec![
        done(submit::sent_step_done()),
        Step {
            state: StepState::Now,
            title: submit::sent_step_reads(&sent.wijk).into(),
            detail: html! { { owner.unwrap_or_default() } },
        },
        Step {
            state: StepState::Later,
            title: due.map_or_else(|| submit::step_answer().to_owned(), submit::sent_step_answer).into(),
            detail: html! { { submit::sent_step_mail() } },
        },
    ];
    html! {
        <Page title={submit::sent_title()} bar={bar()}>
            <div class="card card--news good">
                <h1>{ submit::sent_title() }</h1>
                <p>{ &sent.title }</p>
                <p>{ submit::sent_reference() }{ " " }<strong class="amount">{ &sent.reference }</strong></p>
            </div>
            <section class="stack">
                <h2>{ submit::waits_next() }</h2>
                <Steps {steps} />
            </section>
            <div class="row">
                <LinkButton to={Route::Initiatief { reference: sent.reference.clone() }}>
                    { submit::sent_look() }
                </LinkButton>
                <Link to={Route::Ik}>{ submit::sent_mine() }</Link>
            </div>
            <Card tint=true>
                <h2>{ submit::sent_question() }</h2>
                <p>{ submit::sent_question_text() }</p>
            </Card>
        </Page>
    }
}
