//! One operation, once: a phone that did not hear the answer may send the same again.
//!
//! [`claim`] goes first in the transaction of an action, [`record`] last. A refused action rolls back, so its
//! operation leaves nothing behind and may be tried again under the same id.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, DbErr, EntityTrait as _};
use uuid::Uuid;
use wdw_entities::operation;

use super::database::WriteTransaction;

/// What is known of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It has not happened yet: do it.
    New,
    /// It has happened: this is what [`record`] kept.
    Replay(String),
    /// Its id was used before, for something else or by someone else.
    Reused,
}

/// Claims `operation_id` for `actor` (a person's id, or who a visitor says to be), for this `kind` of action and
/// this content (`fingerprint`: [`super::digest::sha256_hex`] of the input).
///
/// Two transactions with the same id wait for each other here, before they did anything else.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    tx: &WriteTransaction,
    operation_id: Uuid,
    actor: &str,
    kind: &str,
    fingerprint: &str,
) -> Result<Claim, DbErr> {
    let row = operation::ActiveModel {
        id: Set(operation_id),
        actor: Set(actor.to_owned()),
        kind: Set(kind.to_owned()),
        fingerprint: Set(fingerprint.to_owned()),
        outcome: Set(String::new()),
        created_at: Set(tx.now()),
    };
    let inserted = operation::Entity::insert(row)
        .on_conflict(OnConflict::column(operation::Column::Id).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if inserted == 1 {
        return Ok(Claim::New);
    }
    let before = operation::Entity::find_by_id(operation_id)
        .one(tx)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound(format!("operation {operation_id}")))?;
    let same = before.actor == actor && before.kind == kind && before.fingerprint == fingerprint;
    Ok(if same { Claim::Replay(before.outcome) } else { Claim::Reused })
}

/// Keeps what the operation answered: JSON that the same answer can be made from again.
///
/// # Errors
/// When the database fails, or the operation was not claimed in this transaction.
pub async fn record(tx: &WriteTransaction, operation_id: Uuid, outcome: &str) -> Result<(), DbErr> {
    let row = operation::ActiveModel {
        id: Unchanged(operation_id),
        outcome: Set(outcome.to_owned()),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}
