use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::access::Viewer;
use crate::access::follow_ups::{Action, permits};
use crate::areas::schema::Wijk;
use crate::follow_ups::rules::{self, Kind as FollowUpWord, State};
use crate::follow_ups::store::{self, FollowUpRow, NoteRow};
use crate::graphql::{Day, Kind, MemberId, NodeId, NotesOf, SchouwId, WijkId, app, fault, loaders, viewer};
use crate::initiatives::schema::Owner;
use crate::platform::Fault;
use crate::platform::clock::local_date;
use crate::wijkschouw::schema::{Finding, Wijkschouw};

/// What becomes of a finding.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "FollowUpWord")]
pub enum FollowUpKind {
    /// Somebody does something about it, by a day.
    Action,
    /// It asks for somebody's attention.
    Signal,
    /// It goes to the municipality's public-space system.
    Report,
    /// It is praise; nothing has to be done.
    Compliment,
}

/// Where a follow-up stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "State")]
pub enum FollowUpState {
    /// Nobody began yet.
    Open,
    /// Its owner works on it.
    InProgress,
    /// It is done.
    Done,
    /// It will not be done, with the reason.
    Dropped,
}

/// What can be done with a follow-up.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Action")]
pub enum FollowUpAction {
    /// Say how it goes on, with a note or another state.
    Progress,
    /// Give it to somebody of the wijkteam, or move its day.
    Assign,
}

/// Whether the viewer may do something now and, if not, why not.
#[derive(SimpleObject, Clone, Debug)]
pub struct FollowUpViewerAction {
    /// What.
    pub action: FollowUpAction,
    /// Whether it can be done now.
    pub allowed: bool,
    /// Why not, as a Dutch sentence.
    pub reason: Option<String>,
}

/// A step in the story of a follow-up.
#[derive(SimpleObject, Clone, Debug)]
pub struct FollowUpNote {
    /// When.
    pub at: DateTime<Utc>,
    /// Who, with function.
    pub author: String,
    /// The state that it got with this step. Null when it stayed.
    pub state: Option<FollowUpState>,
    /// What was done; may be empty when the state says it all.
    pub body: String,
}

impl From<NoteRow> for FollowUpNote {
    fn from(row: NoteRow) -> Self {
        Self {
            at: row.created_at,
            author: row.author_label,
            state: row.state.as_deref().and_then(State::parse).map(Into::into),
            body: row.body,
        }
    }
}

/// What becomes of a finding: whoever sees the finding sees what it is and where it stands, its wijkteam the rest.
pub struct FollowUp {
    row: FollowUpRow,
    id: ID,
}

impl From<FollowUpRow> for FollowUp {
    fn from(row: FollowUpRow) -> Self {
        Self { id: NodeId::of(Kind::FollowUp, row.id), row }
    }
}

impl FollowUp {
    fn in_wijkteam(&self, viewer: &Viewer) -> bool {
        viewer.actor().is_some_and(|actor| actor.function_in(self.row.wijk_id).is_some())
    }
}

/// What becomes of a finding: an action, a signal, a report or a compliment.
#[Object]
impl FollowUp {
    /// Global and opaque.
    pub(crate) async fn id(&self) -> &ID {
        &self.id
    }

    /// For people to mention, such as A-7KQ2M9.
    async fn reference(&self) -> &str {
        &self.row.reference
    }

    /// What it is.
    async fn kind(&self) -> FollowUpKind {
        store::kind(&self.row).into()
    }

    /// In a few words.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// More words, for the wijkteam.
    async fn body(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let inside = self.in_wijkteam(&viewer(ctx).await?);
        Ok(self.row.body.as_deref().filter(|_| inside))
    }

    /// In which wijk.
    async fn wijk(&self, ctx: &Context<'_>) -> Result<Wijk> {
        let row = loaders(ctx).await?.load_one(WijkId(self.row.wijk_id)).await?;
        row.map(Into::into).ok_or_else(|| fault(Fault::Other("the wijk of a follow-up is gone".into())))
    }

    /// From which wijkschouw.
    async fn wijkschouw(&self, ctx: &Context<'_>) -> Result<Option<Wijkschouw>> {
        let Some(id) = self.row.wijkschouw_id else { return Ok(None) };
        Ok(loaders(ctx).await?.load_one(SchouwId(id)).await?.map(Into::into))
    }

    /// From which finding.
    async fn finding(&self, ctx: &Context<'_>) -> Result<Option<Finding>> {
        match self.row.wijkschouw_id.zip(self.row.finding_id) {
            Some((wijkschouw_id, id)) => Finding::of_wijkschouw(ctx, wijkschouw_id, id).await,
            None => Ok(None),
        }
    }

    /// Who has it, for the wijkteam.
    async fn owner(&self, ctx: &Context<'_>) -> Result<Option<Owner>> {
        let Some(owner_id) = self.row.owner_id else { return Ok(None) };
        if !self.in_wijkteam(&viewer(ctx).await?) {
            return Ok(None);
        }
        Ok(loaders(ctx).await?.load_one(MemberId(owner_id)).await?.as_ref().and_then(Owner::of))
    }

    /// By when.
    async fn due_on(&self) -> Option<Day> {
        self.row.due_on.map(Day)
    }

    /// Whether that day has passed while something still has to be done.
    async fn overdue(&self, ctx: &Context<'_>) -> Result<bool> {
        let today = local_date(app(ctx)?.clock.now());
        Ok(rules::is_overdue(store::state(&self.row), self.row.due_on, today))
    }

    /// Where it stands.
    async fn state(&self) -> FollowUpState {
        store::state(&self.row).into()
    }

    /// What was done, oldest first, for the wijkteam.
    #[graphql(complexity = "4 * child_complexity")]
    async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<FollowUpNote>> {
        if !self.in_wijkteam(&viewer(ctx).await?) {
            return Ok(Vec::new());
        }
        let rows = loaders(ctx).await?.load_one(NotesOf(self.row.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// Since when it is there.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// Since when nothing has to be done any more.
    async fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.row.closed_at
    }

    /// When it first left in an export.
    async fn exported_at(&self) -> Option<DateTime<Utc>> {
        self.row.exported_at
    }

    /// What the viewer may do with it now and, if not, why not.
    async fn viewer_actions(&self, ctx: &Context<'_>) -> Result<Vec<FollowUpViewerAction>> {
        let viewer = viewer(ctx).await?;
        let subject = store::subject(&self.row);
        let actions = Action::ALL.iter().map(|action| {
            let refusal = permits(&viewer, &subject, *action).err();
            FollowUpViewerAction {
                action: (*action).into(),
                allowed: refusal.is_none(),
                reason: refusal.map(|refusal| refusal.message),
            }
        });
        Ok(actions.collect())
    }
}
