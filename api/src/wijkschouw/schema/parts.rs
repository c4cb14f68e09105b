use async_graphql::{ComplexObject, Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::enums::{AnswerStateEnum, FindingClassEnum, ParticipantStateEnum};
use super::object::asked;
use crate::access::wijkschouw::may_see_inside;
use crate::areas::schema::{Partner, WijkteamFunction};
use crate::follow_ups::schema::FollowUp;
use crate::graphql::{
    FindingsOf, FollowUpOf, Kind, NodeId, ParticipantsOf, PartnerId, PhotosOfAnswer, PhotosOfFinding,
    SchouwId, StopsOf, ViewerTakesPart, app, fault, loaders, viewer,
};
use crate::initiatives::schema::{Photo, Place};
use crate::wijkschouw::rules::{AnswerState, Asked, FindingClass, Standing, said};
use crate::wijkschouw::store::{self, AnswerRow, FindingRow, ParticipantRow, StopRow};

fn place(latitude: Option<f64>, longitude: Option<f64>) -> Option<Place> {
    latitude.is_some().then_some(Place { description: None, latitude, longitude })
}

/// A place on the route.
#[derive(SimpleObject, Clone, Debug)]
pub struct Stop {
    /// Made on a phone or in a browser.
    pub uuid: Uuid,
    /// In which order, from nought.
    pub position: i32,
    /// What it is called.
    pub name: String,
    /// Where it is, in words.
    pub description: Option<String>,
    /// Where it is on the map.
    pub place: Option<Place>,
    /// Whether it was added on the way.
    pub added_on_the_way: bool,
}

impl From<StopRow> for Stop {
    fn from(row: StopRow) -> Self {
        Self {
            uuid: row.id,
            position: row.position,
            name: row.name,
            description: row.description,
            place: place(row.latitude, row.longitude),
            added_on_the_way: row.added_by.is_some(),
        }
    }
}

/// Somebody who is asked or comes along.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Participant {
    /// Professionals with their full name, residents with their first name.
    pub name: String,
    /// What they are in the wijkteam. Null: a resident.
    pub function: Option<WijkteamFunction>,
    /// Whether they take part.
    pub state: ParticipantStateEnum,
    /// Whether this is the viewer.
    pub viewer: bool,
    /// When they prepared a phone for the plan as it is now.
    pub prepared_at: Option<DateTime<Utc>>,
    #[graphql(skip)]
    partner_id: Option<Uuid>,
}

impl Participant {
    pub(super) fn of(row: &ParticipantRow, viewer: Option<Uuid>) -> Self {
        Self {
            name: row.shown_name(),
            function: row.function().map(Into::into),
            state: row.state().into(),
            viewer: viewer == Some(row.person_id),
            prepared_at: row.prepared_at,
            partner_id: row.partner_id,
        }
    }
}

#[ComplexObject]
impl Participant {
    /// On behalf of whom.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Option<Partner>> {
        let Some(partner_id) = self.partner_id else { return Ok(None) };
        Ok(loaders(ctx).await?.load_one(PartnerId(partner_id)).await?.map(Into::into))
    }
}

/// One person's answer to one item at one stop.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Answer {
    /// The operation that brought it.
    pub uuid: Uuid,
    /// At which stop. Null: answered once.
    pub stop_uuid: Option<Uuid>,
    /// To which item of the checklist: its key.
    pub item: String,
    /// How.
    pub state: AnswerStateEnum,
    /// With what.
    pub value: Option<String>,
    /// The answer in words.
    pub said: String,
    /// What else there is to say.
    pub note: Option<String>,
    /// Who answered, with function.
    pub author: String,
    /// Whether the viewer did.
    pub mine: bool,
    /// When it was given.
    pub made_at: DateTime<Utc>,
    /// Whether it came after the wijkschouw was finished.
    pub late: bool,
    /// Whether it is the one that counts.
    pub counts: bool,
    /// Whether others answered otherwise, and none was chosen yet.
    pub conflict: bool,
}

impl Answer {
    pub(super) fn of(
        row: &AnswerRow,
        standing: Standing,
        asked: &Asked,
        people: &[ParticipantRow],
        viewer: Option<Uuid>,
    ) -> Self {
        let author = people.iter().find(|one| one.person_id == row.author_id);
        let state = AnswerState::parse(&row.state).unwrap_or(AnswerState::Skipped);
        let item = asked.answered(&row.item_key, row.value.as_deref());
        Self {
            uuid: row.id,
            stop_uuid: Some(row.stop_key).filter(|key| !key.is_nil()),
            item: row.item_key.clone(),
            state: state.into(),
            value: row.value.clone(),
            said: item.map(|(_, item)| said(item, state, row.value.as_deref())).unwrap_or_default(),
            note: row.note.clone(),
            author: author.map(ParticipantRow::label).unwrap_or_default(),
            mine: viewer == Some(row.author_id),
            made_at: row.made_at,
            late: row.late,
            counts: standing.counts,
            conflict: standing.conflict,
        }
    }
}

#[ComplexObject]
impl Answer {
    /// What was photographed.
    async fn photos(&self, ctx: &Context<'_>) -> Result<Vec<Photo>> {
        let rows = loaders(ctx).await?.load_one(PhotosOfAnswer(self.uuid)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }
}

/// A question that people answered differently, of which nobody has picked an answer yet.
#[derive(SimpleObject, Clone, Debug)]
pub struct Difference {
    /// At which stop. Null: answered once.
    pub stop: Option<Stop>,
    /// The question.
    pub question: String,
    /// What each of them answered, in the order in which it was given.
    pub answers: Vec<Answer>,
}

/// Something seen. Made only from rows that the viewer may see.
pub struct Finding {
    row: FindingRow,
    id: ID,
    theme_title: String,
    /// Whether the viewer may know who saw it.
    inside: bool,
}

impl Finding {
    pub(super) fn of(row: FindingRow, asked: &Asked, inside: bool) -> Self {
        let theme_title = asked.theme(&row.theme_key).unwrap_or(&row.theme_key).to_owned();
        Self { id: NodeId::of(Kind::Finding, row.id), row, theme_title, inside }
    }

    /// The finding with this id, when the viewer may see it.
    ///
    /// # Errors
    /// Only faults.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let (database, viewer) = (&app(ctx)?.database.read, viewer(ctx).await?);
        let found = store::of_finding(database, &viewer, id).await.map_err(|error| fault(error.into()))?;
        let Some((row, schouw)) = found else { return Ok(None) };
        let state = loaders(ctx).await?.load_one(ViewerTakesPart(schouw.id)).await?;
        let inside = may_see_inside(&viewer, &store::subject(&schouw, state));
        Ok(Some(Self::of(row, &asked(ctx, &schouw).await?, inside)))
    }

    /// A finding of a wijkschouw that the viewer sees the inside of: for lists, because it takes the same few
    /// statements for all.
    ///
    /// # Errors
    /// Only faults.
    pub(crate) async fn of_wijkschouw(
        ctx: &Context<'_>,
        wijkschouw_id: Uuid,
        id: Uuid,
    ) -> Result<Option<Self>> {
        let load = loaders(ctx).await?;
        let Some(schouw) = load.load_one(SchouwId(wijkschouw_id)).await? else { return Ok(None) };
        let inside = may_see_inside(&viewer(ctx).await?, &store::subject(&schouw, None));
        let rows = load.load_one(FindingsOf(wijkschouw_id)).await?.unwrap_or_default();
        let Some(row) = rows.into_iter().find(|row| inside && row.id == id) else { return Ok(None) };
        Ok(Some(Self::of(row, &asked(ctx, &schouw).await?, inside)))
    }

    async fn author_row(&self, ctx: &Context<'_>) -> Result<Option<ParticipantRow>> {
        let rows = loaders(ctx).await?.load_one(ParticipantsOf(self.row.wijkschouw_id)).await?;
        Ok(rows.unwrap_or_default().into_iter().find(|one| one.person_id == self.row.author_id))
    }
}

/// Something seen: by hand, or from a bad answer.
#[Object]
impl Finding {
    /// Global and opaque.
    pub(crate) async fn id(&self) -> &ID {
        &self.id
    }

    /// Made on the phone, or by the server for a bad answer.
    async fn uuid(&self) -> Uuid {
        self.row.id
    }

    /// Where on the route.
    async fn stop(&self, ctx: &Context<'_>) -> Result<Option<Stop>> {
        let Some(stop_id) = self.row.stop_id else { return Ok(None) };
        let rows = loaders(ctx).await?.load_one(StopsOf(self.row.wijkschouw_id)).await?.unwrap_or_default();
        Ok(rows.into_iter().find(|row| row.id == stop_id).map(Into::into))
    }

    /// From the answer to which item of the checklist: its key.
    async fn item(&self) -> Option<&str> {
        self.row.item_key.as_deref()
    }

    /// Under which theme of the checklist: its key.
    async fn theme(&self) -> &str {
        &self.row.theme_key
    }

    /// What that theme is called.
    async fn theme_title(&self) -> &str {
        &self.theme_title
    }

    /// What was seen.
    async fn note(&self) -> &str {
        &self.row.note
    }

    /// What has to happen.
    async fn class(&self) -> Option<FindingClassEnum> {
        self.row.class.as_deref().and_then(FindingClass::parse).map(Into::into)
    }

    /// Why that, or why nothing.
    async fn class_reason(&self) -> Option<&str> {
        self.row.class_reason.as_deref()
    }

    /// What was photographed.
    #[graphql(complexity = "2 * child_complexity")]
    async fn photos(&self, ctx: &Context<'_>) -> Result<Vec<Photo>> {
        let rows = loaders(ctx).await?.load_one(PhotosOfFinding(self.row.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// What became of it. Null while nothing has.
    async fn follow_up(&self, ctx: &Context<'_>) -> Result<Option<FollowUp>> {
        Ok(loaders(ctx).await?.load_one(FollowUpOf(self.row.id)).await?.map(Into::into))
    }

    /// Where the phone was.
    async fn place(&self) -> Option<Place> {
        place(self.row.latitude, self.row.longitude)
    }

    /// How sure the phone was of that.
    async fn accuracy_metres(&self) -> Option<i32> {
        self.row.accuracy_metres
    }

    /// Who saw it. Null for who is not in the wijkteam and does not take part.
    async fn author(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if !self.inside {
            return Ok(None);
        }
        Ok(self.author_row(ctx).await?.map(|row| row.label()))
    }

    /// Whether the viewer saw it.
    async fn mine(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(viewer(ctx).await?.person_id() == Some(self.row.author_id))
    }

    /// When it was seen.
    async fn made_at(&self) -> DateTime<Utc> {
        self.row.made_at
    }

    /// Whether it came after the wijkschouw was finished.
    async fn late(&self) -> bool {
        self.row.late
    }
}
