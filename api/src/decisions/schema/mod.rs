//! Deciding as clients see it. Fields of an initiative are merged into `Initiative`.

mod awaited;
mod decision;
mod enums;
mod facts;
mod mutations;
mod object;
mod parts;
mod preview;

use std::collections::HashMap;

use async_graphql::{Context, Object, Result};
use uuid::Uuid;

pub use decision::{Accounting, Decision, DecisionPart};
pub use enums::{
    Awaited, BlockerKind, DecisionLevel, DecisionOutcome, KaderOutcome, KaderReasonKind, ViewPosition,
};
pub use facts::{ApplicantKind, Evidence, PlanFacts, PlanFactsInput};
pub(crate) use mutations::asked;
pub use mutations::{
    AccountForInitiativeInput, ApproveAccountingInput, AskViewsInput, AskedOfInput, CloseDecisionInput,
    DecisionsMutation, DivideRequestInput, GiveViewInput, JudgeKaderInput, RecordFactsInput,
    RecordPaymentInput, ReopenDecisionInput, ReturnAccountingInput, StartInitiativeInput,
};
pub use object::{InitiativeDeciding, Inside, ViewerConcern, concerns_viewer, inside};
pub use parts::{
    AskedOfPartner, Blocker, FrozenCheckObject, FrozenViewObject, KaderCheck, KaderCheckEntry,
    KaderJudgement, KaderPreview, KaderReason, PartnerRoom, PartnerView, Readiness,
};
pub use preview::PreviewInput;

use self::awaited::waits_for;
use super::dossier::{self, Dossier};
use super::store;
use crate::graphql::{app, fault, signed_in};
use crate::initiatives::schema::Initiative;
use crate::platform::clock::local_date;

/// How many requests somebody finds that wait for a decision.
const SHOWN: usize = 50;

/// Queries about deciding.
#[derive(Default)]
pub struct DecisionsQuery;

#[Object]
impl DecisionsQuery {
    /// What waits for the viewer: for a view on behalf of a partner, or, for a wijkregisseur, to be closed. The soonest
    /// promise first, at most fifty.
    #[graphql(complexity = "20 + 25 * child_complexity")]
    async fn to_decide(&self, ctx: &Context<'_>) -> Result<Vec<Initiative>> {
        let Some(actor) = signed_in(ctx).await? else { return Ok(Vec::new()) };
        let app = app(ctx)?;
        let database = &app.database.read;
        let partners: Vec<Uuid> = actor
            .functions
            .iter()
            .filter_map(|held| held.partner_id)
            .chain(actor.roles.iter().filter_map(|held| held.partner_id))
            .collect();
        // A kader of a partner that is not asked can hold it up too.
        let wijken: Vec<Uuid> = actor
            .functions
            .iter()
            .filter(|held| held.partner_id.is_some())
            .map(|held| held.wijk_id)
            .collect();
        let rows = store::in_review_asked(database, &partners, &wijken)
            .await
            .map_err(|error| fault(error.into()))?;
        let order: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let today = local_date(app.clock.now());
        let mut dossiers: HashMap<Uuid, Dossier> =
            dossier::load(app, database, rows, today).await.map_err(fault)?;
        let waiting = order.iter().filter_map(|id| dossiers.remove(id));
        let mine = waiting.filter(|dossier| dossier.row.hidden_at.is_none() && waits_for(&actor, dossier));
        Ok(mine.take(SHOWN).map(|dossier| dossier.row.into()).collect())
    }

    /// "Past je idee?": what the kaders would say of a plan that was not handed in yet. Advice; nothing is kept.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn preview_kader_checks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is known of the plan so far.")] input: PreviewInput,
    ) -> Result<Vec<KaderPreview>> {
        preview::checks(ctx, input).await
    }
}
