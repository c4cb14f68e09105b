use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::access::budget::{Action, Subject, may_see, permits};
use crate::budget::rules::{self, Account, BookingKind};
use crate::budget::store::{self, LedgerRow};
use crate::graphql::{
    BudgetId, CentsValue, CommitmentId, Cursor, FirstEntriesOf, InitiativeById, Kind, NodeId, PageInfo,
    PhotoId, ReversalOf, app, fault, first as at_most, loaders, viewer,
};
use crate::initiatives::schema::{Initiative, Photo};
use crate::initiatives::store::Position;

/// Why money moved.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "BookingKind", remote = "BookingKind")]
pub enum BookingKindEnum {
    /// The stuurgroep approved it.
    Allocate,
    /// A request was granted.
    Commit,
    /// A receipt was paid.
    Pay,
    /// What is left of a grant returned.
    Release,
    /// An earlier booking was undone.
    Reverse,
}

/// Where money of a wijkbudget can be.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Account")]
pub enum BudgetAccount {
    /// Outside.
    Source,
    /// Free to be granted.
    Available,
    /// Promised.
    Committed,
    /// Paid out.
    Paid,
}

/// A booking on a wijkbudget.
pub struct LedgerEntry {
    row: LedgerRow,
    id: ID,
}

impl From<LedgerRow> for LedgerEntry {
    fn from(row: LedgerRow) -> Self {
        Self { id: NodeId::of(Kind::LedgerEntry, row.id), row }
    }
}

impl LedgerEntry {
    /// The booking with this id, when the viewer may see the wijkbudget that it is on.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let row = store::entry(&app(ctx)?.database.read, id).await.map_err(|error| fault(error.into()))?;
        let Some(row) = row else { return Ok(None) };
        let budget = loaders(ctx).await?.load_one(BudgetId(row.wijk_budget_id)).await?;
        let who = viewer(ctx).await?;
        let sees = budget.is_some_and(|budget| may_see(&who, budget.wijk_id));
        Ok(sees.then(|| row.into()))
    }

    async fn is_reversed(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(loaders(ctx).await?.load_one(ReversalOf(self.row.id)).await?.is_some())
    }
}

/// A booking on a wijkbudget: money that moved from one account to another. It is never edited or deleted.
#[Object]
impl LedgerEntry {
    /// Global and opaque.
    pub(crate) async fn id(&self) -> &ID {
        &self.id
    }

    /// Why it moved.
    async fn kind(&self) -> BookingKindEnum {
        store::kind(&self.row).into()
    }

    /// Where it left.
    async fn from(&self) -> BudgetAccount {
        store::movement(&self.row).from.into()
    }

    /// Where it arrived.
    async fn to(&self) -> BudgetAccount {
        store::movement(&self.row).to.into()
    }

    /// How much; always above nought.
    async fn amount(&self) -> CentsValue {
        CentsValue(store::movement(&self.row).amount)
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.row.booked_at
    }

    /// Who booked it, with function.
    async fn booked_by(&self) -> &str {
        &self.row.booked_by_label
    }

    /// Why, in a sentence.
    async fn note(&self) -> &str {
        &self.row.note
    }

    /// For which initiative. Null when it is for none, or for one that the viewer may not see.
    async fn initiative(&self, ctx: &Context<'_>) -> Result<Option<Initiative>> {
        let Some(commitment_id) = self.row.commitment_id else { return Ok(None) };
        let load = loaders(ctx).await?;
        let Some(promise) = load.load_one(CommitmentId(commitment_id)).await? else { return Ok(None) };
        Ok(load.load_one(InitiativeById(promise.initiative_id)).await?.map(Into::into))
    }

    /// A photo of the receipt.
    async fn receipt(&self, ctx: &Context<'_>) -> Result<Option<Photo>> {
        let Some(photo_id) = self.row.receipt_photo_id else { return Ok(None) };
        Ok(loaders(ctx).await?.load_one(PhotoId(photo_id)).await?.map(Into::into))
    }

    /// Which booking it undoes. Null: none.
    async fn reverses(&self) -> Option<ID> {
        self.row.reverses_id.map(|id| NodeId::of(Kind::LedgerEntry, id))
    }

    /// Whether it was undone by another booking.
    async fn reversed(&self, ctx: &Context<'_>) -> Result<bool> {
        self.is_reversed(ctx).await
    }

    /// Whether the viewer may undo it now.
    async fn viewer_may_reverse(&self, ctx: &Context<'_>) -> Result<bool> {
        let budget = loaders(ctx).await?.load_one(BudgetId(self.row.wijk_budget_id)).await?;
        let Some(budget) = budget else { return Ok(false) };
        let subject = Subject { wijk_id: budget.wijk_id, partner_id: Some(budget.partner_id) };
        if permits(&viewer(ctx).await?, &subject, Action::Reverse).is_err() {
            return Ok(false);
        }
        let amount = store::movement(&self.row).amount;
        let (closed, reversed) = (budget.closed_at.is_some(), self.is_reversed(ctx).await?);
        Ok(rules::undoing(store::kind(&self.row), amount, closed, reversed).is_ok())
    }
}

/// A row of a list, with its cursor.
#[derive(SimpleObject)]
pub struct LedgerEntryEdge {
    /// Where the list goes on after this row.
    pub cursor: String,
    /// The row.
    pub node: LedgerEntry,
}

/// A page of the bookings of a wijkbudget.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct LedgerEntryConnection {
    /// Where it ends.
    pub page_info: PageInfo,
    #[graphql(skip)]
    rows: Vec<LedgerRow>,
}

impl LedgerEntryConnection {
    pub(super) async fn load(
        ctx: &Context<'_>,
        wijk_budget_id: Uuid,
        first: i32,
        after: Option<String>,
    ) -> Result<Self> {
        let first = at_most(first);
        // A cursor of another list starts again from the top.
        let after = match after.as_deref().and_then(Cursor::read) {
            Some(Position::Newest(at, id)) => Some((at, id)),
            _ => None,
        };
        let mut rows = match after {
            Some(after) => store::page_after(&app(ctx)?.database.read, wijk_budget_id, after, first)
                .await
                .map_err(|error| fault(error.into()))?,
            None => {
                let key = FirstEntriesOf { wijk_budget_id, first };
                loaders(ctx).await?.load_one(key).await?.unwrap_or_default()
            }
        };
        let has_next_page = rows.len() as u64 > first;
        rows.truncate(usize::try_from(first).unwrap_or(usize::MAX));
        let end_cursor = rows.last().map(cursor);
        Ok(Self { page_info: PageInfo { has_next_page, end_cursor }, rows })
    }
}

fn cursor(row: &LedgerRow) -> String {
    Cursor::write(Position::Newest(row.booked_at, row.id))
}

#[async_graphql::ComplexObject]
impl LedgerEntryConnection {
    /// The rows, each with its cursor.
    async fn edges(&self) -> Vec<LedgerEntryEdge> {
        let edge = |row: &LedgerRow| LedgerEntryEdge { cursor: cursor(row), node: row.clone().into() };
        self.rows.iter().map(edge).collect()
    }

    /// The rows.
    async fn nodes(&self) -> Vec<LedgerEntry> {
        self.rows.iter().cloned().map(Into::into).collect()
    }
}
