//! Areas as clients see them.

use async_graphql::{ComplexObject, Context, Enum, ID, Object, Result, SimpleObject};
use uuid::Uuid;

use super::names;
use super::store::{self, BuurtRow, MemberRow, PartnerRow, WijkRow, WijkteamRow};
use crate::access::{Function, budget, mandates};
use crate::budget::schema::may_propose_for;
use crate::graphql::{
    BuurtenOf, Kind, MembersOf, NodeId, PartnerId, WijkteamOf, app, fault, loaders, signed_in, viewer,
};
use crate::initiatives::schema::{InitiativeConnection, InitiativeFilter, InitiativeSort, WorklistCounts};
use crate::mandates::rules::Level;
use crate::mandates::schema::{Manager, Mandate};
use crate::people::rules::initials;

/// What kind of organisation a partner is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartnerKind {
    /// The municipality.
    Municipality,
    /// A housing corporation.
    HousingCorporation,
    /// The police.
    Police,
    /// A welfare organisation.
    Welfare,
    /// Another organisation.
    Other,
}

impl PartnerKind {
    fn parse(word: &str) -> Self {
        match word {
            "municipality" => Self::Municipality,
            "housing_corporation" => Self::HousingCorporation,
            "police" => Self::Police,
            "welfare" => Self::Welfare,
            _ => Self::Other,
        }
    }
}

/// Whether people call it a wijk or a dorp.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum WijkKind {
    /// A part of a town.
    Wijk,
    /// A village.
    Dorp,
}

/// What somebody is in a wijkteam.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Function")]
pub enum WijkteamFunction {
    /// On behalf of the municipality; guards agreements and keeps the wijkbudget.
    Wijkregisseur,
    /// On behalf of the housing corporation.
    Bewonersconsulent,
    /// On behalf of the police.
    Wijkagent,
    /// On behalf of the welfare organisation.
    SociaalWerker,
    /// For the residents' platform; a resident.
    Wijkplatform,
    /// Somebody else who works in the wijk.
    Other,
}

/// A partner organisation in WDW.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Partner {
    /// Global and opaque.
    pub id: ID,
    /// Its word in the base data, such as `woonconcept`.
    pub key: String,
    /// Its full name.
    pub name: String,
    /// Its name where there is little room.
    pub short_name: String,
    /// What kind of organisation it is.
    pub kind: PartnerKind,
    #[graphql(skip)]
    uuid: Uuid,
}

impl From<PartnerRow> for Partner {
    fn from(row: PartnerRow) -> Self {
        Self {
            id: NodeId::of(Kind::Partner, row.id),
            key: row.key,
            name: row.name,
            short_name: row.short_name,
            kind: PartnerKind::parse(&row.kind),
            uuid: row.id,
        }
    }
}

#[ComplexObject]
impl Partner {
    /// What its managers may decide, today.
    #[graphql(complexity = "5 * child_complexity")]
    async fn mandates(&self, ctx: &Context<'_>) -> Result<Vec<Mandate>> {
        Mandate::of_partner(ctx, self.uuid).await
    }

    /// Its managers to whom the viewer may give a mandate.
    #[graphql(complexity = "5 * child_complexity")]
    async fn managers(&self, ctx: &Context<'_>) -> Result<Vec<Manager>> {
        Manager::of_partner(ctx, self.uuid).await
    }
}

/// A named part of a wijk.
#[derive(SimpleObject, Clone, Debug)]
pub struct Buurt {
    /// Global and opaque.
    pub id: ID,
    /// Its name.
    pub name: String,
}

impl From<BuurtRow> for Buurt {
    fn from(row: BuurtRow) -> Self {
        Self { id: NodeId::of(Kind::Buurt, row.id), name: row.name }
    }
}

/// One of the areas of the municipality.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Wijk {
    /// Global and opaque.
    pub id: ID,
    /// Its name in an address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether people call it a wijk or a dorp.
    pub kind: WijkKind,
    #[graphql(skip)]
    uuid: Uuid,
}

impl From<WijkRow> for Wijk {
    fn from(row: WijkRow) -> Self {
        Self {
            id: NodeId::of(Kind::Wijk, row.id),
            kind: if row.kind == "dorp" { WijkKind::Dorp } else { WijkKind::Wijk },
            slug: row.slug,
            name: row.name,
            uuid: row.id,
        }
    }
}

#[ComplexObject]
impl Wijk {
    /// Its named parts.
    async fn buurten(&self, ctx: &Context<'_>) -> Result<Vec<Buurt>> {
        let rows = loaders(ctx).await?.load_one(BuurtenOf(self.uuid)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The partners' people here.
    async fn wijkteam(&self, ctx: &Context<'_>) -> Result<Wijkteam> {
        match loaders(ctx).await?.load_one(WijkteamOf(self.uuid)).await? {
            Some(row) => Ok(row.into()),
            None => Err(fault(crate::platform::Fault::Other(format!("wijk {} has no wijkteam", self.uuid)))),
        }
    }

    /// What residents brought in here.
    #[graphql(complexity = "usize::try_from(first.clamp(1, 50)).unwrap_or(1) * child_complexity")]
    async fn initiatives(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<InitiativeFilter>,
        #[graphql(desc = "In which order.", default_with = "InitiativeSort::Newest")] sort: InitiativeSort,
        #[graphql(desc = "How many; at most 50.", default = 20)] first: i32,
        #[graphql(desc = "From where: the cursor that the list goes on after.")] after: Option<String>,
    ) -> Result<InitiativeConnection> {
        let filter = InitiativeFilter { wijk_id: Some(self.id.clone()), ..filter.unwrap_or_default() };
        InitiativeConnection::load(ctx, filter, sort, first, after).await
    }

    /// Whether the viewer sees its wijkbudget.
    async fn viewer_may_see_budget(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(budget::may_see(&viewer(ctx).await?, self.uuid))
    }

    /// Whether the viewer keeps its wijkbudget: undoes bookings and closes years.
    async fn viewer_may_keep_budget(&self, ctx: &Context<'_>) -> Result<bool> {
        let subject = budget::Subject { wijk_id: self.uuid, partner_id: None };
        Ok(budget::permits(&viewer(ctx).await?, &subject, budget::Action::CloseYear).is_ok())
    }

    /// The partners that the viewer may ask for money for it.
    #[graphql(complexity = "4 * child_complexity")]
    async fn viewer_may_propose_for(&self, ctx: &Context<'_>) -> Result<Vec<Partner>> {
        may_propose_for(ctx, self.uuid).await
    }

    /// Whether the viewer gives mandates to people of its wijkteam: those of the own partner.
    async fn viewer_may_give_mandates(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(mandates::may_give(&viewer(ctx).await?))
    }

    /// The worklist in figures. Null for who is not in this wijkteam.
    async fn worklist_counts(&self, ctx: &Context<'_>) -> Result<Option<WorklistCounts>> {
        WorklistCounts::load(ctx, self.uuid).await
    }
}

/// The partners' people in one wijk, and how to reach them together.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Wijkteam {
    /// Global and opaque.
    pub id: ID,
    /// Their shared address.
    pub email: Option<String>,
    /// Their shared number.
    pub phone: Option<String>,
    #[graphql(skip)]
    uuid: Uuid,
}

impl From<WijkteamRow> for Wijkteam {
    fn from(row: WijkteamRow) -> Self {
        Self { id: NodeId::of(Kind::Wijkteam, row.id), email: row.email, phone: row.phone, uuid: row.id }
    }
}

#[ComplexObject]
impl Wijkteam {
    /// Who is in it today, the wijkregisseur first.
    #[graphql(complexity = "10 * child_complexity")]
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<Membership>> {
        let rows = loaders(ctx).await?.load_one(MembersOf(self.uuid)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// What they may decide for their partners, today: who may do what is written down for everyone.
    #[graphql(complexity = "10 * child_complexity")]
    async fn mandates(&self, ctx: &Context<'_>) -> Result<Vec<Mandate>> {
        Mandate::of_wijkteam(ctx, self.uuid).await
    }
}

/// Somebody in a wijkteam: the name and function, not the account.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Membership {
    /// Global and opaque.
    pub id: ID,
    /// The name: of a professional the full name, of a resident the first name.
    pub name: String,
    /// The letters in their face.
    pub initials: String,
    /// What they are in the wijkteam.
    pub function: WijkteamFunction,
    /// A work number.
    pub phone: Option<String>,
    /// A work address.
    pub email: Option<String>,
    #[graphql(skip)]
    wijkteam: Uuid,
    #[graphql(skip)]
    partner_id: Option<Uuid>,
    #[graphql(skip)]
    person_id: Uuid,
}

impl From<MemberRow> for Membership {
    fn from(row: MemberRow) -> Self {
        let name = names::member(&row);
        Self {
            id: NodeId::of(Kind::Membership, row.id),
            initials: initials(&name),
            name,
            function: row.function().into(),
            wijkteam: row.wijkteam_id,
            partner_id: row.partner_id,
            person_id: row.person_id,
            phone: row.phone,
            email: row.email,
        }
    }
}

#[ComplexObject]
impl Membership {
    /// On behalf of whom. Null for residents.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Option<Partner>> {
        let Some(partner_id) = self.partner_id else { return Ok(None) };
        Ok(loaders(ctx).await?.load_one(PartnerId(partner_id)).await?.map(Into::into))
    }

    /// Whether the viewer may give them a mandate, and end it.
    async fn viewer_may_give_mandate(&self, ctx: &Context<'_>) -> Result<bool> {
        let level = Level::Wijkteam;
        let subject = mandates::Subject { person_id: self.person_id, partner_id: self.partner_id, level };
        Ok(mandates::permit(&viewer(ctx).await?, &subject).is_ok())
    }

    /// Whether something can be assigned to them, for a colleague in the same wijkteam.
    async fn assignable(&self, ctx: &Context<'_>) -> Result<bool> {
        let actor = signed_in(ctx).await?;
        let colleague =
            actor.is_some_and(|actor| actor.functions.iter().any(|held| held.wijkteam_id == self.wijkteam));
        Ok(colleague && self.partner_id.is_some())
    }
}

/// Queries about areas.
#[derive(Default)]
pub struct AreasQuery;

/// What there is to know about this installation before anything else.
#[derive(SimpleObject, Clone, Debug)]
pub struct Installation {
    /// The municipality.
    pub municipality: String,
    /// Whether this is a demo with demo people.
    pub demo: bool,
    /// Where outgoing demo mail can be read. Null outside demo mode.
    pub demo_mail_url: Option<String>,
    /// Within how many days there is an answer.
    pub answer_term_days: i32,
    /// Who to ask when something does not work.
    pub contact_email: String,
}

#[Object]
impl AreasQuery {
    /// What there is to know about this installation before anything else.
    async fn installation(&self, ctx: &Context<'_>) -> Result<Installation> {
        let app = app(ctx)?;
        let demo = app.config.is_demo();
        Ok(Installation {
            municipality: app.municipality.name.clone(),
            demo,
            demo_mail_url: demo.then(|| "/demo/mail".to_owned()),
            answer_term_days: i32::try_from(app.municipality.answer_days).unwrap_or(i32::MAX),
            contact_email: app.municipality.contact_email.clone(),
        })
    }

    /// All partners, by name.
    #[graphql(complexity = "10 * child_complexity")]
    async fn partners(&self, ctx: &Context<'_>) -> Result<Vec<Partner>> {
        let rows = store::partners(&app(ctx)?.database.read).await.map_err(|error| fault(error.into()))?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// All wijken.
    #[graphql(complexity = "10 * child_complexity")]
    async fn wijken(&self, ctx: &Context<'_>) -> Result<Vec<Wijk>> {
        let rows = store::wijken(&app(ctx)?.database.read).await.map_err(|error| fault(error.into()))?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// One wijk, by id or by its name in an address.
    async fn wijk(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: Option<ID>,
        #[graphql(desc = "Its name in an address.")] slug: Option<String>,
    ) -> Result<Option<Wijk>> {
        let database = &app(ctx)?.database.read;
        let found = match (id, slug) {
            (Some(id), _) => store::wijk(database, NodeId::expect(Kind::Wijk, &id)).await,
            (None, Some(slug)) if !slug.contains('\0') => store::wijk_by_slug(database, &slug).await,
            (None, _) => Ok(None),
        };
        Ok(found.map_err(|error| fault(error.into()))?.map(Into::into))
    }
}
