use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::access::{Actor, OtherRole};
use crate::areas::schema::{Partner, Wijk, WijkteamFunction};
use crate::graphql::{Kind, NodeId, PartnerId, PersonId, WijkId, app, fault, loaders, signed_in};
use crate::people::store::{self, PersonRow, SessionRow};

/// Who is signed in.
pub struct ViewerObject(pub(super) Arc<Actor>);

#[Object(name = "Viewer")]
impl ViewerObject {
    /// The account.
    async fn person(&self, ctx: &Context<'_>) -> Result<Person> {
        let row = loaders(ctx).await?.load_one(PersonId(self.0.person_id)).await?;
        row.map(Into::into).ok_or_else(|| fault(crate::platform::Fault::Other("the person is gone".into())))
    }

    /// The functions that they hold today.
    async fn memberships(&self) -> Vec<ViewerMembership> {
        self.0
            .functions
            .iter()
            .map(|held| ViewerMembership {
                id: NodeId::of(Kind::Membership, held.membership_id),
                function: held.function.into(),
                wijk_id: held.wijk_id,
                partner_id: held.partner_id,
            })
            .collect()
    }

    /// The roles that they hold today outside the wijkteams.
    async fn roles(&self) -> Vec<ViewerRole> {
        self.0
            .roles
            .iter()
            .map(|held| ViewerRole { role: held.role.into(), partner_id: held.partner_id })
            .collect()
    }

    /// Whether they keep accounts and roles.
    async fn is_administrator(&self) -> bool {
        self.0.roles.iter().any(|held| held.role == OtherRole::Administrator)
    }

    /// Where they are signed in, last used first.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>> {
        let app = app(ctx)?;
        let rows = store::sessions_of(&app.database.read, self.0.person_id, app.clock.now())
            .await
            .map_err(|error| fault(error.into()))?;
        Ok(rows.into_iter().map(|row| Session::of(row, self.0.session_id)).collect())
    }
}

/// A role outside the wijkteams.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "OtherRole")]
pub enum RoleKind {
    /// Keeps accounts, roles and areas; takes no decisions.
    Administrator,
    /// Monitors across wijken for a partner, and decides above the wijkteam's mandate.
    Manager,
    /// Director or manager of a partner; approves budget and kaders.
    Stuurgroep,
}

/// A role that the viewer holds today.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct ViewerRole {
    /// Which one.
    pub role: RoleKind,
    #[graphql(skip)]
    partner_id: Option<Uuid>,
}

#[ComplexObject]
impl ViewerRole {
    /// On behalf of whom. Null for an administrator.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Option<Partner>> {
        let Some(partner_id) = self.partner_id else { return Ok(None) };
        Ok(loaders(ctx).await?.load_one(PartnerId(partner_id)).await?.map(Into::into))
    }
}

/// A function that the viewer holds today.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct ViewerMembership {
    /// Global and opaque.
    pub id: ID,
    /// What they are in the wijkteam.
    pub function: WijkteamFunction,
    #[graphql(skip)]
    wijk_id: Uuid,
    #[graphql(skip)]
    partner_id: Option<Uuid>,
}

#[ComplexObject]
impl ViewerMembership {
    /// Of which wijk.
    async fn wijk(&self, ctx: &Context<'_>) -> Result<Wijk> {
        let row = loaders(ctx).await?.load_one(WijkId(self.wijk_id)).await?;
        row.map(Into::into).ok_or_else(|| fault(crate::platform::Fault::Other("the wijk is gone".into())))
    }

    /// On behalf of whom. Null for residents.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Option<Partner>> {
        let Some(partner_id) = self.partner_id else { return Ok(None) };
        Ok(loaders(ctx).await?.load_one(PartnerId(partner_id)).await?.map(Into::into))
    }
}

/// An account.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Person {
    /// Global and opaque.
    pub id: ID,
    /// The full name, when it was given.
    pub name: Option<String>,
    /// The address that codes go to.
    pub email: String,
    /// Whether the public sees the first name with an initiative.
    pub show_first_name: bool,
    /// Whether news about supported initiatives comes by mail.
    pub notify_supported: bool,
    /// Whether news from the own wijkteams comes by mail.
    pub notify_wijkteam: bool,
    #[graphql(skip)]
    wijk_id: Option<Uuid>,
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            id: NodeId::of(Kind::Person, row.id),
            name: row.name,
            email: row.email.unwrap_or_default(),
            show_first_name: row.show_first_name,
            notify_supported: row.notify_supported,
            notify_wijkteam: row.notify_wijkteam,
            wijk_id: row.wijk_id,
        }
    }
}

#[ComplexObject]
impl Person {
    /// The own wijk.
    async fn wijk(&self, ctx: &Context<'_>) -> Result<Option<Wijk>> {
        let Some(wijk_id) = self.wijk_id else { return Ok(None) };
        Ok(loaders(ctx).await?.load_one(WijkId(wijk_id)).await?.map(Into::into))
    }
}

impl Person {
    /// The person with this id, when it is the viewer.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        match signed_in(ctx).await? {
            Some(actor) if actor.person_id == id => {
                Ok(loaders(ctx).await?.load_one(PersonId(id)).await?.map(Into::into))
            }
            _ => Ok(None),
        }
    }
}

/// One sign-in on one device.
#[derive(SimpleObject, Clone, Debug)]
pub struct Session {
    /// Global and opaque.
    pub id: ID,
    /// What the device calls itself.
    pub device: String,
    /// Signed in at.
    pub created_at: DateTime<Utc>,
    /// Last used at.
    pub last_used_at: DateTime<Utc>,
    /// Whether this request came with it.
    pub current: bool,
}

impl Session {
    fn of(row: SessionRow, current: Uuid) -> Self {
        Self {
            id: NodeId::of(Kind::Session, row.id),
            device: row.device,
            created_at: row.created_at,
            last_used_at: row.last_used_at,
            current: row.id == current,
        }
    }

    /// The session with this id, when it is the viewer's.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let Some(actor) = signed_in(ctx).await? else { return Ok(None) };
        let row = store::session(&app(ctx)?.database.read, id).await.map_err(|error| fault(error.into()))?;
        Ok(row.filter(|row| row.person_id == actor.person_id).map(|row| Self::of(row, actor.session_id)))
    }
}

/// Queries about the account.
#[derive(Default)]
pub struct PeopleQuery;

#[Object]
impl PeopleQuery {
    /// Who is signed in. Null when nobody is.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<ViewerObject>> {
        Ok(signed_in(ctx).await?.map(ViewerObject))
    }
}
