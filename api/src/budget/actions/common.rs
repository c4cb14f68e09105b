//! Pieces of every use case here.

use uuid::Uuid;
use wdw_contract::texts::{budget_server as texts, refusals};

use crate::areas::{self, names, store::PartnerRow, store::WijkRow};
use crate::operation::Work;
use crate::refusal::{Refusal, RefusalCode, Stop};

/// The wijk and the partner that money is about.
pub(super) async fn place(
    work: &Work<'_>,
    wijk_id: Uuid,
    partner_id: Uuid,
) -> Result<(WijkRow, PartnerRow), Stop> {
    let wijk = areas::store::wijk(&work.tx, wijk_id).await?;
    let wijk = wijk.ok_or_else(|| Refusal::of("wijkId", RefusalCode::NotFound, refusals::wijk_required()))?;
    let partner = areas::store::partners_by_id(&work.tx, &[partner_id]).await?.pop();
    let partner =
        partner.ok_or_else(|| Refusal::of("partnerId", RefusalCode::NotFound, texts::partner_unknown()))?;
    Ok((wijk, partner))
}

/// How the actor signs: by the function in the wijkteam of a wijk, else by the role for a partner.
pub(super) async fn signature(work: &Work<'_>, wijk_id: Uuid, partner_id: Uuid) -> Result<String, Stop> {
    let actor = work.actor()?;
    if let Some(held) = actor.function_in(wijk_id) {
        let members = areas::store::members_by_id(&work.tx, &[held.membership_id]).await?;
        return Ok(members.first().map(names::label).unwrap_or_default());
    }
    Ok(names::of_role(&work.tx, actor, partner_id).await?)
}
