//! A booking on a wijkbudget: from one account to another. Only added.

use sea_orm::entity::prelude::*;

/// A booking on a wijkbudget: from one account to another. Only added.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub wijk_budget_id: Uuid,
    pub kind: String,
    pub from_account: String,
    pub to_account: String,
    pub amount_cents: i64,
    pub commitment_id: Option<Uuid>,
    pub proposal_id: Option<Uuid>,
    pub reverses_id: Option<Uuid>,
    pub note: String,
    pub receipt_photo_id: Option<Uuid>,
    pub booked_by: Uuid,
    pub booked_by_label: String,
    pub booked_at: DateTimeUtc,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
