use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use uuid::Uuid;

use super::object::{ConditionValue, Kader, KaderApplies};
use crate::graphql::{Day, Kind, NodeId, RefusalObject, app, fault, refresh_viewer, refused, text, viewer};
use crate::kaders::{actions, store};
use crate::operation::{UseCase, perform};

/// Input of `createKader`.
#[derive(InputObject)]
pub struct CreateKaderInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Whose it is.
    partner_id: ID,
    /// As people mention it; letters and digits.
    number: String,
    /// When it is tested.
    applies: KaderApplies,
    /// What it is called.
    title: String,
    /// What it means, for residents. May come later.
    explanation: String,
    /// What is tested, and what a person judges. May come later: `{ "all": [] }`.
    condition: ConditionValue,
}

/// Input of `importKader`.
#[derive(InputObject)]
pub struct ImportKaderInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// The content of an exported file, YAML or JSON.
    text: String,
}

/// Input of `draftKaderVersion`.
#[derive(InputObject)]
pub struct DraftKaderVersionInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which kader.
    kader_id: ID,
}

/// Input of `saveKaderDraft`.
#[derive(InputObject)]
pub struct SaveKaderDraftInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which kader.
    kader_id: ID,
    /// The `revision` of the concept that the writer began from.
    revision: String,
    /// When it is tested.
    applies: KaderApplies,
    /// What it is called.
    title: String,
    /// What it means, for residents.
    explanation: String,
    /// How the partner reads words that can be taken in more than one way. Null: nothing to tell.
    reading: Option<String>,
    /// What is tested, and what a person judges. Refusals name the place as a path: `condition.all.2.limit`.
    condition: ConditionValue,
    /// First day on which it is meant to hold.
    valid_from: Day,
    /// Last day. Null: until further notice.
    valid_until: Option<Day>,
}

/// Input of `publishKader`.
#[derive(InputObject)]
pub struct PublishKaderInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which kader.
    kader_id: ID,
    /// The `revision` of the concept that the publisher read.
    revision: String,
    /// First day on which it holds: today or later.
    valid_from: Day,
}

/// Input of `withdrawKader`.
#[derive(InputObject)]
pub struct WithdrawKaderInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which kader.
    kader_id: ID,
    /// Last day on which it holds: today or later.
    valid_until: Day,
}

/// Input of `discardKaderDraft`.
#[derive(InputObject)]
pub struct DiscardKaderDraftInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which kader.
    kader_id: ID,
}

/// Answer of every mutation on a kader.
#[derive(SimpleObject, Default)]
pub struct KaderPayload {
    /// The kader after the change. Null when it was refused, or when nothing is left of it.
    kader: Option<Kader>,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

/// Mutations of kaders.
#[derive(Default)]
pub struct KadersMutation;

#[Object]
impl KadersMutation {
    /// Makes a new kader with a first concept. What is wrong is refused; what is missing may come later.
    async fn create_kader(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of whom, and what it says.")] input: CreateKaderInput,
    ) -> Result<KaderPayload> {
        let case = actions::Create {
            partner_id: NodeId::expect(Kind::Partner, &input.partner_id),
            number: text(&input.number),
            applies: input.applies.into(),
            title: text(&input.title),
            explanation: text(&input.explanation),
            condition: input.condition.0,
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Makes a concept from a file: the first of a new kader, or the next version of the kader with that number.
    async fn import_kader(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file.")] input: ImportKaderInput,
    ) -> Result<KaderPayload> {
        answer(ctx, input.operation_id, actions::Import { text: input.text }).await
    }

    /// Begins a concept from the newest version; that version stays as it is.
    async fn draft_kader_version(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of which kader.")] input: DraftKaderVersionInput,
    ) -> Result<KaderPayload> {
        answer(ctx, input.operation_id, actions::Draft { kader_id: kader(&input.kader_id) }).await
    }

    /// Writes the concept anew. Refused with `CONFLICT` when somebody else wrote it meanwhile.
    async fn save_kader_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that it says.")] input: SaveKaderDraftInput,
    ) -> Result<KaderPayload> {
        let case = actions::Save {
            kader_id: kader(&input.kader_id),
            revision: input.revision,
            applies: input.applies.into(),
            title: text(&input.title),
            explanation: text(&input.explanation),
            reading: input.reading.as_deref().map(text).unwrap_or_default(),
            condition: input.condition.0,
            from: input.valid_from.0,
            until: input.valid_until.map(|day| day.0),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Makes the concept final for ever. The version before it holds up to and including the day before. Refused while
    /// anything is wrong or missing.
    async fn publish_kader(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and from when.")] input: PublishKaderInput,
    ) -> Result<KaderPayload> {
        let case = actions::Publish {
            kader_id: kader(&input.kader_id),
            revision: input.revision,
            from: input.valid_from.0,
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Lets the newest final version hold up to and including a day. Ideas of before keep it.
    async fn withdraw_kader(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and up to when.")] input: WithdrawKaderInput,
    ) -> Result<KaderPayload> {
        let case = actions::Withdraw { kader_id: kader(&input.kader_id), until: input.valid_until.0 };
        answer(ctx, input.operation_id, case).await
    }

    /// Throws the concept away, and the kader with it when nothing of it was ever published.
    async fn discard_kader_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: DiscardKaderDraftInput,
    ) -> Result<KaderPayload> {
        answer(ctx, input.operation_id, actions::Discard { kader_id: kader(&input.kader_id) }).await
    }
}

fn kader(id: &ID) -> Uuid {
    NodeId::expect(Kind::Kader, id)
}

async fn answer<U: UseCase<Outcome = Uuid>>(
    ctx: &Context<'_>,
    operation_id: Uuid,
    case: U,
) -> Result<KaderPayload> {
    let app = app(ctx)?;
    let who = viewer(ctx).await?;
    match perform(app, &who, operation_id, &case).await {
        Ok(id) => {
            refresh_viewer(ctx, Some(who.clone()))?;
            let rows = store::by_ids(&app.database.read, &[id]).await;
            let row = rows.map_err(|error| fault(error.into()))?.pop();
            Ok(KaderPayload { kader: row.map(Into::into), refusals: vec![] })
        }
        Err(stop) => Ok(KaderPayload { refusals: refused(stop)?, ..Default::default() }),
    }
}
