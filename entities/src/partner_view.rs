//! What a partner thinks of a request, with the amount it gives. Only added; the newest counts.

use sea_orm::entity::prelude::*;

/// What a partner thinks of a request, with the amount it gives. Only added; the newest counts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partner_view")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub initiative_id: Uuid,
    pub round: i32,
    pub partner_id: Uuid,
    pub person_id: Uuid,
    pub actor_label: String,
    pub level: String,
    pub position: String,
    pub amount_cents: i64,
    pub hours: i32,
    pub asked_cents: i64,
    pub asked_hours: i32,
    pub mandate_cents: Option<i64>,
    pub mandate_hours: Option<i64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub body: Option<String>,
    pub at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
