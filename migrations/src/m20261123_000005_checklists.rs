//! Checklists of the wijkschouw, in versions. A published version never changes.

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
                    .table("checklist")
                    .col(pk_uuid("id"))
                    .col(string("slug").unique_key())
                    .col(timestamp_with_time_zone("created_at"))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("checklist_version")
                    .col(pk_uuid("id"))
                    .col(uuid("checklist_id"))
                    .col(integer("number").check(Expr::cust("number > 0")))
                    .col(string("state").check(one_of("state", &["draft", "published"])))
                    .col(string("title"))
                    // The whole of it as JSON: themes, items, answers.
                    .col(text("document"))
                    .col(timestamp_with_time_zone_null("published_at"))
                    // None: it came with the base data.
                    .col(uuid_null("published_by"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(&mut part_of("checklist_version", "checklist_id", "checklist"))
                    .foreign_key(&mut reference("checklist_version", "published_by", "person"))
                    .check(Expr::cust("(state = 'published') = (published_at IS NOT NULL)"))
                    .check(Expr::cust("published_by IS NULL OR published_at IS NOT NULL"))
                    .take(),
            )
            .await?;
        manager.create_index(unique("checklist_version", &["checklist_id", "number"])).await?;
        manager.create_index(index("checklist_version", &["published_by"])).await?;
        // The example pictures: they are kept, and seen by who reads the checklist.
        manager
            .create_table(
                Table::create()
                    .table("checklist_photo")
                    .col(uuid("photo_id").primary_key())
                    .col(uuid("checklist_id"))
                    .foreign_key(&mut part_of("checklist_photo", "photo_id", "photo"))
                    .foreign_key(&mut part_of("checklist_photo", "checklist_id", "checklist"))
                    .take(),
            )
            .await?;
        manager.create_index(index("checklist_photo", &["checklist_id"])).await?;
        // At most one draft of each.
        let mut one_draft = unique("checklist_version", &["checklist_id", "state"]);
        manager
            .create_index(
                one_draft.name("uq_checklist_version_draft").cond_where(Expr::cust("state = 'draft'")).take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["checklist_photo", "checklist_version", "checklist"]).await
    }
}
