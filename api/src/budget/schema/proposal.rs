use async_graphql::{ComplexObject, Context, Enum, ID, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use wdw_contract::Cents;

use super::{partner_of, wijk_of};
use crate::access::budget::{Action, Subject, permits};
use crate::areas::schema::{Partner, Wijk};
use crate::budget::rules::{ProposalState, check_settling};
use crate::budget::store::{self, ProposalRow};
use crate::graphql::{CentsValue, Kind, NodeId, app, fault, viewer};

/// Where a proposal stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "ProposalState", remote = "ProposalState")]
pub enum ProposalStateEnum {
    /// The stuurgroep has not looked at it.
    Proposed,
    /// The money is allocated.
    Approved,
    /// It was declined, with the reason.
    Declined,
}

/// Money that the stuurgroep is asked for a wijk and a year.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct BudgetProposal {
    /// Global and opaque.
    pub id: ID,
    /// For which year.
    pub year: i32,
    /// How much.
    pub amount: CentsValue,
    /// What it is for.
    pub reason: String,
    /// Where it stands.
    pub state: ProposalStateEnum,
    /// Who asked, with function.
    pub proposed_by: String,
    /// When.
    pub proposed_at: DateTime<Utc>,
    /// Who approved or declined it.
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Option<DateTime<Utc>>,
    /// Why it was declined.
    pub decline_reason: Option<String>,
    #[graphql(skip)]
    wijk_id: Uuid,
    #[graphql(skip)]
    partner_id: Uuid,
    #[graphql(skip)]
    proposer_id: Uuid,
}

impl From<ProposalRow> for BudgetProposal {
    fn from(row: ProposalRow) -> Self {
        Self {
            id: NodeId::of(Kind::BudgetProposal, row.id),
            year: row.year,
            amount: CentsValue(Cents(row.amount_cents)),
            state: store::proposal_state(&row).into(),
            reason: row.reason,
            proposed_by: row.proposed_by_label,
            proposed_at: row.proposed_at,
            settled_by: row.settled_by_label,
            settled_at: row.settled_at,
            decline_reason: row.decline_reason,
            wijk_id: row.wijk_id,
            partner_id: row.partner_id,
            proposer_id: row.proposed_by,
        }
    }
}

impl BudgetProposal {
    /// The proposal with this id, when the viewer may see it.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let who = viewer(ctx).await?;
        let row = store::proposal(&app(ctx)?.database.read, &who, id).await;
        Ok(row.map_err(|error| fault(error.into()))?.map(Into::into))
    }
}

#[ComplexObject]
impl BudgetProposal {
    /// For which wijk.
    async fn wijk(&self, ctx: &Context<'_>) -> Result<Wijk> {
        wijk_of(ctx, self.wijk_id).await
    }

    /// Who is asked to give it.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Partner> {
        partner_of(ctx, self.partner_id).await
    }

    /// Whether the viewer may approve or decline it now.
    async fn viewer_may_settle(&self, ctx: &Context<'_>) -> Result<bool> {
        let who = viewer(ctx).await?;
        let subject = Subject { wijk_id: self.wijk_id, partner_id: Some(self.partner_id) };
        let own = who.person_id() == Some(self.proposer_id);
        let can = check_settling(self.state.into(), own, false, true, None).is_empty();
        Ok(can && permits(&who, &subject, Action::Settle).is_ok())
    }
}
