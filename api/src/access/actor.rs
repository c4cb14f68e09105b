use std::sync::Arc;

use uuid::Uuid;

use crate::words::words;

words! {
    /// What somebody is in a wijkteam (vision document, chapter 5).
    pub enum Function {
        /// On behalf of the municipality; guards agreements and keeps the wijkbudget.
        Wijkregisseur = "wijkregisseur",
        /// On behalf of the housing corporation.
        Bewonersconsulent = "bewonersconsulent",
        /// On behalf of the police.
        Wijkagent = "wijkagent",
        /// On behalf of the welfare organisation.
        SociaalWerker = "sociaal_werker",
        /// For the residents' platform; a resident.
        Wijkplatform = "wijkplatform",
        /// Somebody else who works in the wijk.
        Other = "other",
    }
}

words! {
    /// A role outside the wijkteams.
    pub enum OtherRole {
        /// Keeps accounts, roles and areas; takes no decisions.
        Administrator = "administrator",
        /// Monitors across wijken for a partner.
        Manager = "manager",
        /// Director or manager of a partner; approves budget and kaders.
        Stuurgroep = "stuurgroep",
    }
}

/// A function that a person holds today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldFunction {
    /// The membership.
    pub membership_id: Uuid,
    /// The wijkteam.
    pub wijkteam_id: Uuid,
    /// Its wijk.
    pub wijk_id: Uuid,
    /// The function in it.
    pub function: Function,
    /// On behalf of whom; residents have none.
    pub partner_id: Option<Uuid>,
}

/// A role outside the wijkteams that a person holds today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldRole {
    /// Which one.
    pub role: OtherRole,
    /// On behalf of whom.
    pub partner_id: Option<Uuid>,
}

/// Somebody who is signed in, with everything held today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person_id: Uuid,
    /// The session that the request came with.
    pub session_id: Uuid,
    /// The e-mail address of the account.
    pub email: String,
    /// The full name, when it was given.
    pub name: Option<String>,
    /// Functions in wijkteams.
    pub functions: Vec<HeldFunction>,
    /// Roles outside them.
    pub roles: Vec<HeldRole>,
}

impl Actor {
    /// The function in the wijkteam of a wijk; one on behalf of a partner before one without.
    #[must_use]
    pub fn function_in(&self, wijk_id: Uuid) -> Option<&HeldFunction> {
        self.functions
            .iter()
            .filter(|held| held.wijk_id == wijk_id)
            .min_by_key(|held| (held.partner_id.is_none(), held.function))
    }

    /// The wijken of the wijkteams that the person is in.
    pub fn wijken(&self) -> impl Iterator<Item = Uuid> + '_ {
        self.functions.iter().map(|held| held.wijk_id)
    }
}

/// Who looks: a visitor, or somebody who is signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Viewer {
    /// Nobody is signed in.
    #[default]
    Visitor,
    /// This person is.
    Person(Arc<Actor>),
}

impl Viewer {
    /// The person, when one is signed in.
    #[must_use]
    pub fn actor(&self) -> Option<&Actor> {
        match self {
            Self::Visitor => None,
            Self::Person(actor) => Some(actor),
        }
    }

    /// The person's id, when one is signed in.
    #[must_use]
    pub fn person_id(&self) -> Option<Uuid> {
        self.actor().map(|actor| actor.person_id)
    }
}
