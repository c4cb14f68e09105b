//! Closing a year: what is still promised goes along to the next, or nothing may be.

use wdw_contract::Cents;
use wdw_contract::texts::budget_server as texts;

use crate::refusal::{Refusal, RefusalCode};

/// The money of one partner in the year that is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pot {
    /// How the partner is called.
    pub partner: String,
    /// What is still promised.
    pub committed: Cents,
    /// What is available in the next year. None: there is no budget yet, or it is closed.
    pub next_available: Option<Cents>,
    /// Whether it is closed already.
    pub closed: bool,
}

/// Whether a year has passed.
#[must_use]
pub const fn over_after(year: i32, this_year: i32) -> bool {
    year < this_year
}

/// Everything that stands in the way of closing a year.
#[must_use]
pub fn check_closing(year: i32, this_year: i32, carry_over: bool, pots: &[Pot]) -> Vec<Refusal> {
    if pots.is_empty() {
        return vec![Refusal::of("year", RefusalCode::NotFound, texts::no_budget())];
    }
    if pots.iter().all(|pot| pot.closed) {
        return vec![Refusal::of("year", RefusalCode::WrongState, texts::year_closed())];
    }
    if !over_after(year, this_year) {
        return vec![Refusal::of("year", RefusalCode::WrongState, texts::year_not_over(year))];
    }
    let open: Cents = pots.iter().map(|pot| pot.committed).sum();
    if !carry_over && open > Cents::ZERO {
        return vec![Refusal::of("carryOver", RefusalCode::WrongState, texts::still_committed(open))];
    }
    pots.iter()
        .filter(|pot| pot.committed > Cents::ZERO)
        .filter_map(|pot| match pot.next_available {
            None => {
                let message = texts::no_next_budget(&pot.partner, year.saturating_add(1));
                Some(Refusal::of("carryOver", RefusalCode::NotFound, message))
            }
            Some(available) if available < pot.committed => {
                let message =
                    texts::no_room_next(available, pot.committed, &pot.partner, year.saturating_add(1));
                Some(Refusal::of("carryOver", RefusalCode::TooLarge, message))
            }
            Some(_) => None,
        })
        .collect()
}
