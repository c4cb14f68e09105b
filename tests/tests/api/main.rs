//! The API over HTTP, one file per capability. Runs on SQLite, and on PostgreSQL when `WDW_TEST_DATABASE` says so.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what is not there ends the test")]

mod areas;
mod budget;
mod budget_report;
mod checklists;
mod crash;
mod decisions;
mod decisions_after;
mod decisions_again;
mod decisions_at_once;
mod follow_ups;
mod handing_over;
mod initiatives;
mod kaders;
mod kaders_facts;
mod kaders_writing;
mod limits;
mod mandates;
mod migrations;
mod once;
mod permissions;
mod photos;
mod schema;
mod served;
mod sign_in;
mod statements;
mod wijkschouw;
mod wijkschouw_afterwards;
mod wijkschouw_once;
mod wijkschouw_permissions;
mod wijkschouw_recording;
mod wijkschouw_report;
mod wijkteam;
mod your_account;
