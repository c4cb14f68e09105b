//! Pieces of every use case here.

use uuid::Uuid;
use wdw_contract::texts::refusals;

use crate::access::Function;
use crate::access::follow_ups::{Permit, Right, permit};
use crate::areas::{self, names, store::MemberRow};
use crate::follow_ups::store::{self, FollowUpRow};
use crate::operation::Work;
use crate::refusal::{Refusal, RefusalCode, Stop};

/// The follow-up, and the permit to do this with it.
pub(super) async fn permitted<R: Right>(work: &Work<'_>, id: Uuid) -> Result<(FollowUpRow, Permit<R>), Stop> {
    work.actor()?;
    let found = store::find(&work.tx, work.viewer, id).await?;
    let row = found.ok_or_else(|| Refusal::new(RefusalCode::NotFound, refusals::unknown()))?;
    let permit = permit::<R>(work.viewer, &store::subject(&row))?;
    Ok((row, permit))
}

/// How somebody signs: "Sanne Wolters, wijkregisseur".
pub(super) async fn signature(work: &Work<'_>, membership_id: Uuid) -> Result<String, Stop> {
    let members = areas::store::members_by_id(&work.tx, &[membership_id]).await?;
    Ok(members.first().map(names::label).unwrap_or_default())
}

/// Somebody of the wijkteam who can own something, with the partner that they act for.
pub(super) async fn owner(
    work: &Work<'_>,
    wijk_id: Uuid,
    membership_id: Uuid,
    field: &str,
) -> Result<(MemberRow, Uuid), Stop> {
    let members = areas::store::members_in_wijk(&work.tx, wijk_id, work.today).await?;
    let chosen = members.into_iter().find(|member| member.id == membership_id);
    let chosen = chosen.and_then(|member| member.partner_id.map(|partner_id| (member, partner_id)));
    chosen.ok_or_else(|| Refusal::of(field, RefusalCode::NotAllowed, refusals::not_assignable()).into())
}

/// Who gets what nobody was chosen for: the wijkregisseur, who guards agreements; else somebody of a partner.
pub(super) async fn first_owner(work: &Work<'_>, wijk_id: Uuid) -> Result<(MemberRow, Uuid), Stop> {
    let members = areas::store::members_in_wijk(&work.tx, wijk_id, work.today).await?;
    let mut owners: Vec<(MemberRow, Uuid)> = members
        .into_iter()
        .filter_map(|member| member.partner_id.map(|partner_id| (member, partner_id)))
        .collect();
    owners.sort_by_key(|(member, _)| member.function() != Function::Wijkregisseur);
    let first = owners.into_iter().next();
    first.ok_or_else(|| {
        Refusal::of("ownerMembershipId", RefusalCode::Required, refusals::owner_required()).into()
    })
}
