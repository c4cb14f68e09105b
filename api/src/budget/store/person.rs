//! What there is of one person: to take along, and to let go.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use serde_json::json;
use uuid::Uuid;
use wdw_entities::{budget_proposal, ledger_entry};

use crate::platform::database::WriteTransaction;

/// Every proposal that a person made and every booking that a person did.
pub async fn export_of(db: &impl ConnectionTrait, person_id: Uuid) -> Result<serde_json::Value, DbErr> {
    let proposals = budget_proposal::Entity::find()
        .filter(budget_proposal::Column::ProposedBy.eq(person_id))
        .order_by_asc(budget_proposal::Column::ProposedAt)
        .order_by_asc(budget_proposal::Column::Id)
        .all(db)
        .await?;
    let entries = ledger_entry::Entity::find()
        .filter(ledger_entry::Column::BookedBy.eq(person_id))
        .order_by_asc(ledger_entry::Column::BookedAt)
        .order_by_asc(ledger_entry::Column::Id)
        .all(db)
        .await?;
    Ok(json!({
        "proposals": proposals.iter().map(|row| json!({
            "year": row.year, "amount_cents": row.amount_cents, "reason": row.reason, "state": row.state,
            "at": row.proposed_at,
        })).collect::<Vec<_>>(),
        "bookings": entries.iter().map(|row| json!({
            "kind": row.kind, "amount_cents": row.amount_cents, "note": row.note, "at": row.booked_at,
        })).collect::<Vec<_>>(),
    }))
}

/// Takes the name of a person who leaves from the books: the bookings stay.
pub async fn forget(tx: &WriteTransaction, person_id: Uuid, put: &str) -> Result<(), DbErr> {
    ledger_entry::Entity::update_many()
        .col_expr(ledger_entry::Column::BookedByLabel, Expr::value(put))
        .filter(ledger_entry::Column::BookedBy.eq(person_id))
        .exec(tx)
        .await?;
    budget_proposal::Entity::update_many()
        .col_expr(budget_proposal::Column::ProposedByLabel, Expr::value(put))
        .filter(budget_proposal::Column::ProposedBy.eq(person_id))
        .exec(tx)
        .await?;
    budget_proposal::Entity::update_many()
        .col_expr(budget_proposal::Column::SettledByLabel, Expr::value(put))
        .filter(budget_proposal::Column::SettledBy.eq(person_id))
        .exec(tx)
        .await?;
    Ok(())
}
