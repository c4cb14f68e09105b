//! What becomes of findings: actions, signals, reports and compliments, each with an owner and a day.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{drop_all, index, one_of, part_of, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const KINDS: [&str; 4] = ["action", "signal", "report", "compliment"];
const STATES: [&str; 4] = ["open", "in_progress", "done", "dropped"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("follow_up")
                    .col(pk_uuid("id"))
                    .col(string("reference").unique_key())
                    .col(uuid("wijk_id"))
                    .col(uuid_null("wijkschouw_id"))
                    // At most one for each finding.
                    .col(uuid_null("finding_id").unique_key())
                    .col(string("kind").check(one_of("kind", &KINDS)))
                    .col(string("title"))
                    .col(text_null("body"))
                    // Who has it now: a membership is a person on behalf of a partner.
                    .col(uuid_null("owner_id"))
                    .col(uuid_null("partner_id"))
                    .col(date_null("due_on"))
                    .col(string("state").check(one_of("state", &STATES)))
                    .col(timestamp_with_time_zone_null("exported_at"))
                    .col(uuid("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .col(timestamp_with_time_zone_null("closed_at"))
                    .foreign_key(&mut reference("follow_up", "wijk_id", "wijk"))
                    .foreign_key(&mut reference("follow_up", "wijkschouw_id", "wijkschouw"))
                    .foreign_key(&mut reference("follow_up", "finding_id", "finding"))
                    .foreign_key(&mut reference("follow_up", "owner_id", "membership"))
                    .foreign_key(&mut reference("follow_up", "partner_id", "partner"))
                    .foreign_key(&mut reference("follow_up", "created_by", "person"))
                    .check(Expr::cust("(state IN ('done', 'dropped')) = (closed_at IS NOT NULL)"))
                    .check(Expr::cust("kind = 'compliment' OR owner_id IS NOT NULL"))
                    .check(Expr::cust("(owner_id IS NULL) = (partner_id IS NULL)"))
                    .take(),
            )
            .await?;
        for columns in [
            &["wijk_id", "due_on", "id"] as &[&'static str],
            &["owner_id", "due_on"],
            &["wijkschouw_id"],
            &["partner_id"],
            &["created_by"],
        ] {
            manager.create_index(index("follow_up", columns)).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("follow_up_note")
                    .col(pk_uuid("id"))
                    .col(uuid("follow_up_id"))
                    .col(uuid("author_id"))
                    // As shown: the function of a professional may have changed since.
                    .col(string("author_label"))
                    .col(string_null("state").check(one_of("state", &STATES)))
                    .col(text("body"))
                    .col(timestamp_with_time_zone("created_at"))
                    .foreign_key(&mut part_of("follow_up_note", "follow_up_id", "follow_up"))
                    .foreign_key(&mut reference("follow_up_note", "author_id", "person"))
                    .take(),
            )
            .await?;
        manager.create_index(index("follow_up_note", &["follow_up_id", "created_at", "id"])).await?;
        manager.create_index(index("follow_up_note", &["author_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["follow_up_note", "follow_up"]).await
    }
}
