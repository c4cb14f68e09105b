//! Anyone with an account. `email` and `name` are gone once `anonymised_at` is set.

use sea_orm::entity::prelude::*;

/// Anyone with an account. `email` and `name` are gone once `anonymised_at` is set.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: Option<String>,
    pub name: Option<String>,
    pub show_first_name: bool,
    pub wijk_id: Option<Uuid>,
    pub notify_supported: bool,
    pub notify_wijkteam: bool,
    pub created_at: DateTimeUtc,
    pub anonymised_at: Option<DateTimeUtc>,
}

/// Joins are written in the stores that need them.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
