//! What kaders are tested with: the pot of the right year, earlier grants, what is attached.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use wdw_tests::{Actor, Deciding, Scene, jpeg, operation};

/// A final kader of the gemeente about money, with this number.
async fn kader(s: &Scene, number: &str, condition: Value) -> Value {
    let manager = s.signed_in("manager@gemeente.example").await;
    let partners = manager.ask("{ viewerKaderPartners { id } }", Value::Null).await;
    let create = json!({ "input": {
        "operationId": operation(), "partnerId": partners["viewerKaderPartners"][0]["id"], "number": number,
        "applies": "MONEY", "title": "Proef", "explanation": "Zo werkt het.", "condition": condition,
    } });
    let query = "mutation($input: CreateKaderInput!) { createKader(input: $input) \
                 { kader { id draft { revision } } refusals { message } } }";
    let made = manager.ask(query, create).await["createKader"].clone();
    assert_eq!(made["refusals"], json!([]));
    let publish = json!({ "input": {
        "operationId": operation(), "kaderId": made["kader"]["id"], "revision": made["kader"]["draft"]["revision"],
        "validFrom": s.clock.now().date_naive(),
    } });
    let query =
        "mutation($input: PublishKaderInput!) { publishKader(input: $input) { refusals { message } } }";
    assert_eq!(manager.ask(query, publish).await["publishKader"]["refusals"], json!([]));
    // A request that comes in the same instant was there before.
    s.later(TimeDelta::seconds(1));
    made["kader"]["id"].clone()
}

fn earlier(per: &str) -> Value {
    json!({ "compare": {
        "what": { "earlierGrants": { "per": per, "years": 1 } }, "relation": "atMost", "limit": { "fixed": 0 },
    } })
}

/// What a kader says of a request: outcome and first reason.
async fn says(case: &Deciding, number: &str) -> (String, String) {
    let query = "kaderChecks { kader { number } outcome reasons { text } }";
    let seen = case.wijkregisseur.sees(&case.id, query).await;
    told(&seen["kaderChecks"], number)
}

fn told(checks: &Value, number: &str) -> (String, String) {
    let found = checks.as_array().unwrap().iter().find(|check| check["kader"]["number"] == number);
    let found = found.unwrap_or_else(|| panic!("kader {number} in {checks}"));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(&found["outcome"]), text(&found["reasons"][0]["text"]))
}

async fn grant(case: &Deciding) {
    case.judge_all().await;
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    assert_eq!(case.grant("GRANTED", 70_000).await["initiative"]["state"], "GRANTED");
}

async fn preview(s: &Scene, who: &Actor, more: Value) -> Value {
    let mut input = json!({
        "wijkId": s.wijk("haveltermade").await,
        "budgetLines": [{ "description": "Bomen", "amount": 70_000, "kind": "MATERIAL" }],
    });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    let query = "query($input: PreviewInput!) { previewKaderChecks(input: $input) \
                 { kader { number } ifAsked outcome reasons { text } } }";
    who.ask(query, json!({ "input": input })).await["previewKaderChecks"].clone()
}

#[tokio::test]
async fn around_new_year_the_pot_is_that_of_the_year_in_which_it_would_be_booked() {
    let s = Scene::meppel().await;
    s.later(TimeDelta::days(304));
    assert_eq!(s.clock.now().date_naive().to_string(), "2026-12-31");
    let case = Deciding::asking(&s, &[("gemeente", 70_000)]).await;
    assert_eq!(says(&case, "2").await.0, "MEETS");
    s.later(TimeDelta::days(2));
    // After two days everyone signs in again.
    let case = Deciding {
        wijkregisseur: s.member("haveltermade", "WIJKREGISSEUR").await,
        consulent: s.member("haveltermade", "BEWONERSCONSULENT").await,
        ..case
    };
    let (outcome, why) = says(&case, "2").await;
    assert_eq!((outcome.as_str(), why.as_str()), ("OPEN", "We weten nog niet: wat er nog in de pot zit."));

    // The other way around: there is money this year, and there was none in the year of asking.
    s.app
        .database
        .write
        .execute_unprepared("UPDATE wijk_budget SET year = 2027 WHERE year = 2026")
        .await
        .unwrap();
    assert_eq!(says(&case, "2").await.0, "MEETS");
    grant(&case).await;
    assert_eq!(case.pots(&s).await["Gemeente"][2], 70_000);
}

#[tokio::test]
async fn earlier_grants_for_the_same_place_count_whoever_asks() {
    let s = Scene::meppel().await;
    kader(&s, "10", earlier("address")).await;
    let at = |place: &str| json!({ "place": { "description": place }, "theme": "PLAY" });
    let anna = s.resident("anna").await;
    let first = Deciding::with(&s, anna, &[("gemeente", 70_000)], at("Hoek van de Laan")).await;
    assert_eq!(says(&first, "10").await.0, "MEETS");
    grant(&first).await;
    s.later(TimeDelta::seconds(1));

    let bram = s.resident("bram").await;
    let same = Deciding::with(
        &s,
        bram.clone(),
        &[("gemeente", 70_000)],
        json!({ "place": { "description": " hoek  van de LAAN" } }),
    )
    .await;
    let (outcome, why) = says(&same, "10").await;
    assert_eq!(outcome, "FAILS");
    assert_eq!(
        why,
        "Voor deze plek kwam er dit jaar al 1 keer geld van deze organisatie. Het kan hoogstens 1 keer per jaar."
    );
    let elsewhere = Deciding::with(&s, bram.clone(), &[("gemeente", 70_000)], at("Plein")).await;
    assert_eq!(says(&elsewhere, "10").await.0, "MEETS");
    let nowhere = Deciding::by(&s, bram.clone(), &[("gemeente", 70_000)]).await;
    assert_eq!(
        says(&nowhere, "10").await,
        ("OPEN".to_owned(), "We weten nog niet: waar het precies is.".to_owned())
    );
    let asked = json!([{ "partnerId": same.partners["gemeente"], "amount": 70_000 }]);
    let here = json!({ "askedOf": asked, "place": "hoek van de laan" });
    assert_eq!(told(&preview(&s, &bram, here).await, "10").0, "FAILS");
}

#[tokio::test]
async fn before_handing_in_ones_own_earlier_grants_are_known() {
    let s = Scene::meppel().await;
    kader(&s, "10", earlier("applicant")).await;
    let case = Deciding::asking(&s, &[("gemeente", 70_000)]).await;
    grant(&case).await;
    let asked = json!({ "askedOf": [{ "partnerId": case.partners["gemeente"], "amount": 70_000 }] });
    let (outcome, why) = told(&preview(&s, &case.anna, asked.clone()).await, "10");
    assert_eq!(outcome, "FAILS");
    assert!(why.starts_with("Je kreeg dit jaar al 1 keer geld"), "{why}");
    let bram = s.resident("bram").await;
    assert_eq!(told(&preview(&s, &bram, asked.clone()).await, "10").0, "MEETS");
    assert_eq!(told(&preview(&s, &s.visitor(), asked).await, "10").0, "OPEN", "who asks is not known");
}

#[tokio::test]
async fn a_photo_that_came_along_is_known_to_be_there() {
    let s = Scene::meppel().await;
    kader(&s, "10", json!({ "has": "photos" })).await;
    let anna = s.resident("anna").await;
    let photo = operation();
    anna.uploads(photo, &jpeg(10, 10, [1, 2, 3])).await;
    let with = json!({ "photoIds": [photo] });
    let case = Deciding::with(&s, anna.clone(), &[("gemeente", 70_000)], with).await;
    assert_eq!(says(&case, "10").await.0, "MEETS");
    let without = Deciding::by(&s, anna, &[("gemeente", 70_000)]).await;
    assert_eq!(says(&without, "10").await, ("FAILS".to_owned(), "Stuur mee: een foto.".to_owned()));
    // On paper is attached too.
    let told = without.on(json!({ "facts": { "evidence": ["PHOTOS"] } }));
    without.wijkregisseur.does("recordFacts", told).await;
    assert_eq!(says(&without, "10").await.0, "MEETS");
}

#[tokio::test]
async fn as_long_as_nobody_is_asked_kaders_on_money_are_advice() {
    let s = Scene::meppel().await;
    kader(
        &s,
        "10",
        json!({ "compare": { "what": "asked", "relation": "atMost", "limit": { "fixed": 50_000 } } }),
    )
    .await;
    let checks = preview(&s, &s.visitor(), json!({})).await;
    let list: Vec<(String, bool)> = checks
        .as_array()
        .unwrap()
        .iter()
        .map(|check| (check["kader"]["number"].as_str().unwrap().to_owned(), check["ifAsked"] == true))
        .collect();
    let expected = [
        ("1", false),
        ("2", true),
        ("3", false),
        ("4", true),
        ("5", true),
        ("6", true),
        ("9", true),
        ("10", true),
    ];
    assert_eq!(list, expected.map(|(number, if_asked)| (number.to_owned(), if_asked)));
    assert_eq!(
        told(&checks, "10"),
        (
            "FAILS".to_owned(),
            "Je vraagt €\u{a0}700. Dit fonds geeft per keer hoogstens €\u{a0}500.".to_owned()
        )
    );

    let case =
        Deciding::with(&s, s.resident("anna").await, &[("gemeente", 70_000)], json!({ "askedOf": null }))
            .await;
    let query = "kaderChecks { kader { number } } kadersIfAsked { kader { number } ifAsked outcome reasons { text } }";
    let seen = case.anna.sees(&case.id, query).await;
    assert_eq!(seen["kaderChecks"].as_array().unwrap().len(), 2, "they are no part of the kadertoets");
    assert_eq!(told(&seen["kadersIfAsked"], "10").0, "FAILS");
    assert_eq!(seen["kadersIfAsked"].as_array().unwrap().len(), 6);
    assert_eq!(s.visitor().sees(&case.id, query).await["kadersIfAsked"], Value::Null);
    let parts = json!({ "askedOf": [{ "partnerId": case.partners["gemeente"], "amount": 70_000 }] });
    case.wijkregisseur.does("divideRequest", case.on(parts)).await;
    let seen = case.anna.sees(&case.id, query).await;
    assert_eq!(
        (seen["kadersIfAsked"].clone(), told(&seen["kaderChecks"], "10").0),
        (json!([]), String::new())
    );
}

#[tokio::test]
async fn trying_on_an_earlier_year_counts_what_was_granted_before_each_idea() {
    let s = Scene::meppel().await;
    let first = Deciding::asking(&s, &[("gemeente", 70_000)]).await;
    grant(&first).await;
    s.later(TimeDelta::seconds(1));
    let second = first.another(&s, &[("gemeente", 70_000)]).await;
    grant(&second).await;
    let manager = s.signed_in("manager@gemeente.example").await;
    let example = manager.ask("{ kader(number: \"V1\") { id } }", Value::Null).await["kader"]["id"].clone();
    let query =
        "query($input: TryKaderInput!) { tryKader(input: $input) { tried meets fails failing { reasons } } }";
    let trial = json!({ "input": {
        "kaderId": example, "condition": earlier("applicant"), "applies": "MONEY", "year": 2026,
    } });
    let tried = manager.ask(query, trial.clone()).await["tryKader"].clone();
    let count = |tried: &Value, name: &str| tried[name].as_i64();
    assert_eq!((count(&tried, "meets"), count(&tried, "fails")), (Some(1), Some(1)), "{tried}");
    assert_eq!(tried["failing"].as_array().unwrap().len(), 1);
    // Of what was thrown away there is nothing to look at; the figures stay.
    s.app.database.write.execute_unprepared("UPDATE initiative SET search_text = ''").await.unwrap();
    let tried = manager.ask(query, trial).await["tryKader"].clone();
    assert_eq!((count(&tried, "fails"), tried["failing"].clone()), (Some(1), json!([])));
}
