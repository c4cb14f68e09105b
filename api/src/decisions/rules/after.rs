use chrono::{Days, NaiveDate};
use wdw_contract::{Cents, limits, texts::decide_server as text, texts::refusals};

use crate::refusal::{Refusal, RefusalCode};

/// What a resident tells of how it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spending {
    /// What was spent of the grant.
    pub spent: Cents,
    /// Photos of what came of it.
    pub results: usize,
    /// Photos of receipts.
    pub receipts: usize,
}

/// Whether the accounts are complete. Up to and including `light` a photo of the result is enough (domain page:
/// "Accounting by residents is light"); where nothing was granted nothing was spent.
#[must_use]
pub fn check_accounts(spending: Spending, granted: Cents, light: Cents) -> Vec<Refusal> {
    let mut refused = Vec::new();
    if spending.spent < Cents::ZERO {
        refused.push(Refusal::of("spent", RefusalCode::TooSmall, refusals::amount_negative()));
    } else if spending.spent > Cents(limits::AMOUNT) {
        let message = refusals::amount_too_large(Cents(limits::AMOUNT));
        refused.push(Refusal::of("spent", RefusalCode::TooLarge, message));
    }
    for (field, count) in [("photoIds", spending.results), ("receiptIds", spending.receipts)] {
        if count > limits::PHOTOS {
            let message = refusals::photos_too_many(limits::PHOTOS);
            refused.push(Refusal::of(field, RefusalCode::TooMany, message));
        }
    }
    if granted == Cents::ZERO {
        return refused;
    }
    if spending.results == 0 {
        refused.push(Refusal::of("photoIds", RefusalCode::Required, text::result_photo_required()));
    }
    if granted > light && spending.receipts == 0 {
        refused.push(Refusal::of("receiptIds", RefusalCode::Required, text::receipts_required()));
    }
    refused
}

/// By when what was granted is accounted for: `days` after the last day of the plan, never less than that from today.
#[must_use]
pub fn accounts_due(today: NaiveDate, plan_ends: Option<NaiveDate>, days: u32) -> NaiveDate {
    let from = plan_ends.map_or(today, |ends| ends.max(today));
    from.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// What approving accounts does with the money that was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// What returns to the wijkbudget.
    pub returns: Cents,
    /// Of that, what was spent within the grant: nobody pays it any more.
    pub unpaid: Cents,
}

/// What happens to what is still promised. What was spent above the grant is the submitter's own.
#[must_use]
pub fn settlement(spent: Cents, paid: Cents, open: Cents) -> Settlement {
    let within = spent.min(paid + open);
    Settlement { returns: open, unpaid: (within - paid).max(Cents::ZERO) }
}

/// Whether accounts can be approved: not while more was paid than spent, and only by who saw what returns and what
/// stays unpaid.
#[must_use]
pub fn check_approval(spent: Cents, paid: Cents, open: Cents, seen: Settlement) -> Option<Refusal> {
    let now = settlement(spent, paid, open);
    if paid > spent {
        let message = text::paid_beyond_spent(paid.to_string(), spent.to_string());
        Some(Refusal::new(RefusalCode::WrongState, message))
    } else if now.unpaid != seen.unpaid {
        let message = text::unpaid_unseen(paid.to_string(), spent.to_string(), now.unpaid.to_string());
        Some(Refusal::of("unpaid", RefusalCode::Conflict, message))
    } else if now.returns != seen.returns {
        let message = text::returns_changed(now.returns.to_string());
        Some(Refusal::of("returns", RefusalCode::Conflict, message))
    } else {
        None
    }
}

/// Whether an amount can be paid out of what is still promised.
#[must_use]
pub fn check_payment(amount: Cents, open: Cents) -> Option<Refusal> {
    if amount <= Cents::ZERO {
        Some(Refusal::of("amount", RefusalCode::TooSmall, refusals::cost_amount_too_small()))
    } else if amount > open {
        Some(Refusal::of("amount", RefusalCode::TooLarge, text::payment_beyond(open.to_string())))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(granted: i64, spending: Spending) -> Vec<String> {
        let refused = check_accounts(spending, Cents(granted), Cents(25_000));
        refused.into_iter().filter_map(|refusal| refusal.field).collect()
    }

    #[test]
    fn a_small_grant_is_accounted_for_with_a_photo() {
        let photo = Spending { spent: Cents(25_000), results: 1, receipts: 0 };
        assert_eq!(fields(25_000, photo), [""; 0]);
        assert_eq!(fields(25_001, photo), ["receiptIds"]);
        assert_eq!(fields(25_001, Spending { receipts: 1, ..photo }), [""; 0]);
        assert_eq!(fields(25_000, Spending { results: 0, ..photo }), ["photoIds"]);
        assert_eq!(fields(0, Spending { spent: Cents(0), results: 0, receipts: 0 }), [""; 0]);
        assert_eq!(
            fields(1, Spending { spent: Cents(-1), results: 99, receipts: 99 }),
            ["spent", "photoIds", "receiptIds"]
        );
    }

    #[test]
    fn accounts_are_due_after_the_plan_and_never_too_soon() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let due = |ends: Option<&str>| accounts_due(day("2026-03-01"), ends.map(day), 56);
        assert_eq!(due(None), day("2026-04-26"));
        assert_eq!(due(Some("2026-01-01")), day("2026-04-26"));
        assert_eq!(due(Some("2026-06-30")), day("2026-08-25"));
        assert_eq!(accounts_due(NaiveDate::MAX, None, 1), NaiveDate::MAX);
    }

    #[test]
    fn what_was_spent_and_not_paid_returns_to_nobody_unseen() {
        let settled = |spent, paid, open| {
            let Settlement { returns, unpaid } = settlement(Cents(spent), Cents(paid), Cents(open));
            (returns.0, unpaid.0)
        };
        assert_eq!(settled(11_000, 2_500, 23_500), (23_500, 8_500));
        assert_eq!(settled(11_000, 11_000, 15_000), (15_000, 0));
        assert_eq!(settled(10_999, 11_000, 15_000), (15_000, 0));
        assert_eq!(settled(11_001, 11_000, 15_000), (15_000, 1));
        assert_eq!(settled(99_000, 0, 26_000), (26_000, 26_000), "above the grant is one's own");
        let approved = |spent, paid, open, returns, unpaid| {
            let seen = Settlement { returns: Cents(returns), unpaid: Cents(unpaid) };
            check_approval(Cents(spent), Cents(paid), Cents(open), seen)
                .map(|refusal| (refusal.code, refusal.field))
        };
        let at = |field: &str| Some((RefusalCode::Conflict, Some(field.to_owned())));
        assert_eq!(approved(11_000, 2_500, 23_500, 23_500, 8_500), None);
        assert_eq!(approved(11_000, 2_500, 23_500, 23_500, 0), at("unpaid"));
        assert_eq!(approved(11_000, 2_500, 23_500, 23_500, 8_499), at("unpaid"));
        assert_eq!(approved(11_000, 11_000, 15_000, 15_001, 0), at("returns"));
        assert_eq!(approved(10_999, 11_000, 15_000, 15_000, 0), Some((RefusalCode::WrongState, None)));
    }

    #[test]
    fn no_cent_more_is_paid_than_was_promised() {
        assert_eq!(check_payment(Cents(100), Cents(100)), None);
        for wrong in [101, 0, -1] {
            assert!(check_payment(Cents(wrong), Cents(100)).is_some(), "{wrong}");
        }
    }
}
