//! Lists of initiatives: what is asked for, in which order, and how many there are.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, Select,
};
use uuid::Uuid;
use wdw_entities::initiative;

use super::row::InitiativeRow;
use crate::access::Viewer;
use crate::initiatives::rules::{State, Theme};

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
    /// The promised day of the answer or, after a grant, of the accounts has passed.
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
pub(super) fn seen_by(viewer: &Viewer) -> Condition {
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
            .filter(C::State.is_in(State::RUNNING.iter().map(|state| state.as_str())));
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
        Bucket::Overdue => {
            let answer = C::State
                .is_in([State::Submitted.as_str(), State::InReview.as_str()])
                .and(C::AnswerDueOn.lt(today));
            answer.or(in_bucket(Bucket::AfterGrant, today).and(C::AccountingDueOn.lt(today)))
        }
        Bucket::ToDecide => C::State.eq(State::InReview.as_str()).and(C::ViewsAskedAt.is_not_null()),
        Bucket::AfterGrant => C::State.is_in(State::PROMISED.iter().map(|state| state.as_str())),
    }
}

/// As [`due`](super::row::due), in SQL.
pub(super) fn due_on() -> SimpleExpr {
    let column = |column: initiative::Column| Expr::col((initiative::Entity, column));
    let columns = [column(initiative::Column::AccountingDueOn), column(initiative::Column::AnswerDueOn)];
    Func::coalesce(columns).into()
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
        Sort::SoonestDue => query.order_by_asc(due_on()).order_by_asc(C::Id),
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
        Position::SoonestDue(on, id) => (due_on().gt(on), due_on().eq(on), C::Id.gt(id)),
    };
    Condition::any().add(past).add(Condition::all().add(same).add(then))
}

/// How many there are, counted up to and including `most`: a country has a quarter of a million, and nobody reads on
/// to the end of a thousand.
pub async fn count(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &Filter,
    most: u64,
) -> Result<i64, DbErr> {
    let within = select(viewer, filter).select_only().column(initiative::Column::Id).limit(most).into_query();
    let counted =
        Query::select().expr_as(Expr::col("id").count(), "counted").from_subquery(within, "within").take();
    let row = db.query_one(&counted).await?;
    row.map_or(Ok(0), |row| row.try_get("", "counted"))
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
