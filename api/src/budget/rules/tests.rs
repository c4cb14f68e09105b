use proptest::prelude::*;

use super::*;

fn movement(kind: BookingKind, cents: i64) -> Movement {
    Movement::of(kind, Cents(cents)).expect("a kind with a movement of its own")
}

#[test]
fn the_last_cent_can_be_granted_and_not_one_more() {
    let start = Balance::default().after(movement(BookingKind::Allocate, 10_000)).unwrap();
    let granted = start.after(movement(BookingKind::Commit, 10_000)).unwrap();
    assert_eq!(granted, Balance { available: Cents(0), committed: Cents(10_000), paid: Cents(0) });
    assert_eq!(
        start.after(movement(BookingKind::Commit, 10_001)),
        Err(NotBooked::Short { account: Account::Available, present: Cents(10_000) })
    );
    assert_eq!(
        granted.after(movement(BookingKind::Commit, 1)),
        Err(NotBooked::Short { account: Account::Available, present: Cents(0) })
    );
}

#[test]
fn an_allocation_that_is_granted_already_cannot_be_reversed() {
    let allocate = movement(BookingKind::Allocate, 500);
    let balance = Balance::default().after(allocate).unwrap();
    assert_eq!(balance.after(allocate.reversed()), Ok(Balance::default()));
    let granted = balance.after(movement(BookingKind::Commit, 1)).unwrap();
    assert!(matches!(granted.after(allocate.reversed()), Err(NotBooked::Short { .. })));
}

#[test]
fn a_grant_is_paid_in_parts_and_the_rest_returns() {
    let grant = Commitment { granted: Cents(120_000), ..Commitment::default() };
    let paid = grant.pay(Cents(50_050)).unwrap().pay(Cents(60_000)).unwrap();
    assert!(matches!(paid.pay(Cents(9_951)), Err(NotBooked::Short { .. })));
    let (closed, left) = paid.release();
    assert_eq!((closed.open(), left), (Cents::ZERO, Cents(9_950)));
    assert_eq!(grant.pay(Cents(0)), Err(NotBooked::Amount));
}

fn kind() -> impl Strategy<Value = BookingKind> {
    prop::sample::select(BookingKind::ALL)
}

proptest! {
    /// Over any sequence of bookings, reversals included, cents are conserved and nothing goes below nought.
    #[test]
    fn cents_are_conserved(steps in prop::collection::vec((kind(), -5i64..3_000, any::<prop::sample::Index>()), 0..60)) {
        let mut balance = Balance::default();
        let mut booked: Vec<Movement> = Vec::new();
        let mut allocated = 0i64;
        for (kind, amount, which) in steps {
            let movement = match Movement::of(kind, Cents(amount)) {
                Some(movement) => movement,
                None if booked.is_empty() => continue,
                None => booked[which.index(booked.len())].reversed(),
            };
            let Ok(next) = balance.after(movement) else { continue };
            balance = next;
            booked.push(movement);
            match (movement.from, movement.to) {
                (Account::Source, _) => allocated += movement.amount.0,
                (_, Account::Source) => allocated -= movement.amount.0,
                _ => {}
            }
            prop_assert_eq!(balance.allocated(), Cents(allocated));
            prop_assert!([balance.available, balance.committed, balance.paid].iter().all(|at| *at >= Cents::ZERO));
        }
        // What the report adds up from the bookings is what the balance says.
        let sum = |account| booked.iter().fold(0i64, |sum, movement| {
            let arrived = if movement.to == account { movement.amount.0 } else { 0 };
            let left = if movement.from == account { movement.amount.0 } else { 0 };
            sum + arrived - left
        });
        prop_assert_eq!(Cents(sum(Account::Available)), balance.available);
        prop_assert_eq!(Cents(sum(Account::Committed)), balance.committed);
        prop_assert_eq!(Cents(sum(Account::Paid)), balance.paid);
    }
}

#[test]
fn a_payment_is_taken_back_at_most_once_over() {
    let paid = Commitment { granted: Cents(500), paid: Cents(300), released: Cents(0) };
    assert_eq!(paid.take_back(Cents(300)).unwrap().open(), Cents(500));
    assert_eq!(paid.take_back(Cents(0)), Err(NotBooked::Amount));
    assert_eq!(
        paid.take_back(Cents(301)),
        Err(NotBooked::Short { account: Account::Paid, present: Cents(300) })
    );
}

#[test]
fn only_payments_and_allocations_are_undone_by_hand() {
    let amount = Cents(700);
    let here = |kind| undoing(kind, amount, false, false);
    assert_eq!(here(BookingKind::Pay), Ok(Undoing::Here(Movement::pay(amount).reversed())));
    assert_eq!(here(BookingKind::Allocate), Ok(Undoing::Here(Movement::allocate(amount).reversed())));
    for kind in [BookingKind::Commit, BookingKind::Release, BookingKind::Reverse] {
        assert!(here(kind).is_err(), "{kind:?}");
    }
    assert!(undoing(BookingKind::Pay, amount, false, true).is_err(), "a second time");
    let closed = |kind| undoing(kind, amount, true, false);
    assert_eq!(closed(BookingKind::Pay), Ok(Undoing::ThisYear(Movement::allocate(amount))));
    assert!(closed(BookingKind::Allocate).is_err());
}

fn codes(refusals: Vec<crate::refusal::Refusal>) -> Vec<String> {
    refusals
        .iter()
        .map(|one| format!("{} {}", one.code.as_str(), one.field.clone().unwrap_or_default()))
        .collect()
}

#[test]
fn a_proposal_names_an_amount_a_reason_and_a_year_that_lies_ahead() {
    let good = Proposal { year: 2026, amount: Cents(1), reason: "Voor groen".into() };
    assert!(good.check(2026).is_empty() && good.check(2024).is_empty());
    assert_eq!(codes(good.check(2027)), ["too_small year"]);
    assert_eq!(codes(good.check(2023)), ["too_large year"]);
    let wrong = Proposal { year: 2026, amount: Cents(0), reason: String::new() };
    assert_eq!(codes(wrong.check(2026)), ["too_small amount", "required reason"]);
    let large = Proposal { amount: Cents(wdw_contract::limits::BUDGET + 1), ..good };
    assert_eq!(codes(large.check(2026)), ["too_large amount"]);
}

#[test]
fn a_proposal_is_settled_once_by_somebody_else_and_declined_with_a_reason() {
    let settle =
        |state, own, closed, approve, reason| codes(check_settling(state, own, closed, approve, reason));
    let proposed = ProposalState::Proposed;
    assert!(settle(proposed, false, false, true, None).is_empty());
    assert!(settle(proposed, false, true, false, Some("Geen geld")).is_empty());
    assert_eq!(settle(proposed, false, false, false, None), ["required reason"]);
    assert_eq!(settle(proposed, true, false, true, None), ["not_allowed "]);
    assert_eq!(settle(proposed, false, true, true, None), ["wrong_state "]);
    for settled in [ProposalState::Approved, ProposalState::Declined] {
        assert_eq!(settle(settled, false, false, true, None), ["wrong_state "]);
    }
}

#[test]
fn a_year_closes_when_it_is_over_and_nothing_is_promised_or_there_is_room_for_it() {
    let pot = |committed, next_available: Option<i64>| Pot {
        partner: "Gemeente".into(),
        committed: Cents(committed),
        next_available: next_available.map(Cents),
        closed: false,
    };
    let close = |this_year, carry_over, pots: &[Pot]| codes(check_closing(2025, this_year, carry_over, pots));
    assert!(close(2026, false, &[pot(0, None)]).is_empty());
    assert_eq!(close(2025, false, &[pot(0, None)]), ["wrong_state year"]);
    assert_eq!(close(2025, true, &[pot(5, Some(5))]), ["wrong_state year"]);
    assert_eq!(close(2026, false, &[pot(0, None), pot(1, Some(5))]), ["wrong_state carryOver"]);
    assert!(close(2026, true, &[pot(0, None), pot(5, Some(5))]).is_empty());
    assert_eq!(
        close(2026, true, &[pot(6, Some(5)), pot(1, None)]),
        ["too_large carryOver", "not_found carryOver"]
    );
    assert_eq!(close(2026, true, &[]), ["not_found year"]);
    assert_eq!(close(2026, true, &[Pot { closed: true, ..pot(0, None) }]), ["wrong_state year"]);
}
