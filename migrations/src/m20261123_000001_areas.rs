//! Partners, wijken with their buurten, and the wijkteam of each wijk.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{drop_all, index, one_of, part_of, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let kinds = ["municipality", "housing_corporation", "police", "welfare", "other"];
        manager
            .create_table(
                Table::create()
                    .table("partner")
                    .col(pk_uuid("id"))
                    .col(string("key").unique_key())
                    .col(string("name"))
                    .col(string("short_name"))
                    .col(string("kind").check(one_of("kind", &kinds)))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("wijk")
                    .col(pk_uuid("id"))
                    .col(string("slug").unique_key())
                    .col(string("name").unique_key())
                    .col(string("kind").check(one_of("kind", &["wijk", "dorp"])))
                    .col(integer("position"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("buurt")
                    .col(pk_uuid("id"))
                    .col(uuid("wijk_id"))
                    .col(string("name"))
                    .col(integer("position"))
                    .foreign_key(&mut part_of("buurt", "wijk_id", "wijk"))
                    .take(),
            )
            .await?;
        manager.create_index(unique("buurt", &["wijk_id", "name"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("wijkteam")
                    .col(pk_uuid("id"))
                    .col(uuid("wijk_id").unique_key())
                    .col(string_null("email"))
                    .col(string_null("phone"))
                    .foreign_key(&mut part_of("wijkteam", "wijk_id", "wijk"))
                    .take(),
            )
            .await?;
        manager.create_index(index("wijk", &["position"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["wijkteam", "buurt", "wijk", "partner"]).await
    }
}
