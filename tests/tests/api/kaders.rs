use serde_json::{Value, json};
use wdw_tests::Scene;

#[tokio::test]
async fn everyone_reads_the_kaders_of_the_partners() {
    let s = Scene::meppel().await;
    let query = "{ kaders { id number partner { shortName } current { applies title explanation condition } \
        versions { number status validFrom } } }";
    let (statements, all) = s.statements(s.visitor().ask(query, Value::Null)).await;
    assert!(statements <= 3, "{statements} statements");
    let kaders = all["kaders"].as_array().unwrap();
    let numbers: Vec<&str> = kaders.iter().filter_map(|kader| kader["number"].as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "V1"]);
    let partners: Vec<&str> =
        kaders.iter().filter_map(|kader| kader["partner"]["shortName"].as_str()).collect();
    // Who pays or works along says on what: a plan for which nobody asks Woonconcept is none of its kaders.
    let scopes: Vec<&str> = kaders.iter().filter_map(|kader| kader["current"]["applies"].as_str()).collect();
    assert_eq!(
        scopes,
        ["ALWAYS", "INVOLVED", "ALWAYS", "INVOLVED", "INVOLVED", "MONEY", "WORK", "WORK", "INVOLVED"]
    );
    assert_eq!(partners[..9].iter().filter(|name| **name == "Woonconcept").count(), 3);
    let hours = &kaders[7]["current"];
    assert_eq!(
        hours["condition"],
        json!({ "compare": { "what": "hoursAsked", "relation": "atMost", "limit": { "sameAs": "hoursLeft" } } })
    );
    // The example is still a concept: nothing rests on it.
    assert_eq!(
        (&kaders[9]["current"], &kaders[9]["versions"][0]["status"]),
        (&Value::Null, &json!("CONCEPT"))
    );
    let node = s
        .visitor()
        .ask(
            "query($id: ID!) { node(id: $id) { ... on Kader { number } } }",
            json!({ "id": kaders[2]["id"] }),
        )
        .await;
    assert_eq!(node["node"]["number"], "3");
}
