//! What this phone keeps: drafts, what still has to be sent, photos, receipts, answers of the server for reading
//! without a connection, and choices. A thin layer over IndexedDB.
//!
//! Two promises: what belongs together is written in one transaction ([`Writing`]), and no transaction ever waits
//! for the network. A connection that the browser closes is opened again. Where the browser lets nothing be kept
//! (a private window, for example), everything works until the tab is closed and [`keeps`] says so.
//!
//! Not here: what the records mean.

mod connection;
mod memory;
mod record;
mod writing;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

pub use connection::{StoreError, keep_for_good, keeps, room_left};
pub use record::{Record, read, write};
pub use writing::Writing;

/// One kind of thing that is kept. Its name is the object store's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Room {
    /// Operations that still have to be sent, by operation id.
    Outbox,
    /// The bytes of photos, by uuid.
    Photos,
    /// What is half filled in, by draft id.
    Drafts,
    /// What the server answered to an operation, by operation id.
    Receipts,
    /// Answers to queries, for reading without a connection.
    Cache,
    /// Choices and facts of this phone.
    Settings,
    /// What was taken along for a wijkschouw and what is recorded there, by reference and kind.
    Walks,
}

impl Room {
    pub(crate) const ALL: [Self; 7] =
        [Self::Outbox, Self::Photos, Self::Drafts, Self::Receipts, Self::Cache, Self::Settings, Self::Walks];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Outbox => "outbox",
            Self::Photos => "photos",
            Self::Drafts => "drafts",
            Self::Receipts => "receipts",
            Self::Cache => "cache",
            Self::Settings => "settings",
            Self::Walks => "walks",
        }
    }
}

/// One text.
///
/// # Errors
/// When the browser cannot read.
pub async fn text(room: Room, key: &str) -> Result<Option<String>, StoreError> {
    Ok(connection::get(room, key).await?.as_string())
}

/// All texts of a room with their keys, in the order of the keys.
///
/// # Errors
/// When the browser cannot read.
pub async fn texts(room: Room) -> Result<Vec<(String, String)>, StoreError> {
    let all = connection::get_all(room, None).await?;
    Ok(all.into_iter().filter_map(|(key, value)| Some((key, value.as_string()?))).collect())
}

/// Everything of a room of which the key begins with `prefix`, in the order of the keys.
///
/// # Errors
/// When the browser cannot read.
pub async fn under(room: Room, prefix: &str) -> Result<Vec<(String, JsValue)>, StoreError> {
    connection::get_all(room, Some(prefix)).await
}

/// The keys of a room.
///
/// # Errors
/// When the browser cannot read.
pub async fn keys(room: Room) -> Result<Vec<String>, StoreError> {
    connection::keys(room).await
}

/// The bytes of a photo.
///
/// # Errors
/// When the browser cannot read.
pub async fn photo(uuid: &str) -> Result<Option<Uint8Array>, StoreError> {
    Ok(connection::get(Room::Photos, uuid).await?.dyn_into().ok())
}

/// Writes one text.
///
/// # Errors
/// As [`Writing::commit`].
pub async fn put_text(room: Room, key: &str, text: &str) -> Result<(), StoreError> {
    Writing::new().put(room, key, JsValue::from_str(text)).commit().await
}
