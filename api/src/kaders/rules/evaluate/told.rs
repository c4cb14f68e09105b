//! What the reasons say.

use std::collections::BTreeSet;

use wdw_contract::Cents;
use wdw_contract::kader::{Day, Evidence, Per};

use super::tests::{asked, at_most, not, outcome};
use super::*;
use crate::kaders::rules::Grant;

fn said(condition: &Condition, facts: &Facts) -> Vec<String> {
    let verdict = evaluate(condition, facts);
    verdict.reasons.iter().map(|reason| reason.sentence().replace('\u{a0}', " ")).collect()
}

#[test]
fn what_should_not_be_so_is_told_as_it_is() {
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let facts = Facts {
        starts: day("2026-05-10"),
        features: [(Feature::Theme, BTreeSet::from(["green".to_owned()]))].into(),
        evidence: [(Evidence::Quotes, true), (Evidence::Plan, false)].into(),
        ..asked(10_000)
    };
    let theme = |one: &str| Condition::Is { what: Feature::Theme, one_of: vec![one.to_owned()] };
    let falls = |from: Option<&str>, until: Option<&str>| Condition::Falls {
        what: Day::Start,
        from: from.map(str::to_owned),
        until: until.map(str::to_owned),
    };
    let at_least = |limit| Condition::Compare {
        what: Quantity::Asked,
        relation: Relation::AtLeast,
        limit: Limit::Fixed(limit),
    };
    for (part, fails, words) in [
        (
            at_most(Quantity::Asked, Limit::Fixed(10_000)),
            true,
            "Je vraagt € 100. Het moet meer dan € 100 zijn.",
        ),
        (
            at_most(Quantity::Asked, Limit::Fixed(9_999)),
            false,
            "Je vraagt € 100. Het moet meer dan € 99,99 zijn.",
        ),
        (at_least(10_000), true, "Je vraagt € 100. Het moet minder dan € 100 zijn."),
        (at_least(10_001), false, "Je vraagt € 100. Het moet minder dan € 100,01 zijn."),
        (theme("green"), true, "Het onderwerp: dit kader geldt niet voor Groen."),
        (theme("play"), false, "Het onderwerp: dat past."),
        (Condition::Has(Evidence::Quotes), true, "Meegestuurd: een offerte. Dat mag hier niet."),
        (Condition::Has(Evidence::Plan), false, "Niet meegestuurd: een tekening of plan. Dat klopt."),
        (
            falls(Some("2026-05-01"), None),
            true,
            "De start is op 10 mei 2026. Het kan alleen voor 1 mei 2026.",
        ),
        (falls(None, Some("2026-05-09")), false, "De start is op 10 mei 2026. Het kan alleen na 9 mei 2026."),
        (
            falls(Some("2026-05-10"), Some("2026-05-10")),
            true,
            "De start is op 10 mei 2026. Het kan niet van 10 mei 2026 tot en met 10 mei 2026.",
        ),
    ] {
        let condition = not(part);
        let expected = if fails { Outcome::Fails } else { Outcome::Meets };
        assert_eq!(outcome(&condition, &facts), expected, "{words}");
        assert_eq!(said(&condition, &facts), [words]);
    }
    let judge = not(Condition::Judge { question: "Verdient iemand eraan?".into() });
    assert_eq!(said(&judge, &facts), ["Hier moet het antwoord nee zijn: Verdient iemand eraan?"]);
    assert_eq!(
        said(&not(at_most(Quantity::Participants, Limit::Fixed(3))), &facts),
        ["We weten nog niet: hoeveel mensen meedoen."]
    );
}

#[test]
fn what_was_granted_before_is_told_with_who_when_and_how_often() {
    let grants = vec![Grant { year: 2026, amount: Cents(5_000) }, Grant { year: 2025, amount: Cents(1) }];
    let facts = Facts {
        submitted: "2026-05-01".parse().ok(),
        grants: [(Per::Applicant, grants.clone()), (Per::Address, grants), (Per::Activity, Vec::new())]
            .into(),
        ..asked(10_000)
    };
    let times = |per, years, most| {
        said(&at_most(Quantity::EarlierGrants { per, years }, Limit::Fixed(most)), &facts).remove(0)
    };
    assert_eq!(
        times(Per::Applicant, 1, 0),
        "Je kreeg dit jaar al 1 keer geld van deze organisatie. Het kan hoogstens 1 keer per jaar."
    );
    assert_eq!(
        times(Per::Address, 3, 1),
        "Voor deze plek kwam er in de laatste 3 jaar al 2 keer geld van deze organisatie. Het kan hoogstens 2 keer per 3 jaar."
    );
    assert_eq!(
        times(Per::Activity, 1, 1),
        "Voor dit onderwerp kwam er dit jaar nog geen geld van deze organisatie in deze wijk. Het kan hoogstens 2 keer per jaar."
    );
    let sum = at_most(Quantity::GrantedInPeriod { per: Per::Applicant, years: 1 }, Limit::Fixed(12_000));
    assert_eq!(
        said(&sum, &facts),
        ["Samen met wat je dit jaar al kreeg, wordt het € 150. Het mag hoogstens € 120 zijn."]
    );
}

#[test]
fn where_one_is_enough_and_none_is_met_that_is_what_is_told() {
    let facts = Facts { evidence: [(Evidence::Quotes, false)].into(), ..asked(10_000) };
    let either =
        Condition::Any(vec![at_most(Quantity::Asked, Limit::Fixed(5_000)), Condition::Has(Evidence::Quotes)]);
    assert_eq!(
        said(&either, &facts),
        [
            "Eén van deze dingen moet kloppen: Je vraagt € 100. Dit fonds geeft per keer hoogstens € 50. Of: Stuur mee: een offerte."
        ]
    );
    let only = Condition::Any(vec![Condition::Has(Evidence::Quotes)]);
    assert_eq!(said(&only, &facts), ["Stuur mee: een offerte."]);
}

#[test]
fn a_rule_for_some_cases_says_in_which() {
    let above = |limit| Condition::Compare {
        what: Quantity::Asked,
        relation: Relation::AtLeast,
        limit: Limit::Fixed(limit),
    };
    let when = |limit| Condition::When {
        this: Box::new(above(limit)),
        then: Box::new(Condition::Has(Evidence::Quotes)),
    };
    let facts = Facts { evidence: [(Evidence::Quotes, false)].into(), ..asked(10_000) };
    assert_eq!(
        said(&when(10_000), &facts),
        ["Stuur mee: een offerte. Dit geldt als: wat je vraagt is minstens € 100."]
    );
    assert_eq!(outcome(&when(10_001), &facts), Outcome::Meets);
    assert_eq!(
        said(&when(10_001), &facts),
        ["Een regel geldt hier niet. Die geldt alleen als: wat je vraagt is minstens € 100,01."]
    );
    // Not so: the case has to be there, and what follows from it not.
    assert_eq!(said(&not(when(10_001)), &facts), ["Je vraagt € 100. Het moet minstens € 100,01 zijn."]);
}

#[test]
fn one_is_one_person_and_none_is_nobody() {
    let facts = |count| Facts { supporters: Some(count), participants: Some(count), ..Facts::default() };
    let at_least = |what| Condition::Compare { what, relation: Relation::AtLeast, limit: Limit::Fixed(10) };
    let supporters = |count| said(&at_least(Quantity::Supporters), &facts(count)).remove(0);
    assert_eq!(supporters(0), "Nog niemand steunt het plan. Het moet minstens 10 zijn.");
    assert_eq!(supporters(1), "1 persoon steunt het plan. Het moet minstens 10 zijn.");
    assert_eq!(
        said(&at_least(Quantity::Participants), &facts(1)),
        ["Er doet 1 persoon mee. Het moet minstens 10 zijn."]
    );
}
