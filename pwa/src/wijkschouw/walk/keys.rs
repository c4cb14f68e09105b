//! Where a walk stands in the store: everything of one wijkschouw begins with its reference.

use crate::store::{self, Room};
use crate::sync::Operation;

/// Before the reference in the aggregate of everything that a walk sends.
const AGGREGATE: &str = "walk:";
/// Before the uuid of a photo; the value is its thumbnail.
const PHOTO: &str = "/photo/";

/// What was taken along.
pub(crate) fn prepared_key(reference: &str) -> String {
    format!("{reference}/walk")
}

/// Where one is, and how one likes to walk.
pub(super) fn place_key(reference: &str) -> String {
    format!("{reference}/place")
}

/// What others recorded, as the server last told.
pub(super) fn others_key(reference: &str) -> String {
    format!("{reference}/others")
}

/// An answer of one's own.
pub(super) fn answer_key(reference: &str, question: &str) -> String {
    format!("{reference}/answer/{question}")
}

/// A finding of one's own.
pub(super) fn finding_key(reference: &str, uuid: &str) -> String {
    format!("{reference}/finding/{uuid}")
}

/// The finding that is being written.
pub(super) fn draft_key(reference: &str) -> String {
    format!("{reference}/draft")
}

/// A stop that was added on the way.
pub(super) fn stop_key(reference: &str, uuid: &str) -> String {
    format!("{reference}/stop/{uuid}")
}

/// The thumbnail of a photo.
pub(super) fn photo_key(reference: &str, uuid: &str) -> String {
    format!("{reference}{PHOTO}{uuid}")
}

/// An example picture.
pub(super) fn example_key(reference: &str, uuid: &str) -> String {
    format!("{reference}/example/{uuid}")
}

/// When something of the walk was last received by the server.
pub(crate) fn sent_key(reference: &str) -> String {
    format!("{reference}/sent")
}

/// The person deleted this operation before it was sent.
pub(crate) fn dropped_key(reference: &str, operation: &str) -> String {
    format!("{reference}/dropped/{operation}")
}

/// What an operation of a walk is about: `part` is small, so that a refusal holds up nothing else.
pub(super) fn aggregate(reference: &str, part: &str) -> String {
    format!("{AGGREGATE}{reference}:{part}")
}

/// The name of everything that a walk sends, for what has to wait until all of it is gone.
pub(super) fn batch(reference: &str) -> String {
    format!("{AGGREGATE}{reference}")
}

/// The reference of the wijkschouw that an operation belongs to.
pub(crate) fn walk_of(operation: &Operation) -> Option<&str> {
    operation.aggregate.strip_prefix(AGGREGATE)?.split(':').next()
}

/// The photos of all walks on this phone, also those with something that is not sent because it is no answer yet.
pub(crate) async fn photos_in_walks() -> Option<Vec<String>> {
    let keys = store::keys(Room::Walks).await.ok()?;
    Some(keys.iter().filter_map(|key| key.split_once(PHOTO)).map(|(_, uuid)| uuid.to_owned()).collect())
}
