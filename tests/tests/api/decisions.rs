//! Deciding on a request: of whom, kadertoets, views, what is missing, closing.

use serde_json::{Value, json};
use wdw_tests::{DECIDING, Deciding, Scene, plan, refusals};

fn kinds(seen: &Value) -> Vec<String> {
    let blockers = seen["readiness"]["blockers"].as_array().cloned().unwrap_or_default();
    blockers.iter().map(|blocker| blocker["kind"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn two_partners_agree_and_the_money_is_promised() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    let seen = case.wijkregisseur.sees(&case.id, DECIDING).await;
    assert_eq!(
        kinds(&seen),
        [["KADER_OPEN"; 5].as_slice(), &["VIEW_MISSING"; 2]].concat(),
        "kaders 1, 3, 4, 5 and 6 are for a person; 2 is met by the pot"
    );
    case.judge_all().await;
    let asked = case.wijkregisseur.act("askViews", case.on(json!({}))).await;
    assert_eq!(asked["refusals"], json!([]));
    let to_decide = "{ toDecide { id } }";
    for who in [&case.consulent, &case.wijkregisseur] {
        assert_eq!(who.ask(to_decide, Value::Null).await["toDecide"][0]["id"], case.id);
    }
    case.view(&case.consulent, "woonconcept", "AGREE", json!({})).await;
    assert_eq!(case.consulent.ask(to_decide, Value::Null).await["toDecide"], json!([]));
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    let ready = case.wijkregisseur.sees(&case.id, DECIDING).await["readiness"].clone();
    assert_eq!((ready["canGrant"].clone(), ready["total"].clone()), (json!(true), json!(120_000)));

    let done = case.grant("GRANTED", 120_000).await;
    assert_eq!(
        (done["refusals"].clone(), done["initiative"]["state"].clone()),
        (json!([]), json!("GRANTED"))
    );
    let pots = case.pots(&s).await;
    assert_eq!(pots["Gemeente"], json!([1_000_000, 930_000, 70_000, 0]));
    assert_eq!(pots["Woonconcept"], json!([500_000, 450_000, 50_000, 0]));
    let fields = "decision { number outcome granted motivation objectUntil closedBy letterUrl \
                  parts { partner { shortName } amount paid } checks { kaderNumber outcome judgement } views { partner amount } } \
                  timeline { kind text }";
    let read = case.anna.sees(&case.id, fields).await;
    assert_eq!(read["decision"]["granted"], 120_000);
    assert_eq!(read["decision"]["objectUntil"], "2026-04-13");
    assert_eq!(read["decision"]["checks"].as_array().unwrap().len(), 6);
    assert!(read["decision"]["letterUrl"].as_str().unwrap().starts_with("/letters/W-"));
    assert_eq!(read["timeline"].as_array().unwrap().last().unwrap()["text"], "Toegekend: €\u{a0}1.200.");
    // Everyone reads the decision; the inside only who is concerned.
    let public = s.visitor().sees(&case.id, fields).await["decision"].clone();
    assert_eq!((public["granted"].clone(), public["checks"].clone()), (json!(120_000), Value::Null));
    assert_eq!((public["views"].clone(), public["letterUrl"].clone()), (Value::Null, Value::Null));
    let mail = s.last_mail("anna@bewoner.example").await;
    for words in [
        "Je krijgt €\u{a0}1.200",
        "Gemeente Meppel geeft €\u{a0}700",
        "Woonconcept geeft €\u{a0}500",
        "13 april 2026",
    ] {
        assert!(mail.contains(words), "{words}: {mail}");
    }
}

#[tokio::test]
async fn what_is_asked_of_the_gemeente_alone_is_granted_without_woonconcept() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("gemeente", 70_000)]).await;
    let seen = case.wijkregisseur.sees(&case.id, DECIDING).await;
    let numbers: Vec<&str> = seen["kaderChecks"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|check| check["kader"]["number"].as_str())
        .collect();
    assert_eq!(numbers, ["1", "2", "3"]);
    for number in [0, 2] {
        let kader_id = &seen["kaderChecks"][number]["kader"]["id"];
        let input = json!({ "kaderId": kader_id, "meets": true, "reason": "Dat klopt hier." });
        case.wijkregisseur.does("judgeKader", case.on(input)).await;
    }
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    assert_eq!(case.grant("GRANTED", 70_000).await["initiative"]["state"], "GRANTED");
}

#[tokio::test]
async fn above_a_mandate_a_manager_decides_and_a_part_can_be_granted() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("gemeente", 70_000), ("woonconcept", 120_000)]).await;
    case.judge_all().await;
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    let more = json!({ "amount": 110_000, "text": "De bank doen we volgend jaar." });
    case.view(&case.consulent, "woonconcept", "AGREE", more).await;
    let seen = case.wijkregisseur.sees(&case.id, DECIDING).await;
    assert_eq!(kinds(&seen), ["MANDATE_TOO_LOW"]);
    let blocker = &seen["readiness"]["blockers"][0];
    assert_eq!(
        blocker["text"],
        "€\u{a0}1.100 is meer dan €\u{a0}1.000. Zo ver gaat het mandaat van wie voor Woonconcept ja zei."
    );
    assert!(blocker["resolvedBy"][0].as_str().unwrap().ends_with(", manager Woonconcept"), "{blocker}");
    let refused = case.grant("PARTLY_GRANTED", 180_000).await;
    assert_eq!(refusals(&refused), ["NOT_ALLOWED"]);
    // The manager hears it, finds it and decides.
    let manager = s.signed_in("manager@woonconcept.example").await;
    assert!(
        s.subjects("manager@woonconcept.example")
            .await
            .iter()
            .any(|subject| subject.contains("Een besluit van jou"))
    );
    case.wijkregisseur.act("askViews", case.on(json!({}))).await;
    let other = s.signed_in("manager@politie.example").await;
    assert_eq!(
        refusals(&case.view(&other, "woonconcept", "AGREE", json!({})).await),
        ["NOT_ALLOWED partnerId"]
    );
    let more = json!({ "amount": 110_000, "text": "De bank doen we volgend jaar." });
    assert_eq!(case.view(&manager, "woonconcept", "AGREE", more).await["refusals"], json!([]));
    let ready = case.wijkregisseur.sees(&case.id, DECIDING).await["readiness"].clone();
    assert_eq!(
        (ready["canGrant"].clone(), ready["outcome"].clone(), ready["total"].clone()),
        (json!(true), json!("PARTLY_GRANTED"), json!(180_000))
    );
    assert_eq!(refusals(&case.grant("GRANTED", 180_000).await), ["WRONG_STATE outcome"]);
    assert_eq!(
        refusals(&case.grant("PARTLY_GRANTED", 190_000).await),
        ["CONFLICT total"],
        "seen is not what is"
    );
    let done = case.grant("PARTLY_GRANTED", 180_000).await;
    assert_eq!(done["initiative"]["state"], "PARTLY_GRANTED");
}

#[tokio::test]
async fn above_the_limit_of_the_wijkteam_every_partner_decides_higher() {
    let s = Scene::meppel().await;
    let case = Deciding::asking(&s, &[("gemeente", 250_001)]).await;
    case.judge_all().await;
    case.view(
        &case.wijkregisseur,
        "gemeente",
        "AGREE",
        json!({ "amount": 250_000, "text": "Een cent minder." }),
    )
    .await;
    assert_eq!(kinds(&case.wijkregisseur.sees(&case.id, DECIDING).await), [""; 0], "at the limit");
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    let seen = case.wijkregisseur.sees(&case.id, DECIDING).await;
    assert_eq!(kinds(&seen), ["MANDATE_TOO_LOW"], "one cent above");
    assert_eq!(seen["readiness"]["level"], "MANAGER");
    let stuurgroep = s.signed_in("stuurgroep@gemeente.example").await;
    case.view(&stuurgroep, "gemeente", "AGREE", json!({})).await;
    assert_eq!(kinds(&case.wijkregisseur.sees(&case.id, DECIDING).await), [""; 0]);
}

#[tokio::test]
async fn a_refusal_rests_on_a_ground_and_gives_a_way_forward() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    let refuse = |more: Value| {
        let mut input = json!({ "outcome": "REFUSED", "total": 0, "motivation": "Het past niet.", "wayForward": "Kom langs." });
        for (key, value) in more.as_object().cloned().unwrap_or_default() {
            input[key] = value;
        }
        case.wijkregisseur.act("closeDecision", case.on(input))
    };
    assert_eq!(refusals(&refuse(json!({})).await), ["WRONG_STATE outcome"], "without a ground");
    let missing = refuse(json!({ "motivation": null, "wayForward": " " })).await;
    assert_eq!(refusals(&missing), ["REQUIRED motivation", "REQUIRED wayForward"]);
    let object = json!({ "text": "Het is niet bij onze huizen." });
    case.view(&case.consulent, "woonconcept", "OBJECT", object).await;
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    let seen = case.wijkregisseur.sees(&case.id, DECIDING).await;
    assert_eq!(seen["readiness"]["canRefuse"], true);
    assert!(seen["readiness"]["refusalMotivation"].as_str().unwrap().contains("niet bij onze huizen"));
    assert_eq!(refuse(json!({})).await["initiative"]["state"], "REFUSED");
    let mail = s.last_mail("anna@bewoner.example").await;
    assert!(mail.contains("Het past niet.") && mail.contains("Kom langs."), "{mail}");
    assert_eq!(case.pots(&s).await["Gemeente"], json!([1_000_000, 1_000_000, 0, 0]));
}

#[tokio::test]
async fn a_kader_is_judged_by_its_own_partner_with_a_reason_and_keeps_its_history() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    let checks = case.consulent.sees(&case.id, DECIDING).await["kaderChecks"].as_array().unwrap().clone();
    let kader = |number: &str| {
        checks.iter().find(|check| check["kader"]["number"] == number).unwrap()["kader"]["id"].clone()
    };
    let judge = |number: &str, reason: &str| {
        case.on(json!({ "kaderId": kader(number), "meets": false, "reason": reason }))
    };
    let refused =
        |who: wdw_tests::Actor, input: Value| async move { refusals(&who.act("judgeKader", input).await) };
    assert_eq!(refused(case.consulent.clone(), judge("1", "Nee")).await, ["NOT_ALLOWED kaderId"]);
    assert_eq!(refused(case.consulent.clone(), judge("4", "")).await, ["REQUIRED reason"]);
    assert_eq!(refused(case.wijkregisseur.clone(), judge("2", "Nee")).await, ["WRONG_STATE kaderId"]);
    assert_eq!(refused(case.anna.clone(), judge("3", "Ja")).await, ["NOT_ALLOWED"]);
    case.consulent.does("judgeKader", judge("4", "Het is te ver van onze huizen.")).await;
    let four = |seen: &Value| {
        seen["kaderChecks"].as_array().unwrap().iter().find(|c| c["kader"]["number"] == "4").unwrap().clone()
    };
    // The submitter reads what was judged and why.
    let read = four(
        &case
            .anna
            .sees(
                &case.id,
                "kaderChecks { kader { number } outcome judgement { meets reason } history { outcome } }",
            )
            .await,
    );
    assert_eq!(
        (read["outcome"].clone(), read["judgement"]["reason"].clone()),
        (json!("FAILS"), json!("Het is te ver van onze huizen."))
    );
    assert_eq!(read["history"].as_array().unwrap().len(), 2, "handed in, judged");
    assert_eq!(s.visitor().sees(&case.id, "kaderChecks { outcome }").await["kaderChecks"], Value::Null);
    let seen = case.wijkregisseur.sees(&case.id, DECIDING).await;
    assert!(kinds(&seen).contains(&"KADER_FAILS".to_owned()));
    assert_eq!(refusals(&case.grant("GRANTED", 0).await)[0], "WRONG_STATE");
}

#[tokio::test]
async fn the_division_is_to_the_cent_and_a_change_undoes_what_was_said() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    let divide = |gemeente: i64, woonconcept: i64| {
        case.on(json!({ "askedOf": [
            { "partnerId": case.partners["gemeente"], "amount": gemeente },
            { "partnerId": case.partners["woonconcept"], "amount": woonconcept, "hours": 2 },
        ] }))
    };
    assert_eq!(
        case.wijkregisseur.is_refused("divideRequest", divide(70_000, 49_999)).await,
        ["TOO_SMALL askedOf"]
    );
    assert_eq!(
        case.wijkregisseur.is_refused("divideRequest", divide(70_000, 50_001)).await,
        ["TOO_LARGE askedOf"]
    );
    assert_eq!(case.consulent.is_refused("divideRequest", divide(70_000, 50_000)).await, ["NOT_ALLOWED"]);
    case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
    case.wijkregisseur.does("divideRequest", divide(60_000, 60_000)).await;
    let seen = case.wijkregisseur.sees(&case.id, DECIDING).await;
    assert_eq!(seen["views"][0]["outdated"], true);
    assert!(kinds(&seen).contains(&"VIEW_OUTDATED".to_owned()));
    assert_eq!(seen["askedOf"].as_array().unwrap().len(), 2);
    // Handing in divides to the cent as well, or not at all.
    let mut input = plan(&s.wijk("haveltermade").await);
    input["askedOf"] = json!([{ "partnerId": case.partners["gemeente"], "amount": 1 }]);
    assert_eq!(case.anna.is_refused("submitInitiative", input.clone()).await, ["TOO_SMALL askedOf"]);
    input["askedOf"] = json!([{ "partnerId": "partner:niets", "amount": 74_000 }]);
    assert_eq!(
        case.anna.is_refused("submitInitiative", input.clone()).await,
        ["NOT_FOUND askedOf.0.partnerId"]
    );
    input["askedOf"] = json!([]);
    let undivided = case.anna.does("submitInitiative", input).await["id"].clone();
    case.wijkregisseur.does("takeUpInitiative", json!({ "initiativeId": undivided })).await;
    assert_eq!(
        case.wijkregisseur.is_refused("askViews", json!({ "initiativeId": undivided })).await,
        ["WRONG_STATE"]
    );
}

#[tokio::test]
async fn an_own_initiative_is_decided_by_others() {
    let s = Scene::meppel().await;
    let regisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let id = regisseur.submits(&s, "haveltermade").await["id"].clone();
    agent.does("takeUpInitiative", json!({ "initiativeId": id })).await;
    for (mutation, more) in [
        ("closeDecision", json!({ "outcome": "GRANTED", "total": 0 })),
        ("divideRequest", json!({ "askedOf": [] })),
        ("askViews", json!({})),
    ] {
        let mut input = more;
        input["initiativeId"] = id.clone();
        assert_eq!(regisseur.is_refused(mutation, input).await, ["OWN_INITIATIVE"], "{mutation}");
    }
    let seen = regisseur.sees(&id, "views { by } readiness { total } viewerPartners { id }").await;
    assert_eq!((seen["views"].clone(), seen["readiness"].clone()), (Value::Null, Value::Null));
}

#[tokio::test]
async fn facts_are_written_down_and_kaders_are_tested_again() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    let facts = json!({ "applicantKind": "GROUP", "participantCount": 30, "evidence": ["QUOTES"] });
    case.consulent.does("recordFacts", case.on(json!({ "facts": facts }))).await;
    let seen =
        case.anna.sees(&case.id, "facts { applicantKind participantCount volunteerHours evidence }").await;
    assert_eq!(
        seen["facts"],
        json!({ "applicantKind": "GROUP", "participantCount": 30, "volunteerHours": null, "evidence": ["QUOTES"] })
    );
    let wrong = case.on(json!({ "facts": { "participantCount": -1 } }));
    assert_eq!(case.consulent.is_refused("recordFacts", wrong).await, ["TOO_LARGE facts.participantCount"]);
    assert_eq!(s.visitor().sees(&case.id, "facts { participantCount }").await["facts"], Value::Null);
}

#[tokio::test]
async fn before_it_is_handed_in_the_kaders_give_advice() {
    let s = Scene::meppel().await;
    let case = Deciding::of_two_partners(&s).await;
    let query = "query($input: PreviewInput!) { previewKaderChecks(input: $input) { kader { number } outcome reasons { kind text } } }";
    let ask = |asked: Value| {
        let input = json!({
            "wijkId": asked["wijk"], "askedOf": asked["of"],
            "budgetLines": [{ "description": "Bomen", "amount": 2_000_000, "kind": "MATERIAL" }],
        });
        let visitor = s.visitor();
        async move { visitor.ask(query, json!({ "input": input })).await["previewKaderChecks"].clone() }
    };
    let wijk = s.wijk("haveltermade").await;
    let all =
        ask(json!({ "wijk": wijk, "of": [{ "partnerId": case.partners["gemeente"], "amount": 2_000_000 }] }))
            .await;
    let two = all.as_array().unwrap().iter().find(|check| check["kader"]["number"] == "2").unwrap();
    assert_eq!(two["outcome"], "FAILS");
    assert_eq!(two["reasons"][0]["text"], "Je vraagt €\u{a0}20.000. Er is nog €\u{a0}10.000 in de pot.");
    let undivided = ask(json!({ "wijk": wijk, "of": null })).await;
    let numbers = |checks: &Value| -> Vec<Value> {
        checks.as_array().unwrap().iter().map(|check| check["kader"]["number"].clone()).collect()
    };
    assert_eq!(
        numbers(&undivided),
        ["1", "2", "3", "4", "5", "6", "9"],
        "what may count, of who has a pot here"
    );
    // Nobody has a pot there: Woonconcept has a kader on money all the same.
    assert_eq!(numbers(&ask(json!({ "wijk": "wijk:nergens", "of": null })).await), ["1", "3", "4", "5", "6"]);
    assert_eq!(s.count("kader_check").await, 6, "nothing is kept of a preview");
}
