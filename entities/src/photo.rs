//! A photo as stored: re-encoded, without metadata. `sha256` and `byte_size` are of the bytes received.

use sea_orm::entity::prelude::*;

/// A photo as stored: re-encoded, without metadata. `sha256` and `byte_size` are of the bytes received.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "photo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub uploader_id: Uuid,
    pub sha256: String,
    pub byte_size: i64,
    pub width: i32,
    pub height: i32,
    pub initiative_id: Option<Uuid>,
    pub message_id: Option<Uuid>,
    pub position: i32,
    pub hidden_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub hidden_reason: Option<String>,
    pub created_at: DateTimeUtc,
    pub purpose: String,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
