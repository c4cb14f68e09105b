//! Persons, the functions and roles they hold from and until when, and how they sign in.

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
                    .table("person")
                    .col(pk_uuid("id"))
                    // Lower case. Null once the person is anonymised.
                    .col(string_null("email").unique_key())
                    .col(string_null("name"))
                    .col(boolean("show_first_name"))
                    .col(uuid_null("wijk_id"))
                    .col(boolean("notify_supported"))
                    .col(boolean("notify_wijkteam"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("anonymised_at"))
                    .foreign_key(&mut reference("person", "wijk_id", "wijk"))
                    .check(Expr::cust("(email IS NULL) = (anonymised_at IS NOT NULL)"))
                    .take(),
            )
            .await?;
        manager.create_index(index("person", &["wijk_id"])).await?;

        let functions =
            ["wijkregisseur", "bewonersconsulent", "wijkagent", "sociaal_werker", "wijkplatform", "other"];
        manager
            .create_table(
                Table::create()
                    .table("membership")
                    .col(pk_uuid("id"))
                    .col(uuid("wijkteam_id"))
                    .col(uuid("person_id"))
                    .col(uuid_null("partner_id"))
                    .col(string("function").check(one_of("function", &functions)))
                    .col(string_null("phone"))
                    .col(string_null("email"))
                    .col(date("valid_from"))
                    .col(date_null("valid_until"))
                    .foreign_key(&mut reference("membership", "wijkteam_id", "wijkteam"))
                    .foreign_key(&mut reference("membership", "person_id", "person"))
                    .foreign_key(&mut reference("membership", "partner_id", "partner"))
                    .check(Expr::cust("valid_until IS NULL OR valid_until >= valid_from"))
                    // The four fixed functions are held on behalf of a partner (vision document, chapter 5).
                    .check(Expr::cust("partner_id IS NOT NULL OR function IN ('wijkplatform', 'other')"))
                    .take(),
            )
            .await?;
        manager
            .create_index(unique("membership", &["wijkteam_id", "person_id", "function", "valid_from"]))
            .await?;
        manager.create_index(index("membership", &["person_id"])).await?;
        manager.create_index(index("membership", &["partner_id"])).await?;

        manager
            .create_table(
                Table::create()
                    .table("role_assignment")
                    .col(pk_uuid("id"))
                    .col(uuid("person_id"))
                    .col(string("role").check(one_of("role", &["administrator", "manager", "stuurgroep"])))
                    .col(uuid_null("partner_id"))
                    .col(date("valid_from"))
                    .col(date_null("valid_until"))
                    .foreign_key(&mut reference("role_assignment", "person_id", "person"))
                    .foreign_key(&mut reference("role_assignment", "partner_id", "partner"))
                    .check(Expr::cust("valid_until IS NULL OR valid_until >= valid_from"))
                    .check(Expr::cust("partner_id IS NOT NULL OR role = 'administrator'"))
                    .take(),
            )
            .await?;
        manager.create_index(unique("role_assignment", &["person_id", "role", "valid_from"])).await?;
        manager.create_index(index("role_assignment", &["partner_id"])).await?;

        manager
            .create_table(
                Table::create()
                    .table("session")
                    .col(pk_uuid("id"))
                    .col(uuid("person_id"))
                    .col(string("device"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("last_used_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .col(timestamp_with_time_zone_null("ended_at"))
                    .foreign_key(&mut part_of("session", "person_id", "person"))
                    .take(),
            )
            .await?;
        manager.create_index(index("session", &["person_id"])).await?;

        manager
            .create_table(
                Table::create()
                    .table("refresh_token")
                    .col(pk_uuid("id"))
                    .col(uuid("session_id"))
                    .col(string("hash").unique_key())
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .foreign_key(&mut part_of("refresh_token", "session_id", "session"))
                    .take(),
            )
            .await?;
        manager.create_index(index("refresh_token", &["session_id"])).await?;

        manager
            .create_table(
                Table::create()
                    .table("sign_in_code")
                    .col(pk_uuid("id"))
                    .col(string("email"))
                    .col(string("code_hash"))
                    .col(integer("tries").check(Expr::cust("tries >= 0")))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .take(),
            )
            .await?;
        manager.create_index(index("sign_in_code", &["email", "created_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(
            manager,
            &["sign_in_code", "refresh_token", "session", "role_assignment", "membership", "person"],
        )
        .await
    }
}
