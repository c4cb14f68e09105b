//! Reading initiatives. What somebody may not see is left out by the statement itself.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _, LikeExpr, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};
use uuid::Uuid;
use wdw_entities::{budget_line, initiative, message, person, photo, support, timeline_event};

use super::row::{BudgetLineRow, EventRow, InitiativeRow, MessageRow, PhotoRow, subject};
use crate::access::{Viewer, may_see};
use crate::initiatives::rules::{Candidate, Purpose, State, Theme};

/// How many of the newest open initiatives of a wijk are compared with a new one.
const CANDIDATES: u64 = 300;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In this wijk.
    pub wijk_id: Option<Uuid>,
    /// In one of these states.
    pub states: Option<Vec<State>>,
    /// About this.
    pub theme: Option<Theme>,
    /// With all these words, lower case.
    pub words: Vec<String>,
    /// Handed in by this person.
    pub submitter_id: Option<Uuid>,
    /// Owned by one of these memberships.
    pub owner_ids: Option<Vec<Uuid>>,
    /// On this part of the worklist.
    pub bucket: Option<(Bucket, NaiveDate)>,
}

/// A part of the worklist of a wijkteam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bucket {
    /// Nobody took it up yet.
    New,
    /// Somebody of the wijkteam works on it.
    WaitingForUs,
    /// The submitter was asked something.
    WaitingForResident,
    /// The promised day has passed.
    Overdue,
    /// The partners were asked for their view.
    ToDecide,
    /// Something was promised.
    AfterGrant,
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Handed in last comes first.
    Newest,
    /// Most supports come first.
    MostSupported,
    /// The soonest promised day comes first.
    SoonestDue,
}

/// A place in a list: the value it is sorted by and the id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// In [`Sort::Newest`].
    Newest(DateTime<Utc>, Uuid),
    /// In [`Sort::MostSupported`].
    MostSupported(i64, Uuid),
    /// In [`Sort::SoonestDue`].
    SoonestDue(NaiveDate, Uuid),
}

/// What a viewer finds in lists: what is public, what is one's own, and everything of one's own wijken.
fn seen_by(viewer: &Viewer) -> Condition {
    // What was referred keeps its page, without its text; in a list it would say nothing.
    let listed = State::PUBLIC.iter().filter(|state| **state != State::Referred).map(|state| state.as_str());
    let public = Condition::all()
        .add(initiative::Column::HiddenAt.is_null())
        .add(initiative::Column::State.is_in(listed));
    let Some(actor) = viewer.actor() else { return public };
    let mut seen = Condition::any().add(public).add(initiative::Column::SubmitterId.eq(actor.person_id));
    let wijken: Vec<Uuid> = actor.wijken().collect();
    if !wijken.is_empty() {
        seen = seen.add(initiative::Column::WijkId.is_in(wijken));
    }
    seen
}

fn select(viewer: &Viewer, filter: &Filter) -> Select<initiative::Entity> {
    use initiative::Column as C;
    let mut query = initiative::Entity::find().filter(seen_by(viewer));
    if let Some(wijk_id) = filter.wijk_id {
        query = query.filter(C::WijkId.eq(wijk_id));
    }
    if let Some(states) = &filter.states {
        query = query.filter(C::State.is_in(states.iter().map(|state| state.as_str())));
    }
    if let Some(theme) = filter.theme {
        query = query.filter(C::Theme.eq(theme.as_str()));
    }
    for word in &filter.words {
        query = query.filter(Expr::col((initiative::Entity, C::SearchText)).like(containing(word)));
    }
    if let Some(submitter_id) = filter.submitter_id {
        query = query.filter(C::SubmitterId.eq(submitter_id));
    }
    if let Some(owners) = &filter.owner_ids {
        query = query
            .filter(C::OwnerId.is_in(owners.iter().copied()))
            .filter(C::State.is_in(State::OPEN.iter().map(|state| state.as_str())));
    }
    if let Some((bucket, today)) = filter.bucket {
        query = query.filter(in_bucket(bucket, today));
    }
    query
}

fn in_bucket(bucket: Bucket, today: NaiveDate) -> SimpleExpr {
    use initiative::Column as C;
    match bucket {
        Bucket::New => C::State.eq(State::Submitted.as_str()),
        Bucket::WaitingForUs => C::State.eq(State::InReview.as_str()),
        Bucket::WaitingForResident => C::State.eq(State::NeedsCompletion.as_str()),
        // While the submitter has the question the clock stands still.
        Bucket::Overdue => C::State
            .is_in([State::Submitted.as_str(), State::InReview.as_str()])
            .and(C::AnswerDueOn.lt(today)),
        Bucket::ToDecide => C::State.eq(State::InReview.as_str()).and(C::ViewsAskedAt.is_not_null()),
        Bucket::AfterGrant => C::State.is_in(State::PROMISED.iter().map(|state| state.as_str())),
    }
}

fn containing(word: &str) -> LikeExpr {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}

/// One page, and one row more when there is another page.
pub async fn page(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &Filter,
    sort: Sort,
    after: Option<Position>,
    first: u64,
) -> Result<Vec<InitiativeRow>, DbErr> {
    use initiative::Column as C;
    let mut query = select(viewer, filter);
    query = match sort {
        Sort::Newest => query.order_by_desc(C::SubmittedAt).order_by_desc(C::Id),
        Sort::MostSupported => query.order_by_desc(C::SupportCount).order_by_desc(C::Id),
        Sort::SoonestDue => query.order_by_asc(C::AnswerDueOn).order_by_asc(C::Id),
    };
    if let Some(position) = after {
        query = query.filter(beyond(position));
    }
    query.limit(first + 1).all(db).await
}

fn beyond(position: Position) -> Condition {
    use initiative::Column as C;
    let (past, same, then) = match position {
        Position::Newest(at, id) => (C::SubmittedAt.lt(at), C::SubmittedAt.eq(at), C::Id.lt(id)),
        Position::MostSupported(n, id) => (C::SupportCount.lt(n), C::SupportCount.eq(n), C::Id.lt(id)),
        Position::SoonestDue(on, id) => (C::AnswerDueOn.gt(on), C::AnswerDueOn.eq(on), C::Id.gt(id)),
    };
    Condition::any().add(past).add(Condition::all().add(same).add(then))
}

/// How many there are in all.
pub async fn count(db: &impl ConnectionTrait, viewer: &Viewer, filter: &Filter) -> Result<u64, DbErr> {
    select(viewer, filter).count(db).await
}

/// How much stands on each part of the worklist of a wijk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Counts {
    /// [`Bucket::New`].
    pub new_count: i64,
    /// [`Bucket::WaitingForUs`].
    pub ours: i64,
    /// [`Bucket::WaitingForResident`].
    pub theirs: i64,
    /// [`Bucket::Overdue`].
    pub overdue: i64,
    /// [`Bucket::ToDecide`].
    pub to_decide: i64,
    /// [`Bucket::AfterGrant`].
    pub after_grant: i64,
}

/// The worklist of one wijk in figures, in one statement.
pub async fn counts(db: &impl ConnectionTrait, wijk_id: Uuid, today: NaiveDate) -> Result<Counts, DbErr> {
    // COUNT passes over null: a case without an else counts what it matches, on both databases as a bigint.
    let counted = |bucket| Expr::expr(Expr::case(in_bucket(bucket, today), 1)).count();
    let row = initiative::Entity::find()
        .select_only()
        .expr_as(counted(Bucket::New), "new_count")
        .expr_as(counted(Bucket::WaitingForUs), "ours")
        .expr_as(counted(Bucket::WaitingForResident), "theirs")
        .expr_as(counted(Bucket::Overdue), "overdue")
        .expr_as(counted(Bucket::ToDecide), "to_decide")
        .expr_as(counted(Bucket::AfterGrant), "after_grant")
        .filter(initiative::Column::WijkId.eq(wijk_id))
        .into_model::<Counts>()
        .one(db)
        .await?;
    Ok(row.unwrap_or_default())
}

/// The initiative with this id, when the viewer may see it.
pub async fn find(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<InitiativeRow>, DbErr> {
    let row = initiative::Entity::find_by_id(id).one(db).await?;
    Ok(row.filter(|row| may_see(viewer, &subject(row))))
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

/// The open initiatives that a membership has, the soonest promise first.
pub async fn open_owned_by(
    db: &impl ConnectionTrait,
    membership_id: Uuid,
) -> Result<Vec<InitiativeRow>, DbErr> {
    initiative::Entity::find()
        .filter(initiative::Column::OwnerId.eq(membership_id))
        .filter(initiative::Column::State.is_in(State::OPEN.iter().map(|state| state.as_str())))
        .order_by_asc(initiative::Column::AnswerDueOn)
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
