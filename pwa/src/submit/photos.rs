//! Photos: taken or chosen, made small, kept on the phone.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use wdw_contract::limits;
use wdw_contract::texts::{refusals, submit};
use web_sys::File;
use yew::prelude::*;

use super::draft::{Draft, DraftPhoto};
use super::form::Sheet;
use super::photo::{address_of, forget_address, prepare};
use crate::store::{self, StoreError};
use crate::ui::{PhotoPicker, PickedPhoto};

/// Where each photo of a draft can be seen, as long as the page is open.
#[hook]
pub(crate) fn use_addresses(photos: &[DraftPhoto]) -> Rc<BTreeMap<String, AttrValue>> {
    let addresses = use_state(|| Rc::new(BTreeMap::<String, AttrValue>::new()));
    let latest = use_mut_ref(BTreeMap::<String, AttrValue>::new);
    let uuids: Vec<String> = photos.iter().map(|photo| photo.uuid.clone()).collect();
    {
        let (setter, latest) = (addresses.setter(), Rc::clone(&latest));
        use_effect_with(uuids, move |uuids| {
            let missing: Vec<_> =
                uuids.iter().filter(|u| !latest.borrow().contains_key(*u)).cloned().collect();
            spawn_local(async move {
                for uuid in missing {
                    if let Ok(Some(bytes)) = store::photo(&uuid).await
                        && let Some(address) = address_of(&bytes)
                    {
                        latest.borrow_mut().insert(uuid, address.into());
                        setter.set(Rc::new(latest.borrow().clone()));
                    }
                }
            });
        });
    }
    use_effect_with((), move |()| {
        move || latest.borrow().values().for_each(|address| forget_address(address))
    });
    Rc::clone(&addresses)
}

/// Keeps a photo together with what names it.
pub(crate) type Keep =
    Rc<dyn Fn(DraftPhoto, Uint8Array) -> Pin<Box<dyn Future<Output = Result<(), StoreError>>>>>;

/// Photos that are made small and kept on the phone, as a picker shows them.
pub(crate) struct Picking {
    pub(crate) photos: Vec<PickedPhoto>,
    /// There is room for more.
    pub(crate) room: bool,
    /// What is not right with the last one.
    pub(crate) trouble: Option<AttrValue>,
    pub(crate) on_add: Callback<Vec<File>>,
    pub(crate) on_remove: Callback<AttrValue>,
}

/// Photos that are made small and kept on the phone.
#[hook]
pub(crate) fn use_picking(photos: &[DraftPhoto], keep: Keep, remove: Callback<AttrValue>) -> Picking {
    let addresses = use_addresses(photos);
    let at_work = use_state(|| 0_usize);
    let trouble = use_state(|| None::<AttrValue>);
    let count = photos.len();
    let on_add = {
        let (at_work, trouble) = (at_work.setter(), trouble.setter());
        Callback::from(move |files: Vec<File>| {
            let room = limits::PHOTOS.saturating_sub(count);
            trouble.set((files.len() > room).then(|| refusals::photos_too_many(limits::PHOTOS).into()));
            let (keep, at_work, trouble) = (Rc::clone(&keep), at_work.clone(), trouble.clone());
            spawn_local(async move {
                let files: Vec<File> = files.into_iter().take(room).collect();
                let mut left = files.len();
                at_work.set(left);
                // One after the other: a phone has little memory for pictures of this size.
                for file in files {
                    let words = match prepare(&file).await {
                        Ok((photo, bytes)) => {
                            keep(photo, bytes).await.is_err().then_some(submit::full_photo())
                        }
                        Err(words) => Some(words),
                    };
                    if let Some(words) = words {
                        trouble.set(Some(words.into()));
                    }
                    left -= 1;
                    at_work.set(left);
                }
            });
        })
    };
    let on_remove = {
        let trouble = trouble.setter();
        Callback::from(move |uuid: AttrValue| {
            trouble.set(None);
            remove.emit(uuid);
        })
    };
    let kept = photos.iter().map(|photo| PickedPhoto {
        id: photo.uuid.clone().into(),
        src: addresses.get(&photo.uuid).cloned(),
        state: submit::photo_kept().into(),
    });
    let coming = (0..*at_work).map(|index| PickedPhoto {
        id: format!("komt-{index}").into(),
        src: None,
        state: submit::photo_at_work().into(),
    });
    Picking {
        photos: kept.chain(coming).collect(),
        room: count + *at_work < limits::PHOTOS,
        trouble: (*trouble).clone(),
        on_add,
        on_remove,
    }
}

/// The page's draft.
#[derive(Properties, PartialEq)]
pub(super) struct PhotosPageProps {
    pub(super) sheet: Sheet,
}

/// Photos of the place.
#[component]
pub(super) fn PhotosPage(props: &PhotosPageProps) -> Html {
    let sheet = &props.sheet;
    let keep: Keep = {
        let desk = sheet.desk.clone();
        Rc::new(move |photo, bytes| {
            let desk = desk.clone();
            Box::pin(async move { desk.add_photo(photo, bytes).await })
        })
    };
    let remove = {
        let desk = sheet.desk.clone();
        Callback::from(move |uuid: AttrValue| {
            desk.edit(move |draft: &mut Draft| draft.photos.retain(|photo| photo.uuid != *uuid));
        })
    };
    let picking = use_picking(&sheet.draft.photos, keep, remove);
    html! {
        <>
        <PhotoPicker id="fotos" legend={submit::photos_question()} heading=true optional=true
            hint={submit::photos_hint(limits::PHOTOS)} error={picking.trouble.clone().or_else(|| sheet.error("fotos"))}
            photos={picking.photos} room={picking.room} on_add={picking.on_add} on_remove={picking.on_remove} />
        <p class="visually-hidden" role="alert">{ picking.trouble }</p>
        </>
    }
}
