//! What is awaited of somebody who decides.

use super::enums::Awaited;
use crate::access::{Actor, Function};
use crate::decisions::dossier::Dossier;
use crate::decisions::rules::{Readiness, standings};
use crate::mandates::rules::Level;

/// What is awaited of this person: a view at the level at which they decide, or the judgement of a kader. Who is in the
/// wijkteam can always begin with the first view.
pub(super) fn awaited(actor: &Actor, dossier: &Dossier, ready: &Readiness) -> Option<Awaited> {
    if actor.person_id == dossier.row.submitter_id {
        return None;
    }
    let own = standings(actor, dossier.row.wijk_id);
    let view = own.iter().any(|standing| {
        let asked = dossier.asked.parts().iter().find(|part| part.partner_id == standing.partner_id);
        let needed = asked.and_then(|part| dossier.awaited(*part, ready.level));
        let begins = standing.level == Level::Wijkteam && !dossier.has_answered(standing.partner_id);
        needed.is_some_and(|needed| standing.level == needed || begins)
    });
    let judges = |standing: &crate::decisions::rules::Standing| {
        standing.level == Level::Wijkteam
            && dossier.to_judge(ready).any(|kader| kader.kader.partner_id == standing.partner_id)
    };
    if view { Some(Awaited::View) } else { own.iter().any(judges).then_some(Awaited::Judgement) }
}

/// Whether a request waits for somebody: something is awaited of them, or nothing but closing is left, and this is the
/// wijkregisseur.
pub(super) fn waits_for(actor: &Actor, dossier: &Dossier) -> bool {
    if actor.person_id == dossier.row.submitter_id {
        return false;
    }
    let ready = dossier.readiness();
    let closer = actor.functions.iter().any(|held| {
        held.wijk_id == dossier.row.wijk_id
            && held.function == Function::Wijkregisseur
            && held.partner_id.is_some()
    });
    let answered = dossier.asked.parts().iter().all(|part| dossier.has_answered(part.partner_id));
    awaited(actor, dossier, &ready).is_some() || (closer && (ready.blockers.is_empty() || answered))
}
