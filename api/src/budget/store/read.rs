//! Reading wijkbudgets. Who may read them is asked before.

use std::collections::BTreeSet;

use chrono::Datelike as _;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, RelationDef,
};
use uuid::Uuid;
use wdw_entities::{commitment, initiative, wijk_budget};

use super::{BudgetRow, CommitmentRow};
use crate::access::Viewer;
use crate::initiatives::store::InitiativeRow;

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

/// A grant that may count as an earlier one.
#[derive(Clone, Debug, FromQueryResult)]
pub struct EarlierGrant {
    /// To which initiative.
    pub initiative_id: Uuid,
    /// Whose money.
    pub partner_id: Uuid,
    /// In which calendar year.
    pub year: i32,
    /// What of it was not let go.
    pub cents: i64,
    /// Who had handed it in.
    pub submitter_id: Uuid,
    /// In which wijk.
    pub wijk_id: Uuid,
    /// About what.
    pub theme: String,
}

/// How far back grants are looked at: the longest period that a kader can name.
const YEARS: i32 = 10;

/// What was granted before to the same applicants, or in the same wijken about the same themes. What was let go
/// altogether was not granted.
pub async fn grants_like(
    db: &impl ConnectionTrait,
    rows: &[InitiativeRow],
) -> Result<Vec<EarlierGrant>, DbErr> {
    let Some(newest) = rows.iter().map(|row| row.submitted_at.year()).max() else { return Ok(Vec::new()) };
    let mut alike = Condition::any().add(
        initiative::Column::SubmitterId
            .is_in(rows.iter().map(|row| row.submitter_id).collect::<BTreeSet<_>>()),
    );
    let places: BTreeSet<(Uuid, &str)> = rows.iter().map(|row| (row.wijk_id, row.theme.as_str())).collect();
    for (wijk_id, theme) in places {
        alike = alike.add(
            Condition::all()
                .add(initiative::Column::WijkId.eq(wijk_id))
                .add(initiative::Column::Theme.eq(theme)),
        );
    }
    let initiative_of: RelationDef = commitment::Entity::belongs_to(initiative::Entity)
        .from(commitment::Column::InitiativeId)
        .to(initiative::Column::Id)
        .into();
    let kept = Expr::col((commitment::Entity, commitment::Column::GrantedCents))
        .sub(Expr::col((commitment::Entity, commitment::Column::ReleasedCents)));
    commitment::Entity::find()
        .select_only()
        .columns([commitment::Column::InitiativeId, commitment::Column::PartnerId, commitment::Column::Year])
        .expr_as(kept.clone(), "cents")
        .columns([initiative::Column::SubmitterId, initiative::Column::WijkId, initiative::Column::Theme])
        .join(JoinType::InnerJoin, initiative_of)
        .filter(alike)
        .filter(commitment::Column::Year.gt(newest - YEARS))
        .filter(kept.gt(0))
        .into_model()
        .all(db)
        .await
}
