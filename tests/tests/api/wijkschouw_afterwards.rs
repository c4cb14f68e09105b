//! After the walk nothing that was entered is lost, hidden or silently changed.

use chrono::TimeDelta;
use serde_json::{Value, json};
use wdw_tests::{Actor, FIELDS, Planned, Scene, answer, jpeg, operation, schouw_plan};

const GRASS: &str = "zwerfafval-gras";
const PAVEMENT: &str = "zwerfafval-stoep";
const LAMPS: &str = "lampen-kapot";

async fn version(s: &Scene, slug: &str) -> Value {
    let query = "query($s: String!) { checklist(slug: $s) { published { id } } }";
    s.visitor().ask(query, json!({ "s": slug })).await["checklist"]["published"]["id"].clone()
}

/// Changes the plan: these stops, this checklist.
async fn changes(s: &Scene, who: &Actor, planned: &Planned, stops: &[uuid::Uuid], version: Value) -> Value {
    let mut change = schouw_plan(s, stops).await;
    for not_there in ["wijkId", "membershipIds"] {
        change.as_object_mut().unwrap().remove(not_there);
    }
    change["wijkschouwId"] = planned.id.clone();
    change["checklistVersionId"] = version;
    who.walks("changeWijkschouw", change).await
}

async fn completes(who: &Actor, planned: &Planned) -> Value {
    let done = json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T11:00:00Z" });
    who.walks("completeWijkschouw", done).await
}

#[tokio::test]
async fn a_phone_that_was_prepared_before_the_plan_changed_gets_everything_in() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    let planned = agent.plans(&s, |_| {}).await;
    let held = version(&s, "schoon-heel-veilig-groen").await;
    let other = version(&s, "avondschouw").await;
    worker.walks("prepareWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    let people = agent.looks_at(&planned, "participants { preparedAt }").await;
    let ready = |people: &Value| {
        people["participants"].as_array().unwrap().iter().filter(|one| !one["preparedAt"].is_null()).count()
    };
    assert_eq!(ready(&people), 1, "who changes the plan can be told so");

    let changed = changes(&s, &agent, &planned, &planned.stops[1..], other.clone()).await;
    assert_eq!(changed["stops"].as_array().unwrap().len(), 2);
    assert_eq!(ready(&agent.looks_at(&planned, "participants { preparedAt }").await), 0);
    let query = "{ viewer { person { email } } }";
    let address =
        worker.ask(query, Value::Null).await["viewer"]["person"]["email"].as_str().unwrap().to_owned();
    assert!(s.subjects(&address).await.last().unwrap().starts_with("Zet je telefoon opnieuw klaar"));

    // The old plan is walked: its checklist holds again, and the stop that fell out is back.
    let begin =
        json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T09:59:00Z", "checklistVersionId": held });
    worker.walks("beginWijkschouw", begin).await;
    worker
        .answers(&planned, &[answer(planned.stops[0], GRASS, "D"), answer(planned.stops[1], GRASS, "A+")])
        .await;
    // Somebody with the new plan is there as well; nothing of that is lost either.
    agent.answers(&planned, &[answer(planned.stops[1], LAMPS, "3")]).await;
    let done = completes(&agent, &planned).await;
    assert_eq!(done["stops"].as_array().unwrap().len(), 3);
    assert_eq!((&done["result"]["score"], &done["result"]["answered"]), (&json!(60), &json!(2)));
    assert_eq!(done["findings"][0]["stop"]["name"], "Plein");
    let pinned = agent.looks_at(&planned, "checklist { id }").await;
    assert_eq!(pinned["checklist"]["id"], held);
    assert!(done["result"]["told"].to_string().contains("\"said\":\"3"), "{}", done["result"]["told"]);
    // What no plan of it ever asked is still refused.
    let stranger = agent.records(&planned, &[answer(planned.stops[1], "bestaat-niet", "A")]).await;
    assert_eq!(wdw_tests::refusals(&stranger["outcomes"][0]), ["NOT_FOUND item"]);
}

#[tokio::test]
async fn numbers_words_notes_and_photos_are_there_afterwards() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let evening = version(&s, "avondschouw").await;
    let planned = agent.plans(&s, |input| input["checklistVersionId"] = evening).await;
    let photo = operation();
    agent.uploads(photo, &jpeg(64, 48, [90, 120, 60])).await;
    let mut none = answer(planned.stops[0], LAMPS, "4");
    none["photoIds"] = json!([photo]);
    let mut words = answer(planned.stops[0], "prettigste-plek", "De bank bij de vijver");
    words["stopUuid"] = Value::Null;
    let skipped = json!({ "operationId": operation(), "stopUuid": planned.stops[1], "item": "genoeg-licht",
        "state": "SKIPPED", "note": "Hier konden we niet komen", "photoIds": [], "madeAt": "2026-03-02T10:00:00Z" });
    agent.answers(&planned, &[none, words, skipped]).await;
    let done = completes(&agent, &planned).await;
    let told = done["result"]["told"].as_array().unwrap();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0]["said"].as_str().unwrap().starts_with('4') && told[0]["stop"]["name"] == "Plein");
    let findings = done["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 2, "a photo and a note each ask what becomes of it: {findings:?}");
    assert!(findings.iter().any(|one| one["photos"][0]["uuid"] == json!(photo)));
    assert!(findings.iter().any(|one| one["note"] == "Hier konden we niet komen"));
    let paper = agent.fetches(&format!("/export/wijkschouw/{}.pdf", planned.reference)).await;
    assert!(paper.is_some());

    // Everyone reads the numbers; what somebody typed as an answer is for who was there.
    agent.walks("reportWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    let public = s.visitor().looks_at(&planned, FIELDS).await;
    assert_eq!(public["result"]["told"].as_array().unwrap().len(), 1);
    assert_eq!((&public["differences"], &public["answers"]), (&Value::Null, &Value::Null));
}

#[tokio::test]
async fn what_was_published_stays_until_somebody_picks_another_answer() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |_| {}).await;
    let stop = planned.stops[0];
    let mut bad = answer(stop, GRASS, "D");
    bad["note"] = json!("Overal glas");
    agent.answers(&planned, &[bad, answer(stop, PAVEMENT, "A+")]).await;
    completes(&agent, &planned).await;
    agent.walks("reportWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    let published = s.visitor().looks_at(&planned, FIELDS).await;
    assert_eq!(
        (&published["result"]["score"], &published["findings"][0]["note"]),
        (&json!(60), &json!("Overal glas"))
    );

    s.later(TimeDelta::days(1));
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    let clean = answer(stop, GRASS, "A+");
    worker.answers(&planned, &[clean.clone(), answer(stop, PAVEMENT, "D")]).await;
    let after = s.visitor().looks_at(&planned, FIELDS).await;
    assert_eq!(after["result"]["score"], 60);
    assert_eq!(after["result"]["lateAnswers"], 2);
    let notes = |seen: &Value| {
        let all = seen["findings"].as_array().unwrap();
        all.iter().map(|one| one["note"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(notes(&after)[0], "Overal glas");
    assert_eq!(notes(&after).len(), 2, "a bad answer that comes late is something to do something about");
    let inside = agent.looks_at(&planned, FIELDS).await;
    assert_eq!(inside["differences"].as_array().unwrap().len(), 2);
    assert_eq!(inside["differences"][0]["answers"][1]["late"], true);

    // Now somebody picks: only then it changes.
    let choose = json!({ "wijkschouwId": planned.id, "answerUuid": clean["operationId"] });
    let chosen = agent.walks("chooseAnswer", choose).await;
    assert_eq!(chosen["result"]["score"], 100);
    assert_eq!((notes(&chosen).len(), chosen["differences"].as_array().unwrap().len()), (2, 1));
    assert_eq!(notes(&chosen)[0], "Overal glas", "what somebody saw stays in sight");
    // Who published an answer does not change it any more.
    let mut other = answer(stop, GRASS, "A+");
    other["madeAt"] = json!("2026-03-03T10:00:00Z");
    let payload = agent.records(&planned, &[other]).await;
    assert_eq!(payload["outcomes"][0]["refusals"][0]["code"], "WRONG_STATE", "{payload}");

    // One's own second thoughts do not take a published finding away.
    let open = notes(&chosen);
    let mut own = answer(stop, PAVEMENT, "A+");
    own["madeAt"] = json!("2026-03-03T10:00:00Z");
    worker.answers(&planned, &[own]).await;
    assert_eq!(notes(&agent.looks_at(&planned, FIELDS).await), open);
}

#[tokio::test]
async fn what_nobody_follows_up_is_on_the_list_of_the_wijkteam() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |_| {}).await;
    agent
        .answers(&planned, &[answer(planned.stops[0], GRASS, "D"), answer(planned.stops[1], GRASS, "D")])
        .await;
    let query = "{ openFindings { count wijkschouw { reference } } }";
    let open = async |who: &Actor| who.ask(query, Value::Null).await["openFindings"].clone();
    assert_eq!(open(&agent).await, json!([]), "nothing is open before it is finished");
    let done = completes(&agent, &planned).await;
    let waiting =
        |count: usize| json!([{ "count": count, "wijkschouw": { "reference": planned.reference } }]);
    assert_eq!(open(&agent).await, waiting(2));
    for other in [s.visitor(), s.resident("anna").await, s.member("nijeveen", "WIJKREGISSEUR").await] {
        assert_eq!(open(&other).await, json!([]));
    }
    let [one, two] = [0, 1].map(|at| done["findings"][at]["id"].clone());
    agent.walks("followUpFinding", json!({ "findingId": one, "kind": "REPORT", "title": "Opruimen" })).await;
    assert_eq!(open(&agent).await, waiting(1));
    // The report says what was asked and answered, though nobody wrote a word.
    let json = agent.fetches("/export/follow-ups/haveltermade.json").await.unwrap();
    let requests: Value = serde_json::from_slice(&json).unwrap();
    let description = requests[0]["description"].as_str().unwrap();
    assert!(
        description.starts_with("Opruimen\n\n") && description.ends_with("Antwoord: Heel veel"),
        "{description}"
    );
    let csv = String::from_utf8(agent.fetches("/export/follow-ups/haveltermade.csv").await.unwrap()).unwrap();
    assert!(csv.contains("Antwoord: Heel veel"), "{csv}");
    let nothing = json!({ "findingId": two, "class": "NOTHING", "reason": "Het is al opgeruimd" });
    agent.walks("dismissFinding", nothing).await;
    assert_eq!(open(&agent).await, json!([]));
}
