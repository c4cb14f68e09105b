use std::collections::HashMap;

use chrono::{Datelike as _, Days, NaiveDate};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::{Cents, texts::decide_server as text, texts::refusals};

use super::common::{opened, partner_names};
use super::reminder::remind;
use crate::access::{Permit, may};
use crate::budget::store::{self as budget, Why};
use crate::decisions::dossier::Dossier;
use crate::decisions::letters;
use crate::decisions::rules::{Frozen, FrozenPart, Outcome, Position, Readiness, accounts_due};
use crate::decisions::sentences;
use crate::decisions::store::{self, NewDecision};
use crate::initiatives::actions::{after, signature, tell_supporters};
use crate::initiatives::rules::{EventKind, Step, check_answer};
use crate::initiatives::store::{Change, Event, save};
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Closes the decision on an initiative.
#[derive(Debug, Serialize)]
pub struct Close {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// How it is decided.
    pub outcome: Outcome,
    /// What the person saw that is given; when it is something else by now, nothing is decided.
    pub total: Cents,
    /// Why.
    pub motivation: Option<String>,
    /// What the submitter has to do.
    pub conditions: Option<String>,
    /// What the submitter can do now.
    pub way_forward: Option<String>,
    /// The day of the meeting. `None`: between meetings.
    pub meeting_on: Option<NaiveDate>,
}

impl UseCase for Close {
    const KIND: &'static str = "initiative.decide";
    const ALONE: bool = true;
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (dossier, permit) = opened::<may::Decide>(work, self.initiative_id).await?;
        let ready = dossier.readiness();
        let names = partner_names(work).await?;
        all_right(self.check(work.today))?;
        self.check_ready(&dossier, &ready, &names)?;
        let row = &dossier.row;
        let granted = if self.outcome == Outcome::Refused { Cents::ZERO } else { ready.total };
        let (_, label) = signature(work, &permit).await?;
        let decision_id = work.id();
        let due_on = (self.outcome != Outcome::Refused).then(|| {
            let days = work.app.municipality.decisions.accounting_days;
            accounts_due(work.today, row.ends_on.or(row.starts_on), days)
        });
        let frozen = dossier.freeze(&names, self.outcome, due_on);
        let new = NewDecision {
            id: decision_id,
            number: row.round + 1,
            outcome: self.outcome,
            requested: Cents(row.requested_cents),
            granted,
            motivation: self.motivation.clone(),
            conditions: self.conditions.clone(),
            way_forward: self.way_forward.clone(),
            meeting_on: self.meeting_on,
            frozen: serde_json::to_string(&frozen)?,
            closed_by_label: label.clone(),
            object_until: work.today + Days::new(work.app.municipality.decisions.objection_days.into()),
        };
        store::insert_decision(&work.tx, &permit, new).await?;
        self.commit(work, &permit, &dossier, &frozen, decision_id, &label).await?;
        let step = match self.outcome {
            Outcome::Granted => Step::Grant,
            Outcome::PartlyGranted => Step::GrantPartly,
            Outcome::Refused => Step::Refuse,
        };
        let change =
            Change { state: Some(after(row, step)?), accounting_due_on: Some(due_on), ..Change::default() };
        let event =
            Event::by(EventKind::Decided, label).saying(self.told(Cents(row.requested_cents), granted));
        save(&work.tx, &permit, change, Some(event)).await?;
        if let Some(due_on) = due_on {
            remind(work, row.id, due_on).await?;
        }
        if let Some(decision) = store::decision(&work.tx, decision_id).await? {
            letters::decided(work, row, &decision, &frozen).await?;
        }
        tell_supporters(work, row, EventKind::Decided).await?;
        let detail = json!({ "outcome": self.outcome, "granted": granted, "number": row.round + 1 });
        work.audit(Self::KIND, "initiative", row.id, detail).await?;
        Ok(row.id)
    }
}

impl Close {
    fn check(&self, today: NaiveDate) -> Vec<Refusal> {
        let mut refused = Vec::new();
        let needs = self.outcome != Outcome::Granted;
        for (field, typed, required) in [
            ("motivation", &self.motivation, needs.then(text::motivation_required)),
            ("conditions", &self.conditions, None),
            ("wayForward", &self.way_forward, needs.then(text::way_forward_required)),
        ] {
            match (typed, required) {
                (Some(typed), _) => refused.extend(check_answer(field, typed, "")),
                (None, Some(message)) => refused.push(Refusal::of(field, RefusalCode::Required, message)),
                (None, None) => {}
            }
        }
        if self.meeting_on.is_some_and(|day| day > today) {
            refused.push(Refusal::of("meetingOn", RefusalCode::TooLarge, text::meeting_future()));
        }
        refused
    }

    /// Whether it can be decided so, now: what is missing, with who can do something about it.
    fn check_ready(
        &self,
        dossier: &Dossier,
        ready: &Readiness,
        names: &HashMap<Uuid, String>,
    ) -> Result<(), Stop> {
        if self.outcome == Outcome::Refused {
            return match ready.not_refused {
                None => Ok(()),
                Some(why) => {
                    let message = sentences::not_refused(why);
                    Err(Refusal::of("outcome", RefusalCode::WrongState, message).into())
                }
            };
        }
        let missing: Vec<Refusal> = ready
            .blockers
            .iter()
            .map(|blocker| Refusal::new(sentences::code(blocker), sentences::of(blocker, dossier, names)))
            .collect();
        all_right(missing)?;
        if ready.total != self.total {
            let message = text::total_changed(ready.total.to_string());
            return Err(Refusal::of("total", RefusalCode::Conflict, message).into());
        }
        if ready.outcome != self.outcome {
            let message = match ready.outcome {
                Outcome::PartlyGranted => text::outcome_part(),
                _ => text::outcome_whole(),
            };
            return Err(Refusal::of("outcome", RefusalCode::WrongState, message).into());
        }
        Ok(())
    }

    /// Promises what each partner gives, and has not paid yet, out of its wijkbudget of this year.
    async fn commit(
        &self,
        work: &Work<'_>,
        permit: &Permit<may::Decide>,
        dossier: &Dossier,
        frozen: &Frozen,
        decision_id: Uuid,
        label: &str,
    ) -> Result<(), Stop> {
        let row = &dossier.row;
        for part in frozen.parts.iter().filter(|part| part.amount > Cents::ZERO) {
            let FrozenPart { partner_id, partner, .. } = part;
            // What was paid before, after a decision that was opened again, is not promised once more.
            let amount = part.amount - dossier.paid(*partner_id);
            if amount <= Cents::ZERO {
                continue;
            }
            let short = || Refusal::new(RefusalCode::Conflict, text::blocker_budget_missing(partner));
            let pot = budget::budget(&work.tx, row.wijk_id, work.today.year(), *partner_id).await?;
            let pot = pot.ok_or_else(short)?;
            let why = Why { by: label, note: &row.title };
            budget::commit(&work.tx, permit, &pot, (decision_id, row.id), amount, why)
                .await?
                .map_err(|_| Refusal::new(RefusalCode::Conflict, refusals::conflict()))?;
        }
        Ok(())
    }

    fn told(&self, requested: Cents, granted: Cents) -> String {
        match self.outcome {
            Outcome::Granted if granted == Cents::ZERO => text::event_granted_no_money().to_owned(),
            Outcome::Granted => text::event_granted(granted.to_string()),
            Outcome::PartlyGranted => text::event_partly(granted.to_string(), requested.to_string()),
            Outcome::Refused => text::event_refused().to_owned(),
        }
    }
}

impl Dossier {
    /// What a decision rests on, as it is now.
    fn freeze(
        &self,
        names: &HashMap<Uuid, String>,
        outcome: Outcome,
        accounts_due: Option<NaiveDate>,
    ) -> Frozen {
        let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
        let gives = |position| outcome != Outcome::Refused && position != Position::Object;
        let parts = self.given().filter(|view| gives(view.position)).map(|view| FrozenPart {
            partner_id: view.partner_id,
            partner: name(view.partner_id),
            amount: view.amount,
            hours: view.hours,
        });
        Frozen {
            checks: self.kaders.iter().map(crate::decisions::dossier::KaderNow::freeze).collect(),
            views: self.freeze_views(&name),
            parts: parts.collect(),
            accounts_due,
        }
    }
}
