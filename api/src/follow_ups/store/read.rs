//! Reading follow-ups. What somebody may not see is left out by the statement itself.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait as _, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, RelationDef, Select,
};
use uuid::Uuid;
use wdw_entities::{finding, follow_up, follow_up_note, wijkschouw};

use super::{FollowUpRow, NoteRow};
use crate::access::Viewer;
use crate::follow_ups::rules::{Kind, State};
use crate::wijkschouw::rules::State as SchouwState;

use follow_up::Column as C;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In this wijk.
    pub wijk_id: Option<Uuid>,
    /// Owned by one of these memberships.
    pub owner_ids: Option<Vec<Uuid>>,
    /// Of one of these kinds.
    pub kinds: Option<Vec<Kind>>,
    /// Only what is open, or only what is closed.
    pub open: Option<bool>,
}

fn seen_by(viewer: &Viewer) -> SimpleExpr {
    let wijken: Vec<Uuid> = viewer.actor().map(|actor| actor.wijken().collect()).unwrap_or_default();
    C::WijkId.is_in(wijken)
}

fn open_states() -> impl Iterator<Item = &'static str> {
    State::OPEN.iter().map(|state| state.as_str())
}

fn select(viewer: &Viewer, filter: &Filter) -> Select<follow_up::Entity> {
    let mut query = follow_up::Entity::find().filter(seen_by(viewer));
    if let Some(wijk_id) = filter.wijk_id {
        query = query.filter(C::WijkId.eq(wijk_id));
    }
    if let Some(owners) = &filter.owner_ids {
        query = query.filter(C::OwnerId.is_in(owners.iter().copied()));
    }
    if let Some(kinds) = &filter.kinds {
        query = query.filter(C::Kind.is_in(kinds.iter().map(|kind| kind.as_str())));
    }
    match filter.open {
        Some(true) => query.filter(C::State.is_in(open_states())),
        Some(false) => query.filter(C::State.is_not_in(open_states())),
        None => query,
    }
}

/// The day that something is sorted by: what has no day comes last.
#[must_use]
pub fn sort_day(row: &FollowUpRow) -> NaiveDate {
    row.due_on.or_else(|| NaiveDate::from_ymd_opt(9999, 12, 31)).unwrap_or_default()
}

/// The same in SQL.
fn due() -> SimpleExpr {
    Expr::cust("COALESCE(due_on, '9999-12-31')")
}

/// One page, the soonest day first, and one row more when there is another page.
pub async fn page(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &Filter,
    after: Option<(NaiveDate, Uuid)>,
    first: u64,
) -> Result<Vec<FollowUpRow>, DbErr> {
    let mut query = select(viewer, filter);
    if let Some((on, id)) = after {
        query = query.filter(due().gt(on).or(due().eq(on).and(C::Id.gt(id))));
    }
    query.order_by_asc(due()).order_by_asc(C::Id).limit(first + 1).all(db).await
}

/// How many there are in all.
pub async fn count(db: &impl ConnectionTrait, viewer: &Viewer, filter: &Filter) -> Result<u64, DbErr> {
    select(viewer, filter).count(db).await
}

/// The follow-up with this id, when the viewer may see it.
pub async fn find(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<FollowUpRow>, DbErr> {
    follow_up::Entity::find_by_id(id).filter(seen_by(viewer)).one(db).await
}

/// The follow-up with this reference, when the viewer may see it.
pub async fn find_by_reference(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    reference: &str,
) -> Result<Option<FollowUpRow>, DbErr> {
    follow_up::Entity::find().filter(C::Reference.eq(reference)).filter(seen_by(viewer)).one(db).await
}

/// What became of these findings. Whoever sees a finding may know that; the rest is for the wijkteam.
pub async fn of_findings(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<FollowUpRow>, DbErr> {
    follow_up::Entity::find().filter(C::FindingId.is_in(ids.iter().copied())).all(db).await
}

/// The steps of these follow-ups, oldest first.
pub async fn notes_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<NoteRow>, DbErr> {
    follow_up_note::Entity::find()
        .filter(follow_up_note::Column::FollowUpId.is_in(ids.iter().copied()))
        .order_by_asc(follow_up_note::Column::CreatedAt)
        .order_by_asc(follow_up_note::Column::Id)
        .all(db)
        .await
}

/// What is open and owned by this membership, the soonest day first.
pub async fn open_of(db: &impl ConnectionTrait, membership_id: Uuid) -> Result<Vec<FollowUpRow>, DbErr> {
    follow_up::Entity::find()
        .filter(C::OwnerId.eq(membership_id))
        .filter(C::State.is_in(open_states()))
        .order_by_asc(due())
        .order_by_asc(C::Id)
        .all(db)
        .await
}

/// The open reports of a wijk for the municipality's public-space system, oldest first.
pub async fn open_reports(db: &impl ConnectionTrait, wijk_id: Uuid) -> Result<Vec<FollowUpRow>, DbErr> {
    follow_up::Entity::find()
        .filter(C::WijkId.eq(wijk_id))
        .filter(C::Kind.eq(Kind::Report.as_str()))
        .filter(C::State.is_in(open_states()))
        .order_by_asc(C::CreatedAt)
        .order_by_asc(C::Id)
        .all(db)
        .await
}

/// The finished wijkschouwen in these wijken with findings of which nothing came yet, the newest first, and how many.
pub async fn open_findings(db: &impl ConnectionTrait, wijken: &[Uuid]) -> Result<Vec<(Uuid, i64)>, DbErr> {
    if wijken.is_empty() {
        return Ok(Vec::new());
    }
    use finding::Column as F;
    let schouw: RelationDef = finding::Entity::belongs_to(wijkschouw::Entity)
        .from(F::WijkschouwId)
        .to(wijkschouw::Column::Id)
        .into();
    let followed: RelationDef =
        finding::Entity::belongs_to(follow_up::Entity).from(F::Id).to(C::FindingId).into();
    let finished = [SchouwState::Completed, SchouwState::Reported].map(SchouwState::as_str);
    finding::Entity::find()
        .select_only()
        .column(F::WijkschouwId)
        .column_as(F::Id.count(), "number")
        .join(JoinType::InnerJoin, schouw)
        .join(JoinType::LeftJoin, followed)
        .filter(wijkschouw::Column::WijkId.is_in(wijken.iter().copied()))
        .filter(wijkschouw::Column::State.is_in(finished))
        .filter(F::HiddenAt.is_null())
        .filter(F::ClassReason.is_null())
        .filter(C::Id.is_null())
        .group_by(F::WijkschouwId)
        .group_by(wijkschouw::Column::StartsAt)
        .order_by_desc(wijkschouw::Column::StartsAt)
        .order_by_asc(F::WijkschouwId)
        .into_tuple()
        .all(db)
        .await
}
