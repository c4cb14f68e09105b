//! Asking the stuurgroep for money, and what it says.

use chrono::Datelike as _;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_contract::texts::{budget_server as texts, refusals};

use super::common::{place, signature};
use crate::access::budget::{Subject, may, permit};
use crate::budget::letters::{self, About};
use crate::budget::rules::{BookingKind, Movement, Proposal, check_settling, refusal};
use crate::budget::store::{self, NewBooking, Why};
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Asks the stuurgroep of a partner for money for a wijk and a year.
#[derive(Debug, Serialize)]
pub struct Propose {
    /// For which wijk.
    pub wijk_id: Uuid,
    /// Of which partner.
    pub partner_id: Uuid,
    /// What is asked.
    pub proposal: Proposal,
}

impl UseCase for Propose {
    const KIND: &'static str = "budget.propose";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        work.actor()?;
        let (wijk, partner) = place(work, self.wijk_id, self.partner_id).await?;
        let subject = Subject { wijk_id: wijk.id, partner_id: Some(partner.id) };
        let permit = permit::<may::Propose>(work.viewer, &subject)?;
        let mut wrong = self.proposal.check(work.today.year());
        let known = store::budget(&work.tx, wijk.id, self.proposal.year, partner.id).await?;
        if known.is_some_and(|row| row.closed_at.is_some()) {
            wrong.push(Refusal::of("year", RefusalCode::WrongState, texts::year_closed()));
        }
        all_right(wrong)?;
        let by = signature(work, wijk.id, partner.id).await?;
        let id = store::propose(&work.tx, &permit, partner.id, &self.proposal, &by).await?;
        let about =
            About { wijk: &wijk, partner: &partner, year: self.proposal.year, amount: self.proposal.amount };
        letters::waits(work, &about, &by, &self.proposal.reason).await?;
        let detail = json!({ "wijk": wijk.id, "year": self.proposal.year, "cents": self.proposal.amount });
        work.audit(Self::KIND, "budget_proposal", id, detail).await?;
        Ok(id)
    }
}

/// Approves or declines what was asked. What is approved is allocated in the same transaction.
#[derive(Debug, Serialize)]
pub struct Settle {
    /// Which proposal.
    pub proposal_id: Uuid,
    /// Whether the money is there.
    pub approve: bool,
    /// Why not.
    pub reason: Option<String>,
}

impl UseCase for Settle {
    const KIND: &'static str = "budget.settle";
    const ALONE: bool = true;
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let actor = work.actor()?;
        let row = store::proposal(&work.tx, work.viewer, self.proposal_id)
            .await?
            .ok_or_else(|| Refusal::new(RefusalCode::NotFound, refusals::unknown()))?;
        let subject = Subject { wijk_id: row.wijk_id, partner_id: Some(row.partner_id) };
        let permit = permit::<may::Settle>(work.viewer, &subject)?;
        let known = store::budget(&work.tx, row.wijk_id, row.year, row.partner_id).await?;
        let closed = known.is_some_and(|budget| budget.closed_at.is_some());
        let own = row.proposed_by == actor.person_id;
        let state = store::proposal_state(&row);
        all_right(check_settling(state, own, closed, self.approve, self.reason.as_deref()))?;
        let (wijk, partner) = place(work, row.wijk_id, row.partner_id).await?;
        let by = signature(work, row.wijk_id, row.partner_id).await?;
        let declined = self.reason.as_deref().filter(|_| !self.approve);
        store::settle(&work.tx, &permit, row.id, &by, declined).await?;
        if self.approve {
            let budget =
                store::find_or_open(&work.tx, &permit, (row.wijk_id, row.year, row.partner_id)).await?;
            let movement = Movement::allocate(Cents(row.amount_cents));
            let why = Why { by: &by, note: &row.reason };
            let new = NewBooking {
                proposal_id: Some(row.id),
                ..NewBooking::on(budget.id, BookingKind::Allocate, movement, why)
            };
            store::book(&work.tx, &permit, &new).await?.map_err(|why| refusal("amount", why))?;
        }
        let about = About { wijk: &wijk, partner: &partner, year: row.year, amount: Cents(row.amount_cents) };
        letters::settled(work, &about, row.proposed_by, &by, declined).await?;
        let detail = json!({ "approved": self.approve, "cents": row.amount_cents });
        work.audit(Self::KIND, "budget_proposal", row.id, detail).await?;
        Ok(row.id)
    }
}
