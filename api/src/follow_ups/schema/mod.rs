//! Follow-ups as clients see them.

mod list;
mod mutations;
mod object;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use uuid::Uuid;

pub use list::{FollowUpConnection, FollowUpEdge, FollowUpFilter};
pub use mutations::{
    AssignFollowUpInput, DismissFindingInput, FollowUpFindingInput, FollowUpPayload, FollowUpsMutation,
    HandOverInput, HandOverPayload, ProgressFollowUpInput,
};
pub use object::{FollowUp, FollowUpAction, FollowUpKind, FollowUpNote, FollowUpState, FollowUpViewerAction};

use super::store;
use crate::graphql::{Kind, NodeId, SchouwId, app, fault, loaders, viewer};
use crate::wijkschouw::schema::Wijkschouw;

/// A wijkschouw with findings of which nothing came yet.
#[derive(SimpleObject)]
pub struct OpenFindings {
    /// Which wijkschouw.
    pub wijkschouw: Wijkschouw,
    /// How many.
    pub count: i32,
}

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

    /// The wijkschouwen in the wijken of the viewer's wijkteams with findings of which nothing came yet, the newest
    /// first. Empty for others.
    async fn open_findings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in this wijk.")] wijk_id: Option<ID>,
    ) -> Result<Vec<OpenFindings>> {
        let viewer = viewer(ctx).await?;
        let mut wijken: Vec<Uuid> = viewer.actor().map(|actor| actor.wijken().collect()).unwrap_or_default();
        if let Some(id) = wijk_id {
            let asked = NodeId::expect(Kind::Wijk, &id);
            wijken.retain(|wijk| *wijk == asked);
        }
        let found = store::open_findings(&app(ctx)?.database.read, &wijken).await;
        let found = found.map_err(|error| fault(error.into()))?;
        let loaders = loaders(ctx).await?;
        let ids: Vec<SchouwId> = found.iter().map(|(id, _)| SchouwId(*id)).collect();
        let mut rows = loaders.load_many(ids).await?;
        let one = |(id, count): (Uuid, i64)| {
            let wijkschouw = rows.remove(&SchouwId(id))?.into();
            Some(OpenFindings { wijkschouw, count: i32::try_from(count).unwrap_or(i32::MAX) })
        };
        Ok(found.into_iter().filter_map(one).collect())
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
