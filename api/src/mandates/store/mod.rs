//! Mandates in the database.

mod given;
mod read;
mod roles;

use wdw_entities::mandate;

use super::rules::{Level, MandateKind};
use crate::access::OtherRole;

pub use given::{
    GivenRow, Holder, NewMandate, end, forget, give, given, of_partners, of_wijkteams, replace, standing,
};
pub use read::held_by;
pub use roles::{RoleHolder, role, role_holders, roles_by_id, roles_of_partners};

/// A mandate as stored.
pub type MandateRow = mandate::Model;

/// What it is about. The database holds no other words.
#[must_use]
pub fn kind(word: &str) -> MandateKind {
    MandateKind::parse(word).unwrap_or(MandateKind::Hours)
}

/// As what somebody with a role outside the wijkteams decides.
#[must_use]
pub fn level_of(role: &str) -> Option<Level> {
    match OtherRole::parse(role)? {
        OtherRole::Manager => Some(Level::Manager),
        OtherRole::Stuurgroep => Some(Level::Stuurgroep),
        OtherRole::Administrator => None,
    }
}
