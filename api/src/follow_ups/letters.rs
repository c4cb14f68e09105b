//! What people read in their mail about follow-ups.

use chrono::NaiveDate;
use wdw_contract::texts::follow_ups_server as texts;

use super::rules::Kind;
use super::store::{self, FollowUpRow};
use crate::areas::store::MemberRow;
use crate::initiatives::letters::{date, recipient};
use crate::operation::Work;
use crate::people::letters::{closing, greeting};
use crate::platform::mail::{Letter, enqueue};
use crate::refusal::Stop;

/// Tells somebody that something is theirs now. Who gave it to themselves hears nothing.
///
/// # Errors
/// Only faults.
pub async fn given(
    work: &Work<'_>,
    to: &MemberRow,
    row: &FollowUpRow,
    actor: &str,
    place: Option<&str>,
) -> Result<(), Stop> {
    if work.viewer.person_id() == Some(to.person_id) {
        return Ok(());
    }
    let body = match store::kind(row) {
        Kind::Action => texts::given_action(actor, &row.title),
        Kind::Signal => texts::given_signal(actor, &row.title),
        Kind::Report => texts::given_report(actor, &row.title),
        Kind::Compliment => texts::given_compliment(actor, &row.title),
    };
    let mut paragraphs = vec![body];
    paragraphs.extend(row.body.clone());
    paragraphs.extend(place.map(texts::given_place));
    paragraphs.extend(row.due_on.map(|due_on| texts::given_due(date(due_on))));
    if store::state(row).is_open() {
        paragraphs.push(texts::given_next().to_owned());
    }
    let address = format!("{}/opvolging/{}", work.app.config.public_url, row.reference);
    let subject = texts::given_subject(&row.title);
    send(work, to, "follow_up_given", subject, paragraphs, (texts::view(), address)).await
}

/// One thing that was handed over: its title, reference and day.
#[derive(Debug)]
pub struct Item {
    /// What it is called.
    pub title: String,
    /// For people to mention.
    pub reference: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

/// Tells a successor, in one mail, all that is theirs now.
///
/// # Errors
/// Only faults.
pub async fn handed_over(
    work: &Work<'_>,
    to: &MemberRow,
    (actor, from): (&str, &str),
    initiatives: &[Item],
    follow_ups: &[Item],
) -> Result<(), Stop> {
    let mut paragraphs = vec![texts::handed_over_body(actor, from)];
    for (heading, items) in
        [(texts::handed_over_initiatives(), initiatives), (texts::handed_over_follow_ups(), follow_ups)]
    {
        if !items.is_empty() {
            let lines: Vec<String> = items.iter().map(line).collect();
            paragraphs.push(format!("{heading}\n{}", lines.join("\n")));
        }
    }
    let count = i64::try_from(initiatives.len() + follow_ups.len()).unwrap_or(i64::MAX);
    let address = format!("{}/werklijst", work.app.config.public_url);
    let action = (texts::handed_over_view(), address);
    send(work, to, "handed_over", texts::handed_over_subject(count), paragraphs, action).await
}

fn line(item: &Item) -> String {
    match item.due_on {
        Some(due_on) => texts::handed_over_item(date(due_on), &item.reference, &item.title),
        None => texts::handed_over_item_no_day(&item.reference, &item.title),
    }
}

async fn send(
    work: &Work<'_>,
    to: &MemberRow,
    kind: &'static str,
    subject: String,
    paragraphs: Vec<String>,
    (button, address): (&str, String),
) -> Result<(), Stop> {
    let Some(person) = recipient(work, to.person_id).await? else { return Ok(()) };
    let letter = Letter {
        kind,
        to: person.email,
        subject,
        greeting: greeting(person.name.as_deref()),
        paragraphs,
        action: Some((button.to_owned(), address)),
        closing: closing(work.app),
    };
    Ok(enqueue(&work.tx, &letter, Some(person.person_id)).await?)
}
