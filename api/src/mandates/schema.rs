//! Mandates as clients see them.

use async_graphql::{ComplexObject, Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use uuid::Uuid;
use wdw_contract::Cents;

use super::actions;
use super::rules::{Level, MandateKind, check_end, holds};
use super::store::{self, GivenRow, RoleHolder};
use crate::access::Function;
use crate::access::mandates::{Subject, permit};
use crate::areas::schema::{Partner, WijkteamFunction};
use crate::decisions::schema::DecisionLevel;
use crate::graphql::{
    CentsValue, Day, Kind, ManagersOfPartner, MandatesOfPartner, MandatesOfWijkteam, NodeId, PartnerId,
    RefusalObject, app, fault, loaders, refresh_viewer, refused, viewer,
};
use crate::operation::{UseCase, perform};
use crate::platform::Fault;
use crate::platform::clock::local_date;

/// What a mandate is about.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "MandateKind", remote = "MandateKind")]
pub enum MandateKindEnum {
    /// Up to an amount of money.
    Money,
    /// Up to a number of hours.
    Hours,
}

/// What somebody may decide for a partner.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Mandate {
    /// Global and opaque.
    pub id: ID,
    /// Money or hours.
    pub kind: MandateKindEnum,
    /// Of money: up to and including.
    pub amount: Option<CentsValue>,
    /// Of hours: up to and including.
    pub hours: Option<i32>,
    /// The name of who holds it.
    pub holder: String,
    /// What they are in the wijkteam. Null: a manager.
    pub function: Option<WijkteamFunction>,
    /// As what they decide with it.
    pub level: DecisionLevel,
    /// The first day on which it holds.
    pub valid_from: Day,
    /// The last day on which it holds. Null: until it is ended.
    pub valid_until: Option<Day>,
    /// Who gave it.
    pub given_by: Option<String>,
    #[graphql(skip)]
    subject: Subject,
}

impl From<GivenRow> for Mandate {
    fn from(row: GivenRow) -> Self {
        let kind = store::kind(&row.kind);
        let function = row.function.as_deref().map(|word| Function::parse(word).unwrap_or(Function::Other));
        Self {
            id: NodeId::of(Kind::Mandate, row.id),
            kind: kind.into(),
            amount: (kind == MandateKind::Money).then_some(CentsValue(Cents(row.up_to))),
            hours: (kind == MandateKind::Hours).then(|| i32::try_from(row.up_to).unwrap_or(i32::MAX)),
            function: function.map(Into::into),
            level: row.level().into(),
            valid_from: Day(row.valid_from),
            valid_until: row.valid_until.map(Day),
            subject: row.subject(),
            given_by: row.given_by_label,
            holder: row.name.unwrap_or_default(),
        }
    }
}

impl Mandate {
    /// The mandate with this id. Mandates are public.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let row = store::given(&app(ctx)?.database.read, id).await;
        Ok(row.map_err(|error| fault(error.into()))?.map(Into::into))
    }

    /// Those of a wijkteam that hold today, and for who may end them also those that are still to begin.
    pub(crate) async fn of_wijkteam(ctx: &Context<'_>, wijkteam_id: Uuid) -> Result<Vec<Self>> {
        let rows = loaders(ctx).await?.load_one(MandatesOfWijkteam(wijkteam_id)).await?;
        shown(ctx, rows.unwrap_or_default()).await
    }

    /// Those of the managers of a partner, in the same way.
    pub(crate) async fn of_partner(ctx: &Context<'_>, partner_id: Uuid) -> Result<Vec<Self>> {
        let rows = loaders(ctx).await?.load_one(MandatesOfPartner(partner_id)).await?;
        shown(ctx, rows.unwrap_or_default()).await
    }
}

async fn shown(ctx: &Context<'_>, rows: Vec<GivenRow>) -> Result<Vec<Mandate>> {
    let who = viewer(ctx).await?;
    let today = local_date(app(ctx)?.clock.now());
    let shows = |row: &GivenRow| {
        holds(row.valid_from, row.valid_until, today) || permit(&who, &row.subject()).is_ok()
    };
    Ok(rows.into_iter().filter(shows).map(Into::into).collect())
}

#[ComplexObject]
impl Mandate {
    /// For whom they decide.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Partner> {
        let id = self.subject.partner_id.unwrap_or_default();
        let row = loaders(ctx).await?.load_one(PartnerId(id)).await?;
        row.map(Into::into).ok_or_else(|| fault(Fault::Other("the partner of a mandate is gone".into())))
    }

    /// Whether the viewer may make it end.
    async fn viewer_may_end(&self, ctx: &Context<'_>) -> Result<bool> {
        let today = local_date(app(ctx)?.clock.now());
        let days = (self.valid_from.0, self.valid_until.map(|day| day.0));
        // What ends today cannot end sooner.
        let ending = days.1.is_some_and(|until| until <= today);
        let can = !ending && check_end(days, today.max(days.0), today).is_none();
        Ok(can && permit(&viewer(ctx).await?, &self.subject).is_ok())
    }
}

/// A manager of a partner, for who gives managers a mandate.
#[derive(SimpleObject)]
pub struct Manager {
    /// Global and opaque.
    pub id: ID,
    /// The name.
    pub name: String,
}

impl Manager {
    fn of(row: RoleHolder) -> Self {
        Self { id: NodeId::of(Kind::Manager, row.id), name: row.name.unwrap_or_default() }
    }

    /// The manager with this id, for who gives them a mandate.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let row = store::role(&app(ctx)?.database.read, id).await.map_err(|error| fault(error.into()))?;
        let who = viewer(ctx).await?;
        Ok(row.filter(|row| permit(&who, &manager(row)).is_ok()).map(Self::of))
    }

    /// The managers of a partner to whom the viewer may give a mandate.
    pub(crate) async fn of_partner(ctx: &Context<'_>, partner_id: Uuid) -> Result<Vec<Self>> {
        let who = viewer(ctx).await?;
        let unknown = Subject { person_id: Uuid::nil(), partner_id: Some(partner_id), level: Level::Manager };
        if permit(&who, &unknown).is_err() {
            return Ok(Vec::new());
        }
        let rows = loaders(ctx).await?.load_one(ManagersOfPartner(partner_id)).await?.unwrap_or_default();
        Ok(rows.into_iter().filter(|row| permit(&who, &manager(row)).is_ok()).map(Self::of).collect())
    }
}

fn manager(row: &RoleHolder) -> Subject {
    let level = store::level_of(&row.role).unwrap_or(Level::Stuurgroep);
    Subject { person_id: row.person_id, partner_id: row.partner_id, level }
}

/// Input of `giveMandate`.
#[derive(InputObject)]
pub struct GiveMandateInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// To this member of a wijkteam.
    membership_id: Option<ID>,
    /// Or to this manager.
    manager_id: Option<ID>,
    /// Money or hours.
    kind: MandateKindEnum,
    /// Of money: up to and including.
    amount: Option<CentsValue>,
    /// Of hours: up to and including.
    hours: Option<i32>,
    /// The first day on which it holds; today or later.
    valid_from: Day,
    /// The last day on which it holds. Null: until it is ended.
    valid_until: Option<Day>,
}

/// Input of `endMandate`.
#[derive(InputObject)]
pub struct EndMandateInput {
    /// The same again for the same request.
    operation_id: Uuid,
    /// Which mandate.
    mandate_id: ID,
    /// The last day on which it holds; today or later.
    on: Day,
}

/// Answer of the mutations on a mandate.
#[derive(SimpleObject, Default)]
pub struct MandatePayload {
    /// The mandate after the change. Null when it was refused.
    mandate: Option<Mandate>,
    /// Why it was refused.
    refusals: Vec<RefusalObject>,
}

/// Mutations of mandates.
#[derive(Default)]
pub struct MandatesMutation;

#[Object]
impl MandatesMutation {
    /// Gives somebody a mandate for the partner of the viewer. One of the same kind that they hold ends the day before.
    async fn give_mandate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To whom, up to how much, from when.")] input: GiveMandateInput,
    ) -> Result<MandatePayload> {
        let kind = MandateKind::from(input.kind);
        let case = actions::Give {
            membership_id: input.membership_id.as_ref().map(|id| NodeId::expect(Kind::Membership, id)),
            manager_id: input.manager_id.as_ref().map(|id| NodeId::expect(Kind::Manager, id)),
            kind,
            up_to: match kind {
                MandateKind::Money => input.amount.map(|amount| amount.0.0),
                MandateKind::Hours => input.hours.map(i64::from),
            },
            from: input.valid_from.0,
            until: input.valid_until.map(|day| day.0),
        };
        answer(ctx, input.operation_id, case).await
    }

    /// Makes a mandate end.
    async fn end_mandate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and when.")] input: EndMandateInput,
    ) -> Result<MandatePayload> {
        let mandate_id = NodeId::expect(Kind::Mandate, &input.mandate_id);
        answer(ctx, input.operation_id, actions::End { mandate_id, on: input.on.0 }).await
    }
}

async fn answer<U: UseCase<Outcome = Uuid>>(
    ctx: &Context<'_>,
    operation_id: Uuid,
    case: U,
) -> Result<MandatePayload> {
    let who = viewer(ctx).await?;
    match perform(app(ctx)?, &who, operation_id, &case).await {
        Ok(id) => {
            refresh_viewer(ctx, Some(who))?;
            Ok(MandatePayload { mandate: Mandate::find(ctx, id).await?, refusals: vec![] })
        }
        Err(stop) => Ok(MandatePayload { refusals: refused(stop)?, ..Default::default() }),
    }
}
