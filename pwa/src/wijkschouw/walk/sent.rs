//! What is true about sending, thing by thing: saved, waiting, being sent, sent, refused with the reason.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::{sync, walk as text};
use yew::prelude::*;

use super::head::{Frame, waiting_of};
use super::route::question_key;
use super::{DeskProps, sending, title};
use crate::browser;
use crate::driver::{self, Waiting, use_outbox};
use crate::sync::Standing;
use crate::ui::{
    Badge, Button, ButtonKind, EmptyState, Glyph, Notice, SignInLink, Tone, use_title, use_toaster, when,
};

/// How many rows of one kind are shown; of hundreds that just wait, nobody reads the rest.
const SHOWN: usize = 60;

/// Everything of this walk with its state.
#[component]
pub(super) fn Sent(props: &DeskProps) -> Html {
    let desk = &props.desk;
    use_title(Some(title(text::what_waits(), desk)));
    let outbox = use_outbox();
    let mut waiting = waiting_of(&outbox, desk.reference());
    waiting.sort_by_key(|waiting| !matches!(waiting.standing, Standing::Refused(_)));
    let sign_in = waiting.iter().any(|waiting| waiting.standing == Standing::WaitsForSignIn);
    let photos: usize = waiting
        .iter()
        .map(|waiting| waiting.operation.photos.iter().filter(|photo| !photo.sent).count())
        .sum();
    let (answers, findings) = desk.with(|walk| {
        let sent = |id: &str| !walk.dropped.iter().any(|dropped| dropped == id) && outbox.find(id).is_none();
        let answers =
            walk.given.values().filter_map(|given| given.operation.as_deref()).filter(|id| sent(id)).count();
        (answers, walk.findings.keys().filter(|id| sent(id)).count())
    });
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    html! {
        <Frame desk={desk.clone()} back=true>
            <h1>{ text::what_waits() }</h1>
            if !outbox.known {
                <p>{ text::strip_looking() }</p>
            } else {
                <div class="stack">
                    <p role="status">
                        { if answers + findings == 0 { text::sent_none().to_owned() } else { text::sent_sum(count(answers), count(findings)) } }
                    </p>
                    if waiting.is_empty() {
                        <EmptyState title={text::strip_sent()}><p>{ text::all_there() }</p></EmptyState>
                    } else {
                        <p>{ text::waits_sum(count(photos), count(waiting.len())) }</p>
                        if sign_in {
                            <Notice tone={Tone::Wait}>
                                <p>{ text::sign_in_more() }</p>
                                <div><SignInLink /></div>
                            </Notice>
                        } else if !outbox.online {
                            <Notice tone={Tone::Wait}><p>{ sync::no_connection() }</p></Notice>
                        }
                        <div class="row">
                            <Button kind={ButtonKind::Secondary} icon={Glyph::Refresh}
                                onclick={Callback::from(|_| driver::send_all())}>{ sync::send_all_now() }</Button>
                        </div>
                    }
                </div>
                <ul class="list">
                    { for waiting.iter().take(SHOWN).map(|waiting| html! {
                        <Row key={waiting.operation.id.clone()} desk={desk.clone()} waiting={Waiting::clone(waiting)} />
                    }) }
                </ul>
                if waiting.len() > SHOWN { <p class="muted">{ text::and_more(count(waiting.len() - SHOWN)) }</p> }
            }
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    desk: super::desk::Desk,
    waiting: Waiting,
}

/// One thing that is not sent yet.
#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { desk, waiting: Waiting { operation, standing } } = props;
    let asking = use_state_eq(|| false);
    let toaster = use_toaster();
    let retry = driver::use_try_now(operation.id.clone());
    let name = desk.with(|walk| {
        let part = operation.aggregate.splitn(3, ':').nth(2).unwrap_or_default();
        match operation.kind.as_str() {
            sending::ANSWERS => {
                let question = part.strip_prefix("answer:").unwrap_or_default();
                let given = walk
                    .given
                    .values()
                    .find(|given| question_key(given.stop.as_deref(), &given.item) == question);
                let item = given.and_then(|given| walk.prepared.checklist.item(&given.item));
                item.map(|(_, item)| item.question.clone()).unwrap_or_else(|| text::an_answer().to_owned())
            }
            sending::FINDING => walk
                .findings
                .get(&operation.id)
                .map_or_else(|| text::a_finding().to_owned(), |finding| finding.note.clone()),
            sending::STOP => text::a_stop().to_owned(),
            sending::END => text::the_end().to_owned(),
            _ => text::the_rest().to_owned(),
        }
    });
    let (tone, badge, reasons) = in_words(standing);
    let refused = matches!(standing, Standing::Refused(_));
    let export = {
        let operation = operation.clone();
        Callback::from(move |_: MouseEvent| {
            let (operation, toaster) = (operation.clone(), toaster.clone());
            spawn_local(async move {
                let document = driver::export(&operation).await;
                if browser::save_file(sync::file_name(), "application/json", &document).is_none() {
                    toaster.say(sync::not_saved());
                }
            });
        })
    };
    let ask = |wanted: bool| {
        let asking = asking.setter();
        Callback::from(move |_: MouseEvent| asking.set(wanted))
    };
    let id = operation.id.clone();
    let hidden = html! { <span class="visually-hidden">{ ": " }{ &name }</span> };
    html! {
        <li class="stack stack--s">
            <p><strong>{ &name }</strong></p>
            <div class="row">
                <Badge {tone}>{ badge }</Badge>
                <span class="small muted">{ when::moment(operation.order) }</span>
                if !operation.photos.is_empty() {
                    <span class="small muted">{ sync::photos(i64::try_from(operation.photos.len()).unwrap_or(i64::MAX), driver::size_in_words(operation)) }</span>
                }
            </div>
            { for reasons.into_iter().map(|words| html! { <p>{ words }</p> }) }
            if *asking {
                <div class="stack" role="alert">
                    <p>{ text::delete_more() }</p>
                    <div class="row">
                        <Button kind={ButtonKind::Danger} icon={Glyph::Trash}
                            onclick={Callback::from(move |_| driver::delete(&id))}>{ sync::delete_yes() }{ hidden }</Button>
                        <Button kind={ButtonKind::Secondary} onclick={ask(false)}>{ sync::delete_no() }</Button>
                    </div>
                </div>
            } else if refused {
                <div class="row">
                    <Button kind={ButtonKind::Plain} icon={Glyph::Refresh} onclick={retry}>{ sync::send_now() }{ hidden.clone() }</Button>
                    <Button kind={ButtonKind::Plain} icon={Glyph::Saved} onclick={export}>{ sync::save_as_file() }{ hidden.clone() }</Button>
                    <Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={ask(true)}>{ sync::delete() }{ hidden }</Button>
                </div>
            }
        </li>
    }
}

/// Where it stands: the kind of news, in two words, and why.
fn in_words(standing: &Standing) -> (Tone, &'static str, Vec<String>) {
    match standing {
        Standing::Sending => (Tone::Info, text::state_sending(), Vec::new()),
        Standing::Waits => (Tone::Wait, text::state_waits(), Vec::new()),
        Standing::WaitsForConnection => (Tone::Wait, text::state_saved(), Vec::new()),
        Standing::WaitsForSignIn => (Tone::Wait, text::state_sign_in(), Vec::new()),
        Standing::WaitsForEarlier => {
            (Tone::Wait, text::state_waits(), vec![sync::reason_earlier().to_owned()])
        }
        Standing::TriesAgain(_) => (Tone::Wait, sync::badge_retry(), Vec::new()),
        Standing::Refused(reasons) => {
            (Tone::Bad, text::state_refused(), reasons.iter().map(|reason| reason.message.clone()).collect())
        }
    }
}
