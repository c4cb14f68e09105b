//! How many SQL statements each page of the app takes, with the app's own operations: the same for one row as for
//! fifty, and the same in a wijk with ten years of history as in a new one.

use serde_json::{Value, json};
use wdw_tests::{Actor, Scene};

/// The operation that a page of the app sends.
macro_rules! app_operation {
    ($path:literal) => {
        include_str!(concat!("../../../pwa/src/", $path))
    };
}

const LIST: &str = "query($first: Int!) { initiatives(first: $first) { nodes { id title state requested supportCount \
    wijk { name } buurt { name } submitterName owner { name function partner { shortName } } answerDue { on overdue } \
    latestEvent { kind at } viewerSupports viewerActions { action allowed } } pageInfo { hasNextPage endCursor } } }";

async fn taken(s: &Scene, actor: &Actor, query: &str, variables: Value) -> u64 {
    s.statements(actor.ask(query, variables)).await.0
}

#[tokio::test]
async fn pages_take_the_same_few_statements_however_much_there_is() {
    let s = Scene::after_ten_years().await;
    let visitor = s.visitor();
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let query = "{ wijk(slug: \"haveltermade\") { initiatives(first: 1) { nodes { reference } } } }";
    let one = visitor.ask(query, Value::Null).await;
    let reference = one["wijk"]["initiatives"]["nodes"][0]["reference"].clone();
    let wijk = app_operation!("areas/wijk_home.graphql");
    let list = app_operation!("initiatives/list.graphql");
    let page = app_operation!("initiatives/one.graphql");
    let worklist = app_operation!("wijkteam/worklist.graphql");
    let who = app_operation!("people/who_am_i.graphql");
    let (few, many) = (json!({ "first": 2 }), json!({ "first": 50 }));
    assert!(taken(&s, &visitor, LIST, few.clone()).await <= 7);
    assert!(taken(&s, &visitor, LIST, many.clone()).await <= 7);
    assert!(taken(&s, &agent, LIST, many).await <= 10);
    let follow_ups = app_operation!("follow_ups/list.graphql");
    let follow_up = app_operation!("follow_ups/one.graphql");
    let checklists = app_operation!("checklists/list.graphql");
    let checklist = app_operation!("checklists/one.graphql");
    let all = agent.ask(follow_ups, json!({ "filter": {} })).await["followUps"].clone();
    assert!(all["totalCount"].as_i64() > Some(1), "there is something to follow up: {all}");
    let given = json!({ "reference": all["nodes"][0]["reference"] });
    let waiting = json!({ "slug": "haveltermade", "filter": { "bucket": "WAITING_FOR_US" } });
    // At most: what two parts of a page need of the same kind is fetched together when they ask at the same
    // moment, and apart when they do not.
    for (name, actor, query, variables, at_most) in [
        ("Mijn wijk, visitor", &visitor, wijk, json!({ "slug": "haveltermade" }), 12),
        ("Mijn wijk, wijkagent", &agent, wijk, json!({ "slug": "haveltermade" }), 14),
        ("Ideeën, visitor", &visitor, list, json!({ "sort": "NEWEST" }), 4),
        ("Idee, visitor", &visitor, page, json!({ "reference": reference }), 10),
        // Who read the submitter's address is written down: a transaction with one insert.
        ("Idee, wijkagent", &agent, page, json!({ "reference": reference }), 16),
        ("Werklijst, wijkagent", &agent, worklist, waiting, 10),
        ("who am I, wijkagent", &agent, who, Value::Null, 5),
        ("Opvolging, wijkagent", &agent, follow_ups, json!({ "filter": { "open": true } }), 6),
        ("Actie, wijkagent", &agent, follow_up, given, 14),
        ("Checklists, visitor", &visitor, checklists, Value::Null, 2),
        ("Checklist, visitor", &visitor, checklist, json!({ "slug": "avondschouw" }), 2),
    ] {
        let taken = taken(&s, actor, query, variables).await;
        println!("{name:<24}{taken:>3} of at most {at_most}");
        assert!(taken <= at_most, "{name} took {taken} statements, more than {at_most}");
    }
}

const SCHOUWEN: &str = "query($first: Int!) { wijkschouwen(first: $first) { totalCount nodes { id reference state \
    startsAt wijk { name } organiser { name partner { shortName } } participantCount viewerParticipates \
    viewerActions { action allowed } stops { name } checklist { title } } } }";
const SCHOUW: &str = "query($reference: String!) { wijkschouw(reference: $reference) { id state wijk { name } \
    organiser { name partner { shortName } } checklist { document } stops { uuid name } participantCount \
    participants { name partner { shortName } } answers { item value author photos { url } counts } \
    findings { note themeTitle author stop { name } photos { url } } viewerActions { action allowed } \
    result { score conclusion themes { score previous } stops { stop { name } score previous } \
    previous { reference startsAt } } } }";

#[tokio::test]
async fn a_wijkschouw_with_hundreds_of_answers_takes_as_many_statements_as_an_empty_one() {
    let s = Scene::after_ten_years().await;
    let visitor = s.visitor();
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let (few, many) = (json!({ "first": 2 }), json!({ "first": 50 }));
    let two = taken(&s, &agent, SCHOUWEN, few).await;
    let fifty = taken(&s, &agent, SCHOUWEN, many).await;
    println!("wijkschouwen: {two} for two, {fifty} for all");
    assert!(two.abs_diff(fifty) <= 3 && fifty <= 14, "{two} and {fifty}");
    let of = async |state: &str| {
        let query = "query($states: [WijkschouwState!]) { wijkschouwen(filter: { states: $states }, first: 50) \
                     { nodes { reference wijk { slug } answers { uuid } } } }";
        let found = agent.ask(query, json!({ "states": [state] })).await;
        let nodes = found["wijkschouwen"]["nodes"].as_array().unwrap().clone();
        nodes.into_iter().find(|node| node["wijk"]["slug"] == "haveltermade").unwrap()
    };
    let (planned, completed, reported) = (of("PLANNED").await, of("COMPLETED").await, of("REPORTED").await);
    assert!(completed["answers"].as_array().unwrap().len() > 100);
    let page = |node: &Value| json!({ "reference": node["reference"] });
    for (name, actor, node, at_most) in [
        ("planned, wijkagent", &agent, &planned, 16),
        ("completed, wijkagent", &agent, &completed, 22),
        ("reported, visitor", &visitor, &reported, 18),
    ] {
        let taken = taken(&s, actor, SCHOUW, page(node)).await;
        println!("wijkschouw {name:<24}{taken:>3} of at most {at_most}");
        assert!(taken <= at_most, "{name} took {taken} statements, more than {at_most}");
    }
    let seen = visitor.ask(SCHOUW, page(&reported)).await["wijkschouw"].clone();
    assert!(seen["result"]["themes"][0]["previous"].is_number(), "{}", seen["result"]);
    assert!(!seen["findings"].as_array().unwrap().is_empty());
    println!("{}", seen["result"]["conclusion"]);
}
