//! Initiatives with their budget, supports, messages, timeline and photos.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{drop_all, index, one_of, part_of, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const STATES: [&str; 11] = [
    "submitted",
    "needs_completion",
    "in_review",
    "granted",
    "partly_granted",
    "refused",
    "referred",
    "withdrawn",
    "in_progress",
    "accounting",
    "completed",
];
const THEMES: [&str; 8] = ["meeting", "green", "play", "safe", "clean", "traffic", "culture", "other"];
const EVENTS: [&str; 15] = [
    "submitted",
    "taken_up",
    "assigned",
    "completion_asked",
    "completed_by_submitter",
    "term_extended",
    "referred",
    "withdrawn",
    "hidden",
    "unhidden",
    "decided",
    "started",
    "accounted",
    "closed",
    "reopened",
];
const COSTS: [&str; 7] = ["material", "hire", "food_and_drink", "labour", "permit", "promotion", "other"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_initiative(manager).await?;
        create_parts(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["photo", "timeline_event", "message", "support", "budget_line", "initiative"])
            .await
    }
}

async fn create_initiative(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("initiative")
                .col(pk_uuid("id"))
                .col(string("reference").unique_key())
                .col(uuid("wijk_id"))
                .col(uuid_null("buurt_id"))
                .col(uuid("submitter_id"))
                .col(string("title"))
                .col(text("plan"))
                .col(string("theme").check(one_of("theme", &THEMES)))
                .col(string_null("place_description"))
                .col(double_null("latitude").check(Expr::cust("latitude BETWEEN -90 AND 90")))
                .col(double_null("longitude").check(Expr::cust("longitude BETWEEN -180 AND 180")))
                .col(text_null("participants"))
                .col(text_null("benefit"))
                .col(date_null("starts_on"))
                .col(date_null("ends_on"))
                .col(integer_null("supporter_estimate").check(Expr::cust("supporter_estimate >= 0")))
                .col(big_integer("total_cents").check(Expr::cust("total_cents >= 0")))
                .col(big_integer("own_cents").check(Expr::cust("own_cents >= 0")))
                .col(big_integer("other_cents").check(Expr::cust("other_cents >= 0")))
                .col(string_null("other_source"))
                .col(big_integer("requested_cents").check(Expr::cust("requested_cents >= 0")))
                .col(string("state").check(one_of("state", &STATES)))
                // Who has it now: a membership is a person on behalf of a partner.
                .col(uuid_null("owner_id"))
                .col(timestamp_with_time_zone_null("taken_up_at"))
                .col(timestamp_with_time_zone("submitted_at"))
                .col(date("answer_due_on"))
                .col(timestamp_with_time_zone_null("clock_stopped_at"))
                .col(timestamp_with_time_zone_null("extended_at"))
                .col(string_null("asked_from").check(one_of("asked_from", &["submitted", "in_review"])))
                .col(string_null("referred_to"))
                .col(timestamp_with_time_zone_null("hidden_at"))
                .col(text_null("hidden_reason"))
                // Stand here, and not only in their tables, so that a list needs one statement.
                .col(big_integer("support_count").check(Expr::cust("support_count >= 0")))
                .col(uuid("latest_event_id"))
                .col(string("latest_event_kind").check(one_of("latest_event_kind", &EVENTS)))
                .col(timestamp_with_time_zone("latest_event_at"))
                .col(string_null("latest_event_label"))
                .col(text_null("latest_event_body"))
                .col(text("search_text"))
                .col(timestamp_with_time_zone("updated_at"))
                .foreign_key(&mut reference("initiative", "wijk_id", "wijk"))
                .foreign_key(&mut reference("initiative", "buurt_id", "buurt"))
                .foreign_key(&mut reference("initiative", "submitter_id", "person"))
                .foreign_key(&mut reference("initiative", "owner_id", "membership"))
                .check(Expr::cust("ends_on IS NULL OR starts_on IS NOT NULL"))
                .check(Expr::cust("ends_on IS NULL OR ends_on >= starts_on"))
                .check(Expr::cust(
                    "requested_cents = total_cents - own_cents - other_cents OR requested_cents = 0",
                ))
                .check(Expr::cust("(state = 'needs_completion') = (asked_from IS NOT NULL)"))
                .check(Expr::cust("(state = 'needs_completion') = (clock_stopped_at IS NOT NULL)"))
                .check(Expr::cust("(latitude IS NULL) = (longitude IS NULL)"))
                .take(),
        )
        .await?;
    for columns in [
        // Lists per wijk and over all, in each of the three orders.
        &["wijk_id", "-submitted_at", "-id"] as &[&'static str],
        &["wijk_id", "-support_count", "-id"],
        &["wijk_id", "answer_due_on", "id"],
        &["-submitted_at", "-id"],
        &["-support_count", "-id"],
        &["answer_due_on", "id"],
        &["buurt_id"],
        &["submitter_id", "-submitted_at"],
        &["owner_id", "answer_due_on"],
    ] {
        manager.create_index(index("initiative", columns)).await?;
    }
    Ok(())
}

async fn create_parts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("budget_line")
                .col(pk_uuid("id"))
                .col(uuid("initiative_id"))
                .col(integer("position"))
                .col(string("description"))
                .col(big_integer("amount_cents").check(Expr::cust("amount_cents > 0")))
                .col(string("kind").check(one_of("kind", &COSTS)))
                .foreign_key(&mut part_of("budget_line", "initiative_id", "initiative"))
                .take(),
        )
        .await?;
    manager.create_index(unique("budget_line", &["initiative_id", "position"])).await?;

    manager
        .create_table(
            Table::create()
                .table("support")
                .col(uuid("initiative_id"))
                .col(uuid("person_id"))
                .col(timestamp_with_time_zone("created_at"))
                .primary_key(Index::create().col("initiative_id").col("person_id"))
                .foreign_key(&mut part_of("support", "initiative_id", "initiative"))
                .foreign_key(&mut part_of("support", "person_id", "person"))
                .take(),
        )
        .await?;
    manager.create_index(index("support", &["person_id"])).await?;

    manager
        .create_table(
            Table::create()
                .table("message")
                .col(pk_uuid("id"))
                .col(uuid("initiative_id"))
                .col(uuid("author_id"))
                .col(string("side").check(one_of("side", &["submitter", "wijkteam"])))
                // As shown: the function of a professional may have changed since.
                .col(string("author_label"))
                .col(boolean("is_question"))
                .col(text("body"))
                .col(timestamp_with_time_zone("created_at"))
                .foreign_key(&mut part_of("message", "initiative_id", "initiative"))
                .foreign_key(&mut reference("message", "author_id", "person"))
                .take(),
        )
        .await?;
    manager.create_index(index("message", &["initiative_id", "created_at", "id"])).await?;
    manager.create_index(index("message", &["author_id"])).await?;

    manager
        .create_table(
            Table::create()
                .table("timeline_event")
                .col(pk_uuid("id"))
                .col(uuid("initiative_id"))
                .col(string("kind").check(one_of("kind", &EVENTS)))
                .col(timestamp_with_time_zone("at"))
                .col(uuid_null("actor_id"))
                .col(string_null("actor_label"))
                .col(text_null("body"))
                .foreign_key(&mut part_of("timeline_event", "initiative_id", "initiative"))
                .foreign_key(&mut reference("timeline_event", "actor_id", "person"))
                .take(),
        )
        .await?;
    manager.create_index(index("timeline_event", &["initiative_id", "at", "id"])).await?;
    manager.create_index(index("timeline_event", &["actor_id"])).await?;

    manager
        .create_table(
            Table::create()
                .table("photo")
                .col(pk_uuid("id"))
                .col(uuid("uploader_id"))
                .col(string("sha256"))
                .col(big_integer("byte_size").check(Expr::cust("byte_size > 0")))
                .col(integer("width").check(Expr::cust("width > 0")))
                .col(integer("height").check(Expr::cust("height > 0")))
                .col(uuid_null("initiative_id"))
                .col(uuid_null("message_id"))
                .col(integer("position"))
                .col(timestamp_with_time_zone_null("hidden_at"))
                .col(text_null("hidden_reason"))
                .col(timestamp_with_time_zone("created_at"))
                .foreign_key(&mut reference("photo", "uploader_id", "person"))
                .foreign_key(&mut part_of("photo", "initiative_id", "initiative"))
                .foreign_key(&mut part_of("photo", "message_id", "message"))
                .take(),
        )
        .await?;
    manager.create_index(index("photo", &["uploader_id"])).await?;
    manager.create_index(index("photo", &["initiative_id", "position"])).await?;
    manager.create_index(index("photo", &["message_id"])).await
}
