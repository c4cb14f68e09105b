use chrono::{DateTime, Utc};
use uuid::Uuid;
use wdw_contract::Cents;

use super::asked::{Asked, AskedPart};
use crate::kaders;
use crate::mandates::rules::Level;
use crate::words::words;

words! {
    /// What a partner thinks of a request.
    pub enum Position {
        /// Yes.
        Agree = "agree",
        /// Yes, with a condition.
        AgreeIf = "agree_if",
        /// No, with the reason.
        Object = "object",
    }
}

words! {
    /// How it was decided.
    pub enum Outcome {
        /// Everything that was asked.
        Granted = "granted",
        /// Less than was asked.
        PartlyGranted = "partly_granted",
        /// Nothing.
        Refused = "refused",
    }
}

/// Up to what a level decides, all partners together (configuration of the municipality).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The wijkteam, up to and including.
    pub wijkteam: Cents,
    /// Managers, up to and including.
    pub manager: Cents,
}

/// The newest view of one partner in this round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Whose.
    pub partner_id: Uuid,
    /// Yes or no.
    pub position: Position,
    /// What it gives.
    pub amount: Cents,
    /// What it does.
    pub hours: i32,
    /// What was asked of it when it said so.
    pub asked: AskedPart,
    /// How high the one who gave it decides.
    pub level: Level,
    /// Up to what that person may decide. `None`: without end.
    pub mandate: Option<Cents>,
    /// Up to how many hours. `None`: without end.
    pub mandate_hours: Option<i64>,
    /// When.
    pub at: DateTime<Utc>,
}

impl View {
    /// Whether something else is asked since.
    #[must_use]
    pub fn is_outdated(&self, asked: &Asked) -> bool {
        self.asked != asked.of(self.partner_id)
    }

    /// Whether the mandate of who gave it covers what it gives.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        let money = self.amount == Cents::ZERO || self.mandate.is_none_or(|mandate| self.amount <= mandate);
        let hours = self.hours == 0 || self.mandate_hours.is_none_or(|hours| i64::from(self.hours) <= hours);
        self.level == Level::Stuurgroep || (money && hours)
    }

    /// Whether it binds the partner, when somebody of this level is needed.
    #[must_use]
    pub fn binds(&self, needed: Level) -> bool {
        self.position == Position::Object || (self.level >= needed && self.is_covered())
    }
}

/// What a kader says of the request now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerCheck {
    /// The kader.
    pub kader_id: Uuid,
    /// Whose it is.
    pub partner_id: Uuid,
    /// When it is tested.
    pub applies: kaders::rules::Applies,
    /// What it says.
    pub outcome: kaders::rules::Outcome,
}

/// What is in the pot of a partner for this wijk and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Whose.
    pub partner_id: Uuid,
    /// What is free. `None`: there is no budget this year, or it is closed.
    pub available: Option<Cents>,
    /// What it paid for this initiative before, after a decision that was opened again: part of what it gives.
    pub paid: Cents,
}

/// Everything that a decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// What is asked in all.
    pub requested: Cents,
    /// Of whom.
    pub asked: &'a Asked,
    /// The newest view of each partner.
    pub views: &'a [View],
    /// What each kader that applies says.
    pub checks: &'a [PartnerCheck],
    /// What is in the pots.
    pub rooms: &'a [Room],
    /// Who decides up to what.
    pub limits: Limits,
}

/// Something without which the request cannot be granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blocker {
    /// It is not known of which partner the money is asked.
    DivisionMissing,
    /// A kader is not met.
    KaderFails {
        /// Which.
        kader_id: Uuid,
    },
    /// A kader cannot be told yet.
    KaderOpen {
        /// Which.
        kader_id: Uuid,
    },
    /// A partner has not said what it thinks.
    ViewMissing {
        /// Which.
        partner_id: Uuid,
    },
    /// A partner says no, and no other gives anything.
    ViewObjects {
        /// Which.
        partner_id: Uuid,
    },
    /// Something else is asked since the partner said what it thinks.
    ViewOutdated {
        /// Which.
        partner_id: Uuid,
    },
    /// Who said yes may not decide on so much.
    MandateTooLow {
        /// Of which partner.
        partner_id: Uuid,
        /// What it gives.
        amount: Cents,
        /// What may be decided on.
        mandate: Cents,
    },
    /// Who said yes may not decide on so many hours.
    HoursBeyondMandate {
        /// Of which partner.
        partner_id: Uuid,
        /// What it does.
        hours: i32,
        /// What may be decided on.
        mandate: i64,
    },
    /// The whole is above what this level decides on.
    AboveLimit {
        /// Of which partner somebody has to decide.
        partner_id: Uuid,
        /// How high.
        needed: Level,
        /// The whole.
        total: Cents,
        /// Up to what the level below decides.
        limit: Cents,
    },
    /// There is no budget of this partner for this wijk and year.
    BudgetMissing {
        /// Which.
        partner_id: Uuid,
    },
    /// There is not so much in the pot.
    BudgetShort {
        /// Whose.
        partner_id: Uuid,
        /// What it would give.
        amount: Cents,
        /// What is there.
        available: Cents,
    },
    /// A partner would give less than it has paid already, after a decision that was opened again.
    PaidBefore {
        /// Which.
        partner_id: Uuid,
        /// What it would give.
        amount: Cents,
        /// What it has paid.
        paid: Cents,
    },
    /// Money is asked, and no partner gives any.
    NothingGranted,
}

/// Why a request cannot be refused now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRefused {
    /// No kader fails and no partner says no.
    NoGround,
    /// A partner that is asked has not said what it thinks (domain page: "close a decision once every partner concerned
    /// has given its view").
    ViewMissing,
    /// Money was paid already, after a decision that was opened again.
    Paid {
        /// How much, all partners together.
        paid: Cents,
    },
}

/// What can be decided now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// How high somebody of each partner has to decide.
    pub level: Level,
    /// What the partners give together.
    pub total: Cents,
    /// Whether that is all or a part.
    pub outcome: Outcome,
    /// What is missing; empty: it can be granted.
    pub blockers: Vec<Blocker>,
    /// Why it cannot be refused; none: it can.
    pub not_refused: Option<NotRefused>,
}

/// How high somebody has to decide on so much.
#[must_use]
pub fn needed_level(total: Cents, limits: Limits) -> Level {
    if total <= limits.wijkteam {
        Level::Wijkteam
    } else if total <= limits.manager {
        Level::Manager
    } else {
        Level::Stuurgroep
    }
}

/// What can be decided, and what is missing to grant (domain page: "It can be closed as granted only when …").
#[must_use]
pub fn readiness(case: Case<'_>) -> Readiness {
    let given = |view: &View| case.asked.of(view.partner_id) != nothing(view.partner_id);
    let total: Cents = case.views.iter().filter(|view| given(view)).map(|view| view.amount).sum();
    let level = needed_level(total, case.limits);
    let mut blockers = Vec::new();
    if !case.asked.divides(case.requested) {
        blockers.push(Blocker::DivisionMissing);
    }
    for check in case.checks.iter().filter(|check| bears(case, check)) {
        let kader_id = check.kader_id;
        match check.outcome {
            kaders::rules::Outcome::Meets => {}
            kaders::rules::Outcome::Fails => blockers.push(Blocker::KaderFails { kader_id }),
            kaders::rules::Outcome::Open => blockers.push(Blocker::KaderOpen { kader_id }),
        }
    }
    for part in case.asked.parts() {
        let view = case.views.iter().find(|view| view.partner_id == part.partner_id);
        blockers.extend(of_partner(case, *part, view, level, total));
    }
    blockers.extend(case.rooms.iter().filter_map(|room| paid_before(case, room)));
    let objecting = || case.views.iter().filter(|view| view.position == Position::Object && given(view));
    if blockers.is_empty() && case.views.iter().filter(|view| given(view)).all(gives_nothing) {
        blockers.extend(objecting().map(|view| Blocker::ViewObjects { partner_id: view.partner_id }));
        if blockers.is_empty() && case.requested > Cents::ZERO {
            blockers.push(Blocker::NothingGranted);
        }
    }
    let objects = objecting().next().is_some();
    let fails = case.checks.iter().any(|check| check.outcome == kaders::rules::Outcome::Fails);
    let silent = case.asked.parts().iter().any(|part| current(case, part.partner_id).is_none());
    let paid: Cents = case.rooms.iter().map(|room| room.paid).sum();
    let not_refused = if !objects && !fails {
        Some(NotRefused::NoGround)
    } else if silent {
        Some(NotRefused::ViewMissing)
    } else {
        (paid > Cents::ZERO).then_some(NotRefused::Paid { paid })
    };
    let outcome = if total < case.requested { Outcome::PartlyGranted } else { Outcome::Granted };
    Readiness { level, total, outcome, blockers, not_refused }
}

/// What a partner thinks of what is asked now.
fn current<'a>(case: Case<'a>, partner_id: Uuid) -> Option<&'a View> {
    case.views.iter().find(|view| view.partner_id == partner_id && !view.is_outdated(case.asked))
}

/// Money that was paid cannot be taken out of a decision: it is booked back first, or given.
fn paid_before(case: Case<'_>, room: &Room) -> Option<Blocker> {
    let partner_id = room.partner_id;
    let asked = case.asked.of(partner_id) != nothing(partner_id);
    let view = current(case, partner_id);
    if asked && view.is_none() {
        return None;
    }
    let amount = view.filter(|_| asked).map_or(Cents::ZERO, |view| view.amount);
    (amount < room.paid).then_some(Blocker::PaidBefore { partner_id, amount, paid: room.paid })
}

/// How high somebody of a partner has to stand for the first view on what is asked.
#[must_use]
pub fn asking_level(part: AskedPart, requested: Cents, limits: Limits) -> Level {
    // Who gives hours only does not need the level that the money needs.
    if part.amount > Cents::ZERO { needed_level(requested, limits) } else { Level::Wijkteam }
}

/// How high somebody has to stand to say again what a view says that does not bind.
#[must_use]
pub fn next_level(view: &View, needed: Level) -> Level {
    match view.level {
        Level::Wijkteam => needed.max(Level::Manager),
        Level::Manager | Level::Stuurgroep => Level::Stuurgroep,
    }
}

/// At which level somebody of a partner that is asked this is awaited now; none: it has said so in a way that binds. Who
/// is in the wijkteam can always begin, also when somebody higher will have to follow.
#[must_use]
pub fn awaited(case: Case<'_>, part: AskedPart, needed: Level) -> Option<Level> {
    match current(case, part.partner_id) {
        None => Some(asking_level(part, case.requested, case.limits)),
        Some(view) if view.binds(needed) => None,
        Some(view) => Some(next_level(view, needed)),
    }
}

/// Whether a kader bears on what would be granted: one about money only where its partner gives money, one about work
/// only where it gives hours. As long as the partner has not said what it gives, on what is asked.
fn bears(case: Case<'_>, check: &PartnerCheck) -> bool {
    let view = case.views.iter().find(|view| view.partner_id == check.partner_id);
    view.filter(|view| !view.is_outdated(case.asked))
        .is_none_or(|view| check.applies.to(view.amount > Cents::ZERO, view.hours > 0))
}

fn gives_nothing(view: &View) -> bool {
    view.amount == Cents::ZERO && view.hours == 0
}

fn nothing(partner_id: Uuid) -> AskedPart {
    AskedPart { partner_id, amount: Cents::ZERO, hours: 0 }
}

fn of_partner(
    case: Case<'_>,
    part: AskedPart,
    view: Option<&View>,
    level: Level,
    total: Cents,
) -> Option<Blocker> {
    let partner_id = part.partner_id;
    let Some(view) = view else { return Some(Blocker::ViewMissing { partner_id }) };
    if view.is_outdated(case.asked) {
        return Some(Blocker::ViewOutdated { partner_id });
    }
    if view.position == Position::Object {
        // Its money is not used: the others can grant their part.
        return None;
    }
    if !view.is_covered() {
        return Some(match (view.mandate, view.mandate_hours) {
            (Some(mandate), _) if view.amount > mandate => {
                Blocker::MandateTooLow { partner_id, amount: view.amount, mandate }
            }
            (_, hours) => Blocker::HoursBeyondMandate {
                partner_id,
                hours: view.hours,
                mandate: hours.unwrap_or_default(),
            },
        });
    }
    // Who gives hours only does not need the level that the money needs.
    if view.amount > Cents::ZERO && view.level < level {
        let limit = if level == Level::Stuurgroep { case.limits.manager } else { case.limits.wijkteam };
        return Some(Blocker::AboveLimit { partner_id, needed: level, total, limit });
    }
    if view.amount == Cents::ZERO {
        return None;
    }
    let room = case.rooms.iter().find(|room| room.partner_id == partner_id);
    let amount = view.amount - room.map_or(Cents::ZERO, |room| room.paid);
    if amount <= Cents::ZERO {
        return None;
    }
    match room.and_then(|room| room.available) {
        None => Some(Blocker::BudgetMissing { partner_id }),
        Some(available) if available < amount => Some(Blocker::BudgetShort { partner_id, amount, available }),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests;
