//! Pages that work without the app: plain HTML, no script, one small style sheet of their own.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use wdw_contract::texts::{common, server as texts};

use crate::platform::mail::escape;

/// Where the style sheet of these pages is: the Content-Security-Policy allows no style inside a page.
pub(super) const STYLE_PATH: &str = "/plain.css";

const STYLE: &str = "\
:root{color-scheme:light dark;--text:#1b1b1b;--ground:#fcfcfc;--muted:#595959;--action:#1b59a4;--line:#727272}
@media (prefers-color-scheme:dark){:root{--text:#f2f2f2;--ground:#121416;--muted:#b5bbc2;--action:#8ab8f0;--line:#7a828b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;overflow-wrap:break-word}
main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.75rem;line-height:1.25;margin:1rem 0}
a{color:var(--action)}
a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid #0b0c0c;outline-offset:0;box-shadow:0 0 0 6px #ffdd00}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:1.5rem 0}
label{display:block;font-weight:bold}
input,button{font:inherit;color:inherit;min-height:2.75rem;padding:0 .75rem;border:1px solid var(--line);border-radius:4px;background:var(--ground);max-width:100%}
button{background:#1b59a4;border-color:#1b59a4;color:#fff;font-weight:bold}
ul{list-style:none;margin:0;padding:0}
li{border-top:1px solid var(--line);padding:.75rem 0}
li a{font-weight:bold}
small,dt{color:var(--muted);font-size:.875rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0 0 1.5rem}
dd{margin:0}
.letter{border:1px solid var(--line);border-radius:8px;padding:1rem;white-space:pre-wrap}
";

pub(super) async fn style() -> Response {
    (
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")],
        STYLE,
    )
        .into_response()
}

/// A page around `body`, which is HTML already; `title` is text.
pub(super) fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let (product, title) = (escape(common::product()), escape(title));
    let html = format!(
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title} \u{2013} \
         {product}</title>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta \
         name=\"robots\" content=\"noindex\">\n<link rel=\"stylesheet\" \
         href=\"{STYLE_PATH}\">\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
    );
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, html).into_response()
}

pub(super) fn not_found() -> Response {
    let (text, link) = (escape(texts::not_found_text()), escape(texts::not_found_link()));
    let body = format!("<p>{text}</p>\n<p><a href=\"/\">{link}</a></p>\n");
    page(StatusCode::NOT_FOUND, texts::not_found_title(), &body)
}

/// The app is not in the binary; what there is to do is for who builds it.
pub(super) fn not_built() -> Response {
    let body = format!("<p>{}</p>\n", escape(texts::not_built_text()));
    page(StatusCode::SERVICE_UNAVAILABLE, texts::not_built_title(), &body)
}
