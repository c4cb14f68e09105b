//! Undoing a booking, and closing a year.

use std::collections::HashMap;

use chrono::Datelike as _;
use sea_orm::DbErr;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::texts::{budget_server as texts, refusals};

use super::common::signature;
use crate::access::budget::{Permit, Subject, may, may_see, permit};
use crate::areas;
use crate::budget::rules::{Pot, Undoing, check_closing, check_reason, refusal, undoing};
use crate::budget::store::{self, BudgetRow, Why};
use crate::initiatives;
use crate::initiatives::rules::State;
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Undoes a booking, with the reason.
#[derive(Debug, Serialize)]
pub struct Reverse {
    /// Which booking.
    pub entry_id: Uuid,
    /// Why.
    pub reason: String,
}

impl UseCase for Reverse {
    const KIND: &'static str = "budget.reverse";
    const ALONE: bool = true;
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        work.actor()?;
        let unknown = || Refusal::new(RefusalCode::NotFound, refusals::unknown());
        let entry = store::entry(&work.tx, self.entry_id).await?.ok_or_else(unknown)?;
        let budget =
            store::budgets_by_id(&work.tx, &[entry.wijk_budget_id]).await?.pop().ok_or_else(unknown)?;
        let subject = Subject { wijk_id: budget.wijk_id, partner_id: Some(budget.partner_id) };
        let permit = permit::<may::Reverse>(work.viewer, &subject)?;
        let reversed = !store::reversals_of(&work.tx, &[entry.id]).await?.is_empty();
        let closed = budget.closed_at.is_some();
        let undoing = undoing(store::kind(&entry), store::movement(&entry).amount, closed, reversed)?;
        let mut wrong = Vec::new();
        check_reason(&mut wrong, &self.reason, refusals::reason_required());
        all_right(wrong)?;
        let of = match undoing {
            Undoing::Here(_) => budget,
            Undoing::ThisYear(_) => {
                let key = (budget.wijk_id, work.today.year(), budget.partner_id);
                store::find_or_open(&work.tx, &permit, key).await?
            }
        };
        let by = signature(work, of.wijk_id, of.partner_id).await?;
        let why = Why { by: &by, note: &self.reason };
        let booked = store::reverse(&work.tx, &permit, &entry, (&of, undoing), why).await?;
        let booked = booked.map_err(|why| Refusal { field: None, ..refusal("", why) })?;
        if let (Undoing::Here(_), Some(id)) = (undoing, entry.commitment_id) {
            let_go(work, &permit, id, &by).await?;
        }
        work.audit(Self::KIND, "ledger_entry", booked.id, json!({ "reverses": entry.id })).await?;
        Ok(booked.id)
    }
}

/// What a payment came back to is promised again; where nothing can be paid any more, because the initiative is over or
/// looked at again, it returns to the wijkbudget at once.
async fn let_go(
    work: &Work<'_>,
    permit: &Permit<may::Reverse>,
    commitment_id: Uuid,
    by: &str,
) -> Result<(), Stop> {
    let Some(promise) = store::commitments_by_id(&work.tx, &[commitment_id]).await?.pop() else {
        return Ok(());
    };
    let row = initiatives::store::any(&work.tx, promise.initiative_id).await?;
    if row.is_some_and(|row| State::PROMISED.contains(&initiatives::store::state(&row))) {
        return Ok(());
    }
    let why = Why { by, note: texts::returns_at_once() };
    let released = store::release(&work.tx, permit, &promise, why).await?;
    released.map_err(|why| Refusal { field: None, ..refusal("", why) })?;
    Ok(())
}

/// Closes a year of a wijk, for all partners at once.
#[derive(Debug, Serialize)]
pub struct CloseYear {
    /// Of which wijk.
    pub wijk_id: Uuid,
    /// Which year.
    pub year: i32,
    /// Whether what is still promised goes along to the next year.
    pub carry_over: bool,
}

impl UseCase for CloseYear {
    const KIND: &'static str = "budget.close_year";
    const ALONE: bool = true;
    type Outcome = ();

    async fn run(&self, work: &Work<'_>) -> Result<(), Stop> {
        work.actor()?;
        let subject = Subject { wijk_id: self.wijk_id, partner_id: None };
        let permit = permit::<may::CloseYear>(work.viewer, &subject)?;
        let (budgets, next) = both_years(work, self.wijk_id, self.year).await?;
        let pots = pots(&work.tx, &budgets, &next).await?;
        all_right(check_closing(self.year, work.today.year(), self.carry_over, &pots))?;
        for budget in budgets.iter().filter(|budget| budget.closed_at.is_none()) {
            self.carry(work, &permit, budget, &next).await?;
            store::close(&work.tx, &permit, budget.id).await?;
        }
        let detail = json!({ "year": self.year, "carry_over": self.carry_over });
        work.audit(Self::KIND, "wijk", self.wijk_id, detail).await
    }
}

impl CloseYear {
    /// Lets go of every open promise and makes it again in the next year.
    async fn carry(
        &self,
        work: &Work<'_>,
        permit: &Permit<may::CloseYear>,
        from: &BudgetRow,
        next: &HashMap<Uuid, BudgetRow>,
    ) -> Result<(), Stop> {
        let open = store::open_commitments(&work.tx, from.id).await?;
        if open.is_empty() {
            return Ok(());
        }
        let later = self.year.saturating_add(1);
        let refused = |why| refusal("carryOver", why);
        let Some(to) = next.get(&from.partner_id) else {
            return Err(refused(crate::budget::rules::NotBooked::NoBudget).into());
        };
        let by = signature(work, from.wijk_id, from.partner_id).await?;
        let (leaves, arrives) = (texts::carried_to(later), texts::carried_from(self.year));
        for promise in open {
            let left = store::commitment(&promise).open();
            let why = Why { by: &by, note: &leaves };
            store::release(&work.tx, permit, &promise, why).await?.map_err(refused)?;
            let of = (promise.decision_id, promise.initiative_id);
            let why = Why { by: &by, note: &arrives };
            store::commit(&work.tx, permit, to, of, left, why).await?.map_err(refused)?;
        }
        Ok(())
    }
}

/// The budgets of a year, and those of the next that are open, by partner.
async fn both_years(
    work: &Work<'_>,
    wijk_id: Uuid,
    year: i32,
) -> Result<(Vec<BudgetRow>, HashMap<Uuid, BudgetRow>), DbErr> {
    let budgets = store::budgets(&work.tx, wijk_id, year).await?;
    let next = store::budgets(&work.tx, wijk_id, year.saturating_add(1)).await?;
    Ok((budgets, open_by_partner(next)))
}

fn open_by_partner(rows: Vec<BudgetRow>) -> HashMap<Uuid, BudgetRow> {
    rows.into_iter().filter(|row| row.closed_at.is_none()).map(|row| (row.partner_id, row)).collect()
}

async fn pots(
    db: &impl sea_orm::ConnectionTrait,
    budgets: &[BudgetRow],
    next: &HashMap<Uuid, BudgetRow>,
) -> Result<Vec<Pot>, DbErr> {
    let partners: HashMap<Uuid, String> =
        areas::store::partners(db).await?.into_iter().map(|row| (row.id, row.short_name)).collect();
    Ok(budgets
        .iter()
        .map(|budget| Pot {
            partner: partners.get(&budget.partner_id).cloned().unwrap_or_default(),
            committed: store::balance(budget).committed,
            next_available: next.get(&budget.partner_id).map(|row| store::balance(row).available),
            closed: budget.closed_at.is_some(),
        })
        .collect())
}

/// What closing a year would meet now: how much is still promised, and what stands in the way.
#[derive(Clone, Debug)]
pub struct Closing {
    /// What is still promised, over all partners.
    pub open: wdw_contract::Cents,
    /// Why it cannot be closed when nothing goes along; none: it can.
    pub refused: Option<Refusal>,
    /// Why it cannot be closed when what is promised goes along; none: it can.
    pub carry_refused: Option<Refusal>,
}

/// Whether the viewer can close a year now, and if not, why not. None for who may not see the wijkbudget.
///
/// # Errors
/// When the database fails.
pub async fn closing(
    db: &impl sea_orm::ConnectionTrait,
    viewer: &crate::access::Viewer,
    (wijk_id, year, this_year): (Uuid, i32, i32),
) -> Result<Option<Closing>, DbErr> {
    if !may_see(viewer, wijk_id) {
        return Ok(None);
    }
    let budgets = store::budgets(db, wijk_id, year).await?;
    let next = open_by_partner(store::budgets(db, wijk_id, year.saturating_add(1)).await?);
    let pots = pots(db, &budgets, &next).await?;
    let subject = Subject { wijk_id, partner_id: None };
    let may = permit::<may::CloseYear>(viewer, &subject).err();
    let check = |carry_over| {
        may.clone().or_else(|| check_closing(year, this_year, carry_over, &pots).into_iter().next())
    };
    Ok(Some(Closing {
        open: pots.iter().map(|pot| pot.committed).sum(),
        refused: check(false),
        carry_refused: check(true),
    }))
}
