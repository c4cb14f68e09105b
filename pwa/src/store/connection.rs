//! The one connection to the database, opened when it is first needed and again when the browser closed it.

use std::cell::RefCell;
use std::rc::Rc;

use idb::event::VersionChangeEvent;
use idb::{Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{Room, memory};
use crate::browser;

const NAME: &str = "wdw";
/// Raised when a room is added. Records carry versions of their own.
const VERSION: u32 = 2;

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no space left on this device for the app.
    Full,
    /// What the browser says, for whoever looks for the cause.
    Failed(String),
}

#[derive(Clone)]
pub(crate) enum Place {
    Kept(Rc<Database>),
    /// Lives as long as the tab.
    Memory,
}

thread_local! {
    static PLACE: RefCell<Option<Place>> = const { RefCell::new(None) };
}

/// The database; memory where the browser has none for us.
pub(crate) async fn place() -> Place {
    if let Some(place) = PLACE.with_borrow(Clone::clone) {
        return place;
    }
    let opened = open().await;
    PLACE.with_borrow_mut(|place| match (&*place, opened) {
        // Two opened at once: the first stays. A connection that is only forgotten would stay open, and in the way
        // of a newer version.
        (Some(first), second) => {
            if let Ok(second) = second {
                second.close();
            }
            first.clone()
        }
        (None, Ok(database)) => place.insert(Place::Kept(Rc::new(database))).clone(),
        (None, Err(_)) => place.insert(Place::Memory).clone(),
    })
}

/// Forgets a connection that turned out to be closed.
pub(crate) fn forget() {
    PLACE.with_borrow_mut(|place| {
        if matches!(place, Some(Place::Kept(_))) {
            *place = None;
        }
    });
}

/// Whether what is written survives the tab. False in private windows of some browsers.
pub async fn keeps() -> bool {
    matches!(place().await, Place::Kept(_))
}

/// Asks the browser not to throw away what is stored when the device runs full. Whether it promised; none where it
/// cannot be asked.
pub async fn keep_for_good() -> Option<bool> {
    let storage = browser::property(browser::window()?.navigator().as_ref(), "storage")?;
    let asked: js_sys::Promise =
        browser::method(&storage, "persist")?.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()?.as_bool()
}

/// How many bytes the browser still has for us; none where it does not say.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "byte counts")]
#[expect(clippy::float_arithmetic, reason = "the browser counts bytes in floats; no money here")]
pub async fn room_left() -> Option<u64> {
    let storage = browser::property(browser::window()?.navigator().as_ref(), "storage")?;
    let promise: js_sys::Promise =
        browser::method(&storage, "estimate")?.call0(&storage).ok()?.dyn_into().ok()?;
    let estimate = JsFuture::from(promise).await.ok()?;
    let figure = |name| browser::property(&estimate, name)?.as_f64();
    Some((figure("quota")? - figure("usage")?).max(0.0) as u64)
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event: VersionChangeEvent| {
        if let Ok(database) = event.database() {
            let present = database.store_names();
            for room in Room::ALL {
                if !present.iter().any(|name| name == room.name()) {
                    // A failure here makes the opening fail, which is handled there.
                    let _ = database.create_object_store(room.name(), ObjectStoreParams::new());
                }
            }
        }
    });
    let mut database = request.await?;
    database.on_close(|_| forget());
    // Another tab brings a newer version of the app: let it pass. The next access opens again.
    database.on_version_change(|event| {
        if let Some(target) = event.target()
            && let Some(close) = browser::method(&target, "close")
        {
            let _ = close.call0(&target);
        }
        forget();
    });
    Ok(database)
}

pub(crate) async fn get(room: Room, key: &str) -> Result<JsValue, StoreError> {
    loop {
        let Place::Kept(database) = place().await else { return Ok(memory::get(room, key)) };
        let transaction = match database.transaction(&[room.name()], TransactionMode::ReadOnly) {
            Ok(transaction) => transaction,
            Err(error) => {
                reopen_or_fail(&error)?;
                continue;
            }
        };
        let store = transaction.object_store(room.name()).map_err(explain)?;
        let found = store.get(Query::Key(JsValue::from_str(key))).map_err(explain)?.await.map_err(explain)?;
        return Ok(found.unwrap_or(JsValue::UNDEFINED));
    }
}

pub(crate) async fn get_all(room: Room, prefix: Option<&str>) -> Result<Vec<(String, JsValue)>, StoreError> {
    let range = || {
        let (from, to) = (JsValue::from_str(prefix?), JsValue::from_str(&format!("{}\u{ffff}", prefix?)));
        KeyRange::bound(&from, &to, None, None).ok().map(Query::KeyRange)
    };
    loop {
        let Place::Kept(database) = place().await else {
            let mut all = memory::get_all(room);
            all.retain(|(key, _)| prefix.is_none_or(|prefix| key.starts_with(prefix)));
            return Ok(all);
        };
        let transaction = match database.transaction(&[room.name()], TransactionMode::ReadOnly) {
            Ok(transaction) => transaction,
            Err(error) => {
                reopen_or_fail(&error)?;
                continue;
            }
        };
        let store = transaction.object_store(room.name()).map_err(explain)?;
        let keys = store.get_all_keys(range(), None).map_err(explain)?;
        let values = store.get_all(range(), None).map_err(explain)?;
        let (keys, values) = (keys.await.map_err(explain)?, values.await.map_err(explain)?);
        return Ok(keys.into_iter().filter_map(|key| key.as_string()).zip(values).collect());
    }
}

pub(crate) async fn keys(room: Room) -> Result<Vec<String>, StoreError> {
    loop {
        let Place::Kept(database) = place().await else {
            return Ok(memory::get_all(room).into_iter().map(|(key, _)| key).collect());
        };
        match database.transaction(&[room.name()], TransactionMode::ReadOnly) {
            Ok(transaction) => {
                let store = transaction.object_store(room.name()).map_err(explain)?;
                let keys = store.get_all_keys(None, None).map_err(explain)?.await.map_err(explain)?;
                return Ok(keys.into_iter().filter_map(|key| key.as_string()).collect());
            }
            Err(error) => reopen_or_fail(&error)?,
        }
    }
}

/// A transaction cannot begin on a connection that the browser closed: forget it, so that the next try opens one.
pub(crate) fn reopen_or_fail(error: &Error) -> Result<(), StoreError> {
    match error {
        Error::TransactionOpenFailed(reason) if error_name(reason) == "InvalidStateError" => {
            forget();
            Ok(())
        }
        other => Err(explain(other.to_string())),
    }
}

pub(crate) fn explain(error: impl Into<Explained>) -> StoreError {
    let Explained(text) = error.into();
    if text.contains("QuotaExceeded") { StoreError::Full } else { StoreError::Failed(text) }
}

/// What the browser said, as text.
pub(crate) struct Explained(String);

impl From<Error> for Explained {
    fn from(error: Error) -> Self {
        match &error {
            Error::DomException(exception) => Self(exception.name()),
            Error::UpdateFailed(reason)
            | Error::AddFailed(reason)
            | Error::DeleteFailed(reason)
            | Error::GetFailed(reason) => Self(error_name(reason)),
            _ => Self(error.to_string()),
        }
    }
}

impl From<String> for Explained {
    fn from(text: String) -> Self {
        Self(text)
    }
}

fn error_name(error: &JsValue) -> String {
    Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string()).unwrap_or_default()
}
