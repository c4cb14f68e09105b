//! The letter about a decision, as a document: what was decided, why, what was agreed, what can be done now and how to
//! object.

use chrono::{Datelike as _, NaiveDate};
use wdw_contract::{Cents, dates, texts::decide_server as text};

use super::letters::next;
use super::rules::{Frozen, Outcome};
use super::schema::{Inside, inside};
use super::store::{self, DecisionRow};
use crate::access::Viewer;
use crate::areas;
use crate::initiatives::store::{InitiativeRow, find_by_reference};
use crate::kaders::rules::Outcome as Says;
use crate::people;
use crate::people::letters::greeting;
use crate::platform::pdf::{Amounts, Document, Letter, Section};
use crate::platform::{App, Fault};

/// The letter about decision `number` on the initiative with this reference. None for who is not concerned with it.
///
/// # Errors
/// When the database fails.
pub async fn document(
    app: &App,
    viewer: &Viewer,
    reference: &str,
    number: i32,
) -> Result<Option<Document>, Fault> {
    let database = &app.database.read;
    let Some(row) = find_by_reference(database, viewer, reference).await? else { return Ok(None) };
    if inside(viewer, &row) == Inside::No {
        return Ok(None);
    }
    let Some(decision) = store::decision_numbered(database, row.id, number).await? else { return Ok(None) };
    let frozen: Frozen = serde_json::from_str(&decision.frozen)?;
    let wijk = areas::store::wijk(database, row.wijk_id).await?.map(|wijk| wijk.name).unwrap_or_default();
    let submitter = people::store::person(database, row.submitter_id).await?.and_then(|person| person.name);
    Ok(Some(letter(app, &row, &decision, &frozen, &wijk, submitter.as_deref()).document()))
}

fn letter(
    app: &App,
    row: &InitiativeRow,
    decision: &DecisionRow,
    frozen: &Frozen,
    wijk: &str,
    submitter: Option<&str>,
) -> Letter {
    let outcome = store::outcome(decision);
    let (granted, requested) = (Cents(decision.granted_cents), Cents(decision.requested_cents));
    let (subject, told) = match outcome {
        Outcome::Granted if granted == Cents::ZERO => {
            (text::letter_subject_granted(), text::granted_body_no_money(&row.title))
        }
        Outcome::Granted => {
            (text::letter_subject_granted(), text::granted_body(granted.to_string(), &row.title))
        }
        Outcome::PartlyGranted => (
            text::letter_subject_partly(),
            text::partly_body(granted.to_string(), requested.to_string(), &row.title),
        ),
        Outcome::Refused => (text::letter_subject_refused(), text::refused_body(&row.title)),
    };
    let when = match decision.meeting_on {
        Some(day) => text::letter_meeting(date(day)),
        None => text::letter_between().to_owned(),
    };
    let mut sections = vec![Section {
        title: text::letter_what().to_owned(),
        paragraphs: vec![when],
        points: Vec::new(),
        amounts: amounts(frozen),
    }];
    for (title, typed) in [
        (text::letter_why(), &decision.motivation),
        (text::letter_conditions(), &decision.conditions),
        (text::letter_way(), &decision.way_forward),
    ] {
        sections.extend(typed.as_ref().map(|typed| plain(title, paragraphs(typed))));
    }
    sections.push(Section { points: kaders(frozen), ..plain(text::letter_kaders(), Vec::new()) });
    let contact = app.municipality.contact_email.as_str();
    let objection = text::decision_object(date(decision.object_until), contact);
    sections.push(plain(text::letter_object(), vec![objection]));
    let mut first = vec![told];
    if outcome != Outcome::Refused {
        first.push(next(frozen));
    }
    Letter {
        sender: vec![app.municipality.name.clone(), text::letter_team(wijk), contact.to_owned()],
        sent_at: decision.closed_at,
        reference: format!("{}-{}", row.reference, decision.number),
        recipient: submitter.map(str::to_owned),
        subject: subject.to_owned(),
        greeting: greeting(submitter),
        paragraphs: first,
        sections,
        closing: text::letter_signed(&decision.closed_by_label, wijk),
    }
}

fn plain(title: &str, paragraphs: Vec<String>) -> Section {
    Section { title: title.to_owned(), paragraphs, points: Vec::new(), amounts: None }
}

fn paragraphs(typed: &str) -> Vec<String> {
    typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn amounts(frozen: &Frozen) -> Option<Amounts> {
    let rows: Vec<(String, Vec<Option<Cents>>)> = frozen
        .parts
        .iter()
        .filter(|part| part.amount > Cents::ZERO)
        .map(|part| (part.partner.clone(), vec![Some(part.amount)]))
        .collect();
    (!rows.is_empty()).then(|| Amounts {
        summary: text::letter_what().to_owned(),
        columns: vec![text::letter_partner().to_owned(), text::letter_amount().to_owned()],
        total: (rows.len() > 1).then(|| text::letter_total().to_owned()),
        rows,
    })
}

/// What each kader said, with the reason: "1, Het plan past in de visie. Past: bewoners doen het zelf."
fn kaders(frozen: &Frozen) -> Vec<String> {
    frozen
        .checks
        .iter()
        .map(|check| {
            let says = match check.outcome {
                Says::Meets => text::letter_kader_meets(),
                Says::Fails => text::letter_kader_fails(),
                Says::Open => text::letter_kader_open(),
            };
            let why =
                check.judgement.as_ref().map_or_else(|| check.reasons.join(" "), |(why, _)| why.clone());
            text::letter_kader(&check.number, says, &check.title, why)
        })
        .collect()
}

fn date(day: NaiveDate) -> String {
    dates::full(day.year(), day.month(), day.day())
}
