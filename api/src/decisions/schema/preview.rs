//! "Past je idee?" before it is handed in. Computed, told, and not kept.

use async_graphql::{Context, ID, InputObject, Result};
use chrono::{DateTime, Datelike as _, Utc};
use uuid::Uuid;
use wdw_contract::{Cents, limits};

use super::facts::PlanFactsInput;
use super::mutations::{AskedOfInput, asked};
use super::parts::KaderPreview;
use crate::areas;
use crate::budget::{self, store::BudgetRow};
use crate::decisions::rules::Asked;
use crate::graphql::{CentsValue, Day, Kind, NodeId, app, fault, viewer};
use crate::initiatives::rules::{Money, Place, Plan, Theme};
use crate::initiatives::schema::{BudgetLineInput, ThemeEnum};
use crate::initiatives::store::InitiativeRow;
use crate::kaders::facts::{facts, of_plan};
use crate::kaders::rules::{Applies, Facts, KnownFacts, evaluate};
use crate::kaders::store::{self as kaders, KaderRow, VersionRow};
use crate::platform::clock::local_date;

/// What is known of a plan so far.
#[derive(InputObject)]
pub struct PreviewInput {
    /// In which wijk.
    wijk_id: ID,
    /// What it is about.
    theme: Option<ThemeEnum>,
    /// Where, in words.
    place: Option<String>,
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
    let told = KnownFacts::from(input.facts.unwrap_or_default());
    told.add_to(&mut known);
    // Of a plan on paper is told what comes along; what does not, may still come.
    known.evidence.retain(|_, attached| *attached);
    let alike = kaders::Alike {
        initiative_id: None,
        wijk_id,
        applicant: viewer(ctx).await?.actor().map(|actor| actor.person_id),
        theme: theme.map(|theme| Theme::from(theme).as_str().to_owned()),
        places: kaders::places(input.place.as_deref(), Some(&told)),
        year: today.year(),
        before: None,
    };
    let grants = kaders::earlier_grants(database, std::slice::from_ref(&alike)).await.map_err(broken)?;
    let scene = Scene::load(ctx, wijk_id, now).await?;
    let mut found = Vec::new();
    for (kader, version) in &scene.kaders {
        let part = parts.of(kader.partner_id);
        let counts = kaders::applies(version).to(part.amount > Cents::ZERO, part.hours > 0);
        let mut facts = known.clone();
        facts.available = scene.available(kader.partner_id);
        facts.grants = kaders::resembling(&grants, kader.partner_id, &alike);
        if counts {
            facts.asked = divided.then_some(part.amount);
            facts.hours_asked = divided.then_some(i64::from(part.hours));
            facts.hours_left = (facts.hours_asked == Some(0)).then_some(0);
        } else if !divided && scene.may_count(kader, version) {
            facts = if_it_pays(facts, requested);
        } else {
            continue;
        }
        found.push(told_by(kader, version, &facts, !counts)?);
    }
    Ok(found)
}

/// The kaders of partners that could be asked for money, of an initiative of which nobody is asked yet.
pub(super) async fn if_asked(ctx: &Context<'_>, row: &InitiativeRow) -> Result<Vec<KaderPreview>> {
    let app = app(ctx)?;
    let scene = Scene::load(ctx, row.wijk_id, row.submitted_at).await?;
    let partners: Vec<Uuid> = scene.kaders.iter().map(|(kader, _)| kader.partner_id).collect();
    let today = local_date(app.clock.now());
    let rows = std::slice::from_ref(row);
    let mut known = facts(&app.database.read, rows, &partners, today).await.map_err(fault)?;
    let mut found = Vec::new();
    for (kader, version) in &scene.kaders {
        if scene.may_count(kader, version) && !kaders::applies(version).to(false, false) {
            let facts = known.remove(&(row.id, kader.partner_id)).unwrap_or_default();
            // The next kader of this partner needs them too.
            known.insert((row.id, kader.partner_id), facts.clone());
            let facts = if_it_pays(facts, Cents(row.requested_cents));
            found.push(told_by(kader, version, &facts, true)?);
        }
    }
    Ok(found)
}

/// What holds in a wijk at a moment.
struct Scene {
    kaders: Vec<(KaderRow, VersionRow)>,
    pots: Vec<BudgetRow>,
}

impl Scene {
    async fn load(ctx: &Context<'_>, wijk_id: Uuid, at: DateTime<Utc>) -> Result<Self> {
        let app = app(ctx)?;
        let database = &app.database.read;
        let broken = |error: sea_orm::DbErr| fault(error.into());
        let all = kaders::all(database).await.map_err(broken)?;
        let ids: Vec<Uuid> = all.iter().map(|row| row.id).collect();
        let versions = kaders::versions_of(database, &ids).await.map_err(broken)?;
        let year = local_date(app.clock.now()).year();
        let mut pots = budget::store::budgets(database, wijk_id, year).await.map_err(broken)?;
        pots.retain(|pot| pot.closed_at.is_none());
        let holding = all.into_iter().filter_map(|kader| {
            let version = kaders::version_for(&versions, kader.id, at)?.clone();
            Some((kader, version))
        });
        Ok(Self { kaders: holding.collect(), pots })
    }

    fn available(&self, partner_id: Uuid) -> Option<Cents> {
        let pot = self.pots.iter().find(|pot| pot.partner_id == partner_id);
        pot.map(|pot| Cents(pot.available_cents))
    }

    /// Whether a kader counts once its partner is asked for money, and whether that partner gives money at all: it has a
    /// pot here, or a kader about money.
    fn may_count(&self, kader: &KaderRow, version: &VersionRow) -> bool {
        let own = |partner_id: Uuid| partner_id == kader.partner_id;
        let about_money = |version: &VersionRow| kaders::applies(version) == Applies::Money;
        kaders::applies(version).to(true, false)
            && (self.pots.iter().any(|pot| own(pot.partner_id))
                || self.kaders.iter().any(|(kader, version)| own(kader.partner_id) && about_money(version)))
    }
}

/// What would be known if one partner paid all of it and did nothing else.
fn if_it_pays(facts: Facts, requested: Cents) -> Facts {
    Facts { asked: Some(requested), hours_asked: Some(0), hours_left: Some(0), ..facts }
}

fn told_by(kader: &KaderRow, version: &VersionRow, facts: &Facts, if_asked: bool) -> Result<KaderPreview> {
    let verdict = evaluate(&kaders::condition(version).map_err(fault)?, facts);
    Ok(KaderPreview {
        outcome: verdict.outcome.into(),
        reasons: verdict.reasons.iter().map(Into::into).collect(),
        version: version.clone().into(),
        kader: kader.clone().into(),
        if_asked,
    })
}
