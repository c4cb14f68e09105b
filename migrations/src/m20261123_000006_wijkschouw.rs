//! The wijkschouw: planned with stops and participants, filled in with answers and findings.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{drop_all, index, one_of, part_of, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const FORMS: [&str; 7] =
    ["walk", "bicycle", "evening", "children", "accessibility", "street_corner", "online"];
const STATES: [&str; 5] = ["planned", "under_way", "completed", "reported", "cancelled"];
const CLASSES: [&str; 5] = ["at_once", "maintenance", "project", "private_ground", "nothing"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_plan(manager).await?;
        create_records(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["observation_photo", "finding", "answer", "participant", "stop", "wijkschouw"];
        drop_all(manager, &tables).await
    }
}

async fn create_plan(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("wijkschouw")
                .col(pk_uuid("id"))
                .col(string("reference").unique_key())
                .col(uuid("wijk_id"))
                .col(uuid("checklist_version_id"))
                .col(string("form").check(one_of("form", &FORMS)))
                .col(timestamp_with_time_zone("starts_at"))
                .col(string("meeting_point"))
                .col(text_null("explanation"))
                .col(boolean("open_to_residents"))
                .col(boolean("residents_may_add"))
                .col(uuid("organiser_id"))
                .col(string("state").check(one_of("state", &STATES)))
                .col(text_null("cancelled_reason"))
                .col(uuid_null("previous_id"))
                .col(timestamp_with_time_zone_null("started_at"))
                .col(timestamp_with_time_zone_null("completed_at"))
                .col(timestamp_with_time_zone_null("reported_at"))
                // The scores as JSON, so that a list and a comparison do not add up every answer again.
                .col(text_null("result"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("updated_at"))
                .foreign_key(&mut reference("wijkschouw", "wijk_id", "wijk"))
                .foreign_key(&mut reference("wijkschouw", "checklist_version_id", "checklist_version"))
                .foreign_key(&mut reference("wijkschouw", "organiser_id", "membership"))
                .foreign_key(&mut reference("wijkschouw", "previous_id", "wijkschouw"))
                .check(Expr::cust("(state = 'cancelled') = (cancelled_reason IS NOT NULL)"))
                .check(Expr::cust("(state IN ('completed', 'reported')) = (completed_at IS NOT NULL)"))
                .check(Expr::cust("(state = 'reported') = (reported_at IS NOT NULL)"))
                .check(Expr::cust("state <> 'planned' OR started_at IS NULL"))
                .take(),
        )
        .await?;
    for columns in [
        &["wijk_id", "-starts_at", "-id"] as &[&'static str],
        &["-starts_at", "-id"],
        &["checklist_version_id"],
        &["organiser_id"],
        &["previous_id"],
    ] {
        manager.create_index(index("wijkschouw", columns)).await?;
    }

    manager
        .create_table(
            Table::create()
                .table("stop")
                .col(pk_uuid("id"))
                .col(uuid("wijkschouw_id"))
                .col(integer("position"))
                .col(string("name"))
                .col(string_null("description"))
                .col(double_null("latitude").check(Expr::cust("latitude BETWEEN -90 AND 90")))
                .col(double_null("longitude").check(Expr::cust("longitude BETWEEN -180 AND 180")))
                // The first stop at this place: what is compared from one wijkschouw to the next. No reference,
                // because a plan that changes may let go of that first stop.
                .col(uuid("root_id"))
                // Who added it on the way.
                .col(uuid_null("added_by"))
                .col(timestamp_with_time_zone("created_at"))
                .foreign_key(&mut part_of("stop", "wijkschouw_id", "wijkschouw"))
                .foreign_key(&mut reference("stop", "added_by", "person"))
                .check(Expr::cust("(latitude IS NULL) = (longitude IS NULL)"))
                .take(),
        )
        .await?;
    manager.create_index(index("stop", &["wijkschouw_id", "position"])).await?;
    manager.create_index(index("stop", &["root_id"])).await?;
    manager.create_index(index("stop", &["added_by"])).await?;

    manager
        .create_table(
            Table::create()
                .table("participant")
                .col(uuid("wijkschouw_id"))
                .col(uuid("person_id"))
                // None: a resident.
                .col(uuid_null("membership_id"))
                .col(string("state").check(one_of("state", &["invited", "joined", "left"])))
                .col(timestamp_with_time_zone("created_at"))
                .primary_key(Index::create().col("wijkschouw_id").col("person_id"))
                .foreign_key(&mut part_of("participant", "wijkschouw_id", "wijkschouw"))
                .foreign_key(&mut reference("participant", "person_id", "person"))
                .foreign_key(&mut reference("participant", "membership_id", "membership"))
                .take(),
        )
        .await?;
    manager.create_index(index("participant", &["person_id"])).await?;
    manager.create_index(index("participant", &["membership_id"])).await
}

async fn create_records(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("answer")
                // The operation that it came with; a newer answer of the same person brings a newer id.
                .col(pk_uuid("id"))
                .col(uuid("wijkschouw_id"))
                // The stop; nought for what is answered once.
                .col(uuid("stop_key"))
                .col(string("item_key"))
                .col(uuid("author_id"))
                .col(
                    string("state")
                        .check(one_of("state", &["answered", "not_applicable", "unknown", "skipped"])),
                )
                .col(text_null("value"))
                .col(text_null("note"))
                .col(double_null("latitude").check(Expr::cust("latitude BETWEEN -90 AND 90")))
                .col(double_null("longitude").check(Expr::cust("longitude BETWEEN -180 AND 180")))
                .col(integer_null("accuracy_metres").check(Expr::cust("accuracy_metres >= 0")))
                .col(timestamp_with_time_zone("made_at"))
                .col(timestamp_with_time_zone("received_at"))
                .col(boolean("late"))
                .col(boolean("chosen"))
                .foreign_key(&mut part_of("answer", "wijkschouw_id", "wijkschouw"))
                .foreign_key(&mut reference("answer", "author_id", "person"))
                .check(Expr::cust("(state = 'answered') = (value IS NOT NULL)"))
                .check(Expr::cust("(latitude IS NULL) = (longitude IS NULL)"))
                .take(),
        )
        .await?;
    let place = ["wijkschouw_id", "stop_key", "item_key", "author_id"];
    manager.create_index(unique("answer", &place)).await?;
    manager.create_index(index("answer", &["author_id"])).await?;

    manager
        .create_table(
            Table::create()
                .table("finding")
                .col(pk_uuid("id"))
                .col(uuid("wijkschouw_id"))
                .col(uuid_null("stop_id"))
                // The bad answer that it comes from.
                .col(uuid_null("answer_id").unique_key())
                .col(string("theme_key"))
                .col(string_null("item_key"))
                .col(text("note"))
                .col(string_null("class").check(one_of("class", &CLASSES)))
                .col(text_null("class_reason"))
                .col(double_null("latitude").check(Expr::cust("latitude BETWEEN -90 AND 90")))
                .col(double_null("longitude").check(Expr::cust("longitude BETWEEN -180 AND 180")))
                .col(integer_null("accuracy_metres").check(Expr::cust("accuracy_metres >= 0")))
                .col(uuid("author_id"))
                .col(timestamp_with_time_zone("made_at"))
                .col(timestamp_with_time_zone("received_at"))
                .col(boolean("late"))
                .col(timestamp_with_time_zone_null("hidden_at"))
                .col(text_null("hidden_reason"))
                .foreign_key(&mut part_of("finding", "wijkschouw_id", "wijkschouw"))
                .foreign_key(&mut reference("finding", "stop_id", "stop"))
                .foreign_key(&mut follows("finding", "answer_id", "answer"))
                .foreign_key(&mut reference("finding", "author_id", "person"))
                .check(Expr::cust("(latitude IS NULL) = (longitude IS NULL)"))
                .check(Expr::cust("(hidden_at IS NULL) = (hidden_reason IS NULL)"))
                .take(),
        )
        .await?;
    manager.create_index(index("finding", &["wijkschouw_id", "made_at", "id"])).await?;
    manager.create_index(index("finding", &["stop_id"])).await?;
    manager.create_index(index("finding", &["author_id"])).await?;

    manager
        .create_table(
            Table::create()
                .table("observation_photo")
                .col(pk_uuid("photo_id"))
                .col(uuid("wijkschouw_id"))
                .col(uuid_null("answer_id"))
                .col(uuid_null("finding_id"))
                .col(integer("position"))
                .foreign_key(&mut reference("observation_photo", "photo_id", "photo"))
                .foreign_key(&mut part_of("observation_photo", "wijkschouw_id", "wijkschouw"))
                .foreign_key(&mut follows("observation_photo", "answer_id", "answer"))
                .foreign_key(&mut part_of("observation_photo", "finding_id", "finding"))
                .check(Expr::cust("(answer_id IS NULL) <> (finding_id IS NULL)"))
                .take(),
        )
        .await?;
    manager.create_index(index("observation_photo", &["wijkschouw_id"])).await?;
    manager.create_index(index("observation_photo", &["answer_id", "position"])).await?;
    manager.create_index(index("observation_photo", &["finding_id", "position"])).await
}

/// Like [`part_of`], to a row that may take another id: a newer answer replaces an older one in place.
fn follows(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    part_of(table, column, to).on_update(ForeignKeyAction::Cascade).take()
}
