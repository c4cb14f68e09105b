use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use uuid::Uuid;

use super::object::{Checklist, DocumentValue};
use crate::checklists::{actions, store};
use crate::graphql::{Kind, NodeId, RefusalObject, app, fault, refresh_viewer, refused, viewer};
use crate::operation::{UseCase, perform};

/// Input of `createChecklist`.
#[derive(InputObject)]
pub struct CreateChecklistInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// What it asks. Only the title has to be there.
    document: DocumentValue,
}

/// Input of `importChecklist`.
#[derive(InputObject)]
pub struct ImportChecklistInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// The content of an exported file, YAML or JSON. Example pictures are left out.
    text: String,
}

/// Input of `draftChecklist`.
#[derive(InputObject)]
pub struct DraftChecklistInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which checklist.
    checklist_id: ID,
    /// From which of its versions.
    version_id: ID,
}

/// Input of `saveChecklist`.
#[derive(InputObject)]
pub struct SaveChecklistInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which checklist.
    checklist_id: ID,
    /// All that it asks. Refusals name the place as a path: `themes.0.items.3.question`.
    document: DocumentValue,
}

/// Input of `publishChecklist`.
#[derive(InputObject)]
pub struct PublishChecklistInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which checklist.
    checklist_id: ID,
}

/// Input of `discardChecklistDraft`.
#[derive(InputObject)]
pub struct DiscardChecklistDraftInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which checklist.
    checklist_id: ID,
}

/// Answer of every mutation on a checklist.
#[derive(SimpleObject, Default)]
pub struct ChecklistPayload {
    /// The checklist after the change. Null when it was refused, or when nothing is left of it.
    checklist: Option<Checklist>,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

/// Mutations of checklists.
#[derive(Default)]
pub struct ChecklistsMutation;

#[Object]
impl ChecklistsMutation {
    /// Makes a new checklist with a first draft. What is wrong is refused; what is missing may come later.
    async fn create_checklist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it asks.")] input: CreateChecklistInput,
    ) -> Result<ChecklistPayload> {
        answer(ctx, input.operation_id, actions::Create { document: input.document.0 }).await
    }

    /// Makes a new checklist from a file.
    async fn import_checklist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file.")] input: ImportChecklistInput,
    ) -> Result<ChecklistPayload> {
        answer(ctx, input.operation_id, actions::Import { text: input.text }).await
    }

    /// Makes a new draft from a published version; that version stays as it is.
    async fn draft_checklist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From which version.")] input: DraftChecklistInput,
    ) -> Result<ChecklistPayload> {
        let case = actions::Draft {
            checklist_id: checklist(&input.checklist_id),
            version_id: NodeId::expect(Kind::ChecklistVersion, &input.version_id),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Writes the draft anew. What is wrong is refused; what is missing may come later.
    async fn save_checklist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that it asks.")] input: SaveChecklistInput,
    ) -> Result<ChecklistPayload> {
        let case = actions::Save { checklist_id: checklist(&input.checklist_id), document: input.document.0 };
        answer(ctx, input.operation_id, case).await
    }

    /// Fixes the draft for everyone. Refused while anything is wrong or missing.
    async fn publish_checklist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: PublishChecklistInput,
    ) -> Result<ChecklistPayload> {
        let case = actions::Publish { checklist_id: checklist(&input.checklist_id) };
        answer(ctx, input.operation_id, case).await
    }

    /// Throws the draft away, and the checklist with it when nothing of it was ever published.
    async fn discard_checklist_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: DiscardChecklistDraftInput,
    ) -> Result<ChecklistPayload> {
        let case = actions::Discard { checklist_id: checklist(&input.checklist_id) };
        answer(ctx, input.operation_id, case).await
    }
}

fn checklist(id: &ID) -> Uuid {
    NodeId::expect(Kind::Checklist, id)
}

async fn answer<U: UseCase<Outcome = Uuid>>(
    ctx: &Context<'_>,
    operation_id: Uuid,
    case: U,
) -> Result<ChecklistPayload> {
    let app = app(ctx)?;
    let who = viewer(ctx).await?;
    match perform(app, &who, operation_id, &case).await {
        Ok(id) => {
            refresh_viewer(ctx, Some(who.clone()))?;
            let rows = store::by_ids(&app.database.read, &who, &[id]).await;
            let row = rows.map_err(|error| fault(error.into()))?.pop();
            Ok(ChecklistPayload { checklist: row.map(Into::into), refusals: vec![] })
        }
        Err(stop) => Ok(ChecklistPayload { refusals: refused(stop)?, ..Default::default() }),
    }
}
