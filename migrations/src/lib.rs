//! The written migrations of Wijkwerk, in order. Append-only: one that has been released never changes.
//!
//! Each runs in one transaction, up and down, on SQLite and PostgreSQL. What must be true whatever the code
//! does (unique, exists, at least nought, one of these words) stands here as a key, a reference or a check.

mod columns;
mod m20261123_000001_areas;
mod m20261123_000002_people;
mod m20261123_000003_initiatives;
mod m20261123_000004_platform;
mod m20261123_000005_checklists;
mod m20261123_000006_wijkschouw;
mod m20261123_000007_follow_ups;
mod m20261123_000008_kaders;
mod m20261126_000009_decisions;
mod m20261126_000010_budget;
mod m20261128_000011_accounting_due;
mod m20261128_000012_walking;
mod m20261128_000013_kader_versions;

use sea_orm_migration::prelude::*;

/// All migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_areas::Migration),
            Box::new(m20261123_000002_people::Migration),
            Box::new(m20261123_000003_initiatives::Migration),
            Box::new(m20261123_000004_platform::Migration),
            Box::new(m20261123_000005_checklists::Migration),
            Box::new(m20261123_000006_wijkschouw::Migration),
            Box::new(m20261123_000007_follow_ups::Migration),
            Box::new(m20261123_000008_kaders::Migration),
            Box::new(m20261126_000009_decisions::Migration),
            Box::new(m20261126_000010_budget::Migration),
            Box::new(m20261128_000011_accounting_due::Migration),
            Box::new(m20261128_000012_walking::Migration),
            Box::new(m20261128_000013_kader_versions::Migration),
        ]
    }
}
