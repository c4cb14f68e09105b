//! Notes and photos at an answer, and the example picture of a question.

use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use wdw_contract::limits;
use wdw_contract::texts::{refusals, submit as submit_text, walk as text};
use web_sys::{File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::DeskProps;
use super::desk::Desk;
use super::keys::{example_key, photo_key};
use super::record::{Given, PhotoRecord};
use crate::browser::Timer;
use crate::store::{self, Room, Writing};
use crate::submit::{address_of, forget_address, prepare, thumbnail};
use crate::ui::{Button, ButtonKind, Glyph, Icon, focus, use_last_chance};

/// A pause in typing.
const PAUSE_MS: u32 = 500;

#[derive(Properties, PartialEq)]
pub(super) struct ExampleProps {
    pub(super) desk: Desk,
    pub(super) uuid: String,
}

/// What it should look like. From the phone, so also without a connection.
#[component]
pub(super) fn Example(props: &ExampleProps) -> Html {
    let key = example_key(props.desk.reference(), &props.uuid);
    let addresses = use_pictures(vec![key.clone()]);
    match addresses.get(&key) {
        Some(src) => html! { <img class="walk__example" src={src.clone()} alt={text::example_alt()} /> },
        None => Html::default(),
    }
}

/// Where pictures of the phone can be seen, by key, as long as the page is open.
#[hook]
pub(super) fn use_pictures(keys: Vec<String>) -> Rc<BTreeMap<String, AttrValue>> {
    let shown = use_state(|| Rc::new(BTreeMap::<String, AttrValue>::new()));
    let latest = use_mut_ref(BTreeMap::<String, AttrValue>::new);
    {
        let (setter, latest) = (shown.setter(), Rc::clone(&latest));
        use_effect_with(keys, move |keys| {
            let missing: Vec<_> =
                keys.iter().filter(|key| !latest.borrow().contains_key(*key)).cloned().collect();
            spawn_local(async move {
                for key in missing {
                    if let Ok(found) = store::under(Room::Walks, &key).await
                        && let Some((_, value)) = found.into_iter().next()
                        && let Ok(bytes) = value.dyn_into::<Uint8Array>()
                        && let Some(address) = address_of(&bytes)
                    {
                        latest.borrow_mut().insert(key, address.into());
                        setter.set(Rc::new(latest.borrow().clone()));
                    }
                }
            });
        });
    }
    use_effect_with((), move |()| {
        move || latest.borrow().values().for_each(|address| forget_address(address))
    });
    Rc::clone(&shown)
}

/// Makes photos small and hands each over with its thumbnail, one after the other: a phone has little memory for
/// pictures of this size. Gives what could not be read, in words.
pub(super) async fn take_photos(
    reference: &str,
    files: Vec<File>,
    mut keep: impl AsyncFnMut(PhotoRecord, Writing),
) -> Option<&'static str> {
    let mut trouble = None;
    for file in files {
        match prepare(&file).await {
            Ok((photo, bytes)) => {
                let small = thumbnail(&bytes).await.unwrap_or_else(|| bytes.clone());
                let writing = Writing::new().put(Room::Photos, &photo.uuid, bytes.into()).put(
                    Room::Walks,
                    &photo_key(reference, &photo.uuid),
                    small.into(),
                );
                keep(PhotoRecord { uuid: photo.uuid, sha256: photo.sha256, size: photo.size }, writing).await;
            }
            Err(words) => trouble = Some(words),
        }
    }
    trouble
}

#[derive(Properties, PartialEq)]
pub(super) struct PhotoButtonsProps {
    pub(super) on_add: Callback<Vec<File>>,
    /// More beside them.
    #[prop_or_default]
    pub(super) children: Html,
}

/// Camera and gallery.
#[component]
pub(super) fn PhotoButtons(props: &PhotoButtonsProps) -> Html {
    let onchange = {
        let on_add = props.on_add.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(files) = input.files() {
                on_add.emit((0..files.length()).filter_map(|index| files.get(index)).collect());
            }
            // So that the same photo can be chosen again.
            input.set_value("");
        })
    };
    let pick = |glyph, words: &'static str, camera: bool, onchange: Callback<Event>| {
        html! {
            <span class={classes!(ButtonKind::Secondary.class(), "pick")}>
                <Icon {glyph} /><span aria-hidden="true">{ words }</span>
                <input type="file" accept="image/*" capture={camera.then_some("environment")} multiple={!camera}
                    aria-label={words} {onchange} />
            </span>
        }
    };
    html! {
        <div class="walk__tools">
            { pick(Glyph::Camera, text::photo(), true, onchange.clone()) }
            { pick(Glyph::Photo, text::gallery(), false, onchange) }
            { props.children.clone() }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ThumbnailsProps {
    pub(super) desk: Desk,
    pub(super) photos: Vec<PhotoRecord>,
    /// How many are still being made small.
    #[prop_or_default]
    pub(super) coming: usize,
    pub(super) on_remove: Callback<String>,
}

/// Photos as they are on this phone.
#[component]
pub(super) fn Thumbnails(props: &ThumbnailsProps) -> Html {
    let ThumbnailsProps { desk, photos, coming, on_remove } = props;
    let keys: Vec<String> = photos.iter().map(|photo| photo_key(desk.reference(), &photo.uuid)).collect();
    let pictures = use_pictures(keys.clone());
    let sent = use_sent_photos(photos);
    // A photo cannot be taken again at home: it goes after a second tap.
    let asking = use_state_eq(|| None::<String>);
    if photos.is_empty() && *coming == 0 {
        return Html::default();
    }
    html! {
        <ul class="photos">
            { for photos.iter().zip(&keys).enumerate().map(|(index, (photo, key))| {
                let (on_remove, uuid) = (on_remove.clone(), photo.uuid.clone());
                let ask = |wanted: Option<String>| {
                    let asking = asking.setter();
                    Callback::from(move |_: MouseEvent| asking.set(wanted.clone()))
                };
                html! {
                    <li key={photo.uuid.clone()} class="stack stack--s">
                        if let Some(src) = pictures.get(key) {
                            <img {src} alt={text::photo_number(index + 1)} />
                        } else {
                            <span class="photos__empty"></span>
                        }
                        <span class="small muted">
                            { if sent.contains(&photo.uuid) { text::state_sent() } else { text::photo_kept() } }
                        </span>
                        if asking.as_ref() == Some(&photo.uuid) {
                            <Button kind={ButtonKind::Danger} aria_label={text::photo_remove_yes_number(index + 1)}
                                onclick={Callback::from(move |_| on_remove.emit(uuid.clone()))}>{ text::photo_remove_yes() }</Button>
                            <Button kind={ButtonKind::Plain} onclick={ask(None)}>{ text::photo_remove_no() }</Button>
                        } else {
                            <Button kind={ButtonKind::Plain} icon={Glyph::Trash} aria_label={text::photo_remove_number(index + 1)}
                                onclick={ask(Some(uuid))}>{ text::photo_remove() }</Button>
                        }
                    </li>
                }
            }) }
            { for (0..*coming).map(|index| html! {
                <li key={format!("komt-{index}")} class="stack stack--s">
                    <span class="photos__empty"></span><span class="small muted">{ submit_text::photo_at_work() }</span>
                </li>
            }) }
        </ul>
    }
}

/// Which of these photos the server has: in place of their bytes stands a mark.
#[hook]
fn use_sent_photos(photos: &[PhotoRecord]) -> Rc<Vec<String>> {
    let sent = use_state(Rc::<Vec<String>>::default);
    let uuids: Vec<String> = photos.iter().map(|photo| photo.uuid.clone()).collect();
    let waiting = crate::driver::use_outbox().waiting.len();
    {
        let sent = sent.setter();
        use_effect_with((uuids, waiting), move |(uuids, _)| {
            let uuids = uuids.clone();
            spawn_local(async move {
                let mut found = Vec::new();
                for uuid in uuids {
                    if store::text(Room::Photos, &uuid).await.is_ok_and(|mark| mark.is_some()) {
                        found.push(uuid);
                    }
                }
                sent.set(Rc::new(found));
            });
        });
    }
    Rc::clone(&sent)
}

/// The note and the photos at the question on the screen.
#[component]
pub(super) fn NotePhotos(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let given =
        desk.here().and_then(|(stop, item)| desk.with(|walk| walk.given(stop.as_deref(), &item).cloned()));
    let given = given.unwrap_or_default();
    let open = use_state_eq(|| !given.note.is_empty());
    let typed = use_state(|| AttrValue::from(given.note.clone()));
    let timer = use_mut_ref(|| None::<(Timer, String)>);
    let coming = use_state_eq(|| 0_usize);
    let trouble = use_state_eq(|| None::<AttrValue>);
    // The question on the screen may have changed by the time that it is kept.
    let target = use_mut_ref(|| desk.here());
    let keep = {
        let (desk, target, timer) = (desk.clone(), Rc::clone(&target), Rc::clone(&timer));
        Rc::new(move || {
            if let (Some((_, note)), Some((stop, item))) = (timer.take(), target.borrow().clone()) {
                let given = desk.with(|walk| walk.draft(stop.as_deref(), &item));
                if given.note != note {
                    desk.change(given, |given| given.note = note, Writing::new());
                }
            }
        })
    };
    use_last_chance(Rc::clone(&keep));
    let oninput = {
        let (typed, timer, keep) = (typed.setter(), Rc::clone(&timer), Rc::clone(&keep));
        Callback::from(move |event: InputEvent| {
            let note = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            typed.set(note.clone().into());
            let keep = Rc::clone(&keep);
            if let Some(waiting) = Timer::after(PAUSE_MS, move || keep()) {
                timer.borrow_mut().replace((waiting, note));
            }
        })
    };
    let on_add = {
        let (desk, coming, trouble, count) =
            (desk.clone(), coming.setter(), trouble.setter(), given.photos.len());
        let target = Rc::clone(&target);
        Callback::from(move |files: Vec<File>| {
            let room = limits::ANSWER_PHOTOS.saturating_sub(count);
            trouble
                .set((files.len() > room).then(|| refusals::photos_too_many(limits::ANSWER_PHOTOS).into()));
            let files: Vec<File> = files.into_iter().take(room).collect();
            let (desk, coming, trouble, target) =
                (desk.clone(), coming.clone(), trouble.clone(), target.borrow().clone());
            spawn_local(async move {
                let Some((stop, item)) = target else { return };
                let mut left = files.len();
                coming.set(left);
                let reference = desk.reference().to_owned();
                let words = take_photos(&reference, files, async |photo, also| {
                    let given = desk.with(|walk| walk.draft(stop.as_deref(), &item));
                    desk.change(given, |given| given.photos.push(photo), also);
                    left -= 1;
                    coming.set(left);
                })
                .await;
                coming.set(0);
                if let Some(words) = words {
                    trouble.set(Some(words.into()));
                }
            });
        })
    };
    let on_remove = {
        let (desk, trouble) = (desk.clone(), trouble.setter());
        Callback::from(move |uuid: String| {
            trouble.set(None);
            let also = Writing::new()
                .delete(Room::Photos, &uuid)
                .delete(Room::Walks, &photo_key(desk.reference(), &uuid));
            let Some((stop, item)) = desk.here() else { return };
            let given = desk.with(|walk| walk.draft(stop.as_deref(), &item));
            desk.change(given, |given: &mut Given| given.photos.retain(|photo| photo.uuid != uuid), also);
        })
    };
    let on_note = {
        let open = open.clone();
        Callback::from(move |_| {
            open.set(true);
            // After it is drawn.
            spawn_local(async {
                crate::browser::sleep(0).await;
                focus("notitie");
            });
        })
    };
    html! {
        <>
            <PhotoButtons {on_add}>
                if !*open {
                    <Button kind={ButtonKind::Secondary} icon={Glyph::Pencil} onclick={on_note}>{ text::note() }</Button>
                }
            </PhotoButtons>
            if let Some(words) = &*trouble { <p class="field__error" role="alert">{ words }</p> }
            <Thumbnails desk={desk.clone()} photos={given.photos} coming={*coming} {on_remove} />
            if *open {
                <div class="field">
                    <label class="field__label" for="notitie">{ text::note() }</label>
                    <p id="notitie-hint" class="field__hint">{ text::no_names() }</p>
                    <textarea id="notitie" class="utrecht-textarea input" rows="3" value={(*typed).clone()} {oninput}
                        maxlength={limits::MESSAGE.to_string()} aria-describedby="notitie-hint" />
                </div>
            }
        </>
    }
}
