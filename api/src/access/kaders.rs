//! Who may what with the kaders of a partner: one table, [`allowed`]. Everyone reads them, concepts included.

use std::marker::PhantomData;

use uuid::Uuid;
use wdw_contract::texts::{kader_server as texts, refusals};

use super::actor::{OtherRole, Viewer};
use crate::refusal::{Refusal, RefusalCode};
use crate::words::words;

words! {
    /// What can be done with a kader.
    pub enum Action {
        /// Make one, write a concept, try it and throw it away.
        Write = "write",
        /// Make a concept final.
        Publish = "publish",
    }
}

/// Whether a role may do something: `own` when it is held on behalf of the partner whose kader it is.
#[must_use]
pub(super) const fn allowed(role: OtherRole, own: bool, action: Action) -> bool {
    match (role, action) {
        (OtherRole::Stuurgroep | OtherRole::Manager, Action::Write | Action::Publish) => own,
        // Helps any partner with the words, and takes no decisions.
        (OtherRole::Administrator, Action::Write) => true,
        (OtherRole::Administrator, Action::Publish) => false,
    }
}

/// Every role and every action, as text.
pub(super) fn matrix() -> String {
    let mut text = String::from("kaders\n");
    for (own, whose) in [(true, "own"), (false, "other")] {
        for role in OtherRole::ALL {
            let actions: Vec<&str> = Action::ALL
                .iter()
                .filter(|action| allowed(*role, own, **action))
                .map(|action| action.as_str())
                .collect();
            let actions = if actions.is_empty() { "-".to_owned() } else { actions.join(" ") };
            text.push_str(&format!("  {:<20} {actions}\n", format!("{} {whose}", role.as_str())));
        }
    }
    text
}

/// Marks an action at the level of types.
pub trait Right: Send + Sync {
    /// The action it is about.
    const ACTION: Action;
}

/// The rights, one type each.
pub mod may {
    use super::{Action, Right};

    /// See [`Action::Write`].
    #[derive(Debug)]
    pub struct Write;
    impl Right for Write {
        const ACTION: Action = Action::Write;
    }

    /// See [`Action::Publish`].
    #[derive(Debug)]
    pub struct Publish;
    impl Right for Publish {
        const ACTION: Action = Action::Publish;
    }
}

/// Proof that this actor may do this with the kaders of this partner, now. Only [`permit`] makes one.
#[derive(Debug)]
pub struct Permit<R: Right> {
    partner_id: Uuid,
    person_id: Uuid,
    right: PhantomData<R>,
}

impl<R: Right> Permit<R> {
    /// The partner whose kaders it is for.
    #[must_use]
    pub fn partner_id(&self) -> Uuid {
        self.partner_id
    }

    /// The person that it is for.
    #[must_use]
    pub fn person_id(&self) -> Uuid {
        self.person_id
    }
}

/// Whether the viewer may do this with the kaders of a partner; if not, why not.
///
/// # Errors
/// The refusal, with the reason as a sentence.
pub fn permits(viewer: &Viewer, partner_id: Uuid, action: Action) -> Result<(), Refusal> {
    let Some(actor) = viewer.actor() else {
        return Err(Refusal::new(RefusalCode::SignInRequired, refusals::sign_in()));
    };
    let may = actor.roles.iter().any(|held| allowed(held.role, held.partner_id == Some(partner_id), action));
    if may {
        return Ok(());
    }
    let message = match action {
        Action::Write => texts::not_writer(),
        Action::Publish => texts::not_publisher(),
    };
    Err(Refusal::new(RefusalCode::NotAllowed, message))
}

/// Proof for the store that the viewer may do this.
///
/// # Errors
/// The refusal with the reason.
pub fn permit<R: Right>(viewer: &Viewer, partner_id: Uuid) -> Result<Permit<R>, Refusal> {
    permits(viewer, partner_id, R::ACTION)?;
    let person_id = viewer.person_id().unwrap_or_default();
    Ok(Permit { partner_id, person_id, right: PhantomData })
}
