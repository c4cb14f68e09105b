//! What happens when a decision is opened again after money was paid, and who hears that something is awaited.

use serde_json::{Value, json};
use wdw_tests::{DECIDING, Deciding, Scene, jpeg, operation, refusals};

fn kinds(seen: &Value) -> Vec<String> {
    let blockers = seen["readiness"]["blockers"].as_array().cloned().unwrap_or_default();
    blockers.iter().map(|blocker| blocker["kind"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn paid_and_reopened(s: &Scene) -> Deciding {
    let case = Deciding::of_two_partners(s).await;
    case.all_agree().await;
    assert_eq!(case.grant("GRANTED", 120_000).await["refusals"], json!([]));
    pay(&case, 40_000).await;
    case.wijkregisseur.does("reopenDecision", case.on(json!({ "reason": "Het bedrag klopt niet." }))).await;
    case
}

async fn pay(case: &Deciding, amount: i64) {
    let input = json!({ "partnerId": case.partners["gemeente"], "amount": amount, "note": "Bomen" });
    case.wijkregisseur.does("recordPayment", case.on(input)).await;
}

/// Undoes the only payment there is; answers the refusals.
async fn undo_payment(s: &Scene, case: &Deciding) -> Vec<String> {
    let query = "query($wijk: ID!) { wijkBudgets(wijkId: $wijk, year: 2026) { entries(first: 50) { nodes { id kind } } } }";
    let answer = case.wijkregisseur.ask(query, json!({ "wijk": s.wijk("haveltermade").await })).await;
    let pots = answer["wijkBudgets"].as_array().cloned().unwrap_or_default();
    let entries = pots.iter().flat_map(|pot| pot["entries"]["nodes"].as_array().cloned().unwrap_or_default());
    let paid = entries.into_iter().find(|entry| entry["kind"] == "PAY").unwrap();
    let words = "mutation($i: ReverseEntryInput!) { reverseEntry(input: $i) { refusals { code field } } }";
    let input = json!({ "operationId": operation(), "entryId": paid["id"], "reason": "Het geld kwam terug" });
    refusals(&case.wijkregisseur.ask(words, json!({ "i": input })).await["reverseEntry"])
}

#[tokio::test]
async fn what_was_paid_is_not_promised_once_more() {
    let s = Scene::meppel().await;
    let case = paid_and_reopened(&s).await;
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 960_000, 0, 40_000]));
    case.all_agree().await;
    let room = case.wijkregisseur.sees(&case.id, "readiness { budgets { asked paid } }").await;
    assert_eq!(room["readiness"]["budgets"][0], json!({ "asked": 70_000, "paid": 40_000 }));
    assert_eq!(case.grant("GRANTED", 120_000).await["initiative"]["state"], "GRANTED");
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 930_000, 30_000, 40_000]));
    let parts = case.anna.sees(&case.id, "decision { parts { amount paid released } }").await;
    assert_eq!(parts["decision"]["parts"][0], json!({ "amount": 70_000, "paid": 40_000, "released": 0 }));
    let more =
        case.on(json!({ "partnerId": case.partners["gemeente"], "amount": 30_001, "note": "Te veel" }));
    assert_eq!(case.wijkregisseur.is_refused("recordPayment", more).await, ["TOO_LARGE amount"]);
    pay(&case, 30_000).await;
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 930_000, 0, 70_000]));
}

#[tokio::test]
async fn what_was_paid_is_given_or_booked_back_before_it_is_decided_otherwise() {
    let s = Scene::meppel().await;
    let case = paid_and_reopened(&s).await;
    case.judge_all().await;
    let no = || json!({ "text": "Toch niet bij ons." });
    case.view(&case.wijkregisseur, "gemeente", "OBJECT", no()).await;
    case.view(&case.consulent, "woonconcept", "OBJECT", no()).await;
    let seen = case.wijkregisseur.sees(&case.id, &format!("{DECIDING} readiness {{ notRefused }}")).await;
    assert_eq!(kinds(&seen), ["PAID_BEFORE"]);
    assert_eq!(
        seen["readiness"]["notRefused"],
        "Er is al €\u{a0}400 betaald. Boek dat eerst terug, of ken het toe"
    );
    let refuse = || {
        let words =
            json!({ "outcome": "REFUSED", "total": 0, "motivation": "Nee.", "wayForward": "Kom langs." });
        case.wijkregisseur.act("closeDecision", case.on(words))
    };
    assert_eq!(refusals(&refuse().await), ["WRONG_STATE outcome"]);
    // What comes back while it is looked at again is free at once: nothing stays promised to nobody.
    assert_eq!(undo_payment(&s, &case).await, [""; 0]);
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 1_000_000, 0, 0]));
    assert_eq!(refuse().await["initiative"]["state"], "REFUSED");
}

#[tokio::test]
async fn what_comes_back_after_the_end_is_free_again() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("gemeente", 25_000)]).await;
    case.judge_all().await;
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    case.grant("GRANTED", 25_000).await;
    pay(&case, 10_000).await;
    let photo = operation();
    case.anna.uploads(photo, &jpeg(40, 30, [1, 200, 1])).await;
    let told = json!({ "spent": 10_000, "story": "Het is af.", "photoIds": [photo], "receiptIds": [] });
    case.anna.does("accountForInitiative", case.on(told)).await;
    case.wijkregisseur.does("approveAccounting", case.on(json!({ "returns": 15_000, "unpaid": 0 }))).await;
    assert_eq!(undo_payment(&s, &case).await, [""; 0]);
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 1_000_000, 0, 0]));
}

#[tokio::test]
async fn what_comes_back_after_its_year_was_closed_was_not_paid_after_all() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("gemeente", 25_000)]).await;
    case.judge_all().await;
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    case.grant("GRANTED", 25_000).await;
    pay(&case, 25_000).await;
    s.later(chrono::TimeDelta::days(330));
    let case = Deciding {
        wijkregisseur: s.member("haveltermade", "WIJKREGISSEUR").await,
        anna: s.resident("anna").await,
        ..case
    };
    let words =
        "mutation($i: CloseBudgetYearInput!) { closeBudgetYear(input: $i) { refusals { code field } } }";
    let wijk = s.wijk("haveltermade").await;
    let input = json!({ "operationId": operation(), "wijkId": wijk, "year": 2026, "carryOver": false });
    let closed = case.wijkregisseur.ask(words, json!({ "i": input })).await["closeBudgetYear"].clone();
    assert_eq!(closed["refusals"], json!([]));
    assert_eq!(undo_payment(&s, &case).await, [""; 0]);
    assert_eq!(case.pots(&s).await["Gemeente"], json!([25_000, 25_000, 0, 0]), "in the pot of 2027");
    let parts = case.anna.sees(&case.id, "decision { parts { amount paid released } }").await;
    assert_eq!(parts["decision"]["parts"][0], json!({ "amount": 25_000, "paid": 0, "released": 25_000 }));
    let photo = operation();
    case.anna.uploads(photo, &jpeg(40, 30, [1, 200, 1])).await;
    let told =
        json!({ "spent": 10_000, "story": "Het ging niet door.", "photoIds": [photo], "receiptIds": [] });
    case.anna.does("accountForInitiative", case.on(told)).await;
    let done =
        case.wijkregisseur.does("approveAccounting", case.on(json!({ "returns": 0, "unpaid": 0 }))).await;
    assert_eq!(done["state"], "COMPLETED");
}

#[tokio::test]
async fn one_invoice_is_paid_out_of_several_promises() {
    let s = Scene::meppel().await;
    let case = paid_and_reopened(&s).await;
    case.all_agree().await;
    case.grant("GRANTED", 120_000).await;
    assert_eq!(undo_payment(&s, &case).await, [""; 0]);
    // € 400 of the first decision and € 300 of the second are promised.
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 930_000, 70_000, 0]));
    let input = json!({ "partnerId": case.partners["gemeente"], "amount": 70_001, "note": "Te veel" });
    assert_eq!(case.wijkregisseur.is_refused("recordPayment", case.on(input)).await, ["TOO_LARGE amount"]);
    pay(&case, 70_000).await;
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 930_000, 0, 70_000]));
}

#[tokio::test]
async fn who_has_a_lower_mandate_does_not_overrule_a_manager() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("woonconcept", 120_000)]).await;
    let manager = s.signed_in("manager@woonconcept.example").await;
    case.view(&manager, "woonconcept", "AGREE", json!({})).await;
    let no = json!({ "text": "Ik vind van niet." });
    let refused = case.view(&case.consulent, "woonconcept", "OBJECT", no.clone()).await;
    assert_eq!(refusals(&refused), ["NOT_ALLOWED partnerId"]);
    assert_eq!(case.view(&manager, "woonconcept", "OBJECT", no).await["refusals"], json!([]));
}

#[tokio::test]
async fn nobody_is_refused_before_all_who_are_asked_have_spoken() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    case.view(&case.consulent, "woonconcept", "OBJECT", json!({ "text": "Niet bij ons." })).await;
    let seen = case.wijkregisseur.sees(&case.id, "readiness { canRefuse notRefused }").await;
    assert_eq!(seen["readiness"]["canRefuse"], false);
    assert!(seen["readiness"]["notRefused"].as_str().unwrap().contains("alle gevraagde organisaties"));
    let words =
        || json!({ "outcome": "REFUSED", "total": 0, "motivation": "Nee.", "wayForward": "Kom langs." });
    let refused = case.wijkregisseur.is_refused("closeDecision", case.on(words())).await;
    assert_eq!(refused, ["WRONG_STATE outcome"]);
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    let done = case.wijkregisseur.act("closeDecision", case.on(words())).await;
    assert_eq!(done["initiative"]["state"], "REFUSED");
}

#[tokio::test]
async fn who_has_to_judge_a_kader_hears_it_and_finds_it() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    case.view(&case.consulent, "woonconcept", "AGREE", json!({})).await;
    let awaited = |who: wdw_tests::Actor| {
        let id = case.id.clone();
        async move { who.sees(&id, "viewerAwaited").await["viewerAwaited"].clone() }
    };
    assert_eq!(awaited(case.consulent.clone()).await, "JUDGEMENT");
    assert_eq!(awaited(case.anna.clone()).await, Value::Null);
    let address = s.address("haveltermade", "BEWONERSCONSULENT").await;
    let before = s.subjects(&address).await.len();
    case.wijkregisseur.does("askViews", case.on(json!({}))).await;
    let subjects = s.subjects(&address).await;
    assert!(
        subjects[before..].iter().any(|subject| subject.starts_with("Beoordeel een kader")),
        "{subjects:?}"
    );
    let to_decide = case.consulent.ask("{ toDecide { id viewerAwaited } }", Value::Null).await;
    assert_eq!(to_decide["toDecide"][0], json!({ "id": case.id, "viewerAwaited": "JUDGEMENT" }));
    case.judge_all().await;
    assert_eq!(awaited(case.consulent.clone()).await, Value::Null);
    let again = case.wijkregisseur.is_refused("askViews", case.on(json!({}))).await;
    assert_eq!(again, ["WRONG_STATE"], "nobody is left to ask");
}

#[tokio::test]
async fn a_manager_is_asked_again_as_long_as_the_view_does_not_bind() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("woonconcept", 120_000)]).await;
    case.judge_all().await;
    case.view(&case.consulent, "woonconcept", "AGREE", json!({})).await;
    let told = async || s.subjects("manager@woonconcept.example").await.len();
    assert_eq!(told().await, 1, "above the mandate of € 1.000");
    case.wijkregisseur.does("askViews", case.on(json!({}))).await;
    assert_eq!(told().await, 2, "a reminder");
    assert_eq!(case.consulent.sees(&case.id, "viewerAwaited").await["viewerAwaited"], Value::Null);
    let manager = s.signed_in("manager@woonconcept.example").await;
    assert_eq!(manager.sees(&case.id, "viewerAwaited").await["viewerAwaited"], "VIEW");
    let stuurgroep = s.signed_in("stuurgroep@woonconcept.example").await;
    assert_eq!(stuurgroep.sees(&case.id, "viewerAwaited").await["viewerAwaited"], Value::Null);
    assert_eq!(stuurgroep.ask("{ toDecide { id } }", Value::Null).await["toDecide"], json!([]));
}

#[tokio::test]
async fn a_view_that_lifts_the_whole_above_the_limit_calls_the_managers_of_the_others_too() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("gemeente", 240_000), ("woonconcept", 20_000)]).await;
    case.judge_all().await;
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    assert_eq!(s.subjects("manager@gemeente.example").await.len(), 0);
    case.view(&case.consulent, "woonconcept", "AGREE", json!({})).await;
    for address in ["manager@gemeente.example", "manager@woonconcept.example"] {
        assert_eq!(s.subjects(address).await.len(), 1, "{address}");
        let manager = s.signed_in(address).await;
        let list = manager.ask("{ toDecide { id viewerAwaited } }", Value::Null).await["toDecide"].clone();
        assert_eq!(list, json!([{ "id": case.id, "viewerAwaited": "VIEW" }]), "{address}");
    }
}

#[tokio::test]
async fn a_view_holds_with_the_mandate_of_the_day_it_was_given() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    case.all_agree().await;
    let sql = "UPDATE mandate SET valid_until = '2026-03-01'";
    sea_orm::ConnectionTrait::execute_unprepared(&s.app.database.write, sql).await.unwrap();
    assert_eq!(case.grant("GRANTED", 120_000).await["initiative"]["state"], "GRANTED");
}
