//! Many decisions at the same instant, on one wijkbudget: exact, and who comes too late hears why.

use std::process::Stdio;

use serde_json::{Value, json};
use wdw_tests::{Deciding, Scene, refusals};

/// Requests of € 300 of the gemeente that lack nothing but closing; the pot holds € 10.000, enough for 33.
const REQUESTS: usize = 50;
const EACH: i64 = 30_000;
const FIT: usize = 33;

async fn ready(s: &Scene) -> Vec<Deciding> {
    let mut cases: Vec<Deciding> = Vec::new();
    for _ in 0..REQUESTS {
        let case = match cases.first() {
            Some(first) => first.another(s, &[("gemeente", EACH)]).await,
            None => Deciding::asking(s, &[("gemeente", EACH)]).await,
        };
        case.judge_all().await;
        case.view(&case.wijkregisseur, "gemeente", "AGREE", json!({})).await;
        cases.push(case);
    }
    cases
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_grants_at_once_promise_what_there_is_and_not_one_cent_more() {
    let s = Scene::now().await;
    let cases = ready(&s).await;
    // A second server process on the same database takes half of them.
    let other = second_server(&s).await;
    let closing: Vec<_> = cases
        .iter()
        .enumerate()
        .map(|(number, case)| {
            let who = match &other {
                Some(server) if number % 2 == 1 => case.wijkregisseur.clone().moved_to(&server.url),
                _ => case.wijkregisseur.clone(),
            };
            let input = case.on(json!({ "outcome": "GRANTED", "total": EACH }));
            tokio::spawn(async move { who.act("closeDecision", input).await })
        })
        .collect();
    let (mut granted, mut told) = (0, Vec::new());
    for answer in closing {
        let answer = answer.await.unwrap();
        match refusals(&answer).as_slice() {
            [] => granted += 1,
            _ => {
                let list = answer["refusals"].as_array().cloned().unwrap_or_default();
                let short = list.iter().find(|refusal| refusal["code"] == "TOO_LARGE").cloned();
                told.push(short.unwrap_or_default()["message"].as_str().unwrap_or_default().to_owned());
            }
        }
    }
    assert_eq!(granted, FIT);
    for message in &told {
        assert_eq!(
            message,
            "In de pot van Gemeente Meppel zit nog €\u{a0}100. Dat is minder dan €\u{a0}300."
        );
    }
    assert_eq!(told.len(), REQUESTS - FIT);
    let promised = EACH * i64::try_from(FIT).unwrap();
    assert_eq!(cases[0].pots(&s).await["Gemeente"], json!([1_000_000, 1_000_000 - promised, promised, 0]));
    assert_eq!(s.count("commitment").await, FIT);
    let sum = "SELECT CAST(sum(amount_cents) AS BIGINT) FROM ledger_entry WHERE kind = 'commit'";
    assert_eq!(s.texts(sum, vec![]).await, [promised.to_string()]);
}

/// A process of its own on the database of the scene; it ends with the test. Not for SQLite, which is one process's.
struct Second {
    url: String,
    child: std::process::Child,
}

impl Drop for Second {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn second_server(s: &Scene) -> Option<Second> {
    if s.app.database.is_sqlite() {
        return None;
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");
    let key = std::fs::read_to_string(s.app.config.data_dir.join("signing-key")).unwrap();
    let folder = s.app.config.data_dir.join("second");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("signing-key"), key).unwrap();
    let child = std::process::Command::new(wdw_tests::program())
        .arg("serve")
        .env("WDW_LISTEN", format!("127.0.0.1:{port}"))
        .env("WDW_PUBLIC_URL", &s.url)
        .env("WDW_DATA_DIR", &folder)
        .env("WDW_DATABASE_URL", s.app.config.database_url.reveal())
        .env("WDW_MODE", "demo")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let second = Second { url, child };
    for _ in 0..200 {
        let asked = s.visitor().moved_to(&second.url).tries(&json!({ "query": "{ __typename }" })).await;
        if asked.is_some_and(|answer| answer != Value::Null) {
            return Some(second);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the second server does not answer");
}
