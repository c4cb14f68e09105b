//! What each role may do with a wijkschouw in each state, at the door.

use serde_json::{Value, json};
use wdw_tests::{Actor, Planned, Scene, answer};

async fn may(who: &Actor, planned: &Planned) -> String {
    let seen = who.looks_at(planned, "viewerActions { action allowed }").await;
    let Some(actions) = seen["viewerActions"].as_array() else { return "does not find it".to_owned() };
    let allowed: Vec<&str> = actions
        .iter()
        .filter(|action| action["allowed"] == true)
        .filter_map(|action| action["action"].as_str())
        .collect();
    if allowed.is_empty() { "-".to_owned() } else { allowed.join(" ") }
}

#[tokio::test]
async fn what_each_role_may_do_with_a_wijkschouw_over_http() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let anna = s.resident("anna").await;
    let people = [
        ("visitor", s.visitor()),
        ("resident", s.resident("bram").await),
        ("participant", anna.clone()),
        ("organiser", agent.clone()),
        ("wijkplatform here", s.member("haveltermade", "WIJKPLATFORM").await),
        ("wijkregisseur here", s.member("haveltermade", "WIJKREGISSEUR").await),
        ("wijkregisseur elsewhere", s.member("nijeveen", "WIJKREGISSEUR").await),
        ("manager", s.signed_in("manager@gemeente.example").await),
        ("administrator", s.signed_in("beheer@gemeente.example").await),
    ];
    let mut table = String::new();
    for (state, open) in [
        ("PLANNED", true),
        ("PLANNED", false),
        ("UNDER_WAY", true),
        ("COMPLETED", true),
        ("COMPLETED", false),
        ("REPORTED", false),
        ("CANCELLED", true),
    ] {
        let planned = agent.plans(&s, |_| {}).await;
        let id = |more: Value| {
            let mut input = more;
            input["wijkschouwId"] = planned.id.clone();
            input
        };
        anna.walks("joinWijkschouw", id(json!({}))).await;
        if !open {
            let mut change = wdw_tests::schouw_plan(&s, &planned.stops).await;
            for not_there in ["wijkId", "membershipIds"] {
                change.as_object_mut().unwrap().remove(not_there);
            }
            change["openToResidents"] = json!(false);
            agent.walks("changeWijkschouw", id(change)).await;
        }
        if ["UNDER_WAY", "COMPLETED", "REPORTED"].contains(&state) {
            agent.answers(&planned, &[answer(planned.stops[0], "zwerfafval-gras", "A")]).await;
        }
        if ["COMPLETED", "REPORTED"].contains(&state) {
            agent.walks("completeWijkschouw", id(json!({ "madeAt": "2026-03-02T11:00:00Z" }))).await;
        }
        match state {
            "REPORTED" => drop(agent.walks("reportWijkschouw", id(json!({}))).await),
            "CANCELLED" => drop(agent.walks("cancelWijkschouw", id(json!({ "reason": "Storm" }))).await),
            _ => {}
        }
        assert_eq!(agent.looks_at(&planned, "state").await["state"], state);
        table.push_str(&format!("{state}{}\n", if open { ", open to residents" } else { "" }));
        for (who, person) in &people {
            table.push_str(&format!("  {who:<24}{}\n", may(person, &planned).await));
        }
    }
    insta::assert_snapshot!("wijkschouw_over_http", table);
}
