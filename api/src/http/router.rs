//! Which address leads where, and through which layers.

use std::any::Any;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::{Json, Router, routing};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tracing::Instrument as _;
use wdw_contract::texts::server as texts;

use super::{assets, budgets, caller, exports, graphql, headers, health, mailbox, pages, photos, reports};
use crate::platform::App;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The whole of what is served, around `app`.
pub fn router(app: &Arc<App>) -> Router {
    let mut routes = Router::new()
        .merge(graphql::routes())
        .merge(photos::routes())
        .merge(exports::routes())
        .merge(reports::routes())
        .merge(budgets::routes())
        .merge(health::routes())
        // Asked for by browsers that show something other than a page of the app.
        .route("/favicon.ico", routing::get(|| async { Redirect::permanent("/icons/icon-192.png") }))
        .route(pages::STYLE_PATH, routing::get(pages::style));
    if app.config.is_demo() {
        routes = routes.merge(mailbox::routes());
    }
    routes
        .fallback(assets::serve)
        .layer(middleware::from_fn_with_state(Arc::clone(app), caller::identify))
        .layer(csrf(app))
        .layer(CatchPanicLayer::custom(panicked))
        // Within the compression: what the app's files bring compressed stays as it is.
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)))
        .layer(middleware::from_fn_with_state(Arc::clone(app), headers::protect))
        .layer(middleware::from_fn_with_state(Arc::clone(app), watch))
        .with_state(Arc::clone(app))
}

/// Only our own pages may change anything with a browser's cookies.
fn csrf(app: &App) -> CsrfLayer<fn(ProtectionError) -> Response> {
    let layer = CsrfLayer::new().with_rejection_response(other_site as fn(ProtectionError) -> Response);
    // Behind a proxy the host may have another name here than in the browser.
    layer.clone().add_trusted_origin(&app.config.public_url).unwrap_or(layer)
}

fn other_site(error: ProtectionError) -> Response {
    tracing::debug!(%error, "refused");
    refused(StatusCode::FORBIDDEN, "OTHER_SITE", texts::other_site())
}

/// As GraphQL and the photos tell what is wrong, so that any client finds the sentence.
fn refused(status: StatusCode, code: &str, message: &str) -> Response {
    let body = serde_json::json!({
        "code": code,
        "message": message,
        "errors": [{ "message": message, "extensions": { "code": code } }],
    });
    (status, Json(body)).into_response()
}

/// A fault of ours that nobody foresaw: told in general words, logged in full.
fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let what = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    tracing::error!(what, "panic");
    metrics::counter!("wdw_faults_total").increment(1);
    refused(StatusCode::INTERNAL_SERVER_ERROR, "FAULT", texts::fault())
}

/// One line in the log and one count per request: no addresses of people, no queries. The id stands in both the
/// log and the answer, so that who reports a fault can name it; one that came along is not believed, because it
/// would be anyone's text in our log.
async fn watch(
    State(app): State<Arc<App>>,
    matched: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let route = matched.as_ref().map_or("app", MatchedPath::as_str).to_owned();
    let id = app.ids.uuid().simple().to_string();
    let span = tracing::info_span!("request", id, method = %request.method(), route);
    async move {
        let start = Instant::now();
        let mut response = next.run(request).await;
        let (elapsed, status) = (start.elapsed(), response.status().as_u16());
        let labels = [("route", route), ("status", status.to_string())];
        metrics::histogram!("wdw_http_seconds", &labels).record(elapsed);
        let milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        if status >= 500 {
            tracing::warn!(status, milliseconds, "answered");
        } else {
            tracing::debug!(status, milliseconds, "answered");
        }
        if let Ok(id) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
    .instrument(span)
    .await
}
