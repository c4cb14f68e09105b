//! What people read in their mail about a decision.

use chrono::NaiveDate;
use wdw_contract::{Cents, texts::decide_server as text, texts::mail};

use super::rules::{Frozen, Outcome};
use super::store::{self, DecisionRow};
use crate::areas;
use crate::initiatives::letters::{News, Recipient, date, recipient, to_submitter};
use crate::initiatives::store::InitiativeRow;
use crate::operation::Work;
use crate::people::letters::{closing, greeting};
use crate::platform::mail::{Letter, enqueue};
use crate::refusal::Stop;

/// A partner that is asked for its view.
pub(super) struct Asking<'a> {
    /// About what.
    pub(super) row: &'a InitiativeRow,
    /// Which partner.
    pub(super) partner: &'a str,
    /// In which wijk.
    pub(super) wijk: &'a str,
    /// Who asks.
    pub(super) actor: &'a str,
    /// How much.
    pub(super) amount: Cents,
}

/// Queues news to somebody who decides: the button leads to the page of the decision.
pub(super) async fn to_decider(
    work: &Work<'_>,
    to: &Recipient,
    row: &InitiativeRow,
    news: News,
) -> Result<(), Stop> {
    let address = format!("{}/besluiten/{}", work.app.config.public_url, row.reference);
    let letter = Letter {
        kind: news.kind,
        to: to.email.clone(),
        subject: news.subject,
        greeting: greeting(to.name.as_deref()),
        paragraphs: news.paragraphs,
        action: Some((news.button.to_owned(), address)),
        closing: closing(work.app),
    };
    Ok(enqueue(&work.tx, &letter, Some(to.person_id)).await?)
}

/// "What does your partner think?"
pub(super) fn view_asked(asking: &Asking<'_>) -> News {
    let mut paragraphs =
        vec![text::view_asked_body(asking.actor, asking.partner, &asking.row.title, asking.wijk)];
    if asking.amount > Cents::ZERO {
        paragraphs.push(text::view_asked_amount(asking.amount.to_string(), asking.partner));
    }
    paragraphs.push(text::view_asked_due(date(asking.row.answer_due_on)));
    News {
        kind: "view_asked",
        subject: text::view_asked_subject(asking.partner, &asking.row.title),
        paragraphs,
        button: text::view_asked_button(),
    }
}

/// "It is above the mandate: now it is up to you."
pub(super) fn higher_needed(asking: &Asking<'_>) -> News {
    let body = text::higher_body(asking.actor, asking.partner, &asking.row.title, asking.wijk);
    News {
        kind: "higher_needed",
        subject: text::higher_subject(&asking.row.title),
        paragraphs: vec![body, text::view_asked_due(date(asking.row.answer_due_on))],
        button: text::view_asked_button(),
    }
}

/// "A kader of your partner has to be judged."
pub(super) fn judge_asked(asking: &Asking<'_>) -> News {
    let body = text::judge_asked_body(asking.actor, asking.partner, &asking.row.title, asking.wijk);
    News {
        kind: "judge_asked",
        subject: text::judge_asked_subject(&asking.row.title),
        paragraphs: vec![body, text::view_asked_due(date(asking.row.answer_due_on))],
        button: text::judge_asked_button(),
    }
}

/// "Nothing is missing any more: you can decide."
pub(super) fn all_in(row: &InitiativeRow) -> News {
    News {
        kind: "all_in",
        subject: text::all_in_subject(&row.title),
        paragraphs: vec![text::all_in_body(&row.title), text::view_asked_due(date(row.answer_due_on))],
        button: text::all_in_button(),
    }
}

/// The decision, with its reasons, what was agreed, what can be done now and how to object.
pub(super) async fn decided(
    work: &Work<'_>,
    row: &InitiativeRow,
    decision: &DecisionRow,
    frozen: &Frozen,
) -> Result<(), Stop> {
    let outcome = store::outcome(decision);
    let amount = Cents(decision.granted_cents);
    let (subject, body) = match outcome {
        Outcome::Granted if amount == Cents::ZERO => {
            (text::granted_subject(&row.title), text::granted_body_no_money(&row.title))
        }
        Outcome::Granted => {
            (text::granted_subject(&row.title), text::granted_body(amount.to_string(), &row.title))
        }
        Outcome::PartlyGranted => {
            let requested = Cents(decision.requested_cents).to_string();
            (text::partly_subject(&row.title), text::partly_body(amount.to_string(), requested, &row.title))
        }
        Outcome::Refused => (text::refused_subject(&row.title), text::refused_body(&row.title)),
    };
    let mut paragraphs = vec![body];
    let parts = frozen.parts.iter().filter(|part| part.amount > Cents::ZERO);
    paragraphs.extend(parts.map(|part| text::decision_part(part.amount.to_string(), &part.partner)));
    for (heading, told) in [
        (text::decision_reasons(), &decision.motivation),
        (text::decision_conditions(), &decision.conditions),
        (text::decision_way(), &decision.way_forward),
    ] {
        if let Some(told) = told {
            paragraphs.extend([heading.to_owned(), told.clone()]);
        }
    }
    if outcome != Outcome::Refused {
        paragraphs.push(next(frozen));
    }
    let contact = work.app.municipality.contact_email.as_str();
    paragraphs.push(text::decision_object(date(decision.object_until), contact));
    paragraphs.push(text::decision_letter().to_owned());
    to_submitter(work, row, News { kind: "decided", subject, paragraphs, button: text::view() }).await
}

/// What the submitter does after a grant, and by when.
pub(super) fn next(frozen: &Frozen) -> String {
    let mut words = text::decision_next().to_owned();
    if let Some(due_on) = frozen.accounts_due {
        words = format!("{words} {}", text::decision_next_due(date(due_on)));
    }
    words
}

/// "We look at it again", for the submitter.
pub(super) async fn reopened(
    work: &Work<'_>,
    row: &InitiativeRow,
    label: &str,
    reason: &str,
    due_on: NaiveDate,
) -> Result<(), Stop> {
    let news = News {
        kind: "reopened",
        subject: text::reopened_subject(&row.title),
        paragraphs: vec![
            text::reopened_body(label, &row.title),
            reason.to_owned(),
            text::reopened_money().to_owned(),
            mail::received_due(date(due_on)),
        ],
        button: text::view(),
    };
    to_submitter(work, row, news).await
}

/// A payment.
pub(super) struct Paid<'a> {
    /// Who paid.
    pub(super) label: &'a str,
    /// On behalf of whom.
    pub(super) partner: &'a str,
    /// How much.
    pub(super) amount: Cents,
    /// What is still promised.
    pub(super) left: Cents,
    /// What for.
    pub(super) note: &'a str,
}

/// "Something was paid", for the submitter.
pub(super) async fn paid(work: &Work<'_>, row: &InitiativeRow, paid: Paid<'_>) -> Result<(), Stop> {
    let Paid { label, partner, amount, left, note } = paid;
    let mut paragraphs = vec![text::paid_body(label, amount.to_string(), note, partner, &row.title)];
    if left > Cents::ZERO {
        paragraphs.push(text::paid_left(left.to_string()));
    }
    let subject = text::paid_subject(amount.to_string());
    to_submitter(work, row, News { kind: "paid", subject, paragraphs, button: text::view() }).await
}

/// "The accounts are there", for who has it; and thanks for the submitter.
pub(super) async fn accounted(
    work: &Work<'_>,
    row: &InitiativeRow,
    spent: Cents,
    due_on: NaiveDate,
) -> Result<(), Stop> {
    let thanks = News {
        kind: "accounted_thanks",
        subject: text::accounted_thanks_subject(&row.title),
        paragraphs: vec![text::accounted_thanks_body(date(due_on), &row.title)],
        button: text::view(),
    };
    to_submitter(work, row, thanks).await?;
    let members = areas::store::members_in_wijk(&work.tx, row.wijk_id, work.today).await?;
    // Members come in the order of their functions: the wijkregisseur first.
    let member =
        members.iter().find(|member| member.partner_id.is_some() && member.person_id != row.submitter_id);
    let Some(member) = member else { return Ok(()) };
    let Some(to) = recipient(work, member.person_id).await? else { return Ok(()) };
    let news = News {
        kind: "accounted",
        subject: text::accounted_subject(&row.title),
        paragraphs: vec![
            text::accounted_body(spent.to_string(), &row.title),
            text::accounted_due(date(due_on)),
        ],
        button: text::accounted_button(),
    };
    to_decider(work, &to, row, news).await
}

/// "Something is missing", for the submitter.
pub(super) async fn returned(
    work: &Work<'_>,
    row: &InitiativeRow,
    label: &str,
    reason: &str,
    due_on: NaiveDate,
) -> Result<(), Stop> {
    let news = News {
        kind: "accounting_returned",
        subject: text::returned_subject(&row.title),
        paragraphs: vec![
            text::returned_body(label, &row.title),
            reason.to_owned(),
            text::returned_due(date(due_on)),
        ],
        button: text::returned_button(),
    };
    to_submitter(work, row, news).await
}

/// "It is finished", for the submitter.
pub(super) async fn approved(
    work: &Work<'_>,
    row: &InitiativeRow,
    released: Cents,
    unpaid: Cents,
) -> Result<(), Stop> {
    let mut paragraphs = vec![text::approved_body(&row.title)];
    let over = released - unpaid;
    if over > Cents::ZERO {
        paragraphs.push(text::approved_released(over.to_string()));
    }
    if unpaid > Cents::ZERO {
        let contact = work.app.municipality.contact_email.as_str();
        paragraphs.push(text::approved_unpaid(unpaid.to_string(), contact));
    }
    let news = News {
        kind: "accounting_approved",
        subject: text::approved_subject(&row.title),
        paragraphs,
        button: text::view(),
    };
    to_submitter(work, row, news).await
}
