//! What becomes of a finding.

use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::{limits, texts::refusals};

use super::common::{first_owner, owner, signature};
use crate::access::wijkschouw::{Permit, may, permit};
use crate::follow_ups::letters;
use crate::follow_ups::rules::{Kind, Proposal};
use crate::follow_ups::store::{self, NewFollowUp};
use crate::initiatives::rules::check_text;
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};
use crate::wijkschouw;
use crate::wijkschouw::rules::FindingClass;
use crate::wijkschouw::store::{FindingRow, SchouwRow};

/// Letters and digits of a reference, after `A-`.
const REFERENCE: usize = 6;

/// Makes an action, a signal, a report or a compliment of a finding.
#[derive(Debug, Serialize)]
pub struct FollowUp {
    /// Which finding.
    pub finding_id: Uuid,
    /// What becomes of it.
    pub proposal: Proposal,
    /// What has to happen; none: as it was, or maintenance.
    pub class: Option<FindingClass>,
}

impl UseCase for FollowUp {
    const KIND: &'static str = "finding.follow_up";
    /// The wijkschouw.
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (finding, schouw, permit) = permitted(work, self.finding_id).await?;
        nothing_yet(work, finding.id).await?;
        let proposal = &self.proposal;
        all_right(proposal.check(work.today))?;
        let owner = match proposal.owner_id {
            Some(id) => Some(owner(work, schouw.wijk_id, id, "ownerMembershipId").await?),
            None if proposal.kind == Kind::Compliment => None,
            None => Some(first_owner(work, schouw.wijk_id).await?),
        };
        let id = work.id();
        let new = NewFollowUp {
            id,
            reference: format!("A-{}", work.tx.ids().reference(REFERENCE)),
            wijk_id: schouw.wijk_id,
            finding_id: finding.id,
            kind: proposal.kind,
            title: &proposal.title,
            body: proposal.body.as_deref(),
            owner: owner.as_ref().map(|(member, partner_id)| (member.id, *partner_id)),
            due_on: proposal.due_on,
        };
        store::insert(&work.tx, &permit, &new).await?;
        // A finding with a class stays, also when a late answer says something else.
        let known = finding.class.as_deref().and_then(FindingClass::parse);
        let class = self.class.or(known).unwrap_or_else(|| proposal.kind.class());
        store::classify(&work.tx, &permit, finding.id, class, finding.class_reason.as_deref()).await?;
        let row = store::find(&work.tx, work.viewer, id).await?;
        if let Some(((member, _), row)) = owner.as_ref().zip(row) {
            let actor = match permit.membership_id() {
                Some(membership_id) => signature(work, membership_id).await?,
                None => String::new(),
            };
            let place = place(work, &finding).await?;
            letters::given(work, member, &row, &actor, place.as_deref()).await?;
        }
        let detail = json!({ "kind": proposal.kind.as_str(), "follow_up": id });
        work.audit(Self::KIND, "finding", finding.id, detail).await?;
        Ok(schouw.id)
    }
}

/// Says why nothing is done with a finding by the wijkteam: somebody else's ground, or nothing to do.
#[derive(Debug, Serialize)]
pub struct Dismiss {
    /// Which finding.
    pub finding_id: Uuid,
    /// What has to happen.
    pub class: FindingClass,
    /// Why.
    pub reason: String,
}

impl UseCase for Dismiss {
    const KIND: &'static str = "finding.dismiss";
    /// The wijkschouw.
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (finding, schouw, permit) = permitted(work, self.finding_id).await?;
        nothing_yet(work, finding.id).await?;
        let mut refused = Vec::new();
        let (required, too_long) =
            (Some(refusals::reason_required()), refusals::text_too_long(limits::MESSAGE));
        check_text(&mut refused, "reason", &self.reason, required, limits::MESSAGE, too_long);
        all_right(refused)?;
        store::classify(&work.tx, &permit, finding.id, self.class, Some(&self.reason)).await?;
        let detail = json!({ "class": self.class.as_str() });
        work.audit(Self::KIND, "finding", finding.id, detail).await?;
        Ok(schouw.id)
    }
}

async fn permitted(
    work: &Work<'_>,
    id: Uuid,
) -> Result<(FindingRow, SchouwRow, Permit<may::FollowUp>), Stop> {
    work.actor()?;
    let found = wijkschouw::store::of_finding(&work.tx, work.viewer, id).await?;
    let (finding, row) = found.ok_or_else(|| Refusal::new(RefusalCode::NotFound, refusals::unknown()))?;
    let part = wijkschouw::store::viewer_state(&work.tx, work.viewer, row.id).await?;
    let permit = permit::<may::FollowUp>(work.viewer, &wijkschouw::store::subject(&row, part))?;
    Ok((finding, row, permit))
}

/// One thing comes of a finding: two would have two owners.
async fn nothing_yet(work: &Work<'_>, finding_id: Uuid) -> Result<(), Stop> {
    if store::of_findings(&work.tx, &[finding_id]).await?.is_empty() {
        Ok(())
    } else {
        Err(Refusal::new(RefusalCode::WrongState, refusals::follow_up_there()).into())
    }
}

/// Where it was seen, in words.
async fn place(work: &Work<'_>, finding: &FindingRow) -> Result<Option<String>, Stop> {
    let Some(stop_id) = finding.stop_id else { return Ok(None) };
    Ok(wijkschouw::store::stops_by_id(&work.tx, &[stop_id]).await?.pop().map(|stop| stop.name))
}
