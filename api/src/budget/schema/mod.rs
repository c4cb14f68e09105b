//! The wijkbudget as clients see it.

mod entry;
mod mutations;
mod object;
mod proposal;

use async_graphql::{Context, ID, Object, Result};
use chrono::Datelike as _;
use uuid::Uuid;

pub use entry::{BookingKindEnum, BudgetAccount, LedgerEntry, LedgerEntryConnection, LedgerEntryEdge};
pub use mutations::{
    BudgetMutation, BudgetProposalPayload, BudgetYearPayload, CloseBudgetYearInput, LedgerEntryPayload,
    ProposeBudgetInput, ReverseEntryInput, SettleBudgetProposalInput,
};
pub use object::{BudgetClosing, BudgetOverview, Commitment, WijkBudget};
pub use proposal::{BudgetProposal, ProposalStateEnum};

use super::actions;
use super::store::{self, BudgetRow, ProposalFilter};
use crate::access::Viewer;
use crate::access::budget::{Action, Subject, may_see, may_see_all, permits};
use crate::areas;
use crate::areas::schema::{Partner, Wijk};
use crate::graphql::{Kind, NodeId, PartnerId, WijkId, app, fault, loaders, viewer};
use crate::platform::Fault;
use crate::platform::clock::local_date;

/// Queries about the wijkbudget.
#[derive(Default)]
pub struct BudgetQuery;

#[Object]
impl BudgetQuery {
    /// The money of a wijk in a year, of each partner that gave some. Null for who may not see it: members of the
    /// wijkteam on behalf of a partner, managers and the stuurgroep may.
    #[graphql(complexity = "4 * child_complexity")]
    async fn wijk_budgets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of which wijk.")] wijk_id: ID,
        #[graphql(desc = "In which year.")] year: i32,
    ) -> Result<Option<Vec<WijkBudget>>> {
        let wijk_id = NodeId::expect(Kind::Wijk, &wijk_id);
        if !may_see(&viewer(ctx).await?, wijk_id) {
            return Ok(None);
        }
        let rows = store::budgets(&app(ctx)?.database.read, wijk_id, year).await;
        Ok(Some(by_partner(ctx, rows.map_err(|error| fault(error.into()))?).await?))
    }

    /// The money of all wijken in a year. Null for who is not a manager or in the stuurgroep.
    #[graphql(complexity = "40 * child_complexity")]
    async fn budget_overview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In which year.")] year: i32,
    ) -> Result<Option<BudgetOverview>> {
        if !may_see_all(&viewer(ctx).await?) {
            return Ok(None);
        }
        let rows = store::budgets_in(&app(ctx)?.database.read, year).await;
        Ok(Some(BudgetOverview::of(year, rows.map_err(|error| fault(error.into()))?)))
    }

    /// What the stuurgroep was asked, the newest year first. Null for who may not see it.
    #[graphql(complexity = "20 * child_complexity")]
    async fn budget_proposals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For this year.")] year: Option<i32>,
        #[graphql(desc = "For this wijk.")] wijk_id: Option<ID>,
        #[graphql(desc = "Standing there.")] state: Option<ProposalStateEnum>,
    ) -> Result<Option<Vec<BudgetProposal>>> {
        let who = viewer(ctx).await?;
        let wijk_id = wijk_id.as_ref().map(|id| NodeId::expect(Kind::Wijk, id));
        let sees = match wijk_id {
            Some(wijk_id) => may_see(&who, wijk_id),
            None => sees_any(&who),
        };
        if !sees {
            return Ok(None);
        }
        let filter = ProposalFilter { year, wijk_id, state: state.map(Into::into) };
        let rows = store::proposals(&app(ctx)?.database.read, &who, &filter).await;
        Ok(Some(rows.map_err(|error| fault(error.into()))?.into_iter().map(Into::into).collect()))
    }

    /// The years for which there is money or was asked for money, newest first, with this year. Empty for who may not
    /// see a wijkbudget.
    async fn budget_years(&self, ctx: &Context<'_>) -> Result<Vec<i32>> {
        let who = viewer(ctx).await?;
        if !sees_any(&who) {
            return Ok(Vec::new());
        }
        let app = app(ctx)?;
        let mut years = store::years(&app.database.read, &who).await.map_err(|error| fault(error.into()))?;
        let this_year = local_date(app.clock.now()).year();
        if !years.contains(&this_year) {
            years.push(this_year);
            years.sort_unstable_by(|a, b| b.cmp(a));
        }
        Ok(years)
    }

    /// What closing a year would meet now. Null for who may not see the wijkbudget.
    async fn budget_closing(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of which wijk.")] wijk_id: ID,
        #[graphql(desc = "Which year.")] year: i32,
    ) -> Result<Option<BudgetClosing>> {
        let app = app(ctx)?;
        let this_year = local_date(app.clock.now()).year();
        let asked = (NodeId::expect(Kind::Wijk, &wijk_id), year, this_year);
        let found = actions::closing(&app.database.read, &viewer(ctx).await?, asked).await;
        Ok(found.map_err(|error| fault(error.into()))?.map(Into::into))
    }
}

fn sees_any(viewer: &Viewer) -> bool {
    may_see_all(viewer)
        || viewer.actor().is_some_and(|actor| actor.functions.iter().any(|held| held.partner_id.is_some()))
}

/// Budgets in the order of their partners' names.
async fn by_partner(ctx: &Context<'_>, rows: Vec<BudgetRow>) -> Result<Vec<WijkBudget>> {
    let ids = rows.iter().map(|row| PartnerId(row.partner_id));
    let partners = loaders(ctx).await?.load_many(ids).await?;
    let name = |row: &BudgetRow| partners.get(&PartnerId(row.partner_id)).map(|partner| partner.name.clone());
    let mut rows = rows;
    rows.sort_by_key(name);
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The partners that the viewer may ask for money for a wijk.
pub(crate) async fn may_propose_for(ctx: &Context<'_>, wijk_id: Uuid) -> Result<Vec<Partner>> {
    let who = viewer(ctx).await?;
    if !may_see(&who, wijk_id) {
        return Ok(Vec::new());
    }
    let rows = areas::store::partners(&app(ctx)?.database.read).await;
    let asks = |partner_id| {
        let subject = Subject { wijk_id, partner_id: Some(partner_id) };
        permits(&who, &subject, Action::Propose).is_ok()
    };
    let rows = rows.map_err(|error| fault(error.into()))?.into_iter().filter(|row| asks(row.id));
    Ok(rows.map(Into::into).collect())
}

/// The wijk of a row; there always is one.
async fn wijk_of(ctx: &Context<'_>, id: Uuid) -> Result<Wijk> {
    let row = loaders(ctx).await?.load_one(WijkId(id)).await?;
    row.map(Into::into).ok_or_else(|| fault(Fault::Other("the wijk of a budget is gone".into())))
}

/// The partner of a row; there always is one.
async fn partner_of(ctx: &Context<'_>, id: Uuid) -> Result<Partner> {
    let row = loaders(ctx).await?.load_one(PartnerId(id)).await?;
    row.map(Into::into).ok_or_else(|| fault(Fault::Other("the partner of a budget is gone".into())))
}
