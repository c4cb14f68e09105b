//! Stands in for the database where the browser keeps nothing for us. Lives as long as the tab.

use std::cell::RefCell;
use std::collections::BTreeMap;

use wasm_bindgen::JsValue;

use super::Room;

thread_local! {
    static ROOMS: RefCell<BTreeMap<(&'static str, String), JsValue>> = const { RefCell::new(BTreeMap::new()) };
}

pub(crate) fn get(room: Room, key: &str) -> JsValue {
    ROOMS
        .with_borrow(|rooms| rooms.get(&(room.name(), key.to_owned())).cloned())
        .unwrap_or(JsValue::UNDEFINED)
}

pub(crate) fn get_all(room: Room) -> Vec<(String, JsValue)> {
    ROOMS.with_borrow(|rooms| {
        rooms
            .iter()
            .filter(|((name, _), _)| *name == room.name())
            .map(|((_, key), value)| (key.clone(), value.clone()))
            .collect()
    })
}

pub(crate) fn set(room: Room, key: &str, value: Option<JsValue>) {
    ROOMS.with_borrow_mut(|rooms| {
        let place = (room.name(), key.to_owned());
        match value {
            Some(value) => rooms.insert(place, value),
            None => rooms.remove(&place),
        };
    });
}

pub(crate) fn clear(room: Room) {
    ROOMS.with_borrow_mut(|rooms| rooms.retain(|(name, _), _| *name != room.name()));
}
