//! Who is asked for how much, what the kaders say of it, who may decide, what the partners think and what was decided.

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
        extend_initiative(manager).await?;
        create_requests(manager).await?;
        create_mandates(manager).await?;
        create_decisions(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["accounting", "decision", "partner_view", "mandate", "kader_check", "asked_of"])
            .await?;
        manager
            .drop_index(Index::drop().name("ix_photo_initiative_id_purpose").table("photo").to_owned())
            .await?;
        for (table, column) in [
            ("photo", "purpose"),
            ("initiative", "views_asked_at"),
            ("initiative", "round"),
            ("initiative", "facts"),
        ] {
            manager.alter_table(Table::alter().table(table).drop_column(column).take()).await?;
        }
        Ok(())
    }
}

/// One column at a time: SQLite takes no more.
async fn extend_initiative(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [
        // As JSON: what is known beside the plan, such as how many take part. Kaders are tested with it.
        text_null("facts"),
        // How often it was decided on. Views, checks and accounts belong to the round that is under way.
        integer("round").default(0).check(Expr::cust("round >= 0")).take(),
        timestamp_with_time_zone_null("views_asked_at"),
    ] {
        manager.alter_table(Table::alter().table("initiative").add_column(column).take()).await?;
    }
    let purposes = one_of("purpose", &["plan", "result", "receipt"]);
    let purpose = string("purpose").default("plan").check(purposes).take();
    manager.alter_table(Table::alter().table("photo").add_column(purpose).take()).await?;
    manager.create_index(index("photo", &["initiative_id", "purpose"])).await
}

async fn create_requests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("asked_of")
                .col(uuid("initiative_id"))
                .col(uuid("partner_id"))
                .col(big_integer("amount_cents").check(Expr::cust("amount_cents >= 0")))
                .col(integer("hours").check(Expr::cust("hours >= 0")))
                .primary_key(Index::create().col("initiative_id").col("partner_id"))
                .foreign_key(&mut part_of("asked_of", "initiative_id", "initiative"))
                .foreign_key(&mut reference("asked_of", "partner_id", "partner"))
                .check(Expr::cust("amount_cents > 0 OR hours > 0"))
                .take(),
        )
        .await?;
    manager.create_index(index("asked_of", &["partner_id"])).await?;

    manager
        .create_table(
            Table::create()
                .table("kader_check")
                .col(pk_uuid("id"))
                .col(uuid("initiative_id"))
                .col(uuid("kader_id"))
                .col(uuid("kader_version_id"))
                .col(integer("round").check(Expr::cust("round >= 0")))
                .col(string("source").check(one_of("source", &["rule", "person"])))
                .col(string("outcome").check(one_of("outcome", &["meets", "fails", "open"])))
                // As JSON: the reasons, as sentences.
                .col(text("reasons"))
                .col(uuid_null("actor_id"))
                .col(string_null("actor_label"))
                // Of a person's judgement: why.
                .col(text_null("reason"))
                .col(timestamp_with_time_zone("at"))
                .foreign_key(&mut part_of("kader_check", "initiative_id", "initiative"))
                .foreign_key(&mut reference("kader_check", "kader_id", "kader"))
                .foreign_key(&mut reference("kader_check", "kader_version_id", "kader_version"))
                .foreign_key(&mut reference("kader_check", "actor_id", "person"))
                .check(Expr::cust("(source = 'person') = (reason IS NOT NULL)"))
                .check(Expr::cust("source = 'rule' OR outcome <> 'open'"))
                .take(),
        )
        .await?;
    manager.create_index(index("kader_check", &["initiative_id", "kader_id", "at", "id"])).await?;
    manager.create_index(index("kader_check", &["kader_id"])).await?;
    manager.create_index(index("kader_check", &["kader_version_id"])).await?;
    manager.create_index(index("kader_check", &["actor_id"])).await
}

async fn create_mandates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("mandate")
                .col(pk_uuid("id"))
                // Held by a member of a wijkteam, or by somebody with a role outside them.
                .col(uuid_null("membership_id"))
                .col(uuid_null("role_assignment_id"))
                .col(string("kind").check(one_of("kind", &["money", "hours"])))
                // Cents for money, hours for hours: up to and including.
                .col(big_integer("up_to").check(Expr::cust("up_to > 0")))
                .col(date("valid_from"))
                .col(date_null("valid_until"))
                .col(uuid_null("given_by"))
                .col(string_null("given_by_label"))
                .col(timestamp_with_time_zone("created_at"))
                .foreign_key(&mut reference("mandate", "membership_id", "membership"))
                .foreign_key(&mut reference("mandate", "role_assignment_id", "role_assignment"))
                .foreign_key(&mut reference("mandate", "given_by", "person"))
                .check(Expr::cust("(membership_id IS NULL) <> (role_assignment_id IS NULL)"))
                .check(Expr::cust("valid_until IS NULL OR valid_until >= valid_from"))
                .take(),
        )
        .await?;
    manager.create_index(index("mandate", &["membership_id"])).await?;
    manager.create_index(index("mandate", &["role_assignment_id"])).await?;
    manager.create_index(index("mandate", &["given_by"])).await?;

    manager
        .create_table(
            Table::create()
                .table("partner_view")
                .col(pk_uuid("id"))
                .col(uuid("initiative_id"))
                .col(integer("round").check(Expr::cust("round >= 0")))
                .col(uuid("partner_id"))
                .col(uuid("person_id"))
                .col(string("actor_label"))
                .col(string("level").check(one_of("level", &["wijkteam", "manager", "stuurgroep"])))
                .col(string("position").check(one_of("position", &["agree", "agree_if", "object"])))
                .col(big_integer("amount_cents").check(Expr::cust("amount_cents >= 0")))
                .col(integer("hours").check(Expr::cust("hours >= 0")))
                // What was asked of the partner at that moment: when it changes, the view holds no longer.
                .col(big_integer("asked_cents").check(Expr::cust("asked_cents >= 0")))
                .col(integer("asked_hours").check(Expr::cust("asked_hours >= 0")))
                // What the mandate came to at that moment. Null: no mandate was needed.
                .col(big_integer_null("mandate_cents"))
                .col(big_integer_null("mandate_hours"))
                .col(text_null("body"))
                .col(timestamp_with_time_zone("at"))
                .foreign_key(&mut part_of("partner_view", "initiative_id", "initiative"))
                .foreign_key(&mut reference("partner_view", "partner_id", "partner"))
                .foreign_key(&mut reference("partner_view", "person_id", "person"))
                .check(Expr::cust("position = 'agree' OR body IS NOT NULL"))
                .check(Expr::cust("position <> 'object' OR (amount_cents = 0 AND hours = 0)"))
                .take(),
        )
        .await?;
    manager.create_index(index("partner_view", &["initiative_id", "round", "at", "id"])).await?;
    manager.create_index(index("partner_view", &["partner_id"])).await?;
    manager.create_index(index("partner_view", &["person_id"])).await
}

async fn create_decisions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("decision")
                .col(pk_uuid("id"))
                .col(uuid("initiative_id"))
                // The first is 1.
                .col(integer("number").check(Expr::cust("number > 0")))
                .col(string("outcome").check(one_of("outcome", &["granted", "partly_granted", "refused"])))
                .col(big_integer("requested_cents").check(Expr::cust("requested_cents >= 0")))
                .col(big_integer("granted_cents").check(Expr::cust("granted_cents >= 0")))
                .col(text_null("motivation"))
                .col(text_null("conditions"))
                .col(text_null("way_forward"))
                // The day of the meeting. Null: between meetings.
                .col(date_null("meeting_on"))
                // As JSON, as they were at that moment: the kadertoets with its versions, the views, the amounts.
                .col(text("frozen"))
                .col(uuid("closed_by"))
                .col(string("closed_by_label"))
                .col(timestamp_with_time_zone("closed_at"))
                .col(date("object_until"))
                .col(timestamp_with_time_zone_null("reopened_at"))
                .col(uuid_null("reopened_by"))
                .col(string_null("reopened_by_label"))
                .col(text_null("reopen_reason"))
                .foreign_key(&mut part_of("decision", "initiative_id", "initiative"))
                .foreign_key(&mut reference("decision", "closed_by", "person"))
                .foreign_key(&mut reference("decision", "reopened_by", "person"))
                .check(Expr::cust(
                    "outcome = 'granted' OR (motivation IS NOT NULL AND way_forward IS NOT NULL)",
                ))
                .check(Expr::cust("outcome <> 'refused' OR granted_cents = 0"))
                .check(Expr::cust("(reopened_at IS NULL) = (reopen_reason IS NULL)"))
                .take(),
        )
        .await?;
    manager.create_index(unique("decision", &["initiative_id", "number"])).await?;
    manager.create_index(index("decision", &["closed_by"])).await?;
    manager.create_index(index("decision", &["reopened_by"])).await?;

    manager
        .create_table(
            Table::create()
                .table("accounting")
                .col(pk_uuid("id"))
                .col(uuid("initiative_id"))
                .col(uuid("submitter_id"))
                .col(big_integer("spent_cents").check(Expr::cust("spent_cents >= 0")))
                .col(text("story"))
                .col(timestamp_with_time_zone("handed_in_at"))
                // Sent back, with the reason; or approved. Until then it waits for the wijkregisseur.
                .col(timestamp_with_time_zone_null("returned_at"))
                .col(text_null("return_reason"))
                .col(timestamp_with_time_zone_null("approved_at"))
                .col(uuid_null("settled_by"))
                .col(string_null("settled_by_label"))
                .foreign_key(&mut part_of("accounting", "initiative_id", "initiative"))
                .foreign_key(&mut reference("accounting", "submitter_id", "person"))
                .foreign_key(&mut reference("accounting", "settled_by", "person"))
                .check(Expr::cust("returned_at IS NULL OR approved_at IS NULL"))
                .check(Expr::cust("(returned_at IS NULL) = (return_reason IS NULL)"))
                .take(),
        )
        .await?;
    manager.create_index(index("accounting", &["initiative_id", "handed_in_at"])).await?;
    manager.create_index(index("accounting", &["submitter_id"])).await?;
    manager.create_index(index("accounting", &["settled_by"])).await
}
