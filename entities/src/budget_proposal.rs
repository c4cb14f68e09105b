//! Money that the stuurgroep is asked for a wijk and a year; approved, it is allocated.

use sea_orm::entity::prelude::*;

/// Money that the stuurgroep is asked for a wijk and a year; approved, it is allocated.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "budget_proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub wijk_id: Uuid,
    pub year: i32,
    pub partner_id: Uuid,
    pub amount_cents: i64,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub state: String,
    pub proposed_by: Uuid,
    pub proposed_by_label: String,
    pub proposed_at: DateTimeUtc,
    pub settled_by: Option<Uuid>,
    pub settled_by_label: Option<String>,
    pub settled_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub decline_reason: Option<String>,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
