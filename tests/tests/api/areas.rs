use serde_json::{Value, json};
use wdw_tests::Scene;

#[tokio::test]
async fn meppel_has_seven_wijken_with_their_buurten_and_wijkteams() {
    let s = Scene::meppel().await;
    let answer = s
        .visitor()
        .ask(
            "{ wijken { name kind buurten { name } wijkteam { members { function partner { shortName } } } } \
             partners { name kind } }",
            Value::Null,
        )
        .await;
    let wijken = answer["wijken"].as_array().unwrap();
    assert_eq!(wijken.len(), 7);
    assert_eq!(wijken[0]["name"], "Oosterboer en Ezinge");
    assert_eq!(wijken[4]["kind"], "DORP");
    let functions: Vec<&str> = wijken[2]["wijkteam"]["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| member["function"].as_str().unwrap())
        .collect();
    assert_eq!(
        functions,
        ["WIJKREGISSEUR", "BEWONERSCONSULENT", "WIJKAGENT", "SOCIAAL_WERKER", "WIJKPLATFORM"]
    );
    assert_eq!(answer["partners"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn residents_in_a_wijkteam_are_shown_with_their_first_name_only() {
    let s = Scene::meppel().await;
    let query = "{ wijk(slug: \"haveltermade\") { wijkteam { members { function name email phone } } } }";
    let answer = s.visitor().ask(query, Value::Null).await;
    let members = answer["wijk"]["wijkteam"]["members"].as_array().unwrap().clone();
    let platform = members.iter().find(|member| member["function"] == "WIJKPLATFORM").unwrap();
    assert!(!platform["name"].as_str().unwrap().contains(' '));
    assert_eq!((&platform["email"], &platform["phone"]), (&Value::Null, &Value::Null));
}

#[tokio::test]
async fn what_is_not_there_answers_null() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    for id in
        ["", "wijk:1", "wijk:00000000-0000-0000-0000-000000000001", "kat:1", "\u{0}", "initiative:\u{202e}"]
    {
        let answer = visitor
            .ask("query($id: ID!) { wijk(id: $id) { name } initiative(id: $id) { title } node(id: $id) { id } }", json!({ "id": id }))
            .await;
        assert_eq!(answer, json!({ "wijk": null, "initiative": null, "node": null }), "{id:?}");
    }
    let answer = visitor
        .ask(
            "{ wijk(slug: \"\\u0000\") { name } initiative(reference: \"'; drop table\\u0000\") { title } }",
            Value::Null,
        )
        .await;
    assert_eq!(answer, json!({ "wijk": null, "initiative": null }));
}

#[tokio::test]
async fn anything_can_be_found_by_its_id() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let idea = anna.submits(&s, "nijeveen").await;
    let fields = "wijk { id buurten { id } wijkteam { id members { id } } } timeline { id }";
    let seen = anna.sees(&idea["id"], fields).await;
    let viewer = anna.ask("{ viewer { person { id } sessions { id } } partners { id } }", Value::Null).await;
    for id in [
        &idea["id"],
        &seen["wijk"]["id"],
        &seen["wijk"]["buurten"][0]["id"],
        &seen["wijk"]["wijkteam"]["id"],
        &seen["wijk"]["wijkteam"]["members"][0]["id"],
        &seen["timeline"][0]["id"],
        &viewer["viewer"]["person"]["id"],
        &viewer["viewer"]["sessions"][0]["id"],
        &viewer["partners"][0]["id"],
    ] {
        let found = anna.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
        assert_eq!(&found["node"]["id"], id);
    }
    // One's account and sessions are for oneself.
    for id in [&viewer["viewer"]["person"]["id"], &viewer["viewer"]["sessions"][0]["id"]] {
        let found = s.visitor().ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
        assert_eq!(found["node"], Value::Null);
    }
}
