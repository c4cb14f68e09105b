use sea_orm::{ConnectionTrait as _, Statement};
use wdw_migrations::Migrator;
use wdw_tests::Scene;

use sea_orm_migration::MigratorTrait as _;

/// Everything that the database knows of its own shape, in one text.
async fn shape(s: &Scene) -> String {
    let db = &s.app.database.write;
    let sql = if s.app.database.is_sqlite() {
        "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master \
         WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'seaql_%' ORDER BY 1"
    } else {
        "SELECT t FROM (SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS t \
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'seaql_%' \
         UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE 'seaql_%' \
         UNION ALL SELECT 'constraint ' || conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
         WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE 'seaql_%') x ORDER BY t"
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap() + "\n").collect()
}

#[tokio::test]
async fn up_down_and_up_again_ends_where_it_began() {
    let s = Scene::meppel().await;
    let before = shape(&s).await;
    assert!(before.contains("initiative") && before.contains("budget_line"));
    Migrator::down(&s.app.database.write, None).await.unwrap();
    assert_eq!(shape(&s).await, "");
    Migrator::up(&s.app.database.write, None).await.unwrap();
    assert_eq!(shape(&s).await, before);
}

#[tokio::test]
async fn kaders_that_were_tested_too_often_are_put_right() {
    let s = Scene::meppel().await;
    let db = &s.app.database.write;
    let since =
        Migrator::migrations().iter().rev().position(|one| one.name() == "m20261128_000013_kader_versions");
    Migrator::down(db, since.and_then(|newer| u32::try_from(newer + 1).ok())).await.unwrap();
    for (number, was) in [("2", "money"), ("4", "always"), ("5", "work"), ("6", "money")] {
        db.execute_unprepared(&format!("UPDATE kader SET applies = '{was}' WHERE number = '{number}'"))
            .await
            .unwrap();
    }
    // A kader that somebody here made keeps what they chose.
    db.execute_unprepared("UPDATE kader SET applies = 'always' WHERE number = 'V1'").await.unwrap();
    Migrator::up(db, None).await.unwrap();
    let now = s
        .texts(
            "SELECT kader.number || ' ' || kader_version.applies FROM kader_version \
             JOIN kader ON kader.id = kader_version.kader_id ORDER BY kader.number",
            vec![],
        )
        .await;
    let right = [
        "1 always",
        "2 involved",
        "3 always",
        "4 involved",
        "5 involved",
        "6 money",
        "7 work",
        "8 work",
        "9 involved",
        "V1 always",
    ];
    assert_eq!(now, right);
}

#[tokio::test]
async fn the_database_itself_refuses_what_can_never_be() {
    let s = Scene::meppel().await;
    let id = s.resident("anna").await.submits(&s, "haveltermade").await;
    assert!(!id.is_null());
    let db = &s.app.database.write;
    for wrong in [
        "UPDATE initiative SET state = 'zomaar'",
        "UPDATE initiative SET support_count = -1",
        "UPDATE initiative SET requested_cents = 1",
        "UPDATE initiative SET state = 'needs_completion'",
        "UPDATE initiative SET latitude = 52.0",
        "UPDATE budget_line SET amount_cents = 0",
        "UPDATE budget_line SET kind = 'goud'",
        "UPDATE person SET email = NULL",
        "UPDATE membership SET partner_id = NULL",
        "UPDATE membership SET valid_until = '1999-01-01'",
        "DELETE FROM wijk",
        "INSERT INTO wijkteam SELECT * FROM wijkteam",
        "UPDATE wijk_budget SET available_cents = -1",
        "UPDATE wijk_budget SET committed_cents = -1",
        "UPDATE wijk_budget SET closed_at = created_at",
        "UPDATE wijk_budget SET year = 1999",
        "INSERT INTO wijk_budget SELECT * FROM wijk_budget",
        "UPDATE ledger_entry SET amount_cents = 0",
        "UPDATE ledger_entry SET kind = 'commit'",
        "UPDATE ledger_entry SET to_account = 'source'",
        "UPDATE ledger_entry SET from_account = 'elders'",
        "UPDATE ledger_entry SET reverses_id = id",
        "DELETE FROM budget_proposal",
        "UPDATE budget_proposal SET state = 'declined'",
        "UPDATE budget_proposal SET settled_at = NULL",
        "UPDATE budget_proposal SET amount_cents = 0",
        "UPDATE mandate SET up_to = 0",
        "UPDATE mandate SET kind = 'goud'",
        "UPDATE mandate SET valid_until = '1999-01-01'",
        "UPDATE mandate SET membership_id = NULL, role_assignment_id = NULL",
        "DELETE FROM membership",
    ] {
        assert!(db.execute_unprepared(wrong).await.is_err(), "{wrong}");
    }
}
