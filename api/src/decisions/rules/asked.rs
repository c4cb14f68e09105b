use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wdw_contract::{Cents, limits, texts::decide_server as text, texts::refusals};

use crate::refusal::{Refusal, RefusalCode};

/// What is asked of one partner, as somebody typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedPart {
    /// Of whom.
    pub partner_id: Uuid,
    /// How much money.
    pub amount: Cents,
    /// How many hours.
    pub hours: i32,
}

/// What is asked of all partners, each at most once, without those of which nothing is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(Vec<AskedPart>);

impl Asked {
    /// As it is stored, which was checked before.
    #[must_use]
    pub fn kept(parts: Vec<AskedPart>) -> Self {
        Self(parts)
    }

    /// The parts.
    #[must_use]
    pub fn parts(&self) -> &[AskedPart] {
        &self.0
    }

    /// What is asked of one partner; nothing when it is not among them.
    #[must_use]
    pub fn of(&self, partner_id: Uuid) -> AskedPart {
        let found = self.0.iter().find(|part| part.partner_id == partner_id).copied();
        found.unwrap_or(AskedPart { partner_id, amount: Cents::ZERO, hours: 0 })
    }

    /// Whether the money that is asked is divided.
    #[must_use]
    pub fn divides(&self, requested: Cents) -> bool {
        self.0.iter().map(|part| part.amount).sum::<Cents>() == requested
    }
}

/// Reads a division. Parts of nothing are left out; none at all: the wijkteam chooses.
///
/// # Errors
/// The refusals, with the field of each part: a partner twice or unknown, an amount or hours out of range, or amounts
/// that together are not what is asked.
pub fn check_asked(
    field: &str,
    parts: &[AskedPart],
    known: &[Uuid],
    requested: Cents,
) -> Result<Asked, Vec<Refusal>> {
    let mut refused = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let at = |name: &str| format!("{field}.{index}.{name}");
        if !known.contains(&part.partner_id) {
            refused.push(Refusal::of(at("partnerId"), RefusalCode::NotFound, text::partner_unknown()));
        } else if parts.iter().take(index).any(|other| other.partner_id == part.partner_id) {
            refused.push(Refusal::of(at("partnerId"), RefusalCode::Conflict, text::partner_twice()));
        }
        if part.amount < Cents::ZERO {
            refused.push(Refusal::of(at("amount"), RefusalCode::TooSmall, refusals::amount_negative()));
        } else if part.amount > Cents(limits::AMOUNT) {
            let message = refusals::amount_too_large(Cents(limits::AMOUNT));
            refused.push(Refusal::of(at("amount"), RefusalCode::TooLarge, message));
        }
        if !(0..=limits::HOURS).contains(&part.hours) {
            refused.push(Refusal::of(at("hours"), RefusalCode::TooLarge, text::hours_range(limits::HOURS)));
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let asked =
        Asked(parts.iter().filter(|part| part.amount > Cents::ZERO || part.hours > 0).copied().collect());
    let sum: Cents = asked.0.iter().map(|part| part.amount).sum();
    if sum == requested || (asked.0.is_empty() && sum == Cents::ZERO) {
        Ok(asked)
    } else {
        let code = if sum > requested { RefusalCode::TooLarge } else { RefusalCode::TooSmall };
        Err(vec![Refusal::of(field, code, text::division_sum(requested.to_string(), sum.to_string()))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GEMEENTE: Uuid = Uuid::from_u128(1);
    const WOONCONCEPT: Uuid = Uuid::from_u128(2);

    fn part(partner_id: Uuid, cents: i64, hours: i32) -> AskedPart {
        AskedPart { partner_id, amount: Cents(cents), hours }
    }

    fn fields(parts: &[AskedPart]) -> Vec<String> {
        let refused = check_asked("askedOf", parts, &[GEMEENTE, WOONCONCEPT], Cents(120_000)).unwrap_err();
        refused.into_iter().filter_map(|refusal| refusal.field).collect()
    }

    #[test]
    fn the_parts_are_together_what_is_asked_to_the_cent() {
        let known = [GEMEENTE, WOONCONCEPT];
        let exact = [part(GEMEENTE, 70_000, 0), part(WOONCONCEPT, 50_000, 4)];
        let asked = check_asked("askedOf", &exact, &known, Cents(120_000)).unwrap();
        assert!(asked.divides(Cents(120_000)) && asked.of(WOONCONCEPT).hours == 4);
        assert_eq!(fields(&[part(GEMEENTE, 119_999, 0)]), ["askedOf"]);
        assert_eq!(fields(&[part(GEMEENTE, 120_001, 0)]), ["askedOf"]);
        assert_eq!(fields(&[part(GEMEENTE, 0, 3)]), ["askedOf"], "hours alone leave the money undivided");
    }

    #[test]
    fn nobody_is_asked_when_nothing_is_told() {
        for nothing in [vec![], vec![part(GEMEENTE, 0, 0)]] {
            let asked = check_asked("askedOf", &nothing, &[GEMEENTE], Cents(120_000)).unwrap();
            assert!(asked.parts().is_empty() && !asked.divides(Cents(120_000)));
        }
    }

    #[test]
    fn what_cannot_be_is_refused_where_it_stands() {
        let strange = Uuid::from_u128(9);
        assert_eq!(fields(&[part(strange, 120_000, 0)]), ["askedOf.0.partnerId"]);
        assert_eq!(fields(&[part(GEMEENTE, 60_000, 0), part(GEMEENTE, 60_000, 0)]), ["askedOf.1.partnerId"]);
        assert_eq!(
            fields(&[part(GEMEENTE, -1, -1), part(WOONCONCEPT, i64::MAX, i32::MAX)]),
            ["askedOf.0.amount", "askedOf.0.hours", "askedOf.1.amount", "askedOf.1.hours"]
        );
    }
}
