use async_graphql::{
    ComplexObject, Context, Enum, ID, InputValueError, InputValueResult, Result, Scalar, ScalarType,
    SimpleObject, Value,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use wdw_contract::kader::Condition;

use crate::access::kaders::{self as access, Action};
use crate::areas::schema::Partner;
use crate::graphql::{Day, Kind, NodeId, PartnerId, VersionsOfKader, fault, loaders, viewer};
use crate::kaders::rules::{Applies, Status};
use crate::kaders::store::{self, KaderRow, VersionRow};

/// The condition of a kader as one JSON object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionValue(pub Condition);

/// The condition of a kader as one JSON object, composed of `all`, `any`, `not`, `when`, `guideline`, `compare`, `is`,
/// `falls`, `has` and `judge`. The same form as in a file.
#[Scalar(name = "KaderCondition")]
impl ScalarType for ConditionValue {
    fn parse(value: Value) -> InputValueResult<Self> {
        let json = value.into_json().map_err(|error| InputValueError::custom(error.to_string()))?;
        serde_json::from_value(json)
            .map(Self)
            .map_err(|error| InputValueError::custom(format!("not a condition: {error}")))
    }

    fn to_value(&self) -> Value {
        serde_json::to_value(&self.0).ok().and_then(|json| Value::from_json(json).ok()).unwrap_or_default()
    }
}

/// When a kader is tested.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Applies")]
pub enum KaderApplies {
    /// For every request.
    Always,
    /// When money or work of its partner is asked.
    Involved,
    /// When money of its partner is asked.
    Money,
    /// When work of its partner is asked.
    Work,
}

/// Whether a version of a kader holds already.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Status")]
pub enum KaderStatus {
    /// Being written.
    Concept,
    /// Fixed: a refusal can rest on it.
    Final,
}

/// A framework condition of a partner: a plan that meets every kader that applies is accepted.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Kader {
    /// Global and opaque.
    pub id: ID,
    /// As people mention it.
    pub number: String,
    #[graphql(skip)]
    row: KaderRow,
}

impl From<KaderRow> for Kader {
    fn from(row: KaderRow) -> Self {
        Self { id: NodeId::of(Kind::Kader, row.id), number: row.number.clone(), row }
    }
}

impl Kader {
    async fn rows(&self, ctx: &Context<'_>) -> Result<Vec<VersionRow>> {
        Ok(loaders(ctx).await?.load_one(VersionsOfKader(self.row.id)).await?.unwrap_or_default())
    }
}

#[ComplexObject]
impl Kader {
    /// Who set it.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Option<Partner>> {
        Ok(loaders(ctx).await?.load_one(PartnerId(self.row.partner_id)).await?.map(Into::into))
    }

    /// The newest final version. Null before there is one.
    async fn current(&self, ctx: &Context<'_>) -> Result<Option<KaderVersion>> {
        let rows = self.rows(ctx).await?;
        Ok(rows.into_iter().find(|row| store::status(row) == Status::Final).map(Into::into))
    }

    /// The concept that is being written. Null when there is none.
    async fn draft(&self, ctx: &Context<'_>) -> Result<Option<KaderVersion>> {
        let rows = self.rows(ctx).await?;
        Ok(rows.into_iter().find(|row| store::status(row) == Status::Concept).map(Into::into))
    }

    /// Whether the viewer may write its concepts and try them.
    async fn viewer_may_edit(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(access::permits(&viewer(ctx).await?, self.row.partner_id, Action::Write).is_ok())
    }

    /// Whether the viewer may make a concept final.
    async fn viewer_may_publish(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(access::permits(&viewer(ctx).await?, self.row.partner_id, Action::Publish).is_ok())
    }

    /// All versions, newest first, concepts included: who has a plan sees what is coming.
    #[graphql(complexity = "3 * child_complexity")]
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<KaderVersion>> {
        Ok(self.rows(ctx).await?.into_iter().map(Into::into).collect())
    }
}

/// One version of a kader. A final one never changes.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct KaderVersion {
    /// The first is 1.
    pub number: i32,
    /// Whether it holds already.
    pub status: KaderStatus,
    /// When it is tested.
    pub applies: KaderApplies,
    /// What it is called.
    pub title: String,
    /// What it means, for residents.
    pub explanation: String,
    /// How the partner reads words that can be taken in more than one way. Empty: nothing to tell.
    pub reading: String,
    /// First day on which it holds.
    pub valid_from: Day,
    /// Last day. Null: until further notice.
    pub valid_until: Option<Day>,
    /// Since when it is fixed. Null for a concept.
    pub published_at: Option<DateTime<Utc>>,
    #[graphql(skip)]
    row: VersionRow,
}

impl From<VersionRow> for KaderVersion {
    fn from(row: VersionRow) -> Self {
        Self {
            number: row.number,
            status: store::status(&row).into(),
            applies: store::applies(&row).into(),
            title: row.title.clone(),
            explanation: row.explanation.clone(),
            reading: row.reading.clone(),
            valid_from: Day(row.valid_from),
            valid_until: row.valid_until.map(Day),
            published_at: row.published_at,
            row,
        }
    }
}

#[ComplexObject]
impl KaderVersion {
    /// What stands in it now: comes back with `saveKaderDraft` and `publishKader`, so that nobody overwrites unseen
    /// what another wrote.
    async fn revision(&self) -> String {
        store::revision(&self.row)
    }

    /// What is tested, and what a person judges.
    async fn condition(&self) -> Result<ConditionValue> {
        store::condition(&self.row).map(ConditionValue).map_err(fault)
    }
}

impl KaderVersion {
    /// Which one it is in the database.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        self.row.id
    }
}
