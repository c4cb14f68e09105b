use async_graphql::{ComplexObject, Context, ID, InputObject, Result, SimpleObject};

use super::object::{FollowUp, FollowUpKind};
use crate::follow_ups::store::{self, Filter, FollowUpRow};
use crate::graphql::{Cursor, Kind, NodeId, PageInfo, app, fault, first as at_most, viewer};
use crate::initiatives::store::Position;

/// Which follow-ups; what is left out does not narrow the list.
#[derive(InputObject, Clone, Debug, Default)]
pub struct FollowUpFilter {
    /// In this wijk.
    pub wijk_id: Option<ID>,
    /// Only those that the viewer has.
    pub mine: Option<bool>,
    /// Only those that this member of the wijkteam has.
    pub owner_membership_id: Option<ID>,
    /// Of one of these kinds.
    pub kinds: Option<Vec<FollowUpKind>>,
    /// True: only what still has to be done; false: only what has not.
    pub open: Option<bool>,
}

/// A row of a list, with its cursor.
#[derive(SimpleObject)]
pub struct FollowUpEdge {
    /// Where the list goes on after this row.
    pub cursor: String,
    /// The row.
    pub node: FollowUp,
}

/// A page of a list of follow-ups.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct FollowUpConnection {
    /// Where it ends.
    pub page_info: PageInfo,
    #[graphql(skip)]
    rows: Vec<FollowUpRow>,
    #[graphql(skip)]
    filter: Filter,
}

impl FollowUpConnection {
    /// Loads one page.
    pub(crate) async fn load(
        ctx: &Context<'_>,
        asked: FollowUpFilter,
        first: i32,
        after: Option<String>,
    ) -> Result<Self> {
        let viewer = viewer(ctx).await?;
        let first = at_most(first);
        let functions = viewer.actor().map(|actor| actor.functions.as_slice()).unwrap_or_default();
        let mine = || functions.iter().map(|held| held.membership_id).collect();
        let filter = Filter {
            wijk_id: asked.wijk_id.as_ref().map(|id| NodeId::expect(Kind::Wijk, id)),
            owner_ids: match &asked.owner_membership_id {
                Some(id) => Some(vec![NodeId::expect(Kind::Membership, id)]),
                None => (asked.mine == Some(true)).then(mine),
            },
            kinds: asked.kinds.map(|kinds| kinds.into_iter().map(Into::into).collect()),
            open: asked.open,
        };
        // A cursor of another list starts again from the top.
        let after = match after.as_deref().and_then(Cursor::read) {
            Some(Position::SoonestDue(on, id)) => Some((on, id)),
            _ => None,
        };
        let mut rows = Vec::new();
        if !functions.is_empty() {
            rows = store::page(&app(ctx)?.database.read, &viewer, &filter, after, first)
                .await
                .map_err(|error| fault(error.into()))?;
        }
        let has_next_page = rows.len() as u64 > first;
        rows.truncate(usize::try_from(first).unwrap_or(usize::MAX));
        let end_cursor = rows.last().map(cursor);
        Ok(Self { page_info: PageInfo { has_next_page, end_cursor }, rows, filter })
    }
}

fn cursor(row: &FollowUpRow) -> String {
    Cursor::write(Position::SoonestDue(store::sort_day(row), row.id))
}

#[ComplexObject]
impl FollowUpConnection {
    /// The rows, each with its cursor.
    async fn edges(&self) -> Vec<FollowUpEdge> {
        let edge = |row: &FollowUpRow| FollowUpEdge { cursor: cursor(row), node: row.clone().into() };
        self.rows.iter().map(edge).collect()
    }

    /// The rows.
    async fn nodes(&self) -> Vec<FollowUp> {
        self.rows.iter().cloned().map(Into::into).collect()
    }

    /// How many there are in all. Counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let viewer = viewer(ctx).await?;
        let count = store::count(&app(ctx)?.database.read, &viewer, &self.filter)
            .await
            .map_err(|error| fault(error.into()))?;
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}
