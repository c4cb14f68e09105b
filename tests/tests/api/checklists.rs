use chrono::TimeDelta;
use serde_json::{Value, json};
use wdw_tests::{Actor, Scene, jpeg, operation, refusals};

const ONE: &str = "query($slug: String!) { checklist(slug: $slug) { id slug title viewerMayEdit \
    published { id number state document checklist { slug } } draft { number } versions { number state } } }";

#[tokio::test]
async fn everyone_reads_the_checklists_that_come_along() {
    let s = Scene::meppel().await;
    let all = s.visitor().ask("{ checklists { slug title published { number } } }", Value::Null).await;
    let first = &all["checklists"][0];
    assert_eq!(first["published"]["number"], 1);
    let slug = json!({ "slug": "schoon-heel-veilig-groen" });
    let one = s.visitor().ask(ONE, slug).await["checklist"].clone();
    assert_eq!(one["title"], "Schoon, heel, veilig, groen");
    assert_eq!((&one["draft"], &one["viewerMayEdit"]), (&Value::Null, &json!(false)));
    assert_eq!(one["versions"], json!([{ "number": 1, "state": "PUBLISHED" }]));
    let item = &one["published"]["document"]["themes"][0]["items"][0];
    assert_eq!(
        (&item["question"], &item["scale"]),
        (&json!("Ligt er zwerfafval op het gras?"), &json!("image_quality"))
    );
    for id in [&one["id"], &one["published"]["id"]] {
        let node = s.visitor().ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
        assert_eq!(&node["node"]["id"], id);
    }
    for unknown in ["nergens", "", "\0"] {
        assert_eq!(s.visitor().ask(ONE, json!({ "slug": unknown })).await["checklist"], Value::Null);
    }
}

fn small(title: &str) -> Value {
    let item =
        json!({ "key": "afval", "question": "Ligt er afval?", "scale": "yes_no", "photoWhenBad": true });
    json!({ "title": title, "explanation": "", "themes": [{ "key": "schoon", "title": "Schoon", "items": [item] }] })
}

/// A mutation on a checklist; answers its payload.
async fn act(actor: &Actor, mutation: &str, mut input: Value) -> Value {
    if input.get("operationId").is_none() {
        input["operationId"] = json!(operation());
    }
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let query = format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ checklist {{ id slug title \
         published {{ id number title }} draft {{ id number title document }} versions {{ number state title }} }} \
         refusals {{ code field message }} }} }}"
    );
    actor.ask(&query, json!({ "input": input })).await[mutation].clone()
}

/// A mutation that must not be refused; answers the checklist.
async fn does(actor: &Actor, mutation: &str, input: Value) -> Value {
    let payload = act(actor, mutation, input).await;
    assert_eq!(payload["refusals"], json!([]), "{mutation}");
    payload["checklist"].clone()
}

/// A mutation that must be refused; answers the codes and fields.
async fn is_refused(actor: &Actor, mutation: &str, input: Value) -> Vec<String> {
    let payload = act(actor, mutation, input).await;
    assert_eq!(payload["checklist"], Value::Null, "{mutation} is refused");
    refusals(&payload)
}

#[tokio::test]
async fn from_a_first_draft_to_a_second_version() {
    let s = Scene::meppel().await;
    let regisseur = s.member("nijeveen", "WIJKREGISSEUR").await;
    let made = does(&regisseur, "createChecklist", json!({ "document": small("Rondje Nijeveen") })).await;
    let id = made["id"].clone();
    assert_eq!(
        (&made["slug"], &made["published"], &made["draft"]["number"]),
        (&json!("rondje-nijeveen"), &Value::Null, &json!(1))
    );
    let slug = json!({ "slug": "rondje-nijeveen" });
    assert_eq!(
        s.visitor().ask(ONE, slug.clone()).await["checklist"],
        Value::Null,
        "nobody else sees a draft"
    );

    // Another of its writers goes on with it: saves, and publishes.
    let administrator = s.signed_in("beheer@gemeente.example").await;
    let renamed = json!({ "checklistId": id, "document": small("Rondje door het dorp") });
    does(&administrator, "saveChecklist", renamed).await;
    let published = does(&administrator, "publishChecklist", json!({ "checklistId": id })).await;
    assert_eq!((&published["published"]["number"], &published["draft"]), (&json!(1), &Value::Null));
    let first = s.visitor().ask(ONE, slug.clone()).await["checklist"].clone();
    assert_eq!(first["title"], "Rondje door het dorp");

    // What is published never changes; a new version starts from it.
    let input = json!({ "checklistId": id, "document": small("Anders") });
    assert_eq!(is_refused(&regisseur, "saveChecklist", input.clone()).await, ["WRONG_STATE"]);
    for mutation in ["publishChecklist", "discardChecklistDraft"] {
        assert_eq!(is_refused(&regisseur, mutation, json!({ "checklistId": id })).await, ["WRONG_STATE"]);
    }
    let from = json!({ "checklistId": id, "versionId": published["published"]["id"] });
    let drafted = does(&regisseur, "draftChecklist", from.clone()).await;
    assert_eq!(drafted["draft"]["document"], first["published"]["document"]);
    assert_eq!(is_refused(&regisseur, "draftChecklist", from).await, ["WRONG_STATE"], "one draft at a time");
    does(&regisseur, "saveChecklist", input).await;
    assert_eq!(s.visitor().ask(ONE, slug.clone()).await["checklist"]["title"], "Rondje door het dorp");
    let second = does(&regisseur, "publishChecklist", json!({ "checklistId": id })).await;
    assert_eq!(
        second["versions"],
        json!([{ "number": 2, "state": "PUBLISHED", "title": "Anders" },
               { "number": 1, "state": "PUBLISHED", "title": "Rondje door het dorp" }])
    );
    let sql = "SELECT count(*) FROM audit WHERE subject_type = 'checklist'";
    assert_eq!(s.texts(sql, vec![]).await, ["6"]);
}

#[tokio::test]
async fn a_draft_may_miss_something_and_publishing_asks_for_it() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let empty = json!({ "title": "Leeg", "themes": [] });
    let id = does(&regisseur, "createChecklist", json!({ "document": empty })).await["id"].clone();
    assert_eq!(
        is_refused(&regisseur, "publishChecklist", json!({ "checklistId": id })).await,
        ["REQUIRED themes"]
    );
    let mut wrong = small("Te lang");
    wrong["themes"][0]["items"][0]["question"] = json!("x".repeat(161));
    wrong["themes"][0]["items"][0]["example"] = json!(operation());
    let input = json!({ "checklistId": id, "document": wrong });
    assert_eq!(is_refused(&regisseur, "saveChecklist", input).await, ["TOO_LONG themes.0.items.0.question"]);
    let mut no_picture = small("Plaatje");
    no_picture["themes"][0]["items"][0]["example"] = json!(operation());
    let input = json!({ "checklistId": id, "document": no_picture });
    assert_eq!(is_refused(&regisseur, "saveChecklist", input).await, ["NOT_FOUND themes.0.items.0.example"]);
    let nameless = json!({ "document": { "title": " ", "themes": [] } });
    assert_eq!(is_refused(&regisseur, "createChecklist", nameless).await, ["REQUIRED title"]);
    // Thrown away before it was ever published, nothing is left of it.
    let payload = act(&regisseur, "discardChecklistDraft", json!({ "checklistId": id })).await;
    assert_eq!((&payload["checklist"], &payload["refusals"]), (&Value::Null, &json!([])));
    assert_eq!(s.count("checklist").await, 4);
}

#[tokio::test]
async fn others_do_not_write_checklists() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let id = does(&regisseur, "createChecklist", json!({ "document": small("Rondje") })).await["id"].clone();
    let people = [
        (s.visitor(), "SIGN_IN_REQUIRED"),
        (s.resident("anna").await, "NOT_ALLOWED"),
        (s.member("haveltermade", "WIJKAGENT").await, "NOT_ALLOWED"),
        (s.signed_in("manager@gemeente.example").await, "NOT_ALLOWED"),
    ];
    for (who, code) in people {
        for (mutation, more) in [
            ("createChecklist", json!({ "document": small("Van mij") })),
            ("importChecklist", json!({ "text": "title: a" })),
            ("draftChecklist", json!({ "checklistId": id, "versionId": id })),
            ("saveChecklist", json!({ "checklistId": id, "document": small("Van mij") })),
            ("publishChecklist", json!({ "checklistId": id })),
            ("discardChecklistDraft", json!({ "checklistId": id })),
        ] {
            assert_eq!(is_refused(&who, mutation, more).await, [code], "{mutation}");
        }
        let node = who.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
        assert_eq!(node["node"], Value::Null);
    }
}

#[tokio::test]
async fn a_checklist_leaves_as_a_file_and_comes_back() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    for kind in ["yaml", "json"] {
        let file = s.visitor().fetches(&format!("/export/checklists/avondschouw-1.{kind}")).await.unwrap();
        let text = String::from_utf8(file).unwrap();
        let back = does(&regisseur, "importChecklist", json!({ "text": text })).await;
        let slug = back["slug"].as_str().unwrap();
        assert!(slug.starts_with("avondschouw-"), "{slug}");
        let original = s.visitor().ask(ONE, json!({ "slug": "avondschouw" })).await;
        assert_eq!(back["draft"]["document"], original["checklist"]["published"]["document"]);
        // A draft is not for the world.
        assert!(s.visitor().fetches(&format!("/export/checklists/{slug}-1.{kind}")).await.is_none());
    }
    for gone in [
        "avondschouw-2.yaml",
        "avondschouw-1.exe",
        "avondschouw",
        "-.yaml",
        "a-99999999999.json",
        "%00-1.yaml",
    ] {
        assert!(s.visitor().fetches(&format!("/export/checklists/{gone}")).await.is_none(), "{gone}");
    }
    let answer = s
        .visitor()
        .raw(|client, url| client.get(format!("{url}/export/checklists/avondschouw-1.yaml")))
        .await;
    assert_eq!(answer.headers["content-type"], "application/yaml");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"avondschouw-1.yaml\"");

    let refused = act(&regisseur, "importChecklist", json!({ "text": "title: a\nthemes: nee" })).await;
    assert_eq!(refused["refusals"][0]["message"], "Dit bestand is geen checklist. Kijk naar regel 2");
    let long = json!({ "text": json!(small(&"x".repeat(200))).to_string() });
    assert_eq!(is_refused(&regisseur, "importChecklist", long).await, ["TOO_LONG title"]);
}

#[tokio::test]
async fn the_example_picture_is_kept_and_seen_by_who_reads_the_checklist() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let photo = operation();
    assert!(regisseur.uploads(photo, &jpeg(400, 300, [90, 120, 40])).await.status.is_success());
    let mut document = small("Met plaatje");
    document["themes"][0]["items"][0]["example"] = json!(photo);
    let stolen =
        act(&s.member("nijeveen", "WIJKREGISSEUR").await, "createChecklist", json!({ "document": document }))
            .await;
    assert_eq!(refusals(&stolen), ["NOT_FOUND themes.0.items.0.example"], "somebody else's photo");
    let id = does(&regisseur, "createChecklist", json!({ "document": document })).await["id"].clone();
    let address = format!("/photos/{photo}");
    assert!(s.visitor().fetches(&address).await.is_none());
    does(&regisseur, "publishChecklist", json!({ "checklistId": id })).await;
    assert!(s.visitor().fetches(&address).await.is_some());
    let loose = operation();
    assert!(regisseur.uploads(loose, &jpeg(40, 30, [9, 9, 9])).await.status.is_success());
    s.later(TimeDelta::days(60));
    s.background().await;
    assert!(s.visitor().fetches(&address).await.is_some());
    assert_eq!(s.count("photo").await, 1, "only what belongs to nothing is thrown away");
}

#[tokio::test]
async fn all_checklists_take_as_many_statements_as_one() {
    let s = Scene::meppel().await;
    let query = "{ checklists { slug title viewerMayEdit published { number document } draft { number } versions { number checklist { slug } } } }";
    let (taken, all) = s.statements(s.visitor().ask(query, Value::Null)).await;
    assert_eq!(all["checklists"].as_array().unwrap().len(), 4);
    assert!(taken <= 3, "{taken}");
}

#[tokio::test]
async fn whatever_is_sent_as_a_document_is_refused_and_breaks_nothing() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let query = "mutation($input: CreateChecklistInput!) { createChecklist(input: $input) { refusals { code field } } }";
    let item = |more: Value| {
        let mut document = small("Rondje");
        document["themes"][0]["items"][0].as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        document
    };
    let nested = (0..60).fold(json!({}), |inner, _| json!({ "x": inner }));
    // What has not the form of a checklist is no request; what has, is refused in words.
    for (document, status) in [
        (Value::Null, 400),
        (json!("title: a"), 400),
        (json!([]), 400),
        (json!({ "title": 1, "themes": [] }), 400),
        (json!({ "title": "a" }), 400),
        (item(json!({ "scale": "weather" })), 400),
        (item(json!({ "most": -1 })), 400),
        (item(json!({ "options": [{ "value": "yes", "score": 300 }] })), 400),
        (item(nested), 200),
        (item(json!({ "options": [{ "value": "yes", "score": 1 }] })), 200),
        (item(json!({ "question": "a\u{0}b" })), 200),
        (item(json!({ "key": "\u{202e}" })), 200),
        (item(json!({ "guidance": "😀".repeat(5_000) })), 200),
    ] {
        let body = json!({ "query": query, "variables": { "input": { "operationId": operation(), "document": document } } });
        let answer = regisseur.send(&body).await;
        assert_eq!(answer.status, status, "{document} {}", answer.body);
        assert_eq!(answer.body["errors"].is_null(), status == 200, "{}", answer.body);
    }
    let anchors =
        "a: &a [1,2,3,4,5,6,7,8,9]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n"
            .repeat(3);
    for text in ["", "\0", "{", "[[[[", &anchors, &"- ".repeat(20_000), &"x".repeat(600_000)] {
        let refused = act(&regisseur, "importChecklist", json!({ "text": text })).await;
        assert_eq!(refusals(&refused), ["BAD_FORMAT text"], "{text:.20}");
    }
}

#[tokio::test]
async fn two_make_a_draft_at_once_and_one_hears_that_it_is_there() {
    let s = Scene::meppel().await;
    let (here, there) =
        (s.member("haveltermade", "WIJKREGISSEUR").await, s.member("nijeveen", "WIJKREGISSEUR").await);
    let one = here.ask(ONE, json!({ "slug": "avondschouw" })).await["checklist"].clone();
    let from = json!({ "checklistId": one["id"], "versionId": one["published"]["id"] });
    let (first, second) =
        tokio::join!(act(&here, "draftChecklist", from.clone()), act(&there, "draftChecklist", from));
    let refused: Vec<String> = [first, second].iter().flat_map(refusals).collect();
    assert_eq!(refused, ["WRONG_STATE"]);
    // And two new ones of the same name both get an address.
    let new = || json!({ "document": small("Samen") });
    let (first, second) =
        tokio::join!(does(&here, "createChecklist", new()), does(&there, "createChecklist", new()));
    let mut slugs = [first["slug"].as_str().unwrap(), second["slug"].as_str().unwrap()];
    slugs.sort_unstable();
    assert_eq!(slugs, ["samen", "samen-2"]);
}
