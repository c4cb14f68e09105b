//! Checklists in the database. A published version is never written again: every update asks for a draft.

mod write;

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _,
};
use uuid::Uuid;
use wdw_contract::checklist::Checklist as Document;
use wdw_entities::{checklist, checklist_photo, checklist_version};

use crate::access::{Viewer, may_edit_checklists};
use crate::platform::Fault;
use crate::words::words;

pub use write::{delete_draft, insert, insert_draft, keep_examples, plant, publish, save_draft};

words! {
    /// Whether a version can still change.
    pub enum State {
        /// Being written; only who writes checklists sees it.
        Draft = "draft",
        /// Fixed, for everyone.
        Published = "published",
    }
}

/// A checklist as stored.
pub type ChecklistRow = checklist::Model;
/// A version as stored.
pub type VersionRow = checklist_version::Model;

/// Whether a version can still change.
#[must_use]
pub fn state(row: &VersionRow) -> State {
    State::parse(&row.state).unwrap_or(State::Draft)
}

/// What a version asks.
///
/// # Errors
/// When the database holds something that was never written.
pub fn document(row: &VersionRow) -> Result<Document, Fault> {
    Ok(serde_json::from_str(&row.document)?)
}

/// All checklists that the viewer may read, oldest first.
pub async fn all(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<ChecklistRow>, DbErr> {
    seen_by(viewer)
        .order_by_asc(checklist::Column::CreatedAt)
        .order_by_asc(checklist::Column::Slug)
        .all(db)
        .await
}

/// The checklist with this name in its address, when the viewer may read it.
pub async fn by_slug(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    slug: &str,
) -> Result<Option<ChecklistRow>, DbErr> {
    seen_by(viewer).filter(checklist::Column::Slug.eq(slug)).one(db).await
}

/// Checklists by id, those that the viewer may read.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<Vec<ChecklistRow>, DbErr> {
    seen_by(viewer).filter(checklist::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// What was never published is only there for who writes it.
fn seen_by(viewer: &Viewer) -> sea_orm::Select<checklist::Entity> {
    let query = checklist::Entity::find();
    if may_edit_checklists(viewer) {
        return query;
    }
    let published = checklist_version::Entity::find()
        .select_only()
        .column(checklist_version::Column::ChecklistId)
        .filter(checklist_version::Column::State.eq(State::Published.as_str()));
    query.filter(checklist::Column::Id.in_subquery(published.into_query()))
}

/// Versions by id, those that the viewer may read.
pub async fn versions_by_id(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<Vec<VersionRow>, DbErr> {
    versions_seen_by(viewer).filter(checklist_version::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The versions of these checklists that the viewer may read, newest first.
pub async fn versions_of(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<Vec<VersionRow>, DbErr> {
    versions_seen_by(viewer)
        .filter(checklist_version::Column::ChecklistId.is_in(ids.iter().copied()))
        .order_by_desc(checklist_version::Column::Number)
        .all(db)
        .await
}

fn versions_seen_by(viewer: &Viewer) -> sea_orm::Select<checklist_version::Entity> {
    let query = checklist_version::Entity::find();
    if may_edit_checklists(viewer) {
        query
    } else {
        query.filter(checklist_version::Column::State.eq(State::Published.as_str()))
    }
}

/// The names in addresses that are taken.
pub async fn slugs(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    checklist::Entity::find().select_only().column(checklist::Column::Slug).into_tuple().all(db).await
}

/// Whether the viewer reads a checklist that has this picture as an example.
pub async fn has_example(db: &impl ConnectionTrait, viewer: &Viewer, photo_id: Uuid) -> Result<bool, DbErr> {
    let Some(link) = checklist_photo::Entity::find_by_id(photo_id).one(db).await? else { return Ok(false) };
    Ok(!by_ids(db, viewer, &[link.checklist_id]).await?.is_empty())
}
