//! Something seen: by hand, or from a bad answer.

use sea_orm::entity::prelude::*;

/// Something seen: by hand, or from a bad answer.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "finding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub wijkschouw_id: Uuid,
    pub stop_id: Option<Uuid>,
    pub answer_id: Option<Uuid>,
    pub theme_key: String,
    pub item_key: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub class: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub class_reason: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub accuracy_metres: Option<i32>,
    pub author_id: Uuid,
    pub made_at: DateTimeUtc,
    pub received_at: DateTimeUtc,
    pub late: bool,
    pub hidden_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub hidden_reason: Option<String>,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
