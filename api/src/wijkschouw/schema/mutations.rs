use async_graphql::{Context, ID, Object, Result, SimpleObject};
use uuid::Uuid;

use super::inputs::{
    AddFindingInput, AddStopInput, BeginWijkschouwInput, CancelWijkschouwInput, ChangeWijkschouwInput,
    ChooseAnswerInput, CompleteWijkschouwInput, InviteToWijkschouwInput, JoinWijkschouwInput,
    LeaveWijkschouwInput, PlanWijkschouwInput, PrepareWijkschouwInput, RecordAnswersInput,
    ReportWijkschouwInput, schouw,
};
use super::object::Wijkschouw;
use crate::graphql::{Kind, NodeId, RefusalObject, app, fault, refresh_viewer, refused, text, viewer};
use crate::operation::{UseCase, perform};
use crate::wijkschouw::{actions, rules::Entry, store};

/// Answer of every mutation on a wijkschouw.
#[derive(SimpleObject, Default)]
pub struct WijkschouwPayload {
    /// The wijkschouw after the change. Null when it was refused.
    wijkschouw: Option<Wijkschouw>,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

impl WijkschouwPayload {
    /// Does a use case that answers the id of a wijkschouw, once.
    ///
    /// # Errors
    /// Only faults.
    pub(crate) async fn of<U: UseCase<Outcome = Uuid>>(
        ctx: &Context<'_>,
        operation_id: Uuid,
        case: U,
    ) -> Result<Self> {
        let app = app(ctx)?;
        let who = viewer(ctx).await?;
        match perform(app, &who, operation_id, &case).await {
            Ok(id) => {
                refresh_viewer(ctx, Some(who.clone()))?;
                let found = store::find(&app.database.read, &who, id).await;
                let found = found.map_err(|error| fault(error.into()))?;
                Ok(Self { wijkschouw: found.map(|(row, _)| row.into()), refusals: vec![] })
            }
            Err(stop) => Ok(Self { refusals: refused(stop)?, ..Self::default() }),
        }
    }
}

/// What came of one answer of a batch.
#[derive(SimpleObject)]
pub struct AnswerOutcome {
    /// Which answer.
    operation_id: Uuid,
    /// Why it was refused. Empty: it is there.
    refusals: Vec<RefusalObject>,
}

/// Answer of `recordAnswers`.
#[derive(SimpleObject, Default)]
pub struct RecordAnswersPayload {
    /// One for each answer, in the same order. Empty when the whole was refused.
    outcomes: Vec<AnswerOutcome>,
    /// Why the whole was refused.
    refusals: Vec<RefusalObject>,
}

/// Mutations of wijkschouwen.
#[derive(Default)]
pub struct WijkschouwMutation;

fn members(ids: &[ID]) -> Vec<Uuid> {
    ids.iter().map(|id| NodeId::expect(Kind::Membership, id)).collect()
}

#[Object]
impl WijkschouwMutation {
    /// Plans a wijkschouw. Who plans it organises it; who is asked gets a mail.
    async fn plan_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Everything that is told.")] input: PlanWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let operation_id = input.operation_id;
        let case = actions::Plan {
            wijk_id: NodeId::expect(Kind::Wijk, &input.wijk_id),
            previous_id: input.previous_id.as_ref().map(schouw),
            membership_ids: members(&input.membership_ids),
            plan: input.plan(),
        };
        WijkschouwPayload::of(ctx, operation_id, case).await
    }

    /// Changes a wijkschouw that has not begun. When the time or the meeting point moves, everyone hears it.
    async fn change_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Everything that is told, anew.")] input: ChangeWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let operation_id = input.operation_id;
        let case = actions::ChangePlan { wijkschouw_id: schouw(&input.wijkschouw_id), plan: input.plan() };
        WijkschouwPayload::of(ctx, operation_id, case).await
    }

    /// Calls a wijkschouw off; everyone who was asked or signed up hears it.
    async fn cancel_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and why.")] input: CancelWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let case =
            actions::Cancel { wijkschouw_id: schouw(&input.wijkschouw_id), reason: text(&input.reason) };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Asks people of the wijkteam to come along.
    async fn invite_to_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom.")] input: InviteToWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let case = actions::Invite {
            wijkschouw_id: schouw(&input.wijkschouw_id),
            membership_ids: members(&input.membership_ids),
        };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Signs the viewer up.
    async fn join_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For which one.")] input: JoinWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let case = actions::Join { wijkschouw_id: schouw(&input.wijkschouw_id) };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Signs the viewer off.
    async fn leave_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From which one.")] input: LeaveWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let case = actions::Leave { wijkschouw_id: schouw(&input.wijkschouw_id) };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Says that everything of it is on the viewer's phone: who changes the plan after this is told so. The viewer
    /// comes along.
    async fn prepare_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: PrepareWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let case = actions::Prepare { wijkschouw_id: schouw(&input.wijkschouw_id) };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Begins. One that has begun stays as it is.
    async fn begin_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and when.")] input: BeginWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let held = input.checklist_version_id.as_ref().map(|id| NodeId::expect(Kind::ChecklistVersion, id));
        let case =
            actions::Begin { wijkschouw_id: schouw(&input.wijkschouw_id), made_at: input.made_at, held };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Finishes. One that is finished stays as it is; what arrives after it is late, and still taken in.
    async fn complete_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and when.")] input: CompleteWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let case = actions::Complete { wijkschouw_id: schouw(&input.wijkschouw_id), made_at: input.made_at };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Makes the result public; everyone who came along hears it.
    async fn report_wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: ReportWijkschouwInput,
    ) -> Result<WijkschouwPayload> {
        let case = actions::Report { wijkschouw_id: schouw(&input.wijkschouw_id) };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Adds a stop on the way.
    async fn add_stop(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The stop.")] input: AddStopInput,
    ) -> Result<WijkschouwPayload> {
        let case = actions::AddStop {
            wijkschouw_id: schouw(&input.wijkschouw_id),
            stop: input.stop.into(),
            made_at: input.made_at,
        };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Records answers: each has an outcome of its own, and one that is refused stops no other. An answer that was
    /// there before changes nothing. Recording begins a wijkschouw that is still planned.
    async fn record_answers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answers.")] input: RecordAnswersInput,
    ) -> Result<RecordAnswersPayload> {
        let (app, who) = (app(ctx)?, viewer(ctx).await?);
        let entries: Vec<Entry> = input.answers.into_iter().map(Into::into).collect();
        match actions::record(app, &who, schouw(&input.wijkschouw_id), &entries).await {
            Ok(outcomes) => {
                refresh_viewer(ctx, Some(who))?;
                let outcomes = outcomes.into_iter().map(|outcome| AnswerOutcome {
                    operation_id: outcome.operation_id,
                    refusals: outcome.refusals.into_iter().map(Into::into).collect(),
                });
                Ok(RecordAnswersPayload { outcomes: outcomes.collect(), refusals: vec![] })
            }
            Err(stop) => Ok(RecordAnswersPayload { refusals: refused(stop)?, ..Default::default() }),
        }
    }

    /// Adds something seen that fits no item.
    async fn add_finding(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was seen.")] input: AddFindingInput,
    ) -> Result<WijkschouwPayload> {
        let operation_id = input.operation_id;
        WijkschouwPayload::of(ctx, operation_id, actions::AddFinding::from(input)).await
    }

    /// Picks the answer that counts, where people answered differently.
    async fn choose_answer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which answer.")] input: ChooseAnswerInput,
    ) -> Result<WijkschouwPayload> {
        let case =
            actions::Choose { wijkschouw_id: schouw(&input.wijkschouw_id), answer_id: input.answer_uuid };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }
}
