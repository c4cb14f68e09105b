//! Checklists as clients see them.

mod mutations;
mod object;

use async_graphql::{Context, Object, Result};

pub use mutations::{
    ChecklistPayload, ChecklistsMutation, CreateChecklistInput, DiscardChecklistDraftInput,
    DraftChecklistInput, ImportChecklistInput, PublishChecklistInput, SaveChecklistInput,
};
pub use object::{Checklist, ChecklistState, ChecklistVersion, DocumentValue};

use super::store;
use crate::graphql::{app, fault, viewer};

/// Queries about checklists.
#[derive(Default)]
pub struct ChecklistsQuery;

#[Object]
impl ChecklistsQuery {
    /// All checklists that the viewer may read, oldest first.
    #[graphql(complexity = "10 * child_complexity")]
    async fn checklists(&self, ctx: &Context<'_>) -> Result<Vec<Checklist>> {
        let viewer = viewer(ctx).await?;
        let rows =
            store::all(&app(ctx)?.database.read, &viewer).await.map_err(|error| fault(error.into()))?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// One checklist. Null when there is none that the viewer may read.
    async fn checklist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its name in an address.")] slug: String,
    ) -> Result<Option<Checklist>> {
        if slug.contains('\0') {
            return Ok(None);
        }
        let viewer = viewer(ctx).await?;
        let row = store::by_slug(&app(ctx)?.database.read, &viewer, &slug)
            .await
            .map_err(|error| fault(error.into()))?;
        Ok(row.map(Into::into))
    }
}
