//! Answers of the server, kept for reading without a connection. The newest are also in memory, so that going
//! back shows the page at once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use crate::store::{self, Record, Room, Writing};

/// More answers than anyone reads in a week.
const MOST: usize = 60;

/// An answer and when it was given.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) text: String,
    pub(super) at: u64,
}

impl Record for Kept {
    const VERSION: u32 = 1;
}

thread_local! {
    static MEMORY: RefCell<HashMap<String, Kept>> = RefCell::new(HashMap::new());
}

/// A short name for a question. Two questions with one name would only show a wrong answer for a moment.
pub(super) fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

pub(super) async fn get(key: &str) -> Option<Kept> {
    if let Some(kept) = MEMORY.with_borrow(|memory| memory.get(key).cloned()) {
        return Some(kept);
    }
    store::read(&store::text(Room::Cache, key).await.ok().flatten()?)
}

pub(super) async fn put(key: &str, text: String, at: u64) {
    let kept = Kept { text, at };
    let writing = Writing::new().put_record(Room::Cache, key, &kept);
    MEMORY.with_borrow_mut(|memory| memory.insert(key.to_owned(), kept));
    // Not being able to keep an answer is no reason to bother anyone.
    let _ = writing.commit().await;
}

pub(super) async fn clear() {
    MEMORY.with_borrow_mut(HashMap::clear);
    let _ = Writing::new().clear(Room::Cache).commit().await;
}

/// Throws away the oldest answers. Once per start is enough.
pub(crate) async fn tidy() {
    let Ok(all) = store::texts(Room::Cache).await else { return };
    let mut aged: Vec<(u64, String)> = all
        .into_iter()
        .map(|(key, text)| (store::read::<Kept>(&text).map_or(0, |kept| kept.at), key))
        .collect();
    aged.sort_unstable();
    let surplus = aged.len().saturating_sub(MOST);
    let writing =
        aged.iter().take(surplus).fold(Writing::new(), |writing, (_, key)| writing.delete(Room::Cache, key));
    let _ = writing.commit().await;
}
