//! Photos that belong to an answer or a finding.

use std::collections::HashSet;

use sea_orm::sea_query::{ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use wdw_entities::{finding, observation_photo, photo, wijkschouw};

use super::read::viewer_state;
use super::row::subject;
use crate::access::Viewer;
use crate::access::wijkschouw::{Permit, Right, may_see_inside};
use crate::initiatives::store::PhotoRow;
use crate::platform::database::WriteTransaction;
use crate::wijkschouw::rules::State;

/// A photo with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct NewLink {
    /// Which photo.
    pub photo_id: Uuid,
    /// To this answer.
    pub answer_id: Option<Uuid>,
    /// Or to this finding.
    pub finding_id: Option<Uuid>,
    /// In which order.
    pub position: i32,
}

/// Which of these photos this person uploaded and may attach: they belong to no initiative and no message.
pub async fn free_photos(
    tx: &WriteTransaction,
    uploader: Uuid,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>, DbErr> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let found: Vec<Uuid> = photo::Entity::find()
        .select_only()
        .column(photo::Column::Id)
        .filter(photo::Column::Id.is_in(ids.iter().copied()))
        .filter(photo::Column::UploaderId.eq(uploader))
        .filter(photo::Column::InitiativeId.is_null())
        .filter(photo::Column::MessageId.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    Ok(found.into_iter().collect())
}

/// What these photos belong to: photo, answer, finding.
pub async fn attached_photos(
    tx: &WriteTransaction,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, Option<Uuid>, Option<Uuid>)>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let links = observation_photo::Entity::find()
        .filter(observation_photo::Column::PhotoId.is_in(ids.iter().copied()))
        .all(tx)
        .await?;
    Ok(links.into_iter().map(|link| (link.photo_id, link.answer_id, link.finding_id)).collect())
}

/// Attaches photos; what was attached to these answers before and is not among them, is let go of.
pub async fn link_photos<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    answers: &[Uuid],
    links: &[NewLink],
) -> Result<(), DbErr> {
    use observation_photo::Column as C;
    if !answers.is_empty() {
        observation_photo::Entity::delete_many()
            .filter(C::AnswerId.is_in(answers.iter().copied()))
            .filter(C::PhotoId.is_not_in(links.iter().map(|link| link.photo_id)))
            .exec(tx)
            .await?;
    }
    if links.is_empty() {
        return Ok(());
    }
    let rows = links.iter().map(|link| observation_photo::ActiveModel {
        photo_id: Set(link.photo_id),
        wijkschouw_id: Set(permit.wijkschouw_id()),
        answer_id: Set(link.answer_id),
        finding_id: Set(link.finding_id),
        position: Set(link.position),
    });
    let again = OnConflict::column(C::PhotoId).update_column(C::Position).to_owned();
    observation_photo::Entity::insert_many(rows).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

/// The answers of a wijkschouw with a photo.
pub async fn photographed(db: &impl ConnectionTrait, wijkschouw_id: Uuid) -> Result<HashSet<Uuid>, DbErr> {
    use observation_photo::Column as C;
    let query = observation_photo::Entity::find().select_only().column(C::AnswerId);
    let query = query.filter(C::WijkschouwId.eq(wijkschouw_id)).filter(C::AnswerId.is_not_null());
    let ids: Vec<Uuid> = query.into_tuple().all(db).await?;
    Ok(ids.into_iter().collect())
}

/// The photos of these answers, in order, each with its answer.
pub async fn photos_of_answers(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, PhotoRow)>, DbErr> {
    use observation_photo::Column as C;
    photos(db, C::AnswerId.is_in(ids.iter().copied()), |link| link.answer_id).await
}

/// The photos of these findings, in order, each with its finding: its own, and those of the answer it comes from.
pub async fn photos_of_findings(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, PhotoRow)>, DbErr> {
    use observation_photo::Column as C;
    let from: Vec<(Uuid, Option<Uuid>)> = finding::Entity::find()
        .select_only()
        .columns([finding::Column::Id, finding::Column::AnswerId])
        .filter(finding::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let answers: Vec<Uuid> = from.iter().filter_map(|(_, answer)| *answer).collect();
    let which = C::FindingId.is_in(ids.iter().copied()).or(C::AnswerId.is_in(answers));
    let of = |link: &observation_photo::Model| {
        let answered = |(_, answer): &&(Uuid, Option<Uuid>)| answer.is_some() && *answer == link.answer_id;
        link.finding_id.or_else(|| from.iter().find(answered).map(|(finding, _)| *finding))
    };
    photos(db, which, of).await
}

async fn photos(
    db: &impl ConnectionTrait,
    which: sea_orm::sea_query::SimpleExpr,
    of: impl Fn(&observation_photo::Model) -> Option<Uuid>,
) -> Result<Vec<(Uuid, PhotoRow)>, DbErr> {
    let photo: sea_orm::RelationDef = observation_photo::Entity::belongs_to(photo::Entity)
        .from(observation_photo::Column::PhotoId)
        .to(photo::Column::Id)
        .into();
    let rows = observation_photo::Entity::find()
        .select_also(photo::Entity)
        .join(sea_orm::JoinType::InnerJoin, photo)
        .filter(which)
        .order_by_asc(observation_photo::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(link, photo)| Some((of(&link)?, photo?))).collect())
}

/// Whether somebody may see a photo of a wijkschouw: the wijkteam and who comes along; and everyone once the result
/// is public and it belongs to a finding that is not hidden.
pub async fn photo_visible(db: &impl ConnectionTrait, viewer: &Viewer, id: Uuid) -> Result<bool, DbErr> {
    let Some(link) = observation_photo::Entity::find_by_id(id).one(db).await? else { return Ok(false) };
    let Some(row) = wijkschouw::Entity::find_by_id(link.wijkschouw_id).one(db).await? else {
        return Ok(false);
    };
    let state = viewer_state(db, viewer, row.id).await?;
    let subject = subject(&row, state);
    if may_see_inside(viewer, &subject) {
        return Ok(true);
    }
    if subject.state != State::Reported {
        return Ok(false);
    }
    let mut findings = finding::Entity::find().filter(finding::Column::HiddenAt.is_null());
    findings = match (link.finding_id, link.answer_id) {
        (Some(finding_id), _) => findings.filter(finding::Column::Id.eq(finding_id)),
        (None, Some(answer_id)) => findings.filter(finding::Column::AnswerId.eq(answer_id)),
        (None, None) => return Ok(false),
    };
    Ok(findings.one(db).await?.is_some())
}
