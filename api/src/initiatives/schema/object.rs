use async_graphql::{Context, ID, MergedObject, Object, Result};
use chrono::{DateTime, Utc};
use wdw_contract::Cents;
use wdw_contract::texts::common;

use super::enums::{InitiativeAction, InitiativeState, ThemeEnum};
use super::parts::{
    AccountingDue, AnswerDue, BudgetLine, Message, Owner, Photo, Place, TimelineEvent, ViewerAction,
};
use crate::access::{Action, Viewer, permits};
use crate::areas::schema::{Buurt, Wijk};
use crate::decisions::schema::{InitiativeDeciding, concerns_viewer};
use crate::graphql::{
    BudgetOf, BuurtId, CentsValue, Day, Kind, MemberId, MessagesOf, NodeId, PersonId, PhotosOf,
    SupportedByViewer, TimelineOf, WijkId, app, fault, loaders, viewer,
};
use crate::initiatives::actions::record_read;
use crate::initiatives::rules::{Purpose, State, Theme};
use crate::initiatives::store::{self, InitiativeRow};
use crate::people::rules::first_name;
use crate::platform::Fault;
use crate::platform::clock::local_date;

/// A resident's plan for the wijk, possibly with a budget request. Made only from rows that the viewer may see.
#[derive(MergedObject)]
pub struct Initiative(InitiativePlan, InitiativeDeciding);

impl From<InitiativeRow> for Initiative {
    fn from(row: InitiativeRow) -> Self {
        Self(row.clone().into(), InitiativeDeciding(row))
    }
}

impl Initiative {
    /// Global and opaque.
    pub(crate) async fn id(&self, _: &Context<'_>) -> Result<&ID> {
        Ok(&self.0.id)
    }
}

/// The plan and its story.
pub(super) struct InitiativePlan {
    row: InitiativeRow,
    id: ID,
}

impl From<InitiativeRow> for InitiativePlan {
    fn from(row: InitiativeRow) -> Self {
        Self { id: NodeId::of(Kind::Initiative, row.id), row }
    }
}

/// How near the viewer is to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nearness {
    /// Everyone.
    Public,
    /// In its wijkteam, not on behalf of a partner.
    Member,
    /// In its wijkteam on behalf of a partner.
    PartnerMember,
    /// The one who handed it in.
    Submitter,
}

impl InitiativePlan {
    fn nearness(&self, viewer: &Viewer) -> Nearness {
        let Some(actor) = viewer.actor() else { return Nearness::Public };
        if actor.person_id == self.row.submitter_id {
            return Nearness::Submitter;
        }
        match actor.function_in(self.row.wijk_id) {
            Some(held) if held.partner_id.is_some() => Nearness::PartnerMember,
            Some(_) => Nearness::Member,
            None => Nearness::Public,
        }
    }

    async fn near(&self, ctx: &Context<'_>) -> Result<Nearness> {
        Ok(self.nearness(&viewer(ctx).await?))
    }

    /// Whether the words can be read: those of a referred initiative only by who is concerned.
    async fn readable(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(store::state(&self.row) != State::Referred || self.near(ctx).await? != Nearness::Public)
    }

    async fn read<T>(
        &self,
        ctx: &Context<'_>,
        value: impl FnOnce(&InitiativeRow) -> Option<T>,
    ) -> Result<Option<T>> {
        Ok(if self.readable(ctx).await? { value(&self.row) } else { None })
    }
}

/// The plan and its story.
#[Object]
impl InitiativePlan {
    /// Global and opaque.
    async fn id(&self) -> &ID {
        &self.id
    }

    /// For people to mention, such as W-7KQ2M9.
    async fn reference(&self) -> &str {
        &self.row.reference
    }

    /// In which wijk.
    async fn wijk(&self, ctx: &Context<'_>) -> Result<Wijk> {
        let row = loaders(ctx).await?.load_one(WijkId(self.row.wijk_id)).await?;
        row.map(Into::into).ok_or_else(|| fault(Fault::Other("the wijk is gone".into())))
    }

    /// In which part of it.
    async fn buurt(&self, ctx: &Context<'_>) -> Result<Option<Buurt>> {
        let Some(buurt_id) = self.row.buurt_id else { return Ok(None) };
        Ok(loaders(ctx).await?.load_one(BuurtId(buurt_id)).await?.map(Into::into))
    }

    /// A short name. A general one once it is referred.
    async fn title(&self, ctx: &Context<'_>) -> Result<String> {
        let title = self.read(ctx, |row| Some(row.title.clone())).await?;
        Ok(title.unwrap_or_else(|| common::referred_title().to_owned()))
    }

    /// What, and why. Empty once it is referred.
    async fn plan(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(self.read(ctx, |row| Some(row.plan.clone())).await?.unwrap_or_default())
    }

    /// What it is about.
    async fn theme(&self) -> ThemeEnum {
        Theme::parse(&self.row.theme).unwrap_or(Theme::Other).into()
    }

    /// Where it happens.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<Place>> {
        self.read(ctx, |row| {
            let known = row.place_description.is_some() || row.latitude.is_some();
            known.then(|| Place {
                description: row.place_description.clone(),
                latitude: row.latitude,
                longitude: row.longitude,
            })
        })
        .await
    }

    /// Who takes part.
    async fn participants(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        self.read(ctx, |row| row.participants.clone()).await
    }

    /// What neighbours get from it.
    async fn benefit(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        self.read(ctx, |row| row.benefit.clone()).await
    }

    /// First day.
    async fn starts_on(&self) -> Option<Day> {
        self.row.starts_on.map(Day)
    }

    /// Last day.
    async fn ends_on(&self) -> Option<Day> {
        self.row.ends_on.map(Day)
    }

    /// How many people support it, as the submitter thinks.
    async fn supporter_estimate(&self) -> Option<i32> {
        self.row.supporter_estimate
    }

    /// The costs.
    #[graphql(complexity = "5 * child_complexity")]
    async fn budget_lines(&self, ctx: &Context<'_>) -> Result<Vec<BudgetLine>> {
        if !self.readable(ctx).await? {
            return Ok(Vec::new());
        }
        let rows = loaders(ctx).await?.load_one(BudgetOf(self.row.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The sum of the costs.
    async fn total_cost(&self) -> CentsValue {
        CentsValue(Cents(self.row.total_cents))
    }

    /// What the submitters put in.
    async fn own_contribution(&self) -> CentsValue {
        CentsValue(Cents(self.row.own_cents))
    }

    /// What comes from elsewhere.
    async fn other_funding(&self) -> CentsValue {
        CentsValue(Cents(self.row.other_cents))
    }

    /// From whom that comes.
    async fn other_funding_source(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        self.read(ctx, |row| row.other_source.clone()).await
    }

    /// What is asked: the costs less what there is already.
    async fn requested(&self) -> CentsValue {
        CentsValue(Cents(self.row.requested_cents))
    }

    /// Where it stands.
    async fn state(&self) -> InitiativeState {
        store::state(&self.row).into()
    }

    /// Who handed it in: the full name for submitter and partners in the wijkteam, else the first name when the
    /// submitter chose so.
    async fn submitter_name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let near = self.near(ctx).await?;
        let Some(person) = loaders(ctx).await?.load_one(PersonId(self.row.submitter_id)).await? else {
            return Ok(None);
        };
        Ok(match near {
            Nearness::Submitter | Nearness::PartnerMember => person.name,
            Nearness::Public | Nearness::Member if person.show_first_name => {
                person.name.as_deref().map(first_name).map(str::to_owned)
            }
            Nearness::Public | Nearness::Member => None,
        })
    }

    /// The submitter's address, for the submitter and the partners in the wijkteam. A professional who reads it
    /// is written in the audit log.
    async fn submitter_email(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let viewer = viewer(ctx).await?;
        let near = self.nearness(&viewer);
        if !matches!(near, Nearness::Submitter | Nearness::PartnerMember) {
            return Ok(None);
        }
        if near == Nearness::PartnerMember {
            record_read(app(ctx)?, &viewer, self.row.id).await.map_err(fault)?;
        }
        let person = loaders(ctx).await?.load_one(PersonId(self.row.submitter_id)).await?;
        Ok(person.and_then(|person| person.email))
    }

    /// When it was handed in.
    async fn submitted_at(&self) -> DateTime<Utc> {
        self.row.submitted_at
    }

    /// Who has it now.
    async fn owner(&self, ctx: &Context<'_>) -> Result<Option<Owner>> {
        let Some(owner_id) = self.row.owner_id else { return Ok(None) };
        Ok(loaders(ctx).await?.load_one(MemberId(owner_id)).await?.as_ref().and_then(Owner::of))
    }

    /// By when there is an answer. Null once there is one.
    async fn answer_due(&self, ctx: &Context<'_>) -> Result<Option<AnswerDue>> {
        if !store::state(&self.row).is_open() {
            return Ok(None);
        }
        let today = local_date(app(ctx)?.clock.now());
        let term = store::term(&self.row);
        Ok(Some(AnswerDue {
            on: Day(term.due_on),
            overdue: term.is_overdue(today),
            paused: term.stopped_on.is_some(),
            days_left: i32::try_from(term.days_left(today)).unwrap_or(i32::MAX),
            extended: term.extended,
        }))
    }

    /// By when the submitter tells how it went or, once that is told, the wijkteam has looked at it. Null before a
    /// grant and once it is over.
    async fn accounting_due(&self, ctx: &Context<'_>) -> Result<Option<AccountingDue>> {
        let Some(on) = self.row.accounting_due_on else { return Ok(None) };
        let left = (on - local_date(app(ctx)?.clock.now())).num_days();
        let days_left = i32::try_from(left).unwrap_or(i32::MAX);
        Ok(Some(AccountingDue { on: Day(on), overdue: left < 0, days_left }))
    }

    /// Which organisation takes it further.
    async fn referred_to(&self) -> Option<&str> {
        self.row.referred_to.as_deref()
    }

    /// How many people support it.
    async fn support_count(&self) -> i32 {
        i32::try_from(self.row.support_count).unwrap_or(i32::MAX)
    }

    /// Whether the viewer does.
    async fn viewer_supports(&self, ctx: &Context<'_>) -> Result<bool> {
        if viewer(ctx).await?.person_id().is_none() {
            return Ok(false);
        }
        Ok(loaders(ctx).await?.load_one(SupportedByViewer(self.row.id)).await?.is_some())
    }

    /// Whether the viewer handed it in.
    async fn viewer_is_submitter(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.near(ctx).await? == Nearness::Submitter)
    }

    /// Its photos. Hidden ones only for who is concerned.
    #[graphql(complexity = "4 * child_complexity")]
    async fn photos(&self, ctx: &Context<'_>) -> Result<Vec<Photo>> {
        let near = self.near(ctx).await?;
        if !self.readable(ctx).await? {
            return Ok(Vec::new());
        }
        let rows = loaders(ctx).await?.load_one(PhotosOf(self.row.id)).await?.unwrap_or_default();
        let plan = rows.into_iter().filter(|row| store::is_for(row, Purpose::Plan));
        let shown = plan.filter(|row| row.hidden_at.is_none() || near != Nearness::Public);
        Ok(shown.map(Into::into).collect())
    }

    /// Its public story, oldest first.
    #[graphql(complexity = "8 * child_complexity")]
    async fn timeline(&self, ctx: &Context<'_>) -> Result<Vec<TimelineEvent>> {
        let rows = loaders(ctx).await?.load_one(TimelineOf(self.row.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The last step of its story.
    async fn latest_event(&self) -> TimelineEvent {
        store::latest_event(&self.row).into()
    }

    /// What submitter and wijkteam wrote each other, oldest first. Null for who is not concerned.
    #[graphql(complexity = "8 * child_complexity")]
    async fn messages(&self, ctx: &Context<'_>) -> Result<Option<Vec<Message>>> {
        if self.near(ctx).await? == Nearness::Public {
            return Ok(None);
        }
        let rows = loaders(ctx).await?.load_one(MessagesOf(self.row.id)).await?;
        Ok(Some(rows.unwrap_or_default().into_iter().map(Into::into).collect()))
    }

    /// The open question to the submitter. Null when nothing is asked, or for who is not concerned.
    async fn open_question(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let asked = store::state(&self.row) == State::NeedsCompletion;
        if !asked || self.near(ctx).await? == Nearness::Public {
            return Ok(None);
        }
        let rows = loaders(ctx).await?.load_one(MessagesOf(self.row.id)).await?.unwrap_or_default();
        Ok(rows.into_iter().rev().find(|row| row.is_question).map(|row| row.body))
    }

    /// Why its text is hidden, for who is concerned. Others do not find it at all.
    async fn hidden_reason(&self) -> Option<&str> {
        self.row.hidden_reason.as_deref()
    }

    /// What the viewer may do with it now and, if not, why not.
    async fn viewer_actions(&self, ctx: &Context<'_>) -> Result<Vec<ViewerAction>> {
        let viewer = viewer(ctx).await?;
        let subject = store::subject(&self.row);
        let supports = self.viewer_supports(ctx).await?;
        let partners = concerns_viewer(ctx, &self.row).await?;
        Ok(Action::ALL
            .iter()
            .filter(|action| match action {
                Action::Support => !supports,
                Action::Unsupport => supports,
                Action::Hide => !subject.hidden,
                Action::Unhide => subject.hidden,
                // Each kader says so itself: `viewerMayJudge`.
                Action::JudgeKader => false,
                _ => true,
            })
            .map(|action| {
                let refusal = permits(&viewer, &subject, *action).err().or_else(|| partners.refusal(*action));
                ViewerAction {
                    action: InitiativeAction::from(*action),
                    allowed: refusal.is_none(),
                    reason: refusal.map(|refusal| refusal.message),
                }
            })
            .collect())
    }
}
