//! Adding photos. Making them smaller and keeping them is the work of `submit`.

use wdw_contract::texts::ui;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::field::{described_by, hint_and_error, optional_mark};
use super::{Button, ButtonKind, Glyph, Icon};

/// A photo that was added.
#[derive(Clone, Debug, PartialEq)]
pub struct PickedPhoto {
    /// Tells it apart.
    pub id: AttrValue,
    /// Where the picture is; none while it is being made smaller.
    pub src: Option<AttrValue>,
    /// Where it stands: "Bewaard op deze telefoon".
    pub state: AttrValue,
}

/// The photos and what can be done with them.
#[derive(Properties, PartialEq)]
pub struct PhotoPickerProps {
    /// The id of the control for a photo from the phone, where the error summary leads.
    pub id: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// The legend is the page's `h1`.
    #[prop_or_default]
    pub heading: bool,
    /// Adds "(niet verplicht)".
    #[prop_or_default]
    pub optional: bool,
    /// What helps: please no faces or licence plates.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is not right yet: no picture, too big, too many.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What was added.
    pub photos: Vec<PickedPhoto>,
    /// Whether there is room for more.
    #[prop_or(true)]
    pub room: bool,
    /// Photos that were just chosen or taken.
    pub on_add: Callback<Vec<File>>,
    /// A photo is taken away.
    pub on_remove: Callback<AttrValue>,
}

/// Takes photos with the camera or from the phone, and shows them.
///
/// Use when: photos belong to what is sent. Not when: only showing photos (`Photos`).
#[component]
pub fn PhotoPicker(props: &PhotoPickerProps) -> Html {
    let legend = html! { <>{ &props.legend }{ optional_mark(props.optional) }</> };
    let describedby = described_by(&props.id, props.hint.is_some(), props.error.is_some(), None);
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
    html! {
        <fieldset class={classes!("utrecht-form-fieldset", "field", props.error.as_ref().map(|_| "field--error"))}
            aria-describedby={describedby}>
            if props.heading {
                <legend><h1 class="field__heading">{ legend }</h1></legend>
            } else {
                <legend class="field__label">{ legend }</legend>
            }
            { hint_and_error(&props.id, props.hint.as_ref(), props.error.as_ref()) }
            if !props.photos.is_empty() {
                <ul class="photos">
                    { for props.photos.iter().enumerate().map(|(index, photo)| picked(index + 1, photo, &props.on_remove)) }
                </ul>
            }
            if props.room {
                <div class="row">
                    <span class={classes!(ButtonKind::Secondary.class(), "pick")}>
                        <Icon glyph={Glyph::Camera} /><span aria-hidden="true">{ ui::photo_camera() }</span>
                        <input type="file" accept="image/*" capture="environment" aria-label={ui::photo_camera()}
                            onchange={onchange.clone()} />
                    </span>
                    <span class={classes!(ButtonKind::Secondary.class(), "pick")}>
                        <Icon glyph={Glyph::Photo} /><span aria-hidden="true">{ ui::photo_gallery() }</span>
                        <input type="file" accept="image/*" multiple=true id={&props.id}
                            aria-label={ui::photo_gallery()} {onchange} />
                    </span>
                </div>
            }
        </fieldset>
    }
}

fn picked(number: usize, photo: &PickedPhoto, on_remove: &Callback<AttrValue>) -> Html {
    let onclick = {
        let (on_remove, id) = (on_remove.clone(), photo.id.clone());
        Callback::from(move |_| on_remove.emit(id.clone()))
    };
    html! {
        <li key={photo.id.to_string()} class="stack stack--s">
            if let Some(src) = &photo.src {
                <img {src} alt={ui::photo_number(number)} />
            } else {
                <span class="photos__empty"></span>
            }
            <span class="small muted">{ &photo.state }</span>
            <Button kind={ButtonKind::Plain} icon={Glyph::Trash} {onclick} aria_label={ui::photo_remove_number(number)}>
                { ui::photo_remove() }
            </Button>
        </li>
    }
}
