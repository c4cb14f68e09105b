//! What a kader said of an initiative at some moment: by rule, or judged by a person. Only added. `reasons` is JSON.

use sea_orm::entity::prelude::*;

/// What a kader said of an initiative at some moment: by rule, or judged by a person. Only added. `reasons` is JSON.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kader_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub initiative_id: Uuid,
    pub kader_id: Uuid,
    pub kader_version_id: Uuid,
    pub round: i32,
    pub source: String,
    pub outcome: String,
    #[sea_orm(column_type = "Text")]
    pub reasons: String,
    pub actor_id: Option<Uuid>,
    pub actor_label: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
