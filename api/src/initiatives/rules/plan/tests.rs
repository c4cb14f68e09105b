use super::*;

fn plan() -> Plan {
    Plan {
        title: "Pluktuin".into(),
        plan: "Met de straat een tuin om te plukken.".into(),
        theme: Theme::Green,
        place: Place::default(),
        participants: None,
        benefit: None,
        starts_on: None,
        ends_on: None,
        supporter_estimate: None,
        money: Money {
            costs: vec![Cost {
                description: "Bomen".into(),
                amount: Cents(64_000),
                kind: CostKind::Material,
            }],
            own: Cents(10_000),
            ..Money::default()
        },
    }
}

fn codes(plan: &Plan) -> Vec<(String, RefusalCode)> {
    let today = "2026-03-01".parse().unwrap();
    plan.check(today, true).into_iter().map(|r| (r.field.unwrap_or_default(), r.code)).collect()
}

#[test]
fn a_good_plan_is_not_refused_and_asks_what_is_missing() {
    assert_eq!(codes(&plan()), vec![]);
    assert_eq!(plan().money.requested(), Cents(54_000));
}

#[test]
fn texts_are_refused_at_one_character_over() {
    let with_title = |n: usize| Plan { title: "é".repeat(n), ..plan() };
    assert_eq!(codes(&with_title(limits::TITLE)), vec![]);
    assert_eq!(codes(&with_title(limits::TITLE + 1)), vec![("title".into(), RefusalCode::TooLong)]);
    assert_eq!(codes(&with_title(0)), vec![("title".into(), RefusalCode::Required)]);
    let with_plan = |n: usize| Plan { plan: "a".repeat(n), ..plan() };
    assert_eq!(codes(&with_plan(limits::PLAN_MIN - 1)), vec![("plan".into(), RefusalCode::TooShort)]);
    assert_eq!(codes(&with_plan(limits::PLAN_MIN)), vec![]);
}

#[test]
fn nobody_hides_characters_in_a_text() {
    for text in ["Plan\u{202e}nalp", "Plan\u{0}", "Plan\u{7}"] {
        assert_eq!(
            codes(&Plan { title: text.into(), ..plan() }),
            vec![("title".into(), RefusalCode::BadFormat)]
        );
    }
    assert_eq!(codes(&Plan { title: "Thuis 👩‍👩‍👧 & <b>groen</b>".into(), ..plan() }), vec![]);
}

#[test]
fn amounts_at_their_limits() {
    let with = |cents: i64| {
        let mut plan = plan();
        plan.money.costs[0].amount = Cents(cents);
        plan.money.own = Cents::ZERO;
        codes(&plan)
    };
    let field = || "budgetLines.0.amount".to_owned();
    assert_eq!(with(1), vec![]);
    assert_eq!(with(0), vec![(field(), RefusalCode::TooSmall)]);
    assert_eq!(with(limits::AMOUNT), vec![]);
    assert_eq!(with(limits::AMOUNT + 1), vec![(field(), RefusalCode::TooLarge)]);
    assert_eq!(with(i64::MAX), vec![(field(), RefusalCode::TooLarge)]);
    assert_eq!(with(i64::MIN)[0], (field(), RefusalCode::TooSmall));
}

#[test]
fn one_does_not_bring_more_than_it_costs() {
    let mut plan = plan();
    plan.money.own = Cents(64_000);
    assert_eq!(codes(&plan), vec![]);
    plan.money.own = Cents(64_001);
    assert_eq!(codes(&plan), vec![("ownContribution".into(), RefusalCode::TooLarge)]);
}

#[test]
fn days_are_in_order_and_ahead() {
    let with = |start: Option<&str>, end: Option<&str>| {
        codes(&Plan {
            starts_on: start.map(|d| d.parse().unwrap()),
            ends_on: end.map(|d| d.parse().unwrap()),
            ..plan()
        })
    };
    assert_eq!(with(Some("2026-03-01"), Some("2026-03-01")), vec![]);
    assert_eq!(with(Some("2026-02-28"), None), vec![("startsOn".into(), RefusalCode::TooSmall)]);
    assert_eq!(with(Some("2031-03-02"), None), vec![("startsOn".into(), RefusalCode::TooLarge)]);
    assert_eq!(with(None, Some("2026-03-02")), vec![("startsOn".into(), RefusalCode::Required)]);
    assert_eq!(with(Some("2026-03-02"), Some("2026-03-01")), vec![("endsOn".into(), RefusalCode::TooSmall)]);
}

#[test]
fn changes_leave_the_rest_as_it_was() {
    let changed = plan().with(Changes { own: Some(Cents(20_000)), ..Changes::default() });
    assert_eq!(changed.money.own, Cents(20_000));
    assert_eq!(changed.title, plan().title);
}
