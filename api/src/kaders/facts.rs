//! What is known of requests, gathered for the kadertoets: of stored ones in a number of statements that does not depend
//! on how many there are, and of a plan that was not handed in yet.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike as _, NaiveDate};
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_contract::kader::{Evidence, Feature};

use super::rules::{Facts, KnownFacts};
use super::store::{self as kaders, Alike};
use crate::areas::{self, store::WijkRow};
use crate::budget;
use crate::decisions::store::{self as decisions, asked_part};
use crate::initiatives::rules::{CostKind, Plan, Purpose};
use crate::initiatives::store::{self as initiatives, InitiativeRow};
use crate::platform::Fault;
use crate::platform::clock::local_date;

/// What is known of these initiatives, for each of these partners: by initiative and partner. What is in the pot is of the
/// year of `today`: that is where a grant would be booked, also when it was asked in another year.
///
/// # Errors
/// When the database fails, or holds facts that were never written.
pub async fn facts(
    db: &impl ConnectionTrait,
    rows: &[InitiativeRow],
    partners: &[Uuid],
    today: NaiveDate,
) -> Result<HashMap<(Uuid, Uuid), Facts>, Fault> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let wijken: Vec<Uuid> = unique(rows.iter().map(|row| row.wijk_id));
    let lines = initiatives::budget_lines_of(db, &ids).await?;
    let asked = decisions::asked_of(db, &ids).await?;
    let areas = areas::store::wijken_by_id(db, &wijken).await?;
    let buurten =
        areas::store::buurten_by_id(db, &unique(rows.iter().filter_map(|row| row.buurt_id))).await?;
    let pots = budget::store::budgets_of_wijken(db, &wijken, today.year()).await?;
    let photos = initiatives::photos_of(db, &ids).await?;
    let told: HashMap<Uuid, KnownFacts> = rows
        .iter()
        .filter_map(|row| Some((row.id, serde_json::from_str(row.facts.as_deref()?))))
        .map(|(id, told)| Ok((id, told?)))
        .collect::<Result<_, serde_json::Error>>()?;
    let requests = requests(db, rows, &told).await?;
    let grants = kaders::earlier_grants(db, &requests).await?;

    let mut found = HashMap::new();
    for (row, request) in rows.iter().zip(&requests) {
        let own: Vec<_> = lines.iter().filter(|line| line.initiative_id == row.id).cloned().collect();
        let plan = initiatives::plan(row, &own);
        let submitted = local_date(row.submitted_at);
        let mut known = of_plan(&plan, submitted, areas.iter().find(|wijk| wijk.id == row.wijk_id));
        known.supporters = Some(row.support_count.max(plan.supporter_estimate.unwrap_or_default().into()));
        if let Some(buurt) = buurten.iter().find(|buurt| Some(buurt.id) == row.buurt_id) {
            known.features.insert(Feature::Buurt, BTreeSet::from([buurt.name.clone()]));
        }
        if let Some(told) = told.get(&row.id) {
            told.add_to(&mut known);
        }
        let mut own = photos.iter().filter(|photo| photo.initiative_id == Some(row.id));
        if own.any(|photo| initiatives::is_for(photo, Purpose::Plan)) {
            known.evidence.insert(Evidence::Photos, true);
        } else {
            known.evidence.entry(Evidence::Photos).or_insert(false);
        }
        let parts: Vec<_> =
            asked.iter().filter(|part| part.initiative_id == row.id).map(asked_part).collect();
        for partner_id in partners {
            let mut facts = known.clone();
            let part = parts.iter().find(|part| part.partner_id == *partner_id);
            // As long as it is not divided, it is not known what is asked of whom.
            let divided = !parts.is_empty() || row.requested_cents == 0;
            facts.asked = divided.then(|| part.map_or(Cents::ZERO, |part| part.amount));
            facts.hours_asked = divided.then(|| part.map_or(0, |part| i64::from(part.hours)));
            // Whoever asks no hours asks no more than there are.
            facts.hours_left = (facts.hours_asked == Some(0)).then_some(0);
            facts.available = pots
                .iter()
                .find(|pot| pot.wijk_id == row.wijk_id && pot.partner_id == *partner_id)
                .filter(|pot| pot.closed_at.is_none())
                .map(|pot| Cents(pot.available_cents));
            facts.grants = kaders::resembling(&grants, *partner_id, request);
            found.insert((row.id, *partner_id), facts);
        }
    }
    Ok(found)
}

/// What to compare earlier grants with. What was decided is compared with what was granted before that.
async fn requests(
    db: &impl ConnectionTrait,
    rows: &[InitiativeRow],
    told: &HashMap<Uuid, KnownFacts>,
) -> Result<Vec<Alike>, Fault> {
    let decided: Vec<Uuid> =
        rows.iter().filter(|row| !initiatives::state(row).is_open()).map(|row| row.id).collect();
    let decisions =
        if decided.is_empty() { Vec::new() } else { decisions::decisions_of(db, &decided).await? };
    Ok(rows
        .iter()
        .map(|row| Alike {
            initiative_id: Some(row.id),
            wijk_id: row.wijk_id,
            applicant: Some(row.submitter_id).filter(|id| *id != initiatives::NOBODY),
            theme: Some(row.theme.clone()),
            places: kaders::places(row.place_description.as_deref(), told.get(&row.id)),
            year: local_date(row.submitted_at).year(),
            before: decisions
                .iter()
                .find(|decision| decision.initiative_id == row.id)
                .map(|decision| decision.closed_at),
        })
        .collect())
}

/// What a plan itself tells.
#[must_use]
pub fn of_plan(plan: &Plan, submitted: NaiveDate, wijk: Option<&WijkRow>) -> Facts {
    let mut facts = Facts {
        asked_in_all: Some(plan.money.requested()),
        costs: Some(plan.money.costs.iter().map(|cost| (kind(cost.kind), cost.amount)).collect()),
        own_contribution: Some(plan.money.own),
        other_funding: Some(plan.money.other),
        supporters: plan.supporter_estimate.map(i64::from),
        submitted: Some(submitted),
        starts: plan.starts_on,
        ends: plan.ends_on.or(plan.starts_on),
        ..Facts::default()
    };
    facts.features.insert(Feature::Theme, BTreeSet::from([plan.theme.as_str().to_owned()]));
    if let Some(wijk) = wijk {
        facts.features.insert(Feature::Wijk, BTreeSet::from([wijk.slug.clone()]));
    }
    facts
}

fn kind(kind: CostKind) -> String {
    kind.as_str().to_owned()
}

fn unique<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    values.collect::<BTreeSet<T>>().into_iter().collect()
}
