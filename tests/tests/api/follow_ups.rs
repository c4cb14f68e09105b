use chrono::TimeDelta;
use serde_json::{Value, json};
use wdw_tests::{Actor, Scene, jpeg, operation, refusals};

const FIELDS: &str = "id reference kind title body state dueOn overdue closedAt exportedAt owner { name function } \
    notes { author state body } viewerActions { action allowed reason } wijkschouw { reference } finding { note theme }";

/// A mutation; answers its payload.
pub(super) async fn act(actor: &Actor, mutation: &str, payload: &str, mut input: Value) -> Value {
    if input.get("operationId").is_none() {
        input["operationId"] = json!(operation());
    }
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let query = format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {payload} refusals {{ code field message }} }} }}"
    );
    actor.ask(&query, json!({ "input": input })).await[mutation].clone()
}

pub(super) async fn does(actor: &Actor, mutation: &str, payload: &str, input: Value) -> Value {
    let done = act(actor, mutation, payload, input).await;
    assert_eq!(done["refusals"], json!([]), "{mutation}");
    done
}

/// The codes and fields of what must be refused.
pub(super) async fn is_refused(actor: &Actor, mutation: &str, input: Value) -> Vec<String> {
    let refused = refusals(&act(actor, mutation, "", input).await);
    assert!(!refused.is_empty(), "{mutation} is refused");
    refused
}

/// Somebody of the wijkteam of Haveltermade: id, name and address.
pub(super) async fn member(s: &Scene, function: &str) -> Value {
    let query = "{ wijk(slug: \"haveltermade\") { id wijkteam { members { id name function email } } } }";
    let wijk = s.visitor().ask(query, Value::Null).await["wijk"].clone();
    let members = wijk["wijkteam"]["members"].as_array().unwrap().clone();
    members.into_iter().find(|member| member["function"] == function).unwrap()
}

/// A wijkschouw in Haveltermade that was walked and finished by the wijkagent.
pub(super) struct Walked {
    pub(super) agent: Actor,
    reference: Value,
    id: Value,
    pub(super) findings: Vec<Value>,
}

/// With this many findings that somebody typed, the first with a place and a photo.
pub(super) async fn walked(s: &Scene, notes: &[&str]) -> Walked {
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let checklist = "{ checklist(slug: \"avondschouw\") { published { id } } }";
    let version = agent.ask(checklist, Value::Null).await["checklist"]["published"]["id"].clone();
    let stop = operation();
    let plan = json!({
        "wijkId": s.wijk("haveltermade").await, "form": "WALK", "startsAt": "2026-03-02T18:00:00Z",
        "meetingPoint": "Buurthuis", "openToResidents": true, "residentsMayAdd": false,
        "checklistVersionId": version, "membershipIds": [],
        "stops": [{ "uuid": stop, "name": "Hoek", "description": "bij de school", "place": { "latitude": 52.7, "longitude": 6.2 } }],
    });
    let schouw =
        does(&agent, "planWijkschouw", "wijkschouw { id reference }", plan).await["wijkschouw"].clone();
    let photo = operation();
    assert!(agent.uploads(photo, &jpeg(80, 60, [30, 60, 90])).await.status.is_success());
    for (number, note) in notes.iter().enumerate() {
        let mut input = json!({
            "wijkschouwId": schouw["id"], "stopUuid": stop, "theme": "licht", "note": note, "photoIds": [],
            "madeAt": "2026-03-02T08:30:00Z",
        });
        if number == 0 {
            input["photoIds"] = json!([photo]);
            input["place"] = json!({ "latitude": 52.71, "longitude": 6.21 });
        }
        does(&agent, "addFinding", "", input).await;
    }
    let finish = json!({ "wijkschouwId": schouw["id"], "madeAt": "2026-03-02T09:00:00Z" });
    let done = does(&agent, "completeWijkschouw", "wijkschouw { findings { id note } }", finish).await;
    let findings = done["wijkschouw"]["findings"].as_array().unwrap().clone();
    Walked { agent, reference: schouw["reference"].clone(), id: schouw["id"].clone(), findings }
}

impl Walked {
    fn finding(&self, note: &str) -> &Value {
        &self.findings.iter().find(|finding| finding["note"] == note).unwrap()["id"]
    }

    /// What becomes of a finding: nothing is wrong with this.
    fn becomes(&self, note: &str, kind: &str, more: Value) -> Value {
        let mut input =
            json!({ "findingId": self.finding(note), "kind": kind, "title": format!("Doen: {note}") });
        input.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        input
    }

    /// Makes it so; answers the follow-up.
    pub(super) async fn makes(&self, note: &str, kind: &str, more: Value) -> Value {
        let payload = format!("wijkschouw {{ findings {{ id class followUp {{ {FIELDS} }} }} }}");
        let done = does(&self.agent, "followUpFinding", &payload, self.becomes(note, kind, more)).await;
        let findings = done["wijkschouw"]["findings"].as_array().unwrap().clone();
        let found = findings.into_iter().find(|finding| &finding["id"] == self.finding(note)).unwrap();
        assert_ne!(found["class"], Value::Null, "a finding with a follow-up stays");
        found["followUp"].clone()
    }
}

pub(super) async fn list(actor: &Actor, filter: &str) -> Vec<String> {
    let query = format!("{{ followUps(filter: {{ {filter} }}) {{ totalCount nodes {{ title }} }} }}");
    let page = actor.ask(&query, Value::Null).await["followUps"].clone();
    let nodes = page["nodes"].as_array().unwrap();
    assert_eq!(page["totalCount"], nodes.len());
    nodes.iter().map(|node| node["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_finding_becomes_an_action_with_an_owner_who_hears_it() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["De lamp is stuk"]).await;
    let consultant = member(&s, "BEWONERSCONSULENT").await;
    let nothing = walked.becomes("De lamp is stuk", "ACTION", json!({ "title": " " }));
    assert_eq!(
        is_refused(&walked.agent, "followUpFinding", nothing).await,
        ["REQUIRED title", "REQUIRED ownerMembershipId", "REQUIRED dueOn"]
    );
    let to =
        json!({ "ownerMembershipId": consultant["id"], "dueOn": "2026-03-20", "body": "Bel de monteur." });
    let yesterday = json!({ "ownerMembershipId": consultant["id"], "dueOn": "2026-03-01" });
    let yesterday = walked.becomes("De lamp is stuk", "ACTION", yesterday);
    assert_eq!(is_refused(&walked.agent, "followUpFinding", yesterday).await, ["TOO_SMALL dueOn"]);
    let made = walked.makes("De lamp is stuk", "ACTION", to.clone()).await;
    assert_eq!((&made["state"], &made["dueOn"]), (&json!("OPEN"), &json!("2026-03-20")));
    assert_eq!(made["owner"]["function"], "BEWONERSCONSULENT");
    assert_eq!(made["finding"], json!({ "note": "De lamp is stuk", "theme": "licht" }));
    assert_eq!(made["wijkschouw"]["reference"], walked.reference);
    let mail = s.last_mail(consultant["email"].as_str().unwrap()).await;
    for part in ["heeft je deze actie gegeven", "Bel de monteur.", "Hoek", "20 maart 2026", "/opvolging/A-"] {
        assert!(mail.contains(part), "{part}: {mail}");
    }
    // One owner: not a second follow-up of the same finding, and no word that nothing comes of it.
    let again = walked.becomes("De lamp is stuk", "ACTION", to);
    assert_eq!(is_refused(&walked.agent, "followUpFinding", again).await, ["WRONG_STATE"]);
    let dismiss =
        json!({ "findingId": walked.findings[0]["id"], "class": "NOTHING", "reason": "Het valt mee" });
    assert_eq!(is_refused(&walked.agent, "dismissFinding", dismiss).await, ["WRONG_STATE"]);
}

#[tokio::test]
async fn its_owner_goes_on_with_it_and_the_wijkregisseur_may_open_it_again() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["De lamp is stuk"]).await;
    let consultant = member(&s, "BEWONERSCONSULENT").await;
    let to = json!({ "ownerMembershipId": consultant["id"], "dueOn": "2026-03-20" });
    let made = walked.makes("De lamp is stuk", "ACTION", to).await;
    let owner = s.member("haveltermade", "BEWONERSCONSULENT").await;
    let step = |state: &str, note: &str| json!({ "followUpId": made["id"], "state": state, "note": note });
    let payload = format!("followUp {{ {FIELDS} }}");
    assert_eq!(is_refused(&walked.agent, "progressFollowUp", step("DONE", "")).await, ["NOT_ALLOWED"]);
    assert_eq!(is_refused(&owner, "progressFollowUp", step("OPEN", " ")).await, ["REQUIRED note"]);
    assert_eq!(is_refused(&owner, "progressFollowUp", step("DROPPED", "")).await, ["REQUIRED note"]);
    does(&owner, "progressFollowUp", &payload, step("OPEN", "De monteur komt dinsdag.")).await;
    let done = does(&owner, "progressFollowUp", &payload, step("DONE", "")).await["followUp"].clone();
    assert_ne!(done["closedAt"], Value::Null);
    assert_eq!(done["notes"][0]["state"], Value::Null);
    assert_eq!(done["notes"][1]["state"], "DONE");
    assert!(done["notes"][0]["author"].as_str().unwrap().ends_with(", bewonersconsulent"));
    assert_eq!(is_refused(&owner, "progressFollowUp", step("OPEN", "Toch niet")).await, ["WRONG_STATE"]);
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let open = does(&regisseur, "progressFollowUp", &payload, step("IN_PROGRESS", "Hij is weer stuk")).await;
    assert_eq!(
        (&open["followUp"]["state"], &open["followUp"]["closedAt"]),
        (&json!("IN_PROGRESS"), &Value::Null)
    );
}

#[tokio::test]
async fn the_wijkregisseur_gives_it_to_somebody_else() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["Hier komt niemand"]).await;
    let made = walked.makes("Hier komt niemand", "SIGNAL", json!({})).await;
    assert_eq!(
        made["owner"]["function"], "WIJKREGISSEUR",
        "who guards agreements has what nobody was named for"
    );
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let worker = member(&s, "SOCIAAL_WERKER").await;
    let to =
        |who: &Value| json!({ "followUpId": made["id"], "membershipId": who["id"], "dueOn": "2026-04-01" });
    let platform = member(&s, "WIJKPLATFORM").await;
    assert_eq!(is_refused(&regisseur, "assignFollowUp", to(&platform)).await, ["NOT_ALLOWED membershipId"]);
    assert_eq!(is_refused(&walked.agent, "assignFollowUp", to(&worker)).await, ["NOT_ALLOWED"]);
    let payload = format!("followUp {{ {FIELDS} }}");
    let moved = does(&regisseur, "assignFollowUp", &payload, to(&worker)).await["followUp"].clone();
    assert_eq!(
        (&moved["owner"]["function"], &moved["dueOn"]),
        (&json!("SOCIAAL_WERKER"), &json!("2026-04-01"))
    );
    assert!(moved["notes"][0]["body"].as_str().unwrap().starts_with("Ligt nu bij "));
    assert!(s.last_mail(worker["email"].as_str().unwrap()).await.contains("dit signaal"));
    s.later(TimeDelta::days(31));
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let query = "query($r: String!) { followUp(reference: $r) { overdue } }";
    let seen = regisseur.ask(query, json!({ "r": made["reference"] })).await;
    assert_eq!(seen["followUp"]["overdue"], true);
}

#[tokio::test]
async fn the_list_has_the_soonest_first_and_is_for_the_wijkteam() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["a", "b", "c", "d"]).await;
    let agent = member(&s, "WIJKAGENT").await;
    let to = |due_on: &str| json!({ "ownerMembershipId": agent["id"], "dueOn": due_on });
    walked.makes("a", "SIGNAL", json!({})).await;
    walked.makes("b", "ACTION", to("2026-04-01")).await;
    walked.makes("c", "REPORT", to("2026-03-10")).await;
    let praise = walked.makes("d", "COMPLIMENT", json!({})).await;
    assert_eq!((&praise["state"], &praise["owner"]), (&json!("DONE"), &Value::Null));
    assert_eq!(list(&walked.agent, "open: true").await, ["Doen: c", "Doen: b", "Doen: a"]);
    assert_eq!(list(&walked.agent, "open: false").await, ["Doen: d"]);
    assert_eq!(list(&walked.agent, "mine: true").await, ["Doen: c", "Doen: b"]);
    let of = |who: &Value| format!("ownerMembershipId: {}", who["id"]);
    let regisseur = member(&s, "WIJKREGISSEUR").await;
    assert_eq!(list(&walked.agent, &of(&agent)).await, ["Doen: c", "Doen: b"]);
    assert_eq!(list(&walked.agent, &of(&regisseur)).await, ["Doen: a"]);
    assert_eq!(list(&walked.agent, "kinds: [REPORT, SIGNAL]").await, ["Doen: c", "Doen: a"]);
    // Page by page nothing is missed and nothing comes twice.
    let query = "query($after: String) { followUps(first: 1, after: $after) { nodes { title } \
                 pageInfo { hasNextPage endCursor } } }";
    let (mut after, mut seen) = (Value::Null, Vec::new());
    loop {
        let page = walked.agent.ask(query, json!({ "after": after })).await["followUps"].clone();
        seen.push(page["nodes"][0]["title"].as_str().unwrap_or_default().to_owned());
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(seen.len(), 4);
    assert_eq!(seen[..2], ["Doen: c", "Doen: b"]);
    // For others there is no list, no follow-up, and nothing of it by its id.
    let one = "query($r: String!, $id: ID!) { followUp(reference: $r) { id } node(id: $id) { id } }";
    let variables = json!({ "r": praise["reference"], "id": praise["id"] });
    assert_eq!(walked.agent.ask(one, variables.clone()).await["node"]["id"], praise["id"]);
    for other in [s.visitor(), s.resident("anna").await, s.member("nijeveen", "WIJKREGISSEUR").await] {
        assert_eq!(list(&other, "").await, [""; 0]);
        let seen = other.ask(one, variables.clone()).await;
        assert_eq!((&seen["followUp"], &seen["node"]), (&Value::Null, &Value::Null));
    }
    let stranger = s.member("nijeveen", "WIJKREGISSEUR").await;
    let step = json!({ "followUpId": praise["id"], "state": "OPEN", "note": "Toch" });
    assert_eq!(is_refused(&stranger, "progressFollowUp", step.clone()).await, ["NOT_FOUND"]);
    assert_eq!(is_refused(&s.visitor(), "progressFollowUp", step).await, ["SIGN_IN_REQUIRED"]);
}

#[tokio::test]
async fn residents_see_what_happened_but_not_who_does_it() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["De lamp is stuk", "De boom staat scheef"]).await;
    let agent = member(&s, "WIJKAGENT").await;
    let to = json!({ "ownerMembershipId": agent["id"], "dueOn": "2026-03-20", "body": "Voor ons." });
    let made = walked.makes("De lamp is stuk", "ACTION", to).await;
    let step = json!({ "followUpId": made["id"], "state": "DONE", "note": "Gemaakt door de firma Jansen" });
    does(&walked.agent, "progressFollowUp", "", step).await;
    let tree = walked.finding("De boom staat scheef");
    let dismiss = |reason: &str| json!({ "findingId": tree, "class": "PRIVATE_GROUND", "reason": reason });
    assert_eq!(is_refused(&walked.agent, "dismissFinding", dismiss(" ")).await, ["REQUIRED reason"]);
    let resident = s.resident("anna").await;
    assert_eq!(is_refused(&resident, "dismissFinding", dismiss("Mijn tuin")).await, ["NOT_FOUND"]);
    does(&walked.agent, "dismissFinding", "", dismiss("Deze boom staat in een tuin.")).await;
    does(&walked.agent, "reportWijkschouw", "", json!({ "wijkschouwId": walked.id })).await;
    assert_eq!(is_refused(&resident, "dismissFinding", dismiss("Mijn tuin")).await, ["NOT_ALLOWED"]);
    let query = "query($r: String!) { wijkschouw(reference: $r) { findings { note class classReason followUp { \
                 kind state title body owner { name } notes { body } viewerActions { allowed } } } } }";
    let seen = s.visitor().ask(query, json!({ "r": walked.reference })).await;
    let findings = seen["wijkschouw"]["findings"].as_array().unwrap();
    let of = |note: &str| findings.iter().find(|finding| finding["note"] == note).unwrap();
    assert_eq!(
        of("De lamp is stuk")["followUp"],
        json!({ "kind": "ACTION", "state": "DONE", "title": "Doen: De lamp is stuk", "body": null, "owner": null,
                "notes": [], "viewerActions": [{ "allowed": false }, { "allowed": false }] })
    );
    assert_eq!(of("De boom staat scheef")["classReason"], "Deze boom staat in een tuin.");
}

#[tokio::test]
async fn reports_leave_for_another_system() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["a", "b"]).await;
    let formula = json!({ "title": "=HYPERLINK(\"http://x\")", "body": "Twee\nregels; met \"teken\"", "dueOn": "2026-04-01" });
    let made = walked.makes("a", "REPORT", formula).await;
    walked.makes("b", "SIGNAL", json!({})).await;
    for other in [s.visitor(), s.resident("anna").await, s.member("nijeveen", "WIJKREGISSEUR").await] {
        assert!(other.fetches("/export/follow-ups/haveltermade.csv").await.is_none());
        assert!(other.fetches("/export/follow-ups/haveltermade.json").await.is_none());
    }
    for gone in ["haveltermade.xml", "nergens.csv", "haveltermade", ".csv", "%00.csv"] {
        assert!(walked.agent.fetches(&format!("/export/follow-ups/{gone}")).await.is_none(), "{gone}");
    }
    assert_eq!(s.texts("SELECT count(*) FROM follow_up WHERE exported_at IS NOT NULL", vec![]).await, ["0"]);
    let json = walked.agent.fetches("/export/follow-ups/haveltermade.json").await.unwrap();
    let requests: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(requests.as_array().unwrap().len(), 1, "only reports");
    let request = &requests[0];
    for (field, value) in [
        ("service_request_id", made["reference"].clone()),
        ("status", json!("open")),
        ("service_code", json!("licht")),
        ("service_name", json!("Licht")),
        ("address", json!("Hoek, bij de school")),
        ("lat", json!(52.71)),
        ("long", json!(6.21)),
        ("requested_datetime", json!("2026-03-02T09:00:00Z")),
        ("expected_datetime", json!("2026-04-01T23:59:59+02:00")),
        ("agency_responsible", json!("Gemeente Meppel")),
    ] {
        assert_eq!(request[field], value, "{field}");
    }
    // Also when the title is another: the whole of what was seen goes along.
    let description = request["description"].as_str().unwrap();
    assert!(
        description.starts_with("=HYPERLINK") && description.ends_with("met \"teken\"\n\na"),
        "{description}"
    );
    let photo = request["media_url"].as_str().unwrap().strip_prefix(&s.url).unwrap();
    assert!(walked.agent.fetches(photo).await.is_some());
    let csv = walked.agent.fetches("/export/follow-ups/haveltermade.csv").await.unwrap();
    let text = String::from_utf8(csv).unwrap();
    assert!(text.starts_with("\u{feff}\"Nummer\";"), "{text}");
    assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{text}");
    assert!(text.contains(";52.71;6.21;\"2026-04-01\";"), "{text}");
    assert_eq!(s.texts("SELECT count(*) FROM follow_up WHERE exported_at IS NOT NULL", vec![]).await, ["1"]);
    assert_eq!(s.texts("SELECT count(*) FROM audit WHERE action = 'follow_up.export'", vec![]).await, ["2"]);
}

#[tokio::test]
async fn the_list_takes_the_same_few_statements_however_long_it_is() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["a", "b", "c", "d", "e"]).await;
    let query =
        format!("{{ followUps {{ nodes {{ {FIELDS} wijk {{ name }} }} pageInfo {{ hasNextPage }} }} }}");
    walked.makes("a", "SIGNAL", json!({})).await;
    let (one, _) = s.statements(walked.agent.ask(&query, Value::Null)).await;
    for note in ["b", "c", "d", "e"] {
        walked.makes(note, "REPORT", json!({})).await;
    }
    let (many, _) = s.statements(walked.agent.ask(&query, Value::Null)).await;
    assert!(many <= one && many <= 14, "{one} for one, {many} for many");
}

#[tokio::test]
async fn bad_input_is_refused_in_words() {
    let s = Scene::meppel().await;
    let walked = walked(&s, &["a"]).await;
    let long = "x".repeat(2_001);
    for (more, expected) in [
        (json!({ "findingId": "finding:x" }), "NOT_FOUND"),
        (json!({ "findingId": "" }), "NOT_FOUND"),
        (json!({ "title": "x".repeat(81) }), "TOO_LONG title"),
        (json!({ "title": "a\u{202e}b" }), "BAD_FORMAT title"),
        (json!({ "title": "a\u{0}b" }), "BAD_FORMAT title"),
        (json!({ "body": long }), "TOO_LONG body"),
        (json!({ "dueOn": "9999-12-31" }), "TOO_LARGE dueOn"),
        (json!({ "ownerMembershipId": "membership:x" }), "NOT_ALLOWED ownerMembershipId"),
    ] {
        let input = walked.becomes("a", "REPORT", more);
        assert_eq!(is_refused(&walked.agent, "followUpFinding", input).await, [expected]);
    }
    for after in ["", "x", "bi4u", "ZCBtb3JnZW4gbm9vaXQ", "😀"] {
        let query = "query($a: String) { followUps(after: $a) { nodes { id } } }";
        walked.agent.ask(query, json!({ "a": after })).await;
    }
    for reference in ["", "\0", "A-", "%"] {
        let query = "query($r: String!) { followUp(reference: $r) { id } }";
        assert_eq!(walked.agent.ask(query, json!({ "r": reference })).await["followUp"], Value::Null);
    }
}
