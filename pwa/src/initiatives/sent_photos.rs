//! Photos that go to the server at once, with something that is sent while the person waits for it. Photos of a new
//! idea wait on the phone instead (`submit`).

use wasm_bindgen_futures::spawn_local;
use wdw_contract::limits;
use wdw_contract::texts::{initiatives as text, refusals as told};
use web_sys::File;
use yew::prelude::*;

use crate::api::{PhotoAnswer, put_photo};
use crate::submit::{address_of, forget_address, prepare};
use crate::ui::PickedPhoto;

/// The photos so far, and how to add to them.
#[derive(Clone)]
pub(crate) struct SentPhotos {
    pub(crate) photos: Vec<PickedPhoto>,
    /// What is not right with the last one.
    pub(crate) error: Option<AttrValue>,
    pub(crate) on_add: Callback<Vec<File>>,
    pub(crate) on_remove: Callback<AttrValue>,
}

impl SentPhotos {
    /// For the server, which has them already.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.photos.iter().map(|photo| photo.id.to_string()).collect()
    }

    /// Whether there is room for more.
    pub(crate) fn room(&self) -> bool {
        self.photos.len() < limits::PHOTOS
    }
}

enum Change {
    Added(PickedPhoto),
    Removed(AttrValue),
    Failed(AttrValue),
}

#[derive(Default, PartialEq)]
struct Photos {
    list: Vec<PickedPhoto>,
    error: Option<AttrValue>,
}

impl Reducible for Photos {
    type Action = Change;

    fn reduce(self: std::rc::Rc<Self>, change: Change) -> std::rc::Rc<Self> {
        let mut list = self.list.clone();
        let error = match change {
            Change::Added(_) if list.len() >= limits::PHOTOS => {
                Some(told::photos_too_many(limits::PHOTOS).into())
            }
            Change::Added(photo) => {
                list.push(photo);
                None
            }
            Change::Removed(id) => {
                list.retain(|photo| photo.id != id);
                None
            }
            Change::Failed(error) => Some(error),
        };
        Self { list, error }.into()
    }
}

/// Photos that go to the server at once.
#[hook]
pub(crate) fn use_sent_photos() -> SentPhotos {
    let photos = use_reducer(Photos::default);
    let on_add = {
        let photos = photos.dispatcher();
        Callback::from(move |files: Vec<File>| {
            let photos = photos.clone();
            spawn_local(async move {
                for file in files {
                    photos.dispatch(match send(&file).await {
                        Ok(photo) => Change::Added(photo),
                        Err(error) => Change::Failed(error),
                    });
                }
            });
        })
    };
    let on_remove = {
        let photos = photos.clone();
        Callback::from(move |id: AttrValue| {
            let src = photos.list.iter().find(|photo| photo.id == id).and_then(|photo| photo.src.clone());
            if let Some(address) = src {
                forget_address(&address);
            }
            photos.dispatch(Change::Removed(id));
        })
    };
    SentPhotos { photos: photos.list.clone(), error: photos.error.clone(), on_add, on_remove }
}

async fn send(file: &File) -> Result<PickedPhoto, AttrValue> {
    let (photo, bytes) = prepare(file).await?;
    match put_photo(&photo.uuid, &bytes, &photo.sha256).await {
        Ok(PhotoAnswer::Stored) => Ok(PickedPhoto {
            id: photo.uuid.into(),
            src: address_of(&bytes).map(AttrValue::from),
            state: text::photo_sent().into(),
        }),
        Ok(PhotoAnswer::Refused { message, .. }) => Err(message.into()),
        Err(trouble) => Err(trouble.message().into()),
    }
}
