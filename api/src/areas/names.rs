//! How functions and the people in them are called.

use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;
use wdw_contract::texts::{common, mail, mandates_server as texts};

use super::store::{MemberRow, partners_by_id};
use crate::access::{Actor, Function, OtherRole};
use crate::people::rules::first_name;

/// The name of a function, as in "Sanne Wolters, wijkregisseur".
#[must_use]
pub fn function(function: Function) -> &'static str {
    match function {
        Function::Wijkregisseur => common::function_wijkregisseur(),
        Function::Bewonersconsulent => common::function_bewonersconsulent(),
        Function::Wijkagent => common::function_wijkagent(),
        Function::SociaalWerker => common::function_sociaal_werker(),
        Function::Wijkplatform => common::function_wijkplatform(),
        Function::Other => common::function_other(),
    }
}

/// A member as the public reads it: professionals with their full name, residents with their first name.
#[must_use]
pub fn member(row: &MemberRow) -> String {
    let name = row.name.as_deref().unwrap_or_default();
    if row.partner_id.is_some() { name.to_owned() } else { first_name(name).to_owned() }
}

/// "Sanne Wolters, wijkregisseur"; only the function when the name is gone.
#[must_use]
pub fn label(row: &MemberRow) -> String {
    let name = member(row);
    let function = function(row.function());
    if name.is_empty() { function.to_owned() } else { mail::owner(function, &name) }
}

/// How somebody signs who acts for a partner outside the wijkteams: "Jan Vos, manager Woonconcept".
pub async fn of_role(db: &impl ConnectionTrait, actor: &Actor, partner_id: Uuid) -> Result<String, DbErr> {
    let name = actor.name.clone().unwrap_or_default();
    let held = actor.roles.iter().filter(|held| held.partner_id == Some(partner_id));
    let Some(role) = held.map(|held| held.role).max() else { return Ok(name) };
    let partner =
        partners_by_id(db, &[partner_id]).await?.pop().map(|row| row.short_name).unwrap_or_default();
    Ok(match role {
        OtherRole::Manager => texts::signed_manager(&name, partner),
        OtherRole::Stuurgroep => texts::signed_stuurgroep(&name, partner),
        OtherRole::Administrator => name,
    })
}
