//! Where operations and receipts stand in the store.

use std::cell::Cell;

use serde::{Deserialize, Serialize};

use wasm_bindgen_futures::spawn_local;

use super::{engine, version};
use crate::accounting;
use crate::browser;
use crate::store::{self, Record, Room, StoreError, Writing};
use crate::submit;
use crate::sync::Operation;
use crate::wijkschouw;

impl Record for Operation {
    const VERSION: u32 = 1;
}

/// What the server answered to an operation, kept for the confirmation page and as proof.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// Of the operation.
    pub id: String,
    /// Which mutation.
    pub kind: String,
    /// When the answer came, in milliseconds since 1970.
    pub at: u64,
    /// What is kept of the answer; its form belongs to the kind.
    pub answer: String,
}

impl Record for Receipt {
    const VERSION: u32 = 1;
}

/// In place of the bytes of a photo that the server has, as long as its answer can be changed.
pub(super) const SENT: &str = "sent";

/// How many receipts are kept.
const RECEIPTS: usize = 50;

thread_local! {
    static LAST_ORDER: Cell<u64> = const { Cell::new(0) };
}

/// The place of a new operation in the row.
#[must_use]
pub fn next_order() -> u64 {
    let order = browser::now().max(LAST_ORDER.get() + 1);
    LAST_ORDER.set(order);
    order
}

/// Stores an operation together with what else changes on the phone, in one transaction, and lets it be sent.
/// The id of an operation that is stored already replaces it. False: that cannot be, because the server may have
/// done it; nothing is written then.
///
/// # Errors
/// As [`Writing::commit`]: nothing is written, and the person must hear it.
pub async fn enqueue(operation: &Operation, also: Writing) -> Result<bool, StoreError> {
    let writing = also.put_record(Room::Outbox, &operation.id, operation);
    let stored = writing
        .commit_if(Room::Outbox, &operation.id, |present| {
            present.and_then(store::read::<Operation>).is_none_or(|known| known.may_change())
        })
        .await?;
    if stored {
        browser::note_handed_in();
        engine::changed_here();
        spawn_local(async {
            store::keep_for_good().await;
            version::ask_to_be_woken().await;
        });
    }
    Ok(stored)
}

/// Something new for the outbox, and what it takes the place of.
pub struct Successor {
    /// What has to be sent.
    pub operation: Operation,
    /// The id of what it replaces, if that still waits. What the server may have had stays, and goes first.
    pub replaces: Option<String>,
}

/// Stores operations of a walk together with what else changes on the phone, in one transaction, and lets them be
/// sent in a moment. What takes the place of another keeps what that knew about its photos.
///
/// # Errors
/// As [`Writing::commit`]: nothing is written, and the person must hear it.
pub async fn enqueue_all(successors: &[Successor], also: Writing) -> Result<(), StoreError> {
    if !successors.is_empty() {
        engine::gathers();
    }
    let old: Vec<&str> = successors.iter().filter_map(|successor| successor.replaces.as_deref()).collect();
    let stored = also.commit_after_reading(Room::Outbox, &old, |mut writing, present| {
        let mut present = present.iter();
        for Successor { operation, replaces } in successors {
            let known = replaces.as_ref().and_then(|_| present.next().cloned().flatten());
            let known = known.as_deref().and_then(store::read::<Operation>);
            let mut operation = operation.clone();
            if let Some(known) = &known {
                for photo in &mut operation.photos {
                    photo.sent |= known.photos.iter().any(|sent| sent.uuid == photo.uuid && sent.sent);
                }
                if known.may_change() {
                    writing = writing.delete(Room::Outbox, &known.id);
                }
            }
            writing = writing.put_record(Room::Outbox, &operation.id, &operation);
        }
        Some(writing)
    });
    if let Err(error) = stored.await {
        engine::gathers_no_more();
        return Err(error);
    }
    if !successors.is_empty() {
        browser::note_handed_in();
        engine::changed_here_soon();
    }
    Ok(())
}

/// Removes what still waits, together with what else changes on the phone; not what the server may have had.
///
/// # Errors
/// As [`Writing::commit`].
pub async fn withdraw(id: &str, also: Writing) -> Result<bool, StoreError> {
    let withdrawn = also
        .commit_after_reading(Room::Outbox, &[id], |writing, present| {
            let known = present.first()?.as_deref().and_then(store::read::<Operation>)?;
            known.may_change().then(|| writing.delete(Room::Outbox, id))
        })
        .await?;
    if withdrawn {
        engine::changed_here_soon();
    }
    Ok(withdrawn)
}

/// The receipt of an operation, if the server has answered.
pub async fn receipt(id: &str) -> Option<Receipt> {
    store::read(&store::text(Room::Receipts, id).await.ok().flatten()?)
}

/// All receipts, the newest first.
pub async fn receipts() -> Vec<Receipt> {
    let texts = store::texts(Room::Receipts).await.unwrap_or_default();
    let mut all: Vec<Receipt> = texts.iter().filter_map(|(_, text)| store::read(text)).collect();
    all.sort_by_key(|receipt| std::cmp::Reverse(receipt.at));
    all
}

/// Everything that waits. A record that cannot be read stays where it is: a newer app may understand it.
pub(super) async fn stored() -> Option<Vec<Operation>> {
    let texts = store::texts(Room::Outbox).await.ok()?;
    Some(texts.iter().filter_map(|(_, text)| store::read(text)).collect())
}

/// Stores how operations are now, unless they are gone.
pub(super) async fn keep(operations: &[Operation]) {
    let ids: Vec<&str> = operations.iter().map(|operation| operation.id.as_str()).collect();
    // A mark that cannot be kept does no harm: after a restart the operation is only tried once more.
    let _ = Writing::new()
        .commit_after_reading(Room::Outbox, &ids, |writing, present| {
            let here = operations.iter().zip(present).filter(|(_, present)| present.is_some());
            Some(here.fold(writing, |writing, (o, _)| writing.put_record(Room::Outbox, &o.id, o)))
        })
        .await;
}

/// Stores receipts and removes what they are for, together.
pub(super) async fn settle(settled: &[(Operation, String)]) -> Result<(), StoreError> {
    let writing = settled.iter().fold(Writing::new(), |writing, (operation, answer)| {
        if let Some(walk) = wijkschouw::walk_of(operation) {
            // The walk keeps what was recorded; a receipt for each of hundreds of answers would push out the others.
            let writing = writing.delete(Room::Outbox, &operation.id);
            return operation
                .photos
                .iter()
                .fold(writing, |writing, photo| writing.put(Room::Photos, &photo.uuid, SENT.into()))
                .put(Room::Walks, &wijkschouw::sent_key(walk), browser::now().to_string().as_str().into());
        }
        let receipt = Receipt {
            id: operation.id.clone(),
            kind: operation.kind.clone(),
            at: browser::now(),
            answer: answer.clone(),
        };
        removal(writing, operation).put_record(Room::Receipts, &operation.id, &receipt)
    });
    writing.commit().await
}

/// Removes an operation with its photos and its draft. Of a walk, what was recorded stays, and it is noted that it
/// was not sent.
pub(super) async fn remove(operation: &Operation) -> Result<(), StoreError> {
    if let Some(walk) = wijkschouw::walk_of(operation) {
        let writing = Writing::new().delete(Room::Outbox, &operation.id);
        return writing
            .put(Room::Walks, &wijkschouw::dropped_key(walk, &operation.id), "".into())
            .commit()
            .await;
    }
    removal(Writing::new(), operation).commit().await
}

fn removal(writing: Writing, operation: &Operation) -> Writing {
    let draft = if operation.kind == accounting::KIND { &operation.aggregate } else { &operation.id };
    let writing = writing.delete(Room::Outbox, &operation.id).delete(Room::Drafts, draft);
    operation.photos.iter().fold(writing, |writing, photo| writing.delete(Room::Photos, &photo.uuid))
}

/// Throws away the oldest receipts, forgotten drafts, and photos that nothing needs any more. Once per start is enough.
pub(super) async fn tidy() {
    submit::forget_old().await;
    accounting::forget_old().await;
    tidy_photos().await;
    let surplus = receipts().await.into_iter().skip(RECEIPTS);
    let writing =
        surplus.fold(Writing::new(), |writing, receipt| writing.delete(Room::Receipts, &receipt.id));
    let _ = writing.commit().await;
}

async fn tidy_photos() -> Option<()> {
    let outbox = store::texts(Room::Outbox).await.ok()?;
    let operations: Vec<Operation> = outbox.iter().filter_map(|(_, text)| store::read(text)).collect();
    if operations.len() != outbox.len() {
        return None;
    }
    let mut needed = submit::photos_in_drafts().await?;
    needed.extend(accounting::photos_in_drafts().await?);
    needed.extend(wijkschouw::photos_in_walks().await?);
    needed.extend(operations.into_iter().flat_map(|operation| operation.photos).map(|photo| photo.uuid));
    let present = store::keys(Room::Photos).await.ok()?;
    let surplus = present.into_iter().filter(|uuid| !needed.contains(uuid));
    surplus.fold(Writing::new(), |writing, uuid| writing.delete(Room::Photos, &uuid)).commit().await.ok()
}
