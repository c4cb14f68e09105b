//! Kaders of the partners, in versions. A final version never changes: requests are tested against it.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{drop_all, index, one_of, part_of, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("kader")
                    .col(pk_uuid("id"))
                    .col(uuid("partner_id"))
                    // As people mention it: 1 to 9, 6a.
                    .col(string("number").unique_key())
                    .col(string("applies").check(one_of("applies", &["always", "money", "work"])))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut reference("kader", "partner_id", "partner"))
                    .take(),
            )
            .await?;
        manager.create_index(index("kader", &["partner_id"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("kader_version")
                    .col(pk_uuid("id"))
                    .col(uuid("kader_id"))
                    .col(integer("number").check(Expr::cust("number > 0")))
                    .col(string("status").check(one_of("status", &["concept", "final"])))
                    .col(string("title"))
                    .col(text("explanation"))
                    // As JSON: what is tested, and what a person judges.
                    .col(text("condition"))
                    .col(date("valid_from"))
                    .col(date_null("valid_until"))
                    .col(timestamp_with_time_zone_null("published_at"))
                    // None: it came with the base data.
                    .col(uuid_null("published_by"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut part_of("kader_version", "kader_id", "kader"))
                    .foreign_key(&mut reference("kader_version", "published_by", "person"))
                    .check(Expr::cust("(status = 'final') = (published_at IS NOT NULL)"))
                    .check(Expr::cust("valid_until IS NULL OR valid_until >= valid_from"))
                    .take(),
            )
            .await?;
        manager.create_index(unique("kader_version", &["kader_id", "number"])).await?;
        manager.create_index(index("kader_version", &["published_by"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["kader_version", "kader"]).await
    }
}
