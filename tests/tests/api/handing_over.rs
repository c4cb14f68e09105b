//! What somebody has stays with somebody: handing over, leaving, and phones that are late.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use wdw_tests::{Scene, answer, operation, refusals};

use super::follow_ups::{act, does, is_refused, list, member, walked};

#[tokio::test]
async fn handing_over_moves_all_that_is_open_and_the_successor_hears_it_once() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["a", "b", "c"]).await;
    let (agent, worker) = (member(&s, "WIJKAGENT").await, member(&s, "SOCIAAL_WERKER").await);
    let to = json!({ "ownerMembershipId": agent["id"], "dueOn": "2026-04-01" });
    for note in ["a", "b", "c"] {
        walked.makes(note, "ACTION", to.clone()).await;
    }
    let ids = "{ followUps { nodes { id title } } }";
    let first = walked.agent.ask(ids, Value::Null).await["followUps"]["nodes"][0].clone();
    let step = json!({ "followUpId": first["id"], "state": "DONE", "note": "" });
    does(&walked.agent, "progressFollowUp", "", step).await;
    let idea = s.resident("anna").await.submits(&s, "haveltermade").await;
    walked.agent.does("takeUpInitiative", json!({ "initiativeId": idea["id"] })).await;

    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let over = |from: &Value, to: &Value| json!({ "operationId": operation(), "fromMembershipId": from["id"], "toMembershipId": to["id"] });
    let mails = s.subjects(worker["email"].as_str().unwrap()).await.len();
    for (who, input, expected) in [
        (&walked.agent, over(&agent, &worker), "NOT_ALLOWED"),
        (&s.visitor(), over(&agent, &worker), "SIGN_IN_REQUIRED"),
        (&s.member("nijeveen", "WIJKREGISSEUR").await, over(&agent, &worker), "NOT_ALLOWED"),
        (&regisseur, over(&agent, &agent), "CONFLICT toMembershipId"),
        (&regisseur, over(&agent, &member(&s, "WIJKPLATFORM").await), "NOT_ALLOWED toMembershipId"),
        (&regisseur, over(&json!({ "id": "membership:x" }), &worker), "NOT_FOUND fromMembershipId"),
    ] {
        assert_eq!(is_refused(who, "handOver", input).await, [expected]);
    }
    let input = over(&agent, &worker);
    let done = does(&regisseur, "handOver", "moved", input.clone()).await;
    assert_eq!(done["moved"], 3, "two actions and an idea");
    assert_eq!(does(&regisseur, "handOver", "moved", input).await["moved"], 3, "the same again is the same");
    let seen = s.visitor().sees(&idea["id"], "owner { function } timeline { kind }").await;
    assert_eq!(seen["owner"]["function"], "SOCIAAL_WERKER");
    assert_eq!(seen["timeline"][2]["kind"], "ASSIGNED");
    assert!(s.subjects("anna@bewoner.example").await.last().unwrap().starts_with("Je idee ligt nu bij"));
    let subjects = s.subjects(worker["email"].as_str().unwrap()).await;
    assert_eq!(subjects[mails..], ["3 dingen zijn nu van jou"]);
    let mail = s.last_mail(worker["email"].as_str().unwrap()).await;
    assert!(mail.contains("Pluktuin achter de flat (W-") && mail.contains(", voor 1 april 2026"), "{mail}");
    assert_eq!(
        list(&s.member("haveltermade", "SOCIAAL_WERKER").await, "mine: true, open: true").await.len(),
        2
    );
    assert_eq!(does(&regisseur, "handOver", "moved", over(&agent, &worker)).await["moved"], 0);
}

#[tokio::test]
async fn who_leaves_takes_the_own_notes_along_and_leaves_no_name() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["a"]).await;
    let agent = member(&s, "WIJKAGENT").await;
    let to = json!({ "ownerMembershipId": agent["id"], "dueOn": "2026-04-01" });
    let made = walked.makes("a", "ACTION", to).await;
    let step = json!({ "followUpId": made["id"], "state": "DONE", "note": "De lamp brandt weer" });
    does(&walked.agent, "progressFollowUp", "", step).await;
    let export = "mutation($o: UUID!) { exportMyData(input: { operationId: $o }) { document } }";
    let document =
        walked.agent.ask(export, json!({ "o": operation() })).await["exportMyData"]["document"].clone();
    assert_eq!(document["follow_ups"]["notes"][0]["body"], "De lamp brandt weer");
    let address = agent["email"].as_str().unwrap();
    let sql = format!("UPDATE membership SET valid_until = '2026-03-02' WHERE email = '{address}'");
    s.app.database.write.execute_unprepared(&sql).await.unwrap();
    s.later(TimeDelta::days(1));
    let gone = s.signed_in(address).await;
    let delete = "mutation($i: DeleteAccountInput!) { deleteAccount(input: $i) { done } }";
    let input = json!({ "operationId": operation(), "email": agent["email"] });
    assert_eq!(gone.ask(delete, json!({ "i": input })).await["deleteAccount"]["done"], true);
    let query = "query($r: String!) { followUp(reference: $r) { notes { author body } } }";
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let seen = regisseur.ask(query, json!({ "r": made["reference"] })).await["followUp"].clone();
    assert_eq!(seen["notes"], json!([{ "author": "Verwijderd", "body": "De lamp brandt weer" }]));
}

#[tokio::test]
async fn what_somebody_was_given_stays_when_a_late_phone_says_otherwise() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |_| {}).await;
    let bad = answer(planned.stops[0], "zwerfafval-gras", "D");
    agent.answers(&planned, &[bad]).await;
    let finish = json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T11:00:00Z" });
    let done = does(&agent, "completeWijkschouw", "wijkschouw { findings { id note } }", finish).await;
    let finding = done["wijkschouw"]["findings"][0]["id"].clone();
    let report = json!({ "findingId": finding, "kind": "REPORT", "title": "Afval op het gras" });
    does(&agent, "followUpFinding", "", report).await;
    // A day later the same phone finds a newer answer: all was well.
    s.later(TimeDelta::days(1));
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let mut good = answer(planned.stops[0], "zwerfafval-gras", "A");
    good["madeAt"] = json!("2026-03-02T23:00:00Z");
    agent.answers(&planned, &[good]).await;
    let query = "query($r: String!) { wijkschouw(reference: $r) { answers { value } findings { followUp { title } } } }";
    let seen = agent.ask(query, json!({ "r": planned.reference })).await["wijkschouw"].clone();
    assert_eq!(seen["answers"][0]["value"], "A");
    assert_eq!(seen["findings"], json!([{ "followUp": { "title": "Afval op het gras" } }]));
    assert!(agent.fetches("/export/follow-ups/haveltermade.json").await.is_some());
}

#[tokio::test]
async fn two_follow_up_the_same_finding_at_once_and_it_has_one_owner() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["a"]).await;
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    let input =
        |title: &str| json!({ "findingId": walked.findings[0]["id"], "kind": "SIGNAL", "title": title });
    let (first, second) = tokio::join!(
        act(&walked.agent, "followUpFinding", "", input("Van de wijkagent")),
        act(&worker, "followUpFinding", "", input("Van de sociaal werker")),
    );
    let refused: Vec<String> = [first, second].iter().flat_map(refusals).collect();
    assert_eq!(refused, ["WRONG_STATE"]);
    assert_eq!(s.count("follow_up").await, 1);
}
