//! The mailbox of a demo: what would have been sent, readable in the browser. Nothing of it exists in production.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::{Router, routing};
use chrono::{DateTime, Utc};
use chrono_tz::Europe::Amsterdam;
use sea_orm::DbErr;
use serde::Deserialize;
use uuid::Uuid;
use wdw_contract::texts::server as texts;

use super::pages;
use crate::platform::App;
use crate::platform::mail::{self, Outgoing, escape};

/// Where the mailbox is.
pub const PATH: &str = "/demo/mail";
/// Letters on the page.
const SHOWN: u64 = 100;

#[derive(Deserialize)]
struct Filter {
    #[serde(default)]
    to: String,
}

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route(PATH, routing::get(list)).route("/demo/mail/{id}", routing::get(letter))
}

async fn list(State(app): State<Arc<App>>, Query(filter): Query<Filter>) -> Response {
    let address = filter.to.trim().to_lowercase();
    let wanted = Some(address.as_str()).filter(|address| !address.is_empty());
    match mail::newest(&app.database.read, wanted, SHOWN).await {
        Ok(letters) => pages::page(StatusCode::OK, texts::mailbox_title(), &listed(&letters, &address)),
        Err(error) => fault(&error),
    }
}

async fn letter(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<Uuid>() else { return pages::not_found() };
    match mail::find(&app.database.read, id).await {
        Ok(Some(letter)) => pages::page(StatusCode::OK, &letter.subject, &shown(&letter)),
        Ok(None) => pages::not_found(),
        Err(error) => fault(&error),
    }
}

fn fault(error: &DbErr) -> Response {
    tracing::error!(%error, "demo mailbox");
    pages::page(StatusCode::INTERNAL_SERVER_ERROR, texts::mailbox_title(), &paragraph(texts::fault()))
}

fn listed(letters: &[Outgoing], address: &str) -> String {
    let mut body = paragraph(texts::mailbox_intro());
    body += &format!(
        "<form action=\"{PATH}\" method=\"get\">\n<div><label for=\"to\">{}</label>\n<input id=\"to\" name=\"to\" \
         type=\"email\" autocomplete=\"off\" value=\"{}\"></div>\n<button>{}</button>\n</form>\n",
        escape(texts::mailbox_filter()),
        escape(address),
        escape(texts::mailbox_show()),
    );
    if letters.is_empty() {
        let text = if address.is_empty() {
            texts::mailbox_empty().to_owned()
        } else {
            texts::mailbox_empty_for(address)
        };
        body += &paragraph(&text);
    } else {
        body += "<ul>\n";
        for letter in letters {
            body += &format!(
                "<li><a href=\"{PATH}/{}\">{}</a><br>\n<small>{} \u{b7} {}</small></li>\n",
                letter.id,
                escape(&letter.subject),
                escape(&letter.recipient),
                time(letter.created_at),
            );
        }
        body += "</ul>\n";
    }
    if !address.is_empty() {
        body += &format!("<p><a href=\"{PATH}\">{}</a></p>\n", escape(texts::mailbox_all()));
    }
    body + &format!("<p><a href=\"/\">{}</a></p>\n", escape(texts::mailbox_app()))
}

fn shown(letter: &Outgoing) -> String {
    format!(
        "<dl>\n<dt>{}</dt><dd>{}</dd>\n<dt>{}</dt><dd>{}</dd>\n</dl>\n<div class=\"letter\">{}</div>\n<p><a \
         href=\"{PATH}\">{}</a></p>\n",
        escape(texts::mailbox_to()),
        escape(&letter.recipient),
        escape(texts::mailbox_time()),
        time(letter.created_at),
        linked(&letter.text_body),
        escape(texts::mailbox_back()),
    )
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", escape(text))
}

fn time(at: DateTime<Utc>) -> String {
    at.with_timezone(&Amsterdam).format("%d-%m-%Y %H:%M").to_string()
}

/// The text as HTML, with addresses of pages as links.
fn linked(text: &str) -> String {
    let mut html = String::new();
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            html.push('\n');
        }
        for (number, word) in line.split(' ').enumerate() {
            if number > 0 {
                html.push(' ');
            }
            let safe = escape(word);
            if word.starts_with("https://") || word.starts_with("http://") {
                html += &format!("<a href=\"{safe}\">{safe}</a>");
            } else {
                html += &safe;
            }
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn links_work_and_nothing_else_does() {
        assert_eq!(
            linked("Ga naar\nhttp://localhost:8080/ik?a=1&b=\"2\" <b>nu</b>"),
            "Ga naar\n<a href=\"http://localhost:8080/ik?a=1&amp;b=&quot;2&quot;\">http://localhost:8080/ik?a=1&amp;b=\
             &quot;2&quot;</a> &lt;b&gt;nu&lt;/b&gt;"
        );
        assert_eq!(linked("javascript:alert(1)"), "javascript:alert(1)");
    }
}
