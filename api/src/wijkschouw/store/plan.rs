//! Writing what is planned: the wijkschouw itself, its stops and who is asked.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, DbErr,
    EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _,
};
use uuid::Uuid;
use wdw_entities::{finding, participant, stop, wijkschouw};

use crate::access::wijkschouw::{Permit, PlanPermit, Right, may};
use crate::platform::database::WriteTransaction;
use crate::wijkschouw::rules::{NewStop, ParticipantState, SchouwPlan, State, Tally};

/// A new wijkschouw.
#[derive(Debug)]
pub struct NewSchouw<'a> {
    /// Its id.
    pub id: Uuid,
    /// For people to mention.
    pub reference: String,
    /// The one that it is compared with.
    pub previous_id: Option<Uuid>,
    /// Everything that was told.
    pub plan: &'a SchouwPlan,
}

/// Stores a new wijkschouw, without its stops.
pub async fn insert(tx: &WriteTransaction, permit: &PlanPermit, new: &NewSchouw<'_>) -> Result<(), DbErr> {
    let row = wijkschouw::ActiveModel {
        id: Set(new.id),
        reference: Set(new.reference.clone()),
        wijk_id: Set(permit.wijk_id()),
        organiser_id: Set(permit.membership_id()),
        state: Set(State::Planned.as_str().to_owned()),
        cancelled_reason: Set(None),
        previous_id: Set(new.previous_id),
        started_at: Set(None),
        completed_at: Set(None),
        reported_at: Set(None),
        result: Set(None),
        earlier_versions: Set(None),
        created_at: Set(tx.now()),
        ..planned(tx, new.plan)
    };
    wijkschouw::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Changes what is told of a wijkschouw, but for its stops.
pub async fn save_plan(
    tx: &WriteTransaction,
    permit: &Permit<may::Change>,
    plan: &SchouwPlan,
    earlier: &[Uuid],
) -> Result<(), DbErr> {
    let row = wijkschouw::ActiveModel {
        id: Unchanged(permit.wijkschouw_id()),
        earlier_versions: Set(as_json(earlier)?),
        ..planned(tx, plan)
    };
    row.update(tx).await?;
    Ok(())
}

fn as_json(earlier: &[Uuid]) -> Result<Option<String>, DbErr> {
    let json = serde_json::to_string(earlier).map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(Some(json).filter(|_| !earlier.is_empty()))
}

fn planned(tx: &WriteTransaction, plan: &SchouwPlan) -> wijkschouw::ActiveModel {
    wijkschouw::ActiveModel {
        checklist_version_id: Set(plan.checklist_version_id),
        form: Set(plan.form.as_str().to_owned()),
        starts_at: Set(plan.starts_at),
        meeting_point: Set(plan.meeting_point.clone()),
        explanation: Set(plan.explanation.clone()),
        open_to_residents: Set(plan.open_to_residents),
        residents_may_add: Set(plan.residents_may_add),
        updated_at: Set(tx.now()),
        ..Default::default()
    }
}

/// Stops with the places that they repeat, from this position on.
pub async fn insert_stops(
    tx: &WriteTransaction,
    wijkschouw_id: Uuid,
    stops: &[(NewStop, Uuid)],
    from: i32,
    added_by: Option<Uuid>,
) -> Result<(), DbErr> {
    if stops.is_empty() {
        return Ok(());
    }
    let rows = (from..).zip(stops).map(|(position, (new, root_id))| stop::ActiveModel {
        id: Set(new.id),
        wijkschouw_id: Set(wijkschouw_id),
        position: Set(position),
        name: Set(new.name.clone()),
        description: Set(new.description.clone()),
        latitude: Set(new.point.map(|(latitude, _)| latitude)),
        longitude: Set(new.point.map(|(_, longitude)| longitude)),
        root_id: Set(*root_id),
        added_by: Set(added_by),
        removed_at: Set(None),
        created_at: Set(tx.now()),
    });
    let update = [
        stop::Column::Position,
        stop::Column::Name,
        stop::Column::Description,
        stop::Column::Latitude,
        stop::Column::Longitude,
        stop::Column::RootId,
        stop::Column::RemovedAt,
    ];
    let again = OnConflict::column(stop::Column::Id).update_columns(update).to_owned();
    stop::Entity::insert_many(rows).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

/// Replaces the route of a wijkschouw that has not begun. Who calls has seen that the ids are not another's. A stop at
/// which a resident saw something already stays; what else falls out is kept, because a phone may hold it.
pub async fn replace_stops(
    tx: &WriteTransaction,
    permit: &Permit<may::Change>,
    stops: &[(NewStop, Uuid)],
) -> Result<(), DbErr> {
    let seen = finding::Entity::find()
        .select_only()
        .column(finding::Column::StopId)
        .filter(finding::Column::WijkschouwId.eq(permit.wijkschouw_id()))
        .filter(finding::Column::StopId.is_not_null())
        .into_query();
    stop::Entity::update_many()
        .col_expr(stop::Column::RemovedAt, Expr::value(tx.now()))
        .filter(stop::Column::WijkschouwId.eq(permit.wijkschouw_id()))
        .filter(stop::Column::RemovedAt.is_null())
        .filter(stop::Column::Id.not_in_subquery(seen))
        .filter(stop::Column::Id.is_not_in(stops.iter().map(|(stop, _)| stop.id)))
        .exec(tx)
        .await?;
    insert_stops(tx, permit.wijkschouw_id(), stops, 0, None).await
}

/// Puts stops back on the route: somebody with an older plan was there.
pub async fn restore_stops<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    ids: &[Uuid],
) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    stop::Entity::update_many()
        .col_expr(stop::Column::RemovedAt, Expr::value(None::<DateTime<Utc>>))
        .filter(stop::Column::WijkschouwId.eq(permit.wijkschouw_id()))
        .filter(stop::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// What changes on the row itself; `None` stays as it is.
#[derive(Debug, Default)]
pub struct Change<'a> {
    /// The state.
    pub state: Option<State>,
    /// Why it does not happen.
    pub cancelled_reason: Option<String>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was finished.
    pub completed_at: Option<DateTime<Utc>>,
    /// The result became public now.
    pub reported: bool,
    /// The scores.
    pub result: Option<&'a Tally>,
    /// The version of the checklist that it holds to, and those that an earlier plan named.
    pub checklist: Option<(Uuid, Vec<Uuid>)>,
}

/// Changes the row.
pub async fn save<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    change: Change<'_>,
) -> Result<(), DbErr> {
    let mut row = wijkschouw::ActiveModel {
        id: Unchanged(permit.wijkschouw_id()),
        updated_at: Set(tx.now()),
        ..Default::default()
    };
    if let Some(state) = change.state {
        row.state = Set(state.as_str().to_owned());
    }
    if let Some(reason) = change.cancelled_reason {
        row.cancelled_reason = Set(Some(reason));
    }
    if let Some(at) = change.started_at {
        row.started_at = Set(Some(at));
    }
    if let Some(at) = change.completed_at {
        row.completed_at = Set(Some(at));
    }
    if change.reported {
        row.reported_at = Set(Some(tx.now()));
    }
    if let Some(result) = change.result {
        let json = serde_json::to_string(result).map_err(|error| DbErr::Custom(error.to_string()))?;
        row.result = Set(Some(json));
    }
    if let Some((pinned, earlier)) = change.checklist {
        row.checklist_version_id = Set(pinned);
        row.earlier_versions = Set(as_json(&earlier)?);
    }
    row.update(tx).await?;
    Ok(())
}

/// Somebody's phone holds the plan as it is now.
pub async fn set_prepared(tx: &WriteTransaction, permit: &Permit<may::Prepare>) -> Result<(), DbErr> {
    participant::Entity::update_many()
        .col_expr(participant::Column::PreparedAt, Expr::value(tx.now()))
        .filter(participant::Column::WijkschouwId.eq(permit.wijkschouw_id()))
        .filter(participant::Column::PersonId.eq(permit.person_id()))
        .exec(tx)
        .await?;
    Ok(())
}

/// The plan changed: what phones hold is not it any more.
pub async fn forget_prepared(tx: &WriteTransaction, permit: &Permit<may::Change>) -> Result<(), DbErr> {
    participant::Entity::update_many()
        .col_expr(participant::Column::PreparedAt, Expr::value(None::<DateTime<Utc>>))
        .filter(participant::Column::WijkschouwId.eq(permit.wijkschouw_id()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Asks these people, membership and person, unless they are asked or come along already.
pub async fn ask(tx: &WriteTransaction, wijkschouw_id: Uuid, people: &[(Uuid, Uuid)]) -> Result<(), DbErr> {
    if people.is_empty() {
        return Ok(());
    }
    let rows = people.iter().map(|(membership_id, person_id)| participant::ActiveModel {
        wijkschouw_id: Set(wijkschouw_id),
        person_id: Set(*person_id),
        membership_id: Set(Some(*membership_id)),
        state: Set(ParticipantState::Invited.as_str().to_owned()),
        prepared_at: Set(None),
        created_at: Set(tx.now()),
    });
    participant::Entity::insert_many(rows).on_conflict(again()).exec_without_returning(tx).await?;
    Ok(())
}

/// Somebody comes along, or does not after all.
pub async fn set_participant(
    tx: &WriteTransaction,
    wijkschouw_id: Uuid,
    person_id: Uuid,
    membership_id: Option<Uuid>,
    state: ParticipantState,
) -> Result<(), DbErr> {
    let row = participant::ActiveModel {
        wijkschouw_id: Set(wijkschouw_id),
        person_id: Set(person_id),
        membership_id: Set(membership_id),
        state: Set(state.as_str().to_owned()),
        prepared_at: Set(None),
        created_at: Set(tx.now()),
    };
    participant::Entity::insert(row).on_conflict(again()).exec_without_returning(tx).await?;
    Ok(())
}

fn again() -> OnConflict {
    use participant::Column as C;
    OnConflict::columns([C::WijkschouwId, C::PersonId]).update_columns([C::MembershipId, C::State]).to_owned()
}
