//! Whether it lives, whether it can work, and how it is doing.

use std::sync::{Arc, OnceLock};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Router, routing};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use super::caller::bearer;
use super::pages;
use crate::platform::{App, Fault};

/// Seconds of a request: from "at once" to "somebody gave up".
const SECONDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts counting; again is fine. Without it nothing is counted.
///
/// # Errors
/// When something else in this process counts already.
pub fn start_counting() -> Result<(), Fault> {
    if RECORDER.get().is_some() {
        return Ok(());
    }
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| Fault::Other(format!("metrics: {error}")))?;
    let _ = RECORDER.set(handle);
    Ok(())
}

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/healthz", routing::get(alive))
        .route("/readyz", routing::get(ready))
        .route("/metrics", routing::get(with_token))
}

/// `/metrics` on an address of its own, for who can reach that.
pub(super) fn metrics_router() -> Router {
    Router::new().route("/metrics", routing::get(|| async { figures() }))
}

async fn alive() -> Response {
    plain(StatusCode::OK, "alive\n")
}

async fn ready(State(app): State<Arc<App>>) -> Response {
    match app.database.ready().await {
        Ok(true) => plain(StatusCode::OK, "ready\n"),
        Ok(false) => plain(StatusCode::SERVICE_UNAVAILABLE, "the database is not migrated\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            plain(StatusCode::SERVICE_UNAVAILABLE, "the database cannot be reached\n")
        }
    }
}

/// Without the token there is no such page.
async fn with_token(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    let Some(wanted) = &app.config.metrics_token else { return pages::not_found() };
    let given = bearer(&headers);
    let same = given.is_some_and(|given| {
        aws_lc_rs::constant_time::verify_slices_are_equal(
            given.reveal().as_bytes(),
            wanted.reveal().as_bytes(),
        )
        .is_ok()
    });
    if same { figures() } else { pages::not_found() }
}

fn figures() -> Response {
    match RECORDER.get() {
        Some(handle) => {
            handle.run_upkeep();
            let headers = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
            (headers, handle.render()).into_response()
        }
        None => plain(StatusCode::SERVICE_UNAVAILABLE, "nothing is counted\n"),
    }
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, text).into_response()
}
