use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use uuid::Uuid;

use super::by_partner;
use super::entry::LedgerEntry;
use super::object::WijkBudget;
use super::proposal::BudgetProposal;
use crate::access::budget::may_see;
use crate::budget::rules::Proposal;
use crate::budget::{actions, store};
use crate::graphql::{
    CentsValue, Kind, NodeId, RefusalObject, app, fault, optional_text, refresh_viewer, refused, text, viewer,
};
use crate::operation::{UseCase, perform};

/// Input of `proposeBudget`.
#[derive(InputObject)]
pub struct ProposeBudgetInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// For which wijk.
    wijk_id: ID,
    /// For which year.
    year: i32,
    /// Of which partner.
    partner_id: ID,
    /// How much.
    amount: CentsValue,
    /// What it is for.
    reason: String,
}

/// Input of `settleBudgetProposal`.
#[derive(InputObject)]
pub struct SettleBudgetProposalInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which proposal.
    proposal_id: ID,
    /// Whether the money is there.
    approve: bool,
    /// Why not. Needed to decline.
    reason: Option<String>,
}

/// Input of `reverseEntry`.
#[derive(InputObject)]
pub struct ReverseEntryInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which booking.
    entry_id: ID,
    /// Why.
    reason: String,
}

/// Input of `closeBudgetYear`.
#[derive(InputObject)]
pub struct CloseBudgetYearInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Of which wijk.
    wijk_id: ID,
    /// Which year.
    year: i32,
    /// Whether what is still promised goes along to the next year.
    carry_over: bool,
}

/// Answer of the mutations on a proposal.
#[derive(SimpleObject, Default)]
pub struct BudgetProposalPayload {
    /// The proposal after the change. Null when it was refused.
    proposal: Option<BudgetProposal>,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

/// Answer of `reverseEntry`.
#[derive(SimpleObject, Default)]
pub struct LedgerEntryPayload {
    /// The booking that undoes the other. Null when it was refused.
    entry: Option<LedgerEntry>,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

/// Answer of `closeBudgetYear`.
#[derive(SimpleObject, Default)]
pub struct BudgetYearPayload {
    /// The budgets of the year that was closed. Null when it was refused.
    budgets: Option<Vec<WijkBudget>>,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

/// Mutations of the wijkbudget.
#[derive(Default)]
pub struct BudgetMutation;

#[Object]
impl BudgetMutation {
    /// Asks the stuurgroep of a partner for money for a wijk and a year; its members hear it.
    async fn propose_budget(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For which wijk, how much, and why.")] input: ProposeBudgetInput,
    ) -> Result<BudgetProposalPayload> {
        let case = actions::Propose {
            wijk_id: NodeId::expect(Kind::Wijk, &input.wijk_id),
            partner_id: NodeId::expect(Kind::Partner, &input.partner_id),
            proposal: Proposal { year: input.year, amount: input.amount.0, reason: text(&input.reason) },
        };
        of_proposal(ctx, input.operation_id, case).await
    }

    /// Approves what was asked, which allocates the money at once, or declines it with a reason; who asked hears it.
    async fn settle_budget_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which proposal, and what is decided.")] input: SettleBudgetProposalInput,
    ) -> Result<BudgetProposalPayload> {
        let case = actions::Settle {
            proposal_id: NodeId::expect(Kind::BudgetProposal, &input.proposal_id),
            approve: input.approve,
            reason: optional_text(input.reason),
        };
        of_proposal(ctx, input.operation_id, case).await
    }

    /// Undoes a payment or an allocation with a booking the other way around.
    async fn reverse_entry(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which booking, and why.")] input: ReverseEntryInput,
    ) -> Result<LedgerEntryPayload> {
        let case = actions::Reverse {
            entry_id: NodeId::expect(Kind::LedgerEntry, &input.entry_id),
            reason: text(&input.reason),
        };
        Ok(match done(ctx, input.operation_id, &case).await? {
            Ok(id) => LedgerEntryPayload { entry: LedgerEntry::find(ctx, id).await?, refusals: vec![] },
            Err(refusals) => LedgerEntryPayload { entry: None, refusals },
        })
    }

    /// Closes a year that is over, for all partners of a wijk; what is still promised goes along when asked.
    async fn close_budget_year(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which year of which wijk.")] input: CloseBudgetYearInput,
    ) -> Result<BudgetYearPayload> {
        let wijk_id = NodeId::expect(Kind::Wijk, &input.wijk_id);
        let case = actions::CloseYear { wijk_id, year: input.year, carry_over: input.carry_over };
        match done(ctx, input.operation_id, &case).await? {
            Ok(()) => {
                // Who did this once and is no longer in the wijkteam hears that it was done, and no more.
                let mut rows = Vec::new();
                if may_see(&viewer(ctx).await?, wijk_id) {
                    rows = store::budgets(&app(ctx)?.database.read, wijk_id, input.year)
                        .await
                        .map_err(|error| fault(error.into()))?;
                }
                Ok(BudgetYearPayload { budgets: Some(by_partner(ctx, rows).await?), refusals: vec![] })
            }
            Err(refusals) => Ok(BudgetYearPayload { budgets: None, refusals }),
        }
    }
}

/// Does it; what is refused is data.
async fn done<U: UseCase>(
    ctx: &Context<'_>,
    operation_id: Uuid,
    case: &U,
) -> Result<std::result::Result<U::Outcome, Vec<RefusalObject>>> {
    let who = viewer(ctx).await?;
    match perform(app(ctx)?, &who, operation_id, case).await {
        Ok(outcome) => {
            refresh_viewer(ctx, Some(who))?;
            Ok(Ok(outcome))
        }
        Err(stop) => Ok(Err(refused(stop)?)),
    }
}

async fn of_proposal<U: UseCase<Outcome = Uuid>>(
    ctx: &Context<'_>,
    operation_id: Uuid,
    case: U,
) -> Result<BudgetProposalPayload> {
    Ok(match done(ctx, operation_id, &case).await? {
        Ok(id) => BudgetProposalPayload { proposal: BudgetProposal::find(ctx, id).await?, refusals: vec![] },
        Err(refusals) => BudgetProposalPayload { proposal: None, refusals },
    })
}
