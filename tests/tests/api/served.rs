//! What a browser gets that is not GraphQL: the app's files, the mailbox of a demo, the figures of an operator.

use std::path::Path;

use reqwest::header::HeaderMap;
use reqwest::{Client, StatusCode, redirect};
use serde_json::Value;
use wdw::platform::config::{Mode, Secret};
use wdw_tests::{Scene, operation};

/// What an address gives, without following redirects: status, headers and text.
async fn get(s: &Scene, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
    let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
    let mut request = client.get(format!("{}{path}", s.url));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    (status, headers, String::from_utf8_lossy(&answer.bytes().await.unwrap()).into_owned())
}

fn of<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers.get(name).map_or("", |value| value.to_str().unwrap())
}

/// A scene with an app of a few files, in the scene's own folder.
async fn with_app() -> Scene {
    Scene::with(|config| {
        let folder = config.data_dir.join("app");
        write_app(&folder);
        config.app_dir = Some(folder);
    })
    .await
}

fn write_app(folder: &Path) {
    std::fs::create_dir_all(folder.join("icons")).unwrap();
    let page = format!("<!doctype html><title>De app</title>{}", "<p>Een wijk. </p>".repeat(200));
    for (name, content) in [
        ("index.html", page.as_str()),
        ("app-c920ca43256fdcb9.css", "p{color:black}"),
        ("wdw-app-b2042a99f756d4f2_bg.wasm", "\0asm"),
        ("wdw-app-b2042a99f756d4f2.js", "export {}"),
        ("sw.js", "self.x = 1"),
        ("manifest.webmanifest", "{}"),
        ("icons/icon-192.png", "png"),
    ] {
        std::fs::write(folder.join(name), content).unwrap();
    }
}

#[tokio::test]
async fn each_file_has_its_type_and_only_hashed_names_are_kept_for_ever() {
    let s = with_app().await;
    for (path, kind, for_ever) in [
        ("/", "text/html; charset=utf-8", false),
        ("/ideeen/W-7KQ2M9", "text/html; charset=utf-8", false),
        ("/app-c920ca43256fdcb9.css", "text/css; charset=utf-8", true),
        ("/wdw-app-b2042a99f756d4f2_bg.wasm", "application/wasm", true),
        ("/wdw-app-b2042a99f756d4f2.js", "text/javascript; charset=utf-8", true),
        ("/sw.js", "text/javascript; charset=utf-8", false),
        ("/manifest.webmanifest", "application/manifest+json", false),
        ("/icons/icon-192.png", "image/png", false),
    ] {
        let (status, headers, _) = get(&s, path, &[]).await;
        assert_eq!((status, of(&headers, "content-type")), (StatusCode::OK, kind), "{path}");
        assert_eq!(of(&headers, "x-content-type-options"), "nosniff", "{path}");
        let caching = if for_ever { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(of(&headers, "cache-control"), caching, "{path}");
        let known = of(&headers, "etag");
        let (status, _, body) = get(&s, path, &[("if-none-match", known)]).await;
        assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
    }
}

#[tokio::test]
async fn pages_come_compressed_to_who_takes_that() {
    let s = with_app().await;
    let (_, headers, plain) = get(&s, "/", &[]).await;
    assert_eq!(of(&headers, "content-encoding"), "");
    for encoding in ["br", "gzip"] {
        let (_, headers, small) = get(&s, "/", &[("accept-encoding", encoding)]).await;
        assert_eq!(of(&headers, "content-encoding"), encoding);
        assert!(of(&headers, "vary").contains("accept-encoding"));
        assert!(small.len() * 4 < plain.len(), "{encoding}: {} of {}", small.len(), plain.len());
    }
}

/// The files in the binary, when the app was built before the server; else the page says how to build it.
#[tokio::test]
async fn the_app_in_the_binary_was_compressed_beforehand() {
    let s = Scene::meppel().await;
    let (status, _, page) = get(&s, "/", &[]).await;
    if status == StatusCode::SERVICE_UNAVAILABLE {
        assert!(page.contains("plain.css"), "a page of its own: {page}");
        return;
    }
    let name = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let style = page.split(|c| !name(c)).find(|part| part.ends_with(".css")).unwrap();
    let style = format!("/{}", style.trim_start_matches('/'));
    let (status, headers, _) = get(&s, &style, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!((status, of(&headers, "content-encoding")), (StatusCode::OK, "br"), "{style}");
    assert!(of(&headers, "cache-control").contains("immutable"), "{style}");
    let (_, headers, _) = get(&s, &style, &[("accept-encoding", "br;q=0")]).await;
    assert_eq!(of(&headers, "content-encoding"), "");
}

#[tokio::test]
async fn what_is_not_there_says_so_on_a_page_of_its_own() {
    let s = with_app().await;
    let (status, headers, _) = get(&s, "/favicon.ico", &[]).await;
    assert_eq!((status, of(&headers, "location")), (StatusCode::PERMANENT_REDIRECT, "/icons/icon-192.png"));
    for path in
        ["/bestaat-niet", "/ideeen/a/b/c", "/wp-login.php", "/../Cargo.toml", "/app-0000000000000000.css"]
    {
        let (status, headers, page) = get(&s, path, &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(of(&headers, "content-type"), "text/html; charset=utf-8", "{path}");
        assert!(page.contains("<a href=\"/\">") && page.contains("lang=\"nl\""), "{path}: {page}");
        assert_eq!(of(&headers, "cache-control"), "no-store", "{path}");
    }
    let wrong = s.visitor().raw(|client, url| client.post(format!("{url}/ideeen"))).await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_demo_shows_its_mail_and_production_has_no_such_page() {
    let s = Scene::meppel().await;
    s.resident("anna").await;
    let (status, headers, list) = get(&s, "/demo/mail?to=Anna@bewoner.example", &[]).await;
    assert_eq!((status, of(&headers, "content-type")), (StatusCode::OK, "text/html; charset=utf-8"));
    let link = list.split('"').find(|part| part.starts_with("/demo/mail/")).unwrap().to_owned();
    assert!(list.contains("anna@bewoner.example") && list.contains("is je code voor Wijkwerk"), "{list}");
    let (status, _, letter) = get(&s, &link, &[]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(letter.contains("Met deze code log je in:"), "{letter}");
    for gone in ["/demo/mail/x", &format!("/demo/mail/{}", operation())] {
        assert_eq!(get(&s, gone, &[]).await.0, StatusCode::NOT_FOUND, "{gone}");
    }
    let (_, _, empty) = get(&s, "/demo/mail?to=%3Cscript%3E", &[]).await;
    assert!(!empty.contains("<script>"), "what was typed is text: {empty}");

    let production = Scene::with(|config| {
        config.mode = Mode::Production;
        config.smtp_url = Some(Secret::new("smtp://127.0.0.1:9".to_owned()));
    })
    .await;
    for path in ["/demo/mail", link.as_str(), "/_ui"] {
        assert_eq!(get(&production, path, &[]).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    let about = production.visitor().ask("{ installation { demo demoMailUrl } }", Value::Null).await;
    assert_eq!(about["installation"]["demoMailUrl"], Value::Null);
}

#[tokio::test]
async fn figures_need_their_token() {
    let s = Scene::meppel().await;
    assert_eq!(get(&s, "/metrics", &[("authorization", "Bearer x")]).await.0, StatusCode::NOT_FOUND);
    let token = "0123456789abcdef0123456789abcdef";
    let s = Scene::with(|config| config.metrics_token = Some(Secret::new(token.to_owned()))).await;
    wdw::http::start_counting().unwrap();
    let bearer = format!("Bearer {token}");
    for (wrong, why) in [("", "none"), ("Bearer 0123", "short"), (token, "no scheme"), ("Basic x", "another")]
    {
        let (status, ..) = get(&s, "/metrics", &[("authorization", wrong)]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{why}");
    }
    s.visitor().ask("{ wijken { name } }", Value::Null).await;
    let (status, headers, figures) = get(&s, "/metrics", &[("authorization", &bearer)]).await;
    assert_eq!(
        (status, of(&headers, "content-type")),
        (StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8")
    );
    assert!(figures.contains("wdw_http_seconds_bucket{route=\"/graphql\""), "{figures}");
    assert!(!figures.contains("@"), "no addresses of people");
}
