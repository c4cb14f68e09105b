//! Kaders in the database. A final version is never written again.

mod grants;
mod write;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use wdw_contract::kader::Condition;
use wdw_entities::{kader, kader_version};

pub use grants::{Alike, EarlierGrant, earlier_grants, places, resembling};
pub use write::{Content, close_on, delete_draft, insert, insert_draft, publish, save_draft};

use super::base::Planted;
use super::rules::{Applies, Standing, Status, version_for as standing_version};
use crate::platform::clock::local_date;
use crate::platform::database::WriteTransaction;
use crate::platform::{Fault, digest};

/// A kader as stored.
pub type KaderRow = kader::Model;
/// A version as stored.
pub type VersionRow = kader_version::Model;

/// When it is tested.
#[must_use]
pub fn applies(row: &VersionRow) -> Applies {
    Applies::parse(&row.applies).unwrap_or(Applies::Always)
}

/// Whether it holds already.
#[must_use]
pub fn status(row: &VersionRow) -> Status {
    Status::parse(&row.status).unwrap_or(Status::Concept)
}

/// What is tested.
///
/// # Errors
/// When the database holds something that was never written.
pub fn condition(row: &VersionRow) -> Result<Condition, Fault> {
    Ok(serde_json::from_str(&row.condition)?)
}

/// What has to be known to tell when a version holds.
#[must_use]
pub fn standing(row: &VersionRow) -> Standing {
    Standing {
        number: row.number,
        status: status(row),
        published_at: row.published_at,
        from: row.valid_from,
        until: row.valid_until,
    }
}

/// The version of a kader that holds for a request handed in then.
#[must_use]
pub fn version_for(
    versions: &[VersionRow],
    kader_id: Uuid,
    submitted_at: DateTime<Utc>,
) -> Option<&VersionRow> {
    let own: Vec<&VersionRow> = versions.iter().filter(|row| row.kader_id == kader_id).collect();
    let standings: Vec<Standing> = own.iter().map(|row| standing(row)).collect();
    own.get(standing_version(&standings, submitted_at, local_date(submitted_at))?).copied()
}

/// What stands in a version now: who saves shows that it was read, so that two do not silently overwrite each other.
#[must_use]
pub fn revision(row: &VersionRow) -> String {
    let VersionRow { applies, title, explanation, reading, condition, valid_from, valid_until, .. } = row;
    let content =
        format!("{applies}\0{title}\0{explanation}\0{reading}\0{condition}\0{valid_from}\0{valid_until:?}");
    digest::sha256_hex(content.as_bytes()).chars().take(16).collect()
}

/// The kader with this number.
pub async fn by_number(db: &impl ConnectionTrait, number: &str) -> Result<Option<KaderRow>, DbErr> {
    kader::Entity::find().filter(kader::Column::Number.eq(number)).one(db).await
}

/// All kaders, in the order of their numbers.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<KaderRow>, DbErr> {
    let mut rows = kader::Entity::find().all(db).await?;
    // 10 comes after 9, and 6b after 6a.
    rows.sort_by_key(|row| {
        let digits = row.number.chars().take_while(char::is_ascii_digit).collect::<String>();
        (digits.parse::<u32>().unwrap_or(u32::MAX), row.number.clone())
    });
    Ok(rows)
}

/// Kaders by id.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<KaderRow>, DbErr> {
    kader::Entity::find().filter(kader::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The versions of these kaders, newest first.
pub async fn versions_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<VersionRow>, DbErr> {
    kader_version::Entity::find()
        .filter(kader_version::Column::KaderId.is_in(ids.iter().copied()))
        .order_by_desc(kader_version::Column::Number)
        .all(db)
        .await
}

/// The numbers that are taken.
pub async fn numbers(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    kader::Entity::find().select_only().column(kader::Column::Number).into_tuple().all(db).await
}

/// Adds a kader that came with the software, with its first version.
pub async fn plant(tx: &WriteTransaction, partner_id: Uuid, new: &Planted) -> Result<(), Fault> {
    let id = tx.ids().uuid();
    let row = kader::ActiveModel {
        id: Set(id),
        partner_id: Set(partner_id),
        number: Set(new.number.clone()),
        created_at: Set(tx.now()),
    };
    kader::Entity::insert(row).exec_without_returning(tx).await?;
    let version = kader_version::ActiveModel {
        id: Set(tx.ids().uuid()),
        kader_id: Set(id),
        number: Set(1),
        status: Set(new.status.as_str().to_owned()),
        title: Set(new.title.clone()),
        explanation: Set(new.explanation.clone()),
        condition: Set(serde_json::to_string(&new.condition)?),
        valid_from: Set(new.valid_from),
        valid_until: Set(None),
        published_at: Set((new.status == Status::Final).then(|| tx.now())),
        published_by: Set(None),
        updated_at: Set(tx.now()),
        applies: Set(new.applies.as_str().to_owned()),
        reading: Set(String::new()),
    };
    kader_version::Entity::insert(version).exec_without_returning(tx).await?;
    Ok(())
}
