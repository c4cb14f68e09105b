//! Every role, every action, every state, against the one table.

use serde_json::json;
use wdw::access;
use wdw_tests::Scene;

#[test]
fn the_whole_table() {
    insta::assert_snapshot!("permissions", access::matrix());
}

/// What somebody may do is the same at the door as in the table: for each role, in its own wijk and in another,
/// through the states of one initiative.
#[tokio::test]
async fn what_each_role_may_do_in_each_state_over_http() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let people = [
        ("visitor", s.visitor()),
        ("resident", s.resident("bram").await),
        ("submitter", anna.clone()),
        ("wijkagent here", s.member("haveltermade", "WIJKAGENT").await),
        ("wijkplatform here", s.member("haveltermade", "WIJKPLATFORM").await),
        ("wijkregisseur here", regisseur.clone()),
        ("wijkregisseur elsewhere", s.member("nijeveen", "WIJKREGISSEUR").await),
        ("wijkagent elsewhere", s.member("nijeveen", "WIJKAGENT").await),
        ("manager", s.signed_in("manager@gemeente.example").await),
        ("stuurgroep", s.signed_in("stuurgroep@politie.example").await),
        ("administrator", s.signed_in("beheer@gemeente.example").await),
    ];
    let mut table = String::new();
    for state in ["SUBMITTED", "IN_REVIEW", "NEEDS_COMPLETION", "hidden", "REFERRED", "WITHDRAWN"] {
        let id = anna.submits(&s, "haveltermade").await["id"].clone();
        let on = |more: serde_json::Value| {
            let mut input = more;
            input["initiativeId"] = id.clone();
            input
        };
        match state {
            "IN_REVIEW" => drop(regisseur.does("takeUpInitiative", on(json!({}))).await),
            "NEEDS_COMPLETION" => {
                drop(regisseur.does("askCompletion", on(json!({ "question": "Hoe?" }))).await)
            }
            "hidden" => drop(regisseur.does("hideInitiative", on(json!({ "reason": "Een naam" }))).await),
            "REFERRED" => {
                let more = json!({ "organisation": "Sociaal loket", "explanation": "Past daar beter" });
                drop(regisseur.does("referInitiative", on(more)).await);
            }
            "WITHDRAWN" => drop(anna.does("withdrawInitiative", on(json!({}))).await),
            _ => {}
        }
        table.push_str(state);
        table.push('\n');
        for (who, person) in &people {
            let may = if person.sees(&id, "id").await.is_null() {
                "does not find it".to_owned()
            } else {
                person.may(&id).await.join(" ")
            };
            table.push_str(&format!("  {who:<24}{}\n", if may.is_empty() { "-" } else { &may }));
        }
    }
    insta::assert_snapshot!("permissions_over_http", table);
}
