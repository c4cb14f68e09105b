use async_graphql::{ComplexObject, Context, ID, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::enums::{CostKindEnum, InitiativeAction, MessageSide, TimelineKind};
use crate::areas::names;
use crate::areas::schema::{Partner, WijkteamFunction};
use crate::areas::store::MemberRow;
use crate::graphql::{CentsValue, Day, Kind, NodeId, PartnerId, PhotosWith, loaders};
use crate::initiatives::rules::{CostKind, EventKind, Side};
use crate::initiatives::store::{BudgetLineRow, EventRow, MessageRow, PhotoRow};
use crate::people::rules::initials;
use wdw_contract::Cents;

/// Where it happens. Degrees in WGS 84.
#[derive(SimpleObject, Clone, Debug)]
pub struct Place {
    /// In words.
    pub description: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
}

/// One cost.
#[derive(SimpleObject, Clone, Debug)]
pub struct BudgetLine {
    /// What for.
    pub description: String,
    /// How much.
    pub amount: CentsValue,
    /// Which kind.
    pub kind: CostKindEnum,
}

impl From<BudgetLineRow> for BudgetLine {
    fn from(row: BudgetLineRow) -> Self {
        Self {
            description: row.description,
            amount: CentsValue(Cents(row.amount_cents)),
            kind: CostKind::parse(&row.kind).unwrap_or(CostKind::Other).into(),
        }
    }
}

/// Who has it now: a person on behalf of a partner.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Owner {
    /// The name.
    pub name: String,
    /// The letters in their face.
    pub initials: String,
    /// What they are in the wijkteam.
    pub function: WijkteamFunction,
    #[graphql(skip)]
    partner_id: Uuid,
}

impl Owner {
    pub(crate) fn of(row: &MemberRow) -> Option<Self> {
        let name = names::member(row);
        Some(Self {
            initials: initials(&name),
            name,
            function: row.function().into(),
            partner_id: row.partner_id?,
        })
    }
}

#[ComplexObject]
impl Owner {
    /// On behalf of whom.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Partner> {
        let row = loaders(ctx).await?.load_one(PartnerId(self.partner_id)).await?;
        row.map(Into::into)
            .ok_or_else(|| crate::graphql::fault(crate::platform::Fault::Other("the partner is gone".into())))
    }
}

/// By when there is an answer.
#[derive(SimpleObject, Clone, Debug)]
pub struct AnswerDue {
    /// The promised day.
    pub on: Day,
    /// Whether that day has passed.
    pub overdue: bool,
    /// The clock stands still while the submitter is asked something.
    pub paused: bool,
    /// Days left; below nought when it is overdue.
    pub days_left: i32,
    /// Whether the day was moved once, with a reason.
    pub extended: bool,
}

/// By when the next step after a grant is taken.
#[derive(SimpleObject, Clone, Debug)]
pub struct AccountingDue {
    /// The last day.
    pub on: Day,
    /// Whether that day has passed.
    pub overdue: bool,
    /// Days left; below nought when it is overdue.
    pub days_left: i32,
}

/// Whether the viewer may do something now and, if not, why not.
#[derive(SimpleObject, Clone, Debug)]
pub struct ViewerAction {
    /// What.
    pub action: InitiativeAction,
    /// Whether it can be done now.
    pub allowed: bool,
    /// Why not, as a Dutch sentence.
    pub reason: Option<String>,
}

/// A step in the public story.
#[derive(SimpleObject, Clone, Debug)]
pub struct TimelineEvent {
    /// Global and opaque.
    pub id: ID,
    /// Which step.
    pub kind: TimelineKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as far as public: a professional with function.
    pub actor: Option<String>,
    /// The public explanation.
    pub text: Option<String>,
}

impl From<EventRow> for TimelineEvent {
    fn from(row: EventRow) -> Self {
        Self {
            id: NodeId::of(Kind::TimelineEvent, row.id),
            kind: EventKind::parse(&row.kind).unwrap_or(EventKind::Submitted).into(),
            at: row.at,
            actor: row.actor_label,
            text: row.body,
        }
    }
}

/// What submitter and wijkteam write each other.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Message {
    /// Global and opaque.
    pub id: ID,
    /// From which side.
    pub side: MessageSide,
    /// How it is signed.
    pub author: String,
    /// The text.
    pub body: String,
    /// When.
    pub at: DateTime<Utc>,
    #[graphql(skip)]
    uuid: Uuid,
}

impl From<MessageRow> for Message {
    fn from(row: MessageRow) -> Self {
        Self {
            id: NodeId::of(Kind::Message, row.id),
            side: Side::parse(&row.side).unwrap_or(Side::Wijkteam).into(),
            author: row.author_label,
            body: row.body,
            at: row.created_at,
            uuid: row.id,
        }
    }
}

#[ComplexObject]
impl Message {
    /// What came along.
    async fn photos(&self, ctx: &Context<'_>) -> Result<Vec<Photo>> {
        let rows = loaders(ctx).await?.load_one(PhotosWith(self.uuid)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }
}

/// A photo, without the data that a camera adds.
#[derive(SimpleObject, Clone, Debug)]
pub struct Photo {
    /// Global and opaque.
    pub id: ID,
    /// The id in its address.
    pub uuid: Uuid,
    /// Longest side 1600 pixels.
    pub url: String,
    /// Longest side 320 pixels.
    pub thumbnail_url: String,
    /// Pixels across.
    pub width: i32,
    /// Pixels down.
    pub height: i32,
    /// Why it is hidden, for who is concerned. Others do not find it.
    pub hidden_reason: Option<String>,
}

impl From<PhotoRow> for Photo {
    fn from(row: PhotoRow) -> Self {
        Self {
            id: NodeId::of(Kind::Photo, row.id),
            uuid: row.id,
            url: format!("/photos/{}", row.id),
            thumbnail_url: format!("/photos/{}?size=thumb", row.id),
            width: row.width,
            height: row.height,
            hidden_reason: row.hidden_reason,
        }
    }
}
