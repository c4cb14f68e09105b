//! Reading wijkschouwen. What somebody may not see is left out by the statement itself.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, RelationDef, Select,
};
use uuid::Uuid;
use wdw_entities::{answer, finding, membership, participant, person, stop, wijkschouw};

use super::row::{AnswerRow, FindingRow, ParticipantRow, SchouwRow, StopRow, subject};
use crate::access::Viewer;
use crate::access::wijkschouw::may_see;
use crate::wijkschouw::rules::{ParticipantState, State};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In this wijk.
    pub wijk_id: Option<Uuid>,
    /// In one of these states.
    pub states: Option<Vec<State>>,
    /// In which this person takes part or is asked to.
    pub of_person: Option<Uuid>,
}

/// What a viewer finds: what is open or public, what one has to do with, and everything of one's own wijken.
fn seen_by(viewer: &Viewer) -> Condition {
    use wijkschouw::Column as C;
    let mut seen =
        Condition::any().add(C::OpenToResidents.eq(true)).add(C::State.eq(State::Reported.as_str()));
    let Some(actor) = viewer.actor() else { return seen };
    let wijken: Vec<Uuid> = actor.wijken().collect();
    if !wijken.is_empty() {
        seen = seen.add(C::WijkId.is_in(wijken));
    }
    seen.add(C::Id.in_subquery(of_person(actor.person_id)))
}

fn of_person(person_id: Uuid) -> sea_orm::sea_query::SelectStatement {
    participant::Entity::find()
        .select_only()
        .column(participant::Column::WijkschouwId)
        .filter(participant::Column::PersonId.eq(person_id))
        .filter(participant::Column::State.ne(ParticipantState::Left.as_str()))
        .into_query()
}

fn select(viewer: &Viewer, filter: &Filter) -> Select<wijkschouw::Entity> {
    use wijkschouw::Column as C;
    let mut query = wijkschouw::Entity::find().filter(seen_by(viewer));
    if let Some(wijk_id) = filter.wijk_id {
        query = query.filter(C::WijkId.eq(wijk_id));
    }
    if let Some(states) = &filter.states {
        query = query.filter(C::State.is_in(states.iter().map(|state| state.as_str())));
    }
    if let Some(person_id) = filter.of_person {
        query = query.filter(C::Id.in_subquery(of_person(person_id)));
    }
    query
}

/// One page, the latest start first, and one row more when there is another page.
pub async fn page(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &Filter,
    after: Option<(DateTime<Utc>, Uuid)>,
    first: u64,
) -> Result<Vec<SchouwRow>, DbErr> {
    use wijkschouw::Column as C;
    let mut query = select(viewer, filter).order_by_desc(C::StartsAt).order_by_desc(C::Id);
    if let Some((at, id)) = after {
        query = query.filter(C::StartsAt.lt(at).or(C::StartsAt.eq(at).and(C::Id.lt(id))));
    }
    query.limit(first + 1).all(db).await
}

/// How many there are in all.
pub async fn count(db: &impl ConnectionTrait, viewer: &Viewer, filter: &Filter) -> Result<u64, DbErr> {
    select(viewer, filter).count(db).await
}

/// The wijkschouw with this id, and whether the viewer takes part, when the viewer may see it.
pub async fn find(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<(SchouwRow, Option<ParticipantState>)>, DbErr> {
    seen(db, viewer, wijkschouw::Entity::find_by_id(id).one(db).await?).await
}

/// The same, by reference.
pub async fn find_by_reference(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    reference: &str,
) -> Result<Option<(SchouwRow, Option<ParticipantState>)>, DbErr> {
    let query = wijkschouw::Entity::find().filter(wijkschouw::Column::Reference.eq(reference));
    seen(db, viewer, query.one(db).await?).await
}

async fn seen(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    row: Option<SchouwRow>,
) -> Result<Option<(SchouwRow, Option<ParticipantState>)>, DbErr> {
    let Some(row) = row else { return Ok(None) };
    let state = viewer_state(db, viewer, row.id).await?;
    Ok(may_see(viewer, &subject(&row, state)).then_some((row, state)))
}

/// Wijkschouwen by id, those that the viewer may see.
pub async fn find_many(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<Vec<SchouwRow>, DbErr> {
    let query = wijkschouw::Entity::find().filter(seen_by(viewer));
    query.filter(wijkschouw::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Whether the viewer takes part.
pub async fn viewer_state(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<ParticipantState>, DbErr> {
    let Some(person_id) = viewer.person_id() else { return Ok(None) };
    let found = viewer_states(db, person_id, &[id]).await?;
    Ok(found.first().map(|(_, state)| *state))
}

/// In which of these a person takes part, and how.
pub async fn viewer_states(
    db: &impl ConnectionTrait,
    person_id: Uuid,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, ParticipantState)>, DbErr> {
    let rows = participant::Entity::find()
        .filter(participant::Column::PersonId.eq(person_id))
        .filter(participant::Column::WijkschouwId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let read = |row: participant::Model| Some((row.wijkschouw_id, ParticipantState::parse(&row.state)?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The stops of these wijkschouwen, in order, without those that the plan let go of.
pub async fn stops_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<StopRow>, DbErr> {
    stop::Entity::find()
        .filter(stop::Column::WijkschouwId.is_in(ids.iter().copied()))
        .filter(stop::Column::RemovedAt.is_null())
        .order_by_asc(stop::Column::Position)
        .order_by_asc(stop::Column::Id)
        .all(db)
        .await
}

/// Every stop that a phone may hold, and whether the plan let go of it.
pub async fn known_stops(
    db: &impl ConnectionTrait,
    wijkschouw_id: Uuid,
) -> Result<HashMap<Uuid, bool>, DbErr> {
    let rows = stop::Entity::find().filter(stop::Column::WijkschouwId.eq(wijkschouw_id)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.removed_at.is_some())).collect())
}

/// Stops by id.
pub async fn stops_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<StopRow>, DbErr> {
    stop::Entity::find().filter(stop::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Who is asked or takes part in these wijkschouwen, professionals first, by name.
pub async fn participants_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<ParticipantRow>, DbErr> {
    let person: RelationDef = participant::Entity::belongs_to(person::Entity)
        .from(participant::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let membership: RelationDef = participant::Entity::belongs_to(membership::Entity)
        .from(participant::Column::MembershipId)
        .to(membership::Column::Id)
        .into();
    let mut rows: Vec<ParticipantRow> = participant::Entity::find()
        .column(person::Column::Name)
        .column(person::Column::Email)
        .column(membership::Column::Function)
        .column(membership::Column::PartnerId)
        .join(JoinType::InnerJoin, person)
        .join(JoinType::LeftJoin, membership)
        .filter(participant::Column::WijkschouwId.is_in(ids.iter().copied()))
        .into_model()
        .all(db)
        .await?;
    rows.sort_by(|a, b| {
        let key = |row: &ParticipantRow| (row.function().is_none(), row.function());
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    });
    Ok(rows)
}

/// How many come along to each of these.
pub async fn counts(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<(Uuid, i64)>, DbErr> {
    participant::Entity::find()
        .select_only()
        .column(participant::Column::WijkschouwId)
        .column_as(participant::Column::PersonId.count(), "number")
        .filter(participant::Column::WijkschouwId.is_in(ids.iter().copied()))
        .filter(participant::Column::State.eq(ParticipantState::Joined.as_str()))
        .group_by(participant::Column::WijkschouwId)
        .into_tuple()
        .all(db)
        .await
}

/// The answers of these wijkschouwen, in the order in which they were given.
pub async fn answers_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<AnswerRow>, DbErr> {
    answer::Entity::find()
        .filter(answer::Column::WijkschouwId.is_in(ids.iter().copied()))
        .order_by_asc(answer::Column::MadeAt)
        .order_by_asc(answer::Column::Id)
        .all(db)
        .await
}

/// Answers by id.
pub async fn answers_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<AnswerRow>, DbErr> {
    answer::Entity::find().filter(answer::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The findings of these wijkschouwen, in the order in which they were made; hidden ones are not among them.
pub async fn findings_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<FindingRow>, DbErr> {
    finding::Entity::find()
        .filter(finding::Column::WijkschouwId.is_in(ids.iter().copied()))
        .filter(finding::Column::HiddenAt.is_null())
        .order_by_asc(finding::Column::MadeAt)
        .order_by_asc(finding::Column::Id)
        .all(db)
        .await
}

/// The finding with this id, whoever may see it.
pub async fn find_finding(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<FindingRow>, DbErr> {
    finding::Entity::find_by_id(id).one(db).await
}

/// The finding with this id and its wijkschouw, when the viewer sees the findings of that: one that is public, or
/// that the viewer is inside of.
pub async fn of_finding(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<(FindingRow, SchouwRow)>, DbErr> {
    let Some(found) = find_finding(db, id).await?.filter(|row| row.hidden_at.is_none()) else {
        return Ok(None);
    };
    let Some((row, state)) = find(db, viewer, found.wijkschouw_id).await? else { return Ok(None) };
    let subject = subject(&row, state);
    let shown =
        subject.state == State::Reported || crate::access::wijkschouw::may_see_inside(viewer, &subject);
    Ok(shown.then_some((found, row)))
}
