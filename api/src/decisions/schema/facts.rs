use std::collections::BTreeSet;

use async_graphql::{Enum, InputObject, SimpleObject};
use wdw_contract::kader;

use crate::graphql::optional_text;
use crate::kaders::rules::{self, KnownFacts};
use crate::platform::Fault;

/// Who asks.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "rules::ApplicantKind")]
pub enum ApplicantKind {
    /// Somebody alone.
    Resident,
    /// A group of neighbours.
    Group,
    /// An association.
    Association,
    /// A foundation.
    Foundation,
    /// A school.
    School,
    /// A company.
    Company,
}

/// What can be attached to a request.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "kader::Evidence")]
pub enum Evidence {
    /// Quotes of suppliers.
    Quotes,
    /// Permission of the owner of the ground or building.
    Permission,
    /// A list of supporters.
    SupporterList,
    /// A plan or drawing.
    Plan,
    /// Photos.
    Photos,
}

/// What is known of a request beside its plan. Null is not known, which is something else than nought.
#[derive(SimpleObject, Clone, Debug)]
pub struct PlanFacts {
    /// Who asks.
    pub applicant_kind: Option<ApplicantKind>,
    /// How many people take part.
    pub participant_count: Option<i32>,
    /// Hours that residents put in.
    pub volunteer_hours: Option<i32>,
    /// How many others pay along.
    pub other_payers: Option<i32>,
    /// People or addresses against it.
    pub opponents: Option<i32>,
    /// What is attached.
    pub evidence: Option<Vec<Evidence>>,
    /// Whose houses the applicant rents: keys of partners.
    pub tenant_of: Option<Vec<String>>,
    /// The wijk in which the applicant lives, by its slug.
    pub lives_in: Option<String>,
    /// The complex or address area in which it happens.
    pub complex: Option<String>,
    /// Other funds that pay along, by name.
    pub other_funds: Option<Vec<String>>,
}

impl PlanFacts {
    /// Reads what is stored.
    ///
    /// # Errors
    /// When it was never written so.
    pub(super) fn read(stored: &str) -> Result<Self, Fault> {
        let facts: KnownFacts = serde_json::from_str(stored)?;
        let number = |number: Option<i64>| number.map(|number| i32::try_from(number).unwrap_or(i32::MAX));
        let names = |list: Option<BTreeSet<String>>| list.map(|list| list.into_iter().collect());
        Ok(Self {
            applicant_kind: facts.applicant_kind.map(Into::into),
            participant_count: number(facts.participant_count),
            volunteer_hours: number(facts.volunteer_hours),
            other_payers: number(facts.other_payers),
            opponents: number(facts.opponents),
            evidence: facts.evidence.map(|list| list.into_iter().map(Into::into).collect()),
            tenant_of: names(facts.tenant_of),
            lives_in: facts.lives_in,
            complex: facts.complex,
            other_funds: names(facts.other_funds),
        })
    }
}

/// What is known of a request beside its plan. What is left out is not known.
#[derive(InputObject, Clone, Debug, Default)]
pub struct PlanFactsInput {
    /// Who asks.
    applicant_kind: Option<ApplicantKind>,
    /// How many people take part.
    participant_count: Option<i32>,
    /// Hours that residents put in.
    volunteer_hours: Option<i32>,
    /// How many others pay along.
    other_payers: Option<i32>,
    /// People or addresses against it.
    opponents: Option<i32>,
    /// What is attached.
    evidence: Option<Vec<Evidence>>,
    /// Whose houses the applicant rents: keys of partners.
    tenant_of: Option<Vec<String>>,
    /// The wijk in which the applicant lives, by its slug.
    lives_in: Option<String>,
    /// The complex or address area in which it happens.
    complex: Option<String>,
    /// Other funds that pay along, by name.
    other_funds: Option<Vec<String>>,
}

impl From<PlanFactsInput> for KnownFacts {
    fn from(input: PlanFactsInput) -> Self {
        let names = |list: Option<Vec<String>>| {
            list.map(|list| list.into_iter().filter_map(|name| optional_text(Some(name))).collect())
        };
        Self {
            applicant_kind: input.applicant_kind.map(Into::into),
            participant_count: input.participant_count.map(i64::from),
            volunteer_hours: input.volunteer_hours.map(i64::from),
            other_payers: input.other_payers.map(i64::from),
            opponents: input.opponents.map(i64::from),
            evidence: input.evidence.map(|list| list.into_iter().map(Into::into).collect()),
            tenant_of: names(input.tenant_of),
            lives_in: optional_text(input.lives_in),
            complex: optional_text(input.complex),
            other_funds: names(input.other_funds),
        }
    }
}
