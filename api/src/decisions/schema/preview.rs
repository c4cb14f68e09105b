//! "Past je idee?" before it is handed in. Computed, told, and not kept.

use async_graphql::{Context, ID, InputObject, Result};
use chrono::Datelike as _;
use uuid::Uuid;
use wdw_contract::{Cents, limits};

use super::facts::PlanFactsInput;
use super::mutations::{AskedOfInput, asked};
use super::parts::KaderPreview;
use crate::areas;
use crate::budget;
use crate::decisions::rules::Asked;
use crate::graphql::{CentsValue, Day, Kind, NodeId, app, fault};
use crate::initiatives::rules::{Money, Place, Plan, Theme};
use crate::initiatives::schema::{BudgetLineInput, ThemeEnum};
use crate::kaders::facts::of_plan;
use crate::kaders::rules::{KnownFacts, evaluate};
use crate::kaders::store as kaders;
use crate::platform::clock::local_date;

/// What is known of a plan so far.
#[derive(InputObject)]
pub struct PreviewInput {
    /// In which wijk.
    wijk_id: ID,
    /// What it is about.
    theme: Option<ThemeEnum>,
    /// The costs.
    budget_lines: Vec<BudgetLineInput>,
    /// What the submitters put in.
    own_contribution: Option<CentsValue>,
    /// What comes from elsewhere.
    other_funding: Option<CentsValue>,
    /// First day.
    starts_on: Option<Day>,
    /// Last day.
    ends_on: Option<Day>,
    /// How many people support it.
    supporter_estimate: Option<i32>,
    /// Of whom what is asked. Null or empty: the wijkteam chooses.
    asked_of: Option<Vec<AskedOfInput>>,
    /// What else is known.
    facts: Option<PlanFactsInput>,
}

pub(super) async fn checks(ctx: &Context<'_>, input: PreviewInput) -> Result<Vec<KaderPreview>> {
    let app = app(ctx)?;
    let database = &app.database.read;
    let broken = |error: sea_orm::DbErr| fault(error.into());
    let now = app.clock.now();
    let today = local_date(now);
    let wijk_id = NodeId::expect(Kind::Wijk, &input.wijk_id);
    let wijk = areas::store::wijk(database, wijk_id).await.map_err(broken)?;
    let theme = input.theme;
    let plan = Plan {
        title: String::new(),
        plan: String::new(),
        theme: theme.map_or(Theme::Other, Into::into),
        place: Place::default(),
        participants: None,
        benefit: None,
        starts_on: input.starts_on.map(|day| day.0),
        ends_on: input.ends_on.map(|day| day.0),
        supporter_estimate: input.supporter_estimate,
        money: Money {
            costs: input.budget_lines.into_iter().take(limits::COSTS).map(Into::into).collect(),
            own: input.own_contribution.map_or(Cents::ZERO, |amount| amount.0),
            other: input.other_funding.map_or(Cents::ZERO, |amount| amount.0),
            other_source: None,
        },
    };
    let requested = plan.money.requested();
    let parts = Asked::kept(asked(input.asked_of.unwrap_or_default()));
    let divided = !parts.parts().is_empty() || requested == Cents::ZERO;
    let mut known = of_plan(&plan, today, wijk.as_ref());
    if theme.is_none() {
        known.features.remove(&wdw_contract::kader::Feature::Theme);
    }
    KnownFacts::from(input.facts.unwrap_or_default()).add_to(&mut known);

    let all = kaders::all(database).await.map_err(broken)?;
    let ids: Vec<Uuid> = all.iter().map(|row| row.id).collect();
    let versions = kaders::versions_of(database, &ids).await.map_err(broken)?;
    let pots = budget::store::budgets(database, wijk_id, today.year()).await.map_err(broken)?;
    let mut found = Vec::new();
    for kader in all {
        let part = parts.of(kader.partner_id);
        let Some(version) = kaders::version_for(&versions, kader.id, now) else { continue };
        if !kaders::applies(version).to(part.amount > Cents::ZERO, part.hours > 0) {
            continue;
        }
        let mut facts = known.clone();
        facts.asked = divided.then_some(part.amount);
        facts.hours_asked = divided.then_some(i64::from(part.hours));
        facts.hours_left = (facts.hours_asked == Some(0)).then_some(0);
        let pot = pots.iter().find(|pot| pot.partner_id == kader.partner_id);
        facts.available = pot.map(|pot| Cents(pot.available_cents));
        let condition = kaders::condition(version).map_err(fault)?;
        let verdict = evaluate(&condition, &facts);
        found.push(KaderPreview {
            outcome: verdict.outcome.into(),
            reasons: verdict.reasons.iter().map(Into::into).collect(),
            version: version.clone().into(),
            kader: kader.into(),
        });
    }
    Ok(found)
}
