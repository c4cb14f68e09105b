//! Kaders as clients see them.

mod mutations;
mod object;
mod trial;

use async_graphql::{Context, Object, Result};

pub use mutations::{
    CreateKaderInput, DiscardKaderDraftInput, DraftKaderVersionInput, ImportKaderInput, KaderPayload,
    KadersMutation, PublishKaderInput, SaveKaderDraftInput, WithdrawKaderInput,
};
pub use object::{ConditionValue, Kader, KaderApplies, KaderStatus, KaderVersion};
pub use trial::{KaderTrial, KaderTrialFailure, TryKaderInput};

use super::store;
use crate::access::kaders::{Action, permits};
use crate::areas;
use crate::areas::schema::Partner;
use crate::graphql::{app, fault, viewer};

/// Queries about kaders.
#[derive(Default)]
pub struct KadersQuery;

#[Object]
impl KadersQuery {
    /// All kaders of all partners, in the order of their numbers. Anyone may read them: a kader that was not
    /// published cannot be held against a request.
    #[graphql(complexity = "12 * child_complexity")]
    async fn kaders(&self, ctx: &Context<'_>) -> Result<Vec<Kader>> {
        let rows = store::all(&app(ctx)?.database.read).await.map_err(|error| fault(error.into()))?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// One kader, by the number that people mention.
    async fn kader(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "As in `Kader.number`.")] number: String,
    ) -> Result<Option<Kader>> {
        if number.contains('\0') {
            return Ok(None);
        }
        let row = store::by_number(&app(ctx)?.database.read, &number).await;
        Ok(row.map_err(|error| fault(error.into()))?.map(Into::into))
    }

    /// The partners of which the viewer may write kaders.
    #[graphql(complexity = "5 * child_complexity")]
    async fn viewer_kader_partners(&self, ctx: &Context<'_>) -> Result<Vec<Partner>> {
        let who = viewer(ctx).await?;
        let partners = areas::store::partners(&app(ctx)?.database.read).await;
        let own = partners
            .map_err(|error| fault(error.into()))?
            .into_iter()
            .filter(|partner| permits(&who, partner.id, Action::Write).is_ok());
        Ok(own.map(Into::into).collect())
    }

    /// What a condition that is not kept would say of the ideas of a year: at most the newest 1,000, withdrawn ones
    /// left out. Null for who may not write kaders of this partner.
    #[graphql(complexity = "400 + child_complexity")]
    async fn try_kader(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which kader, and how it would read.")] input: TryKaderInput,
    ) -> Result<Option<KaderTrial>> {
        trial::trial(ctx, input).await
    }
}
