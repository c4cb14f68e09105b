//! The wijkbudget: asked, approved, undone, closed, and who may do what.

use chrono::TimeDelta;
use serde_json::{Value, json};
use wdw_tests::{Actor, Deciding, Scene, operation};

use super::follow_ups::{act, does, is_refused};

const PROPOSAL: &str = "proposal { id state amount proposedBy settledBy declineReason viewerMaySettle year wijk { slug } partner { key } }";
const ENTRY: &str =
    "entry { id kind from to amount note bookedBy reverses reversed viewerMayReverse initiative { id } }";
pub(super) const BUDGETS: &str = "query($wijk: ID!, $year: Int!) { wijkBudgets(wijkId: $wijk, year: $year) { id year closedAt \
    partner { key } allocated available committed paid commitments { granted paid released open initiative { id } } \
    entries(first: 20) { pageInfo { hasNextPage endCursor } nodes { id kind from to amount note bookedBy reverses reversed \
    viewerMayReverse initiative { id } } } } }";

async fn partner(s: &Scene, key: &str) -> Value {
    let list = s.visitor().ask("{ partners { id key } }", Value::Null).await["partners"].clone();
    list.as_array().unwrap().iter().find(|partner| partner["key"] == key).unwrap()["id"].clone()
}

pub(super) async fn asks(s: &Scene, wijk: &str, key: &str, year: i32, amount: i64) -> Value {
    json!({
        "wijkId": s.wijk(wijk).await, "partnerId": partner(s, key).await, "year": year, "amount": amount,
        "reason": "Voor meer groen.",
    })
}

/// The budget of a partner in Haveltermade, as this person sees it.
async fn budget(s: &Scene, who: &Actor, key: &str, year: i32) -> Value {
    let about = json!({ "wijk": s.wijk("haveltermade").await, "year": year });
    let rows = who.ask(BUDGETS, about).await["wijkBudgets"].as_array().unwrap().clone();
    rows.into_iter().find(|row| row["partner"]["key"] == key).unwrap_or_default()
}

fn stands(budget: &Value) -> [i64; 4] {
    ["allocated", "available", "committed", "paid"].map(|part| budget[part].as_i64().unwrap())
}

fn entry<'a>(budget: &'a Value, kind: &str) -> &'a Value {
    budget["entries"]["nodes"].as_array().unwrap().iter().find(|entry| entry["kind"] == kind).unwrap()
}

/// Money for a year is asked and approved.
async fn allocated(s: &Scene, key: &str, year: i32, amount: i64) {
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let asked =
        does(&regisseur, "proposeBudget", PROPOSAL, asks(s, "haveltermade", key, year, amount).await).await;
    let stuurgroep = s.signed_in(&format!("stuurgroep@{key}.example")).await;
    let approve = json!({ "proposalId": asked["proposal"]["id"], "approve": true });
    does(&stuurgroep, "settleBudgetProposal", PROPOSAL, approve).await;
}

#[tokio::test]
async fn what_the_stuurgroep_approves_is_in_the_pot_at_once_and_both_hear_it() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let stuurgroep = s.signed_in("stuurgroep@gemeente.example").await;
    let asked = does(
        &regisseur,
        "proposeBudget",
        PROPOSAL,
        asks(&s, "haveltermade", "gemeente", 2027, 123_456).await,
    )
    .await["proposal"]
        .clone();
    assert_eq!((&asked["state"], &asked["viewerMaySettle"]), (&json!("PROPOSED"), &json!(false)));
    let mail = s.last_mail("stuurgroep@gemeente.example").await;
    for part in
        ["€\u{a0}1.234,56", "Haveltermade", "2027", "Voor meer groen.", "/budget/haveltermade?jaar=2027"]
    {
        assert!(mail.contains(part), "{part}: {mail}");
    }
    assert!(s.subjects("stuurgroep@woonconcept.example").await.is_empty(), "only the partner that is asked");
    let waiting = "{ budgetProposals(state: PROPOSED) { id viewerMaySettle } }";
    assert_eq!(
        stuurgroep.ask(waiting, Value::Null).await["budgetProposals"],
        json!([{ "id": asked["id"], "viewerMaySettle": true }])
    );
    let approve = json!({ "proposalId": asked["id"], "approve": true });
    let done = does(&stuurgroep, "settleBudgetProposal", PROPOSAL, approve.clone()).await;
    assert_eq!(done["proposal"]["state"], "APPROVED");
    let settled_by = done["proposal"]["settledBy"].as_str().unwrap();
    assert!(settled_by.ends_with(", stuurgroep Gemeente"), "{settled_by}");
    let pot = budget(&s, &regisseur, "gemeente", 2027).await;
    assert_eq!(stands(&pot), [123_456, 123_456, 0, 0]);
    assert_eq!(entry(&pot, "ALLOCATE")["note"], "Voor meer groen.");
    let email = "SELECT person.email FROM person JOIN membership ON membership.person_id = person.id \
                 WHERE membership.function = 'wijkregisseur' AND membership.wijkteam_id IN \
                 (SELECT wijkteam.id FROM wijkteam JOIN wijk ON wijk.id = wijkteam.wijk_id WHERE wijk.slug = 'haveltermade')";
    let email = s.texts(email, vec![]).await.remove(0);
    assert!(s.last_mail(&email).await.contains("heeft je voorstel goedgekeurd"));
    assert_eq!(is_refused(&stuurgroep, "settleBudgetProposal", approve).await, ["WRONG_STATE"]);
    let years = regisseur.ask("{ budgetYears }", Value::Null).await;
    assert_eq!(years["budgetYears"], json!([2027, 2026]));
    let node = "query($id: ID!) { node(id: $id) { id __typename } }";
    for (id, kind) in [
        (&pot["id"], "WijkBudget"),
        (&entry(&pot, "ALLOCATE")["id"], "LedgerEntry"),
        (&asked["id"], "BudgetProposal"),
    ] {
        assert_eq!(stuurgroep.ask(node, json!({ "id": id })).await["node"]["__typename"], kind);
        assert_eq!(s.visitor().ask(node, json!({ "id": id })).await["node"], Value::Null, "{kind}");
    }
}

#[tokio::test]
async fn a_proposal_is_declined_with_a_reason_and_says_what_is_wrong_next_to_each_field() {
    let s = Scene::meppel().await;
    let manager = s.signed_in("manager@woonconcept.example").await;
    let stuurgroep = s.signed_in("stuurgroep@woonconcept.example").await;
    let mut wrong = asks(&s, "nijeveen", "woonconcept", 2025, 0).await;
    wrong["reason"] = json!(" ");
    assert_eq!(
        is_refused(&manager, "proposeBudget", wrong).await,
        ["TOO_SMALL year", "TOO_SMALL amount", "REQUIRED reason"]
    );
    let far = asks(&s, "nijeveen", "woonconcept", 2029, 100_000_000_000).await;
    assert_eq!(is_refused(&manager, "proposeBudget", far).await, ["TOO_LARGE year", "TOO_LARGE amount"]);
    let mut nowhere = asks(&s, "nijeveen", "woonconcept", 2026, 1).await;
    nowhere["wijkId"] = json!("wijk:1");
    assert_eq!(is_refused(&manager, "proposeBudget", nowhere).await, ["NOT_FOUND wijkId"]);
    let good = asks(&s, "nijeveen", "woonconcept", 2026, 500_000).await;
    let asked = does(&manager, "proposeBudget", PROPOSAL, good).await["proposal"].clone();
    let by = asked["proposedBy"].as_str().unwrap();
    assert!(by.ends_with(", manager Woonconcept"), "{by}");
    let decline = json!({ "proposalId": asked["id"], "approve": false });
    assert_eq!(is_refused(&stuurgroep, "settleBudgetProposal", decline.clone()).await, ["REQUIRED reason"]);
    let mut why = decline;
    why["reason"] = json!("Er is dit jaar niet meer.");
    let done = does(&stuurgroep, "settleBudgetProposal", PROPOSAL, why).await["proposal"].clone();
    assert_eq!(
        (&done["state"], &done["declineReason"]),
        (&json!("DECLINED"), &json!("Er is dit jaar niet meer."))
    );
    let mail = s.last_mail("manager@woonconcept.example").await;
    assert!(mail.contains("afgewezen") && mail.contains("Er is dit jaar niet meer."), "{mail}");
    let about = json!({ "wijk": s.wijk("nijeveen").await, "year": 2026 });
    let pots = manager.ask(BUDGETS, about).await["wijkBudgets"].clone();
    let pot = pots.as_array().unwrap().iter().find(|pot| pot["partner"]["key"] == "woonconcept").unwrap();
    assert_eq!(pot["allocated"], 500_000, "only what was there");
}

#[tokio::test]
async fn who_may_not_see_or_touch_the_money_finds_nothing() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let asked =
        does(&regisseur, "proposeBudget", PROPOSAL, asks(&s, "haveltermade", "gemeente", 2026, 100).await)
            .await;
    let settle = json!({ "proposalId": asked["proposal"]["id"], "approve": true });
    let pot = budget(&s, &regisseur, "gemeente", 2026).await;
    let undo = json!({ "entryId": entry(&pot, "ALLOCATE")["id"], "reason": "Zomaar" });
    let close = json!({ "wijkId": s.wijk("haveltermade").await, "year": 2026, "carryOver": false });
    let propose = asks(&s, "haveltermade", "gemeente", 2026, 100).await;
    let mut table = String::new();
    for (name, who) in [
        ("visitor", s.visitor()),
        ("resident", s.resident("anna").await),
        ("wijkplatform here", s.member("haveltermade", "WIJKPLATFORM").await),
        ("wijkagent here", s.member("haveltermade", "WIJKAGENT").await),
        ("wijkregisseur here", regisseur.clone()),
        ("wijkregisseur elsewhere", s.member("nijeveen", "WIJKREGISSEUR").await),
        ("manager gemeente", s.signed_in("manager@gemeente.example").await),
        ("manager politie", s.signed_in("manager@politie.example").await),
        ("stuurgroep gemeente", s.signed_in("stuurgroep@gemeente.example").await),
        ("stuurgroep politie", s.signed_in("stuurgroep@politie.example").await),
        ("administrator", s.signed_in("beheer@gemeente.example").await),
    ] {
        let about = json!({ "wijk": s.wijk("haveltermade").await, "year": 2026 });
        let sees = !who.ask(BUDGETS, about.clone()).await["wijkBudgets"].is_null();
        let all = !who.ask("{ budgetOverview(year: 2026) { year } }", Value::Null).await["budgetOverview"]
            .is_null();
        let proposals = !who
            .ask(
                "query($wijk: ID!) { budgetProposals(wijkId: $wijk) { id } }",
                json!({ "wijk": about["wijk"] }),
            )
            .await["budgetProposals"]
            .is_null();
        let files: Vec<bool> = [
            who.fetches("/export/budget/haveltermade-2026.csv").await.is_some(),
            who.fetches("/export/budget/alle-2026.csv").await.is_some(),
        ]
        .into();
        let rights = "{ wijk(slug: \"haveltermade\") { viewerMaySeeBudget viewerMayKeepBudget viewerMayGiveMandates viewerMayProposeFor { key } } }";
        let rights = who.ask(rights, Value::Null).await["wijk"].clone();
        assert_eq!(rights["viewerMaySeeBudget"], sees, "{name}");
        assert_eq!(files, [sees, all], "{name}");
        let told = async |mutation: &str, mut input: Value| {
            input["operationId"] = json!(operation());
            let payload = act(&who, mutation, "", input).await;
            let codes = wdw_tests::refusals(&payload);
            if codes.is_empty() { "done".to_owned() } else { codes.join(" ") }
        };
        table.push_str(&format!(
            "{name:<24} sees {sees} all {all} proposals {proposals} keeps {} mandates {} asks {}\n",
            rights["viewerMayKeepBudget"], rights["viewerMayGiveMandates"], rights["viewerMayProposeFor"]
        ));
        table.push_str(&format!(
            "  propose {}; settle {}; reverse {}; close {}\n",
            told("proposeBudget", propose.clone()).await,
            told("settleBudgetProposal", settle.clone()).await,
            told("reverseEntry", undo.clone()).await,
            told("closeBudgetYear", close.clone()).await,
        ));
    }
    insta::assert_snapshot!("budget_over_http", table);
}

#[tokio::test]
async fn a_payment_is_undone_once_and_can_be_paid_again() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    case.all_agree().await;
    assert_eq!(case.grant("GRANTED", 120_000).await["refusals"], json!([]));
    let pay = |amount: i64| {
        case.on(
            json!({ "partnerId": case.partners["gemeente"], "amount": amount, "note": "Bon van de kweker" }),
        )
    };
    case.wijkregisseur.does("recordPayment", pay(40_000)).await;
    let pot = budget(&s, &case.wijkregisseur, "gemeente", 2026).await;
    assert_eq!(stands(&pot), [1_000_000, 930_000, 30_000, 40_000]);
    let paid = entry(&pot, "PAY").clone();
    assert_eq!((&paid["initiative"]["id"], &paid["viewerMayReverse"]), (&case.id, &json!(true)));
    assert_eq!(entry(&pot, "COMMIT")["viewerMayReverse"], false);
    assert_eq!(pot["commitments"][0]["open"], 30_000);

    let undo = |id: &Value, reason: &str| json!({ "entryId": id, "reason": reason });
    let commit = undo(&entry(&pot, "COMMIT")["id"], "Zomaar");
    assert_eq!(is_refused(&case.wijkregisseur, "reverseEntry", commit).await, ["WRONG_STATE"]);
    assert_eq!(
        is_refused(&case.wijkregisseur, "reverseEntry", undo(&paid["id"], "")).await,
        ["REQUIRED reason"]
    );
    let done = does(&case.wijkregisseur, "reverseEntry", ENTRY, undo(&paid["id"], "Dubbel geboekt")).await;
    assert_eq!((&done["entry"]["reverses"], &done["entry"]["kind"]), (&paid["id"], &json!("REVERSE")));
    assert_eq!((&done["entry"]["from"], &done["entry"]["to"]), (&json!("PAID"), &json!("COMMITTED")));
    let pot = budget(&s, &case.wijkregisseur, "gemeente", 2026).await;
    assert_eq!(stands(&pot), [1_000_000, 930_000, 70_000, 0]);
    assert_eq!(
        (&entry(&pot, "PAY")["reversed"], &entry(&pot, "PAY")["viewerMayReverse"]),
        (&json!(true), &json!(false))
    );
    for id in [&paid["id"], &done["entry"]["id"]] {
        assert_eq!(
            is_refused(&case.wijkregisseur, "reverseEntry", undo(id, "Nog eens")).await,
            ["WRONG_STATE"]
        );
    }
    case.wijkregisseur.does("recordPayment", pay(70_000)).await;
    assert_eq!(
        stands(&budget(&s, &case.wijkregisseur, "gemeente", 2026).await),
        [1_000_000, 930_000, 0, 70_000]
    );

    // What came in goes back only as far as it was not promised.
    let pot = budget(&s, &case.wijkregisseur, "gemeente", 2026).await;
    let back = undo(&entry(&pot, "ALLOCATE")["id"], "Vergissing");
    let refused = act(&case.wijkregisseur, "reverseEntry", ENTRY, back).await;
    assert_eq!(refused["refusals"][0]["message"], "Er is nog €\u{a0}9.300 beschikbaar");
    let pot = budget(&s, &case.wijkregisseur, "mensenwerk", 2026).await;
    let back = undo(&entry(&pot, "ALLOCATE")["id"], "Vergissing");
    does(&case.wijkregisseur, "reverseEntry", ENTRY, back).await;
    assert_eq!(stands(&budget(&s, &case.wijkregisseur, "mensenwerk", 2026).await), [0, 0, 0, 0]);
}

#[tokio::test]
async fn a_year_closes_with_what_is_promised_taken_along_and_a_late_refund_comes_in_the_new_year() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    case.all_agree().await;
    assert_eq!(case.grant("GRANTED", 120_000).await["refusals"], json!([]));
    let pay = |amount: i64| {
        case.on(json!({ "partnerId": case.partners["gemeente"], "amount": amount, "note": "Bon" }))
    };
    case.wijkregisseur.does("recordPayment", pay(20_000)).await;
    let wijk = s.wijk("haveltermade").await;
    let close = |carry_over: bool| json!({ "wijkId": wijk, "year": 2026, "carryOver": carry_over });
    assert_eq!(is_refused(&case.wijkregisseur, "closeBudgetYear", close(true)).await, ["WRONG_STATE year"]);

    s.later(TimeDelta::days(320));
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    assert_eq!(is_refused(&regisseur, "closeBudgetYear", close(false)).await, ["WRONG_STATE carryOver"]);
    assert_eq!(
        is_refused(&regisseur, "closeBudgetYear", close(true)).await,
        ["NOT_FOUND carryOver", "NOT_FOUND carryOver"]
    );
    allocated(&s, "gemeente", 2027, 40_000).await;
    allocated(&s, "woonconcept", 2027, 600_000).await;
    let refused = act(&regisseur, "closeBudgetYear", "", close(true)).await;
    assert_eq!(
        refused["refusals"],
        json!([{ "code": "TOO_LARGE", "field": "carryOver",
            "message": "Gemeente heeft in 2027 nog €\u{a0}400 beschikbaar. Dat is minder dan de €\u{a0}500 die meegaat" }])
    );
    let closing = "query($wijk: ID!) { budgetClosing(wijkId: $wijk, year: 2026) { open allowed reason carryOverAllowed carryOverReason } }";
    let closing = regisseur.ask(closing, json!({ "wijk": wijk })).await["budgetClosing"].clone();
    assert_eq!(
        (&closing["open"], &closing["allowed"], &closing["carryOverAllowed"]),
        (&json!(100_000), &json!(false), &json!(false))
    );
    allocated(&s, "gemeente", 2027, 160_000).await;
    let payload = "budgets { partner { key } closedAt allocated committed }";
    let done = does(&regisseur, "closeBudgetYear", payload, close(true)).await;
    for closed in done["budgets"].as_array().unwrap() {
        assert_ne!(closed["closedAt"], Value::Null);
        assert_eq!(closed["committed"], 0);
    }
    let (old, new) =
        (budget(&s, &regisseur, "gemeente", 2026).await, budget(&s, &regisseur, "gemeente", 2027).await);
    assert_eq!(stands(&old), [1_000_000, 980_000, 0, 20_000]);
    assert_eq!(stands(&new), [200_000, 150_000, 50_000, 0]);
    assert_eq!(entry(&new, "COMMIT")["note"], "Meegenomen uit 2026");
    assert_eq!(entry(&new, "COMMIT")["initiative"]["id"], case.id);
    assert_eq!(is_refused(&regisseur, "closeBudgetYear", close(true)).await, ["WRONG_STATE year"]);

    // What went along is paid out of the new year.
    regisseur.does("recordPayment", pay(50_000)).await;
    assert_eq!(stands(&budget(&s, &regisseur, "gemeente", 2027).await), [200_000, 150_000, 0, 50_000]);
    // In a closed year only a payment is undone: the money comes in this year.
    let undo = |id: &Value| json!({ "entryId": id, "reason": "Geld kwam terug" });
    assert_eq!(
        is_refused(&regisseur, "reverseEntry", undo(&entry(&old, "ALLOCATE")["id"])).await,
        ["WRONG_STATE"]
    );
    let back =
        does(&regisseur, "reverseEntry", ENTRY, undo(&entry(&old, "PAY")["id"])).await["entry"].clone();
    assert_eq!((&back["from"], &back["to"]), (&json!("SOURCE"), &json!("AVAILABLE")));
    assert_eq!(stands(&budget(&s, &regisseur, "gemeente", 2026).await), stands(&old));
    assert_eq!(stands(&budget(&s, &regisseur, "gemeente", 2027).await), [220_000, 170_000, 0, 50_000]);
    let late = asks(&s, "haveltermade", "gemeente", 2026, 100).await;
    assert_eq!(is_refused(&regisseur, "proposeBudget", late).await, ["TOO_SMALL year", "WRONG_STATE year"]);
}

#[tokio::test]
async fn each_mutation_of_the_wijkbudget_ten_times_has_one_effect() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let stuurgroep = s.signed_in("stuurgroep@gemeente.example").await;
    let counted = async || {
        s.background().await;
        let mut counts = Vec::new();
        for table in
            ["ledger_entry", "budget_proposal", "wijk_budget", "outgoing_mail", "audit", "commitment"]
        {
            counts.push(s.count(table).await);
        }
        counts
    };
    let ten_times = async |who: &Actor, mutation: &str, payload: &str, mut input: Value| {
        input["operationId"] = json!(operation());
        let first = does(who, mutation, payload, input.clone()).await;
        let after_one = counted().await;
        for _ in 0..9 {
            assert_eq!(does(who, mutation, payload, input.clone()).await, first, "{mutation}");
        }
        assert_eq!(counted().await, after_one, "{mutation} had one effect");
        first
    };
    let propose = asks(&s, "haveltermade", "gemeente", 2026, 700).await;
    let asked = ten_times(&regisseur, "proposeBudget", PROPOSAL, propose).await;
    let settle = json!({ "proposalId": asked["proposal"]["id"], "approve": true });
    ten_times(&stuurgroep, "settleBudgetProposal", PROPOSAL, settle).await;
    assert_eq!(budget(&s, &regisseur, "gemeente", 2026).await["allocated"], 1_000_700);
    let pot = budget(&s, &regisseur, "gemeente", 2026).await;
    let undo = json!({ "entryId": entry(&pot, "ALLOCATE")["id"], "reason": "Vergissing" });
    ten_times(&regisseur, "reverseEntry", ENTRY, undo).await;
    assert_eq!(budget(&s, &regisseur, "gemeente", 2026).await["allocated"], 1_000_000);
    s.later(TimeDelta::days(320));
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let close = json!({ "wijkId": s.wijk("haveltermade").await, "year": 2026, "carryOver": false });
    ten_times(&regisseur, "closeBudgetYear", "budgets { id closedAt }", close).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_proposals_approved_at_once_are_all_in_the_pot() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let stuurgroep = s.signed_in("stuurgroep@gemeente.example").await;
    let mut waiting = Vec::new();
    for number in 0..40 {
        let asked = asks(&s, "haveltermade", "gemeente", 2027, 100 + number).await;
        waiting.push(does(&regisseur, "proposeBudget", PROPOSAL, asked).await["proposal"]["id"].clone());
    }
    let settling: Vec<_> = waiting
        .into_iter()
        .map(|id| {
            let (stuurgroep, approve) = (stuurgroep.clone(), json!({ "proposalId": id, "approve": true }));
            tokio::spawn(async move { does(&stuurgroep, "settleBudgetProposal", PROPOSAL, approve).await })
        })
        .collect();
    for settled in settling {
        settled.await.unwrap();
    }
    let sum = (0..40).map(|number| 100 + number).sum::<i64>();
    assert_eq!(stands(&budget(&s, &regisseur, "gemeente", 2027).await), [sum, sum, 0, 0]);
}
