//! Answers from several phones, early, late, twice and wrong.

use chrono::TimeDelta;
use serde_json::{Value, json};
use wdw_tests::{FIELDS, Scene, answer, jpeg, operation, refusals};

const GRASS: &str = "zwerfafval-gras";
const PAVEMENT: &str = "zwerfafval-stoep";

fn at(mut answer: Value, time: &str) -> Value {
    answer["madeAt"] = json!(format!("2026-03-02T{time}:00Z"));
    answer
}

#[tokio::test]
async fn ten_times_the_same_batch_has_one_effect_and_takes_as_many_statements_as_one_answer() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |_| {}).await;
    agent.answers(&planned, &[answer(planned.stops[0], GRASS, "A")]).await;
    let one = [answer(planned.stops[0], PAVEMENT, "B")];
    let (few, ()) = s.statements(agent.answers(&planned, &one)).await;
    let items = agent.looks_at(&planned, "checklist { document }").await;
    let themes = items["checklist"]["document"]["themes"].as_array().unwrap().clone();
    let keys: Vec<String> = themes
        .iter()
        .flat_map(|theme| theme["items"].as_array().unwrap().clone())
        .filter(|item| item["scale"] == "image_quality" && item["once"] != true)
        .map(|item| item["key"].as_str().unwrap().to_owned())
        .collect();
    let mut batch: Vec<Value> = planned
        .stops
        .iter()
        .flat_map(|stop| keys.iter().map(|key| answer(*stop, key, "A")))
        .skip(2)
        .take(40)
        .collect();
    for entry in batch.iter_mut().take(2) {
        let photo = operation();
        agent.uploads(photo, &jpeg(64, 48, [90, 120, 60])).await;
        entry["photoIds"] = json!([photo]);
    }
    let (many, ()) = s.statements(agent.answers(&planned, &batch)).await;
    println!("recordAnswers: {few} statements for one answer, {many} for {} with photos", batch.len());
    assert!(many <= few + 4 && many <= 24, "{few} for one, {many} for {}", batch.len());
    let counts =
        || async { (s.count("answer").await, s.count("observation_photo").await, s.count("audit").await) };
    let after_one = counts().await;
    assert_eq!(after_one.0, batch.len() + 2);
    for _ in 0..9 {
        agent.answers(&planned, &batch).await;
    }
    assert_eq!(counts().await, after_one);
    // All at the same instant, too.
    let sent: Vec<_> = (0..10)
        .map(|_| {
            let (agent, planned, batch) = (agent.clone(), planned.clone(), batch.clone());
            tokio::spawn(async move { agent.answers(&planned, &batch).await })
        })
        .collect();
    for one in sent {
        one.await.unwrap();
    }
    assert_eq!(counts().await, after_one);
}

#[tokio::test]
async fn two_people_answer_differently_and_one_is_chosen() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    let planned = agent.plans(&s, |_| {}).await;
    let (stop, other) = (planned.stops[0], planned.stops[1]);
    let clean = answer(stop, GRASS, "A");
    agent.answers(&planned, &[clean.clone(), answer(other, GRASS, "B")]).await;
    let skipped = json!({ "operationId": operation(), "stopUuid": other, "item": PAVEMENT, "state": "SKIPPED",
                          "photoIds": [], "madeAt": "2026-03-02T10:00:00Z" });
    worker.answers(&planned, &[answer(stop, GRASS, "D"), answer(other, GRASS, "B"), skipped]).await;
    let seen = agent.looks_at(&planned, FIELDS).await;
    assert_eq!(seen["participantCount"], 2, "who records takes part");
    let answers = seen["answers"].as_array().unwrap().clone();
    let of = |stop: uuid::Uuid| {
        let here = answers.iter().filter(move |one| one["stopUuid"] == json!(stop) && one["item"] == GRASS);
        here.map(|one| (one["counts"] == true, one["conflict"] == true)).collect::<Vec<_>>()
    };
    assert_eq!(of(stop), [(false, true), (false, true)]);
    assert!(of(other).contains(&(true, false)) && of(other).contains(&(false, false)));
    assert!(answers[0]["author"].as_str().unwrap().contains(", "), "{}", answers[0]["author"]);

    // While it is open it has no score; once chosen it has.
    let done = json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T11:00:00Z" });
    let done = agent.walks("completeWijkschouw", done).await;
    assert_eq!((&done["result"]["score"], &done["result"]["answered"]), (&json!(60), &json!(2)));
    // A bad answer is something to do something about, also while somebody contradicts it.
    assert_eq!(done["findings"][0]["item"], GRASS);
    let differ = &done["differences"][0];
    assert_eq!(
        (&differ["stop"]["name"], &differ["answers"][1]["said"]),
        (&json!("Plein"), &json!("Heel veel"))
    );
    let dirty = answers.iter().find(|one| one["value"] == "D").unwrap()["uuid"].clone();
    let choose = |uuid: &Value| json!({ "wijkschouwId": planned.id, "answerUuid": uuid });
    let anna = s.resident("anna").await;
    assert_eq!(anna.may_not("chooseAnswer", choose(&dirty)).await, ["NOT_ALLOWED"]);
    let chosen = agent.walks("chooseAnswer", choose(&dirty)).await;
    assert_eq!((&chosen["result"]["score"], &chosen["findings"][0]["item"]), (&json!(40), &json!(GRASS)));
    // Second thoughts: the other one, and the finding is gone.
    let chosen = agent.walks("chooseAnswer", choose(&clean["operationId"])).await;
    assert_eq!((&chosen["result"]["score"], &chosen["findings"]), (&json!(70), &json!([])));
    assert_eq!(agent.may_not("chooseAnswer", choose(&json!(operation()))).await, ["NOT_FOUND answerUuid"]);
    // What somebody follows up stays, whichever answer counts.
    let chosen = agent.walks("chooseAnswer", choose(&dirty)).await;
    let follow = json!({ "findingId": chosen["findings"][0]["id"], "kind": "COMPLIMENT", "title": "Gezien" });
    agent.walks("followUpFinding", follow).await;
    let chosen = agent.walks("chooseAnswer", choose(&clean["operationId"])).await;
    assert_eq!(chosen["findings"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_newest_of_one_person_stays_whatever_the_order_in_which_it_arrives() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |_| {}).await;
    let stop = planned.stops[0];
    let (first, second) = (at(answer(stop, GRASS, "D"), "10:00"), at(answer(stop, GRASS, "B"), "10:30"));
    agent.answers(&planned, std::slice::from_ref(&second)).await;
    agent.answers(&planned, std::slice::from_ref(&first)).await;
    let both = [at(answer(stop, PAVEMENT, "A"), "10:00"), at(answer(stop, PAVEMENT, "C"), "10:01")];
    agent.answers(&planned, &both).await;
    agent.answers(&planned, &[both[1].clone(), both[0].clone()]).await;
    let seen = agent.looks_at(&planned, "answers { item value conflict }").await;
    let values: Vec<&str> =
        seen["answers"].as_array().unwrap().iter().map(|one| one["value"].as_str().unwrap()).collect();
    assert_eq!(values, ["C", "B"]);
    // A photo stays with the answer through a change, and goes when it is taken away.
    let photo = operation();
    agent.uploads(photo, &jpeg(64, 48, [90, 120, 60])).await;
    let mut with = at(answer(stop, GRASS, "C"), "10:40");
    with["photoIds"] = json!([photo]);
    agent.answers(&planned, &[with]).await;
    let mut still = at(answer(stop, GRASS, "D"), "10:50");
    still["photoIds"] = json!([photo]);
    agent.answers(&planned, &[still]).await;
    assert_eq!(s.count("observation_photo").await, 1);
    agent.answers(&planned, &[at(answer(stop, GRASS, "D"), "10:55")]).await;
    assert_eq!((s.count("observation_photo").await, s.count("answer").await), (0, 2));
}

#[tokio::test]
async fn a_late_phone_still_gets_its_answers_in_and_the_result_follows() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |_| {}).await;
    agent.answers(&planned, &[answer(planned.stops[0], GRASS, "A+")]).await;
    let done = json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T11:00:00Z" });
    agent.walks("completeWijkschouw", done.clone()).await;
    agent.walks("reportWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    assert_eq!(s.visitor().looks_at(&planned, FIELDS).await["result"]["score"], 100);
    s.later(TimeDelta::days(1));
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    let stop = operation();
    let add = json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T10:10:00Z",
                      "stop": { "uuid": stop, "name": "Onderweg" } });
    let added = worker.walks("addStop", add.clone()).await;
    assert_eq!(
        added["stops"][3],
        json!({ "uuid": stop, "position": 3, "name": "Onderweg", "addedOnTheWay": true })
    );
    worker.walks("addStop", add).await;
    worker.answers(&planned, &[answer(stop, GRASS, "D")]).await;
    // Another phone that finishes as well changes nothing.
    worker.walks("completeWijkschouw", done).await;
    let seen = s.visitor().looks_at(&planned, FIELDS).await;
    assert_eq!((&seen["state"], &seen["result"]["score"]), (&json!("REPORTED"), &json!(60)));
    assert_eq!(seen["stops"].as_array().unwrap().len(), 4);
    assert_eq!(
        (&seen["findings"][0]["late"], &seen["findings"][0]["stop"]["name"]),
        (&json!(true), &json!("Onderweg"))
    );
    let inside = worker.looks_at(&planned, FIELDS).await;
    let late: Vec<&Value> =
        inside["answers"].as_array().unwrap().iter().filter(|one| one["late"] == true).collect();
    assert_eq!(late.len(), 1);
    assert_eq!(late[0]["mine"], true);
}

#[tokio::test]
async fn one_wrong_entry_is_told_next_to_its_field_and_stops_no_other() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |_| {}).await;
    let stop = planned.stops[0];
    let good = answer(stop, GRASS, "A");
    let with = |field: &str, value: Value| {
        let mut entry = answer(stop, PAVEMENT, "A");
        entry[field] = value;
        entry
    };
    let (reused, foreign) = (answer(planned.stops[1], GRASS, "A"), operation());
    agent.answers(&planned, std::slice::from_ref(&reused)).await;
    s.resident("anna").await.uploads(foreign, &jpeg(64, 48, [90, 120, 60])).await;
    let mut other = reused.clone();
    other["value"] = json!("D");
    let entries = [
        good,
        with("item", json!("bestaat-niet")),
        with("item", json!("a\0b")),
        with("value", json!("E")),
        with("value", Value::Null),
        with("stopUuid", Value::Null),
        with("stopUuid", json!(operation())),
        with("note", json!("x".repeat(2_001))),
        with("note", json!("a\u{202e}b")),
        with("photoIds", json!([operation()])),
        with("photoIds", json!([foreign])),
        with("photoIds", json!((0..7).map(|_| operation()).collect::<Vec<_>>())),
        other,
        answer(planned.stops[2], GRASS, "B"),
        with("madeAt", json!("0001-01-01T00:00:00Z")),
        with("place", json!({ "latitude": 1e300, "longitude": -1e300 })),
    ];
    let payload = agent.records(&planned, &entries).await;
    assert_eq!(payload["refusals"], json!([]));
    let outcomes: Vec<String> =
        payload["outcomes"].as_array().unwrap().iter().map(|one| refusals(one).join(", ")).collect();
    assert_eq!(
        outcomes,
        [
            "",
            "NOT_FOUND item",
            "NOT_FOUND item",
            "BAD_FORMAT value",
            "REQUIRED value",
            "REQUIRED stopUuid",
            "NOT_FOUND stopUuid",
            "TOO_LONG note",
            "BAD_FORMAT note",
            "NOT_FOUND photoIds",
            "NOT_FOUND photoIds",
            "TOO_MANY photoIds, NOT_FOUND photoIds",
            "OPERATION_REUSED",
            "",
            "",
            "",
        ]
        .map(|outcome| if outcome.starts_with("TOO_MANY") { "TOO_MANY photoIds" } else { outcome })
    );
    assert_eq!(s.count("answer").await, 4);
    // Too many, too large, somebody else's operation, a resident.
    let many: Vec<Value> = (0..41).map(|_| answer(stop, GRASS, "A")).collect();
    assert_eq!(refusals(&agent.records(&planned, &many).await), ["TOO_MANY answers"]);
    let query =
        "mutation($input: RecordAnswersInput!) { recordAnswers(input: $input) { refusals { code } } }";
    let huge = json!({ "wijkschouwId": planned.id, "answers": [with("note", json!("x".repeat(1_048_576)))] });
    let huge = agent.send(&json!({ "query": query, "variables": { "input": huge } })).await;
    assert_eq!(huge.status.as_u16(), 413, "{}", huge.body);
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    let stolen = worker.records(&planned, &[reused]).await;
    assert_eq!(refusals(&stolen["outcomes"][0]), ["OPERATION_REUSED"]);
    let anna = s.resident("anna").await;
    anna.walks("joinWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    assert_eq!(refusals(&anna.records(&planned, &[answer(stop, GRASS, "A")]).await), ["NOT_ALLOWED"]);
    assert_eq!(
        refusals(&s.visitor().records(&planned, &[answer(stop, GRASS, "A")]).await),
        ["SIGN_IN_REQUIRED"]
    );
}

#[tokio::test]
async fn residents_see_the_checklist_and_add_findings_only_when_they_may() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let watching = agent.plans(&s, |input| input["residentsMayAdd"] = json!(false)).await;
    let adding = agent.plans(&s, |_| {}).await;
    let anna = s.resident("anna").await;
    let finding = |id: &Value, uuid: uuid::Uuid| {
        json!({ "operationId": uuid, "wijkschouwId": id, "theme": "schoon", "note": "Glas op het pad",
                "photoIds": [], "madeAt": "2026-03-02T10:05:00Z", "accuracyMetres": 8,
                "place": { "latitude": 52.7, "longitude": 6.19 } })
    };
    assert_eq!(anna.may_not("addFinding", finding(&adding.id, operation())).await, ["NOT_ALLOWED"]);
    for planned in [&watching, &adding] {
        anna.walks("joinWijkschouw", json!({ "wijkschouwId": planned.id })).await;
        let seen = anna.looks_at(planned, "checklist { document } participants { name viewer }").await;
        assert!(!seen["checklist"]["document"]["themes"].as_array().unwrap().is_empty());
        assert!(seen["participants"].as_array().unwrap().iter().any(|one| one["viewer"] == true));
    }
    assert_eq!(anna.may_not("addFinding", finding(&watching.id, operation())).await, ["NOT_ALLOWED"]);
    let (uuid, photo) = (operation(), operation());
    anna.uploads(photo, &jpeg(64, 48, [90, 120, 60])).await;
    let mut input = finding(&adding.id, uuid);
    input["photoIds"] = json!([photo]);
    input["stopUuid"] = json!(adding.stops[0]);
    for _ in 0..3 {
        let seen = anna.walks("addFinding", input.clone()).await;
        assert_eq!(
            (&seen["findings"][0]["uuid"], &seen["findings"][0]["mine"]),
            (&json!(uuid), &json!(true))
        );
    }
    assert_eq!((s.count("finding").await, s.count("observation_photo").await), (1, 1));
    // That does not begin it: the plan still changes, but for the stop at which something was seen.
    let mut change = wdw_tests::schouw_plan(&s, &adding.stops[1..]).await;
    for not_there in ["wijkId", "membershipIds"] {
        change.as_object_mut().unwrap().remove(not_there);
    }
    change["wijkschouwId"] = adding.id.clone();
    let changed = agent.walks("changeWijkschouw", change).await;
    assert_eq!((&changed["state"], changed["stops"].as_array().unwrap().len()), (&json!("PLANNED"), 3));
    for (field, wrong, refusal) in [
        ("note", json!(""), "REQUIRED note"),
        ("note", json!("x".repeat(2_001)), "TOO_LONG note"),
        ("theme", json!("katten"), "NOT_FOUND theme"),
        ("stopUuid", json!(operation()), "NOT_FOUND stopUuid"),
        ("photoIds", json!([photo]), "NOT_FOUND photoIds"),
    ] {
        let mut input = finding(&adding.id, operation());
        input[field] = wrong;
        assert_eq!(anna.may_not("addFinding", input).await, [refusal]);
    }
}
