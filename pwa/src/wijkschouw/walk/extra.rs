//! What fits no question: a finding of one's own, and a stop that was not on the route.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::limits;
use wdw_contract::texts::{refusals, walk as text};
use web_sys::File;
use yew::prelude::*;

use super::desk::Desk;
use super::device::tick;
use super::head::Frame;
use super::keys::{finding_key, photo_key, stop_key};
use super::pictures::{PhotoButtons, Thumbnails, take_photos};
use super::record::{FindingRecord, PhotoRecord, StopRecord};
use super::{DeskProps, title, use_go};
use crate::browser;
use crate::driver::Successor;
use crate::store::{Room, Writing};
use crate::ui::{Button, Choice, Select, TextArea, TextField, focus, use_title, use_toaster};

/// Something that one sees and no question asks.
#[component]
pub(super) fn AddFinding(props: &DeskProps) -> Html {
    let desk = &props.desk;
    use_title(Some(title(text::add_finding(), desk)));
    let go = use_go(desk);
    let toaster = use_toaster();
    let uuid = use_memo((), |()| browser::new_id());
    let note = use_state(AttrValue::default);
    let first = desk.prepared().checklist.themes.first().map(|theme| theme.key.clone()).unwrap_or_default();
    let here = desk.with(|walk| walk.current().map(|(theme, _)| theme.key.clone())).unwrap_or(first);
    let theme = use_state(|| AttrValue::from(here));
    let photos = use_state(Vec::<PhotoRecord>::new);
    let latest = use_mut_ref(Vec::<PhotoRecord>::new);
    let coming = use_state_eq(|| 0_usize);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_add = {
        let (desk, photos, latest, coming, error) =
            (desk.clone(), photos.setter(), std::rc::Rc::clone(&latest), coming.setter(), error.setter());
        Callback::from(move |files: Vec<File>| {
            let room = limits::ANSWER_PHOTOS.saturating_sub(latest.borrow().len());
            let files: Vec<File> = files.into_iter().take(room).collect();
            let (desk, photos, latest, coming, error) =
                (desk.clone(), photos.clone(), std::rc::Rc::clone(&latest), coming.clone(), error.clone());
            spawn_local(async move {
                coming.set(files.len());
                let reference = desk.reference().to_owned();
                let words = take_photos(&reference, files, async |photo, also| {
                    desk.write(None, Vec::new(), also);
                    latest.borrow_mut().push(photo);
                    photos.set(latest.borrow().clone());
                })
                .await;
                coming.set(0);
                error.set(words.map(AttrValue::from));
            });
        })
    };
    let on_remove = {
        let (desk, photos, latest) = (desk.clone(), photos.setter(), std::rc::Rc::clone(&latest));
        Callback::from(move |uuid: String| {
            latest.borrow_mut().retain(|photo| photo.uuid != uuid);
            photos.set(latest.borrow().clone());
            let writing = Writing::new().delete(Room::Photos, &uuid);
            desk.write(None, Vec::new(), writing.delete(Room::Walks, &photo_key(desk.reference(), &uuid)));
        })
    };
    let keep = {
        let (desk, note, theme, error, latest) =
            (desk.clone(), note.clone(), theme.clone(), error.clone(), std::rc::Rc::clone(&latest));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = note.trim();
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
                uuid: (*uuid).clone(),
                stop: desk.with(|walk| walk.place.stop.clone()),
                theme: theme.to_string(),
                note: words.to_owned(),
                photos: latest.borrow().clone(),
                fix: desk.whereabouts().fresh(),
                made_at: browser::now(),
            };
            keep_finding(&desk, finding);
            tick();
            toaster.say(text::finding_kept());
            go.emit(None);
        })
    };
    let themes: Vec<Choice> = desk
        .prepared()
        .checklist
        .themes
        .iter()
        .map(|theme| Choice::new(theme.key.clone(), theme.title.clone()))
        .collect();
    let stop = desk.with(|walk| walk.current_stop().map(|stop| stop.name.clone()));
    html! {
        <Frame desk={desk.clone()} back=true>
            <form class="stack stack--l" novalidate=true onsubmit={keep}>
                <h1>{ text::add_finding() }</h1>
                if let Some(stop) = stop { <p>{ text::finding_at(stop) }</p> }
                <TextArea id="bevinding" label={text::finding_note()} hint={Some(AttrValue::from(text::no_names()))}
                    error={(*error).clone()} value={(*note).clone()} limit={limits::MESSAGE}
                    on_input={{ let note = note.setter(); Callback::from(move |typed: String| note.set(typed.into())) }} />
                <PhotoButtons {on_add} />
                <Thumbnails desk={desk.clone()} photos={(*photos).clone()} coming={*coming} {on_remove} />
                <Select id="thema" label={text::finding_theme()} choices={themes} value={(*theme).clone()}
                    on_change={{ let theme = theme.setter(); Callback::from(move |chosen: AttrValue| theme.set(chosen)) }} />
                <div><Button submit=true>{ text::finding_keep() }</Button></div>
            </form>
        </Frame>
    }
}

fn keep_finding(desk: &Desk, finding: FindingRecord) {
    let operation = desk.with_pen(|walk, pen| {
        let stop = walk.own_stops.iter().find(|stop| Some(&stop.uuid) == finding.stop.as_ref());
        pen.finding(&finding, stop.and_then(|stop| stop.operation.as_deref()))
    });
    let also =
        Writing::new().put_record(Room::Walks, &finding_key(desk.reference(), &finding.uuid), &finding);
    desk.edit(|walk| walk.findings.insert(finding.uuid.clone(), finding));
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
