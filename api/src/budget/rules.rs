//! Arithmetic of the ledger. Pure: a balance and a booking in, the next balance or a refusal out.

mod closing;
mod proposal;
mod refusing;
mod reversing;

use serde::{Deserialize, Serialize};
use wdw_contract::Cents;

use crate::words::words;

pub use closing::{Pot, check_closing, over_after};
pub use proposal::{Proposal, ProposalState, check_reason, check_settling};
pub use refusing::refusal;
pub use reversing::{Undoing, undoing};

words! {
    /// Where money of a wijkbudget can be. It comes in from outside once, and leaves by being paid.
    pub enum Account {
        /// Outside: what the stuurgroep approved comes from here. Its balance is the negative of what was allocated.
        Source = "source",
        /// Free to be granted.
        Available = "available",
        /// Promised to an initiative.
        Committed = "committed",
        /// Paid out.
        Paid = "paid",
    }
}

words! {
    /// Why money moves.
    pub enum BookingKind {
        /// The stuurgroep approved it.
        Allocate = "allocate",
        /// A request was granted.
        Commit = "commit",
        /// A receipt was paid.
        Pay = "pay",
        /// What is left of a grant returns.
        Release = "release",
        /// An earlier booking was wrong: nothing is ever edited or deleted.
        Reverse = "reverse",
    }
}

/// From one account to another. What leaves one arrives in the other: nothing is made or lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// Where it leaves.
    pub from: Account,
    /// Where it arrives.
    pub to: Account,
    /// How much, above nought.
    pub amount: Cents,
}

impl Movement {
    /// The movement of a booking; a reversal has that of the booking that it reverses, turned around.
    #[must_use]
    pub const fn of(kind: BookingKind, amount: Cents) -> Option<Self> {
        Some(match kind {
            BookingKind::Allocate => Self::allocate(amount),
            BookingKind::Commit => Self::commit(amount),
            BookingKind::Pay => Self::pay(amount),
            BookingKind::Release => Self::release(amount),
            BookingKind::Reverse => return None,
        })
    }

    /// Promising: out of what is available.
    #[must_use]
    pub const fn commit(amount: Cents) -> Self {
        Self { from: Account::Available, to: Account::Committed, amount }
    }

    /// Paying: out of what was promised.
    #[must_use]
    pub const fn pay(amount: Cents) -> Self {
        Self { from: Account::Committed, to: Account::Paid, amount }
    }

    /// Letting go: what was promised is available again.
    #[must_use]
    pub const fn release(amount: Cents) -> Self {
        Self { from: Account::Committed, to: Account::Available, amount }
    }

    /// Money that comes in from outside.
    #[must_use]
    pub const fn allocate(amount: Cents) -> Self {
        Self { from: Account::Source, to: Account::Available, amount }
    }

    /// The movement that undoes this one.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { from: self.to, to: self.from, amount: self.amount }
    }
}

/// What stands where, of one wijk, year and partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// Free to be granted.
    pub available: Cents,
    /// Promised.
    pub committed: Cents,
    /// Paid out.
    pub paid: Cents,
}

/// Why a movement cannot be booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotBooked {
    /// The amount is nought, negative, or larger than anything that can be counted.
    Amount,
    /// There is no such budget: no money was approved for it.
    NoBudget,
    /// The year is closed.
    Closed,
    /// There is not so much where it should leave.
    Short {
        /// Where it should leave.
        account: Account,
        /// What is there.
        present: Cents,
    },
}

impl Balance {
    /// Everything that was allocated: the sum of where it is now.
    #[must_use]
    pub fn allocated(&self) -> Cents {
        self.available + self.committed + self.paid
    }

    /// The balance after a movement.
    ///
    /// # Errors
    /// [`NotBooked`]; no account ever goes below nought.
    pub fn after(self, movement: Movement) -> Result<Self, NotBooked> {
        if movement.amount <= Cents::ZERO {
            return Err(NotBooked::Amount);
        }
        let mut next = self;
        if let Some(from) = next.account(movement.from) {
            if *from < movement.amount {
                return Err(NotBooked::Short { account: movement.from, present: *from });
            }
            *from = *from - movement.amount;
        }
        if let Some(to) = next.account(movement.to) {
            *to = Cents(to.0.checked_add(movement.amount.0).ok_or(NotBooked::Amount)?);
        }
        Ok(next)
    }

    /// The source has no end: what it gave is [`Self::allocated`].
    const fn account(&mut self, account: Account) -> Option<&mut Cents> {
        match account {
            Account::Source => None,
            Account::Available => Some(&mut self.available),
            Account::Committed => Some(&mut self.committed),
            Account::Paid => Some(&mut self.paid),
        }
    }
}

/// One grant from one wijkbudget: what of it is still promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// What was granted.
    pub granted: Cents,
    /// What was paid of it.
    pub paid: Cents,
    /// What returned to the wijkbudget.
    pub released: Cents,
}

impl Commitment {
    /// What is still promised.
    #[must_use]
    pub fn open(&self) -> Cents {
        self.granted - self.paid - self.released
    }

    /// After a payment.
    ///
    /// # Errors
    /// [`NotBooked::Short`] when it is more than is still promised, [`NotBooked::Amount`] for no amount.
    pub fn pay(self, amount: Cents) -> Result<Self, NotBooked> {
        self.within(amount)?;
        Ok(Self { paid: self.paid + amount, ..self })
    }

    /// After a payment of this amount was undone: it is promised again.
    ///
    /// # Errors
    /// [`NotBooked::Short`] when less was paid, [`NotBooked::Amount`] for no amount.
    pub fn take_back(self, amount: Cents) -> Result<Self, NotBooked> {
        if amount <= Cents::ZERO {
            return Err(NotBooked::Amount);
        }
        if amount > self.paid {
            return Err(NotBooked::Short { account: Account::Paid, present: self.paid });
        }
        Ok(Self { paid: self.paid - amount, ..self })
    }

    /// After letting go of what is left, and how much that is.
    #[must_use]
    pub fn release(self) -> (Self, Cents) {
        let left = self.open();
        (Self { released: self.released + left, ..self }, left)
    }

    fn within(&self, amount: Cents) -> Result<(), NotBooked> {
        if amount <= Cents::ZERO {
            return Err(NotBooked::Amount);
        }
        if amount > self.open() {
            return Err(NotBooked::Short { account: Account::Committed, present: self.open() });
        }
        Ok(())
    }
}

#[cfg(test)]
mod books;
#[cfg(test)]
mod tests;
