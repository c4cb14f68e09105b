use serde_json::{Value, json};
use wdw_tests::{Scene, operation, refusals};

const UPDATE: &str = "mutation($i: UpdateAccountInput!) { updateAccount(input: $i) \
    { viewer { person { name showFirstName wijk { slug } notifySupported notifyWijkteam } } refusals { code field message } } }";

#[tokio::test]
async fn one_changes_the_own_account_and_only_what_is_told() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let wijk = s.wijk("nijeveen").await;
    let input = json!({ "operationId": operation(), "name": " Anna  Veenstra ", "wijkId": wijk, "notifySupported": false });
    let done = anna.ask(UPDATE, json!({ "i": input })).await["updateAccount"].clone();
    assert_eq!(
        done["viewer"]["person"],
        json!({ "name": "Anna  Veenstra", "showFirstName": false, "wijk": { "slug": "nijeveen" },
                "notifySupported": false, "notifyWijkteam": true })
    );
    for (input, refused) in [
        (json!({ "name": "" }), "REQUIRED name"),
        (json!({ "name": "x".repeat(81) }), "TOO_LONG name"),
        (json!({ "wijkId": "wijk:nergens" }), "NOT_FOUND wijkId"),
    ] {
        let mut input = input;
        input["operationId"] = json!(operation());
        assert_eq!(refusals(&anna.ask(UPDATE, json!({ "i": input })).await["updateAccount"]), [refused]);
    }
    let input = json!({ "operationId": operation(), "name": "Niemand" });
    let nobody = s.visitor().ask(UPDATE, json!({ "i": input })).await;
    assert_eq!(refusals(&nobody["updateAccount"]), ["SIGN_IN_REQUIRED"]);
}

#[tokio::test]
async fn everyone_takes_their_own_data_along_and_no_more() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    anna.submits(&s, "haveltermade").await;
    s.resident("bram").await.submits(&s, "haveltermade").await;
    let export = "mutation($o: UUID!) { exportMyData(input: { operationId: $o }) { document } }";
    let document = anna.ask(export, json!({ "o": operation() })).await["exportMyData"]["document"].clone();
    assert_eq!(document["person"]["email"], "anna@bewoner.example");
    assert_eq!(document["initiatives"]["submitted"].as_array().unwrap().len(), 1);
    assert_eq!(document["initiatives"]["submitted"][0]["costs"][0]["amount_cents"], 64_000);
    assert!(!document.to_string().contains("bram"));
}

const DELETE: &str =
    "mutation($i: DeleteAccountInput!) { deleteAccount(input: $i) { done refusals { code field message } } }";

#[tokio::test]
async fn deleting_the_account_leaves_nobody_to_be_found_and_sums_that_are_right() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let id = anna.submits(&s, "haveltermade").await["id"].clone();
    anna.does("sendMessage", json!({ "initiativeId": id, "body": "Bel me op 06.", "photoIds": [] })).await;
    let bram = s.resident("bram").await;
    let other = bram.submits(&s, "haveltermade").await["id"].clone();
    anna.does("supportInitiative", json!({ "initiativeId": other })).await;

    let wrong = json!({ "operationId": operation(), "email": "bram@bewoner.example" });
    assert_eq!(
        refusals(&anna.ask(DELETE, json!({ "i": wrong })).await["deleteAccount"]),
        ["BAD_FORMAT email"]
    );
    let right = json!({ "operationId": operation(), "email": "Anna@bewoner.example" });
    assert_eq!(anna.ask(DELETE, json!({ "i": right })).await["deleteAccount"]["done"], true);

    assert_eq!(anna.ask("{ viewer { person { id } } }", Value::Null).await["viewer"], Value::Null);
    assert_eq!(
        s.texts("SELECT count(*) FROM person WHERE email = 'anna@bewoner.example'", vec![]).await,
        ["0"]
    );
    assert_eq!(s.texts("SELECT count(*) FROM message WHERE body LIKE '%06%'", vec![]).await, ["0"]);
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let left = regisseur.sees(&id, "state title plan totalCost submitterName submitterEmail").await;
    assert_eq!(
        left,
        json!({ "state": "WITHDRAWN", "title": "Verwijderd", "plan": "Verwijderd", "totalCost": 84_000,
                "submitterName": null, "submitterEmail": null })
    );
    assert_eq!(bram.sees(&other, "supportCount").await["supportCount"], 1);
    // The same address is somebody new.
    let again = s.resident("anna").await;
    let mine = again.ask("{ initiatives(filter: { mine: true }) { totalCount } }", Value::Null).await;
    assert_eq!(mine["initiatives"]["totalCount"], 0);
}

#[tokio::test]
async fn who_is_in_a_wijkteam_hands_over_first() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let email =
        agent.ask("{ viewer { person { email } } }", Value::Null).await["viewer"]["person"]["email"].clone();
    let input = json!({ "operationId": operation(), "email": email });
    assert_eq!(refusals(&agent.ask(DELETE, json!({ "i": input })).await["deleteAccount"]), ["WRONG_STATE"]);
}

#[tokio::test]
async fn after_its_term_nothing_leads_to_a_person_and_the_sums_are_right() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let withdrawn = anna.submits(&s, "haveltermade").await["id"].clone();
    anna.does("sendMessage", json!({ "initiativeId": withdrawn, "body": "Bel me op 06.", "photoIds": [] }))
        .await;
    anna.does("withdrawInitiative", json!({ "initiativeId": withdrawn })).await;
    let open = anna.submits(&s, "haveltermade").await["id"].clone();
    let person = "SELECT count(*) FROM initiative i JOIN person p ON p.id = i.submitter_id \
                  WHERE p.email IS NOT NULL AND i.state = 'withdrawn' AND i.latest_event_at > $1";
    let since = || {
        vec![sea_orm::Value::from("2026-01-01T00:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap())]
    };
    let sum = "SELECT CAST(sum(total_cents) AS bigint) FROM initiative";
    let before = s.texts(sum, vec![]).await;

    s.later(chrono::TimeDelta::days(364));
    s.background().await;
    assert_ne!(s.texts(person, since()).await, ["0"], "a day too early");
    s.later(chrono::TimeDelta::days(2));
    s.background().await;
    assert_eq!(s.texts(person, since()).await, ["0"]);
    assert_eq!(s.texts("SELECT count(*) FROM message WHERE body LIKE '%06%'", vec![]).await, ["0"]);
    assert_eq!(s.texts(sum, vec![]).await, before);
    // What is open stays hers.
    anna.sign_in(&s, "anna@bewoner.example").await;
    assert_eq!(anna.sees(&open, "viewerIsSubmitter title").await["viewerIsSubmitter"], true);
}
