//! Who may give a mandate to whom: one table, [`allowed`]. Who gives it is one step higher in the same partner, and never
//! the one who gets it.

use uuid::Uuid;
use wdw_contract::texts::{mandates_server as texts, refusals};

use super::actor::{OtherRole, Viewer};
use crate::mandates::rules::Level;
use crate::refusal::{Refusal, RefusalCode};

/// Whether somebody with this role in the same partner gives and ends mandates at this level.
#[must_use]
pub(super) const fn allowed(role: OtherRole, level: Level) -> bool {
    matches!(
        (role, level),
        (OtherRole::Manager, Level::Wijkteam) | (OtherRole::Stuurgroep, Level::Wijkteam | Level::Manager)
    )
}

/// Every role and every level, as text.
pub(super) fn matrix() -> String {
    let mut text = String::from("mandates, in the same partner\n");
    for role in OtherRole::ALL {
        let levels: Vec<&str> =
            Level::ALL.iter().filter(|level| allowed(*role, **level)).map(|level| level.as_str()).collect();
        let levels = if levels.is_empty() { "-".to_owned() } else { levels.join(" ") };
        text.push_str(&format!("  {:<15} {levels}\n", role.as_str()));
    }
    text
}

/// Whom a mandate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The person.
    pub person_id: Uuid,
    /// The partner that they decide for; residents have none.
    pub partner_id: Option<Uuid>,
    /// As what they decide.
    pub level: Level,
}

/// Proof that this actor may give and end mandates of this person. Only [`permit`] makes one.
#[derive(Debug)]
pub struct MandatePermit {
    giver_id: Uuid,
    holder_id: Uuid,
}

impl MandatePermit {
    /// Who gives it.
    #[must_use]
    pub fn giver_id(&self) -> Uuid {
        self.giver_id
    }

    /// Who gets it.
    #[must_use]
    pub fn holder_id(&self) -> Uuid {
        self.holder_id
    }
}

/// Whether the viewer gives mandates to people of wijkteams at all: those of the own partner.
#[must_use]
pub fn may_give(viewer: &Viewer) -> bool {
    viewer.actor().is_some_and(|actor| {
        actor.roles.iter().any(|held| held.partner_id.is_some() && allowed(held.role, Level::Wijkteam))
    })
}

/// Proof for the store that the viewer may give and end mandates of this person.
///
/// # Errors
/// The refusal, with the reason as a sentence.
pub fn permit(viewer: &Viewer, subject: &Subject) -> Result<MandatePermit, Refusal> {
    let Some(actor) = viewer.actor() else {
        return Err(Refusal::new(RefusalCode::SignInRequired, refusals::sign_in()));
    };
    let refused = |text: &str| Err(Refusal::new(RefusalCode::NotAllowed, text));
    let Some(partner_id) = subject.partner_id else { return refused(texts::no_partner()) };
    let higher = actor
        .roles
        .iter()
        .any(|held| held.partner_id == Some(partner_id) && allowed(held.role, subject.level));
    if !higher {
        return refused(match subject.level {
            Level::Wijkteam => texts::not_giver_wijkteam(),
            Level::Manager | Level::Stuurgroep => texts::not_giver_manager(),
        });
    }
    if actor.person_id == subject.person_id {
        return refused(texts::not_yourself());
    }
    Ok(MandatePermit { giver_id: actor.person_id, holder_id: subject.person_id })
}
