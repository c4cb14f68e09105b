use uuid::Uuid;

use crate::access::{Actor, OtherRole};
use crate::mandates::rules::Level;

/// On behalf of which partner somebody decides about a wijk, and how high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The partner.
    pub partner_id: Uuid,
    /// How high.
    pub level: Level,
}

/// Every partner on behalf of which somebody decides about a wijk, each once, at the highest level.
#[must_use]
pub fn standings(actor: &Actor, wijk_id: Uuid) -> Vec<Standing> {
    let here = actor
        .functions
        .iter()
        .filter(|held| held.wijk_id == wijk_id)
        .filter_map(|held| Some(Standing { partner_id: held.partner_id?, level: Level::Wijkteam }));
    let roles = actor.roles.iter().filter_map(|held| {
        let level = match held.role {
            OtherRole::Manager => Level::Manager,
            OtherRole::Stuurgroep => Level::Stuurgroep,
            OtherRole::Administrator => return None,
        };
        Some(Standing { partner_id: held.partner_id?, level })
    });
    let mut found: Vec<Standing> = Vec::new();
    for standing in here.chain(roles) {
        match found.iter_mut().find(|other| other.partner_id == standing.partner_id) {
            Some(other) => other.level = other.level.max(standing.level),
            None => found.push(standing),
        }
    }
    found
}

/// How somebody stands for one partner here; `None`: not at all.
#[must_use]
pub fn standing_for(actor: &Actor, wijk_id: Uuid, partner_id: Uuid) -> Option<Standing> {
    standings(actor, wijk_id).into_iter().find(|standing| standing.partner_id == partner_id)
}
