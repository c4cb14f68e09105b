use async_graphql::{ComplexObject, Context, ID, InputObject, Result, SimpleObject};

use super::enums::WijkschouwState;
use super::object::Wijkschouw;
use crate::graphql::{Cursor, Kind, NodeId, PageInfo, app, fault, first as at_most, viewer};
use crate::initiatives::store::Position;
use crate::wijkschouw::store::{self, Filter, SchouwRow};

/// Which wijkschouwen; what is left out does not narrow the list.
#[derive(InputObject, Clone, Debug, Default)]
pub struct WijkschouwFilter {
    /// In this wijk.
    pub wijk_id: Option<ID>,
    /// In one of these states.
    pub states: Option<Vec<WijkschouwState>>,
    /// Only those that the viewer takes part in or is asked for.
    pub mine: Option<bool>,
}

/// A row of a list, with its cursor.
#[derive(SimpleObject)]
pub struct WijkschouwEdge {
    /// Where the list goes on after this row.
    pub cursor: String,
    /// The row.
    pub node: Wijkschouw,
}

/// A page of a list of wijkschouwen.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct WijkschouwConnection {
    /// Where it ends.
    pub page_info: PageInfo,
    #[graphql(skip)]
    rows: Vec<SchouwRow>,
    #[graphql(skip)]
    filter: Option<Filter>,
}

impl WijkschouwConnection {
    /// Loads one page.
    pub(crate) async fn load(
        ctx: &Context<'_>,
        asked: WijkschouwFilter,
        first: i32,
        after: Option<String>,
    ) -> Result<Self> {
        let viewer = viewer(ctx).await?;
        let first = at_most(first);
        let mut filter = Some(Filter {
            wijk_id: asked.wijk_id.as_ref().map(|id| NodeId::expect(Kind::Wijk, id)),
            states: asked.states.map(|states| states.into_iter().map(Into::into).collect()),
            of_person: None,
        });
        if asked.mine == Some(true) {
            filter = filter
                .zip(viewer.person_id())
                .map(|(filter, person)| Filter { of_person: Some(person), ..filter });
        }
        let mut rows = Vec::new();
        if let Some(filter) = &filter {
            // A cursor of another list starts again from the top.
            let after = match after.as_deref().and_then(Cursor::read) {
                Some(Position::Newest(at, id)) => Some((at, id)),
                _ => None,
            };
            rows = store::page(&app(ctx)?.database.read, &viewer, filter, after, first)
                .await
                .map_err(|error| fault(error.into()))?;
        }
        let has_next_page = rows.len() as u64 > first;
        rows.truncate(usize::try_from(first).unwrap_or(usize::MAX));
        let end_cursor = rows.last().map(cursor);
        Ok(Self { page_info: PageInfo { has_next_page, end_cursor }, rows, filter })
    }
}

fn cursor(row: &SchouwRow) -> String {
    Cursor::write(Position::Newest(row.starts_at, row.id))
}

#[ComplexObject]
impl WijkschouwConnection {
    /// The rows, each with its cursor.
    async fn edges(&self) -> Vec<WijkschouwEdge> {
        let edge = |row: &SchouwRow| WijkschouwEdge { cursor: cursor(row), node: row.clone().into() };
        self.rows.iter().map(edge).collect()
    }

    /// The rows.
    async fn nodes(&self) -> Vec<Wijkschouw> {
        self.rows.iter().cloned().map(Into::into).collect()
    }

    /// How many there are in all. Counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let Some(filter) = &self.filter else { return Ok(0) };
        let viewer = viewer(ctx).await?;
        let count = store::count(&app(ctx)?.database.read, &viewer, filter)
            .await
            .map_err(|error| fault(error.into()))?;
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}
