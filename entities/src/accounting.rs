//! How a resident accounts for what was granted.

use sea_orm::entity::prelude::*;

/// How a resident accounts for what was granted.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub initiative_id: Uuid,
    pub submitter_id: Uuid,
    pub spent_cents: i64,
    #[sea_orm(column_type = "Text")]
    pub story: String,
    pub handed_in_at: DateTimeUtc,
    pub returned_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub return_reason: Option<String>,
    pub approved_at: Option<DateTimeUtc>,
    pub settled_by: Option<Uuid>,
    pub settled_by_label: Option<String>,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
