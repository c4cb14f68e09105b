use async_graphql::{ComplexObject, Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::entry::LedgerEntryConnection;
use super::{partner_of, wijk_of};
use crate::access::budget::may_see;
use crate::areas::schema::{Partner, Wijk};
use crate::budget::actions::Closing;
use crate::budget::rules;
use crate::budget::store::{self, BudgetRow, CommitmentRow};
use crate::graphql::{
    BudgetId, CentsValue, CommitmentsOfBudget, InitiativeById, Kind, NodeId, loaders, viewer,
};
use crate::initiatives::schema::Initiative;

/// The money of one wijk, in one year, of one partner.
pub struct WijkBudget {
    row: BudgetRow,
    id: ID,
}

impl From<BudgetRow> for WijkBudget {
    fn from(row: BudgetRow) -> Self {
        Self { id: NodeId::of(Kind::WijkBudget, row.id), row }
    }
}

impl WijkBudget {
    /// The budget with this id, when the viewer may see it.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let row = loaders(ctx).await?.load_one(BudgetId(id)).await?;
        let who = viewer(ctx).await?;
        Ok(row.filter(|row| may_see(&who, row.wijk_id)).map(Into::into))
    }
}

/// The money of one wijk, in one year, of one partner: what its bookings come to.
#[Object]
impl WijkBudget {
    /// Global and opaque.
    pub(crate) async fn id(&self) -> &ID {
        &self.id
    }

    /// Of which wijk.
    async fn wijk(&self, ctx: &Context<'_>) -> Result<Wijk> {
        wijk_of(ctx, self.row.wijk_id).await
    }

    /// In which year.
    async fn year(&self) -> i32 {
        self.row.year
    }

    /// Who gives it.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Partner> {
        partner_of(ctx, self.row.partner_id).await
    }

    /// What came in: the sum of what is available, promised and paid.
    async fn allocated(&self) -> CentsValue {
        CentsValue(store::balance(&self.row).allocated())
    }

    /// What can be granted.
    async fn available(&self) -> CentsValue {
        CentsValue(store::balance(&self.row).available)
    }

    /// What is promised and not paid.
    async fn committed(&self) -> CentsValue {
        CentsValue(store::balance(&self.row).committed)
    }

    /// What was paid.
    async fn paid(&self) -> CentsValue {
        CentsValue(store::balance(&self.row).paid)
    }

    /// Since when nothing is booked any more. Null: the year is open.
    async fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.row.closed_at
    }

    /// Every booking, newest first.
    #[graphql(complexity = "usize::try_from(first.clamp(1, 50)).unwrap_or(1) * child_complexity")]
    async fn entries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many; at most 50.", default = 20)] first: i32,
        #[graphql(desc = "From where: the cursor that the list goes on after.")] after: Option<String>,
    ) -> Result<LedgerEntryConnection> {
        LedgerEntryConnection::load(ctx, self.row.id, first, after).await
    }

    /// What was promised out of it, newest first.
    #[graphql(complexity = "10 * child_complexity")]
    async fn commitments(&self, ctx: &Context<'_>) -> Result<Vec<Commitment>> {
        let rows = loaders(ctx).await?.load_one(CommitmentsOfBudget(self.row.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }
}

/// What a decision promised to an initiative, and what became of it.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Commitment {
    /// What was promised.
    pub granted: CentsValue,
    /// What was paid of it.
    pub paid: CentsValue,
    /// What went back to the wijkbudget.
    pub released: CentsValue,
    /// What is still promised.
    pub open: CentsValue,
    #[graphql(skip)]
    initiative_id: Uuid,
}

impl From<CommitmentRow> for Commitment {
    fn from(row: CommitmentRow) -> Self {
        let rules::Commitment { granted, paid, released } = store::commitment(&row);
        let open = store::commitment(&row).open();
        Self {
            granted: CentsValue(granted),
            paid: CentsValue(paid),
            released: CentsValue(released),
            open: CentsValue(open),
            initiative_id: row.initiative_id,
        }
    }
}

#[ComplexObject]
impl Commitment {
    /// To whom. Null when the viewer may not see it, for example while its text is hidden.
    async fn initiative(&self, ctx: &Context<'_>) -> Result<Option<Initiative>> {
        Ok(loaders(ctx).await?.load_one(InitiativeById(self.initiative_id)).await?.map(Into::into))
    }
}

/// The money of all wijken in a year.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct BudgetOverview {
    /// In which year.
    pub year: i32,
    /// What came in.
    pub allocated: CentsValue,
    /// What can be granted.
    pub available: CentsValue,
    /// What is promised and not paid.
    pub committed: CentsValue,
    /// What was paid.
    pub paid: CentsValue,
    #[graphql(skip)]
    budgets: Vec<BudgetRow>,
}

impl BudgetOverview {
    pub(super) fn of(year: i32, budgets: Vec<BudgetRow>) -> Self {
        let sum = |part: fn(&rules::Balance) -> wdw_contract::Cents| {
            CentsValue(budgets.iter().map(|row| part(&store::balance(row))).sum())
        };
        Self {
            year,
            allocated: sum(rules::Balance::allocated),
            available: sum(|balance| balance.available),
            committed: sum(|balance| balance.committed),
            paid: sum(|balance| balance.paid),
            budgets,
        }
    }
}

#[ComplexObject]
impl BudgetOverview {
    /// One for each wijk and partner.
    async fn rows(&self) -> Vec<WijkBudget> {
        self.budgets.iter().cloned().map(Into::into).collect()
    }
}

/// What closing a year would meet now.
#[derive(SimpleObject)]
pub struct BudgetClosing {
    /// What is still promised, over all partners.
    pub open: CentsValue,
    /// Whether the viewer can close it now, without taking anything along.
    pub allowed: bool,
    /// Why not, as a Dutch sentence.
    pub reason: Option<String>,
    /// Whether the viewer can close it now, and take along what is promised.
    pub carry_over_allowed: bool,
    /// Why not, as a Dutch sentence.
    pub carry_over_reason: Option<String>,
}

impl From<Closing> for BudgetClosing {
    fn from(closing: Closing) -> Self {
        Self {
            open: CentsValue(closing.open),
            allowed: closing.refused.is_none(),
            reason: closing.refused.map(|refusal| refusal.message),
            carry_over_allowed: closing.carry_refused.is_none(),
            carry_over_reason: closing.carry_refused.map(|refusal| refusal.message),
        }
    }
}
