//! One operation, once, whatever happens on the way.

use serde_json::{Value, json};
use wdw_tests::{Scene, operation, plan};

#[tokio::test]
async fn ten_at_the_same_instant_make_one() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let input = plan(&s.wijk("haveltermade").await);
    let sent: Vec<_> = (0..10)
        .map(|_| {
            let (anna, input) = (anna.clone(), input.clone());
            tokio::spawn(async move { anna.act("submitInitiative", input).await })
        })
        .collect();
    let mut ids = Vec::new();
    for answer in sent {
        ids.push(answer.await.unwrap()["initiative"]["id"].to_string());
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!((s.count("initiative").await, s.count("budget_line").await), (1, 2));
}

#[tokio::test]
async fn every_mutation_ten_times_has_one_effect() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let id = anna.submits(&s, "haveltermade").await["id"].clone();
    let (agent, regisseur) =
        (s.member("haveltermade", "WIJKAGENT").await, s.member("haveltermade", "WIJKREGISSEUR").await);
    let bram = s.resident("bram").await;
    let story: [(&wdw_tests::Actor, &str, Value); 9] = [
        (&bram, "supportInitiative", json!({})),
        (&agent, "takeUpInitiative", json!({})),
        (&agent, "sendMessage", json!({ "body": "Mooi plan", "photoIds": [] })),
        (&regisseur, "extendTerm", json!({ "dueOn": "2026-05-01", "reason": "Vakantie" })),
        (&regisseur, "askCompletion", json!({ "question": "Hoe laat?" })),
        (&anna, "completeInitiative", json!({ "answer": "Om tien uur", "photoIds": [] })),
        (&agent, "hideInitiative", json!({ "reason": "Er staat een naam in" })),
        (&agent, "unhideInitiative", json!({})),
        (&anna, "withdrawInitiative", json!({})),
    ];
    for (actor, mutation, mut input) in story {
        input["initiativeId"] = id.clone();
        input["operationId"] = json!(operation());
        let first = actor.does(mutation, input.clone()).await;
        let counted = || async {
            s.background().await;
            (
                s.count("timeline_event").await,
                s.count("message").await,
                s.count("outgoing_mail").await,
                s.count("audit").await,
            )
        };
        let after_one = counted().await;
        for _ in 0..9 {
            assert_eq!(actor.does(mutation, input.clone()).await["state"], first["state"], "{mutation}");
        }
        assert_eq!(counted().await, after_one, "{mutation} had one effect");
    }
}

#[tokio::test]
async fn the_same_id_with_other_content_or_from_somebody_else_is_refused() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let input = plan(&s.wijk("haveltermade").await);
    anna.does("submitInitiative", input.clone()).await;
    let mut other = input.clone();
    other["title"] = json!("Iets anders");
    assert_eq!(anna.is_refused("submitInitiative", other).await, ["OPERATION_REUSED"]);
    let bram = s.resident("bram").await;
    assert_eq!(bram.is_refused("submitInitiative", input).await, ["OPERATION_REUSED"]);
    assert_eq!(s.count("initiative").await, 1);
}

#[tokio::test]
async fn forty_neighbours_support_at_once_and_the_count_is_right() {
    let s = Scene::meppel().await;
    let id = s.resident("anna").await.submits(&s, "haveltermade").await["id"].clone();
    let mut neighbours = Vec::new();
    for number in 0..40 {
        neighbours.push(s.resident(&format!("buur{number}")).await);
    }
    let sent: Vec<_> = neighbours
        .into_iter()
        .map(|neighbour| {
            let input = json!({ "initiativeId": id });
            tokio::spawn(async move { neighbour.does("supportInitiative", input).await })
        })
        .collect();
    for answer in sent {
        answer.await.unwrap();
    }
    assert_eq!(s.visitor().sees(&id, "supportCount").await["supportCount"], 40);
    assert_eq!(s.count("support").await, 40);
}
