//! A place on the route of a wijkschouw. `root_id` is the first stop at this place.

use sea_orm::entity::prelude::*;

/// A place on the route of a wijkschouw. `root_id` is the first stop at this place.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stop")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub wijkschouw_id: Uuid,
    pub position: i32,
    pub name: String,
    pub description: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub root_id: Uuid,
    pub added_by: Option<Uuid>,
    pub removed_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
