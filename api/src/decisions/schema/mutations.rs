use async_graphql::{Context, ID, InputObject, Object, Result};
use uuid::Uuid;
use wdw_contract::Cents;

use super::enums::{DecisionOutcome, ViewPosition};
use super::facts::PlanFactsInput;
use crate::decisions::actions;
use crate::decisions::rules::AskedPart;
use crate::graphql::{CentsValue, Day, Kind, NodeId, optional_text, text};
use crate::initiatives::schema::{InitiativePayload, answer};

/// What is asked of one partner.
#[derive(InputObject, Clone, Debug)]
pub struct AskedOfInput {
    /// Of whom.
    partner_id: ID,
    /// How much money.
    amount: Option<CentsValue>,
    /// How many hours.
    hours: Option<i32>,
}

impl From<AskedOfInput> for AskedPart {
    fn from(input: AskedOfInput) -> Self {
        Self {
            partner_id: NodeId::expect(Kind::Partner, &input.partner_id),
            amount: input.amount.map_or(Cents::ZERO, |amount| amount.0),
            hours: input.hours.unwrap_or_default(),
        }
    }
}

/// What is asked of partners, as the actions know it.
pub(crate) fn asked(parts: Vec<AskedOfInput>) -> Vec<AskedPart> {
    parts.into_iter().map(Into::into).collect()
}

/// Declares the inputs of mutations on one initiative: its operation, its id and what else is told.
macro_rules! inputs {
    ($($(#[$doc:meta])* $Name:ident { $($(#[$field_doc:meta])* $field:ident: $Type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(InputObject)]
        pub struct $Name {
            /// The same again for the same request.
            operation_id: Uuid,
            /// Which initiative.
            initiative_id: ID,
            $($(#[$field_doc])* $field: $Type,)*
        }
    )+};
}

inputs! {
    /// Input of `divideRequest`.
    DivideRequestInput {
        /// Of whom what is asked; the amounts are together what the initiative asks.
        asked_of: Vec<AskedOfInput>,
    }
    /// Input of `recordFacts`.
    RecordFactsInput {
        /// What is known; what is left out is not known (any more).
        facts: PlanFactsInput,
    }
    /// Input of `judgeKader`.
    JudgeKaderInput {
        /// Which kader.
        kader_id: ID,
        /// Whether it is met.
        meets: bool,
        /// Why.
        reason: String,
    }
    /// Input of `askViews`.
    AskViewsInput {}
    /// Input of `giveView`.
    GiveViewInput {
        /// On behalf of which partner.
        partner_id: ID,
        /// Yes or no.
        position: ViewPosition,
        /// What it gives. Null: what was asked.
        amount: Option<CentsValue>,
        /// What it does, in hours. Null: what was asked.
        hours: Option<i32>,
        /// The condition, or the reason.
        text: Option<String>,
    }
    /// Input of `closeDecision`.
    CloseDecisionInput {
        /// How it is decided.
        outcome: DecisionOutcome,
        /// What the person saw that is given; when it is something else by now, nothing is decided.
        total: CentsValue,
        /// Why.
        motivation: Option<String>,
        /// What the submitter has to do.
        conditions: Option<String>,
        /// What the submitter can do now.
        way_forward: Option<String>,
        /// The day of the meeting. Null: between meetings.
        meeting_on: Option<Day>,
    }
    /// Input of `reopenDecision`.
    ReopenDecisionInput {
        /// Why, for everyone to read.
        reason: String,
    }
    /// Input of `startInitiative`.
    StartInitiativeInput {}
    /// Input of `recordPayment`.
    RecordPaymentInput {
        /// Whose money.
        partner_id: ID,
        /// How much.
        amount: CentsValue,
        /// What for.
        note: String,
        /// A photo of the receipt, uploaded before.
        receipt_photo_id: Option<Uuid>,
    }
    /// Input of `accountForInitiative`.
    AccountForInitiativeInput {
        /// What was spent.
        spent: CentsValue,
        /// How it went.
        story: String,
        /// Photos of what came of it, uploaded before.
        photo_ids: Vec<Uuid>,
        /// Photos of receipts, uploaded before.
        receipt_ids: Vec<Uuid>,
    }
    /// Input of `returnAccounting`.
    ReturnAccountingInput {
        /// What is missing.
        reason: String,
    }
    /// Input of `approveAccounting`.
    ApproveAccountingInput {
        /// What the person saw that returns to the wijkbudgets; when it is something else by now, nothing is approved.
        returns: CentsValue,
        /// What the person saw that was spent within the grant and is not paid, and is not going to be.
        unpaid: CentsValue,
    }
}

/// Mutations of deciding.
#[derive(Default)]
pub struct DecisionsMutation;

#[Object]
impl DecisionsMutation {
    /// Divides what is asked over the partners.
    async fn divide_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of whom what is asked.")] input: DivideRequestInput,
    ) -> Result<InitiativePayload> {
        let case =
            actions::Divide { initiative_id: initiative(&input.initiative_id), parts: asked(input.asked_of) };
        answer(ctx, input.operation_id, case).await
    }

    /// Writes down what else is known, for the kadertoets.
    async fn record_facts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is known.")] input: RecordFactsInput,
    ) -> Result<InitiativePayload> {
        let case = actions::RecordFacts {
            initiative_id: initiative(&input.initiative_id),
            facts: input.facts.into(),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Judges a kader that the rule cannot tell, on behalf of its own partner.
    async fn judge_kader(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The judgement.")] input: JudgeKaderInput,
    ) -> Result<InitiativePayload> {
        let case = actions::JudgeKader {
            initiative_id: initiative(&input.initiative_id),
            kader_id: NodeId::expect(Kind::Kader, &input.kader_id),
            meets: input.meets,
            reason: text(&input.reason),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Asks the partners for their view, by mail; again: only those who still have to answer.
    async fn ask_views(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "About what.")] input: AskViewsInput,
    ) -> Result<InitiativePayload> {
        let case = actions::AskViews { initiative_id: initiative(&input.initiative_id) };
        answer(ctx, input.operation_id, case).await
    }

    /// Gives the view of the viewer's own partner; a later one takes the place of an earlier one.
    async fn give_view(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The view.")] input: GiveViewInput,
    ) -> Result<InitiativePayload> {
        let case = actions::GiveView {
            initiative_id: initiative(&input.initiative_id),
            partner_id: NodeId::expect(Kind::Partner, &input.partner_id),
            position: input.position.into(),
            amount: input.amount.map(|amount| amount.0),
            hours: input.hours,
            text: optional_text(input.text),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Closes the decision. What is granted is promised out of the wijkbudgets at that moment; the submitter gets a
    /// letter with the reasons.
    async fn close_decision(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: CloseDecisionInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Close {
            initiative_id: initiative(&input.initiative_id),
            outcome: input.outcome.into(),
            total: input.total.0,
            motivation: optional_text(input.motivation),
            conditions: optional_text(input.conditions),
            way_forward: optional_text(input.way_forward),
            meeting_on: input.meeting_on.map(|day| day.0),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Looks at a decision again: what was promised and not paid returns to the wijkbudgets.
    async fn reopen_decision(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and why.")] input: ReopenDecisionInput,
    ) -> Result<InitiativePayload> {
        let case =
            actions::Reopen { initiative_id: initiative(&input.initiative_id), reason: text(&input.reason) };
        answer(ctx, input.operation_id, case).await
    }

    /// Begins with what was granted.
    async fn start_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: StartInitiativeInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Start { initiative_id: initiative(&input.initiative_id) };
        answer(ctx, input.operation_id, case).await
    }

    /// Books a payment out of what a partner promised.
    async fn record_payment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The payment.")] input: RecordPaymentInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Pay {
            initiative_id: initiative(&input.initiative_id),
            partner_id: NodeId::expect(Kind::Partner, &input.partner_id),
            amount: input.amount.0,
            note: text(&input.note),
            receipt_photo_id: input.receipt_photo_id,
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Tells how it went and what was spent.
    async fn account_for_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was spent, and how it went.")] input: AccountForInitiativeInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Account {
            initiative_id: initiative(&input.initiative_id),
            spent: input.spent.0,
            story: text(&input.story),
            photo_ids: input.photo_ids,
            receipt_ids: input.receipt_ids,
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Sends accounts back with what is missing.
    async fn return_accounting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is missing.")] input: ReturnAccountingInput,
    ) -> Result<InitiativePayload> {
        let case = actions::ReturnAccounting {
            initiative_id: initiative(&input.initiative_id),
            reason: text(&input.reason),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Approves accounts: what is left of the promises returns to the wijkbudgets.
    async fn approve_accounting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose accounts.")] input: ApproveAccountingInput,
    ) -> Result<InitiativePayload> {
        let case = actions::ApproveAccounting {
            initiative_id: initiative(&input.initiative_id),
            returns: input.returns.0,
            unpaid: input.unpaid.0,
        };
        answer(ctx, input.operation_id, case).await
    }
}

fn initiative(id: &ID) -> Uuid {
    NodeId::expect(Kind::Initiative, id)
}
