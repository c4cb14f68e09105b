//! What a phone that was prepared holds stays acceptable, also when the plan changes after it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            // Versions of checklists that an earlier plan named, as JSON.
            ("wijkschouw", text_null("earlier_versions")),
            // Taken out of the plan; an answer from there puts it back.
            ("stop", timestamp_with_time_zone_null("removed_at")),
            // When somebody prepared their phone for the plan as it is now.
            ("participant", timestamp_with_time_zone_null("prepared_at")),
        ];
        for (table, column) in columns {
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What was out of the plan was not there before.
        let gone = Query::delete().from_table("stop").and_where(Expr::col("removed_at").is_not_null()).take();
        manager.execute(gone).await?;
        for (table, column) in
            [("participant", "prepared_at"), ("stop", "removed_at"), ("wijkschouw", "earlier_versions")]
        {
            manager.alter_table(Table::alter().table(table).drop_column(column).take()).await?;
        }
        Ok(())
    }
}
