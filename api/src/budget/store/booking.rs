//! Booking: the one place where money moves. A booking is added and the balance follows it, in one transaction.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, ConnectionTrait as _,
    DbBackend, DbErr, EntityTrait as _, QueryFilter as _,
};
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_entities::{commitment, ledger_entry, wijk_budget};

use super::{BudgetRow, CommitmentRow, LedgerRow, balance, budget};
use crate::access::MayBook;
use crate::access::budget::{Permit, may};
use crate::budget::rules::{Balance, BookingKind, Commitment, Movement, NotBooked, Undoing};
use crate::platform::database::WriteTransaction;

/// Waits until nobody else books, and lets nobody else book until this transaction ends. To be called before
/// anything is read or written.
///
/// PostgreSQL gives a serialisable transaction one view of the data, taken at its first statement that reads. Whoever
/// waits for money after that has an old view, and can only fail and begin again; with fifty at the same instant
/// some would use up their attempts. A lock takes no view: who comes out of this queue sees what the one before left.
/// Reading is never kept waiting. SQLite has one writer at a time as it is.
pub async fn alone(tx: &WriteTransaction) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared("LOCK TABLE wijk_budget IN EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// Who books and why, as it stands beside the booking for ever.
#[derive(Clone, Copy, Debug)]
pub struct Why<'a> {
    /// How the person is called: "Sanne Wolters, wijkregisseur".
    pub by: &'a str,
    /// Why, in a sentence.
    pub note: &'a str,
}

/// Something to book.
#[derive(Debug)]
pub struct NewBooking<'a> {
    /// On which budget.
    pub wijk_budget_id: Uuid,
    /// What kind of booking it is.
    pub kind: BookingKind,
    /// From where to where, and how much.
    pub movement: Movement,
    /// Of which promise.
    pub commitment_id: Option<Uuid>,
    /// By which approved proposal; an allocation has one.
    pub proposal_id: Option<Uuid>,
    /// Which booking it undoes; a reversal has one.
    pub reverses_id: Option<Uuid>,
    /// A photo of the receipt.
    pub receipt_photo_id: Option<Uuid>,
    /// Who and why.
    pub why: Why<'a>,
}

impl<'a> NewBooking<'a> {
    /// A booking about nothing else than the budget.
    #[must_use]
    pub const fn on(wijk_budget_id: Uuid, kind: BookingKind, movement: Movement, why: Why<'a>) -> Self {
        Self {
            wijk_budget_id,
            kind,
            movement,
            commitment_id: None,
            proposal_id: None,
            reverses_id: None,
            receipt_photo_id: None,
            why,
        }
    }
}

/// Books. Nothing is written when it cannot be booked.
pub async fn book(
    tx: &WriteTransaction,
    proof: &impl MayBook,
    new: &NewBooking<'_>,
) -> Result<Result<LedgerRow, NotBooked>, DbErr> {
    let Some(row) = wijk_budget::Entity::find_by_id(new.wijk_budget_id).one(tx).await? else {
        return Ok(Err(NotBooked::NoBudget));
    };
    if row.closed_at.is_some() {
        return Ok(Err(NotBooked::Closed));
    }
    let next = match balance(&row).after(new.movement) {
        Ok(next) => next,
        Err(refused) => return Ok(Err(refused)),
    };
    set_balance(tx, row.id, next).await?;
    let entry = ledger_entry::ActiveModel {
        id: Set(tx.ids().uuid()),
        wijk_budget_id: Set(row.id),
        kind: Set(new.kind.as_str().to_owned()),
        from_account: Set(new.movement.from.as_str().to_owned()),
        to_account: Set(new.movement.to.as_str().to_owned()),
        amount_cents: Set(new.movement.amount.0),
        commitment_id: Set(new.commitment_id),
        proposal_id: Set(new.proposal_id),
        reverses_id: Set(new.reverses_id),
        note: Set(new.why.note.to_owned()),
        receipt_photo_id: Set(new.receipt_photo_id),
        booked_by: Set(proof.person_id()),
        booked_by_label: Set(new.why.by.to_owned()),
        booked_at: Set(tx.now()),
    };
    Ok(Ok(entry.insert(tx).await?))
}

/// Promises money of a budget to an initiative, by a decision.
pub async fn commit(
    tx: &WriteTransaction,
    proof: &impl MayBook,
    of: &BudgetRow,
    (decision_id, initiative_id): (Uuid, Uuid),
    amount: Cents,
    why: Why<'_>,
) -> Result<Result<CommitmentRow, NotBooked>, DbErr> {
    // Looked at before the promise is written, which the booking points to.
    let movement = Movement::commit(amount);
    if let Err(refused) = current(tx, of.id).await?.and_then(|balance| balance.after(movement)) {
        return Ok(Err(refused));
    }
    let row = commitment::ActiveModel {
        id: Set(tx.ids().uuid()),
        decision_id: Set(decision_id),
        initiative_id: Set(initiative_id),
        wijk_budget_id: Set(of.id),
        partner_id: Set(of.partner_id),
        year: Set(of.year),
        granted_cents: Set(amount.0),
        paid_cents: Set(0),
        released_cents: Set(0),
        created_at: Set(tx.now()),
    };
    let row = row.insert(tx).await?;
    let new = NewBooking {
        commitment_id: Some(row.id),
        ..NewBooking::on(of.id, BookingKind::Commit, movement, why)
    };
    Ok(book(tx, proof, &new).await?.map(|_| row))
}

/// Pays out of a promise, at most what is still open of it.
pub async fn pay(
    tx: &WriteTransaction,
    proof: &impl MayBook,
    of: &CommitmentRow,
    amount: Cents,
    receipt_photo_id: Option<Uuid>,
    why: Why<'_>,
) -> Result<Result<LedgerRow, NotBooked>, DbErr> {
    let Some(stored) = commitment::Entity::find_by_id(of.id).one(tx).await? else {
        return Ok(Err(NotBooked::NoBudget));
    };
    let after = match super::commitment(&stored).pay(amount) {
        Ok(after) => after,
        Err(refused) => return Ok(Err(refused)),
    };
    let new = NewBooking {
        commitment_id: Some(of.id),
        receipt_photo_id,
        ..NewBooking::on(of.wijk_budget_id, BookingKind::Pay, Movement::pay(amount), why)
    };
    let booked = book(tx, proof, &new).await?;
    if booked.is_ok() {
        set_commitment(tx, of.id, after).await?;
    }
    Ok(booked)
}

/// Lets go of what is still open of a promise: it can be granted again. Nothing is booked when nothing is open.
pub async fn release(
    tx: &WriteTransaction,
    proof: &impl MayBook,
    of: &CommitmentRow,
    why: Why<'_>,
) -> Result<Result<Option<LedgerRow>, NotBooked>, DbErr> {
    let Some(stored) = commitment::Entity::find_by_id(of.id).one(tx).await? else {
        return Ok(Err(NotBooked::NoBudget));
    };
    let (after, left) = super::commitment(&stored).release();
    if left <= Cents::ZERO {
        return Ok(Ok(None));
    }
    let new = NewBooking {
        commitment_id: Some(of.id),
        ..NewBooking::on(of.wijk_budget_id, BookingKind::Release, Movement::release(left), why)
    };
    let booked = book(tx, proof, &new).await?;
    if booked.is_ok() {
        set_commitment(tx, of.id, after).await?;
    }
    Ok(booked.map(Some))
}

/// Undoes a booking, in its own budget or in that of this year. The promise that it was paid out of is open again,
/// unless the money comes in after its year was closed: then it counts as returned.
pub async fn reverse(
    tx: &WriteTransaction,
    permit: &Permit<may::Reverse>,
    entry: &LedgerRow,
    (of, undoing): (&BudgetRow, Undoing),
    why: Why<'_>,
) -> Result<Result<LedgerRow, NotBooked>, DbErr> {
    let mut promise = None;
    if let Some(id) = entry.commitment_id
        && let Some(stored) = commitment::Entity::find_by_id(id).one(tx).await?
    {
        match undoing.after(super::commitment(&stored)) {
            Ok(after) => promise = Some((id, after)),
            Err(refused) => return Ok(Err(refused)),
        }
    }
    let new = NewBooking {
        reverses_id: Some(entry.id),
        commitment_id: entry.commitment_id,
        ..NewBooking::on(of.id, BookingKind::Reverse, undoing.movement(), why)
    };
    let booked = book(tx, permit, &new).await?;
    if booked.is_ok()
        && let Some((id, after)) = promise
    {
        set_commitment(tx, id, after).await?;
    }
    Ok(booked)
}

/// Closes a budget. The database refuses it while something is promised.
pub async fn close(tx: &WriteTransaction, permit: &Permit<may::CloseYear>, id: Uuid) -> Result<(), DbErr> {
    wijk_budget::Entity::update_many()
        .col_expr(wijk_budget::Column::ClosedAt, Expr::value(tx.now()))
        .col_expr(wijk_budget::Column::ClosedBy, Expr::value(permit.person_id()))
        .filter(wijk_budget::Column::Id.eq(id))
        .filter(wijk_budget::Column::WijkId.eq(permit.wijk_id()))
        .exec(tx)
        .await?;
    Ok(())
}

/// The budget of a wijk, a year and a partner, made empty when there is none yet.
pub async fn find_or_open(
    tx: &WriteTransaction,
    _proof: &impl MayBook,
    (wijk_id, year, partner_id): (Uuid, i32, Uuid),
) -> Result<BudgetRow, DbErr> {
    if let Some(known) = budget(tx, wijk_id, year, partner_id).await? {
        return Ok(known);
    }
    let row = wijk_budget::ActiveModel {
        id: Set(tx.ids().uuid()),
        wijk_id: Set(wijk_id),
        year: Set(year),
        partner_id: Set(partner_id),
        available_cents: Set(0),
        committed_cents: Set(0),
        paid_cents: Set(0),
        closed_at: Set(None),
        closed_by: Set(None),
        created_at: Set(tx.now()),
    };
    row.insert(tx).await
}

/// What stands where now, in a budget that can be booked on.
async fn current(tx: &WriteTransaction, id: Uuid) -> Result<Result<Balance, NotBooked>, DbErr> {
    let found = wijk_budget::Entity::find_by_id(id).one(tx).await?;
    Ok(match found {
        None => Err(NotBooked::NoBudget),
        Some(row) if row.closed_at.is_some() => Err(NotBooked::Closed),
        Some(row) => Ok(balance(&row)),
    })
}

async fn set_balance(tx: &WriteTransaction, id: Uuid, to: Balance) -> Result<(), DbErr> {
    let row = wijk_budget::ActiveModel {
        id: Unchanged(id),
        available_cents: Set(to.available.0),
        committed_cents: Set(to.committed.0),
        paid_cents: Set(to.paid.0),
        ..Default::default()
    };
    wijk_budget::Entity::update(row).validate()?.exec_without_returning(tx).await?;
    Ok(())
}

async fn set_commitment(tx: &WriteTransaction, id: Uuid, to: Commitment) -> Result<(), DbErr> {
    let row = commitment::ActiveModel {
        id: Unchanged(id),
        paid_cents: Set(to.paid.0),
        released_cents: Set(to.released.0),
        ..Default::default()
    };
    commitment::Entity::update(row).validate()?.exec_without_returning(tx).await?;
    Ok(())
}
