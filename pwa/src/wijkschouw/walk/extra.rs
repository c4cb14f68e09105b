//! What fits no question: a finding of one's own, and a stop that was not on the route.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::limits;
use wdw_contract::texts::{refusals, walk as text};
use web_sys::File;
use yew::prelude::*;

use super::desk::Desk;
use super::device::tick;
use super::head::Frame;
use super::keys::{draft_key, finding_key, photo_key, stop_key};
use super::pictures::{PhotoButtons, Thumbnails, take_photos};
use super::record::{FindingRecord, StopRecord};
use super::route::Walk;
use super::{DeskProps, title, use_go};
use crate::browser;
use crate::driver::Successor;
use crate::store::{Room, Writing};
use crate::ui::{Button, Choice, Select, TextArea, TextField, focus, use_title, use_toaster};

/// Something that one sees and no question asks. With every letter it is on the phone.
#[component]
pub(super) fn AddFinding(props: &DeskProps) -> Html {
    let desk = &props.desk;
    use_title(Some(title(text::add_finding(), desk)));
    let go = use_go(desk);
    let toaster = use_toaster();
    let draft = desk.with(draft_of);
    let coming = use_state_eq(|| 0_usize);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_add = {
        let (desk, coming, error) = (desk.clone(), coming.setter(), error.setter());
        Callback::from(move |files: Vec<File>| {
            let room = limits::ANSWER_PHOTOS.saturating_sub(desk.with(|walk| draft_of(walk).photos.len()));
            let files: Vec<File> = files.into_iter().take(room).collect();
            let (desk, coming, error) = (desk.clone(), coming.clone(), error.clone());
            spawn_local(async move {
                coming.set(files.len());
                let reference = desk.reference().to_owned();
                let words = take_photos(&reference, files, async |photo, also| {
                    write_draft(&desk, |draft| draft.photos.push(photo), also);
                })
                .await;
                coming.set(0);
                error.set(words.map(AttrValue::from));
            });
        })
    };
    let on_remove = {
        let desk = desk.clone();
        Callback::from(move |uuid: String| {
            let also = Writing::new().delete(Room::Photos, &uuid);
            let also = also.delete(Room::Walks, &photo_key(desk.reference(), &uuid));
            write_draft(&desk, |draft| draft.photos.retain(|photo| photo.uuid != uuid), also);
        })
    };
    let keep = {
        let (desk, error) = (desk.clone(), error.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let draft = desk.with(draft_of);
            let words = draft.note.trim();
            if words.is_empty() || words.chars().count() > limits::MESSAGE {
                let wrong = if words.is_empty() {
                    text::finding_empty().to_owned()
                } else {
                    refusals::text_too_long(limits::MESSAGE)
                };
                error.set(Some(wrong.into()));
                focus("bevinding");
                return;
            }
            let finding = FindingRecord {
                note: words.to_owned(),
                fix: desk.whereabouts().fresh(),
                made_at: browser::now(),
                ..draft
            };
            keep_finding(&desk, finding);
            tick();
            toaster.say(text::finding_kept());
            go.emit(None);
        })
    };
    let on_note = {
        let desk = desk.clone();
        Callback::from(move |typed: String| write_draft(&desk, |draft| draft.note = typed, Writing::new()))
    };
    let on_theme = {
        let desk = desk.clone();
        Callback::from(move |chosen: AttrValue| {
            write_draft(&desk, |draft| draft.theme = chosen.to_string(), Writing::new());
        })
    };
    let themes: Vec<Choice> = desk
        .prepared()
        .checklist
        .themes
        .iter()
        .map(|theme| Choice::new(theme.key.clone(), theme.title.clone()))
        .collect();
    let stop = desk.with(|walk| {
        walk.stops().find(|stop| Some(&stop.uuid) == draft.stop.as_ref()).map(|stop| stop.name.clone())
    });
    html! {
        <Frame desk={desk.clone()} back=true>
            <form class="stack stack--l" novalidate=true onsubmit={keep}>
                <h1>{ text::add_finding() }</h1>
                if let Some(stop) = stop { <p>{ text::finding_at(stop) }</p> }
                <TextArea id="bevinding" label={text::finding_note()} hint={Some(AttrValue::from(text::no_names()))}
                    error={(*error).clone()} value={draft.note.clone()} limit={limits::MESSAGE} on_input={on_note} />
                <PhotoButtons {on_add} />
                <Thumbnails desk={desk.clone()} photos={draft.photos.clone()} coming={*coming} {on_remove} />
                <Select id="thema" label={text::finding_theme()} choices={themes} value={draft.theme.clone()}
                    on_change={on_theme} />
                <div><Button submit=true>{ text::finding_keep() }</Button></div>
            </form>
        </Frame>
    }
}

/// What was typed so far, or an empty one at the stop and theme of the question on the screen.
fn draft_of(walk: &Walk) -> FindingRecord {
    walk.draft.clone().unwrap_or_else(|| {
        let first = walk.prepared.checklist.themes.first();
        let theme = walk.current().map(|(theme, _)| theme).or(first);
        FindingRecord {
            stop: walk.place.stop.clone(),
            theme: theme.map(|theme| theme.key.clone()).unwrap_or_default(),
            ..FindingRecord::default()
        }
    })
}

/// Changes the draft, in memory and on the phone.
fn write_draft(desk: &Desk, change: impl FnOnce(&mut FindingRecord), also: Writing) {
    let mut draft = desk.with(draft_of);
    if draft.uuid.is_empty() {
        draft.uuid = browser::new_id();
    }
    change(&mut draft);
    let also = also.put_record(Room::Walks, &draft_key(desk.reference()), &draft);
    desk.edit(|walk| walk.draft = Some(draft));
    desk.write(None, Vec::new(), also);
}

fn keep_finding(desk: &Desk, finding: FindingRecord) {
    let operation = desk.with_pen(|walk, pen| {
        let stop = walk.own_stops.iter().find(|stop| Some(&stop.uuid) == finding.stop.as_ref());
        pen.finding(&finding, stop.and_then(|stop| stop.operation.as_deref()))
    });
    let also = Writing::new().delete(Room::Walks, &draft_key(desk.reference())).put_record(
        Room::Walks,
        &finding_key(desk.reference(), &finding.uuid),
        &finding,
    );
    desk.edit(|walk| {
        walk.draft = None;
        walk.findings.insert(finding.uuid.clone(), finding);
    });
    desk.write(None, vec![Successor { operation, replaces: None }], also);
}

/// A stop that was not on the route. The walk goes on there.
#[component]
pub(super) fn AddStop(props: &DeskProps) -> Html {
    let desk = &props.desk;
    use_title(Some(title(text::add_stop(), desk)));
    let go = use_go(desk);
    let name = use_state(AttrValue::default);
    let error = use_state_eq(|| None::<AttrValue>);
    let fix = desk.whereabouts().fresh();
    let keep = {
        let (desk, name, error) = (desk.clone(), name.clone(), error.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = name.trim();
            if words.is_empty() || words.chars().count() > limits::SHORT_TEXT {
                let wrong = if words.is_empty() {
                    text::stop_empty().to_owned()
                } else {
                    refusals::text_too_long(limits::SHORT_TEXT)
                };
                error.set(Some(wrong.into()));
                focus("naam");
                return;
            }
            let stop = StopRecord {
                uuid: browser::new_id(),
                name: words.to_owned(),
                description: String::new(),
                latitude: fix.map(|fix| fix.latitude),
                longitude: fix.map(|fix| fix.longitude),
                operation: Some(browser::new_id()),
            };
            let operation = desk.with_pen(|_, pen| pen.stop(&stop));
            let also = Writing::new().put_record(Room::Walks, &stop_key(desk.reference(), &stop.uuid), &stop);
            desk.edit(|walk| {
                walk.place.stop = Some(stop.uuid.clone());
                walk.place.item = String::new();
                walk.own_stops.push(stop);
                walk.find_footing();
            });
            desk.write(None, vec![Successor { operation, replaces: None }], also);
            desk.keep_place();
            tick();
            go.emit(None);
        })
    };
    html! {
        <Frame desk={desk.clone()} back=true>
            <form class="stack stack--l" novalidate=true onsubmit={keep}>
                <h1>{ text::add_stop() }</h1>
                <TextField id="naam" label={text::stop_name_label()} hint={Some(AttrValue::from(text::stop_hint()))}
                    error={(*error).clone()} value={(*name).clone()}
                    on_input={{ let name = name.setter(); Callback::from(move |typed: String| name.set(typed.into())) }} />
                <p>{ super::start::position_words(desk.whereabouts()) }</p>
                <div><Button submit=true>{ text::stop_keep() }</Button></div>
            </form>
        </Frame>
    }
}
