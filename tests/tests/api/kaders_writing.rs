use serde_json::{Value, json};
use wdw_tests::{Actor, Deciding, Scene, operation, refusals};

const ONE: &str = "query($number: String!) { kader(number: $number) { id number viewerMayEdit viewerMayPublish \
    current { number applies title condition validFrom validUntil } draft { number applies title reading condition revision } \
    versions { number status validFrom validUntil } } }";

async fn kader(actor: &Actor, number: &str) -> Value {
    actor.ask(ONE, json!({ "number": number })).await["kader"].clone()
}

/// A mutation on a kader; answers its payload.
async fn act(actor: &Actor, mutation: &str, mut input: Value) -> Value {
    input["operationId"] = json!(operation());
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let query = format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ kader {{ id number draft {{ number applies title reading condition revision }} \
         current {{ number title }} versions {{ number status validFrom validUntil }} }} refusals {{ code field message }} }} }}"
    );
    actor.ask(&query, json!({ "input": input })).await[mutation].clone()
}

async fn does(actor: &Actor, mutation: &str, input: Value) -> Value {
    let payload = act(actor, mutation, input).await;
    assert_eq!(payload["refusals"], json!([]), "{mutation}");
    payload["kader"].clone()
}

async fn is_refused(actor: &Actor, mutation: &str, input: Value) -> Vec<String> {
    let payload = act(actor, mutation, input).await;
    assert_eq!(payload["kader"], Value::Null, "{mutation} is refused");
    refusals(&payload)
}

fn at_most(cents: i64) -> Value {
    json!({ "compare": { "what": "asked", "relation": "atMost", "limit": { "fixed": cents } } })
}

/// What a version would say, for `saveKaderDraft`.
fn saved(kader: &Value, condition: Value) -> Value {
    json!({
        "kaderId": kader["id"], "revision": kader["draft"]["revision"], "applies": "INVOLVED", "title": "De pot", "explanation": "Zo werkt het.",
        "condition": condition, "validFrom": "2026-04-01", "validUntil": null,
    })
}

#[tokio::test]
async fn from_a_concept_to_a_version_that_never_changes() {
    let s = Scene::meppel().await;
    let manager = s.signed_in("manager@gemeente.example").await;
    let before = kader(&manager, "2").await;
    assert_eq!((&before["viewerMayEdit"], &before["viewerMayPublish"]), (&json!(true), &json!(true)));
    let drafted = does(&manager, "draftKaderVersion", json!({ "kaderId": before["id"] })).await;
    assert_eq!(drafted["draft"]["condition"], before["current"]["condition"]);
    let again = json!({ "kaderId": before["id"] });
    assert_eq!(
        is_refused(&manager, "draftKaderVersion", again).await,
        ["WRONG_STATE"],
        "one concept at a time"
    );

    let written = does(&manager, "saveKaderDraft", saved(&drafted, at_most(50_000))).await;
    assert_ne!(written["draft"]["revision"], drafted["draft"]["revision"]);
    assert_eq!(kader(&s.visitor(), "2").await["current"]["title"], before["current"]["title"]);
    let publish = |from: &str| json!({ "kaderId": before["id"], "revision": written["draft"]["revision"], "validFrom": from });
    assert_eq!(is_refused(&manager, "publishKader", publish("2026-03-01")).await, ["TOO_SMALL validFrom"]);
    let done = does(&manager, "publishKader", publish("2026-04-01")).await;
    assert_eq!(
        done["versions"],
        json!([
            { "number": 2, "status": "FINAL", "validFrom": "2026-04-01", "validUntil": null },
            { "number": 1, "status": "FINAL", "validFrom": "2023-04-20", "validUntil": "2026-03-31" },
        ])
    );
    for (mutation, input) in [
        ("saveKaderDraft", saved(&written, at_most(1))),
        ("publishKader", publish("2026-05-01")),
        ("discardKaderDraft", json!({ "kaderId": before["id"] })),
    ] {
        assert_eq!(is_refused(&manager, mutation, input).await, ["WRONG_STATE"], "{mutation}");
    }
    // The next one cannot begin before this one does.
    let third = does(&manager, "draftKaderVersion", json!({ "kaderId": before["id"] })).await;
    let early =
        json!({ "kaderId": before["id"], "revision": third["draft"]["revision"], "validFrom": "2026-04-01" });
    assert_eq!(is_refused(&manager, "publishKader", early).await, ["TOO_SMALL validFrom"]);
    does(&manager, "discardKaderDraft", json!({ "kaderId": before["id"] })).await;
    assert_eq!(kader(&manager, "2").await["draft"], Value::Null);
}

#[tokio::test]
async fn a_version_says_when_it_is_tested_and_how_its_words_are_read() {
    let s = Scene::meppel().await;
    let manager = s.signed_in("manager@woonconcept.example").await;
    let four = kader(&manager, "4").await;
    let drafted = does(&manager, "draftKaderVersion", json!({ "kaderId": four["id"] })).await;
    assert_eq!(drafted["draft"]["applies"], "INVOLVED", "as in the version before");
    let mut written = saved(&drafted, at_most(1));
    (written["applies"], written["reading"]) = (json!("ALWAYS"), json!("Dicht bij is: binnen 100 meter."));
    let kept = does(&manager, "saveKaderDraft", written).await;
    assert_eq!(kept["draft"]["applies"], "ALWAYS");
    assert_eq!(kept["draft"]["reading"], "Dicht bij is: binnen 100 meter.");
    assert_ne!(kept["draft"]["revision"], drafted["draft"]["revision"]);
    assert_eq!(
        kader(&manager, "4").await["current"]["applies"],
        "INVOLVED",
        "nothing changes before its day"
    );
    let file = s.visitor().fetches("/export/kaders/4-2.yaml").await.unwrap();
    let text = String::from_utf8(file).unwrap();
    assert!(text.contains("applies: always") && text.contains("binnen 100 meter"), "{text}");
    does(&manager, "discardKaderDraft", json!({ "kaderId": four["id"] })).await;
    // A file for a kader that is there says when its next version is tested.
    let text = text.replace("applies: always", "applies: money");
    let back = does(&manager, "importKader", json!({ "text": text })).await;
    assert_eq!(back["draft"]["applies"], "MONEY");
    assert_eq!(back["draft"]["reading"], "Dicht bij is: binnen 100 meter.");
}

#[tokio::test]
async fn a_kader_can_be_withdrawn_from_a_day_on() {
    let s = Scene::meppel().await;
    let stuurgroep = s.signed_in("stuurgroep@gemeente.example").await;
    let two = kader(&stuurgroep, "2").await;
    let until = |day: &str| json!({ "kaderId": two["id"], "validUntil": day });
    let administrator = s.signed_in("beheer@gemeente.example").await;
    assert_eq!(is_refused(&administrator, "withdrawKader", until("2026-03-31")).await, ["NOT_ALLOWED"]);
    assert_eq!(is_refused(&stuurgroep, "withdrawKader", until("2026-03-01")).await, ["TOO_SMALL validUntil"]);
    let gone = does(&stuurgroep, "withdrawKader", until("2026-03-31")).await;
    assert_eq!(gone["versions"][0]["validUntil"], "2026-03-31");
    assert_eq!(
        is_refused(&stuurgroep, "withdrawKader", until("2026-04-30")).await,
        ["TOO_LARGE validUntil"],
        "what ends is not made to hold again"
    );
    does(&stuurgroep, "withdrawKader", until("2026-03-02")).await;
    let example = kader(&stuurgroep, "V1").await;
    let concept = json!({ "kaderId": example["id"], "validUntil": "2026-03-31" });
    assert_eq!(is_refused(&stuurgroep, "withdrawKader", concept).await, ["WRONG_STATE"]);
    // Whoever asks after that day has nothing to do with it.
    s.later(chrono::TimeDelta::days(1));
    let case = Deciding::asking(&s, &[("gemeente", 70_000)]).await;
    let checks = case.wijkregisseur.sees(&case.id, "kaderChecks { kader { number } }").await;
    assert_eq!(checks["kaderChecks"].as_array().unwrap().len(), 2, "{checks}");
}

#[tokio::test]
async fn a_new_kader_is_made_and_nothing_is_left_when_it_is_thrown_away() {
    let s = Scene::meppel().await;
    let stuurgroep = s.signed_in("stuurgroep@woonconcept.example").await;
    let partners = stuurgroep.ask("{ viewerKaderPartners { id shortName } }", Value::Null).await;
    let partner = &partners["viewerKaderPartners"][0];
    assert_eq!(partner["shortName"], "Woonconcept");
    let new = |number: &str| {
        json!({ "partnerId": partner["id"], "number": number, "applies": "MONEY", "title": "Tuinenpot",
                "explanation": "", "condition": { "all": [] } })
    };
    assert_eq!(is_refused(&stuurgroep, "createKader", new("6")).await, ["CONFLICT number"]);
    assert_eq!(is_refused(&stuurgroep, "createKader", new("1 0")).await, ["BAD_FORMAT number"]);
    let made = does(&stuurgroep, "createKader", new("10")).await;
    let empty =
        json!({ "kaderId": made["id"], "revision": made["draft"]["revision"], "validFrom": "2026-03-02" });
    assert_eq!(
        is_refused(&stuurgroep, "publishKader", empty).await,
        ["REQUIRED explanation", "REQUIRED condition"]
    );
    let gone = act(&stuurgroep, "discardKaderDraft", json!({ "kaderId": made["id"] })).await;
    assert_eq!((&gone["kader"], &gone["refusals"]), (&Value::Null, &json!([])));
    assert_eq!(kader(&stuurgroep, "10").await, Value::Null);
}

#[tokio::test]
async fn others_do_not_write_a_kader_and_an_administrator_does_not_publish() {
    let s = Scene::meppel().await;
    let administrator = s.signed_in("beheer@gemeente.example").await;
    let example = kader(&administrator, "V1").await;
    assert_eq!((&example["viewerMayEdit"], &example["viewerMayPublish"]), (&json!(true), &json!(false)));
    let written = does(&administrator, "saveKaderDraft", saved(&example, at_most(1))).await;
    let publish = json!({ "kaderId": example["id"], "revision": written["draft"]["revision"], "validFrom": "2026-04-01" });
    assert_eq!(is_refused(&administrator, "publishKader", publish.clone()).await, ["NOT_ALLOWED"]);
    for (who, code) in [
        (s.visitor(), "SIGN_IN_REQUIRED"),
        (s.resident("anna").await, "NOT_ALLOWED"),
        (s.member("haveltermade", "WIJKREGISSEUR").await, "NOT_ALLOWED"),
        (s.signed_in("stuurgroep@politie.example").await, "NOT_ALLOWED"),
    ] {
        for (mutation, input) in [
            ("draftKaderVersion", json!({ "kaderId": example["id"] })),
            ("saveKaderDraft", saved(&written, at_most(2))),
            ("publishKader", publish.clone()),
            ("discardKaderDraft", json!({ "kaderId": example["id"] })),
        ] {
            assert_eq!(is_refused(&who, mutation, input).await, [code], "{mutation}");
        }
        let trial = json!({ "input": { "kaderId": example["id"], "condition": at_most(1), "applies": "MONEY", "year": 2025 } });
        let answer =
            who.ask("query($input: TryKaderInput!) { tryKader(input: $input) { tried } }", trial).await;
        assert_eq!(answer["tryKader"], Value::Null);
    }
}

#[tokio::test]
async fn two_writers_do_not_overwrite_each_other_unseen() {
    let s = Scene::meppel().await;
    let (here, there) =
        (s.signed_in("manager@gemeente.example").await, s.signed_in("stuurgroep@gemeente.example").await);
    let example = kader(&here, "V1").await;
    let first = does(&here, "saveKaderDraft", saved(&example, at_most(1))).await;
    assert_eq!(is_refused(&there, "saveKaderDraft", saved(&example, at_most(2))).await, ["CONFLICT"]);
    let publish = json!({ "kaderId": example["id"], "revision": example["draft"]["revision"], "validFrom": "2026-04-01" });
    assert_eq!(is_refused(&there, "publishKader", publish).await, ["CONFLICT"]);
    does(&there, "saveKaderDraft", saved(&first, at_most(2))).await;
    // At an instant, one of two gets through.
    let now = kader(&here, "V1").await;
    let (one, other) = tokio::join!(
        act(&here, "saveKaderDraft", saved(&now, at_most(3))),
        act(&there, "saveKaderDraft", saved(&now, at_most(4)))
    );
    let refused: Vec<String> = [one, other].iter().flat_map(refusals).collect();
    assert_eq!(refused, ["CONFLICT"]);
}

#[tokio::test]
async fn a_kader_leaves_as_a_file_and_comes_back() {
    let s = Scene::meppel().await;
    let manager = s.signed_in("manager@gemeente.example").await;
    for kind in ["yaml", "json"] {
        let file = s.visitor().fetches(&format!("/export/kaders/2-1.{kind}")).await.unwrap();
        let text = String::from_utf8(file).unwrap();
        let back = does(&manager, "importKader", json!({ "text": text })).await;
        assert_eq!(back["draft"]["number"], 2);
        assert_eq!(back["draft"]["condition"], kader(&manager, "2").await["current"]["condition"]);
        does(&manager, "discardKaderDraft", json!({ "kaderId": back["id"] })).await;
        let renumbered = text.replacen('2', &format!("2{}", &kind[..1]), 1);
        let new = does(&manager, "importKader", json!({ "text": renumbered })).await;
        assert_eq!((&new["number"], &new["current"]), (&json!(format!("2{}", &kind[..1])), &Value::Null));
    }
    for gone in ["2-2.yaml", "2-1.exe", "2", "-.yaml", "a-99999999999.json", "%00-1.yaml"] {
        assert!(s.visitor().fetches(&format!("/export/kaders/{gone}")).await.is_none(), "{gone}");
    }
    assert!(
        s.visitor().fetches("/export/kaders/V1-1.yaml").await.is_some(),
        "a concept can be read by everyone"
    );
    let other = String::from_utf8(s.visitor().fetches("/export/kaders/4-1.yaml").await.unwrap()).unwrap();
    assert_eq!(is_refused(&manager, "importKader", json!({ "text": other })).await, ["NOT_ALLOWED"]);
    let anchors = "a: &a [1,2,3,4,5,6,7,8,9]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n".repeat(3);
    for text in ["", "\0", "{", "[[[[", &anchors, &"- ".repeat(20_000), &"x".repeat(300_000)] {
        assert_eq!(
            is_refused(&manager, "importKader", json!({ "text": text })).await,
            ["BAD_FORMAT text"],
            "{text:.20}"
        );
    }
}

#[tokio::test]
async fn whatever_condition_is_sent_is_refused_and_breaks_nothing() {
    let s = Scene::meppel().await;
    let manager = s.signed_in("manager@gemeente.example").await;
    let example = kader(&manager, "V1").await;
    let wide: Vec<Value> = (0..300).map(|_| at_most(1)).collect();
    for (condition, field) in [
        (json!({ "all": [at_most(1), at_most(1), at_most(-1)] }), "TOO_LARGE condition.all.2.limit"),
        (at_most(i64::MAX), "TOO_LARGE condition.limit"),
        (json!({ "is": { "what": "theme", "oneOf": ["\u{0}"] } }), "NOT_FOUND condition.oneOf"),
        (json!({ "falls": { "what": "start", "from": "gisteren" } }), "BAD_FORMAT condition.from"),
        (json!({ "judge": { "question": "x".repeat(5_000) } }), "TOO_LONG condition.question"),
        (json!({ "all": wide }), "TOO_MANY condition"),
    ] {
        assert_eq!(is_refused(&manager, "saveKaderDraft", saved(&example, condition)).await, [field]);
    }
    let nested = (0..60).fold(at_most(1), |inner, _| json!({ "not": inner }));
    let query =
        "mutation($input: SaveKaderDraftInput!) { saveKaderDraft(input: $input) { refusals { code } } }";
    for condition in [Value::Null, json!("nee"), json!([]), json!({ "weather": 1 }), nested] {
        let mut input = saved(&example, condition);
        input["operationId"] = json!(operation());
        let answer = manager.send(&json!({ "query": query, "variables": { "input": input } })).await;
        assert!(answer.status == 400 || answer.status == 200, "{}", answer.body);
        let text = answer.body.to_string();
        assert!(answer.status == 400 || text.contains("TOO_MANY"), "{text}");
    }
}

#[tokio::test]
async fn a_concept_is_tried_on_the_ideas_of_a_year_in_a_fixed_number_of_statements() {
    let s = Scene::after_ten_years().await;
    let manager = s.signed_in("manager@gemeente.example").await;
    let example = kader(&manager, "V1").await;
    let query = "query($input: TryKaderInput!) { tryKader(input: $input) { tried meets fails open \
        failing { reference title reasons } refusals { field } } }";
    let trial = |condition: Value, year: i64| json!({ "input": { "kaderId": example["id"], "condition": condition, "applies": "MONEY", "year": year } });
    let (few, none) = s.statements(manager.ask(query, trial(at_most(0), 2003))).await;
    assert_eq!(none["tryKader"]["tried"], 0);
    let (many, all) = s.statements(manager.ask(query, trial(at_most(0), 2025))).await;
    let all = &all["tryKader"];
    let count = |name: &str| all[name].as_i64().unwrap();
    assert!(count("tried") > 20 && count("fails") == count("tried"), "{all}");
    assert_eq!(all["failing"].as_array().unwrap().len(), 20);
    let reason = all["failing"][0]["reasons"][0].as_str().unwrap();
    assert!(reason.starts_with("Je vraagt €\u{a0}"), "{reason}");
    assert!(many <= few + 4 && many <= 22, "{few} and {many} statements");
    let (_, open) =
        s.statements(manager.ask(query, trial(json!({ "judge": { "question": "?" } }), 2025))).await;
    assert_eq!(open["tryKader"]["open"], open["tryKader"]["tried"]);
    for (condition, year, field) in [(at_most(-1), 2025, "condition.limit"), (at_most(1), 2027, "year")] {
        let refused = manager.ask(query, trial(condition, year)).await;
        assert_eq!(refused["tryKader"]["refusals"], json!([{ "field": field }]));
    }
    let versions = kader(&manager, "V1").await["versions"].clone();
    assert_eq!(versions.as_array().unwrap().len(), 1, "nothing was kept");
}
