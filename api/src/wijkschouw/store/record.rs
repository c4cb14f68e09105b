//! Writing what was seen: answers and findings. However many there are, each function is one statement, or one per
//! few hundred rows.

use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, QueryTrait as _,
};
use uuid::Uuid;
use wdw_entities::{answer, finding, follow_up};

use super::row::AnswerRow;
use crate::access::wijkschouw::{Permit, Right, may};
use crate::platform::database::WriteTransaction;
use crate::wijkschouw::rules::FindingClass;

/// Rows in one statement: both databases have a limit of values in one.
const CHUNK: usize = 300;

/// The answers that these operations brought, and those of this person to these items.
pub async fn existing_answers(
    tx: &WriteTransaction,
    permit: &Permit<may::Record>,
    operations: &[Uuid],
    items: &[&str],
) -> Result<Vec<AnswerRow>, DbErr> {
    use answer::Column as C;
    let own = Condition::all()
        .add(C::WijkschouwId.eq(permit.wijkschouw_id()))
        .add(C::AuthorId.eq(permit.person_id()))
        .add(C::ItemKey.is_in(items.iter().copied()));
    answer::Entity::find()
        .filter(Condition::any().add(C::Id.is_in(operations.iter().copied())).add(own))
        .all(tx)
        .await
}

/// Writes answers; each takes the place of an older one of the same person.
pub async fn write_answers(
    tx: &WriteTransaction,
    _permit: &Permit<may::Record>,
    rows: Vec<AnswerRow>,
) -> Result<(), DbErr> {
    use answer::Column as C;
    if rows.is_empty() {
        return Ok(());
    }
    let newer = OnConflict::columns([C::WijkschouwId, C::StopKey, C::ItemKey, C::AuthorId])
        .update_columns([
            C::Id,
            C::State,
            C::Value,
            C::Note,
            C::Latitude,
            C::Longitude,
            C::AccuracyMetres,
            C::MadeAt,
            C::ReceivedAt,
            C::Late,
            C::Chosen,
        ])
        .to_owned();
    let rows = rows.into_iter().map(|row| answer::ActiveModel {
        id: Set(row.id),
        wijkschouw_id: Set(row.wijkschouw_id),
        stop_key: Set(row.stop_key),
        item_key: Set(row.item_key),
        author_id: Set(row.author_id),
        state: Set(row.state),
        value: Set(row.value),
        note: Set(row.note),
        latitude: Set(row.latitude),
        longitude: Set(row.longitude),
        accuracy_metres: Set(row.accuracy_metres),
        made_at: Set(row.made_at),
        received_at: Set(row.received_at),
        late: Set(row.late),
        chosen: Set(row.chosen),
    });
    answer::Entity::insert_many(rows).on_conflict(newer).exec_without_returning(tx).await?;
    Ok(())
}

/// Marks one of several answers as the one that counts.
pub async fn choose(
    tx: &WriteTransaction,
    permit: &Permit<may::Choose>,
    chosen: &AnswerRow,
) -> Result<(), DbErr> {
    use answer::Column as C;
    answer::Entity::update_many()
        .col_expr(C::Chosen, Expr::col(C::Id).eq(chosen.id))
        .filter(C::WijkschouwId.eq(permit.wijkschouw_id()))
        .filter(C::StopKey.eq(chosen.stop_key))
        .filter(C::ItemKey.eq(chosen.item_key.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}

/// A new finding.
#[derive(Clone, Debug)]
pub struct NewFinding {
    /// Its id.
    pub id: Uuid,
    /// Where.
    pub stop_id: Option<Uuid>,
    /// The bad answer that it comes from.
    pub answer: Option<(Uuid, String)>,
    /// Under which theme.
    pub theme: String,
    /// What was seen.
    pub note: String,
    /// What has to happen.
    pub class: Option<FindingClass>,
    /// Latitude and longitude.
    pub point: Option<(f64, f64)>,
    /// Metres around it.
    pub accuracy_metres: Option<i32>,
    /// Who saw it.
    pub author_id: Uuid,
    /// When.
    pub made_at: chrono::DateTime<chrono::Utc>,
    /// It came after the wijkschouw was finished.
    pub late: bool,
}

/// Stores findings. One that comes from an answer is there once; its note follows the answer.
pub async fn insert_findings<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    new: Vec<NewFinding>,
) -> Result<(), DbErr> {
    let rows: Vec<finding::ActiveModel> = new
        .into_iter()
        .map(|new| finding::ActiveModel {
            id: Set(new.id),
            wijkschouw_id: Set(permit.wijkschouw_id()),
            stop_id: Set(new.stop_id),
            answer_id: Set(new.answer.as_ref().map(|(id, _)| *id)),
            item_key: Set(new.answer.map(|(_, item)| item)),
            theme_key: Set(new.theme),
            note: Set(new.note),
            class: Set(new.class.map(|class| class.as_str().to_owned())),
            class_reason: Set(None),
            latitude: Set(new.point.map(|(latitude, _)| latitude)),
            longitude: Set(new.point.map(|(_, longitude)| longitude)),
            accuracy_metres: Set(new.accuracy_metres),
            author_id: Set(new.author_id),
            made_at: Set(new.made_at),
            received_at: Set(tx.now()),
            late: Set(new.late),
            hidden_at: Set(None),
            hidden_reason: Set(None),
        })
        .collect();
    let again = OnConflict::column(finding::Column::AnswerId)
        .update_columns([finding::Column::Note, finding::Column::MadeAt, finding::Column::Late])
        .to_owned();
    for chunk in rows.chunks(CHUNK) {
        finding::Entity::insert_many(chunk.to_vec())
            .on_conflict(again.clone())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Takes findings away whose answer does not count or is not bad any more, unless somebody follows them up.
pub async fn drop_findings<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    ids: &[Uuid],
) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    let followed = follow_up::Entity::find()
        .select_only()
        .column(follow_up::Column::FindingId)
        .filter(follow_up::Column::FindingId.is_not_null())
        .into_query();
    finding::Entity::delete_many()
        .filter(finding::Column::Id.is_in(ids.iter().copied()))
        .filter(finding::Column::Id.not_in_subquery(followed))
        .filter(finding::Column::WijkschouwId.eq(permit.wijkschouw_id()))
        .exec(tx)
        .await?;
    Ok(())
}
