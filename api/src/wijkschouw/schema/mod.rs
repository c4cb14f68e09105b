//! Wijkschouwen as clients see them.

mod enums;
mod inputs;
mod list;
mod mutations;
mod object;
mod parts;
mod result;

use async_graphql::{Context, Object, Result};

pub use enums::{
    AnswerStateEnum, FindingClassEnum, ParticipantStateEnum, WijkschouwAction, WijkschouwForm,
    WijkschouwState,
};
pub use inputs::{
    AddFindingInput, AddStopInput, AnswerInput, BeginWijkschouwInput, CancelWijkschouwInput,
    ChangeWijkschouwInput, ChooseAnswerInput, CompleteWijkschouwInput, InviteToWijkschouwInput,
    JoinWijkschouwInput, LeaveWijkschouwInput, PlanWijkschouwInput, PrepareWijkschouwInput,
    RecordAnswersInput, ReportWijkschouwInput, StopInput,
};
pub use list::{WijkschouwConnection, WijkschouwEdge, WijkschouwFilter};
pub use mutations::{AnswerOutcome, RecordAnswersPayload, WijkschouwMutation, WijkschouwPayload};
pub use object::{Wijkschouw, WijkschouwViewerAction};
pub use parts::{Answer, Difference, Finding, Participant, Stop};
pub use result::{StopScore, ThemeScore, ToldAnswer, WijkschouwResult};

use super::store;
use crate::graphql::{app, fault, viewer};

/// Queries about wijkschouwen.
#[derive(Default)]
pub struct WijkschouwQuery;

#[Object]
impl WijkschouwQuery {
    /// Wijkschouwen that the viewer may see, the latest start first.
    #[graphql(complexity = "usize::try_from(first.clamp(1, 50)).unwrap_or(1) * child_complexity")]
    async fn wijkschouwen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<WijkschouwFilter>,
        #[graphql(desc = "How many; at most 50.", default = 20)] first: i32,
        #[graphql(desc = "From where: the cursor that the list goes on after.")] after: Option<String>,
    ) -> Result<WijkschouwConnection> {
        WijkschouwConnection::load(ctx, filter.unwrap_or_default(), first, after).await
    }

    /// One wijkschouw. Null when there is none that the viewer may see.
    async fn wijkschouw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its reference, such as S-7KQ2M9.")] reference: String,
    ) -> Result<Option<Wijkschouw>> {
        if reference.contains('\0') {
            return Ok(None);
        }
        let (database, viewer) = (&app(ctx)?.database.read, viewer(ctx).await?);
        let found = store::find_by_reference(database, &viewer, &reference.trim().to_uppercase()).await;
        Ok(found.map_err(|error| fault(error.into()))?.map(|(row, _)| row.into()))
    }
}
