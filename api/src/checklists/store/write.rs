//! Writing checklists. Each function takes the proof that the actor writes checklists; each touches drafts only.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DbErr, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _,
};
use uuid::Uuid;
use wdw_contract::checklist::Checklist as Document;
use wdw_entities::{checklist, checklist_photo, checklist_version, photo};

use super::State;
use crate::access::ChecklistEditor;
use crate::platform::Fault;
use crate::platform::database::WriteTransaction;

use checklist_version::Column as C;

/// Adds a checklist that came with the software, published.
pub async fn plant(tx: &WriteTransaction, slug: &str, document: &Document) -> Result<(), Fault> {
    let id = tx.ids().uuid();
    insert_checklist(tx, id, slug).await?;
    let row = checklist_version::ActiveModel {
        state: Set(State::Published.as_str().to_owned()),
        published_at: Set(Some(tx.now())),
        ..version(tx, id, 1, document)?
    };
    checklist_version::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn insert_checklist(tx: &WriteTransaction, id: Uuid, slug: &str) -> Result<(), DbErr> {
    let row = checklist::ActiveModel { id: Set(id), slug: Set(slug.to_owned()), created_at: Set(tx.now()) };
    checklist::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

fn version(
    tx: &WriteTransaction,
    checklist_id: Uuid,
    number: i32,
    document: &Document,
) -> Result<checklist_version::ActiveModel, Fault> {
    Ok(checklist_version::ActiveModel {
        id: Set(tx.ids().uuid()),
        checklist_id: Set(checklist_id),
        number: Set(number),
        state: Set(State::Draft.as_str().to_owned()),
        title: Set(document.title.clone()),
        document: Set(serde_json::to_string(document)?),
        published_at: Set(None),
        published_by: Set(None),
        updated_at: Set(tx.now()),
    })
}

/// Stores a new checklist with its first draft.
pub async fn insert(
    tx: &WriteTransaction,
    _: &ChecklistEditor,
    id: Uuid,
    slug: &str,
    document: &Document,
) -> Result<(), Fault> {
    insert_checklist(tx, id, slug).await?;
    checklist_version::Entity::insert(version(tx, id, 1, document)?).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds a draft after the newest version. The database holds one draft of each at most.
pub async fn insert_draft(
    tx: &WriteTransaction,
    _: &ChecklistEditor,
    checklist_id: Uuid,
    document: &Document,
) -> Result<i32, Fault> {
    let newest: Option<i32> = checklist_version::Entity::find()
        .select_only()
        .column_as(C::Number.max(), "newest")
        .filter(C::ChecklistId.eq(checklist_id))
        .into_tuple()
        .one(tx)
        .await?
        .flatten();
    let number = newest.unwrap_or_default() + 1;
    let row = version(tx, checklist_id, number, document)?;
    checklist_version::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(number)
}

/// Writes the draft anew. Answers whether there was one.
pub async fn save_draft(
    tx: &WriteTransaction,
    _: &ChecklistEditor,
    checklist_id: Uuid,
    document: &Document,
) -> Result<bool, Fault> {
    let done = checklist_version::Entity::update_many()
        .col_expr(C::Title, Expr::value(document.title.clone()))
        .col_expr(C::Document, Expr::value(serde_json::to_string(document)?))
        .col_expr(C::UpdatedAt, Expr::value(tx.now()))
        .filter(C::ChecklistId.eq(checklist_id))
        .filter(C::State.eq(State::Draft.as_str()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Fixes the draft for ever. Answers whether there was one.
pub async fn publish(
    tx: &WriteTransaction,
    editor: &ChecklistEditor,
    checklist_id: Uuid,
) -> Result<bool, DbErr> {
    let done = checklist_version::Entity::update_many()
        .col_expr(C::State, Expr::value(State::Published.as_str()))
        .col_expr(C::PublishedAt, Expr::value(tx.now()))
        .col_expr(C::PublishedBy, Expr::value(editor.person_id()))
        .col_expr(C::UpdatedAt, Expr::value(tx.now()))
        .filter(C::ChecklistId.eq(checklist_id))
        .filter(C::State.eq(State::Draft.as_str()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Throws the draft away, and the checklist with it when nothing of it was ever published. Answers whether there
/// was a draft.
pub async fn delete_draft(
    tx: &WriteTransaction,
    _: &ChecklistEditor,
    checklist_id: Uuid,
) -> Result<bool, DbErr> {
    let done = checklist_version::Entity::delete_many()
        .filter(C::ChecklistId.eq(checklist_id))
        .filter(C::State.eq(State::Draft.as_str()))
        .exec(tx)
        .await?;
    if checklist_version::Entity::find().filter(C::ChecklistId.eq(checklist_id)).count(tx).await? == 0 {
        checklist::Entity::delete_by_id(checklist_id).exec(tx).await?;
    }
    Ok(done.rows_affected == 1)
}

/// Keeps pictures as examples of a checklist: those that the actor uploaded, when nothing else holds them, and
/// those that are an example already. Answers which could not be kept.
pub async fn keep_examples(
    tx: &WriteTransaction,
    editor: &ChecklistEditor,
    checklist_id: Uuid,
    photos: &[Uuid],
) -> Result<Vec<Uuid>, DbErr> {
    if photos.is_empty() {
        return Ok(Vec::new());
    }
    let known: Vec<Uuid> = checklist_photo::Entity::find()
        .select_only()
        .column(checklist_photo::Column::PhotoId)
        .filter(checklist_photo::Column::PhotoId.is_in(photos.iter().copied()))
        .into_tuple()
        .all(tx)
        .await?;
    let own: Vec<Uuid> = photo::Entity::find()
        .select_only()
        .column(photo::Column::Id)
        .filter(photo::Column::Id.is_in(photos.iter().copied()))
        .filter(photo::Column::UploaderId.eq(editor.person_id()))
        .filter(photo::Column::InitiativeId.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    let new: Vec<Uuid> = own.into_iter().filter(|id| !known.contains(id)).collect();
    if !new.is_empty() {
        let rows = new
            .iter()
            .map(|id| checklist_photo::ActiveModel { photo_id: Set(*id), checklist_id: Set(checklist_id) });
        let once = OnConflict::column(checklist_photo::Column::PhotoId).do_nothing().to_owned();
        checklist_photo::Entity::insert_many(rows).on_conflict(once).exec_without_returning(tx).await?;
    }
    Ok(photos.iter().filter(|id| !known.contains(id) && !new.contains(id)).copied().collect())
}
