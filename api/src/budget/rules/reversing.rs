//! How a booking is undone. It is never edited or deleted.

use wdw_contract::Cents;
use wdw_contract::texts::budget_server as texts;

use super::{BookingKind, Commitment, Movement, NotBooked};
use crate::refusal::{Refusal, RefusalCode};

/// What has to be booked to undo a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undoing {
    /// In the same budget, the other way around.
    Here(Movement),
    /// Its year is closed: in the budget of this year, as money that comes in.
    ThisYear(Movement),
}

impl Undoing {
    /// What has to be booked.
    #[must_use]
    pub const fn movement(self) -> Movement {
        match self {
            Self::Here(movement) | Self::ThisYear(movement) => movement,
        }
    }

    /// What becomes of the promise that a payment was made out of. In its own year it is promised again; of a closed year
    /// nothing can be promised any more, and what comes in counts as returned.
    ///
    /// # Errors
    /// As [`Commitment::take_back`].
    pub fn after(self, promise: Commitment) -> Result<Commitment, NotBooked> {
        let amount = self.movement().amount;
        let back = promise.take_back(amount)?;
        Ok(match self {
            Self::Here(_) => back,
            Self::ThisYear(_) => Commitment { released: back.released + amount, ..back },
        })
    }
}

/// How a booking is undone.
///
/// Payments and allocations are undone by hand. A promise and what was let go of it belong to a decision: reopening
/// that undoes them. After a year was closed only money that comes back can still be booked, in the year in which it
/// comes back (domain page: "after that only reversals in the next year").
///
/// # Errors
/// The refusal, with what to do instead.
pub fn undoing(kind: BookingKind, amount: Cents, closed: bool, reversed: bool) -> Result<Undoing, Refusal> {
    let refused = |message: &str| Err(Refusal::new(RefusalCode::WrongState, message));
    if reversed {
        return refused(texts::reversed_before());
    }
    match kind {
        BookingKind::Pay if closed => Ok(Undoing::ThisYear(Movement::allocate(amount))),
        BookingKind::Pay => Ok(Undoing::Here(Movement::pay(amount).reversed())),
        BookingKind::Allocate if closed => refused(texts::only_payments_after_closing()),
        BookingKind::Allocate => Ok(Undoing::Here(Movement::allocate(amount).reversed())),
        BookingKind::Commit | BookingKind::Release => refused(texts::reopen_instead()),
        BookingKind::Reverse => refused(texts::reversal_stays()),
    }
}
