//! Asking people, signing up and signing off.

use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;
use wdw_contract::texts::wijkschouw_server as texts;

use super::common::{permitted, signature};
use crate::access::wijkschouw::may;
use crate::areas;
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};
use crate::wijkschouw::letters;
use crate::wijkschouw::rules::ParticipantState;
use crate::wijkschouw::store;

/// The memberships with their persons; who is not in the wijkteam today is refused.
pub(super) async fn invited(
    work: &Work<'_>,
    wijk_id: Uuid,
    ids: &[Uuid],
    refused: &mut Vec<Refusal>,
) -> Result<Vec<(Uuid, Uuid)>, Stop> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let members = areas::store::members_in_wijk(&work.tx, wijk_id, work.today).await?;
    if ids.iter().any(|id| members.iter().all(|member| member.id != *id)) {
        refused.push(Refusal::of("membershipIds", RefusalCode::NotAllowed, texts::not_member()));
    }
    let asked = members.iter().filter(|member| ids.contains(&member.id));
    // Somebody with two functions is one person to ask.
    let mut people: Vec<(Uuid, Uuid)> = Vec::new();
    for member in asked {
        if people.iter().all(|(_, person)| *person != member.person_id) {
            people.push((member.id, member.person_id));
        }
    }
    Ok(people)
}

/// Asks people of the wijkteam.
#[derive(Debug, Serialize)]
pub struct Invite {
    /// For which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// Who.
    pub membership_ids: Vec<Uuid>,
}

impl UseCase for Invite {
    const KIND: &'static str = "wijkschouw.invite";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Invite>(work, self.wijkschouw_id).await?;
        let mut refused = Vec::new();
        let asked = invited(work, row.wijk_id, &self.membership_ids, &mut refused).await?;
        all_right(refused)?;
        let there = store::participants_of(&work.tx, &[row.id]).await?;
        let new: Vec<(Uuid, Uuid)> = asked
            .into_iter()
            .filter(|(_, person)| {
                let known = there.iter().find(|one| one.person_id == *person);
                known.is_none_or(|one| one.state() == ParticipantState::Left)
            })
            .collect();
        store::ask(&work.tx, row.id, &new).await?;
        let actor = signature(work, permit.membership_id()).await?;
        let is_new = |one: &store::ParticipantRow| new.iter().any(|(_, person)| *person == one.person_id);
        letters::to_participants(work, row.id, is_new, |told| letters::invited(told, &actor)).await?;
        work.audit(Self::KIND, "wijkschouw", row.id, json!({ "asked": new.len() })).await?;
        Ok(row.id)
    }
}

/// Signs the actor up.
#[derive(Debug, Serialize)]
pub struct Join {
    /// For which wijkschouw.
    pub wijkschouw_id: Uuid,
}

impl UseCase for Join {
    const KIND: &'static str = "wijkschouw.join";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Join>(work, self.wijkschouw_id).await?;
        let (person, membership) = (permit.person_id(), permit.membership_id());
        store::set_participant(&work.tx, row.id, person, membership, ParticipantState::Joined).await?;
        letters::to_participants(work, row.id, |one| one.person_id == person, letters::joined).await?;
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Signs the actor off.
#[derive(Debug, Serialize)]
pub struct Leave {
    /// From which wijkschouw.
    pub wijkschouw_id: Uuid,
}

impl UseCase for Leave {
    const KIND: &'static str = "wijkschouw.leave";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Leave>(work, self.wijkschouw_id).await?;
        let (person, membership) = (permit.person_id(), permit.membership_id());
        store::set_participant(&work.tx, row.id, person, membership, ParticipantState::Left).await?;
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}
