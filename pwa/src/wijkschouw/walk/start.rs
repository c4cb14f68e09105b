//! Before the walk, in a pause, and after it: what is known, preparing the phone, beginning.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::walk as text;
use yew::prelude::*;

use super::desk::Desk;
use super::device::{self, Whereabouts, tick};
use super::head::WalkStrip;
use super::keys::place_key;
use super::operations::*;
use super::{DeskProps, loading, title, use_go};
use crate::api::enums::WijkschouwState;
use crate::api::{self, Trouble};
use crate::browser;
use crate::driver::Successor;
use crate::people::use_session;
use crate::routes::Route;
use crate::store::{self, Room, Writing};
use crate::ui::{
    Back, Button, ButtonKind, Card, ErrorState, Glyph, Notice, Page, SignInLink, Skeleton, SummaryList,
    SummaryRow, Tone, when,
};

/// A walk with many photos takes about this much.
const NEEDED_BYTES: u64 = 60 * 1024 * 1024;

/// What the phone says about keeping things.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Phone {
    keeps: bool,
    for_good: Option<bool>,
    left: Option<u64>,
    /// On an iPhone, not on the home screen.
    may_forget: bool,
}

/// How preparing goes.
#[derive(Clone, PartialEq)]
enum Preparing {
    No,
    Busy,
    Failed(Trouble),
    NotThere,
}

/// Before, in a pause, or after.
#[component]
pub(super) fn Start(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let session = use_session();
    let go = use_go(desk);
    let preparing = use_state(|| Preparing::No);
    let phone = use_state_eq(|| None::<Phone>);
    let prepared = desk.prepared();
    let known = !prepared.id.is_empty();
    let actor = session.viewer().map(|viewer| viewer.person.email.clone());
    let prepare = {
        let (desk, preparing, phone) = (desk.clone(), preparing.setter(), phone.setter());
        use_callback(actor.clone(), move |whole: bool, actor| {
            let (desk, preparing, phone) = (desk.clone(), preparing.clone(), phone.clone());
            let actor = actor.clone();
            preparing.set(Preparing::Busy);
            spawn_local(async move {
                preparing.set(prepare(&desk, actor, whole).await);
                phone.set(Some(look_at_phone().await));
            });
        })
    };
    {
        // Before it begins the plan may change: with a connection it is fetched again, as whole as it was.
        let prepare = prepare.clone();
        let phone = phone.setter();
        let whole = prepared.ready_at > 0;
        let begun = desk.with(|walk| walk.place.begun);
        let wanted = actor.is_some() && (!known || !begun && browser::is_online());
        use_effect_with(wanted, move |wanted| {
            if *wanted {
                prepare.emit(whole);
            }
            spawn_local(async move { phone.set(Some(look_at_phone().await)) });
        });
    }
    let heading = if desk.with(|walk| walk.place.finished) {
        text::finished_title()
    } else if desk.with(|walk| walk.place.paused) {
        text::paused_title()
    } else {
        text::start_title()
    };
    let back = Some(Back {
        to: Route::WijkschouwEen { reference: desk.reference().to_owned() },
        name: text::back_to_page().into(),
    });
    if !known {
        return html! {
            <Page title={title(heading, desk)} {back}>
                <h1>{ heading }</h1>
                { match (&*preparing, session.viewer()) {
                    (Preparing::Failed(trouble), _) => html! {
                        <ErrorState trouble={trouble.clone()} on_retry={prepare.reform(|()| false)} />
                    },
                    (Preparing::NotThere, _) => html! { <Notice><p>{ text::not_there() }</p></Notice> },
                    (_, None) if session != crate::people::Session::Unknown => html! {
                        <Notice><p>{ text::sign_in_first() }</p><div><SignInLink /></div></Notice>
                    },
                    _ => html! { <Skeleton cards={1} /> },
                } }
            </Page>
        };
    }
    let ready = prepared.ready_at > 0;
    let cancelled = prepared.state == WijkschouwState::Cancelled.name();
    let other_person = actor
        .as_ref()
        .is_some_and(|actor| !prepared.actor.is_empty() && !actor.eq_ignore_ascii_case(&prepared.actor));
    let (place, total) = desk.with(|walk| (walk.place.clone(), walk.total()));
    let begin = {
        let desk = desk.clone();
        Callback::from(move |_| {
            tick();
            begin(&desk);
            go.emit(None);
        })
    };
    let strip = if place.begun {
        html! { <WalkStrip desk={desk.clone()} /> }
    } else {
        Html::default()
    };
    let rows = vec![
        row(text::about_wijk(), prepared.wijk.clone()),
        row(text::about_when(), when::moment_at(&prepared.starts_at)),
        row(text::about_where(), prepared.meeting_point.clone()),
        row(
            text::about_checklist(),
            text::checklist_version(prepared.checklist_number, &prepared.checklist.title),
        ),
        row(text::about_route(), text::route_sum(total.of, i64::try_from(prepared.stops.len()).unwrap_or(0))),
        row(text::about_people(), prepared.people.join(", ")),
    ];
    html! {
        <Page title={title(heading, desk)} {back} strip={strip}>
            <div class="stack">
                <h1>{ heading }</h1>
                if place.begun && prepared.may_record { <p>{ text::total(total.done, total.of) }</p> }
                if place.finished { <p>{ text::finished_more() }</p> }
            </div>
            { super::head::trouble(desk) }
            if cancelled { <Notice tone={Tone::Bad}><p>{ text::cancelled() }</p></Notice> }
            if other_person { <Notice tone={Tone::Wait}><p>{ text::other_person(&prepared.actor) }</p></Notice> }
            if !prepared.may_record && !cancelled {
                <Notice><p>{ if prepared.may_add { text::watch_add() } else { text::watch() } }</p></Notice>
            }
            { phone.map(in_words).unwrap_or_default() }
            if !place.finished {
                <Card>
                    <h2>{ if ready { text::ready_title() } else { text::prepare_title() } }</h2>
                    <p role="status">
                        { match &*preparing {
                            Preparing::Busy if !ready => text::preparing().to_owned(),
                            Preparing::Failed(_) if ready => text::ready_more(megabytes(prepared.bytes), when::moment(prepared.ready_at)),
                            Preparing::Failed(trouble) => trouble.message().to_owned(),
                            Preparing::NotThere => text::not_there().to_owned(),
                            Preparing::No | Preparing::Busy if ready => text::ready_more(megabytes(prepared.bytes), when::moment(prepared.ready_at)),
                            _ => text::prepare_more().to_owned(),
                        } }
                    </p>
                    <Button kind={if ready { ButtonKind::Plain } else { ButtonKind::Secondary }} icon={Glyph::Saved} wide={!ready}
                        busy={*preparing == Preparing::Busy} onclick={prepare.reform(|_| true)}>
                        { if ready { text::prepare_again() } else { text::prepare() } }
                    </Button>
                </Card>
            }
            if !cancelled {
                <div class="stack">
                    <Button wide=true onclick={begin}
                        kind={if place.finished { ButtonKind::Secondary } else { ButtonKind::Primary }}>
                        { match (place.begun, place.finished) {
                            (_, true) => text::change_more(),
                            (true, false) => text::go_on(),
                            (false, false) => text::begin(),
                        } }
                    </Button>
                    if !place.begun { <p class="small muted">{ text::privacy() }</p> }
                </div>
            }
            <SummaryList rows={rows} />
            if !prepared.explanation.is_empty() { <p class="prose">{ &prepared.explanation }</p> }
        </Page>
    }
}

fn row(label: &'static str, value: String) -> SummaryRow {
    SummaryRow {
        name: label.into(),
        value: html! { { if value.is_empty() { "–".to_owned() } else { value } } },
        change: None,
    }
}

/// What the phone says about keeping things, before the walk instead of halfway.
fn in_words(phone: Phone) -> Html {
    let full = phone.left.is_some_and(|left| left < NEEDED_BYTES);
    html! {
        <>
            if !phone.keeps { <Notice tone={Tone::Bad}><p>{ text::phone_keeps_nothing() }</p></Notice> }
            if full { <Notice tone={Tone::Bad}><p>{ text::phone_full(megabytes(phone.left.unwrap_or(0))) }</p></Notice> }
            if phone.may_forget {
                <Notice tone={Tone::Wait}>
                    <h2>{ text::phone_home_screen() }</h2>
                    <p>{ text::phone_home_screen_more() }</p>
                </Notice>
            } else if phone.for_good == Some(false) && phone.keeps {
                <Notice><p>{ text::phone_may_forget() }</p></Notice>
            }
        </>
    }
}

async fn look_at_phone() -> Phone {
    Phone {
        keeps: store::keeps().await,
        for_good: store::keep_for_good().await,
        left: store::room_left().await,
        may_forget: device::may_forget(),
    }
}

/// Fetches what the walk needs; `whole`: with its pictures and the app itself, so that it is ready.
async fn prepare(desk: &Desk, actor: Option<String>, whole: bool) -> Preparing {
    let before = desk.prepared();
    let actor = actor.unwrap_or_else(|| before.actor.clone());
    let mut prepared = match loading::fetch(desk.reference(), &actor).await {
        Ok(Some(prepared)) => prepared,
        Ok(None) => return Preparing::NotThere,
        Err(trouble) => return Preparing::Failed(trouble),
    };
    if desk.with(|walk| walk.place.begun) {
        // What was pinned stays, whatever was published meanwhile.
        prepared.checklist = before.checklist.clone();
        prepared.checklist_number = before.checklist_number;
        prepared.checklist_id = before.checklist_id.clone();
    }
    (prepared.ready_at, prepared.bytes) = (before.ready_at, before.bytes);
    if whole {
        let Some(pictures) = loading::fetch_examples(&prepared).await else {
            desk.take_along(prepared);
            return Preparing::Failed(Trouble::NoConnection);
        };
        device::keep_app().await;
        prepared.bytes = pictures + u64::try_from(store::write(&prepared).len()).unwrap_or(0);
        prepared.ready_at = browser::now();
        if prepared.may_prepare {
            // Who changes the plan after this is told. Without an answer the phone is just as ready.
            let input = prepare_wijkschouw::PrepareWijkschouwInput {
                operation_id: browser::new_id(),
                wijkschouw_id: prepared.id.clone(),
            };
            let _ = api::run::<PrepareWijkschouw>(prepare_wijkschouw::Variables { input }).await;
        }
    }
    desk.take_along(prepared);
    Preparing::No
}

/// Begins the walk on this phone, or goes on with it.
fn begin(desk: &Desk) {
    let planned = desk.prepared().state == WijkschouwState::Planned.name();
    let first = desk.with(|walk| !walk.place.begun) && planned && desk.prepared().may_record;
    desk.edit(|walk| {
        walk.place.begun = true;
        walk.place.paused = false;
        walk.place.finished = false;
        walk.find_footing();
    });
    let place = desk.with(|walk| walk.place.clone());
    let operation = first.then(|| desk.with_pen(|_, pen| pen.begin()));
    let successors = operation.into_iter().map(|operation| Successor { operation, replaces: None });
    desk.write(
        None,
        successors.collect(),
        Writing::new().put_record(Room::Walks, &place_key(desk.reference()), &place),
    );
}

/// Where the phone is, in words.
pub(super) fn position_words(whereabouts: Whereabouts) -> String {
    match whereabouts {
        Whereabouts::Off => text::position_is_off().to_owned(),
        Whereabouts::Looking => text::position_looking().to_owned(),
        Whereabouts::Unknown => text::position_unknown().to_owned(),
        Whereabouts::Here(fix, _) => text::position_here(i64::from(fix.accuracy)),
    }
}

/// `0,4 MB`.
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    format!("{},{}", tenths / 10, tenths % 10)
}
