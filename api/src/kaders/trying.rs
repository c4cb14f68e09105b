//! Trying a condition that is not kept on the ideas of a year: how many would meet it, and which would not.

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_contract::kader::Condition;

use super::facts::facts;
use super::rules::{Applies, Facts, Known, Outcome, evaluate};
use crate::areas;
use crate::initiatives::rules::State;
use crate::initiatives::store::{self as initiatives, InitiativeRow};
use crate::platform::Fault;

/// How many that fail are named.
const NAMED: usize = 20;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// Ideas that it was tried on.
    pub tried: usize,
    /// How many meet it.
    pub meets: usize,
    /// How many do not.
    pub fails: usize,
    /// Of how many it cannot be told by rule.
    pub open: usize,
    /// The first that do not meet it.
    pub failing: Vec<Failing>,
}

/// An idea that does not meet it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failing {
    /// As people mention it.
    pub reference: String,
    /// What it is called; none when that is not shown to everyone.
    pub title: Option<String>,
    /// Why, as sentences.
    pub reasons: Vec<String>,
}

/// What the installation knows by name, for checking a condition.
///
/// # Errors
/// When the database fails.
pub async fn known(db: &impl ConnectionTrait) -> Result<Known, Fault> {
    let partners = areas::store::partners(db).await?;
    let wijken = areas::store::wijken(db).await?;
    let ids: Vec<Uuid> = wijken.iter().map(|wijk| wijk.id).collect();
    let buurten = areas::store::buurten_of(db, &ids).await?;
    Ok(Known {
        partners: partners.into_iter().map(|partner| partner.key).collect(),
        wijken: wijken.into_iter().map(|wijk| wijk.slug).collect(),
        buurten: buurten.into_iter().map(|buurt| buurt.name).collect(),
    })
}

/// Tries a condition of a partner on the ideas that were handed in from one day to another.
///
/// # Errors
/// When the database fails.
pub async fn on(
    db: &impl ConnectionTrait,
    partner_id: Uuid,
    applies: Applies,
    condition: &Condition,
    (first, last): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<Trial, Fault> {
    let rows = initiatives::handed_in(db, first, last).await?;
    let mut known = facts(db, &rows, &[partner_id], today).await?;
    let mut trial = Trial::default();
    for row in &rows {
        let Some(facts) = known.remove(&(row.id, partner_id)) else { continue };
        let facts = at_that_time(facts);
        let (money, work) = (facts.asked > Some(Cents::ZERO), facts.hours_asked > Some(0));
        if !applies.to(money, work) {
            continue;
        }
        trial.tried += 1;
        let verdict = evaluate(condition, &facts);
        match verdict.outcome {
            Outcome::Meets => trial.meets += 1,
            Outcome::Open => trial.open += 1,
            Outcome::Fails => {
                trial.fails += 1;
                // Of what was thrown away there is nothing left to look at.
                if trial.failing.len() < NAMED && !row.search_text.is_empty() {
                    let reasons = verdict.reasons.iter().map(|reason| reason.sentence().to_owned()).collect();
                    trial.failing.push(Failing {
                        reference: row.reference.clone(),
                        title: title(row),
                        reasons,
                    });
                }
            }
        }
    }
    Ok(trial)
}

/// Of old ideas it is often not known of whom the money was asked: then all of it counts. What was in the pot at that
/// time is not known either.
fn at_that_time(facts: Facts) -> Facts {
    Facts {
        asked: facts.asked.or(facts.asked_in_all),
        hours_asked: facts.hours_asked.or(Some(0)),
        available: None,
        ..facts
    }
}

fn title(row: &InitiativeRow) -> Option<String> {
    let shown = row.hidden_at.is_none() && initiatives::state(row) != State::Referred;
    shown.then(|| row.title.clone())
}
