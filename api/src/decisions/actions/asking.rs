//! Of whom what is asked, and what else is known.

use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::Cents;

use super::common::dossier_of;
use crate::access::may;
use crate::areas;
use crate::decisions::rules::{Asked, AskedPart, check_asked};
use crate::decisions::store::{self, NewCheck};
use crate::initiatives::actions::permitted;
use crate::initiatives::store::InitiativeRow;
use crate::kaders::rules::KnownFacts;
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, Stop, all_right};

/// Divides what is asked over the partners.
#[derive(Debug, Serialize)]
pub struct Divide {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// Of whom what is asked; together what the initiative asks.
    pub parts: Vec<AskedPart>,
}

impl UseCase for Divide {
    const KIND: &'static str = "initiative.divide";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Divide>(work, self.initiative_id).await?;
        let asked = checked(work, &self.parts, Cents(row.requested_cents)).await?.map_err(Stop::Refused)?;
        store::replace_asked(&work.tx, &permit, asked.parts()).await?;
        recheck(work, row).await?;
        work.audit(Self::KIND, "initiative", self.initiative_id, json!({ "parts": self.parts })).await?;
        Ok(self.initiative_id)
    }
}

/// Writes down what else is known.
#[derive(Debug, Serialize)]
pub struct RecordFacts {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// What is known; what is left out is not known (any more).
    pub facts: KnownFacts,
}

impl UseCase for RecordFacts {
    const KIND: &'static str = "initiative.record_facts";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (mut row, permit) = permitted::<may::RecordFacts>(work, self.initiative_id).await?;
        all_right(self.facts.check("facts"))?;
        let facts = stored(&self.facts)?;
        store::record_facts(&work.tx, &permit, facts.clone()).await?;
        row.facts = facts;
        recheck(work, row).await?;
        work.audit(Self::KIND, "initiative", self.initiative_id, serde_json::Value::Null).await?;
        Ok(self.initiative_id)
    }
}

/// What a submitter tells of partners and facts along with a plan, as far as it is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Beside {
    /// Of whom what is asked; `None`: stays as it is.
    pub asked: Option<Vec<AskedPart>>,
    /// What else is known; `None`: stays as it is.
    pub facts: Option<KnownFacts>,
}

impl Beside {
    /// Whether nothing is told.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// What is wrong with it, and the division when it is right.
    pub async fn check(
        &self,
        work: &Work<'_>,
        requested: Cents,
    ) -> Result<(Vec<Refusal>, Option<Asked>), Stop> {
        let mut refused = self.facts.as_ref().map(|facts| facts.check("facts")).unwrap_or_default();
        let mut divided = None;
        if let Some(parts) = &self.asked {
            match checked(work, parts, requested).await? {
                Ok(asked) => divided = Some(asked),
                Err(wrong) => refused.extend(wrong),
            }
        }
        Ok((refused, divided))
    }

    /// The facts as they are stored.
    pub fn stored(&self) -> Result<Option<String>, Stop> {
        self.facts.as_ref().map(stored).transpose().map(Option::flatten)
    }

    /// Facts as they are stored.
    pub fn as_stored(facts: &KnownFacts) -> Result<Option<String>, Stop> {
        stored(facts)
    }
}

async fn checked(
    work: &Work<'_>,
    parts: &[AskedPart],
    requested: Cents,
) -> Result<Result<Asked, Vec<Refusal>>, Stop> {
    let partners = areas::store::partners(&work.tx).await?;
    let known: Vec<Uuid> = partners.iter().map(|row| row.id).collect();
    Ok(check_asked("askedOf", parts, &known, requested))
}

/// Nothing known is nothing stored.
fn stored(facts: &KnownFacts) -> Result<Option<String>, Stop> {
    Ok(if *facts == KnownFacts::default() { None } else { Some(serde_json::to_string(facts)?) })
}

/// Tests the kaders again after something changed, and writes down what says something else than before.
pub async fn recheck(work: &Work<'_>, row: InitiativeRow) -> Result<(), Stop> {
    let dossier = dossier_of(work, row).await?;
    for kader in &dossier.kaders {
        let reasons = serde_json::to_string(&kader.verdict.reasons)?;
        let same = kader.last_told(dossier.row.round).is_some_and(|told| {
            told.kader_version_id == kader.version.id
                && told.outcome == kader.verdict.outcome.as_str()
                && told.reasons == reasons
        });
        if !same {
            let new = NewCheck {
                initiative_id: dossier.row.id,
                round: dossier.row.round,
                kader_id: kader.kader.id,
                kader_version_id: kader.version.id,
                outcome: kader.verdict.outcome,
                reasons,
                judge: None,
            };
            store::insert_check(&work.tx, new).await?;
        }
    }
    Ok(())
}
