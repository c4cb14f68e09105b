//! Follow-ups as clients see them.

mod list;
mod mutations;
mod object;

use async_graphql::{Context, Object, Result};

pub use list::{FollowUpConnection, FollowUpEdge, FollowUpFilter};
pub use mutations::{
    AssignFollowUpInput, DismissFindingInput, FollowUpFindingInput, FollowUpPayload, FollowUpsMutation,
    HandOverInput, HandOverPayload, ProgressFollowUpInput,
};
pub use object::{FollowUp, FollowUpAction, FollowUpKind, FollowUpNote, FollowUpState, FollowUpViewerAction};

use super::store;
use crate::graphql::{app, fault, viewer};

/// Queries about follow-ups.
#[derive(Default)]
pub struct FollowUpsQuery;

#[Object]
impl FollowUpsQuery {
    /// What became of findings in the wijken of the viewer's wijkteams: overdue and soonest due first, what has no
    /// day last. Empty for others.
    #[graphql(complexity = "usize::try_from(first.clamp(1, 50)).unwrap_or(1) * child_complexity")]
    async fn follow_ups(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<FollowUpFilter>,
        #[graphql(desc = "How many; at most 50.", default = 20)] first: i32,
        #[graphql(desc = "From where: the cursor that the list goes on after.")] after: Option<String>,
    ) -> Result<FollowUpConnection> {
        FollowUpConnection::load(ctx, filter.unwrap_or_default(), first, after).await
    }

    /// One follow-up. Null when there is none in a wijk of the viewer's wijkteams.
    async fn follow_up(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its reference, such as A-7KQ2M9.")] reference: String,
    ) -> Result<Option<FollowUp>> {
        if reference.contains('\0') {
            return Ok(None);
        }
        let viewer = viewer(ctx).await?;
        let database = &app(ctx)?.database.read;
        let found = store::find_by_reference(database, &viewer, &reference.trim().to_uppercase()).await;
        Ok(found.map_err(|error| fault(error.into()))?.map(Into::into))
    }
}
