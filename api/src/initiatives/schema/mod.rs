//! Initiatives as clients see them.

mod enums;
mod list;
mod mutations;
mod object;
mod parts;

use async_graphql::{Context, ID, Object, Result};

pub use enums::{
    CostKindEnum, InitiativeAction, InitiativeSort, InitiativeState, MessageSide, ThemeEnum, TimelineKind,
    WorklistBucket,
};
pub use list::{InitiativeConnection, InitiativeEdge, InitiativeFilter, WorklistCounts};
pub(crate) use mutations::answer;
pub use mutations::{
    AskCompletionInput, AssignInitiativeInput, BudgetLineInput, CompleteInitiativeInput, ExtendTermInput,
    HideInitiativeInput, InitiativeChangesInput, InitiativePayload, InitiativesMutation, PlaceInput,
    ReferInitiativeInput, SendMessageInput, SubmitInitiativeInput, SupportInitiativeInput,
    TakeUpInitiativeInput, UnhideInitiativeInput, UnsupportInitiativeInput, WithdrawInitiativeInput,
};
pub use object::Initiative;
pub use parts::{
    AccountingDue, AnswerDue, BudgetLine, Message, Owner, Photo, Place, TimelineEvent, ViewerAction,
};

use super::{rules, store};
use crate::graphql::{Kind, NodeId, app, fault, viewer};

/// How many resembling initiatives are shown.
const ALIKE: usize = 5;

/// Queries about initiatives.
#[derive(Default)]
pub struct InitiativesQuery;

#[Object]
impl InitiativesQuery {
    /// What residents brought in.
    #[graphql(complexity = "usize::try_from(first.clamp(1, 50)).unwrap_or(1) * child_complexity")]
    async fn initiatives(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<InitiativeFilter>,
        #[graphql(desc = "In which order.", default_with = "InitiativeSort::Newest")] sort: InitiativeSort,
        #[graphql(desc = "How many; at most 50.", default = 20)] first: i32,
        #[graphql(desc = "From where: the cursor that the list goes on after.")] after: Option<String>,
    ) -> Result<InitiativeConnection> {
        InitiativeConnection::load(ctx, filter.unwrap_or_default(), sort, first, after).await
    }

    /// One initiative, by id or by the reference that people mention.
    async fn initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: Option<ID>,
        #[graphql(desc = "Its reference, such as W-7KQ2M9.")] reference: Option<String>,
    ) -> Result<Option<Initiative>> {
        let database = &app(ctx)?.database.read;
        let viewer = viewer(ctx).await?;
        let found = match (id, reference) {
            (Some(id), _) => store::find(database, &viewer, NodeId::expect(Kind::Initiative, &id)).await,
            (None, Some(reference)) if !reference.contains('\0') => {
                store::find_by_reference(database, &viewer, &reference.trim().to_uppercase()).await
            }
            (None, _) => Ok(None),
        };
        Ok(found.map_err(|error| fault(error.into()))?.map(Into::into))
    }

    /// Open initiatives in the wijk that resemble this title and plan, most alike first, at most five.
    #[graphql(complexity = "5 * child_complexity")]
    async fn similar_initiatives(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In which wijk.")] wijk_id: ID,
        #[graphql(desc = "A title.")] title: String,
        #[graphql(desc = "What, and why.")] plan: Option<String>,
    ) -> Result<Vec<Initiative>> {
        let database = &app(ctx)?.database.read;
        let broken = |error: sea_orm::DbErr| fault(error.into());
        let wijk_id = NodeId::expect(Kind::Wijk, &wijk_id);
        let candidates = store::candidates(database, wijk_id).await.map_err(broken)?;
        let alike = rules::most_alike(&title, plan.as_deref().unwrap_or_default(), &candidates, ALIKE);
        let viewer = viewer(ctx).await?;
        let rows = store::find_many(database, &viewer, &alike).await.map_err(broken)?;
        Ok(rows.into_iter().map(Into::into).collect())
    }
}
