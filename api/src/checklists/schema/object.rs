use async_graphql::{
    ComplexObject, Context, Enum, ID, InputValueError, InputValueResult, Result, Scalar, ScalarType,
    SimpleObject, Value,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use wdw_contract::checklist::Checklist as Document;

use crate::access::may_edit_checklists;
use crate::checklists::store::{self, ChecklistRow, State, VersionRow};
use crate::graphql::{ChecklistId, Kind, NodeId, VersionsOf, fault, loaders, viewer};
use crate::platform::Fault;

/// A whole checklist as one JSON object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentValue(pub Document);

/// A whole checklist as one JSON object: `title`, `explanation` and `themes`, each theme with `key`, `title` and
/// `items`, each item with `key`, `question`, `scale` and what else it needs. The same form as an exported file.
#[Scalar(name = "ChecklistDocument")]
impl ScalarType for DocumentValue {
    fn parse(value: Value) -> InputValueResult<Self> {
        let json = value.into_json().map_err(|error| InputValueError::custom(error.to_string()))?;
        serde_json::from_value(json)
            .map(Self)
            .map_err(|error| InputValueError::custom(format!("not a checklist: {error}")))
    }

    fn to_value(&self) -> Value {
        serde_json::to_value(&self.0).ok().and_then(|json| Value::from_json(json).ok()).unwrap_or_default()
    }
}

/// Whether a version of a checklist can still change.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "State")]
pub enum ChecklistState {
    /// Being written; only who writes checklists sees it.
    Draft,
    /// Fixed, for everyone.
    Published,
}

/// What a wijkschouw asks, in versions.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Checklist {
    /// Global and opaque.
    pub id: ID,
    /// Its name in an address.
    pub slug: String,
    #[graphql(skip)]
    uuid: Uuid,
}

impl From<ChecklistRow> for Checklist {
    fn from(row: ChecklistRow) -> Self {
        Self { id: NodeId::of(Kind::Checklist, row.id), slug: row.slug, uuid: row.id }
    }
}

impl Checklist {
    /// The versions that the viewer may read, newest first.
    async fn rows(&self, ctx: &Context<'_>) -> Result<Vec<VersionRow>> {
        Ok(loaders(ctx).await?.load_one(VersionsOf(self.uuid)).await?.unwrap_or_default())
    }

    async fn newest(&self, ctx: &Context<'_>, state: State) -> Result<Option<VersionRow>> {
        Ok(self.rows(ctx).await?.into_iter().find(|row| store::state(row) == state))
    }
}

#[ComplexObject]
impl Checklist {
    /// What it is called: in the published version or, before there is one, in the draft.
    async fn title(&self, ctx: &Context<'_>) -> Result<String> {
        let rows = self.rows(ctx).await?;
        let published = rows.iter().find(|row| store::state(row) == State::Published);
        Ok(published.or(rows.first()).map(|row| row.title.clone()).unwrap_or_default())
    }

    /// The newest published version: what a new wijkschouw is walked with. Null before there is one.
    async fn published(&self, ctx: &Context<'_>) -> Result<Option<ChecklistVersion>> {
        Ok(self.newest(ctx, State::Published).await?.map(Into::into))
    }

    /// The version that is being written. Null when there is none, or for who does not write checklists.
    async fn draft(&self, ctx: &Context<'_>) -> Result<Option<ChecklistVersion>> {
        Ok(self.newest(ctx, State::Draft).await?.map(Into::into))
    }

    /// All versions that the viewer may read, newest first.
    #[graphql(complexity = "4 * child_complexity")]
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<ChecklistVersion>> {
        Ok(self.rows(ctx).await?.into_iter().map(Into::into).collect())
    }

    /// Whether the viewer writes checklists.
    async fn viewer_may_edit(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(may_edit_checklists(&viewer(ctx).await?))
    }
}

/// One version of a checklist. A published one never changes.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct ChecklistVersion {
    /// Global and opaque.
    pub id: ID,
    /// The first is 1.
    pub number: i32,
    /// Whether it can still change.
    pub state: ChecklistState,
    /// What it is called.
    pub title: String,
    /// Since when it is fixed. Null for a draft.
    pub published_at: Option<DateTime<Utc>>,
    #[graphql(skip)]
    row: VersionRow,
}

impl From<VersionRow> for ChecklistVersion {
    fn from(row: VersionRow) -> Self {
        Self {
            id: NodeId::of(Kind::ChecklistVersion, row.id),
            number: row.number,
            state: store::state(&row).into(),
            title: row.title.clone(),
            published_at: row.published_at,
            row,
        }
    }
}

#[ComplexObject]
impl ChecklistVersion {
    /// Everything that it asks.
    async fn document(&self) -> Result<DocumentValue> {
        store::document(&self.row).map(DocumentValue).map_err(fault)
    }

    /// The checklist that it is a version of.
    async fn checklist(&self, ctx: &Context<'_>) -> Result<Checklist> {
        let row = loaders(ctx).await?.load_one(ChecklistId(self.row.checklist_id)).await?;
        row.map(Into::into).ok_or_else(|| fault(Fault::Other("the checklist of a version is gone".into())))
    }
}
