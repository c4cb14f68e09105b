//! A role outside the wijkteams: administrator, manager or stuurgroep.

use sea_orm::entity::prelude::*;

/// A role outside the wijkteams: administrator, manager or stuurgroep.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_assignment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub role: String,
    pub partner_id: Option<Uuid>,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
