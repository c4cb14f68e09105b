//! What there is of one person: to take along, and to let go.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use serde_json::json;
use uuid::Uuid;
use wdw_entities::follow_up_note::{Column, Entity};

use crate::platform::database::WriteTransaction;

/// Every step that a person wrote.
pub async fn export_of(db: &impl ConnectionTrait, person_id: Uuid) -> Result<serde_json::Value, DbErr> {
    let notes = Entity::find()
        .filter(Column::AuthorId.eq(person_id))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(json!({
        "notes": notes.iter().map(|row| json!({
            "follow_up_id": row.follow_up_id, "state": row.state, "body": row.body, "at": row.created_at,
        })).collect::<Vec<_>>(),
    }))
}

/// Takes the name of a person who leaves from the steps: what was done stays.
pub async fn forget(tx: &WriteTransaction, person_id: Uuid, put: &str) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AuthorLabel, Expr::value(put))
        .filter(Column::AuthorId.eq(person_id))
        .exec(tx)
        .await?;
    Ok(())
}
