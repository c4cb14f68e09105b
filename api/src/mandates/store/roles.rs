//! Who has a role outside the wijkteams for a partner: who gets a mandate there, and who hears what waits.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, RelationDef,
};
use uuid::Uuid;
use wdw_entities::{person, role_assignment};

use super::read::valid_on;
use crate::access::OtherRole;

use role_assignment::Column as R;

/// Somebody with a role outside the wijkteams.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RoleHolder {
    /// The assignment.
    pub id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// For which partner.
    pub partner_id: Option<Uuid>,
    /// The role, as a word.
    pub role: String,
    /// The name.
    pub name: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_until: Option<NaiveDate>,
}

async fn holders(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<RoleHolder>, DbErr> {
    let of_person: RelationDef =
        role_assignment::Entity::belongs_to(person::Entity).from(R::PersonId).to(person::Column::Id).into();
    role_assignment::Entity::find()
        .column(person::Column::Name)
        .join(JoinType::InnerJoin, of_person)
        .filter(which)
        .order_by_asc(person::Column::Name)
        .order_by_asc(R::Id)
        .into_model()
        .all(db)
        .await
}

/// Who holds a role for a partner today, by name.
pub async fn role_holders(
    db: &impl ConnectionTrait,
    partner_id: Uuid,
    role: OtherRole,
    today: NaiveDate,
) -> Result<Vec<RoleHolder>, DbErr> {
    roles_of_partners(db, &[partner_id], role, today).await
}

/// The same for more partners at once.
pub async fn roles_of_partners(
    db: &impl ConnectionTrait,
    partners: &[Uuid],
    role: OtherRole,
    today: NaiveDate,
) -> Result<Vec<RoleHolder>, DbErr> {
    let which = valid_on(today, R::ValidFrom, R::ValidUntil)
        .add(R::PartnerId.is_in(partners.iter().copied()))
        .add(R::Role.eq(role.as_str()));
    holders(db, which).await
}

/// Assignments by id, also those that have ended.
pub async fn roles_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<RoleHolder>, DbErr> {
    holders(db, Condition::all().add(R::Id.is_in(ids.iter().copied()))).await
}

/// The assignment with this id.
pub async fn role(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<RoleHolder>, DbErr> {
    Ok(roles_by_id(db, &[id]).await?.pop())
}
