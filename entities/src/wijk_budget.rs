//! The money of one wijk, in one year, of one partner: what its bookings come to.

use sea_orm::entity::prelude::*;

/// The money of one wijk, in one year, of one partner: what its bookings come to.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wijk_budget")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub wijk_id: Uuid,
    pub year: i32,
    pub partner_id: Uuid,
    pub available_cents: i64,
    pub committed_cents: i64,
    pub paid_cents: i64,
    pub closed_at: Option<DateTimeUtc>,
    pub closed_by: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
