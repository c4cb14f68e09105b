use chrono::TimeDelta;
use serde_json::{Value, json};
use wdw_tests::Scene;

#[tokio::test]
async fn the_worklist_says_what_is_new_ours_theirs_and_late() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(anna.submits(&s, "haveltermade").await["id"].clone());
    }
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    regisseur.does("takeUpInitiative", json!({ "initiativeId": ids[1] })).await;
    regisseur
        .does("askCompletion", json!({ "initiativeId": ids[2], "question": "Wanneer begint het?" }))
        .await;
    s.later(TimeDelta::days(43));
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let counts =
        "{ wijk(slug: \"haveltermade\") { worklistCounts { new waitingForUs waitingForResident overdue } } }";
    assert_eq!(
        regisseur.ask(counts, Value::Null).await["wijk"]["worklistCounts"],
        json!({ "new": 2, "waitingForUs": 1, "waitingForResident": 1, "overdue": 3 })
    );
    let bucket = |name: &str| {
        format!(
            "{{ wijk(slug: \"haveltermade\") {{ initiatives(filter: {{ bucket: {name} }}) {{ totalCount }} }} }}"
        )
    };
    for (name, count) in [("NEW", 2), ("WAITING_FOR_US", 1), ("WAITING_FOR_RESIDENT", 1), ("OVERDUE", 3)] {
        let found = regisseur.ask(&bucket(name), Value::Null).await;
        assert_eq!(found["wijk"]["initiatives"]["totalCount"], count, "{name}");
    }
    // For others there is no worklist.
    let elsewhere = s.member("nijeveen", "WIJKREGISSEUR").await;
    for other in [elsewhere, s.visitor(), s.signed_in("manager@gemeente.example").await] {
        assert_eq!(other.ask(counts, Value::Null).await["wijk"]["worklistCounts"], Value::Null);
        assert_eq!(other.ask(&bucket("NEW"), Value::Null).await["wijk"]["initiatives"]["totalCount"], 0);
    }
}

#[tokio::test]
async fn assigning_moves_it_and_both_hear_it() {
    let s = Scene::meppel().await;
    let id = s.resident("anna").await.submits(&s, "haveltermade").await["id"].clone();
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let query = "{ wijk(slug: \"haveltermade\") { wijkteam { members { id function email assignable } } } }";
    let members = regisseur.ask(query, Value::Null).await["wijk"]["wijkteam"]["members"].clone();
    let of = |function: &str| {
        members.as_array().unwrap().iter().find(|m| m["function"] == function).unwrap().clone()
    };
    let worker = of("SOCIAAL_WERKER");
    let input = |member: &Value| json!({ "initiativeId": id, "membershipId": member["id"] });
    let moved = regisseur.does("assignInitiative", input(&worker)).await;
    assert_eq!(moved["owner"]["function"], "SOCIAAL_WERKER");
    assert!(s.last_mail(worker["email"].as_str().unwrap()).await.contains("aan jou gegeven"));
    assert!(s.subjects("anna@bewoner.example").await.last().unwrap().starts_with("Je idee ligt nu bij"));
    // Not to a resident in the wijkteam, not to somebody of another wijk, and not by a colleague.
    assert_eq!(of("WIJKPLATFORM")["assignable"], false);
    assert_eq!(
        regisseur.is_refused("assignInitiative", input(&of("WIJKPLATFORM"))).await,
        ["NOT_ALLOWED membershipId"]
    );
    let elsewhere =
        s.visitor().ask("{ wijk(slug: \"nijeveen\") { wijkteam { members { id } } } }", Value::Null).await;
    let stranger = &elsewhere["wijk"]["wijkteam"]["members"][0];
    assert_eq!(regisseur.is_refused("assignInitiative", input(stranger)).await, ["NOT_ALLOWED membershipId"]);
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    assert_eq!(agent.is_refused("assignInitiative", input(&worker)).await, ["NOT_ALLOWED"]);
}

#[tokio::test]
async fn two_take_it_up_at_once_and_one_hears_that_it_is_taken() {
    let s = Scene::meppel().await;
    let id = s.resident("anna").await.submits(&s, "haveltermade").await["id"].clone();
    let (agent, worker) =
        (s.member("haveltermade", "WIJKAGENT").await, s.member("haveltermade", "SOCIAAL_WERKER").await);
    let input = json!({ "initiativeId": id });
    let (one, two) =
        tokio::join!(agent.act("takeUpInitiative", input.clone()), worker.act("takeUpInitiative", input));
    let refused: Vec<Value> =
        [one, two].into_iter().flat_map(|p| p["refusals"].as_array().unwrap().clone()).collect();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0]["code"], "WRONG_STATE");
    assert_eq!(refused[0]["message"], "Iemand van het wijkteam heeft dit idee al opgepakt");
}

#[tokio::test]
async fn the_date_moves_once_with_a_reason_that_everyone_reads() {
    let s = Scene::meppel().await;
    let id = s.resident("anna").await.submits(&s, "haveltermade").await["id"].clone();
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let input = |on: &str, reason: &str| json!({ "initiativeId": id, "dueOn": on, "reason": reason });
    assert_eq!(
        regisseur.is_refused("extendTerm", input("2026-04-13", "")).await,
        ["REQUIRED reason", "TOO_SMALL dueOn"]
    );
    assert_eq!(
        regisseur.is_refused("extendTerm", input("2026-05-26", "Vakantie")).await,
        ["TOO_LARGE dueOn"]
    );
    let moved = regisseur.does("extendTerm", input("2026-05-01", "De tekening komt eind april.")).await;
    assert_eq!(moved["answerDue"]["on"], "2026-05-01");
    let public = s.visitor().sees(&id, "timeline { kind text }").await;
    assert_eq!(
        public["timeline"][1],
        json!({ "kind": "TERM_EXTENDED", "text": "De tekening komt eind april." })
    );
    assert_eq!(
        regisseur.is_refused("extendTerm", input("2026-05-02", "Nog eens")).await,
        ["WRONG_STATE dueOn"]
    );
}

#[tokio::test]
async fn a_referred_initiative_leaves_the_public_page_and_says_where_it_went() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let id = anna.submits(&s, "haveltermade").await["id"].clone();
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    let input = json!({ "initiativeId": id, "organisation": "Sociaal loket", "explanation": "Daar helpen ze je verder." });
    worker.does("referInitiative", input).await;
    let fields = "title plan state referredTo budgetLines { description } participants messages { body }";
    let public = s.visitor().sees(&id, fields).await;
    assert_eq!(
        public,
        json!({ "title": "Doorverwezen idee", "plan": "", "state": "REFERRED", "referredTo": "Sociaal loket",
                "budgetLines": [], "participants": null, "messages": null })
    );
    let own = anna.sees(&id, fields).await;
    assert_eq!(own["title"], "Pluktuin achter de flat");
    assert_eq!(own["messages"][0]["body"], "Daar helpen ze je verder.");
    let listed = s.visitor().ask("{ initiatives { totalCount } }", Value::Null).await;
    assert_eq!(listed["initiatives"]["totalCount"], 0);
}

#[tokio::test]
async fn hidden_is_gone_for_others_until_it_is_shown_again() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let id = anna.submits(&s, "haveltermade").await["id"].clone();
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    assert_eq!(
        agent.is_refused("hideInitiative", json!({ "initiativeId": id, "reason": " " })).await,
        ["REQUIRED reason"]
    );
    agent.does("hideInitiative", json!({ "initiativeId": id, "reason": "Er staat een naam in." })).await;
    assert_eq!(s.visitor().sees(&id, "title").await, Value::Null);
    assert_eq!(
        s.resident("bram").await.is_refused("supportInitiative", json!({ "initiativeId": id })).await,
        ["NOT_FOUND"]
    );
    assert_eq!(anna.sees(&id, "hiddenReason").await["hiddenReason"], "Er staat een naam in.");
    assert!(s.last_mail("anna@bewoner.example").await.contains("Er staat een naam in."));
    agent.does("unhideInitiative", json!({ "initiativeId": id })).await;
    assert_eq!(s.visitor().sees(&id, "title").await["title"], "Pluktuin achter de flat");
}

#[tokio::test]
async fn messages_go_both_ways_and_to_nobody_else() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let id = anna.submits(&s, "haveltermade").await["id"].clone();
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    worker.does("sendMessage", json!({ "initiativeId": id, "body": "Mooi plan!", "photoIds": [] })).await;
    assert!(s.last_mail("anna@bewoner.example").await.contains("Mooi plan!"));
    anna.does("sendMessage", json!({ "initiativeId": id, "body": "Dank je.", "photoIds": [] })).await;
    let seen = anna.sees(&id, "messages { side author body }").await;
    let messages = seen["messages"].as_array().unwrap();
    assert!(messages[0]["author"].as_str().unwrap().ends_with(", sociaal werker"));
    assert_eq!(messages[1], json!({ "side": "SUBMITTER", "author": "de indiener", "body": "Dank je." }));
    let input = json!({ "initiativeId": id, "body": "Ik wil ook iets zeggen", "photoIds": [] });
    assert_eq!(s.resident("bram").await.is_refused("sendMessage", input.clone()).await, ["NOT_ALLOWED"]);
    assert_eq!(s.visitor().is_refused("sendMessage", input).await, ["SIGN_IN_REQUIRED"]);
}

#[tokio::test]
async fn nobody_acts_as_a_professional_on_an_initiative_of_their_own() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let idea = regisseur.submits(&s, "haveltermade").await;
    assert_ne!(idea["owner"]["function"], "WIJKREGISSEUR", "somebody else has it");
    let input = json!({ "initiativeId": idea["id"] });
    assert_eq!(regisseur.is_refused("takeUpInitiative", input).await, ["OWN_INITIATIVE"]);
    let may = regisseur.may(&idea["id"]).await;
    assert_eq!(may, ["WITHDRAW", "MESSAGE"]);
}

#[tokio::test]
async fn reading_who_handed_it_in_is_written_down() {
    let s = Scene::meppel().await;
    let id = s.resident("anna").await.submits(&s, "haveltermade").await["id"].clone();
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    agent.sees(&id, "title").await;
    let sql = "SELECT count(*) FROM audit WHERE action = 'initiative.read_submitter'";
    assert_eq!(s.texts(sql, vec![]).await, ["0"]);
    agent.sees(&id, "submitterEmail").await;
    assert_eq!(s.texts(sql, vec![]).await, ["1"]);
}
