//! Reading initiatives. What somebody may not see is left out by the statement itself.

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;
use wdw_entities::{budget_line, initiative, message, person, photo, support, timeline_event};

use super::list::{due_on, seen_by};
use super::row::{BudgetLineRow, EventRow, InitiativeRow, MessageRow, PhotoRow, subject};
use crate::access::{Viewer, may_see};
use crate::initiatives::rules::{Candidate, Purpose, State};

/// How many of the newest open initiatives of a wijk are compared with a new one.
const CANDIDATES: u64 = 300;

/// The initiative with this id, when the viewer may see it.
pub async fn find(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<InitiativeRow>, DbErr> {
    let row = initiative::Entity::find_by_id(id).one(db).await?;
    Ok(row.filter(|row| may_see(viewer, &subject(row))))
}

/// An initiative, whoever looks: for what the server does by itself.
pub async fn any(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<InitiativeRow>, DbErr> {
    initiative::Entity::find_by_id(id).one(db).await
}

/// The initiative with this reference, when the viewer may see it.
pub async fn find_by_reference(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    reference: &str,
) -> Result<Option<InitiativeRow>, DbErr> {
    let row = initiative::Entity::find().filter(initiative::Column::Reference.eq(reference)).one(db).await?;
    Ok(row.filter(|row| may_see(viewer, &subject(row))))
}

/// Initiatives by id, those that the viewer may see, in the order of the ids.
pub async fn find_many(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<Vec<InitiativeRow>, DbErr> {
    let mut rows: Vec<InitiativeRow> = initiative::Entity::find()
        .filter(initiative::Column::Id.is_in(ids.iter().copied()))
        .filter(seen_by(viewer))
        .all(db)
        .await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// The newest open initiatives that everyone may see in a wijk, to compare a new one with.
pub async fn candidates(db: &impl ConnectionTrait, wijk_id: Uuid) -> Result<Vec<Candidate<Uuid>>, DbErr> {
    let rows: Vec<(Uuid, String, String)> = initiative::Entity::find()
        .select_only()
        .columns([initiative::Column::Id, initiative::Column::Title, initiative::Column::SearchText])
        .filter(initiative::Column::WijkId.eq(wijk_id))
        .filter(initiative::Column::HiddenAt.is_null())
        .filter(initiative::Column::State.is_in(State::OPEN.iter().map(|state| state.as_str())))
        .order_by_desc(initiative::Column::SubmittedAt)
        .limit(CANDIDATES)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, title, search_text)| Candidate { id, title, search_text }).collect())
}

/// The open initiatives of one person.
pub async fn open_of(db: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<InitiativeRow>, DbErr> {
    initiative::Entity::find()
        .filter(initiative::Column::SubmitterId.eq(person_id))
        .filter(initiative::Column::State.is_in(State::OPEN.iter().map(|state| state.as_str())))
        .all(db)
        .await
}

/// The initiatives that a membership has and that are not over, the soonest date first.
pub async fn open_owned_by(
    db: &impl ConnectionTrait,
    membership_id: Uuid,
) -> Result<Vec<InitiativeRow>, DbErr> {
    initiative::Entity::find()
        .filter(initiative::Column::OwnerId.eq(membership_id))
        .filter(initiative::Column::State.is_in(State::RUNNING.iter().map(|state| state.as_str())))
        .order_by_asc(due_on())
        .order_by_asc(initiative::Column::Id)
        .all(db)
        .await
}

/// The costs of these initiatives, in order.
pub async fn budget_lines_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<BudgetLineRow>, DbErr> {
    budget_line::Entity::find()
        .filter(budget_line::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_asc(budget_line::Column::Position)
        .all(db)
        .await
}

/// The steps of these initiatives, oldest first.
pub async fn timeline_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<EventRow>, DbErr> {
    timeline_event::Entity::find()
        .filter(timeline_event::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_asc(timeline_event::Column::At)
        .order_by_asc(timeline_event::Column::Id)
        .all(db)
        .await
}

/// The messages about these initiatives, oldest first.
pub async fn messages_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<MessageRow>, DbErr> {
    message::Entity::find()
        .filter(message::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_asc(message::Column::CreatedAt)
        .order_by_asc(message::Column::Id)
        .all(db)
        .await
}

/// Whether a photo is for this.
#[must_use]
pub fn is_for(photo: &PhotoRow, purpose: Purpose) -> bool {
    Purpose::parse(&photo.purpose) == Some(purpose)
}

/// The photos of these initiatives themselves, whatever they are for, in order; those with messages are not among them.
pub async fn photos_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<PhotoRow>, DbErr> {
    photo::Entity::find()
        .filter(photo::Column::InitiativeId.is_in(ids.iter().copied()))
        .filter(photo::Column::MessageId.is_null())
        .order_by_asc(photo::Column::Position)
        .all(db)
        .await
}

/// The photos that came with these messages, in order.
pub async fn photos_of_messages(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<PhotoRow>, DbErr> {
    photo::Entity::find()
        .filter(photo::Column::MessageId.is_in(ids.iter().copied()))
        .order_by_asc(photo::Column::Position)
        .all(db)
        .await
}

/// Photos by id, whoever may see them.
pub async fn photos_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<PhotoRow>, DbErr> {
    photo::Entity::find().filter(photo::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The photo with this id.
pub async fn photo(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<PhotoRow>, DbErr> {
    photo::Entity::find_by_id(id).one(db).await
}

/// The step with this id, when the viewer may see its initiative.
pub async fn find_event(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<EventRow>, DbErr> {
    let Some(event) = timeline_event::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    Ok(find(db, viewer, event.initiative_id).await?.map(|_| event))
}

/// The message with this id, when the viewer is concerned with its initiative.
pub async fn find_message(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<MessageRow>, DbErr> {
    let Some(message) = message::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let Some(row) = initiative::Entity::find_by_id(message.initiative_id).one(db).await? else {
        return Ok(None);
    };
    Ok(is_concerned(viewer, &row).then_some(message))
}

/// The photo with this id, when the viewer may see it.
pub async fn find_photo(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<PhotoRow>, DbErr> {
    if photo_visible(db, viewer, id).await? { photo(db, id).await } else { Ok(None) }
}

fn is_concerned(viewer: &Viewer, row: &InitiativeRow) -> bool {
    viewer
        .actor()
        .is_some_and(|actor| actor.person_id == row.submitter_id || actor.function_in(row.wijk_id).is_some())
}

/// Whether somebody may see a photo: who took it, who is concerned with its initiative, and everyone when it
/// stands on a public page and is not hidden. A photo with a message, and a receipt, are for who is concerned; the
/// result is there for everyone once the accounts are approved.
pub async fn photo_visible(db: &impl ConnectionTrait, viewer: &Viewer, id: Uuid) -> Result<bool, DbErr> {
    let Some(photo) = photo(db, id).await? else { return Ok(false) };
    if viewer.person_id() == Some(photo.uploader_id) {
        return Ok(true);
    }
    let Some(initiative_id) = photo.initiative_id else { return Ok(false) };
    let Some(row) = initiative::Entity::find_by_id(initiative_id).one(db).await? else { return Ok(false) };
    let concerned = is_concerned(viewer, &row);
    // The text of a referred initiative is no longer public; nor are its pictures.
    let public = photo.hidden_at.is_none()
        && photo.message_id.is_none()
        && match Purpose::parse(&photo.purpose) {
            Some(Purpose::Plan) => true,
            Some(Purpose::Result) => row.state == State::Completed.as_str(),
            Some(Purpose::Receipt) | None => false,
        }
        && may_see(&Viewer::Visitor, &subject(&row))
        && row.state != State::Referred.as_str();
    Ok(concerned || public)
}

/// Which of these initiatives a person supports.
pub async fn supported_by(
    db: &impl ConnectionTrait,
    person_id: Uuid,
    ids: &[Uuid],
) -> Result<Vec<Uuid>, DbErr> {
    support::Entity::find()
        .select_only()
        .column(support::Column::InitiativeId)
        .filter(support::Column::PersonId.eq(person_id))
        .filter(support::Column::InitiativeId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// The supporters of an initiative who want to hear about it: id, address and name.
pub async fn supporters(
    db: &impl ConnectionTrait,
    initiative_id: Uuid,
) -> Result<Vec<(Uuid, String, Option<String>)>, DbErr> {
    let supports = sea_orm::QueryTrait::into_query(
        support::Entity::find()
            .select_only()
            .column(support::Column::PersonId)
            .filter(support::Column::InitiativeId.eq(initiative_id)),
    );
    let people = person::Entity::find()
        .filter(person::Column::Id.in_subquery(supports))
        .filter(person::Column::NotifySupported.eq(true))
        .all(db)
        .await?;
    Ok(people.into_iter().filter_map(|person| Some((person.id, person.email?, person.name))).collect())
}
