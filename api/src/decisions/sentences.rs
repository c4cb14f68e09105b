//! What is missing for a decision, in words, and who can do something about it.

use std::collections::HashMap;

use uuid::Uuid;
use wdw_contract::{Cents, texts::decide_server as text};

use super::dossier::{Dossier, KaderNow};
use super::rules::{Blocker, NotRefused, asking_level};
use crate::mandates::rules::Level;
use crate::refusal::RefusalCode;

/// What is missing, as a sentence.
#[must_use]
pub fn of(blocker: &Blocker, dossier: &Dossier, names: &HashMap<Uuid, String>) -> String {
    let name = |id: &Uuid| names.get(id).map(String::as_str).unwrap_or_default();
    let kader = |id: &Uuid| dossier.kaders.iter().find(|kader| kader.kader.id == *id);
    let of_kader = |id: &Uuid, say: fn(&str, &str) -> String| {
        kader(id)
            .map_or_else(String::new, |KaderNow { kader, version, .. }| say(&kader.number, &version.title))
    };
    match blocker {
        Blocker::DivisionMissing => text::blocker_division().to_owned(),
        Blocker::KaderFails { kader_id } => {
            of_kader(kader_id, |number, title| text::blocker_kader_fails(number, title))
        }
        Blocker::KaderOpen { kader_id } => {
            of_kader(kader_id, |number, title| text::blocker_kader_open(number, title))
        }
        Blocker::ViewMissing { partner_id } => text::blocker_view_missing(name(partner_id)),
        Blocker::ViewObjects { partner_id } => text::blocker_view_objects(name(partner_id)),
        Blocker::ViewOutdated { partner_id } => text::blocker_view_outdated(name(partner_id)),
        Blocker::MandateTooLow { partner_id, mandate: Cents(0), .. } => {
            text::blocker_no_mandate(name(partner_id))
        }
        Blocker::MandateTooLow { partner_id, amount, mandate } => {
            text::blocker_mandate(amount.to_string(), mandate.to_string(), name(partner_id))
        }
        Blocker::HoursBeyondMandate { partner_id, mandate: 0, .. } => {
            text::blocker_no_hours_mandate(name(partner_id))
        }
        Blocker::HoursBeyondMandate { partner_id, hours, mandate } => {
            text::blocker_hours_mandate(hours, mandate, name(partner_id))
        }
        Blocker::AboveLimit { partner_id, needed, total, limit } => {
            let (total, limit) = (total.to_string(), limit.to_string());
            match needed {
                Level::Stuurgroep => text::blocker_above_stuurgroep(limit, name(partner_id), total),
                Level::Wijkteam | Level::Manager => {
                    text::blocker_above_manager(limit, name(partner_id), total)
                }
            }
        }
        Blocker::BudgetMissing { partner_id } => text::blocker_budget_missing(name(partner_id)),
        Blocker::BudgetShort { partner_id, amount, available } => {
            text::blocker_budget_short(amount.to_string(), available.to_string(), name(partner_id))
        }
        Blocker::PaidBefore { partner_id, amount, paid } => {
            text::blocker_paid_before(amount.to_string(), paid.to_string(), name(partner_id))
        }
        Blocker::NothingGranted => text::blocker_nothing().to_owned(),
    }
}

/// Why it cannot be refused, as a sentence.
#[must_use]
pub fn not_refused(why: NotRefused) -> String {
    match why {
        NotRefused::NoGround => text::no_ground().to_owned(),
        NotRefused::ViewMissing => text::views_first().to_owned(),
        NotRefused::Paid { paid } => text::paid_first(paid.to_string()),
    }
}

/// Which partner it is about, if it is about one.
#[must_use]
pub fn partner_of(blocker: &Blocker, dossier: &Dossier) -> Option<Uuid> {
    match blocker {
        Blocker::DivisionMissing | Blocker::NothingGranted => None,
        Blocker::KaderFails { kader_id } | Blocker::KaderOpen { kader_id } => dossier
            .kaders
            .iter()
            .find(|kader| kader.kader.id == *kader_id)
            .map(|kader| kader.kader.partner_id),
        Blocker::ViewMissing { partner_id }
        | Blocker::ViewObjects { partner_id }
        | Blocker::ViewOutdated { partner_id }
        | Blocker::MandateTooLow { partner_id, .. }
        | Blocker::HoursBeyondMandate { partner_id, .. }
        | Blocker::AboveLimit { partner_id, .. }
        | Blocker::BudgetMissing { partner_id }
        | Blocker::PaidBefore { partner_id, .. }
        | Blocker::BudgetShort { partner_id, .. } => Some(*partner_id),
    }
}

/// The code of the refusal when somebody decides all the same.
#[must_use]
pub fn code(blocker: &Blocker) -> RefusalCode {
    match blocker {
        Blocker::BudgetShort { .. } | Blocker::BudgetMissing { .. } => RefusalCode::TooLarge,
        Blocker::MandateTooLow { .. } | Blocker::HoursBeyondMandate { .. } | Blocker::AboveLimit { .. } => {
            RefusalCode::NotAllowed
        }
        _ => RefusalCode::WrongState,
    }
}

/// How high somebody has to stand to do something about it.
#[must_use]
pub fn level_for(blocker: &Blocker, dossier: &Dossier) -> Level {
    match blocker {
        Blocker::AboveLimit { needed, .. } => *needed,
        Blocker::MandateTooLow { partner_id, .. } | Blocker::HoursBeyondMandate { partner_id, .. } => {
            match dossier.view_of(*partner_id).map(|view| view.level) {
                Some(Level::Wijkteam) | None => Level::Manager,
                Some(Level::Manager | Level::Stuurgroep) => Level::Stuurgroep,
            }
        }
        Blocker::ViewMissing { partner_id } | Blocker::ViewOutdated { partner_id } => {
            let requested = Cents(dossier.row.requested_cents);
            asking_level(dossier.asked.of(*partner_id), requested, dossier.limits)
        }
        // The stuurgroep approves the money of a year.
        Blocker::BudgetMissing { .. } | Blocker::BudgetShort { .. } => Level::Stuurgroep,
        _ => Level::Wijkteam,
    }
}
