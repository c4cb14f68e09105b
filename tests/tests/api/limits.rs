//! What no well-behaved client sends. Always a clear refusal, never a 500, never the inside.

use serde_json::{Value, json};
use wdw_tests::Scene;

fn nested(levels: usize) -> String {
    let (open, close) = ("initiatives { nodes { wijk { ".repeat(levels), "} } }".repeat(levels));
    format!("{{ wijk(slug: \"haveltermade\") {{ {open} name {close} }} }}")
}

#[tokio::test]
async fn deep_wide_aliased_and_cyclic_requests_are_refused() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    let wide = "a: initiatives(first: 50) { nodes { timeline { kind } messages { body } photos { url } budgetLines { amount } } } ";
    let aliased: String = (0..5_000).map(|n| format!("a{n}: installation {{ municipality }} ")).collect();
    for query in [
        nested(20),
        format!("{{ {} }}", (0..10).map(|n| wide.replacen('a', &format!("a{n}"), 1)).collect::<String>()),
        format!("{{ {aliased} }}"),
        "query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }".to_owned(),
        format!("{{ {} }}", "(".repeat(10_000)),
        format!("query {{ {}{} }}", "wijken { ".repeat(3_000), "}".repeat(3_000)),
        "{ bestaatNiet }".to_owned(),
        "".to_owned(),
        "\u{0}".to_owned(),
        "{ initiatives(first: 99999999999) { totalCount } }".to_owned(),
        "{ initiatives(first: \"veel\") { totalCount } }".to_owned(),
    ] {
        let answer = visitor.send(&json!({ "query": query })).await;
        assert!(
            matches!(answer.status.as_u16(), 400 | 413),
            "{} {}",
            answer.status,
            &query[..query.len().min(80)]
        );
        assert!(answer.body["errors"][0]["message"].is_string());
    }
}

#[tokio::test]
async fn only_json_by_post_is_heard() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    let get = visitor.raw(|c, url| c.get(format!("{url}/graphql?query=%7Bwijken%7Bname%7D%7D"))).await;
    assert_eq!(get.status, 405);
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
    ] {
        let answer = visitor
            .raw(|c, url| {
                c.post(format!("{url}/graphql"))
                    .header("content-type", kind)
                    .body(r#"{"query":"{wijken{name}}"}"#)
            })
            .await;
        assert_eq!(answer.status, 415, "{kind}");
    }
    for body in ["", "geen json", "[]", "[{\"query\":\"{wijken{name}}\"}]", "{\"query\":5}", "null", "{}"] {
        let answer = visitor
            .raw(|c, url| {
                c.post(format!("{url}/graphql")).header("content-type", "application/json").body(body)
            })
            .await;
        assert_eq!(answer.status, 400, "{body}");
    }
    let huge =
        format!("{{\"query\":\"{{wijken{{name}}}}\",\"variables\":{{\"x\":\"{}\"}}}}", "x".repeat(2_000_000));
    let answer = visitor
        .raw(|c, url| c.post(format!("{url}/graphql")).header("content-type", "application/json").body(huge))
        .await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn the_media_type_is_what_the_client_accepts() {
    let s = Scene::meppel().await;
    for (accept, kind) in [
        ("application/graphql-response+json", "application/graphql-response+json"),
        ("application/json", "application/json"),
        ("*/*", "application/graphql-response+json"),
    ] {
        let answer = s
            .visitor()
            .raw(|c, url| {
                c.post(format!("{url}/graphql"))
                    .header("accept", accept)
                    .json(&json!({ "query": "{ wijken { name } }" }))
            })
            .await;
        assert!(
            answer.headers["content-type"].to_str().unwrap().starts_with(kind),
            "{accept}: {:?}",
            answer.headers
        );
    }
}

#[tokio::test]
async fn another_website_cannot_act_with_somebodys_cookies() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://elders.example")] {
        let answer = anna
            .raw(|c, url| {
                c.post(format!("{url}/graphql"))
                    .header(name, value)
                    .json(&json!({ "query": "{ viewer { person { email } } }" }))
            })
            .await;
        assert_eq!(answer.status, 403, "{name}");
    }
}

#[tokio::test]
async fn the_schema_is_told_only_when_configured() {
    let closed = Scene::with(|config| config.introspection = false).await;
    let query = json!({ "query": "{ __schema { types { name } } }" });
    let answer = closed.visitor().send(&query).await;
    assert_eq!(answer.body["data"]["__schema"], Value::Null);
    let open = Scene::meppel().await;
    assert!(open.visitor().send(&query).await.body["data"]["__schema"]["types"].is_array());
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect() {
    let s = Scene::meppel().await;
    for path in ["/", "/healthz", "/readyz", "/bestaat-niet", "/photos/x", "/demo/mail"] {
        let answer = s.visitor().raw(|c, url| c.get(format!("{url}{path}"))).await;
        let header = |name: &str| {
            answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
        };
        assert!(answer.status.as_u16() < 500, "{path} {}", answer.status);
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert!(!header("referrer-policy").is_empty(), "{path}");
        let policy = header("content-security-policy");
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"),
            "{path} {policy}"
        );
    }
    assert_eq!(s.visitor().raw(|c, url| c.get(format!("{url}/readyz"))).await.status, 200);
}
