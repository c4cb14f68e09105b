//! Who may decide what, given by who is one step higher in the same partner.

use serde_json::{Value, json};
use wdw_tests::{Actor, Deciding, Scene, operation};

use super::follow_ups::{does, is_refused, member};

const MANDATE: &str = "mandate { id kind amount hours holder function level validFrom validUntil givenBy viewerMayEnd partner { key } }";

/// The mandates of Haveltermade as everyone sees them: function and amount.
async fn of_wijkteam(who: &Actor) -> Vec<(String, Value, Value)> {
    let query =
        "{ wijk(slug: \"haveltermade\") { wijkteam { mandates { function amount hours validUntil } } } }";
    let found = who.ask(query, Value::Null).await["wijk"]["wijkteam"]["mandates"].clone();
    let mut all: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let amount = if one["amount"].is_null() { &one["hours"] } else { &one["amount"] };
            (
                one["function"].as_str().unwrap_or_default().to_owned(),
                amount.clone(),
                one["validUntil"].clone(),
            )
        })
        .collect();
    all.sort_by_key(|one| one.0.clone());
    all
}

fn money(to: &Value, amount: i64, from: &str) -> Value {
    json!({ "membershipId": to, "kind": "MONEY", "amount": amount, "validFrom": from })
}

#[tokio::test]
async fn everyone_sees_who_may_decide_what_and_a_new_mandate_ends_the_old_one() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    let before = of_wijkteam(&visitor).await;
    let names: Vec<&str> = before.iter().map(|one| one.0.as_str()).collect();
    assert_eq!(names, ["BEWONERSCONSULENT", "SOCIAAL_WERKER", "WIJKREGISSEUR"]);
    assert_eq!(before[0].1, 100_000);
    let manager = s.signed_in("manager@woonconcept.example").await;
    let consulent = member(&s, "BEWONERSCONSULENT").await;
    let given = does(&manager, "giveMandate", MANDATE, money(&consulent["id"], 150_000, "2026-03-09")).await
        ["mandate"]
        .clone();
    assert_eq!((&given["level"], &given["partner"]["key"]), (&json!("WIJKTEAM"), &json!("woonconcept")));
    assert_eq!((&given["holder"], &given["viewerMayEnd"]), (&consulent["name"], &json!(true)));
    let by = given["givenBy"].as_str().unwrap();
    assert!(by.ends_with(", manager Woonconcept"), "{by}");
    let during = of_wijkteam(&visitor).await;
    assert_eq!(
        (during.len(), &during[0].1, &during[0].2),
        (3, &json!(100_000), &json!("2026-03-08")),
        "not yet"
    );
    assert_eq!(of_wijkteam(&manager).await.len(), 4, "who gave it sees what is to come");
    s.later(chrono::TimeDelta::days(7));
    let manager = s.signed_in("manager@woonconcept.example").await;
    assert_eq!(of_wijkteam(&visitor).await[0].1, 150_000);

    let end = |on: &str| json!({ "mandateId": given["id"], "on": on });
    assert_eq!(is_refused(&manager, "endMandate", end("2026-03-08")).await, ["TOO_SMALL on"]);
    assert_eq!(
        does(&manager, "endMandate", MANDATE, end("2026-03-10")).await["mandate"]["validUntil"],
        "2026-03-10"
    );
    assert_eq!(is_refused(&manager, "endMandate", end("2026-03-11")).await, ["TOO_LARGE on"]);
    s.later(chrono::TimeDelta::days(1));
    let manager = s.signed_in("manager@woonconcept.example").await;
    let ending = does(&manager, "endMandate", MANDATE, end("2026-03-10")).await["mandate"].clone();
    assert_eq!(ending["viewerMayEnd"], false, "what ends today cannot end sooner");
    s.later(chrono::TimeDelta::days(1));
    let manager = s.signed_in("manager@woonconcept.example").await;
    assert_eq!(of_wijkteam(&visitor).await.len(), 2);
    assert_eq!(is_refused(&manager, "endMandate", end("2026-03-12")).await, ["WRONG_STATE"]);
    // A slip is mended on the same day.
    does(&manager, "giveMandate", MANDATE, money(&consulent["id"], 99, "2026-03-11")).await;
    does(&manager, "giveMandate", MANDATE, money(&consulent["id"], 98, "2026-03-11")).await;
    assert_eq!(of_wijkteam(&visitor).await[0].1, 98);
    let hours = json!({ "membershipId": consulent["id"], "kind": "HOURS", "hours": 40, "validFrom": "2026-03-11", "validUntil": "2026-12-31" });
    does(&manager, "giveMandate", MANDATE, hours).await;
    assert_eq!(of_wijkteam(&visitor).await.len(), 4, "hours stand beside money");
}

#[tokio::test]
async fn a_mandate_is_given_one_step_higher_in_the_same_partner_and_never_to_oneself() {
    let s = Scene::meppel().await;
    let consulent = member(&s, "BEWONERSCONSULENT").await;
    let to_member = money(&consulent["id"], 100, "2026-03-02");
    let stuurgroep = s.signed_in("stuurgroep@woonconcept.example").await;
    let found = stuurgroep
        .ask("{ partners { key managers { id name } mandates { holder amount level } } }", Value::Null)
        .await;
    let woonconcept =
        found["partners"].as_array().unwrap().iter().find(|one| one["key"] == "woonconcept").unwrap().clone();
    let other =
        found["partners"].as_array().unwrap().iter().find(|one| one["key"] == "gemeente").unwrap().clone();
    assert_eq!(woonconcept["mandates"][0]["amount"], 1_000_000);
    assert_eq!(other["managers"], json!([]), "only those to whom one gives");
    let manager_id = woonconcept["managers"][0]["id"].clone();
    let to_manager =
        json!({ "managerId": manager_id, "kind": "MONEY", "amount": 700_000, "validFrom": "2026-03-02" });
    let mut table = String::new();
    for (name, who) in [
        ("visitor", s.visitor()),
        ("resident", s.resident("anna").await),
        ("wijkregisseur here", s.member("haveltermade", "WIJKREGISSEUR").await),
        ("the consulent", s.member("haveltermade", "BEWONERSCONSULENT").await),
        ("manager gemeente", s.signed_in("manager@gemeente.example").await),
        ("manager woonconcept", s.signed_in("manager@woonconcept.example").await),
        ("stuurgroep gemeente", s.signed_in("stuurgroep@gemeente.example").await),
        ("stuurgroep woonconcept", stuurgroep.clone()),
        ("administrator", s.signed_in("beheer@gemeente.example").await),
    ] {
        let told = async |input: &Value| {
            let payload = super::follow_ups::act(&who, "giveMandate", "", input.clone()).await;
            let codes = wdw_tests::refusals(&payload);
            if codes.is_empty() { "done".to_owned() } else { codes.join(" ") }
        };
        let rights = "{ wijk(slug: \"haveltermade\") { viewerMayGiveMandates wijkteam { members { function viewerMayGiveMandate } } } }";
        let seen = who.ask(rights, Value::Null).await["wijk"].clone();
        let members = seen["wijkteam"]["members"].as_array().unwrap();
        let to: Vec<&str> = members
            .iter()
            .filter(|one| one["viewerMayGiveMandate"] == true)
            .map(|one| one["function"].as_str().unwrap())
            .collect();
        table.push_str(&format!(
            "{name:<24} to the consulent {}; to the manager {}; sees {} {to:?}\n",
            told(&to_member).await,
            told(&to_manager).await,
            seen["viewerMayGiveMandates"],
        ));
    }
    insta::assert_snapshot!("mandates_over_http", table);
    let nobody = json!({ "kind": "MONEY", "amount": 1, "validFrom": "2026-03-02" });
    assert_eq!(is_refused(&stuurgroep, "giveMandate", nobody).await, ["REQUIRED membershipId"]);
    let wrong = json!({ "managerId": manager_id, "kind": "HOURS", "amount": 1, "validFrom": "2026-03-01", "validUntil": "2026-02-01" });
    assert_eq!(
        is_refused(&stuurgroep, "giveMandate", wrong).await,
        ["REQUIRED hours", "TOO_SMALL validFrom", "TOO_SMALL validUntil"]
    );
    let nowhere =
        json!({ "managerId": "manager:1", "kind": "MONEY", "amount": 1, "validFrom": "2026-03-02" });
    assert_eq!(is_refused(&stuurgroep, "giveMandate", nowhere).await, ["NOT_FOUND managerId"]);
    let manager = s.signed_in("manager@woonconcept.example").await;
    let own = found["partners"].as_array().unwrap().iter().find(|one| one["key"] == "woonconcept").unwrap();
    assert_eq!(own["managers"].as_array().unwrap().len(), 1);
    let to_oneself =
        json!({ "managerId": manager_id, "kind": "MONEY", "amount": 1, "validFrom": "2026-03-02" });
    assert_eq!(is_refused(&manager, "giveMandate", to_oneself).await, ["NOT_ALLOWED"]);
    let resident = money(&member(&s, "WIJKPLATFORM").await["id"], 1, "2026-03-02");
    assert_eq!(is_refused(&stuurgroep, "giveMandate", resident).await, ["NOT_ALLOWED"]);
}

#[tokio::test]
async fn a_view_counts_with_the_mandate_that_was_just_given() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("woonconcept", 120_000)]).await;
    case.judge_all().await;
    let binding = async || {
        case.view(&case.consulent, "woonconcept", "AGREE", json!({})).await;
        case.wijkregisseur.sees(&case.id, "views { binding }").await["views"][0]["binding"].clone()
    };
    assert_eq!(binding().await, false, "the mandate is up to € 1.000");
    let manager = s.signed_in("manager@woonconcept.example").await;
    let consulent = member(&s, "BEWONERSCONSULENT").await;
    does(&manager, "giveMandate", "", money(&consulent["id"], 120_000, "2026-03-02")).await;
    assert_eq!(binding().await, true);
}

#[tokio::test]
async fn each_mutation_of_mandates_ten_times_has_one_effect() {
    let s = Scene::meppel().await;
    let manager = s.signed_in("manager@woonconcept.example").await;
    let consulent = member(&s, "BEWONERSCONSULENT").await;
    let ten_times = async |mutation: &str, mut input: Value| {
        input["operationId"] = json!(operation());
        let first = does(&manager, mutation, MANDATE, input.clone()).await;
        let after_one = (s.count("mandate").await, s.count("audit").await);
        for _ in 0..9 {
            assert_eq!(does(&manager, mutation, MANDATE, input.clone()).await, first, "{mutation}");
        }
        assert_eq!(
            (s.count("mandate").await, s.count("audit").await),
            after_one,
            "{mutation} had one effect"
        );
        first
    };
    let given = ten_times("giveMandate", money(&consulent["id"], 500, "2026-03-05")).await;
    ten_times("endMandate", json!({ "mandateId": given["mandate"]["id"], "on": "2026-03-20" })).await;
}
