//! The wijkbudget: what the stuurgroep approved, the money of a wijk per year and partner, what is promised of it to
//! whom, and every booking. Bookings are only added.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::{drop_all, index, one_of, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ACCOUNTS: [&str; 4] = ["source", "available", "committed", "paid"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_budgets(manager).await?;
        create_ledger(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["ledger_entry", "commitment", "budget_proposal", "wijk_budget"]).await
    }
}

async fn create_budgets(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("wijk_budget")
                .col(pk_uuid("id"))
                .col(uuid("wijk_id"))
                .col(integer("year").check(Expr::cust("year BETWEEN 2000 AND 2200")))
                .col(uuid("partner_id"))
                // What the bookings come to; changed in the transaction that books. No account goes below nought.
                .col(big_integer("available_cents").check(Expr::cust("available_cents >= 0")))
                .col(big_integer("committed_cents").check(Expr::cust("committed_cents >= 0")))
                .col(big_integer("paid_cents").check(Expr::cust("paid_cents >= 0")))
                .col(timestamp_with_time_zone_null("closed_at"))
                .col(uuid_null("closed_by"))
                .col(timestamp_with_time_zone("created_at"))
                .foreign_key(&mut reference("wijk_budget", "wijk_id", "wijk"))
                .foreign_key(&mut reference("wijk_budget", "partner_id", "partner"))
                .foreign_key(&mut reference("wijk_budget", "closed_by", "person"))
                .check(Expr::cust("(closed_at IS NULL) = (closed_by IS NULL)"))
                .check(Expr::cust("closed_at IS NULL OR committed_cents = 0"))
                .take(),
        )
        .await?;
    manager.create_index(unique("wijk_budget", &["wijk_id", "year", "partner_id"])).await?;
    manager.create_index(index("wijk_budget", &["year"])).await?;
    manager.create_index(index("wijk_budget", &["partner_id"])).await?;
    manager.create_index(index("wijk_budget", &["closed_by"])).await?;

    manager
        .create_table(
            Table::create()
                .table("budget_proposal")
                .col(pk_uuid("id"))
                .col(uuid("wijk_id"))
                .col(integer("year").check(Expr::cust("year BETWEEN 2000 AND 2200")))
                .col(uuid("partner_id"))
                .col(big_integer("amount_cents").check(Expr::cust("amount_cents > 0")))
                .col(text("reason"))
                .col(string("state").check(one_of("state", &["proposed", "approved", "declined"])))
                .col(uuid("proposed_by"))
                .col(string("proposed_by_label"))
                .col(timestamp_with_time_zone("proposed_at"))
                .col(uuid_null("settled_by"))
                .col(string_null("settled_by_label"))
                .col(timestamp_with_time_zone_null("settled_at"))
                .col(text_null("decline_reason"))
                .foreign_key(&mut reference("budget_proposal", "wijk_id", "wijk"))
                .foreign_key(&mut reference("budget_proposal", "partner_id", "partner"))
                .foreign_key(&mut reference("budget_proposal", "proposed_by", "person"))
                .foreign_key(&mut reference("budget_proposal", "settled_by", "person"))
                .check(Expr::cust("(state = 'proposed') = (settled_at IS NULL)"))
                .check(Expr::cust("(state = 'declined') = (decline_reason IS NOT NULL)"))
                .take(),
        )
        .await?;
    manager.create_index(index("budget_proposal", &["year", "wijk_id", "proposed_at"])).await?;
    manager.create_index(index("budget_proposal", &["wijk_id"])).await?;
    manager.create_index(index("budget_proposal", &["partner_id", "state"])).await?;
    manager.create_index(index("budget_proposal", &["proposed_by"])).await?;
    manager.create_index(index("budget_proposal", &["settled_by"])).await
}

async fn create_ledger(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("commitment")
                .col(pk_uuid("id"))
                .col(uuid("decision_id"))
                .col(uuid("initiative_id"))
                .col(uuid("wijk_budget_id"))
                .col(uuid("partner_id"))
                .col(integer("year"))
                .col(big_integer("granted_cents").check(Expr::cust("granted_cents > 0")))
                .col(big_integer("paid_cents").check(Expr::cust("paid_cents >= 0")))
                .col(big_integer("released_cents").check(Expr::cust("released_cents >= 0")))
                .col(timestamp_with_time_zone("created_at"))
                .foreign_key(&mut reference("commitment", "decision_id", "decision"))
                .foreign_key(&mut reference("commitment", "initiative_id", "initiative"))
                .foreign_key(&mut reference("commitment", "wijk_budget_id", "wijk_budget"))
                .foreign_key(&mut reference("commitment", "partner_id", "partner"))
                .check(Expr::cust("paid_cents + released_cents <= granted_cents"))
                .take(),
        )
        .await?;
    manager.create_index(unique("commitment", &["decision_id", "wijk_budget_id"])).await?;
    manager.create_index(index("commitment", &["initiative_id"])).await?;
    manager.create_index(index("commitment", &["wijk_budget_id"])).await?;
    manager.create_index(index("commitment", &["partner_id", "year"])).await?;

    manager
        .create_table(
            Table::create()
                .table("ledger_entry")
                .col(pk_uuid("id"))
                .col(uuid("wijk_budget_id"))
                .col(
                    string("kind")
                        .check(one_of("kind", &["allocate", "commit", "pay", "release", "reverse"])),
                )
                .col(string("from_account").check(one_of("from_account", &ACCOUNTS)))
                .col(string("to_account").check(one_of("to_account", &ACCOUNTS)))
                .col(big_integer("amount_cents").check(Expr::cust("amount_cents > 0")))
                .col(uuid_null("commitment_id"))
                .col(uuid_null("proposal_id"))
                // A booking is reversed at most once, and an approved proposal is allocated once.
                .col(uuid_null("reverses_id").unique_key())
                .col(string("note"))
                .col(uuid_null("receipt_photo_id"))
                .col(uuid("booked_by"))
                .col(string("booked_by_label"))
                .col(timestamp_with_time_zone("booked_at"))
                .foreign_key(&mut reference("ledger_entry", "wijk_budget_id", "wijk_budget"))
                .foreign_key(&mut reference("ledger_entry", "commitment_id", "commitment"))
                .foreign_key(&mut reference("ledger_entry", "proposal_id", "budget_proposal"))
                .foreign_key(&mut reference("ledger_entry", "reverses_id", "ledger_entry"))
                .foreign_key(&mut reference("ledger_entry", "receipt_photo_id", "photo"))
                .foreign_key(&mut reference("ledger_entry", "booked_by", "person"))
                .check(Expr::cust("from_account <> to_account"))
                .check(Expr::cust("(kind = 'reverse') = (reverses_id IS NOT NULL)"))
                .check(Expr::cust("(kind = 'allocate') = (proposal_id IS NOT NULL)"))
                .take(),
        )
        .await?;
    manager.create_index(index("ledger_entry", &["wijk_budget_id", "-booked_at", "-id"])).await?;
    manager.create_index(index("ledger_entry", &["commitment_id"])).await?;
    manager.create_index(index("ledger_entry", &["proposal_id"])).await?;
    manager.create_index(index("ledger_entry", &["receipt_photo_id"])).await?;
    manager.create_index(index("ledger_entry", &["booked_by"])).await
}
