//! Writing kaders. Each function takes the proof that the actor writes the kaders of this partner; each touches
//! concepts only, but for the last day of the version that a new one takes over from.

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DbErr, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};
use uuid::Uuid;
use wdw_contract::kader::Condition;
use wdw_entities::{kader, kader_version};

use super::{Applies, Status};
use crate::access::kaders::{Permit, may};
use crate::platform::Fault;
use crate::platform::database::WriteTransaction;

use kader_version::Column as C;

/// What a version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// When it is tested.
    pub applies: Applies,
    /// What it is called.
    pub title: String,
    /// What it means.
    pub explanation: String,
    /// How the setter reads words that can be taken in more than one way.
    pub reading: String,
    /// What is tested.
    pub condition: Condition,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
}

/// Stores a new kader with its first concept.
pub async fn insert(
    tx: &WriteTransaction,
    permit: &Permit<may::Write>,
    id: Uuid,
    number: &str,
    content: &Content,
) -> Result<(), Fault> {
    let row = kader::ActiveModel {
        id: Set(id),
        partner_id: Set(permit.partner_id()),
        number: Set(number.to_owned()),
        created_at: Set(tx.now()),
    };
    kader::Entity::insert(row).exec_without_returning(tx).await?;
    insert_draft(tx, permit, id, 1, content).await
}

/// Adds a concept. A number is given out once: the database refuses a second.
pub async fn insert_draft(
    tx: &WriteTransaction,
    _: &Permit<may::Write>,
    kader_id: Uuid,
    number: i32,
    content: &Content,
) -> Result<(), Fault> {
    let row = kader_version::ActiveModel {
        id: Set(tx.ids().uuid()),
        kader_id: Set(kader_id),
        number: Set(number),
        status: Set(Status::Concept.as_str().to_owned()),
        title: Set(content.title.clone()),
        explanation: Set(content.explanation.clone()),
        condition: Set(serde_json::to_string(&content.condition)?),
        valid_from: Set(content.from),
        valid_until: Set(content.until),
        published_at: Set(None),
        published_by: Set(None),
        updated_at: Set(tx.now()),
        applies: Set(content.applies.as_str().to_owned()),
        reading: Set(content.reading.clone()),
    };
    kader_version::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes a concept anew. Answers whether it is still one.
pub async fn save_draft(
    tx: &WriteTransaction,
    _: &Permit<may::Write>,
    version_id: Uuid,
    content: &Content,
) -> Result<bool, Fault> {
    let done = kader_version::Entity::update_many()
        .col_expr(C::Applies, Expr::value(content.applies.as_str()))
        .col_expr(C::Title, Expr::value(content.title.as_str()))
        .col_expr(C::Explanation, Expr::value(content.explanation.as_str()))
        .col_expr(C::Reading, Expr::value(content.reading.as_str()))
        .col_expr(C::Condition, Expr::value(serde_json::to_string(&content.condition)?))
        .col_expr(C::ValidFrom, Expr::value(content.from))
        .col_expr(C::ValidUntil, Expr::value(content.until))
        .col_expr(C::UpdatedAt, Expr::value(tx.now()))
        .filter(C::Id.eq(version_id))
        .filter(C::Status.eq(Status::Concept.as_str()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Makes a concept final, from this day on. Answers whether it still was a concept.
pub async fn publish(
    tx: &WriteTransaction,
    permit: &Permit<may::Publish>,
    version_id: Uuid,
    from: NaiveDate,
) -> Result<bool, DbErr> {
    let done = kader_version::Entity::update_many()
        .col_expr(C::Status, Expr::value(Status::Final.as_str()))
        .col_expr(C::ValidFrom, Expr::value(from))
        .col_expr(C::PublishedAt, Expr::value(tx.now()))
        .col_expr(C::PublishedBy, Expr::value(permit.person_id()))
        .col_expr(C::UpdatedAt, Expr::value(tx.now()))
        .filter(C::Id.eq(version_id))
        .filter(C::Status.eq(Status::Concept.as_str()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Lets a final version hold no longer than this day. What it says stays as it is.
pub async fn close_on(
    tx: &WriteTransaction,
    _: &Permit<may::Publish>,
    version_id: Uuid,
    last: NaiveDate,
) -> Result<(), DbErr> {
    kader_version::Entity::update_many()
        .col_expr(C::ValidUntil, Expr::value(last))
        .filter(C::Id.eq(version_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Throws a concept away, and the kader with it when nothing of it was ever published. Answers whether it was one.
pub async fn delete_draft(
    tx: &WriteTransaction,
    _: &Permit<may::Write>,
    kader_id: Uuid,
    version_id: Uuid,
) -> Result<bool, DbErr> {
    let done = kader_version::Entity::delete_many()
        .filter(C::Id.eq(version_id))
        .filter(C::Status.eq(Status::Concept.as_str()))
        .exec(tx)
        .await?;
    if kader_version::Entity::find().filter(C::KaderId.eq(kader_id)).count(tx).await? == 0 {
        kader::Entity::delete_by_id(kader_id).exec(tx).await?;
    }
    Ok(done.rows_affected == 1)
}
