//! The platform on a real database: nothing half done, nothing twice, nothing lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use bytes::Bytes;
use chrono::TimeDelta;
use futures_util::future::join_all;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, ConnectionTrait as _,
    DbErr, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};
use uuid::Uuid;
use wdw_entities::{job, operation, outgoing_mail, person};

use super::database::{Database, WriteTransaction, in_background};
use super::idempotency::{self, Claim};
use super::jobs::{self, Registry};
use super::mail::{self, Letter};
use super::photos::{PutError, Size, Stored};
use super::testing::TestApp;
use super::{App, Fault};

fn letter(to: &str) -> Letter {
    Letter {
        kind: "test",
        to: to.to_owned(),
        subject: "Je code".to_owned(),
        greeting: "Dag,".to_owned(),
        paragraphs: vec!["Je code is:".to_owned(), "123456".to_owned()],
        action: None,
        closing: "Met groet".to_owned(),
    }
}

async fn insert_job(tx: &WriteTransaction, id: Uuid) -> Result<(), DbErr> {
    let row = job::ActiveModel {
        id: Set(id),
        kind: Set("counter".to_owned()),
        payload: Set("null".to_owned()),
        run_at: Set(tx.now()),
        attempts: Set(0),
        locked_until: Set(None),
        done_at: Set(None),
        last_error: Set(None),
        created_at: Set(tx.now()),
    };
    job::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn add_one(tx: WriteTransaction, id: Uuid) -> Result<(), DbErr> {
    let before = job::Entity::find_by_id(id).one(&tx).await?.map_or(0, |row| row.attempts);
    tokio::task::yield_now().await;
    let row = job::ActiveModel { id: Unchanged(id), attempts: Set(before + 1), ..Default::default() };
    row.update(&tx).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_at_the_same_instant_do_not_overwrite_each_other_also_from_two_processes() {
    let test = TestApp::new().await;
    let app = &test.app;
    let other =
        Database::open(app.config.database_url.reveal(), app.clock.clone(), app.ids.clone()).await.unwrap();
    let id = app.ids.uuid();
    app.database.write_transaction(|tx| async move { insert_job(&tx, id).await }).await.unwrap();
    let both = [&app.database, &other];
    let writes = (0..40).map(|number| both[number % 2].write_transaction(move |tx| add_one(tx, id)));
    for done in join_all(writes).await {
        done.unwrap();
    }
    let row = job::Entity::find_by_id(id).one(&app.database.read).await.unwrap().unwrap();
    assert_eq!(row.attempts, 40);
}

#[tokio::test]
async fn a_failed_write_leaves_nothing_and_wakes_nobody() {
    let test = TestApp::new().await;
    let app = &test.app;
    let failed: Result<(), DbErr> = app
        .database
        .write_transaction(|tx| async move {
            mail::enqueue(&tx, &letter("anna@example.nl"), None).await?;
            Err(DbErr::Custom("no".to_owned()))
        })
        .await;
    assert!(failed.is_err());
    assert_eq!(mail::send_due(app).await.unwrap(), 0);
    assert_eq!(outgoing_mail::Entity::find().count(&app.database.read).await.unwrap(), 0);
}

#[tokio::test]
async fn readers_of_the_embedded_database_cannot_write() {
    let test = TestApp::new().await;
    let refused = test.app.database.read.execute_unprepared("DELETE FROM job").await.is_err();
    assert_eq!(refused, test.app.database.is_sqlite(), "PostgreSQL has one handle for both");
}

#[tokio::test]
async fn a_database_without_its_tables_is_not_ready() {
    let test = TestApp::new().await;
    assert!(test.app.database.ready().await.unwrap());
    let url = test.another_database().await;
    let empty = Database::open(&url, test.app.clock.clone(), test.app.ids.clone()).await.unwrap();
    assert!(!empty.ready().await.unwrap());
}

#[tokio::test]
async fn statements_are_counted_for_requests_and_not_for_background_work() {
    let test = TestApp::new().await;
    let database = &test.app.database;
    let before = database.statements();
    job::Entity::find().all(&database.read).await.unwrap();
    assert_eq!(database.statements(), before + 1);
    in_background(job::Entity::find().all(&database.read)).await.unwrap();
    assert_eq!(database.statements(), before + 1);
}

async fn claim(app: &App, id: Uuid, actor: &str, fingerprint: &str) -> Claim {
    app.database
        .write_transaction::<_, DbErr, _, _>(|tx| async move {
            let claim = idempotency::claim(&tx, id, actor, "initiative.submit", fingerprint).await?;
            if claim == Claim::New {
                idempotency::record(&tx, id, "{\"initiative\":1}").await?;
            }
            Ok(claim)
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn an_operation_happens_once_and_its_id_serves_nothing_else() {
    let test = TestApp::new().await;
    let id = Uuid::from_u128(1);
    let outcome = Claim::Replay("{\"initiative\":1}".to_owned());
    assert_eq!(claim(&test.app, id, "anna", "one").await, Claim::New);
    assert_eq!(claim(&test.app, id, "anna", "one").await, outcome);
    assert_eq!(claim(&test.app, id, "anna", "two").await, Claim::Reused);
    assert_eq!(claim(&test.app, id, "bert", "one").await, Claim::Reused);
}

#[tokio::test]
async fn a_refused_operation_may_come_again_under_the_same_id() {
    let test = TestApp::new().await;
    let id = Uuid::from_u128(1);
    let refused: Result<(), DbErr> = test
        .app
        .database
        .write_transaction(|tx| async move {
            idempotency::claim(&tx, id, "anna", "initiative.submit", "one").await?;
            Err(DbErr::Custom("refused".to_owned()))
        })
        .await;
    assert!(refused.is_err());
    assert_eq!(operation::Entity::find().count(&test.app.database.read).await.unwrap(), 0);
    assert_eq!(claim(&test.app, id, "anna", "two").await, Claim::New);
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_times_the_same_operation_at_once_happens_once() {
    let test = TestApp::new().await;
    let app = &test.app;
    let claims = join_all((0..10).map(|_| claim(app, Uuid::from_u128(1), "anna", "one"))).await;
    assert_eq!(claims.iter().filter(|claim| **claim == Claim::New).count(), 1);
    assert!(!claims.contains(&Claim::Reused));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_leaves_once_after_the_commit_also_with_several_senders() {
    let test = TestApp::new().await;
    let app = &test.app;
    for number in 0..5 {
        let letter = &letter(&format!("resident{number}@example.nl"));
        app.database
            .write_transaction::<_, DbErr, _, _>(|tx| async move { mail::enqueue(&tx, letter, None).await })
            .await
            .unwrap();
    }
    let sent: usize =
        join_all((0..4).map(|_| mail::send_due(app))).await.into_iter().map(Result::unwrap).sum();
    assert_eq!(sent, 5);
    assert_eq!(mail::send_due(app).await.unwrap(), 0);
    let mut files: Vec<_> =
        std::fs::read_dir(app.config.mail_dir()).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 5);
    let text = std::fs::read_to_string(&files[0]).unwrap();
    assert!(text.contains("To: resident0@example.nl"), "{text}");
    assert!(text.contains("Auto-Submitted: auto-generated") && text.contains("123456"));
    assert!(text.contains("multipart/alternative"));
    let rows = outgoing_mail::Entity::find().all(&app.database.read).await.unwrap();
    assert!(rows.iter().all(|row| row.state == mail::SENT && row.attempts == 1 && row.sent_at.is_some()));
}

#[tokio::test]
async fn a_letter_that_cannot_go_stays_with_its_reason() {
    let test = TestApp::new().await;
    let app = &test.app;
    let broken = &letter("not an address");
    app.database
        .write_transaction::<_, DbErr, _, _>(|tx| async move { mail::enqueue(&tx, broken, None).await })
        .await
        .unwrap();
    assert_eq!(mail::send_due(app).await.unwrap(), 1);
    let row = outgoing_mail::Entity::find().one(&app.database.read).await.unwrap().unwrap();
    assert_eq!(row.state, mail::FAILED);
    assert!(row.last_error.unwrap().contains("recipient"));
}

#[tokio::test]
async fn a_letter_waits_when_the_mail_server_is_away() {
    let away = super::config::Secret::new("smtp://127.0.0.1:9");
    let test = TestApp::configured(|config| config.smtp_url = Some(away)).await;
    let app = &test.app;
    let waiting = &letter("anna@example.nl");
    app.database
        .write_transaction::<_, DbErr, _, _>(|tx| async move { mail::enqueue(&tx, waiting, None).await })
        .await
        .unwrap();
    assert_eq!(mail::send_due(app).await.unwrap(), 1);
    let row = outgoing_mail::Entity::find().one(&app.database.read).await.unwrap().unwrap();
    assert_eq!((row.state.as_str(), row.attempts), (mail::QUEUED, 1));
    assert_eq!(row.next_attempt_at, app.clock.now() + TimeDelta::minutes(1));
    assert_eq!(mail::send_due(app).await.unwrap(), 0, "not yet");
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(mail::send_due(app).await.unwrap(), 1);
}

#[tokio::test]
async fn a_job_is_done_once_and_a_failed_one_comes_back_later() {
    let test = TestApp::new().await;
    let app = &test.app;
    let times = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&times);
    let registry = Registry::default()
        .on("greet", move |_, payload| {
            let counted = Arc::clone(&counted);
            async move {
                assert_eq!(payload, "\"hello\"");
                if counted.fetch_add(1, Ordering::Relaxed) == 0 {
                    return Err(Fault::Other("not yet".to_owned()));
                }
                Ok(())
            }
        })
        .on("explode", |_, _| async { panic!("boom") });
    app.database
        .write_transaction::<_, Fault, _, _>(|tx| async move {
            jobs::enqueue(&tx, "greet", &"hello", tx.now()).await?;
            jobs::enqueue(&tx, "explode", &(), tx.now()).await?;
            jobs::enqueue(&tx, "of another version", &(), tx.now()).await
        })
        .await
        .unwrap();
    assert_eq!(jobs::run_due(app, &registry).await.unwrap(), 2);
    assert_eq!(jobs::run_due(app, &registry).await.unwrap(), 0, "not before its time");
    app.clock.advance(TimeDelta::seconds(30));
    assert_eq!(jobs::run_due(app, &registry).await.unwrap(), 2);
    assert_eq!(times.load(Ordering::Relaxed), 2);
    let rows = job::Entity::find().all(&app.database.read).await.unwrap();
    let row = |kind: &str| rows.iter().find(|row| row.kind == kind).unwrap();
    assert!(row("greet").done_at.is_some() && row("greet").last_error.is_none());
    assert_eq!(row("explode").last_error.as_deref(), Some("the job panicked"));
    assert!(row("explode").done_at.is_none());
    assert_eq!(row("of another version").attempts, 0, "left for who knows it");
}

#[tokio::test]
async fn a_recurring_job_comes_back_and_stays_one_row() {
    let test = TestApp::new().await;
    let app = &test.app;
    let times = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&times);
    let registry = Registry::default().every(TimeDelta::hours(1), Uuid::from_u128(9), "hourly", move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        async { Ok(()) }
    });
    for _ in 0..3 {
        assert_eq!(jobs::run_due(app, &registry).await.unwrap(), 1);
        assert_eq!(jobs::run_due(app, &registry).await.unwrap(), 0);
        app.clock.advance(TimeDelta::hours(1));
    }
    assert_eq!(times.load(Ordering::Relaxed), 3);
    assert_eq!(job::Entity::find().count(&app.database.read).await.unwrap(), 1);
}

#[tokio::test]
async fn a_job_of_a_process_that_died_is_taken_over() {
    let test = TestApp::new().await;
    let app = &test.app;
    app.database
        .write_transaction::<_, DbErr, _, _>(|tx| async move {
            insert_job(&tx, Uuid::from_u128(5)).await?;
            let row = job::ActiveModel {
                id: Unchanged(Uuid::from_u128(5)),
                locked_until: Set(Some(tx.now() + TimeDelta::minutes(10))),
                ..Default::default()
            };
            row.update(&tx).await
        })
        .await
        .unwrap();
    let registry = Registry::default().on("counter", |_, _| async { Ok(()) });
    assert_eq!(jobs::run_due(app, &registry).await.unwrap(), 0);
    app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(jobs::run_due(app, &registry).await.unwrap(), 1);
}

async fn a_person(app: &App, id: u128) -> Uuid {
    let id = Uuid::from_u128(id);
    app.database
        .write_transaction::<_, DbErr, _, _>(|tx| async move {
            let row = person::ActiveModel {
                id: Set(id),
                email: Set(Some(format!("{id}@example.nl"))),
                name: Set(None),
                show_first_name: Set(false),
                wijk_id: Set(None),
                notify_supported: Set(true),
                notify_wijkteam: Set(true),
                created_at: Set(tx.now()),
                anonymised_at: Set(None),
            };
            person::Entity::insert(row).exec_without_returning(&tx).await
        })
        .await
        .unwrap();
    id
}

fn picture(shade: u8) -> Bytes {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(600, 400, image::Rgb([shade; 3]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner().into()
}

#[tokio::test]
async fn a_photo_is_kept_once_and_never_replaced_by_another() {
    let test = TestApp::new().await;
    let app = &test.app;
    let (anna, bert) = (a_person(app, 1).await, a_person(app, 2).await);
    let id = Uuid::from_u128(7);
    let put = |who, bytes| app.photos.put(&app.database, id, who, bytes);
    assert_eq!(put(anna, picture(10)).await.unwrap(), Stored::Created);
    assert_eq!(put(anna, picture(10)).await.unwrap(), Stored::AlreadyThere);
    assert!(matches!(put(anna, picture(20)).await, Err(PutError::Conflict)));
    assert!(matches!(put(bert, picture(10)).await, Err(PutError::Conflict)));
    let row = wdw_entities::photo::Entity::find_by_id(id).one(&app.database.read).await.unwrap().unwrap();
    assert_eq!((row.width, row.height), (600, 400));
    for (size, width) in [(Size::Full, 600), (Size::Thumbnail, 320)] {
        let bytes = app.photos.get(&row, size).await.unwrap().unwrap();
        assert_eq!(image::load_from_memory(&bytes).unwrap().width(), width);
    }
}

#[tokio::test]
async fn photos_that_belong_to_nothing_go_after_thirty_days() {
    let test = TestApp::new().await;
    let app = &test.app;
    let anna = a_person(app, 1).await;
    app.photos.put(&app.database, Uuid::from_u128(7), anna, picture(10)).await.unwrap();
    let registry = Registry::new();
    jobs::run_due(app, &registry).await.unwrap();
    let kept = || wdw_entities::photo::Entity::find().one(&app.database.read);
    let row = kept().await.unwrap().unwrap();
    app.clock.advance(TimeDelta::days(31));
    jobs::run_due(app, &registry).await.unwrap();
    assert!(kept().await.unwrap().is_none());
    assert_eq!(app.photos.get(&row, Size::Full).await.unwrap(), None);
    let broken = job::Entity::find().filter(job::Column::LastError.is_not_null());
    assert_eq!(broken.count(&app.database.read).await.unwrap(), 0);
}
