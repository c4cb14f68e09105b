//! How a follow-up goes on.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::texts::follow_ups_server as texts;

use super::common::{owner, permitted, signature};
use crate::access::follow_ups::may;
use crate::areas::names;
use crate::follow_ups::letters;
use crate::follow_ups::rules::{State, check_due, check_note};
use crate::follow_ups::store::{self, Change, NewNote};
use crate::operation::{UseCase, Work};
use crate::refusal::{Stop, all_right};

/// Says how it goes on: another state, a note, or both.
#[derive(Debug, Serialize)]
pub struct Progress {
    /// Which follow-up.
    pub follow_up_id: Uuid,
    /// Where it stands now.
    pub state: State,
    /// What was done.
    pub note: String,
}

impl UseCase for Progress {
    const KIND: &'static str = "follow_up.progress";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Progress>(work, self.follow_up_id).await?;
        let before = store::state(&row);
        all_right(check_note(before, self.state, &self.note))?;
        let state = (before != self.state).then_some(self.state);
        let author_label = signature(work, permit.membership_id()).await?;
        let note = NewNote { author_label, state, body: self.note.clone() };
        store::save(&work.tx, &permit, Change { state, ..Change::default() }, Some(note)).await?;
        let detail = json!({ "from": before.as_str(), "to": self.state.as_str() });
        work.audit(Self::KIND, "follow_up", row.id, detail).await?;
        Ok(row.id)
    }
}

/// Gives it to somebody of the wijkteam, or moves its day.
#[derive(Debug, Serialize)]
pub struct Assign {
    /// Which follow-up.
    pub follow_up_id: Uuid,
    /// To whom.
    pub membership_id: Uuid,
    /// By when; none: the day stays.
    pub due_on: Option<NaiveDate>,
}

impl UseCase for Assign {
    const KIND: &'static str = "follow_up.assign";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Assign>(work, self.follow_up_id).await?;
        let due_on = self.due_on.filter(|due_on| row.due_on != Some(*due_on));
        all_right(due_on.and_then(|due_on| check_due(due_on, work.today)).into_iter().collect())?;
        let (chosen, partner_id) = owner(work, row.wijk_id, self.membership_id, "membershipId").await?;
        let moves = row.owner_id != Some(chosen.id);
        if !moves && due_on.is_none() {
            return Ok(row.id);
        }
        let actor = signature(work, permit.membership_id()).await?;
        let note = moves.then(|| NewNote {
            author_label: actor.clone(),
            state: None,
            body: texts::moved_to(names::label(&chosen)),
        });
        let owner = moves.then_some((chosen.id, partner_id));
        store::save(&work.tx, &permit, Change { owner, due_on, ..Change::default() }, note).await?;
        if moves && let Some(row) = store::find(&work.tx, work.viewer, row.id).await? {
            letters::given(work, &chosen, &row, &actor, None).await?;
        }
        work.audit(Self::KIND, "follow_up", row.id, json!({ "membership": chosen.id })).await?;
        Ok(row.id)
    }
}
