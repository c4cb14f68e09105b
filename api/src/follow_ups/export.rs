//! The open reports of a wijk for the municipality's public-space system: as Open311 GeoReport v2 service requests
//! (JSON), and as CSV for a spreadsheet.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeZone as _, Utc};
use chrono_tz::Europe::Amsterdam;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use uuid::Uuid;
use wdw_contract::texts::follow_ups_server as texts;

use super::rules::State;
use super::store::{self, FollowUpRow};
use crate::access::Viewer;
use crate::platform::clock::local_date;
use crate::platform::spreadsheet::harmless;
use crate::platform::{App, Fault};
use crate::wijkschouw::rules::{AnswerState, Asked, finding_note, said};
use crate::wijkschouw::store::{AnswerRow, FindingRow};
use crate::{areas, wijkschouw};

/// A report with all that the other system needs.
#[derive(Clone, Debug)]
pub struct Report {
    /// The follow-up.
    pub id: Uuid,
    reference: String,
    state: State,
    title: String,
    /// Everything that is known of it in words, without the title.
    words: String,
    /// Key and name of the theme.
    theme: Option<(String, String)>,
    partner: Option<String>,
    place: Option<String>,
    point: Option<(f64, f64)>,
    due_on: Option<NaiveDate>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    photos: Vec<Uuid>,
}

/// The open reports of a wijk, in a fixed number of statements.
///
/// # Errors
/// When the database fails.
pub async fn reports(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    wijk_id: Uuid,
) -> Result<Vec<Report>, Fault> {
    let rows = store::open_reports(db, wijk_id).await?;
    let schouw_ids = unique(rows.iter().filter_map(|row| row.wijkschouw_id));
    let schouwen = wijkschouw::store::find_many(db, viewer, &schouw_ids).await?;
    let findings = wijkschouw::store::findings_of(db, &schouw_ids).await?;
    let stops = wijkschouw::store::stops_of(db, &schouw_ids).await?;
    let finding_ids = unique(rows.iter().filter_map(|row| row.finding_id));
    let mut photos: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for (finding_id, photo) in wijkschouw::store::photos_of_findings(db, &finding_ids).await? {
        photos.entry(finding_id).or_default().push(photo.id);
    }
    let reported = |finding: &&FindingRow| finding_ids.contains(&finding.id);
    let answer_ids = unique(findings.iter().filter(reported).filter_map(|finding| finding.answer_id));
    let answers = wijkschouw::store::answers_by_id(db, &answer_ids).await?;
    let mut asked: HashMap<Uuid, Asked> = HashMap::new();
    for schouw in &schouwen {
        asked.insert(schouw.id, wijkschouw::store::asked(db, viewer, schouw).await?);
    }
    let partners: HashMap<Uuid, String> =
        areas::store::partners(db).await?.into_iter().map(|row| (row.id, row.name)).collect();

    let report = |row: FollowUpRow| {
        let finding = findings.iter().find(|finding| row.finding_id == Some(finding.id));
        let stop = finding.and_then(|finding| stops.iter().find(|stop| finding.stop_id == Some(stop.id)));
        let asked = row.wijkschouw_id.and_then(|id| asked.get(&id));
        let theme = finding.map(|finding| {
            let key = finding.theme_key.clone();
            let title = asked.and_then(|asked| asked.theme(&key)).unwrap_or(&key).to_owned();
            (key, title)
        });
        let answer = finding.and_then(|finding| answers.iter().find(|one| finding.answer_id == Some(one.id)));
        let answered = answer.zip(asked).and_then(|(answer, asked)| in_words(answer, asked));
        let words = all_words(&row, finding.map(|finding| finding.note.as_str()), answered.as_deref());
        // Where the phone was says more than where the stop is.
        let own = finding.and_then(|finding| finding.latitude.zip(finding.longitude));
        Report {
            state: store::state(&row),
            theme,
            partner: row.partner_id.and_then(|id| partners.get(&id).cloned()),
            place: stop.map(|stop| match &stop.description {
                Some(description) => format!("{}, {description}", stop.name),
                None => stop.name.clone(),
            }),
            point: own.or_else(|| stop.and_then(|stop| stop.latitude.zip(stop.longitude))),
            photos: row.finding_id.and_then(|id| photos.remove(&id)).unwrap_or_default(),
            id: row.id,
            reference: row.reference,
            title: row.title,
            words,
            due_on: row.due_on,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    };
    Ok(rows.into_iter().map(report).collect())
}

/// "Zijn er donkere plekken? Antwoord: ja", in the words of the checklist.
fn in_words(answer: &AnswerRow, asked: &Asked) -> Option<String> {
    let (_, item) = asked.answered(&answer.item_key, answer.value.as_deref())?;
    let state = AnswerState::parse(&answer.state)?;
    Some(finding_note(item, &said(item, state, answer.value.as_deref()), None))
}

/// What the wijkteam wrote, what was seen and what was answered: each once, and nothing that the title says whole.
fn all_words(row: &FollowUpRow, note: Option<&str>, answered: Option<&str>) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in [row.body.as_deref(), note, answered].into_iter().flatten().map(str::trim) {
        if !part.is_empty() && part != row.title && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join("\n\n")
}

fn unique(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The end of a day in Amsterdam.
fn end_of(day: NaiveDate) -> Option<String> {
    let end = Amsterdam.from_local_datetime(&day.and_hms_opt(23, 59, 59)?).latest()?;
    Some(end.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn photo(app: &App, id: Uuid) -> String {
    format!("{}/photos/{id}", app.config.public_url)
}

/// Service requests as GeoReport v2 answers them: <https://wiki.open311.org/GeoReport_v2/>.
#[must_use]
pub fn open311(app: &App, reports: &[Report]) -> Value {
    let requests = reports.iter().map(|report| {
        let description = match report.words.as_str() {
            "" => report.title.clone(),
            words => format!("{}\n\n{words}", report.title),
        };
        let theme = report.theme.as_ref();
        let photos: Vec<String> = report.photos.iter().map(|id| photo(app, *id)).collect();
        json!({
            "service_request_id": report.reference,
            "status": if report.state.is_open() { "open" } else { "closed" },
            "status_notes": null,
            "service_name": theme.map(|(_, title)| title),
            "service_code": theme.map(|(key, _)| key),
            "description": description,
            "agency_responsible": report.partner,
            "service_notice": null,
            "requested_datetime": moment(report.created_at),
            "updated_datetime": moment(report.updated_at),
            "expected_datetime": report.due_on.and_then(end_of),
            "address": report.place,
            "address_id": null,
            "zipcode": null,
            "lat": report.point.map(|(latitude, _)| latitude),
            "long": report.point.map(|(_, longitude)| longitude),
            "media_url": photos.first(),
            "extended_attributes": { "media_urls": photos },
        })
    });
    Value::Array(requests.collect())
}

/// One line for each, with headings, for a spreadsheet in Dutch: semicolons, and a mark that it is UTF-8.
///
/// # Errors
/// Never for a table in memory.
pub fn csv(app: &App, reports: &[Report]) -> Result<Vec<u8>, Fault> {
    let mut table = csv::WriterBuilder::new()
        .delimiter(b';')
        .quote_style(csv::QuoteStyle::NonNumeric)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let broken = |error: csv::Error| Fault::Other(error.to_string());
    let headings = [
        texts::column_reference(),
        texts::column_state(),
        texts::column_title(),
        texts::column_body(),
        texts::column_theme(),
        texts::column_place(),
        texts::column_latitude(),
        texts::column_longitude(),
        texts::column_due(),
        texts::column_created(),
        texts::column_photos(),
    ];
    table.write_record(headings).map_err(broken)?;
    for report in reports {
        let state = match report.state {
            State::InProgress => texts::state_in_progress(),
            _ => texts::state_open(),
        };
        let text = |text: Option<&str>| harmless(text.unwrap_or_default());
        let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
        let photos: Vec<String> = report.photos.iter().map(|id| photo(app, *id)).collect();
        let line = [
            report.reference.clone(),
            state.to_owned(),
            harmless(&report.title),
            harmless(&report.words),
            text(report.theme.as_ref().map(|(_, title)| title.as_str())),
            text(report.place.as_deref()),
            number(report.point.map(|(latitude, _)| latitude)),
            number(report.point.map(|(_, longitude)| longitude)),
            report.due_on.map(|day| day.to_string()).unwrap_or_default(),
            local_date(report.created_at).to_string(),
            photos.join(" "),
        ];
        table.write_record(line).map_err(broken)?;
    }
    table.into_inner().map_err(|error| Fault::Other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_midnight_in_amsterdam() {
        assert_eq!(end_of("2026-03-02".parse().unwrap()).as_deref(), Some("2026-03-02T23:59:59+01:00"));
        assert_eq!(end_of("2026-07-02".parse().unwrap()).as_deref(), Some("2026-07-02T23:59:59+02:00"));
    }
}
