//! Photos to look at.

use wdw_contract::texts::ui;
use yew::prelude::*;

/// A photo on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPhoto {
    /// The whole picture.
    pub url: AttrValue,
    /// The small one.
    pub thumbnail: AttrValue,
    /// Why it is hidden, for who may still see it.
    pub hidden: Option<AttrValue>,
}

/// The photos.
#[derive(Properties, PartialEq)]
pub struct PhotosProps {
    /// In the order in which they were added.
    pub photos: Vec<ShownPhoto>,
}

/// Small photos that open large. Nothing when there are none.
///
/// Use when: photos belong to what is read. Not when: someone adds them (`PhotoPicker`).
#[component]
pub fn Photos(props: &PhotosProps) -> Html {
    if props.photos.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="photos">
            { for props.photos.iter().enumerate().map(|(index, photo)| html! {
                <li class="stack stack--s">
                    <a href={&photo.url} target="_blank" rel="noopener">
                        <img src={&photo.thumbnail} alt={ui::photo_open(index + 1)} loading="lazy" width="320"
                            height="240" />
                    </a>
                    if let Some(reason) = &photo.hidden {
                        <span class="small muted">{ ui::photo_hidden(reason) }</span>
                    }
                </li>
            }) }
        </ul>
    }
}
