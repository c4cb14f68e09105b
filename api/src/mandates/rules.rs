//! When a mandate holds, what it covers and how two of them fit after each other.

use chrono::{Datelike as _, NaiveDate};
use uuid::Uuid;
use wdw_contract::texts::{mandates_server as texts, refusals};
use wdw_contract::{Cents, dates, limits};

use crate::refusal::{Refusal, RefusalCode};
use crate::words::words;

words! {
    /// What a mandate is about.
    pub enum MandateKind {
        /// Up to an amount of money, counted in cents.
        Money = "money",
        /// Up to a number of hours.
        Hours = "hours",
    }
}

words! {
    /// Who decides, in the order in which a decision goes up.
    pub enum Level {
        /// The members of the wijkteam.
        Wijkteam = "wijkteam",
        /// The managers of the partners.
        Manager = "manager",
        /// The stuurgroep.
        Stuurgroep = "stuurgroep",
    }
}

/// A mandate that somebody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// For which partner.
    pub partner_id: Uuid,
    /// In which wijk; none: in all of them.
    pub wijk_id: Option<Uuid>,
    /// As what.
    pub level: Level,
    /// Money or hours.
    pub kind: MandateKind,
    /// Cents or hours, up to and including.
    pub up_to: i64,
}

/// Whether something with these days holds on a day; both days count.
#[must_use]
pub fn holds(from: NaiveDate, until: Option<NaiveDate>, on: NaiveDate) -> bool {
    from <= on && until.is_none_or(|last| on <= last)
}

/// The highest amount of money that somebody may decide for a partner in a wijk, and as what. None: nothing.
#[must_use]
pub fn highest_money(held: &[Held], partner_id: Uuid, wijk_id: Uuid) -> Option<(Level, Cents)> {
    highest(held, MandateKind::Money, partner_id, wijk_id).map(|(level, up_to)| (level, Cents(up_to)))
}

/// The most hours that somebody may promise for a partner in a wijk, and as what. None: none.
#[must_use]
pub fn highest_hours(held: &[Held], partner_id: Uuid, wijk_id: Uuid) -> Option<(Level, i64)> {
    highest(held, MandateKind::Hours, partner_id, wijk_id)
}

fn highest(held: &[Held], kind: MandateKind, partner_id: Uuid, wijk_id: Uuid) -> Option<(Level, i64)> {
    held.iter()
        .filter(|mandate| mandate.kind == kind && mandate.partner_id == partner_id)
        .filter(|mandate| mandate.wijk_id.is_none_or(|only| only == wijk_id))
        .map(|mandate| (mandate.level, mandate.up_to))
        .max_by_key(|(level, up_to)| (*up_to, *level))
}

/// What is given: up to how much, and in which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Giving {
    /// Money or hours.
    pub kind: MandateKind,
    /// Cents or hours; none: nobody said.
    pub up_to: Option<i64>,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none: until it is ended.
    pub until: Option<NaiveDate>,
}

impl Giving {
    /// The input field that says how much.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self.kind {
            MandateKind::Money => "amount",
            MandateKind::Hours => "hours",
        }
    }

    /// Everything that is wrong with it.
    #[must_use]
    pub fn check(&self, today: NaiveDate) -> Vec<Refusal> {
        let mut found = Vec::new();
        let (most, too_large) = match self.kind {
            MandateKind::Money => (limits::BUDGET, refusals::amount_too_large(Cents(limits::BUDGET))),
            MandateKind::Hours => {
                (i64::from(limits::MANDATE_HOURS), texts::hours_too_many(limits::MANDATE_HOURS))
            }
        };
        let field = self.field();
        match self.up_to {
            None => {
                let message = match self.kind {
                    MandateKind::Money => refusals::cost_amount_required(),
                    MandateKind::Hours => texts::hours_required(),
                };
                found.push(Refusal::of(field, RefusalCode::Required, message));
            }
            Some(up_to) if up_to <= 0 => {
                found.push(Refusal::of(field, RefusalCode::TooSmall, texts::above_nought()));
            }
            Some(up_to) if up_to > most => found.push(Refusal::of(field, RefusalCode::TooLarge, too_large)),
            Some(_) => {}
        }
        if self.from < today {
            found.push(Refusal::of("validFrom", RefusalCode::TooSmall, texts::from_past()));
        }
        if self.until.is_some_and(|until| until < self.from) {
            found.push(Refusal::of("validUntil", RefusalCode::TooSmall, texts::until_before_from()));
        }
        found
    }
}

/// A mandate of the same kind that the same person holds already, by its place in a list.
pub type Standing = (NaiveDate, Option<NaiveDate>);

/// What happens to a mandate when another of the same kind comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// It stays as it is.
    Stays,
    /// It ends on this day.
    EndsOn(NaiveDate),
    /// It would begin on the same day: the new one takes its place.
    Replaced,
}

/// What happens to the mandates that somebody holds when another of the same kind comes: on no day are there two.
///
/// # Errors
/// When one begins after the new one and before that ends: it is not for us to say which is meant.
pub fn make_room(standing: &[Standing], new: &Giving) -> Result<Vec<Room>, Refusal> {
    let ends = |until: Option<NaiveDate>| until.unwrap_or(NaiveDate::MAX);
    standing
        .iter()
        .map(|(from, until)| {
            let apart = ends(*until) < new.from || ends(new.until) < *from;
            match new.from.pred_opt() {
                _ if apart => Ok(Room::Stays),
                _ if *from == new.from => Ok(Room::Replaced),
                Some(before) if *from < new.from => Ok(Room::EndsOn(before)),
                _ => Err(Refusal::of("validUntil", RefusalCode::TooLarge, texts::later_one(date(*from)))),
            }
        })
        .collect()
}

fn date(day: NaiveDate) -> String {
    dates::full(day.year(), day.month(), day.day())
}

/// Whether a mandate can be made to end on a day; if not, why not.
#[must_use]
pub fn check_end((from, until): Standing, on: NaiveDate, today: NaiveDate) -> Option<Refusal> {
    if until.is_some_and(|until| until < today) {
        return Some(Refusal::new(RefusalCode::WrongState, texts::ended_before()));
    }
    if on < today {
        return Some(Refusal::of("on", RefusalCode::TooSmall, texts::end_past()));
    }
    if on < from {
        return Some(Refusal::of("on", RefusalCode::TooSmall, texts::end_before_from(date(from))));
    }
    until
        .filter(|until| on > *until)
        .map(|until| Refusal::of("on", RefusalCode::TooLarge, texts::end_after_until(date(until))))
}

#[cfg(test)]
mod tests;
