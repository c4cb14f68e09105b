//! By when what was granted is accounted for, so that also after a decision everything open has a date.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What the job that forgets old initiatives searches on: a country has a quarter of a million.
const ENDED: &[&str] = &["state", "latest_event_at"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = date_null("accounting_due_on");
        manager.alter_table(Table::alter().table("initiative").add_column(column).take()).await?;
        manager.create_index(index("initiative", ENDED)).await?;
        // What was granted before had no date: the last day of the plan is the best that is known.
        let known =
            Func::coalesce([Expr::col("ends_on"), Expr::col("starts_on"), Expr::col("answer_due_on")]);
        let promised = ["granted", "partly_granted", "in_progress", "accounting"];
        let fill = Query::update()
            .table("initiative")
            .value("accounting_due_on", known)
            .and_where(Expr::col("state").is_in(promised))
            .take();
        manager.execute(fill).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = format!("ix_initiative_{}", ENDED.join("_"));
        manager.drop_index(Index::drop().name(name).table("initiative").to_owned()).await?;
        manager.alter_table(Table::alter().table("initiative").drop_column("accounting_due_on").take()).await
    }
}
