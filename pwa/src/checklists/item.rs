//! One question while it is written, with how it will look beside it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::checklist::{Item, Scale};
use wdw_contract::limits;
use wdw_contract::texts::checklists as text;
use web_sys::File;
use yew::prelude::*;
use yew_router::prelude::*;

use super::document::set_scale;
use super::editor::theme_name;
use super::keeping::{Desk, Edit};
use super::options::Options;
use super::page::editing;
use super::preview::Question;
use super::words;
use crate::api::{PhotoAnswer, put_photo};
use crate::submit::prepare;
use crate::ui::{
    Button, ButtonKind, Checkboxes, Choice, Glyph, LinkButton, PhotoPicker, PickedPhoto, Radios, TextArea,
    TextField, use_toaster,
};

#[derive(Properties, PartialEq)]
pub(super) struct ItemPageProps {
    pub(super) slug: String,
    pub(super) desk: Desk,
    /// Which, from zero.
    pub(super) theme: usize,
    pub(super) item: usize,
}

/// Changes one question, as long as it is there.
pub(super) fn with(theme: usize, item: usize, change: impl FnOnce(&mut Item) + 'static) -> Edit {
    Box::new(move |document| {
        if let Some(item) = document.themes.get_mut(theme).and_then(|theme| theme.items.get_mut(item)) {
            change(item);
        }
    })
}

/// One question.
#[component]
pub(super) fn ItemPage(props: &ItemPageProps) -> Html {
    let ItemPageProps { slug, desk, theme, item: index } = props;
    let (theme, index) = (*theme, *index);
    let navigator = use_navigator();
    let toaster = use_toaster();
    let known = desk.document.themes.get(theme).and_then(|theme| theme.items.get(index));
    let Some(item) = known.cloned().map(Rc::new) else { return Html::default() };
    let editor = desk.editor();
    let path = format!("themes.{theme}.items.{index}");
    let error = |field: &str| desk.error(&format!("{path}.{field}"));
    let typed = |set: fn(&mut Item, String)| {
        let editor = editor.clone();
        Callback::from(move |typed: String| editor.emit(with(theme, index, move |item| set(item, typed))))
    };
    let scales: Vec<Choice> =
        Scale::ALL.iter().map(|scale| Choice::new(words::scale_key(*scale), words::scale(*scale))).collect();
    let on_scale = {
        let editor = editor.clone();
        Callback::from(move |key: AttrValue| {
            if let Some(scale) = words::scale_of(&key) {
                editor.emit(with(theme, index, move |item| set_scale(item, scale)));
            }
        })
    };
    let remove = {
        let (editor, to, item) = (editor.clone(), editing(slug, "bewerken"), Item::clone(&item));
        Callback::from(move |_: MouseEvent| {
            if let Some(navigator) = &navigator {
                navigator.replace(&to);
            }
            editor.emit(Box::new(move |document| {
                if let Some(theme) = document.themes.get_mut(theme)
                    && index < theme.items.len()
                {
                    theme.items.remove(index);
                }
            }));
            let (editor, item) = (editor.clone(), item.clone());
            toaster.say_with_undo(text::item_removed(), move || {
                let item = item.clone();
                editor.emit(Box::new(move |document| {
                    if let Some(theme) = document.themes.get_mut(theme) {
                        let index = index.min(theme.items.len());
                        theme.items.insert(index, item);
                    }
                }));
            });
        })
    };
    html! {
        <div class="columns">
            <div>
                <h1>{ text::item_title(index + 1, theme_name(desk, theme)) }</h1>
                <TextField id={format!("{path}.question")} label={text::field_question()} value={item.question.clone()}
                    on_input={typed(|item, typed| item.question = typed)} error={error("question")} autocomplete="off" />
                <TextArea id={format!("{path}.guidance")} label={text::field_guidance()} hint={text::field_guidance_hint()}
                    optional=true limit={limits::SHORT_TEXT} value={item.guidance.clone()} error={error("guidance")}
                    on_input={typed(|item, typed| item.guidance = typed)} />
                <Radios id={format!("{path}.scale")} legend={text::field_scale()} choices={scales}
                    value={AttrValue::from(words::scale_key(item.scale))} on_change={on_scale} error={error("scale")} />
                if item.scale == Scale::Number {
                    <TextField id={format!("{path}.unit")} label={text::field_unit()} hint={text::field_unit_hint()} optional=true
                        value={item.unit.clone()} on_input={typed(|item, typed| item.unit = typed)} error={error("unit")} autocomplete="off" />
                    <TextField id={format!("{path}.most")} label={text::field_most()} optional=true inputmode="numeric" width={Some(8)}
                        value={item.most.map(|most| most.to_string()).unwrap_or_default()} error={error("most")} autocomplete="off"
                        on_input={typed(|item, typed| item.most = typed.trim().parse().ok())} />
                }
                if item.scale.has_options() {
                    <Options desk={desk.clone()} {theme} {index} item={item.clone()} />
                }
                <Rules desk={desk.clone()} {theme} {index} item={item.clone()} />
                <Example desk={desk.clone()} {theme} {index} item={item.clone()} />
                <div class="row row--between">
                    <LinkButton to={editing(slug, "bewerken")}>{ text::item_done() }</LinkButton>
                    <Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={remove}>{ text::item_remove() }</Button>
                </div>
            </div>
            <div>
                <section class="stack preview__stays" aria-labelledby="voorbeeld">
                    <h2 id="voorbeeld">{ text::look() }</h2>
                    <div class="phone"><Question {item} /></div>
                </section>
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    desk: Desk,
    theme: usize,
    index: usize,
    item: Rc<Item>,
}

/// What holds for this question beside its answers.
#[component]
fn Rules(props: &PartProps) -> Html {
    let PartProps { desk, theme, index, item } = props;
    let (theme, index) = (*theme, *index);
    let mut choices =
        vec![Choice::new("once", text::rule_once()), Choice::new("required", text::rule_required())];
    if item.scale.has_options() {
        choices.push(Choice::new("photo", text::rule_photo()));
        choices.push(Choice::new("note", text::rule_note()));
    }
    let values: Vec<AttrValue> = [
        (item.once, "once"),
        (item.required, "required"),
        (item.photo_when_bad, "photo"),
        (item.note_when_bad, "note"),
    ]
    .into_iter()
    .filter(|(ticked, _)| *ticked)
    .map(|(_, value)| value.into())
    .collect();
    let editor = desk.editor();
    let on_change = Callback::from(move |(which, ticked): (AttrValue, bool)| {
        editor.emit(with(theme, index, move |item| match which.as_str() {
            "once" => item.once = ticked,
            "required" => item.required = ticked,
            "photo" => item.photo_when_bad = ticked,
            _ => item.note_when_bad = ticked,
        }));
    });
    html! { <Checkboxes id={format!("regels-{theme}-{index}")} legend={text::field_rules()} {choices} {values} {on_change} /> }
}

/// A picture that shows how it should look; on the server at once.
#[component]
fn Example(props: &PartProps) -> Html {
    let PartProps { desk, theme, index, item } = props;
    let (theme, index) = (*theme, *index);
    let busy = use_state(|| false);
    let wrong = use_state(|| None::<AttrValue>);
    let editor = desk.editor();
    let on_add = {
        let (busy, wrong, editor) = (busy.setter(), wrong.setter(), editor.clone());
        Callback::from(move |files: Vec<File>| {
            let Some(file) = files.into_iter().next() else { return };
            let (busy, wrong, editor) = (busy.clone(), wrong.clone(), editor.clone());
            busy.set(true);
            wrong.set(None);
            spawn_local(async move {
                let sent = match prepare(&file).await {
                    Ok((photo, bytes)) => match put_photo(&photo.uuid, &bytes, &photo.sha256).await {
                        Ok(PhotoAnswer::Stored) => Some(photo.uuid),
                        _ => None,
                    },
                    Err(_) => None,
                };
                busy.set(false);
                match sent {
                    Some(uuid) => editor.emit(with(theme, index, move |item| item.example = Some(uuid))),
                    None => wrong.set(Some(text::example_failed().into())),
                }
            });
        })
    };
    let on_remove = Callback::from(move |_: AttrValue| {
        editor.emit(with(theme, index, |item| item.example = None));
    });
    let mut photos: Vec<PickedPhoto> = Vec::new();
    if *busy {
        photos.push(PickedPhoto { id: "".into(), src: None, state: text::example_sending().into() });
    } else if let Some(uuid) = &item.example {
        photos.push(PickedPhoto {
            id: uuid.clone().into(),
            src: Some(format!("/photos/{uuid}?size=thumb").into()),
            state: text::example_there().into(),
        });
    }
    let error = (*wrong).clone().or_else(|| desk.error(&format!("themes.{theme}.items.{index}.example")));
    html! {
        <PhotoPicker id={format!("voorbeeldfoto-{theme}-{index}")} legend={text::field_example()} optional=true
            hint={text::field_example_hint()} room={photos.is_empty()} {photos} {on_add} {on_remove} {error} />
    }
}
