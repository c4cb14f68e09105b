//! Deciding as clients see it. Fields of an initiative are merged into `Initiative`.

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
use wdw_contract::Cents;

pub use decision::{Accounting, Decision, DecisionPart};
pub use enums::{BlockerKind, DecisionLevel, DecisionOutcome, KaderOutcome, KaderReasonKind, ViewPosition};
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

use super::dossier::{self, Dossier};
use super::rules::standings;
use super::store;
use crate::access::{Actor, Function};
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
        let closes: Vec<Uuid> = actor
            .functions
            .iter()
            .filter(|held| held.function == Function::Wijkregisseur && held.partner_id.is_some())
            .map(|held| held.wijk_id)
            .collect();
        let rows = store::in_review_asked(database, &partners, &closes)
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

/// Whether a request waits for somebody: a view of an own partner is missing, holds no longer, or does not bind while
/// this person stands higher than who gave it; or nothing but closing is left, and this is the wijkregisseur.
fn waits_for(actor: &Actor, dossier: &Dossier) -> bool {
    let row = &dossier.row;
    if actor.person_id == row.submitter_id {
        return false;
    }
    let ready = dossier.readiness();
    let answers = standings(actor, row.wijk_id).iter().any(|standing| {
        let asked = dossier.asked.of(standing.partner_id);
        if asked.amount == Cents::ZERO && asked.hours == 0 {
            return false;
        }
        match dossier.view_of(standing.partner_id) {
            Some(view) if !view.is_outdated(&dossier.asked) => {
                !view.binds(ready.level) && standing.level > view.level
            }
            _ => {
                standing.level >= super::rules::needed_level(Cents(row.requested_cents), dossier.limits)
                    || standing.level == crate::mandates::rules::Level::Wijkteam
            }
        }
    });
    let closer = actor.functions.iter().any(|held| {
        held.wijk_id == row.wijk_id && held.function == Function::Wijkregisseur && held.partner_id.is_some()
    });
    let answered = dossier.asked.parts().iter().all(|part| dossier.has_answered(part.partner_id));
    answers || (closer && (ready.blockers.is_empty() || answered))
}
