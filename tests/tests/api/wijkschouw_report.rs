//! The report of a wijkschouw on paper: for its wijkteam, without the names of residents.

use lopdf::Document;
use serde_json::json;
use wdw_tests::{Scene, answer, jpeg, operation};

const GRASS: &str = "zwerfafval-gras";

/// The words on paper without spaces: a PDF knows no lines.
fn words(bytes: &[u8]) -> String {
    let pdf = Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    bare(&pdf.extract_text(&pages).unwrap())
}

fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{200b}').collect()
}

#[tokio::test]
async fn the_wijkteam_takes_the_report_along_on_paper() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let planned = agent.plans(&s, |input| input["residentsMayAdd"] = json!(true)).await;
    let path = format!("/export/wijkschouw/{}.pdf", planned.reference);
    let anna = s.resident("anna").await;
    anna.walks("joinWijkschouw", json!({ "wijkschouwId": planned.id })).await;
    let photo = operation();
    agent.uploads(photo, &jpeg(64, 48, [90, 120, 60])).await;
    let mut dirty = answer(planned.stops[0], GRASS, "D");
    dirty["note"] = json!("Veel blikjes bij de bank 🎉 #panic()");
    dirty["photoIds"] = json!([photo]);
    agent.answers(&planned, &[dirty, answer(planned.stops[1], GRASS, "A+")]).await;
    let finding = json!({
        "wijkschouwId": planned.id, "stopUuid": planned.stops[2], "theme": "schoon",
        "note": "De bank is stuk", "class": "AT_ONCE", "photoIds": [], "madeAt": "2026-03-02T10:05:00Z",
    });
    anna.walks("addFinding", finding).await;
    assert!(agent.fetches(&path).await.is_none(), "there is nothing to report before it is finished");
    let done = json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T11:00:00Z" });
    agent.walks("completeWijkschouw", done).await;

    let report = agent.fetches(&path).await.unwrap();
    let said = words(&report);
    for part in [
        "Wijkschouw Haveltermade, 12 maart 2026",
        "12 maart 2026 om 19.00 uur",
        "Buurthuis, bij de deur",
        "Wandeling",
        "wijkagent (Politie)",
        "1 bewoner",
        "De wijk krijgt een 6,0.",
        "Schoon",
        "Veel blikjes bij de bank □ #panic()",
        "De bank is stuk",
        "Nog geen vervolg",
        &planned.reference,
    ] {
        assert!(said.contains(&bare(part)), "{part} in {said}");
    }
    let pdf = Document::load_mem(&report).unwrap();
    let pictures = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let pictures = pictures.filter(|one| {
        one.dict.get(b"Subtype").is_ok_and(|kind| kind.as_name().is_ok_and(|kind| kind == b"Image"))
    });
    assert_eq!(pictures.count(), 1, "the photo of the bad answer");
    let lower = said.to_lowercase();
    assert!(!lower.contains("anna"), "nobody's name stands on it: {said}");

    // Others do not know that it is there, also when everyone may read the result.
    let elsewhere = s.member("nijeveen", "WIJKREGISSEUR").await;
    for who in [&s.visitor(), &anna, &elsewhere] {
        assert!(who.fetches(&path).await.is_none());
    }
    let platform = s.member("haveltermade", "WIJKPLATFORM").await;
    assert!(platform.fetches(&path).await.is_some());
    for wrong in [
        "/export/wijkschouw/S-AAAAAA.pdf",
        "/export/wijkschouw/.pdf",
        "/export/wijkschouw/S-AAAAAA.docx",
        "/export/wijkschouw/pdf",
    ] {
        assert!(agent.fetches(wrong).await.is_none(), "{wrong}");
    }
}

#[tokio::test]
async fn what_was_counted_and_told_stands_on_paper_with_what_came_late() {
    let s = Scene::meppel().await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let query = "{ checklist(slug: \"avondschouw\") { published { id } } }";
    let evening = agent.ask(query, serde_json::Value::Null).await["checklist"]["published"]["id"].clone();
    let planned = agent.plans(&s, |input| input["checklistVersionId"] = evening).await;
    let mut words = answer(planned.stops[0], "prettigste-plek", "De bank bij de vijver");
    words["stopUuid"] = serde_json::Value::Null;
    agent.answers(&planned, &[answer(planned.stops[0], "lampen-kapot", "4"), words]).await;
    let done = json!({ "wijkschouwId": planned.id, "madeAt": "2026-03-02T11:00:00Z" });
    agent.walks("completeWijkschouw", done).await;
    let worker = s.member("haveltermade", "SOCIAAL_WERKER").await;
    worker.answers(&planned, &[answer(planned.stops[0], "lampen-kapot", "7")]).await;
    let said = words_of(&agent, &planned.reference).await;
    for part in [
        "Geteld en verteld",
        "Hoeveel lampen branden niet?",
        "4 lampen",
        "7 lampen (kwam later binnen)",
        "De bank bij de vijver",
        "1 antwoord kwam later binnen.",
        "1 vraag is verschillend beantwoord.",
    ] {
        assert!(said.contains(&bare(part)), "{part} in {said}");
    }
}

async fn words_of(who: &wdw_tests::Actor, reference: &str) -> String {
    words(&who.fetches(&format!("/export/wijkschouw/{reference}.pdf")).await.unwrap())
}
