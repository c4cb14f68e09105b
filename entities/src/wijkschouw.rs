//! An inspection walk, or another form of dialogue, in a wijk. `result` and `earlier_versions` are JSON.

use sea_orm::entity::prelude::*;

/// An inspection walk, or another form of dialogue, in a wijk. `result` and `earlier_versions` are JSON.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wijkschouw")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub wijk_id: Uuid,
    pub checklist_version_id: Uuid,
    pub form: String,
    pub starts_at: DateTimeUtc,
    pub meeting_point: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub explanation: Option<String>,
    pub open_to_residents: bool,
    pub residents_may_add: bool,
    pub organiser_id: Uuid,
    pub state: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub cancelled_reason: Option<String>,
    pub previous_id: Option<Uuid>,
    pub started_at: Option<DateTimeUtc>,
    pub completed_at: Option<DateTimeUtc>,
    pub reported_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub result: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub earlier_versions: Option<String>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
