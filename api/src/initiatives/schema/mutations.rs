use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use uuid::Uuid;
use wdw_contract::Cents;

use super::enums::{CostKindEnum, ThemeEnum};
use super::object::Initiative;
use crate::decisions::actions::Beside;
use crate::decisions::schema::{AskedOfInput, PlanFactsInput, asked};
use crate::graphql::{
    CentsValue, Day, Kind, NodeId, RefusalObject, app, fault, optional_text, refresh_viewer, refused, text,
    viewer,
};
use crate::initiatives::actions;
use crate::initiatives::rules::{Changes, Cost, Money, Place, Plan};
use crate::initiatives::store;
use crate::operation::{UseCase, perform};

/// Where it happens.
#[derive(InputObject)]
pub struct PlaceInput {
    /// In words.
    pub(crate) description: Option<String>,
    /// Degrees north, WGS 84.
    pub(crate) latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub(crate) longitude: Option<f64>,
}

/// One cost.
#[derive(InputObject)]
pub struct BudgetLineInput {
    /// What for.
    description: String,
    /// How much, above nought.
    amount: CentsValue,
    /// Which kind.
    kind: CostKindEnum,
}

impl From<BudgetLineInput> for Cost {
    fn from(line: BudgetLineInput) -> Self {
        Self { description: text(&line.description), amount: line.amount.0, kind: line.kind.into() }
    }
}

/// Input of `submitInitiative`.
#[derive(InputObject)]
pub struct SubmitInitiativeInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// In which wijk.
    wijk_id: ID,
    /// In which part of it.
    buurt_id: Option<ID>,
    /// A short name.
    title: String,
    /// What, and why.
    plan: String,
    /// What it is about.
    theme: ThemeEnum,
    /// Where.
    place: Option<PlaceInput>,
    /// Who takes part.
    participants: Option<String>,
    /// What neighbours get from it.
    benefit: Option<String>,
    /// First day.
    starts_on: Option<Day>,
    /// Last day.
    ends_on: Option<Day>,
    /// How many people support it, as the submitter thinks.
    supporter_estimate: Option<i32>,
    /// The costs.
    budget_lines: Vec<BudgetLineInput>,
    /// What the submitters put in.
    own_contribution: Option<CentsValue>,
    /// What comes from elsewhere.
    other_funding: Option<CentsValue>,
    /// From whom that comes.
    other_funding_source: Option<String>,
    /// Of whom what is asked; together what is asked. Null or empty: the wijkteam chooses.
    asked_of: Option<Vec<AskedOfInput>>,
    /// What else is known.
    facts: Option<PlanFactsInput>,
    /// Photos that were uploaded before with `PUT /photos/{uuid}`.
    photo_ids: Vec<Uuid>,
    /// The full name of the submitter.
    submitter_name: String,
    /// Whether the public sees the first name.
    show_first_name: bool,
}

/// What changes along with an answer; what is left out stays as it is.
#[derive(InputObject, Default)]
pub struct InitiativeChangesInput {
    /// Another short name.
    title: Option<String>,
    /// Another text.
    plan: Option<String>,
    /// Another first day.
    starts_on: Option<Day>,
    /// Another last day.
    ends_on: Option<Day>,
    /// Other costs, all of them.
    budget_lines: Option<Vec<BudgetLineInput>>,
    /// Another own contribution.
    own_contribution: Option<CentsValue>,
    /// Other money from elsewhere.
    other_funding: Option<CentsValue>,
    /// From whom that comes.
    other_funding_source: Option<String>,
    /// Another division over the partners.
    asked_of: Option<Vec<AskedOfInput>>,
    /// What else is known by now.
    facts: Option<PlanFactsInput>,
}

impl From<InitiativeChangesInput> for Changes {
    fn from(input: InitiativeChangesInput) -> Self {
        Self {
            title: input.title.map(|title| text(&title)),
            plan: input.plan.map(|plan| text(&plan)),
            starts_on: input.starts_on.map(|day| day.0),
            ends_on: input.ends_on.map(|day| day.0),
            costs: input.budget_lines.map(|lines| lines.into_iter().map(Into::into).collect()),
            own: input.own_contribution.map(|amount| amount.0),
            other: input.other_funding.map(|amount| amount.0),
            other_source: optional_text(input.other_funding_source),
        }
    }
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
    /// Input of `completeInitiative`.
    CompleteInitiativeInput {
        /// The answer to the open question.
        answer: String,
        /// What changes in the plan.
        changes: Option<InitiativeChangesInput>,
        /// Photos that were uploaded before.
        photo_ids: Vec<Uuid>,
    }
    /// Input of `withdrawInitiative`.
    WithdrawInitiativeInput {
        /// Why, for the wijkteam.
        reason: Option<String>,
    }
    /// Input of `takeUpInitiative`.
    TakeUpInitiativeInput {}
    /// Input of `assignInitiative`.
    AssignInitiativeInput {
        /// To whom in the wijkteam.
        membership_id: ID,
    }
    /// Input of `askCompletion`.
    AskCompletionInput {
        /// The question.
        question: String,
    }
    /// Input of `extendTerm`.
    ExtendTermInput {
        /// The new day, at most six weeks later.
        due_on: Day,
        /// Why, for everyone to read.
        reason: String,
    }
    /// Input of `referInitiative`.
    ReferInitiativeInput {
        /// Which organisation takes it further.
        organisation: String,
        /// Why, for the submitter.
        explanation: String,
    }
    /// Input of `supportInitiative`.
    SupportInitiativeInput {}
    /// Input of `unsupportInitiative`.
    UnsupportInitiativeInput {}
    /// Input of `hideInitiative`.
    HideInitiativeInput {
        /// Only this photo. Null: the whole text.
        photo_id: Option<ID>,
        /// Why, for the submitter.
        reason: String,
    }
    /// Input of `unhideInitiative`.
    UnhideInitiativeInput {
        /// Only this photo. Null: the whole text.
        photo_id: Option<ID>,
    }
    /// Input of `sendMessage`.
    SendMessageInput {
        /// The text.
        body: String,
        /// Photos that were uploaded before.
        photo_ids: Vec<Uuid>,
    }
}

/// Answer of every mutation on an initiative.
#[derive(SimpleObject, Default)]
pub struct InitiativePayload {
    /// The initiative after the change. Null when it was refused.
    initiative: Option<Initiative>,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

/// Mutations of initiatives.
#[derive(Default)]
pub struct InitiativesMutation;

#[Object]
impl InitiativesMutation {
    /// Hands an initiative in.
    async fn submit_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Everything that is told.")] input: SubmitInitiativeInput,
    ) -> Result<InitiativePayload> {
        let place = input.place.unwrap_or(PlaceInput { description: None, latitude: None, longitude: None });
        let case = actions::Submit {
            wijk_id: NodeId::expect(Kind::Wijk, &input.wijk_id),
            buurt_id: input.buurt_id.map(|id| NodeId::expect(Kind::Buurt, &id)),
            plan: Plan {
                title: text(&input.title),
                plan: text(&input.plan),
                theme: input.theme.into(),
                place: Place {
                    description: optional_text(place.description),
                    point: place.latitude.zip(place.longitude),
                },
                participants: optional_text(input.participants),
                benefit: optional_text(input.benefit),
                starts_on: input.starts_on.map(|day| day.0),
                ends_on: input.ends_on.map(|day| day.0),
                supporter_estimate: input.supporter_estimate,
                money: Money {
                    costs: input.budget_lines.into_iter().map(Into::into).collect(),
                    own: input.own_contribution.map_or(Cents::ZERO, |amount| amount.0),
                    other: input.other_funding.map_or(Cents::ZERO, |amount| amount.0),
                    other_source: optional_text(input.other_funding_source),
                },
            },
            beside: Beside { asked: input.asked_of.map(asked), facts: input.facts.map(Into::into) },
            photo_ids: input.photo_ids,
            submitter_name: text(&input.submitter_name),
            show_first_name: input.show_first_name,
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Takes an own initiative back.
    async fn withdraw_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: WithdrawInitiativeInput,
    ) -> Result<InitiativePayload> {
        let initiative_id = initiative(&input.initiative_id);
        let case = actions::Withdraw { initiative_id, reason: optional_text(input.reason) };
        answer(ctx, input.operation_id, case).await
    }

    /// Takes an initiative up: the viewer owns it now.
    async fn take_up_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: TakeUpInitiativeInput,
    ) -> Result<InitiativePayload> {
        let case = actions::TakeUp { initiative_id: initiative(&input.initiative_id) };
        answer(ctx, input.operation_id, case).await
    }

    /// Gives an initiative to somebody of the wijkteam.
    async fn assign_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, to whom.")] input: AssignInitiativeInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Assign {
            initiative_id: initiative(&input.initiative_id),
            membership_id: NodeId::expect(Kind::Membership, &input.membership_id),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Asks the submitter something that is needed to go on; the clock stops.
    async fn ask_completion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The question.")] input: AskCompletionInput,
    ) -> Result<InitiativePayload> {
        let initiative_id = initiative(&input.initiative_id);
        let case = actions::Ask { initiative_id, question: text(&input.question) };
        answer(ctx, input.operation_id, case).await
    }

    /// Answers the open question; the clock goes on.
    async fn complete_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: CompleteInitiativeInput,
    ) -> Result<InitiativePayload> {
        let mut changes = input.changes.unwrap_or_default();
        let beside =
            Beside { asked: changes.asked_of.take().map(asked), facts: changes.facts.take().map(Into::into) };
        let case = actions::Complete {
            initiative_id: initiative(&input.initiative_id),
            answer: text(&input.answer),
            changes: changes.into(),
            beside,
            photo_ids: input.photo_ids,
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Moves the promised day, once, with a reason.
    async fn extend_term(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day and the reason.")] input: ExtendTermInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Extend {
            initiative_id: initiative(&input.initiative_id),
            due_on: input.due_on.0,
            reason: text(&input.reason),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Refers an initiative to another organisation; its text leaves the public page.
    async fn refer_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To whom, and why.")] input: ReferInitiativeInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Refer {
            initiative_id: initiative(&input.initiative_id),
            organisation: text(&input.organisation),
            explanation: text(&input.explanation),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Supports an initiative; one support each.
    async fn support_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: SupportInitiativeInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Support { initiative_id: initiative(&input.initiative_id) };
        answer(ctx, input.operation_id, case).await
    }

    /// Stops supporting an initiative.
    async fn unsupport_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: UnsupportInitiativeInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Unsupport { initiative_id: initiative(&input.initiative_id) };
        answer(ctx, input.operation_id, case).await
    }

    /// Hides the text or one photo; the submitter hears why.
    async fn hide_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What, and why.")] input: HideInitiativeInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Hide {
            initiative_id: initiative(&input.initiative_id),
            photo_id: input.photo_id.map(|id| NodeId::expect(Kind::Photo, &id)),
            reason: text(&input.reason),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Shows again what was hidden.
    async fn unhide_initiative(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What.")] input: UnhideInitiativeInput,
    ) -> Result<InitiativePayload> {
        let case = actions::Unhide {
            initiative_id: initiative(&input.initiative_id),
            photo_id: input.photo_id.map(|id| NodeId::expect(Kind::Photo, &id)),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Writes a message to the other side; no clock stops.
    async fn send_message(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The message.")] input: SendMessageInput,
    ) -> Result<InitiativePayload> {
        let case = actions::SendMessage {
            initiative_id: initiative(&input.initiative_id),
            body: text(&input.body),
            photo_ids: input.photo_ids,
        };
        answer(ctx, input.operation_id, case).await
    }
}

fn initiative(id: &ID) -> Uuid {
    NodeId::expect(Kind::Initiative, id)
}

/// Does a use case about an initiative, and answers with the initiative as the viewer sees it then.
pub(crate) async fn answer<U: UseCase<Outcome = Uuid>>(
    ctx: &Context<'_>,
    operation_id: Uuid,
    case: U,
) -> Result<InitiativePayload> {
    let app = app(ctx)?;
    let who = viewer(ctx).await?;
    match perform(app, &who, operation_id, &case).await {
        Ok(id) => {
            refresh_viewer(ctx, Some(who.clone()))?;
            let row = store::find(&app.database.read, &who, id).await.map_err(|error| fault(error.into()))?;
            Ok(InitiativePayload { initiative: row.map(Into::into), refusals: vec![] })
        }
        Err(stop) => Ok(InitiativePayload { refusals: refused(stop)?, ..Default::default() }),
    }
}
