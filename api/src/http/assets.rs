//! The app itself: files from the binary, or from a folder while it is being worked on.

use std::path::{Component, Path};
use std::sync::{Arc, LazyLock};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{app_paths, pages};
use crate::platform::App;
use crate::platform::digest::sha256_hex;

/// A file of the app, in the binary.
struct Embedded {
    path: &'static str,
    identity: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

/// Sorted by path; made by `build.rs`.
static EMBEDDED: &[Embedded] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// The entity tag of each, in the same order: the beginning of its hash.
static TAGS: LazyLock<Vec<String>> =
    LazyLock::new(|| EMBEDDED.iter().map(|file| tag(file.identity)).collect());

/// What a browser gets for a path.
struct Found {
    path: String,
    tag: String,
    encoding: Option<&'static str>,
    bytes: Bytes,
    /// The same path has other answers for other `Accept-Encoding`.
    varies: bool,
}

/// Everything that is not a route of its own: a file of the app, a page of the app, or nothing.
pub(super) async fn serve(State(app): State<Arc<App>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ([(header::ALLOW, "GET, HEAD")], StatusCode::METHOD_NOT_ALLOWED).into_response();
    }
    let folder = app.config.app_dir.as_deref();
    let path = request.uri().path().trim_start_matches('/');
    if !path.is_empty()
        && path != "index.html"
        && let Some(found) = find(folder, path, request.headers()).await
    {
        return file(found, request.headers());
    }
    if !app_paths::is_page(request.uri().path(), app.config.is_demo()) {
        return pages::not_found();
    }
    match find(folder, "index.html", request.headers()).await {
        Some(found) => file(found, request.headers()),
        None => pages::not_built(),
    }
}

async fn find(folder: Option<&Path>, path: &str, headers: &HeaderMap) -> Option<Found> {
    match folder {
        Some(folder) => in_folder(folder, path).await,
        None => embedded(path, headers),
    }
}

fn embedded(path: &str, headers: &HeaderMap) -> Option<Found> {
    let index = EMBEDDED.binary_search_by(|file| file.path.cmp(path)).ok()?;
    let (file, tag) = (EMBEDDED.get(index)?, TAGS.get(index)?);
    let (encoding, bytes) = match (file.brotli, file.gzip) {
        (Some(bytes), _) if accepts(headers, "br") => (Some("br"), bytes),
        (_, Some(bytes)) if accepts(headers, "gzip") => (Some("gzip"), bytes),
        _ => (None, file.identity),
    };
    // Each representation has a tag of its own (RFC 9110, 8.8.3.3).
    let tag = encoding.map_or_else(|| tag.clone(), |encoding| format!("{tag}-{encoding}"));
    let varies = file.brotli.is_some() || file.gzip.is_some();
    Some(Found { path: path.to_owned(), tag, encoding, bytes: Bytes::from_static(bytes), varies })
}

async fn in_folder(folder: &Path, path: &str) -> Option<Found> {
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || path.contains('\\') {
        return None;
    }
    let bytes = tokio::fs::read(folder.join(path)).await.ok()?;
    Some(Found {
        path: path.to_owned(),
        tag: tag(&bytes),
        encoding: None,
        bytes: bytes.into(),
        varies: false,
    })
}

fn file(found: Found, request: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", found.tag);
    let fresh =
        request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|known| {
            known.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|t| t == tag || t == "*")
        });
    let mut response =
        if fresh { StatusCode::NOT_MODIFIED.into_response() } else { Response::new(Body::from(found.bytes)) };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(&found.path)));
    let caching = if is_hashed(&found.path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if let Some(encoding) = found.encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if found.varies {
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    response
}

fn tag(bytes: &[u8]) -> String {
    sha256_hex(bytes).split_at(16).0.to_owned()
}

/// Whether the client takes this encoding: named, and not with `q=0`.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).any(|value| {
        value.split(',').any(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
            named && !parts.any(|q| matches!(q, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    })
}

/// Whether the name changes with the content: `app-c920ca43256fdcb9.css`, `wdw-…_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_change_with_their_content_are_kept_forever() {
        for hashed in
            ["app-c920ca43256fdcb9.css", "wdw-app-b2042a99f756d4f2_bg.wasm", "a/b-0123456789abcdef.js"]
        {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in
            ["index.html", "sw.js", "manifest.webmanifest", "icon-192.png", "app-C920CA43256FDCB9.css", ""]
        {
            assert!(!is_hashed(plain), "{plain}");
        }
    }

    #[test]
    fn the_best_encoding_that_the_browser_takes() {
        let mut headers = HeaderMap::new();
        assert!(!accepts(&headers, "br"));
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip, deflate, BR;q=0.9, zstd"));
        assert!(accepts(&headers, "br") && accepts(&headers, "gzip") && !accepts(&headers, "b"));
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br;q=0, gzip"));
        assert!(!accepts(&headers, "br") && accepts(&headers, "gzip"));
    }

    #[tokio::test]
    async fn no_path_leads_out_of_the_folder() {
        let folder = std::env::temp_dir();
        for path in ["../etc/passwd", "/etc/passwd", "a/../../etc/passwd", "..\\x", "./../x", ""] {
            assert!(in_folder(&folder, path).await.is_none(), "{path}");
        }
    }

    #[test]
    fn the_embedded_files_are_sorted_so_that_they_are_found() {
        assert!(EMBEDDED.is_sorted_by_key(|file| file.path));
        for file in EMBEDDED {
            assert!(embedded(file.path, &HeaderMap::new()).is_some());
        }
    }
}
