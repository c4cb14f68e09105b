//! Planning, changing and calling off.

use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;
use wdw_contract::texts::{refusals, wijkschouw_server as texts};

use super::common::{checklist, permitted, replaced, routed, signature};
use super::taking_part::invited;
use crate::access::wijkschouw::{may, permit_planning};
use crate::initiatives::rules::check_answer;
use crate::operation::{UseCase, Work};
use crate::platform::clock::local_date;
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};
use crate::wijkschouw::letters;
use crate::wijkschouw::rules::{NewStop, ParticipantState, SchouwPlan, State};
use crate::wijkschouw::store::{self, Change, NewSchouw, ParticipantRow, StopRow};

/// Plans a wijkschouw: who plans it organises it and comes along.
#[derive(Debug, Serialize)]
pub struct Plan {
    /// In which wijk.
    pub wijk_id: Uuid,
    /// The one that it is compared with.
    pub previous_id: Option<Uuid>,
    /// Who of the wijkteam is asked.
    pub membership_ids: Vec<Uuid>,
    /// Everything that is told.
    pub plan: SchouwPlan,
}

impl UseCase for Plan {
    const KIND: &'static str = "wijkschouw.plan";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let permit = permit_planning(work.viewer, self.wijk_id)?;
        let mut refused = self.plan.check(local_date(self.plan.starts_at), work.today, true);
        if checklist(work, self.plan.checklist_version_id).await?.is_none() {
            let message = texts::checklist_required();
            refused.push(Refusal::of("checklistVersionId", RefusalCode::NotFound, message));
        }
        if let Some(previous_id) = self.previous_id {
            let previous = store::find(&work.tx, work.viewer, previous_id).await?;
            if previous.is_none_or(|(row, _)| row.wijk_id != self.wijk_id) {
                let message = texts::previous_elsewhere();
                refused.push(Refusal::of("previousId", RefusalCode::NotFound, message));
            }
        }
        let asked = invited(work, self.wijk_id, &self.membership_ids, &mut refused).await?;
        all_right(refused)?;
        let id = work.id();
        let stops = routed(work, self.wijk_id, None, &self.plan.stops, |at| format!("stops.{at}.")).await?;
        let reference = format!("S-{}", work.tx.ids().reference(6));
        let new = NewSchouw { id, reference, previous_id: self.previous_id, plan: &self.plan };
        store::insert(&work.tx, &permit, &new).await?;
        store::insert_stops(&work.tx, id, &stops, 0, None).await?;
        let joined = ParticipantState::Joined;
        store::set_participant(&work.tx, id, permit.person_id(), Some(permit.membership_id()), joined)
            .await?;
        let others: Vec<(Uuid, Uuid)> =
            asked.into_iter().filter(|(_, person)| *person != permit.person_id()).collect();
        store::ask(&work.tx, id, &others).await?;
        let actor = signature(work, Some(permit.membership_id())).await?;
        letters::to_participants(
            work,
            id,
            |row| row.state() == ParticipantState::Invited,
            |told| letters::invited(told, &actor),
        )
        .await?;
        work.audit(Self::KIND, "wijkschouw", id, json!({ "wijk": self.wijk_id })).await?;
        Ok(id)
    }
}

/// Changes a wijkschouw that has not begun.
#[derive(Debug, Serialize)]
pub struct ChangePlan {
    /// Which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// Everything that is told, anew.
    pub plan: SchouwPlan,
}

impl UseCase for ChangePlan {
    const KIND: &'static str = "wijkschouw.change";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Change>(work, self.wijkschouw_id).await?;
        let moved_in_time = row.starts_at != self.plan.starts_at;
        let mut refused = self.plan.check(local_date(self.plan.starts_at), work.today, moved_in_time);
        if row.checklist_version_id != self.plan.checklist_version_id
            && checklist(work, self.plan.checklist_version_id).await?.is_none()
        {
            let message = texts::checklist_required();
            refused.push(Refusal::of("checklistVersionId", RefusalCode::NotFound, message));
        }
        all_right(refused)?;
        let prefix = |at| format!("stops.{at}.");
        let stops = routed(work, row.wijk_id, Some(row.id), &self.plan.stops, prefix).await?;
        let before = store::stops_of(&work.tx, &[row.id]).await?;
        store::replace_stops(&work.tx, &permit, &stops).await?;
        let mut earlier = store::earlier_versions(&row);
        let asks_otherwise = row.checklist_version_id != self.plan.checklist_version_id;
        if asks_otherwise {
            earlier = replaced(&earlier, row.checklist_version_id, self.plan.checklist_version_id);
        }
        store::save_plan(&work.tx, &permit, &self.plan, &earlier).await?;
        let own = permit.person_id();
        if moved_in_time || row.meeting_point != self.plan.meeting_point {
            letters::to_participants(work, row.id, |one| one.person_id != own, letters::moved).await?;
        }
        if asks_otherwise || goes_otherwise(&before, &self.plan.stops) {
            let holds = |one: &ParticipantRow| one.person_id != own && one.prepared_at.is_some();
            letters::to_participants(work, row.id, holds, letters::prepare_again).await?;
            store::forget_prepared(&work.tx, &permit).await?;
        }
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Whether the route is another than a phone may hold.
fn goes_otherwise(before: &[StopRow], now: &[NewStop]) -> bool {
    let said = |stop: &StopRow| (stop.id, stop.name.clone(), stop.description.clone());
    let says = |stop: &NewStop| (stop.id, stop.name.clone(), stop.description.clone());
    !before.iter().map(said).eq(now.iter().map(says))
}

/// Calls a wijkschouw off; everyone who was asked or signed up hears it.
#[derive(Debug, Serialize)]
pub struct Cancel {
    /// Which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// Why.
    pub reason: String,
}

impl UseCase for Cancel {
    const KIND: &'static str = "wijkschouw.cancel";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Cancel>(work, self.wijkschouw_id).await?;
        all_right(check_answer("reason", &self.reason, refusals::reason_required()))?;
        let change = Change {
            state: Some(State::Cancelled),
            cancelled_reason: Some(self.reason.clone()),
            ..Change::default()
        };
        store::save(&work.tx, &permit, change).await?;
        let own = permit.person_id();
        letters::to_participants(
            work,
            row.id,
            |one| one.person_id != own,
            |told| letters::cancelled(told, &self.reason),
        )
        .await?;
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}
