//! The append-only log of who did or read what.

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait as _};
use uuid::Uuid;
use wdw_entities::audit;

use super::database::WriteTransaction;

/// What happened.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Who did it; none: the program itself, or nobody who is signed in.
    pub actor: Option<Uuid>,
    /// What was done, such as `initiative.take_up`.
    pub action: &'a str,
    /// What kind of thing it was done to, such as `initiative`.
    pub subject_type: &'a str,
    /// Which one.
    pub subject_id: Uuid,
    /// What else is needed to understand it later; no texts of people.
    pub detail: serde_json::Value,
}

/// Writes `line` in the transaction of what it tells about, so that the one is not there without the other.
///
/// # Errors
/// When the database fails.
pub async fn write(tx: &WriteTransaction, line: Line<'_>) -> Result<(), DbErr> {
    let row = audit::ActiveModel {
        id: Set(tx.ids().uuid()),
        at: Set(tx.now()),
        actor_id: Set(line.actor),
        action: Set(line.action.to_owned()),
        subject_type: Set(line.subject_type.to_owned()),
        subject_id: Set(line.subject_id),
        detail: Set(line.detail.to_string()),
    };
    audit::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
