//! When a kader is tested is said by each version: a new one may change it, an old one keeps what it said. Beside it, how
//! the setter reads its own words.

use sea_orm_migration::{prelude::*, schema::*};

use crate::columns::one_of;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SCOPES: &[&str] = &["always", "involved", "money", "work"];
/// Kaders that came with the software and were tested too often or too seldom: number, partner. Nobody could change that
/// so far, so every version of them is put right.
const INVOLVED: &[(&str, &str)] =
    &[("2", "gemeente"), ("4", "woonconcept"), ("5", "woonconcept"), ("9", "mensenwerk")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let applies = string("applies").default("always").check(one_of("applies", SCOPES)).take();
        manager.alter_table(Table::alter().table("kader_version").add_column(applies).take()).await?;
        let reading = text("reading").default("").take();
        manager.alter_table(Table::alter().table("kader_version").add_column(reading).take()).await?;
        let db = manager.get_connection();
        db.execute_unprepared(
            "UPDATE kader_version SET applies = \
             (SELECT kader.applies FROM kader WHERE kader.id = kader_version.kader_id)",
        )
        .await?;
        for (number, partner) in INVOLVED {
            db.execute_unprepared(&format!(
                "UPDATE kader_version SET applies = 'involved' WHERE kader_id IN \
                 (SELECT kader.id FROM kader JOIN partner ON partner.id = kader.partner_id \
                  JOIN kader_version first ON first.kader_id = kader.id AND first.number = 1 \
                  WHERE kader.number = '{number}' AND partner.key = '{partner}' \
                  AND first.status = 'final' AND first.published_by IS NULL)"
            ))
            .await?;
        }
        manager.alter_table(Table::alter().table("kader").drop_column("applies").take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let words = one_of("applies", &["always", "money", "work"]);
        let applies = string("applies").default("always").check(words).take();
        manager.alter_table(Table::alter().table("kader").add_column(applies).take()).await?;
        manager
            .get_connection()
            .execute_unprepared(
                "UPDATE kader SET applies = (SELECT CASE version.applies WHEN 'involved' THEN 'always' \
                 ELSE version.applies END FROM kader_version version \
                 WHERE version.kader_id = kader.id ORDER BY version.number DESC LIMIT 1)",
            )
            .await?;
        manager.alter_table(Table::alter().table("kader_version").drop_column("reading").take()).await?;
        manager.alter_table(Table::alter().table("kader_version").drop_column("applies").take()).await
    }
}
