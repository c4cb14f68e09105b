//! What every capability needs: operations that happen once, an audit log, outgoing mail and jobs.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{drop_all, index, one_of};

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
                    .table("operation")
                    .col(pk_uuid("id"))
                    .col(string("actor"))
                    .col(string("kind"))
                    .col(string("fingerprint"))
                    .col(text("outcome"))
                    .col(timestamp_with_time_zone("created_at"))
                    .take(),
            )
            .await?;
        manager.create_index(index("operation", &["created_at"])).await?;

        manager
            .create_table(
                Table::create()
                    .table("audit")
                    .col(pk_uuid("id"))
                    .col(timestamp_with_time_zone("at"))
                    // No reference: the log outlives the person.
                    .col(uuid_null("actor_id"))
                    .col(string("action"))
                    .col(string("subject_type"))
                    .col(uuid("subject_id"))
                    .col(text("detail"))
                    .take(),
            )
            .await?;
        manager.create_index(index("audit", &["subject_type", "subject_id", "at"])).await?;
        manager.create_index(index("audit", &["actor_id", "at"])).await?;
        manager.create_index(index("audit", &["at"])).await?;

        manager
            .create_table(
                Table::create()
                    .table("outgoing_mail")
                    .col(pk_uuid("id"))
                    .col(string("kind"))
                    .col(uuid_null("person_id"))
                    .col(string("recipient"))
                    .col(string("subject"))
                    .col(text("text_body"))
                    .col(text("html_body"))
                    .col(string("state").check(one_of("state", &["queued", "sent", "failed"])))
                    .col(integer("attempts").check(Expr::cust("attempts >= 0")))
                    .col(timestamp_with_time_zone("next_attempt_at"))
                    .col(timestamp_with_time_zone_null("sent_at"))
                    .col(text_null("last_error"))
                    .col(timestamp_with_time_zone("created_at"))
                    .take(),
            )
            .await?;
        manager.create_index(index("outgoing_mail", &["state", "next_attempt_at"])).await?;
        manager.create_index(index("outgoing_mail", &["person_id"])).await?;

        manager
            .create_table(
                Table::create()
                    .table("job")
                    .col(pk_uuid("id"))
                    .col(string("kind"))
                    .col(text("payload"))
                    .col(timestamp_with_time_zone("run_at"))
                    .col(integer("attempts").check(Expr::cust("attempts >= 0")))
                    .col(timestamp_with_time_zone_null("locked_until"))
                    .col(timestamp_with_time_zone_null("done_at"))
                    .col(text_null("last_error"))
                    .col(timestamp_with_time_zone("created_at"))
                    .take(),
            )
            .await?;
        manager.create_index(index("job", &["done_at", "run_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["job", "outgoing_mail", "audit", "operation"]).await
    }
}
