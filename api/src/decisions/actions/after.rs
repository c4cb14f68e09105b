//! What comes after a decision: beginning, paying, accounting for it, and looking at it again.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::{Cents, limits, texts::decide_server as text, texts::refusals};

use super::common::partner_names;
use super::reminder::remind;
use crate::access::{MayBook, may};
use crate::budget::store::{self as budget, CommitmentRow, Why};
use crate::decisions::letters;
use crate::decisions::rules::{
    Settlement, Spending, accounts_due, check_accounts, check_approval, check_payment,
};
use crate::decisions::store::{self, Settled};
use crate::initiatives::actions::{after, attach, permitted, signature, tell_supporters};
use crate::initiatives::rules::{
    AnswerTerm, EventKind, Purpose, Side, State, Step, check_answer, check_text,
};
use crate::initiatives::store::{
    Change, Event, InitiativeRow, NewMessage, PhotoPlace, insert_message, is_for, photos_of, save, state,
};
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Looks at a decision again: what was promised and not paid returns to the wijkbudget, and everyone concerned answers
/// anew.
#[derive(Debug, Serialize)]
pub struct Reopen {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// Why.
    pub reason: String,
}

impl UseCase for Reopen {
    const KIND: &'static str = "initiative.reopen";
    const ALONE: bool = true;
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Reopen>(work, self.initiative_id).await?;
        all_right(check_answer("reason", &self.reason, refusals::reason_required()))?;
        let (_, label) = signature(work, &permit).await?;
        if let Some(decision) = store::decision_numbered(&work.tx, row.id, row.round).await?
            && decision.reopened_at.is_none()
        {
            store::reopen(&work.tx, &permit, decision.id, label.clone(), self.reason.clone()).await?;
        }
        release_all(work, &permit, &row, &label).await?;
        let term = AnswerTerm::start(work.today, work.app.municipality.answer_days);
        let change = Change {
            state: Some(after(&row, Step::Reopen)?),
            answer_due_on: Some(term.due_on),
            accounting_due_on: Some(None),
            ..Change::default()
        };
        let event = Event::by(EventKind::Reopened, label.clone()).saying(&self.reason);
        save(&work.tx, &permit, change, Some(event)).await?;
        letters::reopened(work, &row, &label, &self.reason, term.due_on).await?;
        tell_supporters(work, &row, EventKind::Reopened).await?;
        let Some(again) = crate::initiatives::store::find(&work.tx, work.viewer, row.id).await? else {
            return Ok(row.id);
        };
        super::asking::recheck(work, again).await?;
        work.audit(Self::KIND, "initiative", row.id, json!({ "round": row.round })).await?;
        Ok(row.id)
    }
}

/// Everything that is still promised to an initiative returns. Answers how much that was.
async fn release_all(
    work: &Work<'_>,
    permit: &impl MayBook,
    row: &InitiativeRow,
    label: &str,
) -> Result<Cents, Stop> {
    let mut released = Cents::ZERO;
    for promise in budget::commitments_of_initiatives(&work.tx, &[row.id]).await? {
        let why = Why { by: label, note: &row.title };
        let booked = budget::release(&work.tx, permit, &promise, why).await?;
        let entry = booked.map_err(|_| Refusal::new(RefusalCode::Conflict, refusals::conflict()))?;
        released = released + entry.map_or(Cents::ZERO, |entry| Cents(entry.amount_cents));
    }
    Ok(released)
}

/// Begins with what was granted.
#[derive(Debug, Serialize)]
pub struct Start {
    /// Which initiative.
    pub initiative_id: Uuid,
}

impl UseCase for Start {
    const KIND: &'static str = "initiative.start";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Start>(work, self.initiative_id).await?;
        let change = Change { state: Some(after(&row, Step::Start)?), ..Change::default() };
        let event = match signature(work, &permit).await? {
            (Side::Wijkteam, label) => Event::by(EventKind::Started, label),
            (Side::Submitter, _) => Event::by_submitter(EventKind::Started),
        };
        save(&work.tx, &permit, change, Some(event)).await?;
        tell_supporters(work, &row, EventKind::Started).await?;
        work.audit(Self::KIND, "initiative", row.id, serde_json::Value::Null).await?;
        Ok(row.id)
    }
}

/// Pays out of what a partner promised.
#[derive(Debug, Serialize)]
pub struct Pay {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// Whose money.
    pub partner_id: Uuid,
    /// How much.
    pub amount: Cents,
    /// What for.
    pub note: String,
    /// A photo of the receipt, that was uploaded before.
    pub receipt_photo_id: Option<Uuid>,
}

impl UseCase for Pay {
    const KIND: &'static str = "initiative.pay";
    const ALONE: bool = true;
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Pay>(work, self.initiative_id).await?;
        let promises = budget::commitments_of_initiatives(&work.tx, &[row.id]).await?;
        let of_partner = |promise: &&CommitmentRow| promise.partner_id == self.partner_id;
        let open = |promise: &CommitmentRow| budget::commitment(promise).open();
        // After a decision that was opened again, or a year that was closed, there are several.
        let own: Vec<&CommitmentRow> = promises.iter().filter(of_partner).collect();
        if own.is_empty() {
            return Err(Refusal::of("partnerId", RefusalCode::NotFound, text::no_commitment()).into());
        }
        let promised: Cents = own.iter().map(|promise| open(promise)).sum();
        let mut refused: Vec<Refusal> = check_payment(self.amount, promised).into_iter().collect();
        let too_long = refusals::text_too_long(limits::SHORT_TEXT);
        check_text(
            &mut refused,
            "note",
            &self.note,
            Some(text::note_required()),
            limits::SHORT_TEXT,
            too_long,
        );
        all_right(refused)?;
        let receipts: Vec<Uuid> = self.receipt_photo_id.into_iter().collect();
        attach(work, &permit, &receipts, PhotoPlace::With(Purpose::Receipt)).await?;
        let (_, label) = signature(work, &permit).await?;
        let why = Why { by: &label, note: &self.note };
        let mut rest = self.amount;
        for promise in own.into_iter().filter(|promise| open(promise) > Cents::ZERO) {
            let amount = rest.min(open(promise));
            if amount > Cents::ZERO {
                let receipt = self.receipt_photo_id;
                let booked = budget::pay(&work.tx, &permit, promise, amount, receipt, why).await?;
                booked.map_err(|_| Refusal::new(RefusalCode::Conflict, refusals::conflict()))?;
                rest = rest - amount;
            }
        }
        let names = partner_names(work).await?;
        let partner = names.get(&self.partner_id).map(String::as_str).unwrap_or_default();
        let left = promised - self.amount;
        letters::paid(
            work,
            &row,
            letters::Paid { label: &label, partner, amount: self.amount, left, note: &self.note },
        )
        .await?;
        let detail = json!({ "partner": self.partner_id, "amount": self.amount });
        work.audit(Self::KIND, "initiative", row.id, detail).await?;
        Ok(row.id)
    }
}

/// Tells how it went and what was spent.
#[derive(Debug, Serialize)]
pub struct Account {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// What was spent of the grant.
    pub spent: Cents,
    /// How it went.
    pub story: String,
    /// Photos of what came of it, that were uploaded before.
    pub photo_ids: Vec<Uuid>,
    /// Photos of receipts, that were uploaded before.
    pub receipt_ids: Vec<Uuid>,
}

impl UseCase for Account {
    const KIND: &'static str = "initiative.account";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Account>(work, self.initiative_id).await?;
        let decision = store::decision_numbered(&work.tx, row.id, row.round).await?;
        let granted = decision.map_or(Cents::ZERO, |decision| Cents(decision.granted_cents));
        let light = work.app.municipality.decisions.light_accounting;
        // What was sent along before and came back counts as well.
        let sent = photos_of(&work.tx, &[row.id]).await?;
        let results = sent.iter().filter(|photo| is_for(photo, Purpose::Result)).count();
        let receipts = sent.iter().filter(|photo| is_for(photo, Purpose::Receipt));
        let own = receipts.filter(|photo| photo.uploader_id == permit.person_id()).count();
        let spending = Spending {
            spent: self.spent,
            results: self.photo_ids.len() + results,
            receipts: self.receipt_ids.len() + own,
        };
        let mut refused = check_accounts(spending, granted, light);
        refused.extend(check_answer("story", &self.story, text::story_required()));
        all_right(refused)?;
        let (_, label) = signature(work, &permit).await?;
        let mut now = row.clone();
        if state(&row) != State::InProgress {
            let change = Change { state: Some(after(&row, Step::Start)?), ..Change::default() };
            save(&work.tx, &permit, change, Some(Event::by_submitter(EventKind::Started))).await?;
            now.state = State::InProgress.as_str().to_owned();
        }
        store::insert_accounts(&work.tx, &permit, self.spent, self.story.clone()).await?;
        attach(work, &permit, &self.photo_ids, PhotoPlace::With(Purpose::Result)).await?;
        attach(work, &permit, &self.receipt_ids, PhotoPlace::With(Purpose::Receipt)).await?;
        let due_on = next_due(work);
        let change = Change {
            state: Some(after(&now, Step::Account)?),
            accounting_due_on: Some(Some(due_on)),
            ..Change::default()
        };
        save(&work.tx, &permit, change, Some(Event::by_submitter(EventKind::Accounted))).await?;
        letters::accounted(work, &row, self.spent, due_on).await?;
        work.audit(Self::KIND, "initiative", row.id, json!({ "spent": self.spent, "by": label })).await?;
        Ok(row.id)
    }
}

/// By when the wijkteam has looked at accounts, or the submitter has told what is missing.
fn next_due(work: &Work<'_>) -> NaiveDate {
    accounts_due(work.today, None, work.app.municipality.decisions.approval_days)
}

/// Sends accounts back with what is missing.
#[derive(Debug, Serialize)]
pub struct ReturnAccounting {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// What is missing.
    pub reason: String,
}

impl UseCase for ReturnAccounting {
    const KIND: &'static str = "initiative.return_accounting";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::ReturnAccounting>(work, self.initiative_id).await?;
        all_right(check_answer("reason", &self.reason, refusals::reason_required()))?;
        let (side, label) = signature(work, &permit).await?;
        if let Some(accounts) = store::accounts_of(&work.tx, &[row.id]).await?.pop() {
            let settled = Settled::Returned(self.reason.clone());
            store::settle_accounts(&work.tx, &permit, accounts.id, label.clone(), settled).await?;
        }
        let due_on = next_due(work);
        let change = Change {
            state: Some(after(&row, Step::Return)?),
            accounting_due_on: Some(Some(due_on)),
            ..Change::default()
        };
        save(&work.tx, &permit, change, None).await?;
        let message = NewMessage {
            id: work.id(),
            side,
            author_label: label.clone(),
            is_question: false,
            body: self.reason.clone(),
        };
        insert_message(&work.tx, &permit, message).await?;
        remind(work, row.id, due_on).await?;
        letters::returned(work, &row, &label, &self.reason, due_on).await?;
        work.audit(Self::KIND, "initiative", row.id, serde_json::Value::Null).await?;
        Ok(row.id)
    }
}

/// Approves accounts: what is left of the promises returns to the wijkbudget. Who approves says what returns and what
/// was spent and is not paid, so that nobody's money goes unseen.
#[derive(Debug, Serialize)]
pub struct ApproveAccounting {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// What the person saw that returns.
    pub returns: Cents,
    /// What the person saw that was spent and is not paid.
    pub unpaid: Cents,
}

impl UseCase for ApproveAccounting {
    const KIND: &'static str = "initiative.approve_accounting";
    const ALONE: bool = true;
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::ApproveAccounting>(work, self.initiative_id).await?;
        let (_, label) = signature(work, &permit).await?;
        let accounts = store::accounts_of(&work.tx, &[row.id]).await?.pop();
        let spent = accounts.as_ref().map_or(Cents::ZERO, |accounts| Cents(accounts.spent_cents));
        let promises = budget::commitments_of_initiatives(&work.tx, &[row.id]).await?;
        let paid: Cents = promises.iter().map(|promise| budget::commitment(promise).paid).sum();
        let open: Cents = promises.iter().map(|promise| budget::commitment(promise).open()).sum();
        let seen = Settlement { returns: self.returns, unpaid: self.unpaid };
        all_right(check_approval(spent, paid, open, seen).into_iter().collect())?;
        if let Some(accounts) = accounts {
            store::settle_accounts(&work.tx, &permit, accounts.id, label.clone(), Settled::Approved).await?;
        }
        let released = release_all(work, &permit, &row, &label).await?;
        let change = Change {
            state: Some(after(&row, Step::Approve)?),
            accounting_due_on: Some(None),
            ..Change::default()
        };
        let event = Event::by(EventKind::Closed, label).saying(text::event_approved());
        save(&work.tx, &permit, change, Some(event)).await?;
        letters::approved(work, &row, released, self.unpaid).await?;
        tell_supporters(work, &row, EventKind::Closed).await?;
        work.audit(Self::KIND, "initiative", row.id, json!({ "released": released, "unpaid": self.unpaid }))
            .await?;
        Ok(row.id)
    }
}
