//! One person's answer to one item at one stop. `id` is the operation; `stop_key` nought: answered once.

use sea_orm::entity::prelude::*;

/// One person's answer to one item at one stop. `id` is the operation; `stop_key` nought: answered once.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub wijkschouw_id: Uuid,
    pub stop_key: Uuid,
    pub item_key: String,
    pub author_id: Uuid,
    pub state: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub value: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub accuracy_metres: Option<i32>,
    pub made_at: DateTimeUtc,
    pub received_at: DateTimeUtc,
    pub late: bool,
    pub chosen: bool,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
