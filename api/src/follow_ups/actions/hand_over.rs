//! Handing over: all that somebody of the wijkteam has goes to a successor.

use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::texts::{follow_ups_server as texts, refusals};

use super::common::{owner, signature};
use crate::access::follow_ups::permit_handing_over;
use crate::areas::{self, names};
use crate::follow_ups::letters::{self, Item};
use crate::follow_ups::store::{self, NewNote};
use crate::initiatives;
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop};

/// Moves every open initiative and follow-up of one membership to another in the same wijkteam.
#[derive(Debug, Serialize)]
pub struct HandOver {
    /// Who has it; the membership may have ended.
    pub from_membership_id: Uuid,
    /// Who gets it.
    pub to_membership_id: Uuid,
}

impl UseCase for HandOver {
    const KIND: &'static str = "membership.hand_over";
    /// How many things moved.
    type Outcome = usize;

    async fn run(&self, work: &Work<'_>) -> Result<usize, Stop> {
        work.actor()?;
        let unknown = || Refusal::of("fromMembershipId", RefusalCode::NotFound, refusals::unknown());
        let from = areas::store::members_by_id(&work.tx, &[self.from_membership_id]).await?.pop();
        let from = from.ok_or_else(unknown)?;
        let wijkteam = areas::store::wijkteams_by_id(&work.tx, &[from.wijkteam_id]).await?.pop();
        let wijk_id = wijkteam.ok_or_else(unknown)?.wijk_id;
        let permit = permit_handing_over(work.viewer, wijk_id)?;
        if self.from_membership_id == self.to_membership_id {
            let message = refusals::hand_over_same();
            return Err(Refusal::of("toMembershipId", RefusalCode::Conflict, message).into());
        }
        let (to, partner_id) = owner(work, wijk_id, self.to_membership_id, "toMembershipId").await?;
        let actor = signature(work, permit.membership_id()).await?;

        let moved = initiatives::actions::hand_over(work, from.id, &to).await?;
        let follow_ups = store::open_of(&work.tx, from.id).await?;
        let ids: Vec<Uuid> = follow_ups.iter().map(|row| row.id).collect();
        let note =
            NewNote { author_label: actor.clone(), state: None, body: texts::moved_to(names::label(&to)) };
        store::hand_over(&work.tx, &permit, &ids, (to.id, partner_id), &note).await?;

        let count = moved.len() + follow_ups.len();
        if count > 0 && permit.person_id() != to.person_id {
            let initiatives: Vec<Item> = moved
                .into_iter()
                .map(|row| Item {
                    due_on: Some(initiatives::store::due(&row)),
                    title: row.title,
                    reference: row.reference,
                })
                .collect();
            let follow_ups: Vec<Item> = follow_ups
                .into_iter()
                .map(|row| Item { title: row.title, reference: row.reference, due_on: row.due_on })
                .collect();
            let who = (actor.as_str(), names::label(&from));
            letters::handed_over(work, &to, (who.0, &who.1), &initiatives, &follow_ups).await?;
        }
        let detail = json!({ "to": to.id, "moved": count });
        work.audit(Self::KIND, "membership", from.id, detail).await?;
        Ok(count)
    }
}
