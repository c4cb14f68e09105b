//! Pieces of every use case here.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wdw_contract::checklist::Checklist;
use wdw_contract::texts::{refusals, wijkschouw_server as texts};

use crate::access::wijkschouw::{Permit, Right, Subject, permit};
use crate::areas::{self, names};
use crate::checklists;
use crate::operation::Work;
use crate::refusal::{Refusal, RefusalCode, Stop};
use crate::wijkschouw::rules::{Asked, NewStop, ParticipantState, State, made_at};
use crate::wijkschouw::store::{self, Change, SchouwRow};

/// The wijkschouw, when the viewer may see it, and what the access table needs to know.
pub(super) async fn found(work: &Work<'_>, id: Uuid) -> Result<(SchouwRow, Subject), Stop> {
    let (row, viewer) = store::find(&work.tx, work.viewer, id)
        .await?
        .ok_or_else(|| Refusal::new(RefusalCode::NotFound, refusals::unknown()))?;
    let subject = store::subject(&row, viewer);
    Ok((row, subject))
}

/// The wijkschouw, and the permit to do this with it.
pub(super) async fn permitted<R: Right>(work: &Work<'_>, id: Uuid) -> Result<(SchouwRow, Permit<R>), Stop> {
    let (row, subject) = found(work, id).await?;
    let permit = permit::<R>(work.viewer, &subject)?;
    Ok((row, permit))
}

/// How the actor signs: "Sanne Wolters, wijkregisseur".
pub(super) async fn signature(work: &Work<'_>, membership_id: Option<Uuid>) -> Result<String, Stop> {
    let ids: Vec<Uuid> = membership_id.into_iter().collect();
    let members = areas::store::members_by_id(&work.tx, &ids).await?;
    Ok(members.first().map(names::label).unwrap_or_default())
}

/// What this version of a checklist asks; none when there is no such published version.
pub(super) async fn checklist(work: &Work<'_>, version_id: Uuid) -> Result<Option<Checklist>, Stop> {
    let rows = checklists::store::versions_by_id(&work.tx, work.viewer, &[version_id]).await?;
    let published = |row: &&_| checklists::store::state(row) == checklists::store::State::Published;
    Ok(rows.iter().find(published).map(checklists::store::document).transpose()?)
}

/// What the wijkschouw asks.
pub(super) async fn asked(work: &Work<'_>, row: &SchouwRow) -> Result<Asked, Stop> {
    Ok(store::asked(&work.tx, work.viewer, row).await?)
}

/// Whoever records something begins the wijkschouw: a phone without a connection asked nobody.
pub(super) async fn begin<R: Right>(
    work: &Work<'_>,
    row: &SchouwRow,
    permit: &Permit<R>,
    at: DateTime<Utc>,
) -> Result<(), Stop> {
    begin_with(work, row, permit, at, None).await
}

/// The same, with the version of the checklist that the phone holds: one that an earlier plan named is pinned again,
/// because that is what is walked.
pub(super) async fn begin_with<R: Right>(
    work: &Work<'_>,
    row: &SchouwRow,
    permit: &Permit<R>,
    at: DateTime<Utc>,
    held: Option<Uuid>,
) -> Result<(), Stop> {
    if store::state(row) != State::Planned {
        return Ok(());
    }
    let earlier = store::earlier_versions(row);
    let held = held.filter(|held| earlier.contains(held));
    let checklist = held.map(|held| (held, replaced(&earlier, row.checklist_version_id, held)));
    let at = made_at(at, work.now()).min(work.now());
    let change =
        Change { state: Some(State::UnderWay), started_at: Some(at), checklist, ..Change::default() };
    Ok(store::save(&work.tx, permit, change).await?)
}

/// The versions that a phone may hold when `new` takes the place of `old`.
pub(super) fn replaced(earlier: &[Uuid], old: Uuid, new: Uuid) -> Vec<Uuid> {
    let others = earlier.iter().copied().filter(|known| *known != old);
    std::iter::once(old).chain(others).filter(|known| *known != new).collect()
}

/// Whoever records something takes part.
pub(super) async fn take_part<R: Right>(
    work: &Work<'_>,
    subject: &Subject,
    permit: &Permit<R>,
) -> Result<(), Stop> {
    if subject.viewer == Some(ParticipantState::Joined) {
        return Ok(());
    }
    let (id, person, membership) = (permit.wijkschouw_id(), permit.person_id(), permit.membership_id());
    Ok(store::set_participant(&work.tx, id, person, membership, ParticipantState::Joined).await?)
}

/// The stops with the first stop at each place. A stop that is there already keeps its place; one of another
/// wijkschouw, or a place that is not in this wijk, is refused.
pub(super) async fn routed(
    work: &Work<'_>,
    wijk_id: Uuid,
    wijkschouw_id: Option<Uuid>,
    stops: &[NewStop],
    prefix: impl Fn(usize) -> String,
) -> Result<Vec<(NewStop, Uuid)>, Stop> {
    let ids: Vec<Uuid> =
        stops.iter().map(|stop| stop.id).chain(stops.iter().filter_map(|stop| stop.root)).collect();
    let known = store::stops_by_id(&work.tx, &ids).await?;
    let of: Vec<Uuid> = known.iter().map(|stop| stop.wijkschouw_id).collect();
    let here: HashSet<Uuid> = store::find_many(&work.tx, work.viewer, &of)
        .await?
        .into_iter()
        .filter(|row| row.wijk_id == wijk_id)
        .map(|row| row.id)
        .collect();
    let mut refused = Vec::new();
    let mut routed = Vec::new();
    for (index, stop) in stops.iter().enumerate() {
        let before = known.iter().find(|row| row.id == stop.id);
        if before.is_some_and(|row| Some(row.wijkschouw_id) != wijkschouw_id) {
            let field = format!("{}uuid", prefix(index));
            refused.push(Refusal::of(field, RefusalCode::OperationReused, texts::stop_taken()));
        }
        let root = match stop.root.filter(|root| *root != stop.id) {
            None => before.map_or(stop.id, |row| row.root_id),
            Some(root) => {
                let repeated = known.iter().find(|row| row.id == root && here.contains(&row.wijkschouw_id));
                if repeated.is_none() {
                    let field = format!("{}rootUuid", prefix(index));
                    refused.push(Refusal::of(field, RefusalCode::NotFound, texts::stop_root_unknown()));
                }
                repeated.map_or(stop.id, |row| row.root_id)
            }
        };
        routed.push((stop.clone(), root));
    }
    if refused.is_empty() { Ok(routed) } else { Err(Stop::Refused(refused)) }
}
