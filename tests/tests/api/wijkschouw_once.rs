//! A wijkschouw through bad reception: everything comes twice, and is there once.

use serde_json::{Value, json};
use uuid::Uuid;
use wdw_tests::{Actor, FIELDS, Planned, Scene, answer, jpeg, operation, schouw_plan};

const GRASS: &str = "zwerfafval-gras";

#[tokio::test]
async fn every_mutation_of_a_wijkschouw_ten_times_has_one_effect() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    let anna = s.resident("anna").await;
    let planned = agent.plans(&s, |_| {}).await;
    let stop = planned.stops[0];
    let query = "{ wijk(slug: \"haveltermade\") { wijkteam { members { id function } } } }";
    let team = s.visitor().ask(query, Value::Null).await;
    let members = team["wijk"]["wijkteam"]["members"].as_array().unwrap().clone();
    let consulent = members.iter().find(|member| member["function"] == "BEWONERSCONSULENT").unwrap();
    let mut change = schouw_plan(&s, &planned.stops).await;
    for not_there in ["wijkId", "membershipIds"] {
        change.as_object_mut().unwrap().remove(not_there);
    }
    change["meetingPoint"] = json!("De school");
    let at = "2026-03-02T10:00:00Z";
    let before: [(&Actor, &str, Value); 7] = [
        (&agent, "inviteToWijkschouw", json!({ "membershipIds": [consulent["id"]] })),
        (&anna, "joinWijkschouw", json!({})),
        (&agent, "changeWijkschouw", change),
        (&worker, "beginWijkschouw", json!({ "madeAt": at })),
        (&agent, "addStop", json!({ "madeAt": at, "stop": { "uuid": operation(), "name": "Onderweg" } })),
        (&anna, "addFinding", json!({ "theme": "heel", "note": "Bank stuk", "photoIds": [], "madeAt": at })),
        (&anna, "leaveWijkschouw", json!({})),
    ];
    for (actor, mutation, input) in before {
        ten_times(&s, &planned, actor, mutation, input).await;
    }
    agent.answers(&planned, &[answer(stop, GRASS, "A")]).await;
    let other = answer(stop, GRASS, "D");
    worker.answers(&planned, std::slice::from_ref(&other)).await;
    let after: [(&Actor, &str, Value); 3] = [
        (&agent, "chooseAnswer", json!({ "answerUuid": other["operationId"] })),
        (&worker, "completeWijkschouw", json!({ "madeAt": at })),
        (&agent, "reportWijkschouw", json!({})),
    ];
    for (actor, mutation, input) in after {
        ten_times(&s, &planned, actor, mutation, input).await;
    }
    assert_eq!((s.count("finding").await, s.count("stop").await, s.count("participant").await), (2, 4, 4));
}

async fn ten_times(s: &Scene, planned: &Planned, actor: &Actor, mutation: &str, mut input: Value) {
    input["wijkschouwId"] = planned.id.clone();
    input["operationId"] = json!(operation());
    let first = actor.walks(mutation, input.clone()).await;
    let counted = || async {
        let mut counts = Vec::new();
        for table in ["stop", "participant", "answer", "finding", "outgoing_mail", "audit", "operation"] {
            counts.push(s.count(table).await);
        }
        counts
    };
    let after_one = counted().await;
    for _ in 0..9 {
        assert_eq!(actor.walks(mutation, input.clone()).await["state"], first["state"], "{mutation}");
    }
    assert_eq!(counted().await, after_one, "{mutation} had one effect");
}

/// A checklist of this many items, published.
async fn checklist(s: &Scene, items: usize) -> Value {
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let items: Vec<Value> = (0..items)
        .map(|number| json!({ "key": format!("vraag-{number}"), "question": "Hoe is het?", "scale": "report_mark" }))
        .collect();
    let document =
        json!({ "title": "Lange lijst", "themes": [{ "key": "alles", "title": "Alles", "items": items }] });
    let create = "mutation($i: CreateChecklistInput!) { createChecklist(input: $i) \
                  { checklist { id } refusals { field message } } }";
    let input = json!({ "operationId": operation(), "document": document });
    let made = regisseur.ask(create, json!({ "i": input })).await["createChecklist"].clone();
    assert_eq!(made["refusals"], json!([]));
    let publish = "mutation($i: PublishChecklistInput!) { publishChecklist(input: $i) \
                   { checklist { published { id } } refusals { field message } } }";
    let input = json!({ "operationId": operation(), "checklistId": made["checklist"]["id"] });
    let done = regisseur.ask(publish, json!({ "i": input })).await["publishChecklist"].clone();
    assert_eq!(done["refusals"], json!([]));
    done["checklist"]["published"]["id"].clone()
}

#[tokio::test]
async fn twelve_stops_of_forty_items_with_thirty_photos_sent_twice_and_mixed_up() {
    let s = Scene::meppel().await;
    let version = checklist(&s, 40).await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let stops: Vec<Uuid> = (0..12).map(|_| operation()).collect();
    let mut input = schouw_plan(&s, &stops).await;
    input["checklistVersionId"] = version;
    let made = agent.walks("planWijkschouw", input).await;
    let planned =
        Planned { id: made["id"].clone(), reference: made["reference"].as_str().unwrap().to_owned(), stops };
    let mut photos = Vec::new();
    for number in 0..30_u8 {
        let photo = operation();
        agent.uploads(photo, &jpeg(40, 30, [number, 90, 120])).await;
        photos.push(photo);
    }
    let mut batches: Vec<Vec<Value>> = planned
        .stops
        .iter()
        .map(|stop| (0..40).map(|number| answer(*stop, &format!("vraag-{number}"), "4")).collect())
        .collect();
    for (number, photo) in photos.iter().enumerate() {
        batches[number % 12][number]["photoIds"] = json!([photo]);
    }
    // Every other batch at once, then all of them again from the end.
    let sent: Vec<_> = batches
        .iter()
        .step_by(2)
        .map(|batch| {
            let (agent, planned, batch) = (agent.clone(), planned.clone(), batch.clone());
            tokio::spawn(async move { agent.answers(&planned, &batch).await })
        })
        .collect();
    for one in sent {
        one.await.unwrap();
    }
    for batch in batches.iter().rev() {
        agent.answers(&planned, batch).await;
    }
    assert_eq!((s.count("answer").await, s.count("observation_photo").await), (480, 30));
    let done = json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T12:00:00Z" });
    let (statements, done) = s.statements(agent.walks("completeWijkschouw", done)).await;
    println!("completeWijkschouw with 480 bad answers: {statements} statements");
    assert_eq!((&done["result"]["answered"], &done["result"]["expected"]), (&json!(480), &json!(480)));
    assert_eq!(done["findings"].as_array().unwrap().len(), 480);
    let with_photo = done["findings"].as_array().unwrap().iter().filter(|one| one["photos"] != json!([]));
    assert_eq!(with_photo.count(), 30);
    assert_eq!(agent.looks_at(&planned, FIELDS).await["result"]["score"], 40);
}
