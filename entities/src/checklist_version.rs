//! A version of a checklist: a draft, or published and then fixed. `document` is JSON.

use sea_orm::entity::prelude::*;

/// A version of a checklist: a draft, or published and then fixed. `document` is JSON.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checklist_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub checklist_id: Uuid,
    pub number: i32,
    pub state: String,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub document: String,
    pub published_at: Option<DateTimeUtc>,
    pub published_by: Option<Uuid>,
    pub updated_at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
