//! What a resident does with an own initiative.

use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;
use wdw_contract::texts::{mail as words, refusals};

use super::super::letters;
use super::super::rules::{
    AnswerTerm, Changes, EventKind, Plan, Purpose, Side, State, Step, check_answer, check_photos,
};
use super::super::store::{self, Change, Event, NewInitiative, NewMessage};
use super::common::{after, attach, owner, permitted};
use super::supporters;
use crate::access::{Permit, may, permit};
use crate::areas::{self, names};
use crate::decisions;
use crate::decisions::actions::{Beside, recheck};
use crate::operation::{UseCase, Work};
use crate::people;
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Letters and digits of a reference, after `W-`.
const REFERENCE: usize = 6;

/// Hands an initiative in.
#[derive(Debug, Serialize)]
pub struct Submit {
    /// In which wijk.
    pub wijk_id: Uuid,
    /// In which buurt of it.
    pub buurt_id: Option<Uuid>,
    /// Everything that is told.
    pub plan: Plan,
    /// Of whom what is asked, and what else is known.
    // Left out when nothing is told, as before there was such a thing: an operation that an older app sent keeps its
    // fingerprint.
    #[serde(skip_serializing_if = "Beside::is_nothing")]
    pub beside: Beside,
    /// Photos that were uploaded before.
    pub photo_ids: Vec<Uuid>,
    /// The name of the submitter.
    pub submitter_name: String,
    /// Whether the public sees the first name.
    pub show_first_name: bool,
}

impl UseCase for Submit {
    const KIND: &'static str = "initiative.submit";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let actor = work.actor()?;
        let mut refused = self.check_area(work).await?;
        refused.extend(self.plan.check(work.today, true));
        refused.extend(check_photos(self.photo_ids.len()));
        refused.extend(people::rules::check_name("submitterName", &self.submitter_name));
        let (wrong, asked) = self.beside.check(work, self.plan.money.requested()).await?;
        refused.extend(wrong);
        all_right(refused)?;

        let id = work.id();
        let members = areas::store::members_in_wijk(&work.tx, self.wijk_id, work.today).await?;
        // The wijkregisseur has it first: members come in the order of their functions. Nobody owns what
        // they handed in themselves.
        let owner =
            members.iter().find(|member| member.partner_id.is_some() && member.person_id != actor.person_id);
        let term = AnswerTerm::start(work.today, work.app.municipality.answer_days);
        let new = NewInitiative {
            id,
            reference: free_reference(work).await?,
            wijk_id: self.wijk_id,
            buurt_id: self.buurt_id,
            submitter_id: actor.person_id,
            owner_id: owner.map(|member| member.id),
            answer_due_on: term.due_on,
            plan: &self.plan,
            facts: self.beside.stored()?,
        };
        store::insert(&work.tx, &new).await?;
        if let Some(asked) = asked {
            decisions::store::insert_asked(&work.tx, id, asked.parts()).await?;
        }
        let at_plan = store::PhotoPlace::With(Purpose::Plan);
        if !store::attach_photos(&work.tx, actor.person_id, &self.photo_ids, id, at_plan).await? {
            return Err(Refusal::of("photoIds", RefusalCode::NotFound, refusals::photo_unknown()).into());
        }
        let change = people::store::AccountChange {
            name: Some(self.submitter_name.clone()),
            show_first_name: Some(self.show_first_name),
            wijk_id: Some(self.wijk_id),
            ..Default::default()
        };
        people::store::change_account(&work.tx, actor.person_id, change).await?;
        self.tell(work, id, owner.map(names::label), &members).await?;
        work.audit(Self::KIND, "initiative", id, json!({ "reference": new.reference })).await?;
        Ok(id)
    }
}

impl Submit {
    async fn check_area(&self, work: &Work<'_>) -> Result<Vec<Refusal>, Stop> {
        let mut refused = Vec::new();
        if areas::store::wijk(&work.tx, self.wijk_id).await?.is_none() {
            refused.push(Refusal::of("wijkId", RefusalCode::NotFound, refusals::wijk_required()));
        }
        if let Some(buurt_id) = self.buurt_id {
            let buurten = areas::store::buurten_by_id(&work.tx, &[buurt_id]).await?;
            if !buurten.iter().any(|buurt| buurt.wijk_id == self.wijk_id) {
                refused.push(Refusal::of("buurtId", RefusalCode::NotFound, refusals::buurt_elsewhere()));
            }
        }
        Ok(refused)
    }

    async fn tell(
        &self,
        work: &Work<'_>,
        id: Uuid,
        owner: Option<String>,
        members: &[areas::store::MemberRow],
    ) -> Result<(), Stop> {
        let Some(row) = store::find(&work.tx, work.viewer, id).await? else { return Ok(()) };
        recheck(work, row.clone()).await?;
        letters::to_submitter(work, &row, letters::received(&row, owner.as_deref())).await?;
        let wijk =
            areas::store::wijk(&work.tx, self.wijk_id).await?.map(|wijk| wijk.name).unwrap_or_default();
        let ids: Vec<Uuid> = members.iter().map(|member| member.person_id).collect();
        for person in people::store::persons_by_id(&work.tx, &ids).await? {
            let wants = person.notify_wijkteam && person.id != row.submitter_id;
            if let (true, Some(email)) = (wants, person.email) {
                let to = letters::Recipient { person_id: person.id, email, name: person.name };
                letters::send(work, &to, &row, letters::new_in_wijk(&row, &wijk)).await?;
            }
        }
        Ok(())
    }
}

async fn free_reference(work: &Work<'_>) -> Result<String, Stop> {
    loop {
        let reference = format!("W-{}", work.tx.ids().reference(REFERENCE));
        let taken = store::find_by_reference(&work.tx, work.viewer, &reference).await?;
        // One that the viewer may not see is caught by the unique key: one chance in a thousand million.
        if taken.is_none() {
            return Ok(reference);
        }
    }
}

/// Answers the open question, and changes what was asked to change; the clock goes on.
#[derive(Debug, Serialize)]
pub struct Complete {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// The answer.
    pub answer: String,
    /// What changes in the plan.
    pub changes: Changes,
    /// What changes in the division and in what else is known.
    // Left out when nothing is told, as before there was such a thing: an operation that an older app sent keeps its
    // fingerprint.
    #[serde(skip_serializing_if = "Beside::is_nothing")]
    pub beside: Beside,
    /// Photos that were uploaded before.
    pub photo_ids: Vec<Uuid>,
}

impl UseCase for Complete {
    const KIND: &'static str = "initiative.complete";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Complete>(work, self.initiative_id).await?;
        let lines = store::budget_lines_of(&work.tx, &[row.id]).await?;
        let plan = store::plan(&row, &lines).with(self.changes.clone());
        let mut refused = check_answer("answer", &self.answer, refusals::answer_required());
        refused.extend(check_photos(self.photo_ids.len()));
        refused.extend(plan.check(work.today, self.changes.starts_on.is_some()));
        let requested = plan.money.requested();
        let (wrong, asked) = self.beside.check(work, requested).await?;
        refused.extend(wrong);
        all_right(refused)?;

        let step = match row.asked_from.as_deref().and_then(State::parse) {
            Some(State::Submitted) => Step::CompleteToSubmitted,
            _ => Step::CompleteToReview,
        };
        let term = store::term(&row).resume(work.today);
        if self.changes.costs.is_some() {
            store::replace_budget(&work.tx, &permit, &plan.money.costs).await?;
        }
        match asked {
            Some(asked) => decisions::store::replace_asked(&work.tx, &permit, asked.parts()).await?,
            // What was divided before is not what is asked now: the wijkteam chooses again.
            None if requested.0 != row.requested_cents => {
                decisions::store::replace_asked(&work.tx, &permit, &[]).await?;
            }
            None => {}
        }
        if let Some(facts) = &self.beside.facts {
            decisions::store::record_facts(&work.tx, &permit, Beside::as_stored(facts)?).await?;
        }
        let change = Change {
            state: Some(after(&row, step)?),
            answer_due_on: Some(term.due_on),
            clock_stopped_at: Some(None),
            asked_from: Some(None),
            plan: Some(plan),
            ..Change::default()
        };
        let event = Event::by_submitter(EventKind::CompletedBySubmitter);
        store::save(&work.tx, &permit, change, Some(event)).await?;
        if let Some(now) = store::find(&work.tx, work.viewer, row.id).await? {
            recheck(work, now).await?;
        }
        let message_id = work.id();
        let message = NewMessage {
            id: message_id,
            side: Side::Submitter,
            author_label: words::submitter().to_owned(),
            is_question: false,
            body: self.answer.clone(),
        };
        store::insert_message(&work.tx, &permit, message).await?;
        attach(work, &permit, &self.photo_ids, store::PhotoPlace::Message(message_id)).await?;
        letters::to_submitter(work, &row, letters::completed_thanks(&row, term.due_on)).await?;
        if let Some((owner_id, _)) = owner(work, &row).await?
            && let Some(to) = letters::recipient(work, owner_id).await?
        {
            letters::send(work, &to, &row, letters::completed(&row, &self.answer)).await?;
        }
        work.audit(Self::KIND, "initiative", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Takes an own initiative back.
#[derive(Debug, Serialize)]
pub struct Withdraw {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// Why, for the wijkteam; may be empty.
    pub reason: Option<String>,
}

impl UseCase for Withdraw {
    const KIND: &'static str = "initiative.withdraw";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Withdraw>(work, self.initiative_id).await?;
        if let Some(reason) = &self.reason {
            all_right(check_answer("reason", reason, refusals::reason_required()))?;
            let message = NewMessage {
                id: work.id(),
                side: Side::Submitter,
                author_label: words::submitter().to_owned(),
                is_question: false,
                body: reason.clone(),
            };
            store::insert_message(&work.tx, &permit, message).await?;
        }
        withdraw(work, &row, &permit).await?;
        letters::to_submitter(work, &row, letters::withdrawn(&row)).await?;
        Ok(row.id)
    }
}

async fn withdraw(
    work: &Work<'_>,
    row: &store::InitiativeRow,
    permit: &Permit<may::Withdraw>,
) -> Result<(), Stop> {
    let change = Change {
        state: Some(after(row, Step::Withdraw)?),
        clock_stopped_at: Some(None),
        asked_from: Some(None),
        ..Change::default()
    };
    let event = Event::by_submitter(EventKind::Withdrawn);
    store::save(&work.tx, permit, change, Some(event)).await?;
    if let Some((owner_id, _)) = owner(work, row).await?
        && let Some(to) = letters::recipient(work, owner_id).await?
    {
        letters::send(work, &to, row, letters::withdrawn_team(row)).await?;
    }
    supporters::tell(work, row, EventKind::Withdrawn).await?;
    work.audit(Withdraw::KIND, "initiative", row.id, Value::Null).await
}

/// Takes back everything open of a person who leaves, and erases the words; the sums stay.
///
/// # Errors
/// Only faults.
pub async fn withdraw_all_of(work: &Work<'_>, person_id: Uuid) -> Result<(), Stop> {
    for row in store::open_of(&work.tx, person_id).await? {
        let permit = permit::<may::Withdraw>(work.viewer, &store::subject(&row))?;
        withdraw(work, &row, &permit).await?;
        store::erase(&work.tx, &permit, words::erased()).await?;
    }
    Ok(store::erase_words_of(&work.tx, person_id, words::erased()).await?)
}
