//! What a decision promised out of one wijkbudget, and what became of it.

use sea_orm::entity::prelude::*;

/// What a decision promised out of one wijkbudget, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub decision_id: Uuid,
    pub initiative_id: Uuid,
    pub wijk_budget_id: Uuid,
    pub partner_id: Uuid,
    pub year: i32,
    pub granted_cents: i64,
    pub paid_cents: i64,
    pub released_cents: i64,
    pub created_at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
