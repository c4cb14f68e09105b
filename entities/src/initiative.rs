//! A resident's plan for the wijk, possibly with a budget request. Amounts in cents.

use sea_orm::entity::prelude::*;

/// A resident's plan for the wijk, possibly with a budget request. Amounts in cents.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub wijk_id: Uuid,
    pub buurt_id: Option<Uuid>,
    pub submitter_id: Uuid,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub plan: String,
    pub theme: String,
    pub place_description: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub participants: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub benefit: Option<String>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub supporter_estimate: Option<i32>,
    pub total_cents: i64,
    pub own_cents: i64,
    pub other_cents: i64,
    pub other_source: Option<String>,
    pub requested_cents: i64,
    pub state: String,
    pub owner_id: Option<Uuid>,
    pub taken_up_at: Option<DateTimeUtc>,
    pub submitted_at: DateTimeUtc,
    pub answer_due_on: Date,
    pub clock_stopped_at: Option<DateTimeUtc>,
    pub extended_at: Option<DateTimeUtc>,
    pub asked_from: Option<String>,
    pub referred_to: Option<String>,
    pub hidden_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub hidden_reason: Option<String>,
    pub support_count: i64,
    pub latest_event_id: Uuid,
    pub latest_event_kind: String,
    pub latest_event_at: DateTimeUtc,
    pub latest_event_label: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub latest_event_body: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    pub updated_at: DateTimeUtc,
    #[sea_orm(column_type = "Text", nullable)]
    pub facts: Option<String>,
    pub round: i32,
    pub views_asked_at: Option<DateTimeUtc>,
    pub accounting_due_on: Option<Date>,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
