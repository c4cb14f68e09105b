//! What there is of one person: to take along, and to let go.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _,
};
use serde_json::json;
use uuid::Uuid;
use wdw_entities::{answer, finding, participant, wijkschouw};

use crate::platform::database::WriteTransaction;
use crate::wijkschouw::rules::{ParticipantState, State};

/// Everything that a person took part in, answered and saw.
pub async fn export_of(db: &impl ConnectionTrait, person_id: Uuid) -> Result<serde_json::Value, DbErr> {
    let part =
        participant::Entity::find().filter(participant::Column::PersonId.eq(person_id)).all(db).await?;
    let answers = answer::Entity::find()
        .filter(answer::Column::AuthorId.eq(person_id))
        .order_by_asc(answer::Column::MadeAt)
        .all(db)
        .await?;
    let findings = finding::Entity::find()
        .filter(finding::Column::AuthorId.eq(person_id))
        .order_by_asc(finding::Column::MadeAt)
        .all(db)
        .await?;
    Ok(json!({
        "took_part": part.iter().map(|row| json!({
            "wijkschouw_id": row.wijkschouw_id, "state": row.state, "at": row.created_at,
        })).collect::<Vec<_>>(),
        "answers": answers.iter().map(|row| json!({
            "wijkschouw_id": row.wijkschouw_id, "item": row.item_key, "state": row.state, "value": row.value,
            "note": row.note, "latitude": row.latitude, "longitude": row.longitude, "at": row.made_at,
        })).collect::<Vec<_>>(),
        "findings": findings.iter().map(|row| json!({
            "wijkschouw_id": row.wijkschouw_id, "theme": row.theme_key, "note": row.note,
            "latitude": row.latitude, "longitude": row.longitude, "at": row.made_at,
        })).collect::<Vec<_>>(),
    }))
}

/// Signs a person who leaves off from what is still to come. What they saw is about places and stays, without a name.
pub async fn leave_all(tx: &WriteTransaction, person_id: Uuid) -> Result<(), DbErr> {
    let to_come = wijkschouw::Entity::find()
        .select_only()
        .column(wijkschouw::Column::Id)
        .filter(wijkschouw::Column::State.eq(State::Planned.as_str()))
        .into_query();
    participant::Entity::update_many()
        .col_expr(participant::Column::State, Expr::value(ParticipantState::Left.as_str()))
        .filter(participant::Column::PersonId.eq(person_id))
        .filter(participant::Column::WijkschouwId.in_subquery(to_come))
        .exec(tx)
        .await?;
    Ok(())
}
