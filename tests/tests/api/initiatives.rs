use chrono::TimeDelta;
use serde_json::{Value, json};
use wdw_tests::{Scene, plan};

const STORY: &str = "state reference requested totalCost owner { name function partner { key } } \
                     answerDue { on overdue paused daysLeft } timeline { kind actor text } latestEvent { kind } \
                     messages { side author body } openQuestion submitterName submitterEmail supportCount";

#[tokio::test]
async fn from_phone_to_answer_and_back() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let idea = anna.submits(&s, "haveltermade").await;
    let id = &idea["id"];

    // The wijkregisseur has it, and there is a date.
    let seen = anna.sees(id, STORY).await;
    assert_eq!(seen["state"], "SUBMITTED");
    assert_eq!(seen["requested"], 74_000);
    assert_eq!(seen["owner"]["function"], "WIJKREGISSEUR");
    assert_eq!(
        seen["answerDue"],
        json!({ "on": "2026-04-13", "overdue": false, "paused": false, "daysLeft": 42 })
    );
    assert_eq!(
        s.subjects("anna@bewoner.example").await.last().unwrap(),
        "We hebben je idee: Pluktuin achter de flat"
    );
    let mail = s.last_mail("anna@bewoner.example").await;
    assert!(mail.contains("13 april 2026") && mail.contains(idea["reference"].as_str().unwrap()), "{mail}");

    // The wijkagent takes it up; the wijkregisseur asks; the clock stops.
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let taken = agent.does("takeUpInitiative", json!({ "initiativeId": id })).await;
    assert_eq!((&taken["state"], &taken["owner"]["function"]), (&json!("IN_REVIEW"), &json!("WIJKAGENT")));
    s.later(TimeDelta::days(5));
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let asked = regisseur
        .does("askCompletion", json!({ "initiativeId": id, "question": "Is er water in de buurt?" }))
        .await;
    assert_eq!(asked["state"], "NEEDS_COMPLETION");
    assert_eq!(asked["answerDue"]["paused"], true);
    assert!(s.last_mail("anna@bewoner.example").await.contains("Is er water in de buurt?"));
    s.later(TimeDelta::days(60));
    let anna = s.resident("anna").await;
    let waiting = anna.sees(id, STORY).await;
    assert_eq!(
        waiting["answerDue"],
        json!({ "on": "2026-04-13", "overdue": false, "paused": true, "daysLeft": 37 })
    );
    assert_eq!(waiting["openQuestion"], "Is er water in de buurt?");

    // Anna answers and lowers a cost; the clock goes on where it stood.
    let done = anna
        .does(
            "completeInitiative",
            json!({
                "initiativeId": id, "answer": "Ja, via de school.", "photoIds": [],
                "changes": { "budgetLines": [{ "description": "Bomen", "amount": 50_000, "kind": "MATERIAL" }] },
            }),
        )
        .await;
    assert_eq!((&done["state"], &done["requested"]), (&json!("IN_REVIEW"), &json!(40_000)));
    assert_eq!(done["answerDue"]["on"], "2026-06-12");
    assert_eq!(done["answerDue"]["daysLeft"], 37);

    // Everyone reads the story; only who is concerned reads the words.
    let public = s.visitor().sees(id, STORY).await;
    let kinds: Vec<&str> =
        public["timeline"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["SUBMITTED", "TAKEN_UP", "COMPLETION_ASKED", "COMPLETED_BY_SUBMITTER"]);
    assert_eq!(public["latestEvent"]["kind"], "COMPLETED_BY_SUBMITTER");
    assert_eq!(public["submitterName"], "Anna");
    for hidden in ["messages", "submitterEmail", "openQuestion"] {
        assert_eq!(public[hidden], Value::Null, "{hidden}");
    }
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let concerned = agent.sees(id, STORY).await;
    assert_eq!(concerned["submitterEmail"], "anna@bewoner.example");
    assert_eq!(concerned["messages"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn one_submission_makes_one_initiative_one_mail_and_one_step() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let input = plan(&s.wijk("haveltermade").await);
    let first = anna.does("submitInitiative", input.clone()).await;
    for _ in 0..9 {
        assert_eq!(anna.does("submitInitiative", input.clone()).await["id"], first["id"]);
    }
    assert_eq!((s.count("initiative").await, s.count("timeline_event").await), (1, 1));
    let received =
        s.subjects("anna@bewoner.example").await.into_iter().filter(|s| s.starts_with("We hebben")).count();
    assert_eq!(received, 1);
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_at_once_next_to_its_field() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let mut input = plan(&s.wijk("haveltermade").await);
    input["wijkId"] = json!("wijk:00000000-0000-0000-0000-000000000001");
    input["buurtId"] = json!("buurt:00000000-0000-0000-0000-000000000001");
    input["title"] = json!("");
    input["plan"] = json!("kort");
    input["place"] = json!({ "description": "x".repeat(201), "latitude": 0.0, "longitude": 0.0 });
    input["endsOn"] = json!("2026-03-01");
    input["supporterEstimate"] = json!(-1);
    input["budgetLines"][1]["amount"] = json!(0);
    input["ownContribution"] = json!(-1);
    input["otherFunding"] = json!(100_000_001);
    input["submitterName"] = json!("Anna\nVeenstra");
    assert_eq!(
        anna.is_refused("submitInitiative", input).await,
        [
            "NOT_FOUND wijkId",
            "NOT_FOUND buurtId",
            "REQUIRED title",
            "TOO_SHORT plan",
            "TOO_LONG place.description",
            "BAD_FORMAT place",
            "REQUIRED startsOn",
            "TOO_LARGE supporterEstimate",
            "TOO_SMALL budgetLines.1.amount",
            "TOO_SMALL ownContribution",
            "TOO_LARGE otherFunding",
            "TOO_LARGE ownContribution",
            "REQUIRED otherFundingSource",
            "BAD_FORMAT submitterName",
        ]
    );
    assert_eq!(s.count("initiative").await, 0);
}

#[tokio::test]
async fn a_refused_submission_can_be_mended_and_sent_under_the_same_id() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let good = plan(&s.wijk("haveltermade").await);
    let mut bad = good.clone();
    bad["title"] = json!("");
    assert_eq!(anna.is_refused("submitInitiative", bad).await, ["REQUIRED title"]);
    anna.does("submitInitiative", good).await;
    assert_eq!(s.count("initiative").await, 1);
}

#[tokio::test]
async fn hostile_texts_are_stored_as_texts_or_refused_as_texts() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let wijk_id = s.wijk("haveltermade").await;
    for title in [
        "<script>alert(1)</script>",
        "'; DROP TABLE initiative; --",
        "👩‍👩‍👧 & \"tuin\"",
        "=CMD()|' /C calc'!A0",
        "%_\\",
    ] {
        let mut input = plan(&wijk_id);
        input["title"] = json!(title);
        let made = anna.does("submitInitiative", input).await;
        assert_eq!(anna.sees(&made["id"], "title").await["title"], title);
        let found = anna
            .ask("query($text: String) { initiatives(filter: { text: $text }) { totalCount nodes { title } } }", json!({ "text": title }))
            .await;
        assert_eq!(found["initiatives"]["nodes"][0]["title"], title);
    }
    for title in ["nul\u{0}", "om\u{202e}gekeerd", "bel\u{7}"] {
        let mut input = plan(&wijk_id);
        input["title"] = json!(title);
        assert_eq!(anna.is_refused("submitInitiative", input).await, ["BAD_FORMAT title"]);
    }
    for field in ["title", "plan", "participants", "benefit", "otherFundingSource", "submitterName"] {
        let mut input = plan(&wijk_id);
        input[field] = json!("é".repeat(200_000));
        assert_eq!(anna.is_refused("submitInitiative", input).await, [format!("TOO_LONG {field}")]);
    }
}

#[tokio::test]
async fn lists_go_on_where_they_stopped_and_hold_nothing_twice() {
    let s = Scene::after_ten_years().await;
    let visitor = s.visitor();
    for (sort, field) in
        [("NEWEST", "submittedAt"), ("MOST_SUPPORTED", "supportCount"), ("SOONEST_DUE", "reference")]
    {
        let mut seen = Vec::new();
        let mut after = Value::Null;
        loop {
            let query = format!(
                "query($after: String) {{ wijk(slug: \"haveltermade\") {{ initiatives(sort: {sort}, first: 17, after: $after) \
                 {{ totalCount nodes {{ id {field} }} pageInfo {{ hasNextPage endCursor }} }} }} }}"
            );
            let page = visitor.ask(&query, json!({ "after": after })).await["wijk"]["initiatives"].clone();
            let total = usize::try_from(page["totalCount"].as_i64().unwrap()).unwrap();
            seen.extend(page["nodes"].as_array().unwrap().iter().map(|node| node["id"].to_string()));
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                let mut once = seen.clone();
                once.sort();
                once.dedup();
                assert_eq!((once.len(), seen.len()), (total, total), "{sort}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn searching_finds_all_words_and_filters_narrow() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let wijk_id = s.wijk("haveltermade").await;
    for (title, theme) in
        [("Pluktuin bij de school", "GREEN"), ("Schoolplein schilderen", "PLAY"), ("Avondwandeling", "SAFE")]
    {
        let mut input = plan(&wijk_id);
        input["title"] = json!(title);
        input["theme"] = json!(theme);
        anna.does("submitInitiative", input).await;
    }
    let titles = |filter: Value| {
        let visitor = s.visitor();
        async move {
            let query = "query($f: InitiativeFilter) { initiatives(filter: $f) { nodes { title } } }";
            let found = visitor.ask(query, json!({ "f": filter })).await;
            let mut titles: Vec<String> = found["initiatives"]["nodes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|node| node["title"].as_str().unwrap().to_owned())
                .collect();
            titles.sort();
            titles
        }
    };
    assert_eq!(
        titles(json!({ "text": "SCHOOL" })).await,
        ["Pluktuin bij de school", "Schoolplein schilderen"]
    );
    assert_eq!(titles(json!({ "text": "school bij" })).await, ["Pluktuin bij de school"]);
    assert_eq!(titles(json!({ "theme": "SAFE" })).await, ["Avondwandeling"]);
    assert_eq!(titles(json!({ "states": ["GRANTED"] })).await, [] as [&str; 0]);
    assert_eq!(titles(json!({ "mine": true })).await, [] as [&str; 0]);
    let alike = s
        .visitor()
        .ask(
            "query($w: ID!) { similarInitiatives(wijkId: $w, title: \"Een tuin om te plukken\") { title } }",
            json!({ "w": wijk_id }),
        )
        .await;
    assert_eq!(alike["similarInitiatives"][0]["title"], "Pluktuin bij de school");
}

#[tokio::test]
async fn neighbours_support_once_and_not_their_own() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let id = anna.submits(&s, "haveltermade").await["id"].clone();
    let bram = s.resident("bram").await;
    let input = json!({ "initiativeId": id });
    assert_eq!(bram.does("supportInitiative", input.clone()).await["supportCount"], 1);
    assert_eq!(bram.is_refused("supportInitiative", input.clone()).await, ["WRONG_STATE"]);
    assert_eq!(anna.is_refused("supportInitiative", input.clone()).await, ["OWN_INITIATIVE"]);
    assert_eq!(s.visitor().is_refused("supportInitiative", input.clone()).await, ["SIGN_IN_REQUIRED"]);
    assert_eq!(bram.does("unsupportInitiative", input.clone()).await["supportCount"], 0);
    assert_eq!(bram.is_refused("unsupportInitiative", input).await, ["WRONG_STATE"]);
}

#[tokio::test]
async fn supporters_hear_what_happens_unless_they_do_not_want_to() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let id = anna.submits(&s, "haveltermade").await["id"].clone();
    let (bram, els) = (s.resident("bram").await, s.resident("els").await);
    bram.does("supportInitiative", json!({ "initiativeId": id })).await;
    els.does("supportInitiative", json!({ "initiativeId": id })).await;
    let off = "mutation($i: UpdateAccountInput!) { updateAccount(input: $i) { refusals { code } } }";
    els.ask(off, json!({ "i": { "operationId": wdw_tests::operation(), "notifySupported": false } })).await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    agent.does("takeUpInitiative", json!({ "initiativeId": id })).await;
    s.background().await;
    assert_eq!(
        s.subjects("bram@bewoner.example").await.last().unwrap(),
        "Nieuws over Pluktuin achter de flat"
    );
    assert_eq!(s.subjects("els@bewoner.example").await.len(), 1);
}

#[tokio::test]
async fn withdrawn_is_gone_for_others_and_stays_for_who_is_concerned() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let id = anna.submits(&s, "haveltermade").await["id"].clone();
    let gone =
        anna.does("withdrawInitiative", json!({ "initiativeId": id, "reason": "We doen het zelf." })).await;
    assert_eq!(gone["state"], "WITHDRAWN");
    assert_eq!(s.visitor().sees(&id, "title").await, Value::Null);
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    assert_eq!(regisseur.sees(&id, "messages { body }").await["messages"][0]["body"], "We doen het zelf.");
    let elsewhere = s.member("nijeveen", "WIJKREGISSEUR").await;
    assert_eq!(elsewhere.sees(&id, "title").await, Value::Null);
    assert_eq!(anna.is_refused("withdrawInitiative", json!({ "initiativeId": id })).await, ["WRONG_STATE"]);
    assert_eq!(s.subjects("anna@bewoner.example").await.last().unwrap(), "Je idee is ingetrokken");
}

#[tokio::test]
async fn only_who_handed_it_in_withdraws_or_completes() {
    let s = Scene::meppel().await;
    let id = s.resident("anna").await.submits(&s, "haveltermade").await["id"].clone();
    let bram = s.resident("bram").await;
    assert_eq!(bram.is_refused("withdrawInitiative", json!({ "initiativeId": id })).await, ["NOT_ALLOWED"]);
    let answer = json!({ "initiativeId": id, "answer": "Ja", "photoIds": [] });
    assert_eq!(bram.is_refused("completeInitiative", answer).await, ["NOT_ALLOWED"]);
}
