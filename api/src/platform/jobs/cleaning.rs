//! What is thrown away by itself, because nobody needs it any more.

use std::sync::Arc;

use chrono::TimeDelta;
use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _};
use uuid::{Uuid, uuid};
use wdw_entities::{audit, job, operation, outgoing_mail, refresh_token, session, sign_in_code};

use super::Registry;
use crate::platform::mail::SENT;
use crate::platform::{App, Fault};

const CLEAN_ID: Uuid = uuid!("00000000-0000-7000-8000-000000000001");
const PHOTOS_ID: Uuid = uuid!("00000000-0000-7000-8000-000000000002");

/// A sent letter can be looked up this long.
const MAIL_KEPT: TimeDelta = TimeDelta::days(90);
/// A phone may repeat an operation this long after it was done.
const OPERATIONS_KEPT: TimeDelta = TimeDelta::days(180);
const JOBS_KEPT: TimeDelta = TimeDelta::days(30);
/// A photo that was sent, but whose initiative or message never came.
const PHOTOS_KEPT: TimeDelta = TimeDelta::days(30);

pub(super) fn register(registry: Registry) -> Registry {
    registry.every(TimeDelta::hours(1), CLEAN_ID, "clean", clean).every(
        TimeDelta::hours(24),
        PHOTOS_ID,
        "clean_photos",
        clean_photos,
    )
}

/// Deletes codes, tokens and sessions that no longer open anything, and old rows of the outbox, the jobs and the
/// operations.
async fn clean(app: Arc<App>) -> Result<(), Fault> {
    app.rate_limits.forget_quiet();
    let audit_kept = TimeDelta::days(i64::from(app.municipality.retention.audit_days));
    app.database
        .write_transaction::<_, DbErr, _, _>(|tx| async move {
            let now = tx.now();
            // A day longer than it is valid: long enough to tell "too old" from "wrong".
            let over = now - TimeDelta::days(1);
            sign_in_code::Entity::delete_many()
                .filter(sign_in_code::Column::ExpiresAt.lt(over))
                .exec(&tx)
                .await?;
            refresh_token::Entity::delete_many()
                .filter(refresh_token::Column::ExpiresAt.lt(over))
                .exec(&tx)
                .await?;
            session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(over)).exec(&tx).await?;
            outgoing_mail::Entity::delete_many()
                .filter(outgoing_mail::Column::State.eq(SENT))
                .filter(outgoing_mail::Column::SentAt.lt(now - MAIL_KEPT))
                .exec(&tx)
                .await?;
            operation::Entity::delete_many()
                .filter(operation::Column::CreatedAt.lt(now - OPERATIONS_KEPT))
                .exec(&tx)
                .await?;
            job::Entity::delete_many().filter(job::Column::DoneAt.lt(now - JOBS_KEPT)).exec(&tx).await?;
            audit::Entity::delete_many().filter(audit::Column::At.lt(now - audit_kept)).exec(&tx).await?;
            Ok(())
        })
        .await?;
    Ok(())
}

/// Deletes photos that belong to nothing.
async fn clean_photos(app: Arc<App>) -> Result<(), Fault> {
    let before = app.clock.now() - PHOTOS_KEPT;
    let deleted = app.photos.delete_unattached(&app.database, before).await?;
    if deleted > 0 {
        tracing::info!(deleted, "photos that belong to nothing");
    }
    Ok(())
}
