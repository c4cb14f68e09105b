//! Files to take along: checklists and kaders, for everyone; letters about decisions, for who is concerned; a wijkschouw
//! for the calendar of who may come, and on paper for its wijkteam.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router, routing};
use wdw_contract::texts::server as texts;

use super::caller::Caller;
use super::{pages, photos};
use crate::access::Viewer;
use crate::areas;
use crate::checklists::{self, files};
use crate::decisions;
use crate::kaders;
use crate::platform::{App, Fault, pdf};
use crate::wijkschouw;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/export/checklists/{file}", routing::get(checklist))
        .route("/export/kaders/{file}", routing::get(kader))
        .route("/export/wijkschouw/{file}", routing::get(schouw))
        .route("/letters/{file}", routing::get(letter))
}

/// `schoon-heel-veilig-groen-1.yaml` or `.json`: the first version.
async fn checklist(State(app): State<Arc<App>>, Path(file): Path<String>) -> Response {
    match checklist_file(&app, &file).await {
        Ok(Some((kind, text))) => attachment(kind, &file, text),
        Ok(None) => pages::not_found(),
        Err(error) => fault(&error),
    }
}

async fn checklist_file(app: &App, file: &str) -> Result<Option<(&'static str, String)>, Fault> {
    let parts = file.rsplit_once('.').and_then(|(name, kind)| {
        let (slug, number) = name.rsplit_once('-')?;
        Some((slug, number.parse::<i32>().ok()?, kind))
    });
    let Some((slug, number, kind)) = parts.filter(|_| !file.contains('\0')) else { return Ok(None) };
    let database = &app.database.read;
    let Some(row) = checklists::store::by_slug(database, &Viewer::Visitor, slug).await? else {
        return Ok(None);
    };
    let versions = checklists::store::versions_of(database, &Viewer::Visitor, &[row.id]).await?;
    let Some(version) = versions.iter().find(|version| version.number == number) else { return Ok(None) };
    let document = checklists::store::document(version)?;
    Ok(match kind {
        "yaml" => Some(("application/yaml", files::yaml(&document).map_err(Fault::Other)?)),
        "json" => Some(("application/json", serde_json::to_string_pretty(&document)?)),
        _ => None,
    })
}

/// `6a-1.yaml` or `.json`: the first version of kader 6a. Concepts can be read by everyone, so they can be taken along.
async fn kader(State(app): State<Arc<App>>, Path(file): Path<String>) -> Response {
    match kader_file(&app, &file).await {
        Ok(Some((kind, text))) => attachment(kind, &file, text),
        Ok(None) => pages::not_found(),
        Err(error) => fault(&error),
    }
}

async fn kader_file(app: &App, file: &str) -> Result<Option<(&'static str, String)>, Fault> {
    let parts = file.rsplit_once('.').and_then(|(name, kind)| {
        let (number, version) = name.rsplit_once('-')?;
        Some((number, version.parse::<i32>().ok()?, kind))
    });
    let Some((number, version, kind)) = parts.filter(|_| !file.contains('\0')) else { return Ok(None) };
    let database = &app.database.read;
    let Some(row) = kaders::store::by_number(database, number).await? else { return Ok(None) };
    let versions = kaders::store::versions_of(database, &[row.id]).await?;
    let Some(version) = versions.iter().find(|known| known.number == version) else { return Ok(None) };
    let partner = areas::store::partners_by_id(database, &[row.partner_id]).await?.pop();
    let document = kaders::files::File {
        number: row.number.clone(),
        partner: partner.map(|partner| partner.key).unwrap_or_default(),
        applies: kaders::store::applies(version),
        title: version.title.clone(),
        explanation: version.explanation.clone(),
        reading: version.reading.clone(),
        valid_from: Some(version.valid_from),
        valid_until: version.valid_until,
        condition: kaders::store::condition(version)?,
    };
    Ok(match kind {
        "yaml" => Some(("application/yaml", kaders::files::yaml(&document).map_err(Fault::Other)?)),
        "json" => Some(("application/json", serde_json::to_string_pretty(&document)?)),
        _ => None,
    })
}

/// `S-7KQ2M9.ics` or `S-7KQ2M9.pdf`.
async fn schouw(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    Path(file): Path<String>,
) -> Response {
    let Some((reference, kind)) = file.rsplit_once('.').filter(|_| !file.contains('\0')) else {
        return pages::not_found();
    };
    let reference = reference.to_uppercase();
    match kind {
        "ics" => calendar(&app, &caller, &reference, &file).await,
        "pdf" => report(&app, &caller, &reference, &file).await,
        _ => pages::not_found(),
    }
}

/// For everyone when residents can sign up, else for the wijkteam and who is asked.
async fn calendar(app: &App, caller: &Caller, reference: &str, file: &str) -> Response {
    // A link in a mail works also where the sign-in has ended, as far as everyone may see it.
    let viewer = photos::viewer(app, caller).await.unwrap_or_default();
    match calendar_file(app, &viewer, reference).await {
        Ok(Some(text)) => attachment("text/calendar; charset=utf-8", file, text),
        Ok(None) => pages::not_found(),
        Err(error) => fault(&error),
    }
}

/// For its wijkteam, once there is a result.
async fn report(app: &App, caller: &Caller, reference: &str, file: &str) -> Response {
    let viewer = match photos::viewer(app, caller).await {
        Ok(viewer) => viewer,
        Err(refused) => return refused.into(),
    };
    match report_file(app, &viewer, reference).await {
        Ok(Some(bytes)) => {
            let mut response = attachment("application/pdf", file, bytes);
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Ok(None) => pages::not_found(),
        Err(error) => fault(&error),
    }
}

/// `W-7KQ2M9-1.pdf`: the letter about the first decision on an initiative, for who is concerned with it.
async fn letter(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    Path(file): Path<String>,
) -> Response {
    let viewer = match photos::viewer(&app, &caller).await {
        Ok(viewer) => viewer,
        Err(refused) => return refused.into(),
    };
    match letter_file(&app, &viewer, &file).await {
        Ok(Some(bytes)) => {
            let mut response = attachment("application/pdf", &file, bytes);
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Ok(None) => pages::not_found(),
        Err(error) => fault(&error),
    }
}

async fn letter_file(app: &App, viewer: &Viewer, file: &str) -> Result<Option<Vec<u8>>, Fault> {
    let parts = file.strip_suffix(".pdf").filter(|_| !file.contains('\0')).and_then(|name| {
        let (reference, number) = name.rsplit_once('-')?;
        Some((reference.to_uppercase(), number.parse::<i32>().ok()?))
    });
    let Some((reference, number)) = parts else { return Ok(None) };
    match decisions::letter::document(app, viewer, &reference, number).await? {
        Some(document) => Ok(Some(pdf::render(document).await?)),
        None => Ok(None),
    }
}

async fn report_file(app: &App, viewer: &Viewer, reference: &str) -> Result<Option<Vec<u8>>, Fault> {
    match wijkschouw::report::document(app, viewer, reference).await? {
        Some(document) => Ok(Some(pdf::render(document).await?)),
        None => Ok(None),
    }
}

async fn calendar_file(app: &App, viewer: &Viewer, reference: &str) -> Result<Option<String>, Fault> {
    let database = &app.database.read;
    let Some((row, _)) = wijkschouw::store::find_by_reference(database, viewer, reference).await? else {
        return Ok(None);
    };
    let wijk = areas::store::wijk(database, row.wijk_id).await?.map(|wijk| wijk.name).unwrap_or_default();
    Ok(Some(wijkschouw::calendar::file(&row, &wijk, &wijkschouw::letters::address(app, &row))))
}

/// A file that the browser keeps under its own name. The name is one of ours: small letters, digits, dashes.
fn attachment(kind: &'static str, file: &str, content: impl IntoResponse) -> Response {
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{file}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

fn fault(error: &Fault) -> Response {
    tracing::error!(%error, "export");
    (StatusCode::INTERNAL_SERVER_ERROR, texts::fault()).into_response()
}
