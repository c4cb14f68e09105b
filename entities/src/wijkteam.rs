//! The partners' people in one wijk, and how to reach them together.

use sea_orm::entity::prelude::*;

/// The partners' people in one wijk, and how to reach them together.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wijkteam")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub wijk_id: Uuid,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
