//! Outgoing mail: a letter is queued in the transaction of what it tells about, and sent afterwards.

mod letter;
mod mailer;

use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use wdw_entities::outgoing_mail;

use super::database::{Wake, WriteTransaction};

pub(crate) use letter::escape;
pub use letter::{Letter, Rendered};
pub use mailer::{Mailer, run, send_due, transport};

/// A row of the outbox that still has to go.
pub const QUEUED: &str = "queued";
/// A row that the mail server took.
pub const SENT: &str = "sent";
/// A row that will not go by itself any more; `last_error` says why.
pub const FAILED: &str = "failed";

/// A letter as it stands in the outbox.
pub use wdw_entities::outgoing_mail::Model as Outgoing;

/// The newest letters, at most `most`; only those to `address` when it is given.
///
/// # Errors
/// When the database fails.
pub async fn newest(
    db: &impl ConnectionTrait,
    address: Option<&str>,
    most: u64,
) -> Result<Vec<Outgoing>, DbErr> {
    let mut letters = outgoing_mail::Entity::find()
        .order_by_desc(outgoing_mail::Column::CreatedAt)
        .order_by_desc(outgoing_mail::Column::Id)
        .limit(most);
    if let Some(address) = address {
        letters = letters.filter(outgoing_mail::Column::Recipient.eq(address));
    }
    letters.all(db).await
}

/// The letter with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Outgoing>, DbErr> {
    outgoing_mail::Entity::find_by_id(id).one(db).await
}

/// Queues `letter` (to `person`, when it has an account) in the transaction that it tells about. It is sent
/// right after the commit, and never without it.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(tx: &WriteTransaction, letter: &Letter, person: Option<Uuid>) -> Result<(), DbErr> {
    let Rendered { text, html } = letter.render();
    let row = outgoing_mail::ActiveModel {
        id: Set(tx.ids().uuid()),
        kind: Set(letter.kind.to_owned()),
        person_id: Set(person),
        recipient: Set(letter.to.clone()),
        subject: Set(letter.subject.clone()),
        text_body: Set(text),
        html_body: Set(html),
        state: Set(QUEUED.to_owned()),
        attempts: Set(0),
        next_attempt_at: Set(tx.now()),
        sent_at: Set(None),
        last_error: Set(None),
        created_at: Set(tx.now()),
    };
    outgoing_mail::Entity::insert(row).exec_without_returning(tx).await?;
    tx.wake(Wake::Mail);
    Ok(())
}
