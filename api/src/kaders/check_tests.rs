//! What cannot be a kader, told where it stands. Beside the rules and not among them: conditions are written as JSON here.

use chrono::NaiveDate;
use serde_json::json;
use wdw_contract::kader::{Case, Condition, DEPTH, Feature, Limit, PARTS, Quantity, Relation, Tier};
use wdw_contract::limits;

use super::rules::*;
use crate::refusal::Refusal;

fn known() -> Known {
    Known {
        partners: vec!["gemeente".into()],
        wijken: vec!["nijeveen".into()],
        buurten: vec!["Centrum".into()],
    }
}

fn condition(json: serde_json::Value) -> Condition {
    serde_json::from_value(json).unwrap()
}

fn fields(refused: &[Refusal]) -> Vec<String> {
    refused.iter().map(|one| format!("{:?} {}", one.code, one.field.clone().unwrap_or_default())).collect()
}

fn wrong(json: serde_json::Value) -> Vec<String> {
    fields(&check_condition(&condition(json), &known(), false))
}

#[test]
fn what_is_wrong_is_named_by_its_path() {
    let fixed = |figure: i64| json!({ "compare": { "what": "asked", "relation": "atMost", "limit": { "fixed": figure } } });
    let right = fixed(100);
    assert_eq!(wrong(json!({ "all": [right, right, fixed(-1)] })), ["TooLarge condition.all.2.limit"]);
    assert_eq!(
        wrong(json!({ "any": [{ "not": fixed(limits::AMOUNT + 1) }] })),
        ["TooLarge condition.any.0.not.limit"]
    );
    assert_eq!(
        wrong(json!({ "when": { "this": right, "then": { "is": { "what": "theme", "oneOf": ["weer"] } } } })),
        ["NotFound condition.when.then.oneOf"]
    );
    assert_eq!(
        wrong(json!({ "guideline": { "falls": { "what": "start", "from": "2026-02-30" } } })),
        ["BadFormat condition.guideline.from"]
    );
    assert_eq!(
        wrong(json!({ "falls": { "what": "start", "from": "2026-03-02", "until": "2026-03-01" } })),
        ["TooSmall condition.until"]
    );
}

#[test]
fn every_name_has_to_be_known() {
    let is = |what: &str, value: &str| wrong(json!({ "is": { "what": what, "oneOf": [value] } }));
    for (what, right) in [
        ("applicantKind", "group"),
        ("theme", "meeting"),
        ("wijk", "nijeveen"),
        ("livesIn", "nijeveen"),
        ("buurt", "Centrum"),
        ("tenantOf", "gemeente"),
    ] {
        assert_eq!(is(what, right), [""; 0], "{what}");
        assert_eq!(is(what, "nergens"), ["NotFound condition.oneOf"], "{what}");
    }
    for free in ["complex", "otherFund"] {
        assert_eq!(is(free, "Het Oranjefonds"), [""; 0]);
        assert_eq!(is(free, "a\u{0}b"), ["NotFound condition.oneOf"]);
    }
    let cost = json!({ "compare": { "what": { "costOf": ["bier"] }, "relation": "atMost", "limit": { "fixed": 0 } } });
    assert_eq!(wrong(cost), ["NotFound condition.what"]);
}

#[test]
fn limits_fit_what_they_limit() {
    let asked = |limit: serde_json::Value| {
        wrong(json!({ "compare": { "what": "asked", "relation": "atMost", "limit": limit } }))
    };
    assert_eq!(asked(json!({ "sameAs": "participants" })), ["BadFormat condition.limit"]);
    assert_eq!(
        asked(json!({ "share": { "basisPoints": 0, "of": "totalCost" } })),
        ["TooLarge condition.limit"]
    );
    assert_eq!(asked(json!({ "each": { "amount": 750, "of": "participants" } })), [""; 0]);
    assert_eq!(
        asked(json!({ "each": { "amount": 750, "of": "totalCost" } })),
        ["BadFormat condition.limit"],
        "for each euro is a share"
    );
    assert_eq!(
        asked(json!({ "lowest": [{ "fixed": 1 }, { "fixed": -5 }] })),
        ["TooLarge condition.limit.lowest.1"]
    );
    assert_eq!(asked(json!({ "lowest": [] })), ["Required condition.limit"]);
    let step = |from| Tier { from, limit: Limit::Fixed(1) };
    let tiers = |steps| Condition::Compare {
        what: Quantity::Asked,
        relation: Relation::AtMost,
        limit: Limit::Tiers { by: Quantity::Participants, steps },
    };
    let of = |steps| fields(&check_condition(&tiers(steps), &known(), false));
    assert_eq!(of(vec![step(0), step(10)]), [""; 0]);
    assert_eq!(of(vec![step(5)]), ["BadFormat condition.limit"]);
    assert_eq!(of(vec![step(0), step(10), step(10)]), ["BadFormat condition.limit"]);
    let cases = vec![
        Case { one_of: vec![], limit: Limit::Fixed(1) },
        Case { one_of: vec!["meeting".into()], limit: Limit::Fixed(2) },
    ];
    let by = Condition::Compare {
        what: Quantity::Asked,
        relation: Relation::AtMost,
        limit: Limit::ByFeature { what: Feature::Theme, cases },
    };
    assert_eq!(fields(&check_condition(&by, &known(), false)), ["BadFormat condition.limit.byFeature.0"]);
    let years = json!({ "compare": { "what": { "earlierGrants": { "per": "applicant", "years": 0 } }, "relation": "atMost", "limit": { "fixed": 0 } } });
    assert_eq!(wrong(years), ["TooLarge condition.what"]);
}

#[test]
fn a_concept_may_miss_what_a_final_version_needs() {
    let day: NaiveDate = "2026-03-01".parse().unwrap();
    let parts = condition(
        json!({ "all": [{ "any": [] }, { "judge": { "question": " " } }, { "is": { "what": "theme", "oneOf": [] } }] }),
    );
    let writing = Writing {
        title: "Straatpot",
        explanation: "",
        reading: "",
        condition: &parts,
        from: day,
        until: None,
    };
    assert_eq!(check_draft(&writing, &known()), vec![]);
    assert_eq!(
        fields(&check_final(&writing, &known())),
        [
            "Required explanation",
            "Required condition.all.0.any",
            "Required condition.all.1.question",
            "Required condition.all.2.oneOf"
        ]
    );
    let empty = condition(json!({ "all": [] }));
    let writing = Writing { explanation: "Zo.", condition: &empty, until: day.pred_opt(), ..writing };
    assert_eq!(fields(&check_final(&writing, &known())), ["TooSmall validUntil", "Required condition"]);
}

#[test]
fn what_is_too_deep_or_too_much_is_refused_before_it_is_looked_at() {
    let judge = || Condition::Judge { question: "?".into() };
    let deep = (0..200).fold(judge(), |inner, _| Condition::Not(Box::new(inner)));
    assert_eq!(fields(&check_condition(&deep, &known(), true)), ["TooMany condition"]);
    let at = (0..DEPTH - 1).fold(judge(), |inner, _| Condition::Not(Box::new(inner)));
    assert_eq!(check_condition(&at, &known(), true), vec![]);
    let wide = |count| Condition::All((0..count).map(|_| judge()).collect());
    assert_eq!(check_condition(&wide(PARTS - 1), &known(), true), vec![]);
    assert_eq!(fields(&check_condition(&wide(PARTS), &known(), true)), ["TooMany condition"]);
}

#[test]
fn numbers_are_short_and_plain() {
    for number in ["1", "6a", "V1", "12345678"] {
        assert_eq!(check_number(number), None, "{number}");
    }
    for number in ["", "123456789", "6 a", "6-a", "é", "a/b", "\0"] {
        assert!(check_number(number).is_some(), "{number:?}");
    }
}
