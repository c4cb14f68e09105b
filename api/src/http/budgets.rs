//! The financial report as a file, for who may see the wijkbudget.

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
use crate::access::budget::{may_see, may_see_all};
use crate::areas;
use crate::budget::report::{self, Report};
use crate::platform::{App, Fault, audit, pdf};

/// In the place of a wijk: all of them.
const ALL: &str = "alle";

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/export/budget/{file}", routing::get(budget))
}

/// `haveltermade-2026.csv`, `haveltermade-2026.xlsx`, `alle-2026.csv` and so on.
async fn budget(
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
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            let disposition = format!("attachment; filename=\"wijkbudget-{file}\"");
            if let Ok(name) = HeaderValue::from_str(&disposition) {
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

/// What the report is written as.
#[derive(Clone, Copy)]
enum Kind {
    Csv,
    Xlsx,
    Pdf,
}

impl Kind {
    fn parse(ending: &str) -> Option<Self> {
        match ending {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pdf => "application/pdf",
        }
    }

    async fn write(self, app: &App, report: &Report) -> Result<Vec<u8>, Fault> {
        match self {
            Self::Csv => report::csv(report),
            Self::Xlsx => report::xlsx(report, app.clock.now()),
            Self::Pdf => pdf::render(report::document(report, &app.municipality.name, app.clock.now())).await,
        }
    }
}

/// Which wijk (or all), which year and which kind of file a name asks for.
fn asked(file: &str) -> Option<(&str, i32, Kind)> {
    let (name, ending) = file.rsplit_once('.')?;
    let (slug, year) = name.rsplit_once('-')?;
    let slug_fits = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let year = year.parse().ok().filter(|year| slug_fits && (2000..=2200).contains(year))?;
    Some((slug, year, Kind::parse(ending)?))
}

async fn written(app: &App, viewer: &Viewer, file: &str) -> Result<Option<(Kind, Vec<u8>)>, Fault> {
    let Some((slug, year, kind)) = asked(file) else { return Ok(None) };
    let wijk = if slug == ALL {
        if !may_see_all(viewer) {
            return Ok(None);
        }
        None
    } else {
        let wijk = areas::store::wijk_by_slug(&app.database.read, slug).await?;
        let Some(wijk) = wijk.filter(|wijk| may_see(viewer, wijk.id)) else { return Ok(None) };
        Some(wijk)
    };
    let moment = app.database.snapshot().await?;
    let report = report::load(&moment, viewer, wijk.as_ref(), year).await?;
    moment.commit().await?;
    let bytes = kind.write(app, &report).await?;
    let (actor, bookings) = (viewer.person_id(), report.bookings.len());
    let subject_id = wijk.map_or(Uuid::nil(), |wijk| wijk.id);
    app.database
        .write_transaction::<_, Fault, _, _>(|tx| async move {
            let line = audit::Line {
                actor,
                action: "budget.export",
                subject_type: "wijk",
                subject_id,
                detail: json!({ "year": year, "bookings": bookings }),
            };
            Ok(audit::write(&tx, line).await?)
        })
        .await?;
    Ok(Some((kind, bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_which_wijk_which_year_and_which_kind_of_file() {
        let read = |file| asked(file).map(|(slug, year, kind)| (slug.to_owned(), year, kind.media_type()));
        assert_eq!(
            read("oosterboer-ezinge-2026.csv"),
            Some(("oosterboer-ezinge".into(), 2026, Kind::Csv.media_type()))
        );
        assert_eq!(read("alle-2025.xlsx"), Some(("alle".into(), 2025, Kind::Xlsx.media_type())));
        for junk in [
            "",
            "alle",
            "alle-2026",
            "2026.csv",
            "alle-26.csv",
            "alle-2026.exe",
            "a\0-2026.csv",
            "A-2026.csv",
        ] {
            assert_eq!(read(junk), None, "{junk}");
        }
    }
}
