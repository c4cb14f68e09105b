//! Pieces of every use case here.

use uuid::Uuid;
use wdw_contract::texts::refusals;

use super::super::rules::{Side, Step, next};
use super::super::store::{self, InitiativeRow};
use crate::access::{Permit, Right, Viewer, permit};
use crate::areas::{self, names};
use crate::operation::Work;
use crate::platform::{App, Fault, audit};
use crate::refusal::{Refusal, RefusalCode, Stop};

/// The initiative, and the permit to do this with it.
pub(crate) async fn permitted<R: Right>(
    work: &Work<'_>,
    id: Uuid,
) -> Result<(InitiativeRow, Permit<R>), Stop> {
    let row = store::find(&work.tx, work.viewer, id)
        .await?
        .ok_or_else(|| Refusal::new(RefusalCode::NotFound, refusals::unknown()))?;
    let permit = permit::<R>(work.viewer, &store::subject(&row))?;
    Ok((row, permit))
}

/// The state after a step. The access table lets nothing through that the state machine does not know; should
/// they ever differ, the person hears that somebody was first.
pub(crate) fn after(row: &InitiativeRow, step: Step) -> Result<super::super::rules::State, Refusal> {
    next(store::state(row), step).ok_or_else(|| Refusal::new(RefusalCode::Conflict, refusals::conflict()))
}

/// How the actor signs here: "Sanne Wolters, wijkregisseur" in the wijkteam, else only "de indiener".
pub(crate) async fn signature<R: Right>(work: &Work<'_>, permit: &Permit<R>) -> Result<(Side, String), Stop> {
    let Some(membership_id) = permit.membership_id() else {
        return Ok((Side::Submitter, wdw_contract::texts::mail::submitter().to_owned()));
    };
    let members = areas::store::members_by_id(&work.tx, &[membership_id]).await?;
    Ok((Side::Wijkteam, members.first().map(names::label).unwrap_or_default()))
}

/// How the owner is called, and which person it is.
pub(crate) async fn owner(work: &Work<'_>, row: &InitiativeRow) -> Result<Option<(Uuid, String)>, Stop> {
    let Some(owner_id) = row.owner_id else { return Ok(None) };
    let members = areas::store::members_by_id(&work.tx, &[owner_id]).await?;
    Ok(members.first().map(|member| (member.person_id, names::label(member))))
}

/// Attaches photos, or says which field to mend.
pub(crate) async fn attach<R: Right>(
    work: &Work<'_>,
    permit: &Permit<R>,
    photos: &[Uuid],
    place: store::PhotoPlace,
) -> Result<(), Stop> {
    let (person_id, initiative_id) = (permit.person_id(), permit.initiative_id());
    if store::attach_photos(&work.tx, person_id, photos, initiative_id, place).await? {
        Ok(())
    } else {
        Err(Refusal::of("photoIds", RefusalCode::NotFound, refusals::photo_unknown()).into())
    }
}

/// Writes in the audit log that a professional read who handed an initiative in.
///
/// # Errors
/// Only faults.
pub async fn record_read(app: &App, viewer: &Viewer, initiative_id: Uuid) -> Result<(), Fault> {
    let actor = viewer.person_id();
    app.database
        .write_transaction(|tx| async move {
            let line = audit::Line {
                actor,
                action: "initiative.read_submitter",
                subject_type: "initiative",
                subject_id: initiative_id,
                detail: serde_json::Value::Null,
            };
            audit::write(&tx, line).await.map_err(Fault::from)
        })
        .await
}
