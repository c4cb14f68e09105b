use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use wdw_contract::Cents;
use wdw_contract::kader::{Day, Evidence, Per};

use super::*;
use crate::kaders::rules::Grant;

pub(super) fn asked(cents: i64) -> Facts {
    Facts { asked: Some(Cents(cents)), ..Facts::default() }
}

pub(super) fn at_most(what: Quantity, limit: Limit) -> Condition {
    Condition::Compare { what, relation: Relation::AtMost, limit }
}

pub(super) fn outcome(condition: &Condition, facts: &Facts) -> Outcome {
    evaluate(condition, facts).outcome
}

/// At the limit, one unit beyond it, one unit within it, and with the quantity unknown.
fn around(what: Quantity, limit: i64, facts: impl Fn(i64) -> Facts) {
    for (relation, beyond) in [(Relation::AtMost, 1), (Relation::AtLeast, -1)] {
        let condition = Condition::Compare { what: what.clone(), relation, limit: Limit::Fixed(limit) };
        assert_eq!(outcome(&condition, &facts(limit)), Outcome::Meets, "{what:?} at the limit");
        assert_eq!(outcome(&condition, &facts(limit - beyond)), Outcome::Meets, "{what:?} within");
        assert_eq!(outcome(&condition, &facts(limit + beyond)), Outcome::Fails, "{what:?} beyond");
        assert_eq!(outcome(&condition, &Facts::default()), Outcome::Open, "{what:?} unknown");
    }
}

#[test]
fn every_quantity_is_met_at_its_exact_limit_and_not_one_beyond() {
    use Quantity as Q;
    let some = |figure| Some(Cents(figure));
    around(Q::Asked, 100_000, asked);
    around(Q::AskedInAll, 250_000, |x| Facts { asked_in_all: some(x), ..Facts::default() });
    around(Q::OwnContribution, 5_000, |x| Facts { own_contribution: some(x), ..Facts::default() });
    around(Q::OtherFunding, 5_000, |x| Facts { other_funding: some(x), ..Facts::default() });
    around(Q::Available, 1, |x| Facts { available: some(x), ..Facts::default() });
    around(Q::OtherPayers, 2, |x| Facts { other_payers: Some(x), ..Facts::default() });
    around(Q::VolunteerHours, 40, |x| Facts { volunteer_hours: Some(x), ..Facts::default() });
    around(Q::Participants, 10, |x| Facts { participants: Some(x), ..Facts::default() });
    around(Q::Supporters, 10, |x| Facts { supporters: Some(x), ..Facts::default() });
    around(Q::Opponents, 3, |x| Facts { opponents: Some(x), ..Facts::default() });
    around(Q::HoursAsked, 16, |x| Facts { hours_asked: Some(x), ..Facts::default() });
    around(Q::HoursLeft, 16, |x| Facts { hours_left: Some(x), ..Facts::default() });
    let costs = |x| Facts {
        costs: Some(vec![("material".into(), Cents(x)), ("food_and_drink".into(), Cents(900))]),
        ..Facts::default()
    };
    around(Q::TotalCost, 3_900, |x| costs(x - 900));
    around(Q::CostOf(vec!["material".into()]), 3_000, costs);
    around(Q::CostOtherThan(vec!["food_and_drink".into()]), 3_000, costs);
    let start: NaiveDate = "2026-03-01".parse().unwrap();
    let day = |days| start.checked_add_signed(chrono::TimeDelta::days(days));
    around(Q::LeadDays, 21, |x| Facts { submitted: Some(start), starts: day(x), ..Facts::default() });
    around(Q::ActivityDays, 3, |x| Facts { starts: Some(start), ends: day(x - 1), ..Facts::default() });
    let granted = |amounts: Vec<i64>| Facts {
        submitted: Some(start),
        grants: [(
            Per::Applicant,
            amounts.into_iter().map(|amount| Grant { year: 2026, amount: Cents(amount) }).collect(),
        )]
        .into(),
        ..asked(1_000)
    };
    let count = |x: i64| granted(vec![100; usize::try_from(x).unwrap()]);
    around(Q::EarlierGrants { per: Per::Applicant, years: 1 }, 2, count);
    around(Q::GrantedInPeriod { per: Per::Applicant, years: 1 }, 5_000, |x| granted(vec![x - 1_000]));
}

#[test]
fn earlier_grants_count_only_in_the_period_and_for_the_same() {
    let grant = |year| Grant { year, amount: Cents(1) };
    let facts = Facts {
        submitted: "2026-05-01".parse().ok(),
        grants: [
            (Per::Applicant, vec![grant(2026), grant(2025), grant(2024)]),
            (Per::Activity, vec![grant(2026)]),
        ]
        .into(),
        ..Facts::default()
    };
    let of_place = Quantity::EarlierGrants { per: Per::Address, years: 1 };
    assert_eq!(facts.measure(&of_place), Err(Datum::Place), "where it is, is not known");
    let count = |years| facts.measure(&Quantity::EarlierGrants { per: Per::Applicant, years }).unwrap();
    assert_eq!((count(1), count(2), count(3), count(0)), (1, 2, 3, 1));
}

#[test]
fn a_share_has_a_base_and_a_cap_beside_it() {
    // min(€ 1.000, a quarter of the costs)
    let condition = at_most(
        Quantity::Asked,
        Limit::Lowest(vec![
            Limit::Fixed(100_000),
            Limit::Share { basis_points: 2_500, of: Quantity::TotalCost },
        ]),
    );
    let facts = |asked, total| Facts {
        asked: Some(Cents(asked)),
        costs: Some(vec![("other".into(), Cents(total))]),
        ..Facts::default()
    };
    assert_eq!(outcome(&condition, &facts(25_000, 100_000)), Outcome::Meets);
    assert_eq!(outcome(&condition, &facts(25_001, 100_000)), Outcome::Fails);
    assert_eq!(
        outcome(&condition, &facts(25_001, 100_003)),
        Outcome::Fails,
        "a quarter of 100.003 is 25.000,75"
    );
    assert_eq!(outcome(&condition, &facts(25_001, 100_004)), Outcome::Meets);
    assert_eq!(outcome(&condition, &facts(100_000, 1_000_000)), Outcome::Meets);
    assert_eq!(outcome(&condition, &facts(100_001, 1_000_000)), Outcome::Fails);
}

#[test]
fn tiers_and_kinds_choose_their_limit() {
    let supporters = Condition::Compare {
        what: Quantity::Supporters,
        relation: Relation::AtLeast,
        limit: Limit::Tiers {
            by: Quantity::Asked,
            steps: vec![
                Tier { from: 0, limit: Limit::Fixed(3) },
                Tier { from: 50_000, limit: Limit::Fixed(10) },
            ],
        },
    };
    let facts = |asked, supporters| Facts {
        asked: Some(Cents(asked)),
        supporters: Some(supporters),
        ..Facts::default()
    };
    assert_eq!(outcome(&supporters, &facts(49_999, 3)), Outcome::Meets);
    assert_eq!(outcome(&supporters, &facts(50_000, 9)), Outcome::Fails);
    assert_eq!(outcome(&supporters, &facts(-1, 9)), Outcome::Open, "no step begins so low");

    let per_kind = at_most(
        Quantity::Asked,
        Limit::ByFeature {
            what: Feature::Theme,
            cases: vec![
                Case {
                    one_of: vec!["meeting".into()],
                    limit: Limit::Each { amount: 500, of: Quantity::Participants },
                },
                Case { one_of: vec![], limit: Limit::Fixed(10_000) },
            ],
        },
    );
    let facts = |theme: &str, asked| Facts {
        asked: Some(Cents(asked)),
        participants: Some(40),
        features: [(Feature::Theme, BTreeSet::from([theme.to_owned()]))].into(),
        ..Facts::default()
    };
    assert_eq!(outcome(&per_kind, &facts("meeting", 20_000)), Outcome::Meets);
    assert_eq!(outcome(&per_kind, &facts("meeting", 20_001)), Outcome::Fails);
    assert_eq!(outcome(&per_kind, &facts("green", 10_001)), Outcome::Fails);
}

#[test]
fn a_sentence_names_kinds_as_people_do() {
    let condition = at_most(Quantity::CostOf(vec!["food_and_drink".into()]), Limit::Fixed(0));
    let facts = Facts { costs: Some(vec![("food_and_drink".into(), Cents(900))]), ..Facts::default() };
    let [Reason::Tested { met: false, sentence }] = &evaluate(&condition, &facts).reasons[..] else {
        panic!("not tested");
    };
    assert!(sentence.starts_with("De kosten voor eten en drinken zijn samen"), "{sentence}");
}

#[test]
fn the_sentence_says_what_was_asked_and_what_is_given() {
    let verdict = evaluate(&at_most(Quantity::Asked, Limit::Fixed(100_000)), &asked(120_000));
    let sentence = "Je vraagt €\u{a0}1.200. Dit fonds geeft per keer hoogstens €\u{a0}1.000.";
    assert_eq!(verdict.reasons, [Reason::Tested { met: false, sentence: sentence.into() }]);
}

#[test]
fn what_is_left_is_no_rule_of_the_fund_and_no_hours_are_nothing_to_compare() {
    let of_pot = at_most(Quantity::Asked, Limit::SameAs(Quantity::Available));
    let facts = Facts { available: Some(Cents(126_050)), ..asked(120_000) };
    let sentence = "Je vraagt €\u{a0}1.200. Er is nog €\u{a0}1.260,50 in de pot.";
    assert_eq!(evaluate(&of_pot, &facts).reasons, [Reason::Tested { met: true, sentence: sentence.into() }]);
    let of_hours = at_most(Quantity::HoursAsked, Limit::SameAs(Quantity::HoursLeft));
    let said = |hours, left| {
        let facts = Facts { hours_asked: Some(hours), hours_left: Some(left), ..Facts::default() };
        evaluate(&of_hours, &facts).reasons[0].sentence().to_owned()
    };
    assert_eq!(said(0, 0), "Je vraagt geen uren.");
    assert_eq!(said(3, 2), "Je vraagt 3 uur van de partner. De partner heeft nog 2 uur.");
}

#[test]
fn a_failed_kader_tells_what_fails_and_nothing_else() {
    let condition = Condition::All(vec![
        at_most(Quantity::Asked, Limit::Fixed(1)),
        at_most(Quantity::Asked, Limit::Fixed(1_000_000)),
        Condition::Judge { question: "Past het?".into() },
    ]);
    let verdict = evaluate(&condition, &asked(500));
    assert_eq!(verdict.outcome, Outcome::Fails);
    assert_eq!(verdict.reasons.len(), 1);
}

#[test]
fn a_guideline_that_fails_goes_to_a_person() {
    let condition = Condition::Guideline(Box::new(at_most(Quantity::Asked, Limit::Fixed(1))));
    let verdict = evaluate(&condition, &asked(500));
    assert_eq!(verdict.outcome, Outcome::Open);
    assert!(matches!(verdict.reasons.as_slice(), [Reason::Judge { .. }]));
    assert_eq!(outcome(&condition, &asked(1)), Outcome::Meets);
}

fn quantity() -> impl Strategy<Value = Quantity> {
    use Quantity as Q;
    prop_oneof![
        Just(Q::Asked),
        Just(Q::TotalCost),
        Just(Q::CostOf(vec!["a".into()])),
        Just(Q::Participants),
        Just(Q::LeadDays),
        Just(Q::ActivityDays),
        (0u8..4).prop_map(|years| Q::GrantedInPeriod { per: Per::Applicant, years }),
        Just(Q::Available),
    ]
}

fn limit() -> impl Strategy<Value = Limit> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Limit::Fixed),
        (-3i64..300).prop_map(Limit::Fixed),
        quantity().prop_map(Limit::SameAs),
        (any::<u32>(), quantity()).prop_map(|(basis_points, of)| Limit::Share { basis_points, of }),
        (any::<i64>(), quantity()).prop_map(|(amount, of)| Limit::Each { amount, of }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Limit::Lowest),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Limit::Highest),
            (quantity(), prop::collection::vec((-3i64..300, inner), 0..3)).prop_map(|(by, steps)| {
                let steps = steps.into_iter().map(|(from, limit)| Tier { from, limit }).collect();
                Limit::Tiers { by, steps }
            }),
        ]
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        (quantity(), limit(), any::<bool>()).prop_map(|(what, limit, most)| {
            let relation = if most { Relation::AtMost } else { Relation::AtLeast };
            Condition::Compare { what, relation, limit }
        }),
        Just(Condition::Is { what: Feature::Theme, one_of: vec!["a".into()] }),
        ("[0-9]{4}-[01][0-9]-[0-3][0-9]|.{0,6}").prop_map(|from| Condition::Falls {
            what: Day::Start,
            from: Some(from),
            until: None
        }),
        Just(Condition::Has(Evidence::Quotes)),
        Just(Condition::Judge { question: "Past het?".into() }),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::Any),
            inner.clone().prop_map(|part| Condition::Not(Box::new(part))),
            inner.clone().prop_map(|part| Condition::Guideline(Box::new(part))),
            (inner.clone(), inner)
                .prop_map(|(this, then)| Condition::When { this: Box::new(this), then: Box::new(then) }),
        ]
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    let amount = || prop_oneof![-3i64..300, any::<i64>()].prop_map(Cents);
    let day = || {
        (-400_000i64..400_000).prop_map(|days| {
            NaiveDate::default().checked_add_signed(chrono::TimeDelta::days(days)).unwrap_or_default()
        })
    };
    let grants = prop::collection::vec((2024i32..2028, amount()), 0..4).prop_map(|grants| {
        let grants: Vec<Grant> = grants.into_iter().map(|(year, amount)| Grant { year, amount }).collect();
        BTreeMap::from([(Per::Applicant, grants)])
    });
    (
        (amount(), prop::collection::vec(("[ab]", amount()), 0..4), any::<i64>(), grants),
        (day(), day(), day(), amount()),
        ("[ab]", any::<bool>()),
    )
        .prop_map(
            |(
                (asked, costs, participants, grants),
                (submitted, starts, ends, available),
                (theme, quotes),
            )| {
                Facts {
                    asked: Some(asked),
                    costs: Some(costs),
                    participants: Some(participants),
                    grants,
                    submitted: Some(submitted),
                    starts: Some(starts),
                    ends: Some(ends),
                    available: Some(available),
                    features: [(Feature::Theme, BTreeSet::from([theme]))].into(),
                    evidence: [(Evidence::Quotes, quotes)].into(),
                    ..Facts::default()
                }
            },
        )
}

fn forget(mut facts: Facts, which: u8) -> Facts {
    let gone = |bit: u8| which & (1 << bit) != 0;
    if gone(0) {
        facts.asked = None;
    }
    if gone(1) {
        facts.costs = None;
    }
    if gone(2) {
        facts.participants = None;
    }
    if gone(3) {
        facts.grants.clear();
    }
    if gone(4) {
        facts.starts = None;
    }
    if gone(5) {
        facts.available = None;
    }
    if gone(6) {
        facts.features.clear();
    }
    if gone(7) {
        facts.evidence.clear();
    }
    facts
}

pub(super) fn not(part: Condition) -> Condition {
    Condition::Not(Box::new(part))
}

proptest! {
    /// What should not be so has the opposite outcome, and reasons that go with it.
    #[test]
    fn the_reasons_side_with_the_outcome(condition in condition(), facts in facts(), which: u8) {
        let facts = forget(facts, which);
        let (as_it_is, turned) = (evaluate(&condition, &facts), evaluate(&not(condition.clone()), &facts));
        let opposite = match as_it_is.outcome {
            Outcome::Meets => Outcome::Fails,
            Outcome::Fails => Outcome::Meets,
            Outcome::Open => Outcome::Open,
        };
        prop_assert_eq!(turned.outcome, opposite);
        prop_assert_eq!(&evaluate(&not(not(condition)), &facts), &as_it_is);
        for verdict in [as_it_is, turned] {
            for reason in &verdict.reasons {
                match (verdict.outcome, reason) {
                    (Outcome::Meets, Reason::Tested { met: true, .. })
                    | (Outcome::Fails, Reason::Tested { met: false, .. })
                    | (Outcome::Open, Reason::Missing { .. } | Reason::Judge { .. }) => {}
                    (outcome, reason) => prop_assert!(false, "{outcome:?} because {reason:?}"),
                }
            }
        }
    }

    /// The words of a limit are true of the figures: "meer dan" only where more is needed.
    #[test]
    fn what_should_not_be_so_names_the_other_side_of_the_limit(measured in 0i64..300, limit in 0i64..300, most: bool) {
        let relation = if most { Relation::AtMost } else { Relation::AtLeast };
        let part = Condition::Compare { what: Quantity::TotalCost, relation, limit: Limit::Fixed(limit) };
        let facts = Facts { costs: Some(vec![("a".into(), Cents(measured))]), ..Facts::default() };
        let rule = if most {
            (measured > limit, format!("Het moet meer dan {} zijn.", Cents(limit)))
        } else {
            (measured < limit, format!("Het moet minder dan {} zijn.", Cents(limit)))
        };
        let Verdict { outcome, reasons } = evaluate(&not(part), &facts);
        prop_assert_eq!(outcome == Outcome::Meets, rule.0);
        prop_assert!(reasons[0].sentence().ends_with(&rule.1), "{}", reasons[0].sentence());
    }

    #[test]
    fn any_condition_has_an_outcome_with_a_reason(condition in condition(), facts in facts(), which: u8) {
        let verdict = evaluate(&condition, &forget(facts, which));
        let empty = |reason: &Reason| match reason {
            Reason::Tested { sentence, .. } | Reason::Missing { sentence, .. } => sentence.is_empty(),
            Reason::Judge { question } => question.is_empty(),
        };
        prop_assert!(!verdict.reasons.iter().any(empty));
        if verdict.outcome == Outcome::Open {
            prop_assert!(!verdict.reasons.is_empty());
        }
    }

    /// What is told with little known stays true when more is known.
    #[test]
    fn knowing_more_never_turns_an_outcome_around(condition in condition(), facts in facts(), which: u8) {
        let early = outcome(&condition, &forget(facts.clone(), which));
        if early != Outcome::Open {
            prop_assert_eq!(early, outcome(&condition, &facts));
        }
    }
}
