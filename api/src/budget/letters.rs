//! What people read in their mail about the wijkbudget.

use uuid::Uuid;
use wdw_contract::{Cents, texts::budget_server as texts};

use crate::access::OtherRole;
use crate::areas::store::{PartnerRow, WijkRow};
use crate::initiatives::letters::{Recipient, recipient};
use crate::mandates;
use crate::operation::Work;
use crate::people::letters::{closing, greeting};
use crate::platform::mail::{Letter, enqueue};
use crate::refusal::Stop;

/// What a proposal is about.
#[derive(Debug)]
pub struct About<'a> {
    /// For which wijk.
    pub wijk: &'a WijkRow,
    /// Of which partner.
    pub partner: &'a PartnerRow,
    /// For which year.
    pub year: i32,
    /// How much.
    pub amount: Cents,
}

impl About<'_> {
    fn address(&self, work: &Work<'_>) -> String {
        format!("{}/budget/{}?jaar={}", work.app.config.public_url, self.wijk.slug, self.year)
    }
}

/// Tells the stuurgroep members of the partner that a proposal waits for them; not who made it.
///
/// # Errors
/// Only faults.
pub async fn waits(work: &Work<'_>, about: &About<'_>, by: &str, reason: &str) -> Result<(), Stop> {
    let About { wijk, partner, year, amount } = about;
    let role = OtherRole::Stuurgroep;
    for holder in mandates::store::role_holders(&work.tx, partner.id, role, work.today).await? {
        if work.viewer.person_id() == Some(holder.person_id) {
            continue;
        }
        let Some(to) = recipient(work, holder.person_id).await? else { continue };
        let paragraphs = vec![
            texts::waits_body(by, amount, &partner.name, &wijk.name, year),
            reason.to_owned(),
            texts::waits_next().to_owned(),
        ];
        let subject = texts::waits_subject(&wijk.name, year);
        send(work, "budget_proposal_waits", &to, subject, paragraphs, about).await?;
    }
    Ok(())
}

/// Tells who made a proposal that it was approved, or declined with a reason.
///
/// # Errors
/// Only faults.
pub async fn settled(
    work: &Work<'_>,
    about: &About<'_>,
    proposed_by: Uuid,
    by: &str,
    declined: Option<&str>,
) -> Result<(), Stop> {
    let Some(to) = recipient(work, proposed_by).await? else { return Ok(()) };
    let About { wijk, partner, year, amount } = about;
    let (kind, subject, paragraphs) = match declined {
        None => (
            "budget_proposal_approved",
            texts::approved_subject(&wijk.name, year),
            vec![
                texts::approved_body(by, amount, &partner.name, &wijk.name, year),
                texts::approved_next().to_owned(),
            ],
        ),
        Some(reason) => (
            "budget_proposal_declined",
            texts::declined_subject(&wijk.name, year),
            vec![
                texts::declined_body(by, amount, &partner.name, &wijk.name, year),
                reason.to_owned(),
                texts::declined_next().to_owned(),
            ],
        ),
    };
    send(work, kind, &to, subject, paragraphs, about).await
}

async fn send(
    work: &Work<'_>,
    kind: &'static str,
    to: &Recipient,
    subject: String,
    paragraphs: Vec<String>,
    about: &About<'_>,
) -> Result<(), Stop> {
    let letter = Letter {
        kind,
        to: to.email.clone(),
        subject,
        greeting: greeting(to.name.as_deref()),
        paragraphs,
        action: Some((texts::view().to_owned(), about.address(work))),
        closing: closing(work.app),
    };
    Ok(enqueue(&work.tx, &letter, Some(to.person_id)).await?)
}
