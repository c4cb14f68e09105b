//! A person in a wijkteam, with function and partner, from and until (both days included).

use sea_orm::entity::prelude::*;

/// A person in a wijkteam, with function and partner, from and until (both days included).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub wijkteam_id: Uuid,
    pub person_id: Uuid,
    pub partner_id: Option<Uuid>,
    pub function: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
