use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::enums::{WijkschouwAction, WijkschouwForm, WijkschouwState};
use super::parts::{Answer, Difference, Finding, Participant, Stop};
use super::result::WijkschouwResult;
use crate::access::wijkschouw::{Action, Subject, may_see_inside, permits};
use crate::areas::schema::Wijk;
use crate::checklists::{self, schema::ChecklistVersion};
use crate::graphql::{
    AnswersOf, ChecklistVersionId, FindingsOf, Kind, MemberId, NodeId, ParticipantCount, ParticipantsOf,
    StopsOf, ViewerTakesPart, WijkId, fault, loaders, viewer,
};
use crate::initiatives::schema::Owner;
use crate::platform::Fault;
use crate::wijkschouw::rules::{Asked, Form, Given, ParticipantState, State, standing};
use crate::wijkschouw::store::{self, SchouwRow};

/// An inspection walk, or another form of dialogue, in a wijk. Made only from rows that the viewer may see.
pub struct Wijkschouw {
    row: SchouwRow,
    id: ID,
}

impl From<SchouwRow> for Wijkschouw {
    fn from(row: SchouwRow) -> Self {
        Self { id: NodeId::of(Kind::Wijkschouw, row.id), row }
    }
}

/// Whether the viewer may do something now and, if not, why not.
#[derive(SimpleObject, Clone, Debug)]
pub struct WijkschouwViewerAction {
    /// What.
    pub action: WijkschouwAction,
    /// Whether it can be done now.
    pub allowed: bool,
    /// Why not, as a Dutch sentence.
    pub reason: Option<String>,
}

impl Wijkschouw {
    async fn subject(&self, ctx: &Context<'_>) -> Result<Subject> {
        let state = loaders(ctx).await?.load_one(ViewerTakesPart(self.row.id)).await?;
        Ok(store::subject(&self.row, state))
    }

    /// Whether the viewer is in the wijkteam or comes along.
    async fn inside(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(may_see_inside(&viewer(ctx).await?, &self.subject(ctx).await?))
    }

    /// What everyone answered.
    async fn everything_said(&self, ctx: &Context<'_>) -> Result<Vec<Answer>> {
        let person_id = viewer(ctx).await?.person_id();
        let loaders = loaders(ctx).await?;
        let rows = loaders.load_one(AnswersOf(self.row.id)).await?.unwrap_or_default();
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let people = loaders.load_one(ParticipantsOf(self.row.id)).await?.unwrap_or_default();
        let asked = asked(ctx, &self.row).await?;
        let given: Vec<Given<'_>> = rows.iter().map(|row| store::given(&self.row, &asked, row)).collect();
        let standing = standing(&given);
        let answer = |row: &store::AnswerRow| {
            Answer::of(row, standing.get(&row.id).copied().unwrap_or_default(), &asked, &people, person_id)
        };
        Ok(rows.iter().map(answer).collect())
    }

    fn gone(what: &str) -> async_graphql::Error {
        fault(Fault::Other(format!("{what} of a wijkschouw is gone")))
    }
}

/// What a wijkschouw asks.
pub(super) async fn asked(ctx: &Context<'_>, row: &SchouwRow) -> Result<Asked> {
    let pinned = ChecklistVersionId(row.checklist_version_id);
    let earlier: Vec<ChecklistVersionId> =
        store::earlier_versions(row).into_iter().map(ChecklistVersionId).collect();
    let versions = loaders(ctx).await?.load_many(earlier.iter().copied().chain([pinned])).await?;
    let document = |id: &ChecklistVersionId| versions.get(id).map(checklists::store::document);
    let pinned = document(&pinned).ok_or_else(|| Wijkschouw::gone("the checklist"))?.map_err(fault)?;
    let earlier =
        earlier.iter().filter_map(document).collect::<std::result::Result<_, _>>().map_err(fault)?;
    Ok(Asked { pinned, earlier })
}

/// An inspection walk, or another form of dialogue, in a wijk.
#[Object]
impl Wijkschouw {
    /// Global and opaque.
    pub(crate) async fn id(&self) -> &ID {
        &self.id
    }

    /// For people to mention, such as S-7KQ2M9.
    async fn reference(&self) -> &str {
        &self.row.reference
    }

    /// In which wijk.
    async fn wijk(&self, ctx: &Context<'_>) -> Result<Wijk> {
        let row = loaders(ctx).await?.load_one(WijkId(self.row.wijk_id)).await?;
        row.map(Into::into).ok_or_else(|| Self::gone("the wijk"))
    }

    /// In which form.
    async fn form(&self) -> WijkschouwForm {
        Form::parse(&self.row.form).unwrap_or(Form::Walk).into()
    }

    /// When it begins.
    async fn starts_at(&self) -> DateTime<Utc> {
        self.row.starts_at
    }

    /// Where people meet.
    async fn meeting_point(&self) -> &str {
        &self.row.meeting_point
    }

    /// What it is about, for who comes along.
    async fn explanation(&self) -> Option<&str> {
        self.row.explanation.as_deref()
    }

    /// Where it stands.
    async fn state(&self) -> WijkschouwState {
        store::state(&self.row).into()
    }

    /// Whether residents can sign up.
    async fn open_to_residents(&self) -> bool {
        self.row.open_to_residents
    }

    /// Whether residents who signed up may add findings and photos.
    async fn residents_may_add(&self) -> bool {
        self.row.residents_may_add
    }

    /// Why it does not happen.
    async fn cancelled_reason(&self) -> Option<&str> {
        self.row.cancelled_reason.as_deref()
    }

    /// Who organises it.
    async fn organiser(&self, ctx: &Context<'_>) -> Result<Owner> {
        let row = loaders(ctx).await?.load_one(MemberId(self.row.organiser_id)).await?;
        row.as_ref().and_then(Owner::of).ok_or_else(|| Self::gone("the organiser"))
    }

    /// What is asked: the version that it holds to, also when there is a newer one.
    async fn checklist(&self, ctx: &Context<'_>) -> Result<ChecklistVersion> {
        let row = loaders(ctx).await?.load_one(ChecklistVersionId(self.row.checklist_version_id)).await?;
        row.map(Into::into).ok_or_else(|| Self::gone("the checklist"))
    }

    /// The route, in order.
    #[graphql(complexity = "10 * child_complexity")]
    async fn stops(&self, ctx: &Context<'_>) -> Result<Vec<Stop>> {
        let rows = loaders(ctx).await?.load_one(StopsOf(self.row.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// How many come along.
    async fn participant_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let count = loaders(ctx).await?.load_one(ParticipantCount(self.row.id)).await?.unwrap_or_default();
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }

    /// Who is asked and who comes along. Null for who is not in the wijkteam and does not take part.
    #[graphql(complexity = "10 * child_complexity")]
    async fn participants(&self, ctx: &Context<'_>) -> Result<Option<Vec<Participant>>> {
        if !self.inside(ctx).await? {
            return Ok(None);
        }
        let person_id = viewer(ctx).await?.person_id();
        let rows = loaders(ctx).await?.load_one(ParticipantsOf(self.row.id)).await?.unwrap_or_default();
        Ok(Some(rows.iter().map(|row| Participant::of(row, person_id)).collect()))
    }

    /// What everyone answered, in the order in which it was given. Null for who is not in the wijkteam and does not
    /// take part.
    #[graphql(complexity = "20 * child_complexity")]
    async fn answers(&self, ctx: &Context<'_>) -> Result<Option<Vec<Answer>>> {
        if !self.inside(ctx).await? {
            return Ok(None);
        }
        self.everything_said(ctx).await.map(Some)
    }

    /// The questions that people answered differently and of which nobody has picked an answer yet. Null for who is
    /// not in the wijkteam and does not take part.
    #[graphql(complexity = "10 * child_complexity")]
    async fn differences(&self, ctx: &Context<'_>) -> Result<Option<Vec<Difference>>> {
        if !self.inside(ctx).await? {
            return Ok(None);
        }
        let answers = self.everything_said(ctx).await?;
        let stops = loaders(ctx).await?.load_one(StopsOf(self.row.id)).await?.unwrap_or_default();
        let asked = asked(ctx, &self.row).await?;
        let mut found: Vec<Difference> = Vec::new();
        for answer in answers.into_iter().filter(|answer| answer.conflict) {
            let here = |one: &&mut Difference| {
                one.answers
                    .iter()
                    .any(|other| (other.stop_uuid, &other.item) == (answer.stop_uuid, &answer.item))
            };
            if let Some(one) = found.iter_mut().find(here) {
                one.answers.push(answer);
                continue;
            }
            let stop = stops.iter().find(|stop| Some(stop.id) == answer.stop_uuid);
            let item = asked.answered(&answer.item, answer.value.as_deref());
            found.push(Difference {
                stop: stop.cloned().map(Into::into),
                question: item.map(|(_, item)| item.question.clone()).unwrap_or_default(),
                answers: vec![answer],
            });
        }
        Ok(Some(found))
    }

    /// What was seen: everything for the wijkteam and who takes part; for others what stands in a public result,
    /// without who saw it.
    #[graphql(complexity = "10 * child_complexity")]
    async fn findings(&self, ctx: &Context<'_>) -> Result<Vec<Finding>> {
        let inside = self.inside(ctx).await?;
        if !inside && store::state(&self.row) != State::Reported {
            return Ok(Vec::new());
        }
        let rows = loaders(ctx).await?.load_one(FindingsOf(self.row.id)).await?.unwrap_or_default();
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let asked = asked(ctx, &self.row).await?;
        Ok(rows.into_iter().map(|row| Finding::of(row, &asked, inside)).collect())
    }

    /// The scores. Null before it is finished; for who is not in the wijkteam and does not take part, before it is
    /// public.
    async fn result(&self, ctx: &Context<'_>) -> Result<Option<WijkschouwResult>> {
        let Some(tally) = store::tally(&self.row) else { return Ok(None) };
        let inside = self.inside(ctx).await?;
        if store::state(&self.row) != State::Reported && !inside {
            return Ok(None);
        }
        WijkschouwResult::load(ctx, &self.row, &tally, inside).await.map(Some)
    }

    /// When it began.
    async fn started_at(&self) -> Option<DateTime<Utc>> {
        self.row.started_at
    }

    /// When it was finished.
    async fn completed_at(&self) -> Option<DateTime<Utc>> {
        self.row.completed_at
    }

    /// When the result became public.
    async fn reported_at(&self) -> Option<DateTime<Utc>> {
        self.row.reported_at
    }

    /// Whether the viewer comes along.
    async fn viewer_participates(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.subject(ctx).await?.viewer == Some(ParticipantState::Joined))
    }

    /// What the viewer may do with it now and, if not, why not.
    async fn viewer_actions(&self, ctx: &Context<'_>) -> Result<Vec<WijkschouwViewerAction>> {
        let (viewer, subject) = (viewer(ctx).await?, self.subject(ctx).await?);
        let action = |action: &Action| {
            let refusal = permits(&viewer, &subject, *action).err();
            WijkschouwViewerAction {
                action: WijkschouwAction::from(*action),
                allowed: refusal.is_none(),
                reason: refusal.map(|refusal| refusal.message),
            }
        };
        Ok(Action::ALL.iter().map(action).collect())
    }
}
