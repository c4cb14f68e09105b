//! Reading bookings.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Statement,
};
use uuid::Uuid;
use wdw_entities::ledger_entry;

use super::LedgerRow;
use crate::budget::rules::BookingKind;

use ledger_entry::Column as C;

/// The booking with this id.
pub async fn entry(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<LedgerRow>, DbErr> {
    ledger_entry::Entity::find_by_id(id).one(db).await
}

/// What was paid out of these promises, oldest first.
pub async fn payments_of(db: &impl ConnectionTrait, promises: &[Uuid]) -> Result<Vec<LedgerRow>, DbErr> {
    ledger_entry::Entity::find()
        .filter(C::CommitmentId.is_in(promises.iter().copied()))
        .filter(C::Kind.eq(BookingKind::Pay.as_str()))
        .order_by_asc(C::BookedAt)
        .order_by_asc(C::Id)
        .all(db)
        .await
}

/// Which of these bookings were undone, and by which.
pub async fn reversals_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    let rows = ledger_entry::Entity::find().filter(C::ReversesId.is_in(ids.iter().copied())).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.reverses_id?, row.id))).collect())
}

/// The first page of the bookings of each of these budgets, newest first, in one statement; one row more where there
/// is another page.
pub async fn first_pages(
    db: &impl ConnectionTrait,
    budgets: &[Uuid],
    first: u64,
) -> Result<HashMap<Uuid, Vec<LedgerRow>>, DbErr> {
    let places: Vec<String> = (2..=budgets.len() + 1).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT * FROM (SELECT ledger_entry.*, ROW_NUMBER() OVER (PARTITION BY wijk_budget_id \
         ORDER BY booked_at DESC, id DESC) AS place FROM ledger_entry WHERE wijk_budget_id IN ({})) AS numbered \
         WHERE place <= $1 ORDER BY wijk_budget_id, place",
        places.join(", ")
    );
    let most = i64::try_from(first.saturating_add(1)).unwrap_or(i64::MAX);
    let values = std::iter::once(most.into()).chain(budgets.iter().map(|id| (*id).into()));
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let rows = db.query_all_raw(statement).await?;
    let mut pages: HashMap<Uuid, Vec<LedgerRow>> = HashMap::new();
    for row in rows {
        let row = LedgerRow::from_query_result(&row, "")?;
        pages.entry(row.wijk_budget_id).or_default().push(row);
    }
    Ok(pages)
}

/// A later page of the bookings of one budget; one row more when there is another.
pub async fn page_after(
    db: &impl ConnectionTrait,
    wijk_budget_id: Uuid,
    (at, id): (DateTime<Utc>, Uuid),
    first: u64,
) -> Result<Vec<LedgerRow>, DbErr> {
    ledger_entry::Entity::find()
        .filter(C::WijkBudgetId.eq(wijk_budget_id))
        .filter(C::BookedAt.lt(at).or(C::BookedAt.eq(at).and(C::Id.lt(id))))
        .order_by_desc(C::BookedAt)
        .order_by_desc(C::Id)
        .limit(first + 1)
        .all(db)
        .await
}

/// Every booking of these budgets, oldest first.
pub async fn entries_of(db: &impl ConnectionTrait, budgets: &[Uuid]) -> Result<Vec<LedgerRow>, DbErr> {
    let mut all = Vec::new();
    // SQLite binds a limited number of values in one statement.
    for ids in budgets.chunks(500) {
        let rows = ledger_entry::Entity::find()
            .filter(C::WijkBudgetId.is_in(ids.iter().copied()))
            .order_by_asc(C::BookedAt)
            .order_by_asc(C::Id)
            .all(db)
            .await?;
        all.extend(rows);
    }
    Ok(all)
}
