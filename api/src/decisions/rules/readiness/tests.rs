use proptest::prelude::*;

use super::*;
use crate::kaders::rules::{Applies, Outcome as Says};

const GEMEENTE: Uuid = Uuid::from_u128(1);
const WOONCONCEPT: Uuid = Uuid::from_u128(2);
const LIMITS: Limits = Limits { wijkteam: Cents(250_000), manager: Cents(1_000_000) };

fn part(partner_id: Uuid, cents: i64) -> AskedPart {
    AskedPart { partner_id, amount: Cents(cents), hours: 0 }
}

fn view(asked: AskedPart, position: Position, cents: i64, mandate: i64) -> View {
    View {
        partner_id: asked.partner_id,
        position,
        amount: Cents(cents),
        hours: 0,
        asked,
        level: Level::Wijkteam,
        mandate: Some(Cents(mandate)),
        mandate_hours: None,
        at: DateTime::UNIX_EPOCH,
    }
}

fn check(kader: u128, partner_id: Uuid, applies: Applies, outcome: Says) -> PartnerCheck {
    PartnerCheck { kader_id: Uuid::from_u128(kader), partner_id, applies, outcome }
}

fn rooms(gemeente: i64, woonconcept: i64) -> [Room; 2] {
    [(GEMEENTE, gemeente), (WOONCONCEPT, woonconcept)].map(|(partner_id, cents)| Room {
        partner_id,
        available: Some(Cents(cents)),
        paid: Cents::ZERO,
    })
}

fn ready(asked: &Asked, views: &[View], checks: &[PartnerCheck], rooms: &[Room]) -> Readiness {
    let requested = asked.parts().iter().map(|part| part.amount).sum();
    readiness(Case { requested, asked, views, checks, rooms, limits: LIMITS })
}

#[test]
fn a_mandate_covers_its_last_cent_and_not_one_more() {
    let asked = Asked::kept(vec![part(GEMEENTE, 50_000)]);
    let rooms = rooms(50_000, 0);
    for (mandate, blockers) in [(50_000, 0), (50_001, 0), (49_999, 1)] {
        let views = [view(asked.of(GEMEENTE), Position::Agree, 50_000, mandate)];
        assert_eq!(ready(&asked, &views, &[], &rooms).blockers.len(), blockers, "{mandate}");
    }
}

#[test]
fn the_last_cent_of_the_pot_can_be_granted_and_not_one_more() {
    let asked = Asked::kept(vec![part(GEMEENTE, 50_000)]);
    let views = [view(asked.of(GEMEENTE), Position::Agree, 50_000, 50_000)];
    assert_eq!(ready(&asked, &views, &[], &rooms(50_000, 0)).blockers, []);
    assert_eq!(
        ready(&asked, &views, &[], &rooms(49_999, 0)).blockers,
        [Blocker::BudgetShort { partner_id: GEMEENTE, amount: Cents(50_000), available: Cents(49_999) }]
    );
    let none = [Room { partner_id: GEMEENTE, available: None, paid: Cents::ZERO }];
    assert_eq!(ready(&asked, &views, &[], &none).blockers, [Blocker::BudgetMissing { partner_id: GEMEENTE }]);
}

#[test]
fn above_a_limit_somebody_higher_decides() {
    for (cents, level) in [
        (250_000, Level::Wijkteam),
        (250_001, Level::Manager),
        (1_000_000, Level::Manager),
        (1_000_001, Level::Stuurgroep),
    ] {
        assert_eq!(needed_level(Cents(cents), LIMITS), level);
        let asked = Asked::kept(vec![part(GEMEENTE, cents)]);
        for given in Level::ALL {
            let views =
                [View { level: *given, ..view(asked.of(GEMEENTE), Position::Agree, cents, i64::MAX) }];
            let blocked = !ready(&asked, &views, &[], &rooms(i64::MAX, 0)).blockers.is_empty();
            assert_eq!(blocked, *given < level, "{cents} {given:?}");
        }
    }
}

#[test]
fn what_was_paid_before_is_part_of_what_is_given() {
    let asked = Asked::kept(vec![part(GEMEENTE, 16_000)]);
    let said = |position, cents| [view(asked.of(GEMEENTE), position, cents, 16_000)];
    let pot = |available| [Room { partner_id: GEMEENTE, available, paid: Cents(10_000) }];
    let yes = |cents| said(Position::Agree, cents);
    assert_eq!(ready(&asked, &yes(16_000), &[], &pot(Some(Cents(6_000)))).blockers, []);
    assert_eq!(
        ready(&asked, &yes(16_000), &[], &pot(Some(Cents(5_999)))).blockers,
        [Blocker::BudgetShort { partner_id: GEMEENTE, amount: Cents(6_000), available: Cents(5_999) }]
    );
    assert_eq!(ready(&asked, &yes(10_000), &[], &pot(None)).blockers, [], "nothing new is needed");
    let before =
        |cents| Blocker::PaidBefore { partner_id: GEMEENTE, amount: Cents(cents), paid: Cents(10_000) };
    assert_eq!(ready(&asked, &yes(9_999), &[], &pot(None)).blockers, [before(9_999)]);
    let no = ready(&asked, &said(Position::Object, 0), &[], &pot(None));
    assert_eq!(no.blockers, [before(0)]);
    assert_eq!(no.not_refused, Some(NotRefused::Paid { paid: Cents(10_000) }));
    // Whose money is not asked any more has paid it all the same.
    let other = Asked::kept(vec![part(WOONCONCEPT, 100)]);
    let views = [view(other.of(WOONCONCEPT), Position::Agree, 100, 100)];
    let both =
        [pot(None)[0], Room { partner_id: WOONCONCEPT, available: Some(Cents(100)), paid: Cents::ZERO }];
    assert_eq!(ready(&other, &views, &[], &both).blockers, [before(0)]);
}

#[test]
fn nobody_refuses_before_everyone_who_is_asked_has_answered() {
    let asked = Asked::kept(vec![part(GEMEENTE, 70_000), part(WOONCONCEPT, 50_000)]);
    let checks = [check(3, GEMEENTE, Applies::Always, Says::Fails)];
    let one = view(asked.of(GEMEENTE), Position::Agree, 70_000, 70_000);
    let two = view(asked.of(WOONCONCEPT), Position::Agree, 50_000, 50_000);
    let old = View { asked: part(WOONCONCEPT, 1), ..two.clone() };
    let of = |views: &[View], checks: &[PartnerCheck]| ready(&asked, views, checks, &rooms(0, 0)).not_refused;
    assert_eq!(of(std::slice::from_ref(&one), &checks), Some(NotRefused::ViewMissing));
    assert_eq!(of(&[one.clone(), old], &checks), Some(NotRefused::ViewMissing));
    assert_eq!(of(&[one.clone(), two.clone()], &checks), None);
    assert_eq!(of(&[one, two], &[]), Some(NotRefused::NoGround));
}

#[test]
fn the_level_that_decides_is_awaited_and_no_other() {
    let asked = Asked::kept(vec![part(GEMEENTE, 260_000), part(WOONCONCEPT, 0)]);
    let case = |views: &'static [View]| Case {
        requested: Cents(260_000),
        asked: Box::leak(Box::new(asked.clone())),
        views,
        checks: &[],
        rooms: &[],
        limits: LIMITS,
    };
    let gemeente = asked.of(GEMEENTE);
    assert_eq!(awaited(case(&[]), gemeente, Level::Manager), Some(Level::Manager));
    let hours = AskedPart { partner_id: WOONCONCEPT, amount: Cents::ZERO, hours: 8 };
    assert_eq!(awaited(case(&[]), hours, Level::Manager), Some(Level::Wijkteam));
    let said = |level| -> &'static [View] {
        let view = View { level, ..view(gemeente, Position::Agree, 260_000, 300_000) };
        Box::leak(Box::new([view]))
    };
    assert_eq!(awaited(case(said(Level::Wijkteam)), gemeente, Level::Manager), Some(Level::Manager));
    assert_eq!(awaited(case(said(Level::Manager)), gemeente, Level::Manager), None);
    assert_eq!(awaited(case(said(Level::Manager)), gemeente, Level::Stuurgroep), Some(Level::Stuurgroep));
}

#[test]
fn who_says_no_leaves_the_others_their_part() {
    let asked = Asked::kept(vec![part(GEMEENTE, 70_000), part(WOONCONCEPT, 50_000)]);
    let yes = view(asked.of(GEMEENTE), Position::Agree, 70_000, 70_000);
    let no = view(asked.of(WOONCONCEPT), Position::Object, 0, 0);
    let checks = [
        check(6, WOONCONCEPT, Applies::Money, Says::Fails),
        check(3, GEMEENTE, Applies::Always, Says::Meets),
    ];
    let ready_now = ready(&asked, &[yes, no.clone()], &checks, &rooms(70_000, 0));
    assert_eq!((ready_now.blockers, ready_now.outcome), (vec![], Outcome::PartlyGranted));
    assert_eq!(ready_now.not_refused, None);
    let no_too = view(asked.of(GEMEENTE), Position::Object, 0, 0);
    assert_eq!(
        ready(&asked, &[no_too, no], &[], &rooms(0, 0)).blockers,
        [GEMEENTE, WOONCONCEPT].map(|partner_id| Blocker::ViewObjects { partner_id })
    );
}

#[test]
fn a_view_on_something_else_holds_no_longer() {
    let asked = Asked::kept(vec![part(GEMEENTE, 50_000)]);
    let views = [view(part(GEMEENTE, 49_999), Position::Agree, 49_999, 100_000)];
    assert_eq!(
        ready(&asked, &views, &[], &rooms(100_000, 0)).blockers,
        [Blocker::ViewOutdated { partner_id: GEMEENTE }]
    );
}

#[test]
fn every_kader_that_bears_has_to_be_met() {
    let asked = Asked::kept(vec![part(GEMEENTE, 50_000)]);
    let views = [view(asked.of(GEMEENTE), Position::Agree, 50_000, 50_000)];
    let checks = [
        check(1, GEMEENTE, Applies::Always, Says::Open),
        check(2, GEMEENTE, Applies::Money, Says::Fails),
        check(4, WOONCONCEPT, Applies::Always, Says::Meets),
    ];
    let ready = ready(&asked, &views, &checks, &rooms(50_000, 0));
    assert_eq!(
        ready.blockers,
        [
            Blocker::KaderOpen { kader_id: Uuid::from_u128(1) },
            Blocker::KaderFails { kader_id: Uuid::from_u128(2) },
        ]
    );
    assert_eq!(ready.not_refused, None);
}

#[test]
fn an_idea_without_money_needs_nobody_but_its_kaders() {
    let asked = Asked::default();
    let ready = ready(&asked, &[], &[], &[]);
    assert_eq!(
        (ready.blockers, ready.outcome, ready.not_refused),
        (vec![], Outcome::Granted, Some(NotRefused::NoGround))
    );
}

#[test]
fn undivided_money_cannot_be_granted() {
    let case = Case {
        requested: Cents(1),
        asked: &Asked::default(),
        views: &[],
        checks: &[],
        rooms: &[],
        limits: LIMITS,
    };
    assert_eq!(readiness(case).blockers, [Blocker::DivisionMissing]);
}

fn position() -> impl Strategy<Value = Position> {
    prop::sample::select(Position::ALL)
}

fn level() -> impl Strategy<Value = Level> {
    prop::sample::select(Level::ALL)
}

proptest! {
    /// Whatever the views: nothing is granted beyond what is asked, a mandate, a level or a pot.
    #[test]
    fn what_can_be_granted_is_within_everything(
        parts in prop::collection::vec((0i64..2_000_000, position(), 0i64..2_000_000, level(), 0i64..2_000_000, 0i64..2_000_000), 1..4)
    ) {
        let partner = |index: usize| Uuid::from_u128(index as u128 + 1);
        let asked = Asked::kept(
            parts.iter().enumerate().map(|(index, part)| AskedPart { hours: 1, ..self::part(partner(index), part.0) }).collect(),
        );
        let views: Vec<View> = parts.iter().enumerate().map(|(index, (asked_cents, position, given, level, mandate, _))| {
            let gives = if *position == Position::Object { 0 } else { (*given).min(*asked_cents) };
            View { level: *level, ..view(asked.of(partner(index)), *position, gives, *mandate) }
        }).collect();
        let rooms: Vec<Room> = parts.iter().enumerate().map(|(index, part)| Room { partner_id: partner(index), paid: Cents::ZERO, available: Some(Cents(part.5)) }).collect();
        let ready = ready(&asked, &views, &[], &rooms);
        if ready.blockers.is_empty() {
            for (index, view) in views.iter().enumerate().filter(|(_, view)| view.amount > Cents::ZERO) {
                prop_assert!(view.binds(ready.level) && view.is_covered());
                prop_assert!(view.amount <= Cents(parts[index].5) && view.amount <= asked.of(view.partner_id).amount);
            }
            prop_assert_eq!(ready.total, views.iter().map(|view| view.amount).sum::<Cents>());
        }
    }
}
