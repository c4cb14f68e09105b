use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wdw_contract::Cents;

use super::readiness::Position;
use crate::kaders::rules::Outcome;

/// What a decision rests on, as it was at that moment. Kept as JSON with the decision and never changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The kadertoets.
    pub checks: Vec<FrozenCheck>,
    /// What the partners thought.
    pub views: Vec<FrozenView>,
    /// What each partner gives.
    pub parts: Vec<FrozenPart>,
    /// By when the submitter tells how it went.
    #[serde(default)]
    pub accounts_due: Option<NaiveDate>,
}

/// What one kader said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenCheck {
    /// As people mention it.
    pub number: String,
    /// What it is called.
    pub title: String,
    /// Which version.
    pub version: i32,
    /// Which version, in the database.
    pub version_id: Uuid,
    /// What it said.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<String>,
    /// What a person said of it, and who.
    pub judgement: Option<(String, String)>,
}

/// What one partner thought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenView {
    /// The partner.
    pub partner: String,
    /// Yes or no.
    pub position: Position,
    /// What it gives.
    pub amount: Cents,
    /// Who said so.
    pub by: String,
    /// The condition or the reason.
    pub text: Option<String>,
}

/// What one partner gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenPart {
    /// The partner.
    pub partner_id: Uuid,
    /// Its name.
    pub partner: String,
    /// How much.
    pub amount: Cents,
    /// How many hours.
    pub hours: i32,
}
