//! What the wijkteam does with an initiative.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;
use wdw_contract::{limits, texts::refusals};

use super::super::letters;
use super::super::rules::{EventKind, Side, Step, check_answer, check_photos, check_text};
use super::super::store::{self, Change, Event, InitiativeRow, NewMessage};
use super::common::{after, attach, owner, permitted, signature};
use super::supporters;
use crate::access::{Permit, may, permit};
use crate::areas::{self, names, store::MemberRow};
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Takes an initiative up: the actor owns it now.
#[derive(Debug, Serialize)]
pub struct TakeUp {
    /// Which initiative.
    pub initiative_id: Uuid,
}

impl UseCase for TakeUp {
    const KIND: &'static str = "initiative.take_up";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::TakeUp>(work, self.initiative_id).await?;
        let (_, label) = signature(work, &permit).await?;
        let change = Change {
            state: Some(after(&row, Step::TakeUp)?),
            owner_id: permit.membership_id(),
            taken_up: true,
            ..Change::default()
        };
        let event = Event::by(EventKind::TakenUp, label.clone());
        store::save(&work.tx, &permit, change, Some(event)).await?;
        letters::to_submitter(work, &row, letters::taken_up(&row, &label)).await?;
        supporters::tell(work, &row, EventKind::TakenUp).await?;
        work.audit(Self::KIND, "initiative", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Gives an initiative to somebody of the wijkteam.
#[derive(Debug, Serialize)]
pub struct Assign {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// To whom.
    pub membership_id: Uuid,
}

impl UseCase for Assign {
    const KIND: &'static str = "initiative.assign";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Assign>(work, self.initiative_id).await?;
        let members = areas::store::members_in_wijk(&work.tx, row.wijk_id, work.today).await?;
        let chosen = members.iter().find(|member| {
            member.id == self.membership_id
                && member.partner_id.is_some()
                && member.person_id != row.submitter_id
        });
        let Some(chosen) = chosen else {
            let message = refusals::not_assignable();
            return Err(Refusal::of("membershipId", RefusalCode::NotAllowed, message).into());
        };
        if row.owner_id == Some(chosen.id) {
            return Ok(row.id);
        }
        give(work, &row, &permit, chosen).await?;
        if chosen.person_id != permit.person_id()
            && let Some(to) = letters::recipient(work, chosen.person_id).await?
        {
            let (_, actor) = signature(work, &permit).await?;
            letters::send(work, &to, &row, letters::assigned_to_you(&row, &actor)).await?;
        }
        work.audit(Self::KIND, "initiative", row.id, json!({ "membership": chosen.id })).await?;
        Ok(row.id)
    }
}

/// Gives it to somebody, for everyone to see; the submitter hears it.
async fn give(
    work: &Work<'_>,
    row: &InitiativeRow,
    permit: &Permit<may::Assign>,
    to: &MemberRow,
) -> Result<(), Stop> {
    let label = names::label(to);
    let change = Change { owner_id: Some(to.id), ..Change::default() };
    let event = Event::by(EventKind::Assigned, label.clone());
    store::save(&work.tx, permit, change, Some(event)).await?;
    letters::to_submitter(work, row, letters::assigned(row, &label)).await
}

/// Gives all that is open and that a member has to a successor; answers what moved. What the successor or the actor
/// handed in themselves stays where it is: nobody acts as a professional on an initiative of their own.
///
/// # Errors
/// Only faults.
pub async fn hand_over(
    work: &Work<'_>,
    from_membership_id: Uuid,
    to: &MemberRow,
) -> Result<Vec<InitiativeRow>, Stop> {
    let mut moved = Vec::new();
    for row in store::open_owned_by(&work.tx, from_membership_id).await? {
        let Ok(permit) = permit::<may::Assign>(work.viewer, &store::subject(&row)) else { continue };
        if row.submitter_id != to.person_id {
            give(work, &row, &permit, to).await?;
            moved.push(row);
        }
    }
    Ok(moved)
}

/// Asks the submitter something that is needed to go on; the clock stops.
#[derive(Debug, Serialize)]
pub struct Ask {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// The question.
    pub question: String,
}

impl UseCase for Ask {
    const KIND: &'static str = "initiative.ask";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::AskCompletion>(work, self.initiative_id).await?;
        all_right(check_answer("question", &self.question, refusals::question_required()))?;
        let (side, label) = signature(work, &permit).await?;
        let change = Change {
            state: Some(after(&row, Step::Ask)?),
            clock_stopped_at: Some(Some(work.now())),
            asked_from: Some(Some(store::state(&row))),
            ..Change::default()
        };
        let event = Event::by(EventKind::CompletionAsked, label.clone());
        store::save(&work.tx, &permit, change, Some(event)).await?;
        let message = NewMessage {
            id: work.id(),
            side,
            author_label: label.clone(),
            is_question: true,
            body: self.question.clone(),
        };
        store::insert_message(&work.tx, &permit, message).await?;
        letters::to_submitter(work, &row, letters::asked(&row, &label, &self.question)).await?;
        work.audit(Self::KIND, "initiative", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Moves the promised day, once, with a reason that everyone reads.
#[derive(Debug, Serialize)]
pub struct Extend {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// The new day.
    pub due_on: NaiveDate,
    /// Why.
    pub reason: String,
}

impl UseCase for Extend {
    const KIND: &'static str = "initiative.extend_term";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::ExtendTerm>(work, self.initiative_id).await?;
        let mut refused = check_answer("reason", &self.reason, refusals::reason_required());
        let term = store::term(&row).extend(self.due_on).map_err(|refusal| refused.push(refusal)).ok();
        all_right(refused)?;
        let (_, label) = signature(work, &permit).await?;
        let change =
            Change { answer_due_on: term.map(|term| term.due_on), extended: true, ..Change::default() };
        let event = Event::by(EventKind::TermExtended, label).saying(&self.reason);
        store::save(&work.tx, &permit, change, Some(event)).await?;
        let news = letters::extended(&row, self.due_on, &self.reason);
        letters::to_submitter(work, &row, news).await?;
        work.audit(Self::KIND, "initiative", row.id, json!({ "due_on": self.due_on })).await?;
        Ok(row.id)
    }
}

/// Refers an initiative to another organisation; its text leaves the public page.
#[derive(Debug, Serialize)]
pub struct Refer {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// To whom.
    pub organisation: String,
    /// Why, for the submitter.
    pub explanation: String,
}

impl UseCase for Refer {
    const KIND: &'static str = "initiative.refer";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Refer>(work, self.initiative_id).await?;
        let mut refused = Vec::new();
        check_text(
            &mut refused,
            "organisation",
            &self.organisation,
            Some(refusals::organisation_required()),
            limits::SHORT_TEXT,
            refusals::text_too_long(limits::SHORT_TEXT),
        );
        refused.extend(check_answer("explanation", &self.explanation, refusals::explanation_required()));
        all_right(refused)?;
        let (side, label) = signature(work, &permit).await?;
        let change = Change {
            state: Some(after(&row, Step::Refer)?),
            clock_stopped_at: Some(None),
            asked_from: Some(None),
            referred_to: Some(self.organisation.clone()),
            ..Change::default()
        };
        // The explanation may say something about a person: it goes to the submitter only.
        let event = Event::by(EventKind::Referred, label.clone()).saying(&self.organisation);
        store::save(&work.tx, &permit, change, Some(event)).await?;
        let body = self.explanation.clone();
        let message = NewMessage { id: work.id(), side, author_label: label, is_question: false, body };
        store::insert_message(&work.tx, &permit, message).await?;
        let news = letters::referred(&row, &self.organisation, &self.explanation);
        letters::to_submitter(work, &row, news).await?;
        work.audit(Self::KIND, "initiative", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Hides the text or one photo, with a reason for the submitter.
#[derive(Debug, Serialize)]
pub struct Hide {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// Only this photo; `None`: the whole text.
    pub photo_id: Option<Uuid>,
    /// Why.
    pub reason: String,
}

impl UseCase for Hide {
    const KIND: &'static str = "initiative.hide";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Hide>(work, self.initiative_id).await?;
        all_right(check_answer("reason", &self.reason, refusals::reason_required()))?;
        let reason = Some(self.reason.clone());
        if let Some(photo_id) = self.photo_id {
            if !store::set_photo_hidden(&work.tx, &permit, photo_id, reason).await? {
                return Err(Refusal::of("photoId", RefusalCode::NotFound, refusals::unknown()).into());
            }
        } else {
            if row.hidden_at.is_some() {
                return Err(Refusal::new(RefusalCode::WrongState, refusals::state_hidden()).into());
            }
            let (_, label) = signature(work, &permit).await?;
            let change = Change { hidden_reason: Some(reason), ..Change::default() };
            store::save(&work.tx, &permit, change, Some(Event::by(EventKind::Hidden, label))).await?;
        }
        letters::to_submitter(work, &row, letters::hidden(&row, &self.reason)).await?;
        work.audit(Self::KIND, "initiative", row.id, json!({ "photo": self.photo_id })).await?;
        Ok(row.id)
    }
}

/// Shows again what was hidden.
#[derive(Debug, Serialize)]
pub struct Unhide {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// Only this photo; `None`: the whole text.
    pub photo_id: Option<Uuid>,
}

impl UseCase for Unhide {
    const KIND: &'static str = "initiative.unhide";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Unhide>(work, self.initiative_id).await?;
        if let Some(photo_id) = self.photo_id {
            if !store::set_photo_hidden(&work.tx, &permit, photo_id, None).await? {
                return Err(Refusal::of("photoId", RefusalCode::NotFound, refusals::unknown()).into());
            }
        } else {
            if row.hidden_at.is_none() {
                return Err(Refusal::new(RefusalCode::WrongState, refusals::state_not_hidden()).into());
            }
            let (_, label) = signature(work, &permit).await?;
            let change = Change { hidden_reason: Some(None), ..Change::default() };
            store::save(&work.tx, &permit, change, Some(Event::by(EventKind::Unhidden, label))).await?;
        }
        letters::to_submitter(work, &row, letters::unhidden(&row)).await?;
        work.audit(Self::KIND, "initiative", row.id, json!({ "photo": self.photo_id })).await?;
        Ok(row.id)
    }
}

/// Writes a message to the other side; no clock stops.
#[derive(Debug, Serialize)]
pub struct SendMessage {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// The text.
    pub body: String,
    /// Photos that were uploaded before.
    pub photo_ids: Vec<Uuid>,
}

impl UseCase for SendMessage {
    const KIND: &'static str = "initiative.message";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Message>(work, self.initiative_id).await?;
        let mut refused = check_answer("body", &self.body, refusals::message_required());
        refused.extend(check_photos(self.photo_ids.len()));
        all_right(refused)?;
        let (side, label) = signature(work, &permit).await?;
        let message_id = work.id();
        let message = NewMessage {
            id: message_id,
            side,
            author_label: label.clone(),
            is_question: false,
            body: self.body.clone(),
        };
        store::insert_message(&work.tx, &permit, message).await?;
        attach(work, &permit, &self.photo_ids, store::PhotoPlace::Message(message_id)).await?;
        let news = letters::message(&row, &label, &self.body);
        match side {
            Side::Wijkteam => letters::to_submitter(work, &row, news).await?,
            Side::Submitter => {
                if let Some((owner_id, _)) = owner(work, &row).await?
                    && let Some(to) = letters::recipient(work, owner_id).await?
                {
                    letters::send(work, &to, &row, news).await?;
                }
            }
        }
        work.audit(Self::KIND, "initiative", row.id, Value::Null).await?;
        Ok(row.id)
    }
}
