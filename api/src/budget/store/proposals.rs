//! Proposals to the stuurgroep in the database.

use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, Condition,
    ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;
use wdw_entities::budget_proposal;

use crate::access::Viewer;
use crate::access::budget::{Permit, may, may_see_all};
use crate::budget::rules::{Proposal, ProposalState};
use crate::platform::database::WriteTransaction;

use budget_proposal::Column as C;

/// More than anyone reads at once; the app narrows by wijk, year or state.
const MOST: u64 = 500;

/// A proposal as stored.
pub type ProposalRow = budget_proposal::Model;

/// Where it stands. The database holds no other words.
#[must_use]
pub fn proposal_state(row: &ProposalRow) -> ProposalState {
    ProposalState::parse(&row.state).unwrap_or(ProposalState::Declined)
}

/// Which proposals; what is left out does not narrow the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProposalFilter {
    /// For this year.
    pub year: Option<i32>,
    /// For this wijk.
    pub wijk_id: Option<Uuid>,
    /// Standing there.
    pub state: Option<ProposalState>,
}

/// Managers and the stuurgroep find all; who works for a partner finds those of the own wijken.
fn seen_by(viewer: &Viewer) -> Condition {
    if may_see_all(viewer) {
        return Condition::all();
    }
    let functions = viewer.actor().map(|actor| actor.functions.as_slice()).unwrap_or_default();
    let wijken = functions.iter().filter(|held| held.partner_id.is_some()).map(|held| held.wijk_id);
    Condition::all().add(C::WijkId.is_in(wijken))
}

/// The proposals, newest year first, then newest first.
pub async fn proposals(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &ProposalFilter,
) -> Result<Vec<ProposalRow>, DbErr> {
    let mut query = budget_proposal::Entity::find().filter(seen_by(viewer));
    if let Some(year) = filter.year {
        query = query.filter(C::Year.eq(year));
    }
    if let Some(wijk_id) = filter.wijk_id {
        query = query.filter(C::WijkId.eq(wijk_id));
    }
    if let Some(state) = filter.state {
        query = query.filter(C::State.eq(state.as_str()));
    }
    query.order_by_desc(C::Year).order_by_desc(C::ProposedAt).order_by_desc(C::Id).limit(MOST).all(db).await
}

/// The proposal with this id, when the viewer may see it.
pub async fn proposal(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<ProposalRow>, DbErr> {
    budget_proposal::Entity::find_by_id(id).filter(seen_by(viewer)).one(db).await
}

/// The years for which money was asked.
pub(super) async fn years(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<i32>, DbErr> {
    budget_proposal::Entity::find()
        .select_only()
        .column(C::Year)
        .distinct()
        .filter(seen_by(viewer))
        .into_tuple()
        .all(db)
        .await
}

/// Stores a proposal; answers its id.
pub async fn propose(
    tx: &WriteTransaction,
    permit: &Permit<may::Propose>,
    partner_id: Uuid,
    new: &Proposal,
    by: &str,
) -> Result<Uuid, DbErr> {
    let id = tx.ids().uuid();
    let row = budget_proposal::ActiveModel {
        id: Set(id),
        wijk_id: Set(permit.wijk_id()),
        year: Set(new.year),
        partner_id: Set(partner_id),
        amount_cents: Set(new.amount.0),
        reason: Set(new.reason.clone()),
        state: Set(ProposalState::Proposed.as_str().to_owned()),
        proposed_by: Set(permit.person_id()),
        proposed_by_label: Set(by.to_owned()),
        proposed_at: Set(tx.now()),
        settled_by: Set(None),
        settled_by_label: Set(None),
        settled_at: Set(None),
        decline_reason: Set(None),
    };
    budget_proposal::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Writes down that a proposal was approved, or declined with a reason.
pub async fn settle(
    tx: &WriteTransaction,
    permit: &Permit<may::Settle>,
    id: Uuid,
    by: &str,
    declined: Option<&str>,
) -> Result<(), DbErr> {
    let state = if declined.is_some() { ProposalState::Declined } else { ProposalState::Approved };
    let row = budget_proposal::ActiveModel {
        id: Unchanged(id),
        state: Set(state.as_str().to_owned()),
        settled_by: Set(Some(permit.person_id())),
        settled_by_label: Set(Some(by.to_owned())),
        settled_at: Set(Some(tx.now())),
        decline_reason: Set(declined.map(str::to_owned)),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}
