//! A framework condition of a partner. What it says stands in its versions.

use sea_orm::entity::prelude::*;

/// A framework condition of a partner. What it says stands in its versions.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kader")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub partner_id: Uuid,
    pub number: String,
    pub created_at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
