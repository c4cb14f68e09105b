//! A wijkschouw from plan to report.

use serde_json::{Value, json};
use wdw_tests::{FIELDS, Scene, answer, jpeg, operation, schouw_plan};

const GRASS: &str = "zwerfafval-gras";
const PAVEMENT: &str = "zwerfafval-stoep";

#[tokio::test]
async fn from_plan_to_report() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let query = "{ wijk(slug: \"haveltermade\") { wijkteam { members { id function email } } } }";
    let team = s.visitor().ask(query, Value::Null).await;
    let members = team["wijk"]["wijkteam"]["members"].as_array().unwrap().clone();
    let agent = members.iter().find(|member| member["function"] == "WIJKAGENT").unwrap();
    let address = agent["email"].as_str().unwrap().to_owned();
    let planned = regisseur.plans(&s, |input| input["membershipIds"] = json!([agent["id"]])).await;
    assert!(planned.reference.starts_with("S-"));
    let subject = s.subjects(&address).await.last().unwrap().clone();
    assert_eq!(subject, "Loop je mee? Wijkschouw in Haveltermade op 12 maart 2026");
    let mail = s.last_mail(&address).await;
    assert!(mail.contains("12 maart 2026 om 19.00 uur") && mail.contains("Buurthuis, bij de deur"), "{mail}");
    assert!(mail.contains(&format!("/export/wijkschouw/{}.ics", planned.reference)), "{mail}");

    // A resident signs up, and gets the date for the calendar.
    let anna = s.resident("anna").await;
    let joined = anna.walks("joinWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    assert_eq!((&joined["viewerParticipates"], &joined["participantCount"]), (&json!(true), &json!(2)));
    assert!(s.last_mail("anna@bewoner.example").await.contains("Leuk dat je meedoet"));
    let calendar =
        s.visitor().fetches(&format!("/export/wijkschouw/{}.ics", planned.reference)).await.unwrap();
    assert!(String::from_utf8(calendar).unwrap().contains("DTSTART:20260312T180000Z"));

    // The wijkagent, invited, fills in; the resident adds something; a photo comes along.
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let photo = operation();
    agent.uploads(photo, &jpeg(64, 48, [90, 120, 60])).await;
    let mut dirty = answer(planned.stops[0], GRASS, "D");
    dirty["note"] = json!("Veel blikjes bij de bank");
    dirty["photoIds"] = json!([photo]);
    agent.answers(&planned, &[dirty, answer(planned.stops[1], GRASS, "A+")]).await;
    let finding = json!({
        "wijkschouwId": planned.id, "stopUuid": planned.stops[2], "theme": "schoon",
        "note": "De bank is stuk", "class": "AT_ONCE", "photoIds": [], "madeAt": "2026-03-02T10:05:00Z",
    });
    let under_way = anna.walks("addFinding", finding).await;
    assert_eq!(under_way["state"], "UNDER_WAY");
    assert_eq!(under_way["findings"][0]["class"], Value::Null, "the wijkteam says what has to happen");
    assert!(s.visitor().fetches(&format!("/photos/{photo}")).await.is_none());
    assert!(anna.fetches(&format!("/photos/{photo}")).await.is_some(), "who walks along sees it");

    // Finished: scores, and a finding for the bad answer.
    let done = json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T11:00:00Z" });
    let done = agent.walks("completeWijkschouw", done).await;
    assert_eq!((&done["state"], &done["result"]["score"]), (&json!("COMPLETED"), &json!(60)));
    assert_eq!(done["result"]["answered"], 2);
    let from_answer = done["findings"].as_array().unwrap().iter().find(|one| one["item"] == GRASS).unwrap();
    assert_eq!(from_answer["note"], "Veel blikjes bij de bank");
    assert_eq!(from_answer["photos"][0]["uuid"], json!(photo));
    assert_eq!(from_answer["stop"]["name"], "Plein");
    let public = s.visitor().looks_at(&planned, FIELDS).await;
    assert_eq!((&public["result"], &public["findings"]), (&Value::Null, &json!([])));

    // Public, without a word about who.
    regisseur.walks("reportWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    assert_eq!(
        s.subjects("anna@bewoner.example").await.last().unwrap(),
        "De uitkomst van de wijkschouw in Haveltermade"
    );
    let public = s.visitor().looks_at(&planned, FIELDS).await;
    assert_eq!(public["result"]["score"], 60);
    assert_eq!(public["result"]["conclusion"], "De wijk krijgt een 6,0.");
    assert_eq!((&public["answers"], &public["participants"]), (&Value::Null, &Value::Null));
    assert_eq!(public["findings"].as_array().unwrap().len(), 2);
    assert!(public["findings"].as_array().unwrap().iter().all(|one| one["author"].is_null()));
    assert!(s.visitor().fetches(&format!("/photos/{photo}")).await.is_some());
}

#[tokio::test]
async fn the_previous_one_is_compared_at_the_same_stops() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let first = agent.plans(&s, |_| {}).await;
    let both = [answer(first.stops[0], GRASS, "C"), answer(first.stops[1], GRASS, "A+")];
    agent.answers(&first, &both).await;
    let done = |id: &Value| json!({ "wijkschouwId": id, "madeAt": "2026-03-02T11:00:00Z" });
    agent.walks("completeWijkschouw", done(&first.id)).await;

    let again = agent
        .plans(&s, |input| {
            input["previousId"] = first.id.clone();
            input["stops"][0]["rootUuid"] = json!(first.stops[0]);
        })
        .await;
    let now = [answer(again.stops[0], GRASS, "B"), answer(again.stops[1], GRASS, "D")];
    agent.answers(&again, &now).await;
    let result = agent.walks("completeWijkschouw", done(&again.id)).await["result"].clone();
    assert_eq!(result["previous"]["reference"], json!(first.reference));
    assert_eq!(result["stops"][0], json!({ "stop": { "name": "Plein" }, "score": 60, "previous": 40 }));
    assert_eq!(result["stops"][1]["previous"], Value::Null);
    assert_eq!((&result["themes"][0]["score"], &result["themes"][0]["previous"]), (&json!(40), &json!(40)));
    let conclusion = result["conclusion"].as_str().unwrap();
    assert_eq!(
        conclusion,
        "De wijk krijgt een 4,0. Op dezelfde plekken is dat 2,0 hoger dan de vorige keer."
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_plan_is_told_next_to_its_field() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let good = schouw_plan(&s, &[operation()]).await;
    let elsewhere =
        s.visitor().ask("{ wijk(slug: \"nijeveen\") { wijkteam { members { id } } } }", Value::Null).await;
    let stranger = elsewhere["wijk"]["wijkteam"]["members"][0]["id"].clone();
    let cases: [(&str, Value, &str); 9] = [
        ("startsAt", json!("2026-03-01T18:00:00Z"), "TOO_SMALL startsAt"),
        ("startsAt", json!("+262142-12-31T23:59:59Z"), "TOO_LARGE startsAt"),
        ("meetingPoint", json!("  "), "REQUIRED meetingPoint"),
        ("explanation", json!("x".repeat(1_001)), "TOO_LONG explanation"),
        ("checklistVersionId", json!("wijk:1"), "NOT_FOUND checklistVersionId"),
        ("previousId", json!("wijkschouw:1"), "NOT_FOUND previousId"),
        ("membershipIds", json!([stranger]), "NOT_ALLOWED membershipIds"),
        ("stops", json!([{ "uuid": operation(), "name": "" }]), "REQUIRED stops.0.name"),
        (
            "stops",
            json!([{ "uuid": operation(), "name": "Plein", "rootUuid": operation() }]),
            "NOT_FOUND stops.0.rootUuid",
        ),
    ];
    for (field, wrong, refusal) in cases {
        let mut input = good.clone();
        input[field] = wrong;
        if field == "startsAt" && input[field].as_str().unwrap().starts_with('+') {
            // Whether the scalar reads such a year or not: it is never a fault of ours.
            let query = "mutation($input: PlanWijkschouwInput!) { planWijkschouw(input: $input) { refusals { code } } }";
            input["operationId"] = json!(operation());
            let answer = agent.send(&json!({ "query": query, "variables": { "input": input } })).await;
            assert!(answer.status.as_u16() < 500, "{}", answer.body);
            continue;
        }
        assert_eq!(agent.may_not("planWijkschouw", input).await, [refusal]);
    }
    // Not in another wijk, not by a resident, not by the wijkplatform, not by nobody.
    for (who, refusal) in [
        (s.member("nijeveen", "WIJKREGISSEUR").await, "NOT_ALLOWED"),
        (s.member("haveltermade", "WIJKPLATFORM").await, "NOT_ALLOWED"),
        (s.resident("anna").await, "NOT_ALLOWED"),
        (s.visitor(), "SIGN_IN_REQUIRED"),
    ] {
        assert_eq!(who.may_not("planWijkschouw", good.clone()).await, [refusal]);
    }
    assert_eq!((s.count("wijkschouw").await, s.count("stop").await), (0, 0));
    // The same plan ten times is one wijkschouw.
    let mut once = good;
    once["operationId"] = json!(operation());
    for _ in 0..10 {
        agent.walks("planWijkschouw", once.clone()).await;
    }
    assert_eq!((s.count("wijkschouw").await, s.count("stop").await), (1, 1));
}

#[tokio::test]
async fn moving_and_calling_off_is_heard_by_everyone() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |_| {}).await;
    let anna = s.resident("anna").await;
    anna.walks("joinWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    let bram = s.resident("bram").await;
    bram.walks("joinWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    bram.walks("leaveWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    assert_eq!(bram.may_not("leaveWijkschouw", json!({ "wijkschouwId": planned.id })).await, ["NOT_ALLOWED"]);

    // Another text is no news; another time is. A stop keeps its uuid, one goes and one comes.
    let mut change = schouw_plan(&s, &[planned.stops[2], operation()]).await;
    for not_there in ["wijkId", "membershipIds"] {
        change.as_object_mut().unwrap().remove(not_there);
    }
    change["wijkschouwId"] = planned.id.clone();
    change["explanation"] = json!("Neem een lamp mee.");
    let changed = agent.walks("changeWijkschouw", change.clone()).await;
    assert_eq!(changed["stops"].as_array().unwrap().len(), 2);
    assert_eq!(changed["stops"][0]["uuid"], json!(planned.stops[2]));
    assert_eq!(s.subjects("anna@bewoner.example").await.len(), 2, "a code and the confirmation");
    change["startsAt"] = json!("2026-03-13T18:30:00Z");
    agent.walks("changeWijkschouw", change.clone()).await;
    assert!(s.last_mail("anna@bewoner.example").await.contains("13 maart 2026 om 19.30 uur"));
    assert_eq!(s.subjects("bram@bewoner.example").await.len(), 2, "who left hears nothing more");

    let cancel = json!({ "wijkschouwId": planned.id, "reason": "Het stormt." });
    assert_eq!(anna.may_not("cancelWijkschouw", cancel.clone()).await, ["NOT_ALLOWED"]);
    let no_reason = json!({ "wijkschouwId": planned.id, "reason": " " });
    assert_eq!(agent.may_not("cancelWijkschouw", no_reason).await, ["REQUIRED reason"]);
    agent.walks("cancelWijkschouw", cancel).await;
    let mail = s.last_mail("anna@bewoner.example").await;
    assert!(mail.contains("Het stormt.") && mail.contains(".ics"), "{mail}");
    // Nothing can be recorded, joined or changed any more.
    let refused = agent.records(&planned, &[answer(planned.stops[2], PAVEMENT, "A")]).await;
    assert_eq!(wdw_tests::refusals(&refused), ["WRONG_STATE"]);
    assert_eq!(agent.may_not("changeWijkschouw", change).await, ["WRONG_STATE"]);
    let join = json!({ "wijkschouwId": planned.id });
    assert_eq!(bram.may_not("joinWijkschouw", join).await, ["WRONG_STATE"]);
    let calendar =
        s.visitor().fetches(&format!("/export/wijkschouw/{}.ics", planned.reference)).await.unwrap();
    let calendar = String::from_utf8(calendar).unwrap();
    assert!(calendar.contains("METHOD:CANCEL") && calendar.contains("STATUS:CANCELLED"), "{calendar}");
}

#[tokio::test]
async fn what_is_for_the_wijkteam_is_not_there_for_others() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let closed = agent.plans(&s, |input| input["openToResidents"] = json!(false)).await;
    let node = "query($id: ID!) { node(id: $id) { id } }";
    for who in [s.visitor(), s.resident("anna").await, s.member("nijeveen", "WIJKREGISSEUR").await] {
        assert_eq!(who.looks_at(&closed, "id").await, Value::Null);
        assert_eq!(who.ask(node, json!({ "id": closed.id })).await["node"], Value::Null);
        let list = who.ask("{ wijkschouwen { totalCount nodes { id } } }", Value::Null).await;
        assert_eq!(list["wijkschouwen"], json!({ "totalCount": 0, "nodes": [] }));
        let refused = who.records(&closed, &[answer(closed.stops[0], GRASS, "A")]).await;
        assert_eq!(wdw_tests::refusals(&refused), ["NOT_FOUND"]);
        assert!(who.fetches(&format!("/export/wijkschouw/{}.ics", closed.reference)).await.is_none());
        assert_eq!(who.may_not("joinWijkschouw", json!({ "wijkschouwId": closed.id })).await, ["NOT_FOUND"]);
    }
    let platform = s.member("haveltermade", "WIJKPLATFORM").await;
    assert_eq!(platform.looks_at(&closed, "state").await["state"], "PLANNED");
    assert!(agent.fetches(&format!("/export/wijkschouw/{}.ics", closed.reference)).await.is_some());
    let mine =
        agent.ask("{ wijkschouwen(filter: { mine: true }) { nodes { reference } } }", Value::Null).await;
    assert_eq!(mine["wijkschouwen"]["nodes"][0]["reference"], json!(closed.reference));
}

#[tokio::test]
async fn who_leaves_takes_the_own_data_along_and_what_was_seen_stays_without_a_name() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let (walked, to_come) = (agent.plans(&s, |_| {}).await, agent.plans(&s, |_| {}).await);
    let anna = s.resident("anna").await;
    for planned in [&walked, &to_come] {
        anna.walks("joinWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    }
    let finding = json!({ "wijkschouwId": walked.id, "theme": "schoon", "note": "Glas op het pad",
                          "photoIds": [], "madeAt": "2026-03-02T10:05:00Z" });
    anna.walks("addFinding", finding.clone()).await;
    let export = "mutation($o: UUID!) { exportMyData(input: { operationId: $o }) { document } }";
    let document = anna.ask(export, json!({ "o": operation() })).await["exportMyData"]["document"].clone();
    assert_eq!(document["wijkschouwen"]["findings"][0]["note"], "Glas op het pad");
    assert_eq!(document["wijkschouwen"]["took_part"].as_array().unwrap().len(), 2);

    let done = json!({ "wijkschouwId": walked.id, "madeAt": "2026-03-02T11:00:00Z" });
    agent.walks("completeWijkschouw", done).await;
    agent.walks("reportWijkschouw", json!({ "wijkschouwId": walked.id })).await;
    // What everyone can read already, the wijkteam could not read first.
    assert_eq!(anna.may_not("addFinding", finding).await, ["WRONG_STATE"]);
    let delete = "mutation($i: DeleteAccountInput!) { deleteAccount(input: $i) { done } }";
    let input = json!({ "operationId": operation(), "email": "anna@bewoner.example" });
    assert_eq!(anna.ask(delete, json!({ "i": input })).await["deleteAccount"]["done"], true);
    assert_eq!(agent.looks_at(&to_come, FIELDS).await["participantCount"], 1);
    let seen = agent.looks_at(&walked, FIELDS).await;
    assert_eq!(seen["findings"][0]["note"], "Glas op het pad");
    assert_eq!(seen["findings"][0]["author"], "een bewoner");
}

#[tokio::test]
async fn a_photo_of_a_wijkschouw_outlives_the_cleaning() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |_| {}).await;
    let (kept, loose) = (operation(), operation());
    for photo in [kept, loose] {
        agent.uploads(photo, &jpeg(64, 48, [90, 120, 60])).await;
    }
    let mut seen = answer(planned.stops[0], GRASS, "D");
    seen["photoIds"] = json!([kept]);
    agent.answers(&planned, &[seen]).await;
    s.later(chrono::TimeDelta::days(40));
    s.background().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    assert!(agent.fetches(&format!("/photos/{kept}")).await.is_some());
    assert!(agent.fetches(&format!("/photos/{loose}")).await.is_none());
}
