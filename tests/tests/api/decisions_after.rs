//! What comes after a grant: beginning, paying, accounting, looking at it again.

use serde_json::{Value, json};
use wdw_tests::{Deciding, Scene, jpeg, operation, refusals};

const GREEN: [u8; 3] = [20, 160, 60];

async fn granted(s: &Scene) -> Deciding {
    let case = Deciding::of_two_partners(s).await;
    case.all_agree().await;
    assert_eq!(case.grant("GRANTED", 120_000).await["refusals"], json!([]));
    case
}

#[tokio::test]
async fn paid_twice_accounted_for_and_the_rest_returns() {
    let s = Scene::meppel().await;
    let case = granted(&s).await;
    let pay = |partner: &str, amount: i64, note: &str| {
        case.on(json!({ "partnerId": case.partners[partner], "amount": amount, "note": note }))
    };
    case.wijkregisseur.does("recordPayment", pay("gemeente", 40_000, "Bomen")).await;
    assert_eq!(
        case.wijkregisseur.is_refused("recordPayment", pay("gemeente", 30_001, "Grond")).await,
        ["TOO_LARGE amount"]
    );
    assert_eq!(
        case.wijkregisseur.is_refused("recordPayment", pay("gemeente", 0, "")).await,
        ["TOO_SMALL amount", "REQUIRED note"]
    );
    assert_eq!(
        case.wijkregisseur.is_refused("recordPayment", pay("politie", 1, "Niets")).await,
        ["NOT_FOUND partnerId"]
    );
    assert_eq!(case.consulent.is_refused("recordPayment", pay("gemeente", 1, "Iets")).await, ["NOT_ALLOWED"]);
    let receipt = operation();
    assert!(case.wijkregisseur.uploads(receipt, &jpeg(40, 30, GREEN)).await.status.is_success());
    let mut with_receipt = pay("gemeente", 30_000, "Grond");
    with_receipt["receiptPhotoId"] = json!(receipt);
    case.wijkregisseur.does("recordPayment", with_receipt).await;
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 930_000, 0, 70_000]));
    assert!(s.subjects("anna@bewoner.example").await.last().unwrap().contains("€\u{a0}300 betaald"));
    // A receipt is nothing for the public.
    assert!(s.visitor().fetches(&format!("/photos/{receipt}")).await.is_none());
    assert!(case.anna.fetches(&format!("/photos/{receipt}")).await.is_some());

    case.anna.does("startInitiative", case.on(json!({}))).await;
    let (result, own_receipt) = (operation(), operation());
    case.anna.uploads(result, &jpeg(40, 30, GREEN)).await;
    case.anna.uploads(own_receipt, &jpeg(30, 40, GREEN)).await;
    let account = |spent: i64, photos: Value, receipts: Value| {
        case.on(json!({ "spent": spent, "story": "Het werd een mooie tuin.", "photoIds": photos, "receiptIds": receipts }))
    };
    assert_eq!(
        case.anna.is_refused("accountForInitiative", account(-1, json!([]), json!([]))).await,
        ["TOO_SMALL spent", "REQUIRED photoIds", "REQUIRED receiptIds"]
    );
    let first =
        case.anna.does("accountForInitiative", account(60_000, json!([result]), json!([own_receipt]))).await;
    assert_eq!(first["state"], "ACCOUNTING");
    assert_eq!(due(&case).await, json!({ "on": "2026-03-16", "overdue": false, "daysLeft": 14 }));
    assert!(s.visitor().fetches(&format!("/photos/{result}")).await.is_none(), "not before it is approved");
    let approve = |returns: i64, unpaid: i64| case.on(json!({ "returns": returns, "unpaid": unpaid }));
    assert_eq!(
        case.wijkregisseur.is_refused("approveAccounting", approve(50_000, 0)).await,
        ["WRONG_STATE"],
        "more paid than spent"
    );
    case.wijkregisseur
        .does("returnAccounting", case.on(json!({ "reason": "Er mist een bon van de grond." })))
        .await;
    let back = case.anna.sees(&case.id, "state accounting { returnReason }").await;
    assert_eq!(
        (back["state"].clone(), back["accounting"]["returnReason"].clone()),
        (json!("IN_PROGRESS"), json!("Er mist een bon van de grond."))
    );
    assert_eq!(due(&case).await["on"], "2026-03-16");
    assert!(s.last_mail("anna@bewoner.example").await.contains("uiterlijk 16 maart 2026"));
    // What came along before still counts.
    case.anna.does("accountForInitiative", account(72_050, json!([]), json!([]))).await;
    // € 720,50 was spent and € 700 paid: nobody approves that without having seen the € 20,50.
    let seen = case.wijkregisseur.sees(&case.id, "accounting { returns unpaid }").await;
    assert_eq!(seen["accounting"], json!({ "returns": 50_000, "unpaid": 2_050 }));
    let refused = case.wijkregisseur.is_refused("approveAccounting", approve(50_000, 0)).await;
    assert_eq!(refused, ["CONFLICT unpaid"]);
    let refused = case.wijkregisseur.is_refused("approveAccounting", approve(49_999, 2_050)).await;
    assert_eq!(refused, ["CONFLICT returns"]);
    assert_eq!(case.pots(&s).await["Woonconcept"], json!([500_000, 450_000, 50_000, 0]), "nothing moved");
    let done = case.wijkregisseur.does("approveAccounting", approve(50_000, 2_050)).await;
    assert_eq!(done["state"], "COMPLETED");
    assert_eq!(due(&case).await, Value::Null);
    let pots = case.pots(&s).await;
    assert_eq!(pots["Gemeente"], json!([1_000_000, 930_000, 0, 70_000]));
    assert_eq!(pots["Woonconcept"], json!([500_000, 500_000, 0, 0]), "what is left returns");
    let mail = s.last_mail("anna@bewoner.example").await;
    assert!(mail.contains("20,50") && mail.contains("479,50"), "{mail}");
    let public = s.visitor().sees(&case.id, "resultStory resultPhotos { uuid } accounting { spent } decision { parts { amount paid released } }").await;
    assert_eq!(public["resultStory"], "Het werd een mooie tuin.");
    assert_eq!(public["resultPhotos"][0]["uuid"], json!(result));
    assert_eq!(public["accounting"], Value::Null);
    assert_eq!(public["decision"]["parts"][1], json!({ "amount": 50_000, "paid": 0, "released": 50_000 }));
    assert!(s.visitor().fetches(&format!("/photos/{result}")).await.is_some());
}

/// By when the next step after the grant is taken.
async fn due(case: &Deciding) -> Value {
    case.anna.sees(&case.id, "accountingDue { on overdue daysLeft }").await["accountingDue"].clone()
}

#[tokio::test]
async fn after_a_grant_there_is_an_owner_and_a_date_and_what_is_late_comes_up() {
    let s = Scene::meppel().await;
    let case = granted(&s).await;
    // Eight weeks after the decision, as the plan has no days.
    let seen = case.anna.sees(&case.id, "owner { name } accountingDue { on daysLeft }").await;
    assert_eq!(seen["accountingDue"], json!({ "on": "2026-04-27", "daysLeft": 56 }));
    assert_ne!(seen["owner"], Value::Null);
    let mail = s.last_mail("anna@bewoner.example").await;
    assert!(mail.contains("Doe dat uiterlijk 27 april 2026."), "{mail}");
    let late = "{ wijk(slug: \"haveltermade\") { worklistCounts { overdue afterGrant } \
        initiatives(filter: { bucket: OVERDUE }, sort: SOONEST_DUE) { nodes { id } } } }";
    let before = case.wijkregisseur.ask(late, Value::Null).await["wijk"].clone();
    s.later(chrono::TimeDelta::days(150));
    let again = s.member("haveltermade", "WIJKREGISSEUR").await;
    let after = again.ask(late, Value::Null).await["wijk"].clone();
    assert_eq!(
        (before["worklistCounts"]["overdue"].clone(), before["worklistCounts"]["afterGrant"].clone()),
        (json!(0), json!(1))
    );
    assert_eq!(after["worklistCounts"]["overdue"], 1);
    assert_eq!(after["initiatives"]["nodes"], json!([{ "id": case.id }]));
}

#[tokio::test]
async fn who_has_not_told_how_it_went_is_reminded_before_and_after_the_day() {
    let s = Scene::meppel().await;
    let case = granted(&s).await;
    // What is looked at again has no day any more: nobody is reminded of it.
    let other = case.another(&s, &[("gemeente", 10_000)]).await;
    other.judge_all().await;
    other.view(&other.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    other.grant("GRANTED", 10_000).await;
    other.wijkregisseur.does("reopenDecision", other.on(json!({ "reason": "Het bedrag klopt niet." }))).await;
    let reminders = async || {
        let subjects = s.subjects("anna@bewoner.example").await;
        subjects.iter().filter(|subject| subject.starts_with("Hoe gaat het met")).count()
    };
    for (days, count) in [(41, 0), (2, 1), (13, 1), (1, 2), (60, 2)] {
        s.later(chrono::TimeDelta::days(days));
        s.background().await;
        assert_eq!(reminders().await, count, "{days} days on");
    }
    assert!(s.last_mail("anna@bewoner.example").await.contains("We hoorden nog niets."));
}

#[tokio::test]
async fn what_was_granted_moves_to_a_successor_too() {
    let s = Scene::meppel().await;
    let case = granted(&s).await;
    let team = "{ wijk(slug: \"haveltermade\") { wijkteam { members { id function } } } }";
    let team = case.wijkregisseur.ask(team, Value::Null).await["wijk"]["wijkteam"]["members"].clone();
    let of = |function: &str| {
        team.as_array().unwrap().iter().find(|member| member["function"] == function).unwrap()["id"].clone()
    };
    let input = json!({ "operationId": operation(), "fromMembershipId": of("WIJKREGISSEUR"), "toMembershipId": of("WIJKAGENT") });
    let words = "mutation($i: HandOverInput!) { handOver(input: $i) { moved refusals { code } } }";
    let moved = case.wijkregisseur.ask(words, json!({ "i": input })).await["handOver"].clone();
    assert_eq!(moved, json!({ "moved": 1, "refusals": [] }));
    assert_eq!(case.anna.sees(&case.id, "owner { function }").await["owner"]["function"], "WIJKAGENT");
    let mine = "{ initiatives(filter: { owned: true }) { nodes { id } } }";
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    assert_eq!(agent.ask(mine, Value::Null).await["initiatives"]["nodes"], json!([{ "id": case.id }]));
}

#[tokio::test]
async fn a_reopened_grant_lets_its_money_go_and_everyone_answers_anew() {
    let s = Scene::meppel().await;
    let case = granted(&s).await;
    let reason = case.on(json!({ "reason": "Er is een fout in het bedrag." }));
    assert_eq!(case.consulent.is_refused("reopenDecision", reason.clone()).await, ["NOT_ALLOWED"]);
    let again = case.wijkregisseur.does("reopenDecision", reason).await;
    assert_eq!(again["state"], "IN_REVIEW");
    assert_eq!(due(&case).await, Value::Null);
    let pots = case.pots(&s).await;
    assert_eq!(pots["Gemeente"], json!([1_000_000, 1_000_000, 0, 0]));
    assert_eq!(pots["Woonconcept"], json!([500_000, 500_000, 0, 0]));
    let seen = case.wijkregisseur
        .sees(&case.id, "decision { number } decisions { number reopenReason } views { by } readiness { blockers { kind } }")
        .await;
    assert_eq!((seen["decision"].clone(), seen["views"].clone()), (Value::Null, json!([])));
    assert_eq!(seen["decisions"][0], json!({ "number": 1, "reopenReason": "Er is een fout in het bedrag." }));
    assert!(s.last_mail("anna@bewoner.example").await.contains("Er is een fout in het bedrag."));
    case.all_agree().await;
    assert_eq!(case.grant("GRANTED", 120_000).await["initiative"]["state"], "GRANTED");
    assert_eq!(case.anna.sees(&case.id, "decision { number }").await["decision"]["number"], 2);
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 930_000, 70_000, 0]));
}

#[tokio::test]
async fn a_small_grant_is_accounted_for_with_one_photo_and_without_beginning_first() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("gemeente", 25_000)]).await;
    case.judge_all().await;
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    case.grant("GRANTED", 25_000).await;
    assert_eq!(case.anna.sees(&case.id, "lightAccounting").await["lightAccounting"], true);
    let photo = operation();
    case.anna.uploads(photo, &jpeg(40, 30, GREEN)).await;
    let input = case
        .on(json!({ "spent": 25_000, "story": "Het was gezellig.", "photoIds": [photo], "receiptIds": [] }));
    assert_eq!(case.anna.does("accountForInitiative", input).await["state"], "ACCOUNTING");
    let kinds: Vec<Value> = case.anna.sees(&case.id, "timeline { kind }").await["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["kind"].clone())
        .collect();
    assert_eq!(kinds[kinds.len() - 2..], [json!("STARTED"), json!("ACCOUNTED")]);
}

#[tokio::test]
async fn each_mutation_of_deciding_ten_times_has_one_effect() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    case.judge_all().await;
    let photo = operation();
    case.anna.uploads(photo, &jpeg(40, 30, GREEN)).await;
    let receipt = operation();
    case.anna.uploads(receipt, &jpeg(40, 30, GREEN)).await;
    let agree = |partner: &str| json!({ "partnerId": case.partners[partner], "position": "AGREE" });
    let kader = case.wijkregisseur.sees(&case.id, "kaderChecks { kader { id number } }").await["kaderChecks"]
        [0]["kader"]["id"]
        .clone();
    let close = json!({ "outcome": "GRANTED", "total": 120_000 });
    let divide = json!({ "askedOf": [
        { "partnerId": case.partners["gemeente"], "amount": 70_000 },
        { "partnerId": case.partners["woonconcept"], "amount": 50_000 },
    ] });
    let story: Vec<(&wdw_tests::Actor, &str, Value)> = vec![
        (&case.wijkregisseur, "divideRequest", divide),
        (&case.consulent, "recordFacts", json!({ "facts": { "participantCount": 12 } })),
        (&case.wijkregisseur, "judgeKader", json!({ "kaderId": kader, "meets": true, "reason": "Ja." })),
        (&case.wijkregisseur, "askViews", json!({})),
        (&case.wijkregisseur, "giveView", agree("gemeente")),
        (&case.consulent, "giveView", agree("woonconcept")),
        (&case.wijkregisseur, "closeDecision", close.clone()),
        (&case.wijkregisseur, "reopenDecision", json!({ "reason": "Nog eens." })),
    ];
    let after: Vec<(&wdw_tests::Actor, &str, Value)> = vec![
        (&case.wijkregisseur, "closeDecision", close),
        (&case.anna, "startInitiative", json!({})),
        (
            &case.wijkregisseur,
            "recordPayment",
            json!({ "partnerId": case.partners["gemeente"], "amount": 100, "note": "Iets" }),
        ),
        (
            &case.anna,
            "accountForInitiative",
            json!({ "spent": 100, "story": "Zo.", "photoIds": [photo], "receiptIds": [receipt] }),
        ),
        (&case.wijkregisseur, "returnAccounting", json!({ "reason": "Nog iets." })),
        (
            &case.anna,
            "accountForInitiative",
            json!({ "spent": 100, "story": "Zo dan.", "photoIds": [], "receiptIds": [] }),
        ),
        (&case.wijkregisseur, "approveAccounting", json!({ "returns": 119_900, "unpaid": 0 })),
    ];
    let counted = || async {
        s.background().await;
        let mut counts = Vec::new();
        for table in [
            "kader_check",
            "partner_view",
            "decision",
            "commitment",
            "ledger_entry",
            "accounting",
            "timeline_event",
            "outgoing_mail",
            "audit",
        ] {
            counts.push((table, s.count(table).await));
        }
        counts
    };
    for (part, steps) in [("first", story), ("after", after)] {
        if part == "after" {
            case.all_agree().await;
        }
        for (actor, mutation, mut input) in steps {
            input["initiativeId"] = case.id.clone();
            input["operationId"] = json!(operation());
            let first = actor.act(mutation, input.clone()).await;
            assert_eq!(refusals(&first), [""; 0], "{mutation}");
            let once = counted().await;
            for _ in 0..9 {
                assert_eq!(refusals(&actor.act(mutation, input.clone()).await), [""; 0], "{mutation}");
            }
            assert_eq!(counted().await, once, "{mutation} had one effect");
        }
    }
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 999_900, 0, 100]));
}
