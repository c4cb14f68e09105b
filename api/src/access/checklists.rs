use uuid::Uuid;
use wdw_contract::texts::refusals;

use super::actor::{Function, OtherRole, Viewer};
use crate::refusal::{Refusal, RefusalCode};

/// Proof that this actor may write checklists, now. Only [`checklist_editor`] makes one.
#[derive(Debug)]
pub struct ChecklistEditor {
    person_id: Uuid,
}

impl ChecklistEditor {
    /// The person that it is for.
    #[must_use]
    pub fn person_id(&self) -> Uuid {
        self.person_id
    }
}

/// Checklists are shared by all wijken: an administrator writes them, and the wijkregisseur of any wijk.
///
/// # Errors
/// The refusal, with the reason as a sentence.
pub fn checklist_editor(viewer: &Viewer) -> Result<ChecklistEditor, Refusal> {
    let Some(actor) = viewer.actor() else {
        return Err(Refusal::new(RefusalCode::SignInRequired, refusals::sign_in()));
    };
    let wijkregisseur = actor
        .functions
        .iter()
        .any(|held| held.function == Function::Wijkregisseur && held.partner_id.is_some());
    let administrator = actor.roles.iter().any(|held| held.role == OtherRole::Administrator);
    if wijkregisseur || administrator {
        Ok(ChecklistEditor { person_id: actor.person_id })
    } else {
        Err(Refusal::new(RefusalCode::NotAllowed, refusals::not_checklist_editor()))
    }
}

/// Whether the viewer reads drafts and may write.
#[must_use]
pub fn may_edit_checklists(viewer: &Viewer) -> bool {
    checklist_editor(viewer).is_ok()
}
