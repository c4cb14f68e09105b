use proptest::prelude::*;

use super::*;

const GEMEENTE: Uuid = Uuid::from_u128(1);
const HERE: Uuid = Uuid::from_u128(2);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn held(wijk_id: Option<Uuid>, level: Level, kind: MandateKind, up_to: i64) -> Held {
    Held { partner_id: GEMEENTE, wijk_id, level, kind, up_to }
}

#[test]
fn a_mandate_holds_on_its_first_and_its_last_day() {
    let (from, until) = (day("2026-03-02"), Some(day("2026-03-31")));
    assert!(holds(from, until, day("2026-03-02")) && holds(from, until, day("2026-03-31")));
    assert!(!holds(from, until, day("2026-03-01")) && !holds(from, until, day("2026-04-01")));
    assert!(holds(from, None, day("2036-01-01")));
}

#[test]
fn the_highest_counts_for_this_partner_in_this_wijk() {
    let elsewhere = Some(Uuid::from_u128(3));
    let all = [
        held(Some(HERE), Level::Wijkteam, MandateKind::Money, 250_000),
        held(elsewhere, Level::Wijkteam, MandateKind::Money, 900_000),
        held(Some(HERE), Level::Wijkteam, MandateKind::Hours, 40),
    ];
    assert_eq!(highest_money(&all, GEMEENTE, HERE), Some((Level::Wijkteam, Cents(250_000))));
    assert_eq!(highest_hours(&all, GEMEENTE, HERE), Some((Level::Wijkteam, 40)));
    assert_eq!(highest_money(&all, Uuid::from_u128(9), HERE), None);
    let manager = [all[0], held(None, Level::Manager, MandateKind::Money, 1_000_000)];
    assert_eq!(highest_money(&manager, GEMEENTE, HERE), Some((Level::Manager, Cents(1_000_000))));
}

fn giving(from: &str, until: Option<&str>) -> Giving {
    Giving { kind: MandateKind::Money, up_to: Some(1), from: day(from), until: until.map(day) }
}

fn codes(refusals: &[Refusal]) -> Vec<String> {
    refusals
        .iter()
        .map(|one| format!("{} {}", one.code.as_str(), one.field.clone().unwrap_or_default()))
        .collect()
}

#[test]
fn a_mandate_says_how_much_and_does_not_begin_in_the_past() {
    let today = day("2026-03-02");
    assert!(giving("2026-03-02", None).check(today).is_empty());
    let late = giving("2026-03-01", Some("2026-02-01"));
    assert_eq!(codes(&late.check(today)), ["too_small validFrom", "too_small validUntil"]);
    for (kind, up_to, refused) in [
        (MandateKind::Money, None, "required amount"),
        (MandateKind::Money, Some(0), "too_small amount"),
        (MandateKind::Money, Some(limits::BUDGET + 1), "too_large amount"),
        (MandateKind::Hours, None, "required hours"),
        (MandateKind::Hours, Some(-1), "too_small hours"),
        (MandateKind::Hours, Some(i64::MAX), "too_large hours"),
    ] {
        let wrong = Giving { kind, up_to, ..giving("2026-03-02", None) };
        assert_eq!(codes(&wrong.check(today)), [refused]);
    }
}

#[test]
fn a_new_mandate_ends_the_one_before() {
    let open = (day("2018-01-01"), None);
    let new = giving("2026-03-02", None);
    assert_eq!(make_room(&[open], &new), Ok(vec![Room::EndsOn(day("2026-03-01"))]));
    assert_eq!(make_room(&[(day("2026-03-02"), None)], &new), Ok(vec![Room::Replaced]));
    assert_eq!(make_room(&[(day("2018-01-01"), Some(day("2026-03-01")))], &new), Ok(vec![Room::Stays]));
    let planned = (day("2026-06-01"), None);
    assert!(make_room(&[planned], &new).is_err());
    assert_eq!(make_room(&[planned], &giving("2026-03-02", Some("2026-05-31"))), Ok(vec![Room::Stays]));
}

#[test]
fn a_mandate_ends_today_or_later_and_once() {
    let today = day("2026-03-02");
    let open = (day("2026-01-01"), None);
    let end = |standing, on: &str| check_end(standing, day(on), today).map(|refused| refused.code.as_str());
    assert_eq!(end(open, "2026-03-02"), None);
    assert_eq!(end(open, "2026-03-01"), Some("too_small"));
    assert_eq!(end((day("2026-04-01"), None), "2026-03-02"), Some("too_small"));
    assert_eq!(end((day("2026-01-01"), Some(day("2026-02-01"))), "2026-03-02"), Some("wrong_state"));
    assert_eq!(end((day("2026-01-01"), Some(day("2026-03-05"))), "2026-03-06"), Some("too_large"));
}

proptest! {
    /// Whatever is given in whatever order, on no day does somebody hold two mandates of a kind.
    #[test]
    fn on_no_day_are_there_two(tries in prop::collection::vec((0i64..60, prop::option::of(0i64..30)), 0..30)) {
        let first = day("2026-01-01");
        let mut all: Vec<Standing> = Vec::new();
        for (begins, length) in tries {
            let from = first + chrono::TimeDelta::days(begins);
            let until = length.map(|days| from + chrono::TimeDelta::days(days));
            let new = Giving { kind: MandateKind::Hours, up_to: Some(8), from, until };
            let Ok(room) = make_room(&all, &new) else { continue };
            all = all
                .into_iter()
                .zip(room)
                .filter_map(|((from, until), room)| match room {
                    Room::Stays => Some((from, until)),
                    Room::EndsOn(last) => Some((from, Some(last))),
                    Room::Replaced => None,
                })
                .collect();
            all.push((from, until));
            for (from, until) in &all {
                prop_assert!(until.is_none_or(|until| until >= *from));
            }
            for number in 0..120 {
                let on = first + chrono::TimeDelta::days(number);
                let holding = all.iter().filter(|(from, until)| holds(*from, *until, on)).count();
                prop_assert!(holding <= 1, "{holding} on {on}: {all:?}");
            }
        }
    }
}
