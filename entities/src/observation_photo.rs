//! A photo that belongs to an answer or a finding.

use sea_orm::entity::prelude::*;

/// A photo that belongs to an answer or a finding.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "observation_photo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub photo_id: Uuid,
    pub wijkschouw_id: Uuid,
    pub answer_id: Option<Uuid>,
    pub finding_id: Option<Uuid>,
    pub position: i32,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
