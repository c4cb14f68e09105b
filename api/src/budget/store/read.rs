//! Reading wijkbudgets. Who may read them is asked before.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;
use wdw_entities::{commitment, wijk_budget};

use super::{BudgetRow, CommitmentRow};
use crate::access::Viewer;

use wijk_budget::Column as B;

/// The budgets of a wijk in a year.
pub async fn budgets(db: &impl ConnectionTrait, wijk_id: Uuid, year: i32) -> Result<Vec<BudgetRow>, DbErr> {
    wijk_budget::Entity::find()
        .filter(B::WijkId.eq(wijk_id))
        .filter(B::Year.eq(year))
        .order_by_asc(B::PartnerId)
        .all(db)
        .await
}

/// The budgets of all wijken in a year.
pub async fn budgets_in(db: &impl ConnectionTrait, year: i32) -> Result<Vec<BudgetRow>, DbErr> {
    wijk_budget::Entity::find()
        .filter(B::Year.eq(year))
        .order_by_asc(B::WijkId)
        .order_by_asc(B::PartnerId)
        .all(db)
        .await
}

/// The budget of a wijk, a year and a partner; there is one once money was approved.
pub async fn budget(
    db: &impl ConnectionTrait,
    wijk_id: Uuid,
    year: i32,
    partner_id: Uuid,
) -> Result<Option<BudgetRow>, DbErr> {
    wijk_budget::Entity::find()
        .filter(B::WijkId.eq(wijk_id))
        .filter(B::Year.eq(year))
        .filter(B::PartnerId.eq(partner_id))
        .one(db)
        .await
}

/// Budgets by id.
pub async fn budgets_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<BudgetRow>, DbErr> {
    wijk_budget::Entity::find().filter(B::Id.is_in(ids.iter().copied())).all(db).await
}

/// Promises by id.
pub async fn commitments_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<CommitmentRow>, DbErr> {
    commitment::Entity::find().filter(commitment::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// What was promised to these initiatives, also by decisions that were reopened; oldest first.
pub async fn commitments_of_initiatives(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<Vec<CommitmentRow>, DbErr> {
    commitment::Entity::find()
        .filter(commitment::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_asc(commitment::Column::CreatedAt)
        .order_by_asc(commitment::Column::Id)
        .all(db)
        .await
}

/// What was promised out of these budgets, newest first.
pub async fn commitments_of_budgets(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<Vec<CommitmentRow>, DbErr> {
    commitment::Entity::find()
        .filter(commitment::Column::WijkBudgetId.is_in(ids.iter().copied()))
        .order_by_desc(commitment::Column::CreatedAt)
        .order_by_desc(commitment::Column::Id)
        .all(db)
        .await
}

/// Of a budget: the promises of which something is still open.
pub async fn open_commitments(
    db: &impl ConnectionTrait,
    wijk_budget_id: Uuid,
) -> Result<Vec<CommitmentRow>, DbErr> {
    let open = Expr::col(commitment::Column::GrantedCents)
        .gt(Expr::col(commitment::Column::PaidCents).add(Expr::col(commitment::Column::ReleasedCents)));
    commitment::Entity::find()
        .filter(commitment::Column::WijkBudgetId.eq(wijk_budget_id))
        .filter(open)
        .order_by_asc(commitment::Column::CreatedAt)
        .order_by_asc(commitment::Column::Id)
        .all(db)
        .await
}

/// The years for which there is money or was asked for money, newest first, as far as the viewer may see.
pub async fn years(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<i32>, DbErr> {
    let mut found: Vec<i32> =
        wijk_budget::Entity::find().select_only().column(B::Year).distinct().into_tuple().all(db).await?;
    found.extend(super::proposals::years(db, viewer).await?);
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.dedup();
    Ok(found)
}

/// The budgets of these wijken in a year.
pub async fn budgets_of_wijken(
    db: &impl ConnectionTrait,
    wijken: &[Uuid],
    year: i32,
) -> Result<Vec<BudgetRow>, DbErr> {
    budgets_of_years(db, wijken, &[year]).await
}

/// The budgets of these wijken in these years.
pub async fn budgets_of_years(
    db: &impl ConnectionTrait,
    wijken: &[Uuid],
    years: &[i32],
) -> Result<Vec<BudgetRow>, DbErr> {
    wijk_budget::Entity::find()
        .filter(B::WijkId.is_in(wijken.iter().copied()))
        .filter(B::Year.is_in(years.iter().copied()))
        .all(db)
        .await
}
