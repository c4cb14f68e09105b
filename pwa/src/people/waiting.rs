//! What still waits on this phone: each thing with where it stands, why, and what can be done.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::{account as told, offline, people, sync};
use yew::prelude::*;

use crate::accounting;
use crate::api::Trouble;
use crate::browser;
use crate::driver::{self, Waiting, use_outbox};
use crate::routes::Route;
use crate::submit;
use crate::sync::{Setback, Standing};
use crate::ui::{
    Back, Badge, Button, ButtonKind, Card, EmptyState, Glyph, Link, Notice, Page, Skeleton, Tone,
    use_toaster, when,
};
use crate::wijkschouw::{self, walk_of};

/// Everything that waits.
#[component]
pub(super) fn WaitingPage() -> Html {
    let outbox = use_outbox();
    let count = i64::try_from(outbox.waiting.len()).unwrap_or(i64::MAX);
    html! {
        <Page title={sync::page_title()} back={Back { to: Route::Ik, name: people::me_title().into() }}>
            <h1>{ sync::page_title() }</h1>
            if !outbox.keeps { <Notice tone={Tone::Bad}><p>{ sync::keeps_nothing() }</p></Notice> }
            if !outbox.known {
                <Skeleton cards={1} />
            } else if outbox.waiting.is_empty() {
                <EmptyState title={sync::all_sent()}><p>{ sync::nothing_waits() }</p></EmptyState>
            } else {
                <p role="status">{ sync::waiting_count(count) }</p>
                if !outbox.online { <Notice tone={Tone::Wait}><p>{ sync::no_connection() }</p></Notice> }
                <div class="stack">
                    { for walks(&outbox.waiting).into_iter().map(|(reference, count, refused)| html! {
                        <Walk key={reference.clone()} reference={reference.clone()} {count} {refused} />
                    }) }
                    { for outbox.waiting.iter().filter(|waiting| walk_of(&waiting.operation).is_none()).map(|waiting| html! {
                        <Item key={waiting.operation.id.clone()} waiting={waiting.clone()} />
                    }) }
                </div>
                if outbox.waiting.len() > 1 {
                    <div>
                        <Button kind={ButtonKind::Secondary} icon={Glyph::Refresh}
                            onclick={Callback::from(|_| driver::send_all())}>{ sync::send_all_now() }</Button>
                    </div>
                }
            }
        </Page>
    }
}

/// Each wijkschouw of which something waits, with how much, and whether something was refused: a walk leaves
/// hundreds of things, which its own page shows one by one.
fn walks(waiting: &[Waiting]) -> Vec<(String, i64, bool)> {
    let mut walks: Vec<(String, i64, bool)> = Vec::new();
    for Waiting { operation, standing } in waiting {
        let Some(reference) = walk_of(operation) else { continue };
        let refused = matches!(standing, Standing::Refused(_));
        match walks.iter_mut().find(|(known, ..)| known == reference) {
            Some((_, count, any)) => (*count, *any) = (*count + 1, *any || refused),
            None => walks.push((reference.to_owned(), 1, refused)),
        }
    }
    walks
}

#[derive(Properties, PartialEq)]
struct WalkProps {
    reference: String,
    count: i64,
    refused: bool,
}

/// What waits of a wijkschouw.
#[component]
fn Walk(props: &WalkProps) -> Html {
    let WalkProps { reference, count, refused } = props;
    let to = Route::WijkschouwDoen { reference: reference.clone(), act: wijkschouw::WALK.to_owned() };
    let (tone, badge) =
        if *refused { (Tone::Bad, sync::badge_refused()) } else { (Tone::Wait, sync::badge_waits()) };
    html! {
        <Card>
            <h2>{ sync::walk(reference) }</h2>
            <div class="row"><Badge {tone}>{ badge }</Badge></div>
            <p>{ sync::waiting_count(*count) }</p>
            <p><Link {to} query={Some(AttrValue::from("verzonden"))}>
                { sync::look() }<span class="visually-hidden">{ ": " }{ sync::walk(reference) }</span>
            </Link></p>
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    waiting: Waiting,
}

#[component]
fn Item(props: &ItemProps) -> Html {
    let Waiting { operation, standing } = &props.waiting;
    let asking = use_state(|| false);
    let toaster = use_toaster();
    let name = match operation.kind.as_str() {
        accounting::KIND => accounting::title_in(&operation.payload).map(told::waits_name),
        _ => submit::title_in(&operation.payload),
    };
    let name = name.unwrap_or_else(|| sync::something().to_owned());
    let (tone, badge, reason) = in_words(standing);
    let photos = i64::try_from(operation.photos.len()).unwrap_or(i64::MAX);
    let id = operation.id.clone();
    let retry = driver::use_try_now(id.clone());
    let export = {
        let operation = operation.clone();
        Callback::from(move |_| {
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
    let hidden = html! { <span class="visually-hidden">{ ": " }{ &name }</span> };
    html! {
        <Card>
            <div class="stack stack--s">
                <h2>{ &name }</h2>
                <div class="row"><Badge {tone}>{ badge }</Badge></div>
                { for reason.into_iter().map(|words| html! { <p>{ words }</p> }) }
                <p class="small muted">
                    { sync::made_at(when::moment(operation.order)) }
                    if photos > 0 { { " · " }{ sync::photos(photos, driver::size_in_words(operation)) } }
                </p>
            </div>
            if *asking {
                <div class="stack" role="alert">
                    <p class="strong">{ sync::delete_question() }</p>
                    <p>{ if operation.in_doubt { sync::delete_in_doubt() } else { sync::delete_text() } }</p>
                    <div class="row">
                        <Button kind={ButtonKind::Danger} icon={Glyph::Trash}
                            onclick={Callback::from(move |_| driver::delete(&id))}>{ sync::delete_yes() }{ hidden }</Button>
                        <Button kind={ButtonKind::Secondary} onclick={ask(false)}>{ sync::delete_no() }</Button>
                    </div>
                </div>
            } else {
                <div class="row">
                    if operation.kind == submit::KIND {
                        <Link to={submit::standing_route(&operation.id)}>{ sync::look() }{ hidden.clone() }</Link>
                    } else if let Some(to) = accounting::standing_route(operation) {
                        <Link {to}>{ sync::look() }{ hidden.clone() }</Link>
                    }
                    <Button kind={ButtonKind::Plain} icon={Glyph::Refresh} busy={*standing == Standing::Sending}
                        onclick={retry}>{ sync::send_now() }{ hidden.clone() }</Button>
                    <Button kind={ButtonKind::Plain} icon={Glyph::Saved} onclick={export}>
                        { sync::save_as_file() }{ hidden.clone() }
                    </Button>
                    <Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={ask(true)}>
                        { sync::delete() }{ hidden }
                    </Button>
                </div>
            }
        </Card>
    }
}

/// Where it stands: the kind of news, in two words, and why.
fn in_words(standing: &Standing) -> (Tone, &'static str, Vec<String>) {
    let one = |words: &str| vec![words.to_owned()];
    match standing {
        Standing::Sending => (Tone::Info, sync::badge_going(), Vec::new()),
        Standing::Waits => (Tone::Wait, sync::badge_waits(), one(sync::reason_soon())),
        Standing::WaitsForConnection => (Tone::Wait, sync::badge_waits(), one(sync::reason_connection())),
        Standing::WaitsForSignIn => (Tone::Wait, sync::badge_code(), one(sync::reason_code())),
        Standing::WaitsForEarlier => (Tone::Wait, sync::badge_waits(), one(sync::reason_earlier())),
        Standing::TriesAgain(setback) => (Tone::Wait, sync::badge_retry(), one(setback_in_words(*setback))),
        Standing::Refused(reasons) => {
            (Tone::Bad, sync::badge_refused(), reasons.iter().map(|reason| reason.message.clone()).collect())
        }
    }
}

fn setback_in_words(setback: Setback) -> &'static str {
    match setback {
        Setback::NoConnection => sync::reason_connection(),
        Setback::TooSlow => sync::reason_slow(),
        Setback::TooOften => sync::reason_often(),
        Setback::Server => sync::reason_server(),
        Setback::AppTooOld => Trouble::AppTooOld.message(),
        Setback::PhotoUnreadable => offline::photo_unreadable(),
    }
}
