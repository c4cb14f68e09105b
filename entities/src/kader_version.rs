//! A version of a kader: a concept, or final and then fixed. `condition` is JSON.

use sea_orm::entity::prelude::*;

/// A version of a kader: a concept, or final and then fixed. `condition` is JSON.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kader_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kader_id: Uuid,
    pub number: i32,
    pub status: String,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub explanation: String,
    #[sea_orm(column_type = "Text")]
    pub condition: String,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
    pub published_at: Option<DateTimeUtc>,
    pub published_by: Option<Uuid>,
    pub updated_at: DateTimeUtc,
    pub applies: String,
    #[sea_orm(column_type = "Text")]
    pub reading: String,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
