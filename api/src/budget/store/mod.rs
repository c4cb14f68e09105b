//! The wijkbudget in the database. Booking takes a permit that moves money; nothing is edited or deleted.
//!
//! Whatever books is a use case with `ALONE` set (see [`crate::operation::UseCase`]).

mod booking;
mod entries;
mod person;
mod proposals;
mod read;

use wdw_contract::Cents;
use wdw_entities::{commitment, ledger_entry, wijk_budget};

use super::rules::{Account, Balance, BookingKind, Commitment, Movement};

pub use booking::{NewBooking, Why, alone, book, close, commit, find_or_open, pay, release, reverse};
pub use entries::{entries_of, entry, first_pages, page_after, payments_of, reversals_of};
pub use person::{export_of, forget};
pub use proposals::{ProposalFilter, ProposalRow, proposal, proposal_state, proposals, propose, settle};
pub use read::{
    budget, budgets, budgets_by_id, budgets_in, budgets_of_wijken, budgets_of_years, commitments_by_id,
    commitments_of_budgets, commitments_of_initiatives, open_commitments, years,
};

/// The money of one wijk, year and partner, as stored.
pub type BudgetRow = wijk_budget::Model;
/// What was promised out of it, as stored.
pub type CommitmentRow = commitment::Model;
/// A booking as stored.
pub type LedgerRow = ledger_entry::Model;

/// What stands where.
#[must_use]
pub fn balance(row: &BudgetRow) -> Balance {
    Balance {
        available: Cents(row.available_cents),
        committed: Cents(row.committed_cents),
        paid: Cents(row.paid_cents),
    }
}

/// What became of a promise.
#[must_use]
pub fn commitment(row: &CommitmentRow) -> Commitment {
    Commitment {
        granted: Cents(row.granted_cents),
        paid: Cents(row.paid_cents),
        released: Cents(row.released_cents),
    }
}

/// Why it was booked. The database holds no other words.
#[must_use]
pub fn kind(row: &LedgerRow) -> BookingKind {
    BookingKind::parse(&row.kind).unwrap_or(BookingKind::Reverse)
}

/// From where to where it went.
#[must_use]
pub fn movement(row: &LedgerRow) -> Movement {
    let account = |word: &str| Account::parse(word).unwrap_or(Account::Source);
    Movement {
        from: account(&row.from_account),
        to: account(&row.to_account),
        amount: Cents(row.amount_cents),
    }
}
