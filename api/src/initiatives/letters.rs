//! What people read in their mail about an initiative.

use chrono::{Datelike as _, NaiveDate};
use uuid::Uuid;
use wdw_contract::{dates, texts::mail};

use super::store::InitiativeRow;
use crate::operation::Work;
use crate::people;
use crate::people::letters::{closing, greeting};
use crate::platform::App;
use crate::platform::mail::{Letter, enqueue};
use crate::refusal::Stop;

/// Somebody who gets mail.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The person.
    pub person_id: Uuid,
    /// The address.
    pub email: String,
    /// The name, for the greeting.
    pub name: Option<String>,
}

/// What is told: everything but to whom and in which frame.
#[derive(Debug)]
pub struct News {
    /// Which letter.
    pub kind: &'static str,
    /// The subject.
    pub subject: String,
    /// The message.
    pub paragraphs: Vec<String>,
    /// What the button says.
    pub button: &'static str,
}

/// "12 maart 2026".
#[must_use]
pub fn date(day: NaiveDate) -> String {
    dates::full(day.year(), day.month(), day.day())
}

/// The public address of an initiative.
#[must_use]
pub fn address(app: &App, row: &InitiativeRow) -> String {
    format!("{}/ideeen/{}", app.config.public_url, row.reference)
}

/// Queues news about an initiative to one person.
pub async fn send(work: &Work<'_>, to: &Recipient, row: &InitiativeRow, news: News) -> Result<(), Stop> {
    let letter = Letter {
        kind: news.kind,
        to: to.email.clone(),
        subject: news.subject,
        greeting: greeting(to.name.as_deref()),
        paragraphs: news.paragraphs,
        action: Some((news.button.to_owned(), address(work.app, row))),
        closing: closing(work.app),
    };
    Ok(enqueue(&work.tx, &letter, Some(to.person_id)).await?)
}

/// A person as a recipient; `None` once the account is gone.
pub async fn recipient(work: &Work<'_>, person_id: Uuid) -> Result<Option<Recipient>, Stop> {
    let person = people::store::person(&work.tx, person_id).await?;
    Ok(person.and_then(|person| {
        let email = person.email?;
        Some(Recipient { person_id, email, name: person.name })
    }))
}

/// News for the submitter, unless the account is gone.
pub async fn to_submitter(work: &Work<'_>, row: &InitiativeRow, news: News) -> Result<(), Stop> {
    match recipient(work, row.submitter_id).await? {
        Some(to) => send(work, &to, row, news).await,
        None => Ok(()),
    }
}

/// "We have your idea": who has it now and by when there is an answer.
#[must_use]
pub fn received(row: &InitiativeRow, owner: Option<&str>) -> News {
    let mut paragraphs = vec![mail::received_body(&row.reference, &row.title)];
    paragraphs.extend(owner.map(mail::received_owner));
    paragraphs.push(mail::received_due(date(row.answer_due_on)));
    paragraphs.push(mail::received_next().to_owned());
    News { kind: "received", subject: mail::received_subject(&row.title), paragraphs, button: mail::view() }
}

/// "A new idea in your wijk", for the wijkteam.
#[must_use]
pub fn new_in_wijk(row: &InitiativeRow, wijk: &str) -> News {
    News {
        kind: "new_in_wijk",
        subject: mail::new_subject(&row.title, wijk),
        paragraphs: vec![mail::new_body(&row.title, wijk), mail::new_due(date(row.answer_due_on))],
        button: mail::new_view(),
    }
}

/// "Somebody took it up."
#[must_use]
pub fn taken_up(row: &InitiativeRow, owner: &str) -> News {
    News {
        kind: "taken_up",
        subject: mail::taken_up_subject(owner),
        paragraphs: vec![mail::taken_up_body(owner, &row.title), mail::received_due(date(row.answer_due_on))],
        button: mail::view(),
    }
}

/// "Somebody else has it now", for the submitter.
#[must_use]
pub fn assigned(row: &InitiativeRow, owner: &str) -> News {
    News {
        kind: "assigned",
        subject: mail::assigned_subject(owner),
        paragraphs: vec![
            mail::assigned_body(owner, &row.title),
            match row.accounting_due_on {
                // The answer is there; what is awaited is on the page.
                Some(_) => mail::assigned_after_grant().to_owned(),
                None => mail::received_due(date(row.answer_due_on)),
            },
        ],
        button: mail::view(),
    }
}

/// "You have it now", for the new owner.
#[must_use]
pub fn assigned_to_you(row: &InitiativeRow, actor: &str) -> News {
    News {
        kind: "assigned_to_you",
        subject: mail::assigned_to_you_subject(&row.title),
        paragraphs: vec![
            mail::assigned_to_you_body(actor, &row.title),
            match row.accounting_due_on {
                Some(due_on) => mail::assigned_accounting(date(due_on)),
                None => mail::new_due(date(row.answer_due_on)),
            },
        ],
        button: mail::new_view(),
    }
}

/// The question that stops the clock.
#[must_use]
pub fn asked(row: &InitiativeRow, actor: &str, question: &str) -> News {
    News {
        kind: "completion_asked",
        subject: mail::asked_subject(&row.title),
        paragraphs: vec![
            mail::asked_body(actor, &row.title),
            question.to_owned(),
            mail::asked_clock().to_owned(),
        ],
        button: mail::asked_answer(),
    }
}

/// The answer came, for the owner.
#[must_use]
pub fn completed(row: &InitiativeRow, answer: &str) -> News {
    News {
        kind: "completed",
        subject: mail::completed_subject(&row.title),
        paragraphs: vec![mail::completed_body(&row.title), answer.to_owned()],
        button: mail::new_view(),
    }
}

/// "We have your answer", for the submitter.
#[must_use]
pub fn completed_thanks(row: &InitiativeRow, due_on: NaiveDate) -> News {
    News {
        kind: "completed_thanks",
        subject: mail::completed_thanks_subject(&row.title),
        paragraphs: vec![mail::completed_thanks_body(&row.title), mail::received_due(date(due_on))],
        button: mail::view(),
    }
}

/// "The answer comes later."
#[must_use]
pub fn extended(row: &InitiativeRow, due_on: NaiveDate, reason: &str) -> News {
    News {
        kind: "term_extended",
        subject: mail::extended_subject(&row.title),
        paragraphs: vec![
            mail::extended_body(date(due_on), &row.title),
            mail::extended_reason().to_owned(),
            reason.to_owned(),
        ],
        button: mail::view(),
    }
}

/// "Another organisation takes it further."
#[must_use]
pub fn referred(row: &InitiativeRow, organisation: &str, explanation: &str) -> News {
    News {
        kind: "referred",
        subject: mail::referred_subject(organisation),
        paragraphs: vec![
            mail::referred_body(organisation, &row.title),
            explanation.to_owned(),
            mail::referred_gone().to_owned(),
        ],
        button: mail::view(),
    }
}

/// "We hid something", with the reason and a way forward.
#[must_use]
pub fn hidden(row: &InitiativeRow, reason: &str) -> News {
    News {
        kind: "hidden",
        subject: mail::hidden_subject().to_owned(),
        paragraphs: vec![
            mail::hidden_body(&row.title),
            mail::hidden_reason().to_owned(),
            reason.to_owned(),
            mail::hidden_contact().to_owned(),
        ],
        button: mail::view(),
    }
}

/// "It can be seen again."
#[must_use]
pub fn unhidden(row: &InitiativeRow) -> News {
    News {
        kind: "unhidden",
        subject: mail::unhidden_subject().to_owned(),
        paragraphs: vec![mail::unhidden_body(&row.title)],
        button: mail::view(),
    }
}

/// "You took it back", for the submitter.
#[must_use]
pub fn withdrawn(row: &InitiativeRow) -> News {
    News {
        kind: "withdrawn",
        subject: mail::withdrawn_subject().to_owned(),
        paragraphs: vec![mail::withdrawn_body(&row.title)],
        button: mail::view(),
    }
}

/// "The submitter took it back", for the owner.
#[must_use]
pub fn withdrawn_team(row: &InitiativeRow) -> News {
    News {
        kind: "withdrawn_team",
        subject: mail::withdrawn_team_subject(&row.title),
        paragraphs: vec![mail::withdrawn_team_body(&row.title)],
        button: mail::new_view(),
    }
}

/// A message from the other side.
#[must_use]
pub fn message(row: &InitiativeRow, actor: &str, body: &str) -> News {
    News {
        kind: "message",
        subject: mail::message_subject(&row.title),
        paragraphs: vec![mail::message_body(actor, &row.title), body.to_owned()],
        button: mail::message_answer(),
    }
}
