//! Who may what with a wijkbudget: one table, [`allowed`]. The wijkregisseur keeps it, the partners of the wijk see it,
//! the stuurgroep of a partner approves that partner's money.

use std::marker::PhantomData;

use uuid::Uuid;
use wdw_contract::texts::{budget_server as texts, refusals};

use super::actor::{Actor, Function, OtherRole, Viewer};
use crate::refusal::{Refusal, RefusalCode};
use crate::words::words;

words! {
    /// What somebody is towards the money of one partner in one wijk.
    pub enum Role {
        /// In the wijkteam of the wijk, on behalf of a partner.
        PartnerMember = "partner_member",
        /// The wijkregisseur of the wijk.
        Wijkregisseur = "wijkregisseur",
        /// Manager of another partner.
        Manager = "manager",
        /// Manager of this partner.
        OwnManager = "own_manager",
        /// In the stuurgroep for another partner.
        Stuurgroep = "stuurgroep",
        /// In the stuurgroep for this partner.
        OwnStuurgroep = "own_stuurgroep",
    }
}

words! {
    /// What can be done with a wijkbudget.
    pub enum Action {
        /// Read it, with every booking.
        See = "see",
        /// Ask the stuurgroep for money for a year.
        Propose = "propose",
        /// Approve or decline that.
        Settle = "settle",
        /// Undo a booking.
        Reverse = "reverse",
        /// Close a year.
        CloseYear = "close_year",
    }
}

/// Whether a role may do something (domain page, "Roles").
#[must_use]
pub(super) const fn allowed(role: Role, action: Action) -> bool {
    use Role as R;
    match action {
        Action::See => true,
        Action::Propose => matches!(role, R::Wijkregisseur | R::OwnManager),
        Action::Settle => matches!(role, R::OwnStuurgroep),
        Action::Reverse | Action::CloseYear => matches!(role, R::Wijkregisseur),
    }
}

/// Every role and every action, as text.
pub(super) fn matrix() -> String {
    let mut text = String::from("wijkbudget\n");
    for role in Role::ALL {
        let actions: Vec<&str> = Action::ALL
            .iter()
            .filter(|action| allowed(*role, **action))
            .map(|action| action.as_str())
            .collect();
        text.push_str(&format!("  {:<15} {}\n", role.as_str(), actions.join(" ")));
    }
    text
}

/// What the table needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The wijk whose money it is.
    pub wijk_id: Uuid,
    /// The partner that pays; none: all of them.
    pub partner_id: Option<Uuid>,
}

/// Marks an action at the level of types.
pub trait Right: Send + Sync {
    /// The action it is about.
    const ACTION: Action;
}

/// The rights, one type each.
pub mod may {
    use super::{Action, Right};

    macro_rules! rights {
        ($($Name:ident),+ $(,)?) => {$(
            #[doc = concat!("See [`Action::", stringify!($Name), "`].")]
            #[derive(Debug)]
            pub struct $Name;
            impl Right for $Name {
                const ACTION: Action = Action::$Name;
            }
        )+};
    }

    rights!(Propose, Settle, Reverse, CloseYear);
}

/// Proof that this actor may do this with the wijkbudget of this wijk, now. Only [`permit`] makes one.
#[derive(Debug)]
pub struct Permit<R: Right> {
    wijk_id: Uuid,
    person_id: Uuid,
    right: PhantomData<R>,
}

impl<R: Right> Permit<R> {
    /// The wijk that it is for.
    #[must_use]
    pub fn wijk_id(&self) -> Uuid {
        self.wijk_id
    }

    /// The person that it is for.
    #[must_use]
    pub fn person_id(&self) -> Uuid {
        self.person_id
    }
}

fn roles_towards<'a>(actor: &'a Actor, subject: &'a Subject) -> impl Iterator<Item = Role> + 'a {
    let here = actor.functions.iter().filter(|held| held.wijk_id == subject.wijk_id);
    let functions = here.filter(|held| held.partner_id.is_some()).map(|held| match held.function {
        Function::Wijkregisseur => Role::Wijkregisseur,
        _ => Role::PartnerMember,
    });
    let roles = actor.roles.iter().filter_map(|held| {
        let own = held.partner_id.is_some() && held.partner_id == subject.partner_id;
        match held.role {
            OtherRole::Administrator => None,
            OtherRole::Manager => Some(if own { Role::OwnManager } else { Role::Manager }),
            OtherRole::Stuurgroep => Some(if own { Role::OwnStuurgroep } else { Role::Stuurgroep }),
        }
    });
    functions.chain(roles)
}

/// Whether the viewer sees the wijkbudget of a wijk.
#[must_use]
pub fn may_see(viewer: &Viewer, wijk_id: Uuid) -> bool {
    permits(viewer, &Subject { wijk_id, partner_id: None }, Action::See).is_ok()
}

/// Whether the viewer sees the wijkbudgets of all wijken: managers and the stuurgroep do.
#[must_use]
pub fn may_see_all(viewer: &Viewer) -> bool {
    viewer.actor().is_some_and(|actor| {
        actor.roles.iter().any(|held| matches!(held.role, OtherRole::Manager | OtherRole::Stuurgroep))
    })
}

/// Whether the viewer may do this; if not, why not.
///
/// # Errors
/// The refusal, with the reason as a sentence. What somebody may not see is not there for them.
pub fn permits(viewer: &Viewer, subject: &Subject, action: Action) -> Result<(), Refusal> {
    let Some(actor) = viewer.actor() else {
        return Err(Refusal::new(RefusalCode::SignInRequired, refusals::sign_in()));
    };
    if roles_towards(actor, subject).any(|role| allowed(role, action)) {
        return Ok(());
    }
    let sees = roles_towards(actor, subject).next().is_some();
    Err(match action {
        Action::See | Action::Settle | Action::Reverse if !sees => {
            Refusal::new(RefusalCode::NotFound, refusals::unknown())
        }
        Action::Propose => Refusal::new(RefusalCode::NotAllowed, texts::not_proposer()),
        Action::See | Action::Settle => Refusal::new(RefusalCode::NotAllowed, texts::not_stuurgroep()),
        Action::Reverse | Action::CloseYear => {
            Refusal::new(RefusalCode::NotAllowed, refusals::not_wijkregisseur())
        }
    })
}

/// Proof for the store that the viewer may do this.
///
/// # Errors
/// The refusal with the reason.
pub fn permit<R: Right>(viewer: &Viewer, subject: &Subject) -> Result<Permit<R>, Refusal> {
    permits(viewer, subject, R::ACTION)?;
    let person_id = viewer.person_id().unwrap_or_default();
    Ok(Permit { wijk_id: subject.wijk_id, person_id, right: PhantomData })
}
