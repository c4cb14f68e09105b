//! What a person takes along.

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use serde_json::json;
use uuid::Uuid;
use wdw_entities::{initiative, message, photo, support};

use super::read::{budget_lines_of, timeline_of};

/// Everything that a person brought in here, to take along.
pub async fn export_of(db: &impl ConnectionTrait, person_id: Uuid) -> Result<serde_json::Value, DbErr> {
    let rows = initiative::Entity::find()
        .filter(initiative::Column::SubmitterId.eq(person_id))
        .order_by_asc(initiative::Column::SubmittedAt)
        .all(db)
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let lines = budget_lines_of(db, &ids).await?;
    let events = timeline_of(db, &ids).await?;
    let messages = message::Entity::find().filter(message::Column::AuthorId.eq(person_id)).all(db).await?;
    let supports = support::Entity::find().filter(support::Column::PersonId.eq(person_id)).all(db).await?;
    let photos = photo::Entity::find().filter(photo::Column::UploaderId.eq(person_id)).all(db).await?;
    Ok(json!({
        "submitted": rows.iter().map(|row| json!({
            "reference": row.reference, "title": row.title, "plan": row.plan, "theme": row.theme,
            "place": row.place_description, "latitude": row.latitude, "longitude": row.longitude,
            "participants": row.participants, "benefit": row.benefit, "starts_on": row.starts_on,
            "ends_on": row.ends_on, "supporter_estimate": row.supporter_estimate, "state": row.state,
            "submitted_at": row.submitted_at, "answer_due_on": row.answer_due_on,
            "accounting_due_on": row.accounting_due_on,
            "own_cents": row.own_cents, "other_cents": row.other_cents, "other_source": row.other_source,
            "requested_cents": row.requested_cents,
            "costs": lines.iter().filter(|line| line.initiative_id == row.id).map(|line| json!({
                "description": line.description, "amount_cents": line.amount_cents, "kind": line.kind,
            })).collect::<Vec<_>>(),
            "timeline": events.iter().filter(|event| event.initiative_id == row.id).map(|event| json!({
                "kind": event.kind, "at": event.at, "text": event.body,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "messages": messages.iter().map(|message| json!({
            "body": message.body, "at": message.created_at,
        })).collect::<Vec<_>>(),
        "supports": supports.iter().map(|support| json!({
            "initiative_id": support.initiative_id, "at": support.created_at,
        })).collect::<Vec<_>>(),
        "photos": photos.iter().map(|photo| json!({
            "id": photo.id, "url": format!("/photos/{}", photo.id), "at": photo.created_at,
        })).collect::<Vec<_>>(),
    }))
}
