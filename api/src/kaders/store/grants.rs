//! What was granted before, to compare a request with.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QuerySelect as _, RelationDef,
};
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_contract::kader::Per;
use wdw_entities::{commitment, initiative};

use crate::kaders::rules::{Grant, KnownFacts};

/// How far back grants are looked at: the longest period that a kader can name.
const YEARS: i32 = 10;

/// What is known of a request to find grants that resemble it.
#[derive(Clone, Debug)]
pub struct Alike {
    /// The request itself, when it is stored.
    pub initiative_id: Option<Uuid>,
    /// In which wijk.
    pub wijk_id: Uuid,
    /// Of whom. `None`: not known.
    pub applicant: Option<Uuid>,
    /// About what. `None`: not known.
    pub theme: Option<String>,
    /// Where, as [`places`] gives it. Empty: not known.
    pub places: BTreeSet<String>,
    /// In which year it is asked.
    pub year: i32,
    /// Only what was granted before this moment. `None`: all of it.
    pub before: Option<DateTime<Utc>>,
}

/// A grant that may count as an earlier one.
#[derive(Clone, Debug, FromQueryResult)]
pub struct EarlierGrant {
    initiative_id: Uuid,
    partner_id: Uuid,
    year: i32,
    /// What of it was not let go.
    cents: i64,
    created_at: DateTime<Utc>,
    submitter_id: Uuid,
    wijk_id: Uuid,
    theme: String,
    place_description: Option<String>,
    facts: Option<String>,
}

/// The names of a place, for comparing: capitals and spaces make no other place.
#[must_use]
pub fn places(description: Option<&str>, known: Option<&KnownFacts>) -> BTreeSet<String> {
    let complex = known.and_then(|facts| facts.complex.as_deref());
    [description, complex]
        .into_iter()
        .flatten()
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
        .filter(|name| !name.is_empty())
        .collect()
}

/// What was granted before to the same applicants, for the same places, or in the same wijken about the same themes. What
/// was let go altogether was not granted.
pub async fn earlier_grants(
    db: &impl ConnectionTrait,
    requests: &[Alike],
) -> Result<Vec<EarlierGrant>, DbErr> {
    use initiative::Column as I;
    let Some(newest) = requests.iter().map(|request| request.year).max() else { return Ok(Vec::new()) };
    let applicants: BTreeSet<Uuid> = requests.iter().filter_map(|request| request.applicant).collect();
    let mut alike = Condition::any().add(I::SubmitterId.is_in(applicants));
    let themes: BTreeSet<(Uuid, &str)> =
        requests.iter().filter_map(|request| Some((request.wijk_id, request.theme.as_deref()?))).collect();
    for (wijk_id, theme) in themes {
        alike = alike.add(Condition::all().add(I::WijkId.eq(wijk_id)).add(I::Theme.eq(theme)));
    }
    // Names are compared afterwards, as people mean them: in each wijk there are few that were granted something.
    let placed: BTreeSet<Uuid> =
        requests.iter().filter(|request| !request.places.is_empty()).map(|request| request.wijk_id).collect();
    if !placed.is_empty() {
        let somewhere = Condition::any().add(I::PlaceDescription.is_not_null()).add(I::Facts.is_not_null());
        alike = alike.add(Condition::all().add(I::WijkId.is_in(placed)).add(somewhere));
    }
    let initiative_of: RelationDef = commitment::Entity::belongs_to(initiative::Entity)
        .from(commitment::Column::InitiativeId)
        .to(initiative::Column::Id)
        .into();
    let kept = Expr::col((commitment::Entity, commitment::Column::GrantedCents))
        .sub(Expr::col((commitment::Entity, commitment::Column::ReleasedCents)));
    commitment::Entity::find()
        .select_only()
        .columns([
            commitment::Column::InitiativeId,
            commitment::Column::PartnerId,
            commitment::Column::Year,
            commitment::Column::CreatedAt,
        ])
        .expr_as(kept.clone(), "cents")
        .columns([I::SubmitterId, I::WijkId, I::Theme, I::PlaceDescription, I::Facts])
        .join(JoinType::InnerJoin, initiative_of)
        .filter(alike)
        .filter(commitment::Column::Year.gt(newest - YEARS))
        .filter(kept.gt(0))
        .into_model()
        .all(db)
        .await
}

/// The grants of a partner that resemble a request, by the respect in which they do. A respect of which nothing is known
/// is left out.
#[must_use]
pub fn resembling(grants: &[EarlierGrant], partner_id: Uuid, request: &Alike) -> BTreeMap<Per, Vec<Grant>> {
    let of_partner = || {
        grants
            .iter()
            .filter(|grant| {
                grant.partner_id == partner_id && Some(grant.initiative_id) != request.initiative_id
            })
            .filter(|grant| request.before.is_none_or(|moment| grant.created_at < moment))
    };
    let found = |same: &dyn Fn(&EarlierGrant) -> bool| -> Vec<Grant> {
        // What was decided again or carried over to another year is one grant, of the year in which it began.
        let mut of_initiatives: BTreeMap<Uuid, Grant> = BTreeMap::new();
        for grant in of_partner().filter(|grant| same(grant)) {
            let known = of_initiatives
                .entry(grant.initiative_id)
                .or_insert(Grant { year: grant.year, amount: Cents::ZERO });
            known.year = Ord::min(known.year, grant.year);
            known.amount = known.amount + Cents(grant.cents);
        }
        of_initiatives.into_values().collect()
    };
    let mut resembling = BTreeMap::new();
    if let Some(applicant) = request.applicant {
        resembling.insert(Per::Applicant, found(&|grant| grant.submitter_id == applicant));
    }
    let here = |grant: &EarlierGrant| grant.wijk_id == request.wijk_id;
    if let Some(theme) = &request.theme {
        resembling.insert(Per::Activity, found(&|grant| here(grant) && grant.theme == *theme));
    }
    if !request.places.is_empty() {
        let same = |grant: &EarlierGrant| {
            let known: Option<KnownFacts> =
                grant.facts.as_deref().and_then(|facts| serde_json::from_str(facts).ok());
            !places(grant.place_description.as_deref(), known.as_ref()).is_disjoint(&request.places)
        };
        resembling.insert(Per::Address, found(&|grant| here(grant) && same(grant)));
    }
    resembling
}
