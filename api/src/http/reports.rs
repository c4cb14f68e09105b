//! The open reports of a wijk as a file for the municipality's public-space system. Only its wijkteam finds it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Router, routing};
use serde_json::json;
use uuid::Uuid;
use wdw_contract::texts::server as texts;

use super::caller::Caller;
use super::{pages, photos};
use crate::access::Viewer;
use crate::areas;
use crate::follow_ups::{export, store};
use crate::platform::{App, Fault, audit};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/export/follow-ups/{file}", routing::get(reports))
}

/// `haveltermade.csv` or `haveltermade.json`.
async fn reports(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    Path(file): Path<String>,
) -> Response {
    let viewer = match photos::viewer(&app, &caller).await {
        Ok(viewer) => viewer,
        Err(refused) => return refused.into(),
    };
    match written(&app, &viewer, &file).await {
        Ok(Some((kind, bytes))) => {
            let mut response = bytes.into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"meldingen-{file}\"")) {
                headers.insert(header::CONTENT_DISPOSITION, name);
            }
            response
        }
        Ok(None) => pages::not_found(),
        Err(error) => {
            tracing::error!(%error, "export");
            (StatusCode::INTERNAL_SERVER_ERROR, texts::fault()).into_response()
        }
    }
}

async fn written(app: &App, viewer: &Viewer, file: &str) -> Result<Option<(&'static str, Vec<u8>)>, Fault> {
    let Some((slug, kind)) = file.rsplit_once('.').filter(|_| !file.contains('\0')) else { return Ok(None) };
    let database = &app.database.read;
    let Some(wijk) = areas::store::wijk_by_slug(database, slug).await? else { return Ok(None) };
    let member = viewer.actor().is_some_and(|actor| actor.function_in(wijk.id).is_some());
    if !member || !["csv", "json"].contains(&kind) {
        return Ok(None);
    }
    let reports = export::reports(database, viewer, wijk.id).await?;
    let done = if kind == "csv" {
        ("text/csv; charset=utf-8", export::csv(app, &reports)?)
    } else {
        ("application/json", serde_json::to_vec_pretty(&export::open311(app, &reports))?)
    };
    let ids: Vec<Uuid> = reports.iter().map(|report| report.id).collect();
    let (ids, actor) = (&ids, viewer.person_id());
    app.database
        .write_transaction::<_, Fault, _, _>(|tx| async move {
            store::mark_exported(&tx, ids).await?;
            let line = audit::Line {
                actor,
                action: "follow_up.export",
                subject_type: "wijk",
                subject_id: wijk.id,
                detail: json!({ "reports": ids.len() }),
            };
            Ok(audit::write(&tx, line).await?)
        })
        .await?;
    Ok(Some(done))
}
