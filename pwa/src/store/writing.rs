use idb::{Query, Transaction, TransactionMode, TransactionResult};
use wasm_bindgen::JsValue;

use super::connection::{Place, explain, place, reopen_or_fail};
use super::{Record, Room, StoreError, memory, record};

enum Change {
    Set { room: Room, key: String, value: Option<JsValue> },
    Clear(Room),
}

/// Changes that are written together or not at all.
#[derive(Default)]
#[must_use = "nothing is written before `commit`"]
pub struct Writing {
    changes: Vec<Change>,
}

impl Writing {
    /// No change yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a value in place of what was there.
    pub fn put(mut self, room: Room, key: &str, value: JsValue) -> Self {
        self.changes.push(Change::Set { room, key: key.to_owned(), value: Some(value) });
        self
    }

    /// Puts a record.
    pub fn put_record<T: Record>(self, room: Room, key: &str, record: &T) -> Self {
        self.put(room, key, JsValue::from_str(&record::write(record)))
    }

    /// Removes what is under this key, if anything.
    pub fn delete(mut self, room: Room, key: &str) -> Self {
        self.changes.push(Change::Set { room, key: key.to_owned(), value: None });
        self
    }

    /// Empties a room.
    pub fn clear(mut self, room: Room) -> Self {
        self.changes.push(Change::Clear(room));
        self
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Writes everything in one transaction.
    ///
    /// # Errors
    /// [`StoreError::Full`] when the device has no space left, else what the browser says. Nothing is written then.
    pub async fn commit(self) -> Result<(), StoreError> {
        if self.changes.is_empty() {
            return Ok(());
        }
        loop {
            let Place::Kept(database) = place().await else {
                self.remember();
                return Ok(());
            };
            match database.transaction(&self.rooms(), TransactionMode::ReadWrite) {
                Ok(transaction) => return self.apply(transaction).await,
                Err(error) => reopen_or_fail(&error)?,
            }
        }
    }

    /// Writes everything in one transaction, when what is now under this key may be written over. False: it may
    /// not, and nothing is written.
    ///
    /// # Errors
    /// As [`Self::commit`].
    pub async fn commit_if(
        self,
        room: Room,
        key: &str,
        may: impl Fn(Option<&str>) -> bool,
    ) -> Result<bool, StoreError> {
        let decide = |writing, present: &[Option<String>]| {
            may(present.first().and_then(Option::as_deref)).then_some(writing)
        };
        self.commit_after_reading(room, &[key], decide).await
    }

    /// Reads what is now under these keys and writes what `decide` makes of it, all in one transaction. It may add
    /// changes in the same rooms. None: nothing is written, and the answer is false.
    ///
    /// # Errors
    /// As [`Self::commit`].
    pub async fn commit_after_reading(
        self,
        room: Room,
        keys: &[&str],
        decide: impl FnOnce(Self, &[Option<String>]) -> Option<Self>,
    ) -> Result<bool, StoreError> {
        loop {
            let Place::Kept(database) = place().await else {
                let present: Vec<_> = keys.iter().map(|key| memory::get(room, key).as_string()).collect();
                return Ok(decide(self, &present).map(Self::remember).is_some());
            };
            let mut rooms = self.rooms();
            rooms.push(room.name());
            match database.transaction(&rooms, TransactionMode::ReadWrite) {
                Ok(transaction) => {
                    let store = transaction.object_store(room.name()).map_err(explain)?;
                    let mut requests = Vec::with_capacity(keys.len());
                    for key in keys {
                        requests.push(store.get(Query::Key(JsValue::from_str(key))).map_err(explain)?);
                    }
                    let mut present = Vec::with_capacity(keys.len());
                    for request in requests {
                        present.push(request.await.map_err(explain)?.and_then(|value| value.as_string()));
                    }
                    return match decide(self, &present) {
                        Some(writing) => writing.apply(transaction).await.map(|()| true),
                        None => Ok(false),
                    };
                }
                Err(error) => reopen_or_fail(&error)?,
            }
        }
    }

    fn rooms(&self) -> Vec<&'static str> {
        let mut rooms: Vec<_> = self
            .changes
            .iter()
            .map(|change| match change {
                Change::Set { room, .. } | Change::Clear(room) => room.name(),
            })
            .collect();
        rooms.sort_unstable();
        rooms.dedup();
        rooms
    }

    /// All requests are made at once and only the end is awaited, so that the transaction cannot close in between.
    async fn apply(self, transaction: Transaction) -> Result<(), StoreError> {
        let mut handle = None;
        for change in &self.changes {
            match change {
                Change::Set { room, key, value } => {
                    let store = transaction.object_store(room.name()).map_err(explain)?;
                    let key = JsValue::from_str(key);
                    match value {
                        Some(value) => drop(store.put(value, Some(&key)).map_err(explain)?),
                        None => drop(store.delete(Query::Key(key)).map_err(explain)?),
                    }
                    handle = Some(store.transaction());
                }
                Change::Clear(room) => {
                    let store = transaction.object_store(room.name()).map_err(explain)?;
                    drop(store.clear().map_err(explain)?);
                }
            }
        }
        match transaction.await.map_err(explain)? {
            TransactionResult::Committed => Ok(()),
            // A disk that runs full shows only at the end, as an abort.
            TransactionResult::Aborted => {
                let why = handle.and_then(|transaction| transaction.error()).map(|error| error.name());
                Err(explain(why.unwrap_or_else(|| "aborted".to_owned())))
            }
        }
    }

    fn remember(self) {
        for change in self.changes {
            match change {
                Change::Set { room, key, value } => memory::set(room, &key, value),
                Change::Clear(room) => memory::clear(room),
            }
        }
    }
}
