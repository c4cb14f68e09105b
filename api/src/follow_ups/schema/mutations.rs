use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use uuid::Uuid;

use super::object::{FollowUp, FollowUpKind, FollowUpState};
use crate::follow_ups::rules::Proposal;
use crate::follow_ups::{actions, store};
use crate::graphql::{
    Day, Kind, NodeId, RefusalObject, app, fault, optional_text, refresh_viewer, refused, text, viewer,
};
use crate::operation::{UseCase, perform};
use crate::wijkschouw::schema::{FindingClassEnum, WijkschouwPayload};

/// Input of `followUpFinding`.
#[derive(InputObject)]
pub struct FollowUpFindingInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which finding.
    finding_id: ID,
    /// What becomes of it.
    kind: FollowUpKind,
    /// In a few words.
    title: String,
    /// More words, for the wijkteam.
    body: Option<String>,
    /// Who gets it. An action needs one; a signal and a report go to the wijkregisseur when nobody is named.
    owner_membership_id: Option<ID>,
    /// By when. An action needs a day.
    due_on: Option<Day>,
    /// What has to happen. Null: as the finding was classed or, before that, the regular maintenance round.
    class: Option<FindingClassEnum>,
}

/// Input of `dismissFinding`.
#[derive(InputObject)]
pub struct DismissFindingInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which finding.
    finding_id: ID,
    /// What has to happen.
    class: FindingClassEnum,
    /// Why nothing more comes of it, for everyone to read.
    reason: String,
}

/// Input of `progressFollowUp`.
#[derive(InputObject)]
pub struct ProgressFollowUpInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which follow-up.
    follow_up_id: ID,
    /// Where it stands now; may be what it was.
    state: FollowUpState,
    /// What was done. May be empty when the state changes, unless it will not be done.
    note: String,
}

/// Input of `assignFollowUp`.
#[derive(InputObject)]
pub struct AssignFollowUpInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which follow-up.
    follow_up_id: ID,
    /// To whom in the wijkteam.
    membership_id: ID,
    /// Another day. Null: the day stays.
    due_on: Option<Day>,
}

/// Input of `handOver`.
#[derive(InputObject)]
pub struct HandOverInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Whose work it is; the membership may have ended.
    from_membership_id: ID,
    /// Who gets it, in the same wijkteam.
    to_membership_id: ID,
}

/// Answer of every mutation on a follow-up.
#[derive(SimpleObject, Default)]
pub struct FollowUpPayload {
    /// The follow-up after the change. Null when it was refused.
    follow_up: Option<FollowUp>,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

/// Answer of `handOver`.
#[derive(SimpleObject, Default)]
pub struct HandOverPayload {
    /// How many initiatives and follow-ups moved.
    moved: i32,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

/// Mutations of follow-ups.
#[derive(Default)]
pub struct FollowUpsMutation;

#[Object]
impl FollowUpsMutation {
    /// Makes an action, a signal, a report or a compliment of a finding; who gets it hears it.
    async fn follow_up_finding(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of which finding, and what.")] input: FollowUpFindingInput,
    ) -> Result<WijkschouwPayload> {
        let case = actions::FollowUp {
            finding_id: NodeId::expect(Kind::Finding, &input.finding_id),
            proposal: Proposal {
                kind: input.kind.into(),
                title: text(&input.title),
                body: optional_text(input.body),
                owner_id: input.owner_membership_id.as_ref().map(membership),
                due_on: input.due_on.map(|day| day.0),
            },
            class: input.class.map(Into::into),
        };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Says why nothing more comes of a finding.
    async fn dismiss_finding(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which finding, and why.")] input: DismissFindingInput,
    ) -> Result<WijkschouwPayload> {
        let case = actions::Dismiss {
            finding_id: NodeId::expect(Kind::Finding, &input.finding_id),
            class: input.class.into(),
            reason: text(&input.reason),
        };
        WijkschouwPayload::of(ctx, input.operation_id, case).await
    }

    /// Says how a follow-up goes on.
    async fn progress_follow_up(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was done.")] input: ProgressFollowUpInput,
    ) -> Result<FollowUpPayload> {
        let case = actions::Progress {
            follow_up_id: follow_up(&input.follow_up_id),
            state: input.state.into(),
            note: text(&input.note),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Gives a follow-up to somebody of the wijkteam, or moves its day; who gets it hears it.
    async fn assign_follow_up(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, to whom.")] input: AssignFollowUpInput,
    ) -> Result<FollowUpPayload> {
        let case = actions::Assign {
            follow_up_id: follow_up(&input.follow_up_id),
            membership_id: membership(&input.membership_id),
            due_on: input.due_on.map(|day| day.0),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Gives every open initiative and follow-up of one member of a wijkteam to another, who hears it in one mail.
    async fn hand_over(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From whom, to whom.")] input: HandOverInput,
    ) -> Result<HandOverPayload> {
        let case = actions::HandOver {
            from_membership_id: membership(&input.from_membership_id),
            to_membership_id: membership(&input.to_membership_id),
        };
        let who = viewer(ctx).await?;
        match perform(app(ctx)?, &who, input.operation_id, &case).await {
            Ok(moved) => {
                refresh_viewer(ctx, Some(who))?;
                Ok(HandOverPayload { moved: i32::try_from(moved).unwrap_or(i32::MAX), refusals: vec![] })
            }
            Err(stop) => Ok(HandOverPayload { refusals: refused(stop)?, ..Default::default() }),
        }
    }
}

fn follow_up(id: &ID) -> Uuid {
    NodeId::expect(Kind::FollowUp, id)
}

fn membership(id: &ID) -> Uuid {
    NodeId::expect(Kind::Membership, id)
}

async fn answer<U: UseCase<Outcome = Uuid>>(
    ctx: &Context<'_>,
    operation_id: Uuid,
    case: U,
) -> Result<FollowUpPayload> {
    let app = app(ctx)?;
    let who = viewer(ctx).await?;
    match perform(app, &who, operation_id, &case).await {
        Ok(id) => {
            refresh_viewer(ctx, Some(who.clone()))?;
            let row = store::find(&app.database.read, &who, id).await.map_err(|error| fault(error.into()))?;
            Ok(FollowUpPayload { follow_up: row.map(Into::into), refusals: vec![] })
        }
        Err(stop) => Ok(FollowUpPayload { refusals: refused(stop)?, ..Default::default() }),
    }
}
