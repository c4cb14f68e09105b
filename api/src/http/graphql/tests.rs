//! The transport, with a small schema of its own: status, media type and body of every kind of request.

use async_graphql::{Context, EmptySubscription, Error, ErrorExtensions as _, Object, Schema};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use uuid::Uuid;
use wdw_contract::texts::server as texts;

use crate::http::caller::{Authentication, Caller};
use crate::http::cookies::{self, Kind};
use crate::http::router;
use crate::platform::testing::TestApp;

struct Query;

#[Object]
impl Query {
    async fn hello(&self, name: Option<String>, age: Option<i32>) -> String {
        format!("hello {} {}", name.unwrap_or_default(), age.unwrap_or_default())
    }

    async fn who(&self, ctx: &Context<'_>) -> Result<String, Error> {
        Ok(match ctx.data::<Caller>()?.authentication {
            Authentication::Signed { person_id, .. } => person_id.to_string(),
            other => format!("{other:?}"),
        })
    }

    async fn broken(&self) -> Result<bool, Error> {
        Err(std::io::Error::other("password=hunter2 at /srv/secret"))?
    }

    async fn maybe_broken(&self) -> Result<Option<bool>, Error> {
        Err(std::io::Error::other("password=hunter2"))?
    }

    async fn ended(&self) -> Result<bool, Error> {
        Err(Error::new("over").extend_with(|_, values| values.set("code", "SESSION_EXPIRED")))
    }

    async fn panics(&self) -> bool {
        std::hint::black_box(Vec::<bool>::new()).pop().expect("boom")
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn request_sign_in_code(&self) -> bool {
        true
    }

    async fn sign_in(&self, ctx: &Context<'_>) -> bool {
        ctx.insert_http_header(header::SET_COOKIE, "a=1");
        ctx.append_http_header(header::SET_COOKIE, "b=2");
        true
    }

    async fn refresh_session(&self) -> bool {
        true
    }

    async fn submit_initiative(&self) -> bool {
        true
    }
}

struct Server {
    test: TestApp,
    router: Router,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    fn code(&self) -> String {
        self.json()["errors"][0]["extensions"]["code"].as_str().unwrap_or_default().to_owned()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Server {
    async fn start() -> Self {
        let schema = Schema::build(Query, Mutation, EmptySubscription).finish();
        let test = TestApp::with(schema, |_| ()).await;
        let router = router(&test.app);
        Self { test, router }
    }

    async fn send(&self, method: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method).uri("/graphql").header("host", "localhost:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: head.status,
            headers: head.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    async fn ask(&self, query: &str) -> Answer {
        self.ask_with(query, &[]).await
    }

    async fn ask_with(&self, query: &str, headers: &[(&str, &str)]) -> Answer {
        let mut all = vec![JSON, ("accept", "application/graphql-response+json")];
        all.extend(headers);
        self.send("POST", &all, json!({ "query": query }).to_string()).await
    }

    fn token(&self, minutes_ago: i64) -> String {
        let then = self.test.app.clock.now() - chrono::TimeDelta::minutes(minutes_ago);
        self.test.app.signing.issue(Uuid::from_u128(1), Uuid::from_u128(2), then).unwrap().0
    }
}

const JSON: (&str, &str) = ("content-type", "application/json");
const LEGACY: (&str, &str) = ("accept", "application/json");

#[tokio::test]
async fn a_question_is_answered_in_the_wanted_type() {
    let server = Server::start().await;
    let answer = server.ask("{ hello(name: \"Anna\") }").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/graphql-response+json; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "private, no-store");
    assert_eq!(answer.json(), json!({"data": {"hello": "hello Anna 0"}}));

    let body = json!({"query": "query Q($n: String) { hello(name: $n) }", "variables": {"n": "B"}, "operationName": "Q"});
    let answer = server.send("POST", &[JSON, LEGACY], body.to_string()).await;
    assert_eq!(answer.header("content-type"), "application/json; charset=utf-8");
    assert_eq!(answer.json(), json!({"data": {"hello": "hello B 0"}}));
}

#[tokio::test]
async fn only_json_by_post_is_read_and_only_json_is_given() {
    let server = Server::start().await;
    let body = r#"{"query": "{ hello }"}"#;
    for method in ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"] {
        let answer = server.send(method, &[JSON], body).await;
        assert_eq!(
            (answer.status, answer.header("allow")),
            (StatusCode::METHOD_NOT_ALLOWED, "POST"),
            "{method}"
        );
    }
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
    ] {
        let answer = server.send("POST", &[("content-type", kind)], body).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
    }
    assert_eq!(server.send("POST", &[], body).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let packed = server.send("POST", &[JSON, ("content-encoding", "gzip")], body).await;
    assert_eq!(packed.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let picky = server.send("POST", &[JSON, ("accept", "text/html")], body).await;
    assert_eq!(picky.status, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn what_is_no_request_is_a_bad_request_in_both_types() {
    let server = Server::start().await;
    for body in ["", "{", "[]", r#"[{"query": "{ hello }"}]"#, "{}", r#"{"query": 1}"#] {
        for accept in [("accept", "application/graphql-response+json"), LEGACY] {
            let answer = server.send("POST", &[JSON, accept], body).await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (StatusCode::BAD_REQUEST, "BAD_REQUEST"),
                "{body}"
            );
            assert!(answer.json().get("data").is_none());
        }
    }
    let large =
        format!("{{\"query\": \"{{ hello }}\", \"variables\": {{\"x\": \"{}\"}}}}", "x".repeat(1024 * 1024));
    assert_eq!(server.send("POST", &[JSON], large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_document_that_does_not_hold_is_a_bad_request_and_legacy_clients_get_200() {
    let server = Server::start().await;
    for (query, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ unknown }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ hello(age: \"old\") }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { hello } query B { hello }", "BAD_REQUEST"),
        ("subscription { hello }", "BAD_REQUEST"),
        ("query Q($n: Int!) { hello(age: $n) }", "GRAPHQL_VALIDATION_FAILED"),
    ] {
        let answer = server.ask(query).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (StatusCode::BAD_REQUEST, code),
            "{query}: {}",
            answer.text
        );
        assert!(answer.json().get("data").is_none(), "{}", answer.text);
        let body = json!({ "query": query }).to_string();
        let legacy = server.send("POST", &[JSON, LEGACY], body).await;
        assert_eq!((legacy.status, legacy.code().as_str()), (StatusCode::OK, code), "{query}");
    }
}

#[tokio::test]
async fn bombs_do_not_go_off() {
    let server = Server::start().await;
    for bomb in [
        "{a".repeat(15_000),
        "[".repeat(30_000),
        "{ hello(name: ".to_owned() + &"[".repeat(30_000),
        " ".repeat(40_000),
    ] {
        assert_eq!(server.ask(&bomb).await.status, StatusCode::BAD_REQUEST);
    }
    let cycle = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }";
    assert_eq!(server.ask(cycle).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_fault_tells_nothing_of_the_inside() {
    let server = Server::start().await;
    let answer = server.ask("{ broken }").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.json()["errors"][0]["message"], texts::fault());
    assert_eq!((answer.code().as_str(), &answer.json()["data"]), ("FAULT", &Value::Null));
    assert!(!answer.text.contains("hunter2") && !answer.text.contains("/srv"));

    let partly = server.ask("{ hello maybeBroken }").await;
    assert_eq!((partly.status, partly.code().as_str()), (StatusCode::OK, "FAULT"));
    assert_eq!(partly.json()["data"]["hello"], "hello  0");
    assert!(!partly.text.contains("hunter2"));

    let panicked = server.ask("{ panics }").await;
    assert_eq!((panicked.status, panicked.code().as_str()), (StatusCode::INTERNAL_SERVER_ERROR, "FAULT"));
    assert!(!panicked.text.contains("boom"));
}

#[tokio::test]
async fn a_token_in_the_cookie_or_the_header_tells_who_asks() {
    let server = Server::start().await;
    let who = |answer: Answer| answer.json()["data"]["who"].clone();
    let person = json!(Uuid::from_u128(1).to_string());
    let token = server.token(0);
    assert_eq!(who(server.ask("{ who }").await), "Anonymous");
    assert_eq!(who(server.ask_with("{ who }", &[("cookie", &format!("wdw_access={token}"))]).await), person);
    assert_eq!(
        who(server.ask_with("{ who }", &[("authorization", &format!("Bearer {token}"))]).await),
        person
    );
    let basic = server.ask_with("{ who }", &[("authorization", "Basic abc")]).await;
    assert_eq!(who(basic), "Anonymous");
}

#[tokio::test]
async fn who_was_signed_in_hears_that_it_ended_and_may_sign_in_again() {
    let server = Server::start().await;
    let old = server.token(60);
    let expired = [
        ("cookie", format!("wdw_access={old}")),
        ("cookie", "wdw_access=nonsense".to_owned()),
        ("cookie", "wdw_refresh=only-this-is-left".to_owned()),
        ("authorization", format!("Bearer {old}")),
    ];
    for (name, value) in &expired {
        let headers = [(*name, value.as_str())];
        for query in [
            "{ hello }",
            "mutation { submitInitiative }",
            "mutation { signIn submitInitiative }",
            "mutation { ...F } fragment F on Mutation { submitInitiative }",
        ] {
            let answer = server.ask_with(query, &headers).await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (StatusCode::UNAUTHORIZED, "SESSION_EXPIRED"),
                "{query}"
            );
        }
        let open = server
            .ask_with("mutation { refreshSession ...F } fragment F on Mutation { __typename }", &headers)
            .await;
        assert_eq!(open.status, StatusCode::OK, "{}", open.text);
    }
    let ended = server.ask("{ ended }").await;
    assert_eq!((ended.status, ended.code().as_str()), (StatusCode::UNAUTHORIZED, "SESSION_EXPIRED"));
}

#[tokio::test]
async fn a_resolver_can_set_several_cookies() {
    let server = Server::start().await;
    let answer = server.ask("mutation { signIn }").await;
    let set: Vec<_> = answer.headers.get_all(header::SET_COOKIE).iter().collect();
    assert_eq!(set, ["a=1", "b=2"]);
    let life = chrono::TimeDelta::days(1);
    let value = cookies::set(&server.test.app.config, Kind::Refresh, "x", life);
    assert!(value.to_str().unwrap().contains("HttpOnly; SameSite=Strict"));
}

#[tokio::test]
async fn codes_cannot_be_asked_for_or_tried_without_end_also_not_in_one_request() {
    let server = Server::start().await;
    let many = "mutation { a: signIn b: signIn c: signIn d: signIn }";
    let answer = server.ask(many).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED"));
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    assert!(answer.json()["errors"][0]["message"].as_str().unwrap().contains("te vaak"));
    for _ in 0..3 {
        assert_eq!(server.ask("mutation { requestSignInCode }").await.status, StatusCode::OK);
    }
    assert_eq!(server.ask("mutation { requestSignInCode }").await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(server.ask("{ hello }").await.status, StatusCode::OK, "the rest goes on");
}

#[tokio::test]
async fn another_website_cannot_act_with_our_cookies() {
    let server = Server::start().await;
    let refused = |headers: &'static [(&'static str, &'static str)]| {
        let server = &server;
        async move { server.ask_with("mutation { submitInitiative }", headers).await }
    };
    for foreign in [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")][..],
        &[("sec-fetch-site", "same-site"), ("origin", "http://other.localhost:8080")],
        &[("origin", "null")],
        &[("origin", "https://evil.example")],
    ] {
        let answer = refused(foreign).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::FORBIDDEN, "OTHER_SITE"));
    }
    for own in [
        &[("sec-fetch-site", "same-origin"), ("origin", "http://localhost:8080")][..],
        &[("origin", "http://localhost:8080")],
        &[],
    ] {
        assert_eq!(refused(own).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn every_answer_carries_the_protecting_headers_and_an_id() {
    let server = Server::start().await;
    for answer in [server.ask("{ hello }").await, server.send("GET", &[], "").await] {
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(answer.header("content-security-policy").contains("default-src 'none'"));
        assert_eq!(answer.header("x-request-id").len(), 32);
    }
    let forged = server.ask_with("{ hello }", &[("x-request-id", "log4j")]).await;
    assert_ne!(forged.header("x-request-id"), "log4j");
}

#[tokio::test]
async fn introspection_is_there_only_when_it_was_asked_for() {
    let schema = || Schema::build(Query, Mutation, EmptySubscription).finish();
    for (shown, status) in [(true, StatusCode::OK), (false, StatusCode::OK)] {
        let test = TestApp::with(schema(), |config| config.introspection = shown).await;
        let server = Server { router: router(&test.app), test };
        let answer = server.ask("{ __schema { queryType { name } } }").await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.text.contains("\"Query\""), shown, "{}", answer.text);
    }
}
