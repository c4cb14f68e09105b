//! Somebody who is asked for a wijkschouw or takes part in it; one row each.

use sea_orm::entity::prelude::*;

/// Somebody who is asked for a wijkschouw or takes part in it; one row each.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub wijkschouw_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    pub membership_id: Option<Uuid>,
    pub state: String,
    pub prepared_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
