//! Pieces of every use case here.

use std::collections::HashMap;

use uuid::Uuid;
use wdw_contract::texts::{decide_server as text, refusals};

use crate::access::{Permit, Right};
use crate::areas;
use crate::decisions::dossier::{self, Dossier};
use crate::decisions::rules::{Standing, standing_for};
use crate::initiatives::actions::{permitted, signature};
use crate::initiatives::store::InitiativeRow;
use crate::mandates::rules::Level;
use crate::operation::Work;
use crate::refusal::{Refusal, RefusalCode, Stop};

/// The initiative with everything that a decision on it depends on, and the permit to do this with it.
pub(super) async fn opened<R: Right>(work: &Work<'_>, id: Uuid) -> Result<(Dossier, Permit<R>), Stop> {
    let (row, permit) = permitted::<R>(work, id).await?;
    Ok((dossier_of(work, row).await?, permit))
}

pub(super) async fn dossier_of(work: &Work<'_>, row: InitiativeRow) -> Result<Dossier, Stop> {
    let id = row.id;
    let found = dossier::load(work.app, &work.tx, vec![row], work.today).await?.remove(&id);
    found.ok_or_else(|| Refusal::new(RefusalCode::NotFound, refusals::unknown()).into())
}

/// How the actor stands for a partner here; refused at `field` when not at all.
pub(super) fn standing(
    work: &Work<'_>,
    wijk_id: Uuid,
    partner_id: Uuid,
    field: &str,
    otherwise: impl FnOnce() -> String,
) -> Result<Standing, Refusal> {
    standing_for(work.actor()?, wijk_id, partner_id)
        .ok_or_else(|| Refusal::of(field, RefusalCode::NotAllowed, otherwise()))
}

/// How somebody signs who acts for a partner: as a member of the wijkteam, as a manager, or for the stuurgroep.
pub(super) async fn signed<R: Right>(
    work: &Work<'_>,
    permit: &Permit<R>,
    standing: Standing,
    partner: &str,
) -> Result<String, Stop> {
    let name = work.actor()?.name.clone().unwrap_or_default();
    Ok(match standing.level {
        Level::Wijkteam => signature(work, permit).await?.1,
        Level::Manager => text::label_manager(&name, partner),
        Level::Stuurgroep => text::label_stuurgroep(&name, partner),
    })
}

/// The names of all partners, in short.
pub(super) async fn partner_names(work: &Work<'_>) -> Result<HashMap<Uuid, String>, Stop> {
    let rows = areas::store::partners(&work.tx).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
