//! A motivated decision on an initiative. `frozen` is JSON: kadertoets, views and amounts as they were.

use sea_orm::entity::prelude::*;

/// A motivated decision on an initiative. `frozen` is JSON: kadertoets, views and amounts as they were.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub initiative_id: Uuid,
    pub number: i32,
    pub outcome: String,
    pub requested_cents: i64,
    pub granted_cents: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub motivation: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub conditions: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub way_forward: Option<String>,
    pub meeting_on: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub frozen: String,
    pub closed_by: Uuid,
    pub closed_by_label: String,
    pub closed_at: DateTimeUtc,
    pub object_until: Date,
    pub reopened_at: Option<DateTimeUtc>,
    pub reopened_by: Option<Uuid>,
    pub reopened_by_label: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub reopen_reason: Option<String>,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
