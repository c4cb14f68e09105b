//! `kill -9` of the real program while it writes, and starting it again: all of an operation or nothing, and the
//! phone that sends it again completes it.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use wdw_tests::{Actor, code_in, operation, plan, program};

struct Running {
    child: Child,
    port: u16,
}

impl Running {
    async fn start(folder: &std::path::Path, database: Option<&str>, port: u16) -> Self {
        let mut command = Command::new(program());
        command
            .arg("serve")
            .env("WDW_DATA_DIR", folder)
            .env("WDW_LISTEN", format!("127.0.0.1:{port}"))
            .env("WDW_CODES_PER_MINUTE", "1000")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(database) = database {
            command.env("WDW_DATABASE_URL", database);
        }
        let running = Self { child: command.spawn().unwrap(), port };
        let visitor = running.visitor();
        for _ in 0..600 {
            let alive = visitor.tries(&json!({ "query": "{ wijken { id } }" })).await;
            if alive.is_some() {
                return running;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server did not start");
    }

    fn visitor(&self) -> Actor {
        Actor::at(&format!("http://127.0.0.1:{}", self.port))
    }

    /// As when the power goes: nothing is told to stop.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn last_code(folder: &std::path::Path) -> String {
    let mut mails: Vec<std::path::PathBuf> =
        std::fs::read_dir(folder.join("mail")).unwrap().map(|entry| entry.unwrap().path()).collect();
    mails.sort();
    mails
        .iter()
        .rev()
        .map(|mail| code_in(&std::fs::read_to_string(mail).unwrap().replace('\r', "")))
        .find(|c| !c.is_empty())
        .unwrap_or_default()
}

async fn sign_in(visitor: &Actor, folder: &std::path::Path) {
    visitor.request_code("anna@bewoner.example").await;
    let mut code = String::new();
    for _ in 0..200 {
        code = std::fs::read_dir(folder.join("mail")).map(|_| last_code(folder)).unwrap_or_default();
        if !code.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(visitor.try_code("anna@bewoner.example", &code).await["refusals"], json!([]));
}

const MINE: &str = "{ initiatives(filter: { mine: true }, first: 50) { totalCount nodes { title timeline { kind } budgetLines { amount } } } }";

#[tokio::test]
async fn a_server_that_dies_while_writing_leaves_all_or_nothing_and_the_phone_completes_it() {
    let name = operation();
    let folder = std::env::temp_dir().join(format!("wdw-crash-{name}"));
    let database = wdw_tests::database_of_its_own(&name.to_string()).await;
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut running = Running::start(&folder, database.as_deref(), port).await;
    let anna = running.visitor();
    sign_in(&anna, &folder).await;
    let wijken = anna.ask("{ wijk(slug: \"haveltermade\") { id } }", Value::Null).await;
    let wijk_id = wijken["wijk"]["id"].as_str().unwrap().to_owned();

    let rounds = 12;
    for round in 0..rounds {
        let mut input = plan(&wijk_id);
        input["title"] = json!(format!("Idee {round}"));
        let mutation = "mutation($input: SubmitInitiativeInput!) { submitInitiative(input: $input) { initiative { id } refusals { message } } }";
        let body = json!({ "query": mutation, "variables": { "input": input } });
        let sending = {
            let (anna, body) = (anna.clone(), body.clone());
            tokio::spawn(async move { anna.tries(&body).await })
        };
        // Another moment each round, from before it arrives until after the answer.
        tokio::time::sleep(Duration::from_micros(700 * round)).await;
        running.kill();
        let _ = sending.await;
        running = Running::start(&folder, database.as_deref(), port).await;

        let before = anna.ask(MINE, Value::Null).await["initiatives"].clone();
        assert!(before["totalCount"] == round || before["totalCount"] == round + 1, "{before}");
        let again = anna.tries(&body).await.expect("the server is back");
        assert_eq!(again["data"]["submitInitiative"]["refusals"], json!([]), "{again}");
        let after = anna.ask(MINE, Value::Null).await["initiatives"].clone();
        assert_eq!(after["totalCount"], round + 1);
        for whole in after["nodes"].as_array().unwrap() {
            assert_eq!(whole["timeline"].as_array().unwrap().len(), 1, "{whole}");
            assert_eq!(whole["budgetLines"].as_array().unwrap().len(), 2, "{whole}");
        }
    }
    drop(running);
    let _ = std::fs::remove_dir_all(&folder);
}
