//! What somebody may decide for a partner: `up_to` counts cents of money or hours.

use sea_orm::entity::prelude::*;

/// What somebody may decide for a partner: `up_to` counts cents of money or hours.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mandate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub membership_id: Option<Uuid>,
    pub role_assignment_id: Option<Uuid>,
    pub kind: String,
    pub up_to: i64,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
    pub given_by: Option<Uuid>,
    pub given_by_label: Option<String>,
    pub created_at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
