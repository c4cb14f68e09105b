//! Reading mandates. They are public: who may decide what is written down (domain page, "Why this software exists").

use chrono::NaiveDate;
use sea_orm::sea_query::Condition;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QuerySelect as _, RelationDef,
};
use uuid::Uuid;
use wdw_entities::{mandate, membership, role_assignment, wijkteam};

use super::{kind, level_of};
use crate::mandates::rules::{Held, Level};

#[derive(Debug, FromQueryResult)]
struct InWijkteam {
    kind: String,
    up_to: i64,
    partner_id: Option<Uuid>,
    wijk_id: Uuid,
}

#[derive(Debug, FromQueryResult)]
struct Outside {
    kind: String,
    up_to: i64,
    partner_id: Option<Uuid>,
    role: String,
}

/// Every mandate that a person holds today, by functions and roles that hold today. The stuurgroep needs none and is
/// not in it.
pub async fn held_by(
    db: &impl ConnectionTrait,
    person_id: Uuid,
    today: NaiveDate,
) -> Result<Vec<Held>, DbErr> {
    let in_wijkteams: Vec<InWijkteam> = mandate::Entity::find()
        .select_only()
        .columns([mandate::Column::Kind, mandate::Column::UpTo])
        .column(membership::Column::PartnerId)
        .column(wijkteam::Column::WijkId)
        .join(JoinType::InnerJoin, of_membership())
        .join(JoinType::InnerJoin, of_wijkteam())
        .filter(membership::Column::PersonId.eq(person_id))
        .filter(valid_on(today, membership::Column::ValidFrom, membership::Column::ValidUntil))
        .filter(valid_on(today, mandate::Column::ValidFrom, mandate::Column::ValidUntil))
        .into_model()
        .all(db)
        .await?;
    let outside: Vec<Outside> = mandate::Entity::find()
        .select_only()
        .columns([mandate::Column::Kind, mandate::Column::UpTo])
        .columns([role_assignment::Column::PartnerId, role_assignment::Column::Role])
        .join(JoinType::InnerJoin, of_role())
        .filter(role_assignment::Column::PersonId.eq(person_id))
        .filter(valid_on(today, role_assignment::Column::ValidFrom, role_assignment::Column::ValidUntil))
        .filter(valid_on(today, mandate::Column::ValidFrom, mandate::Column::ValidUntil))
        .into_model()
        .all(db)
        .await?;
    let in_wijkteams = in_wijkteams.into_iter().filter_map(|row| {
        Some(Held {
            partner_id: row.partner_id?,
            wijk_id: Some(row.wijk_id),
            level: Level::Wijkteam,
            kind: kind(&row.kind),
            up_to: row.up_to,
        })
    });
    let outside = outside.into_iter().filter_map(|row| {
        Some(Held {
            partner_id: row.partner_id?,
            wijk_id: None,
            level: level_of(&row.role)?,
            kind: kind(&row.kind),
            up_to: row.up_to,
        })
    });
    Ok(in_wijkteams.chain(outside).collect())
}

pub(super) fn of_membership() -> RelationDef {
    mandate::Entity::belongs_to(membership::Entity)
        .from(mandate::Column::MembershipId)
        .to(membership::Column::Id)
        .into()
}

pub(super) fn of_role() -> RelationDef {
    mandate::Entity::belongs_to(role_assignment::Entity)
        .from(mandate::Column::RoleAssignmentId)
        .to(role_assignment::Column::Id)
        .into()
}

fn of_wijkteam() -> RelationDef {
    membership::Entity::belongs_to(wijkteam::Entity)
        .from(membership::Column::WijkteamId)
        .to(wijkteam::Column::Id)
        .into()
}

/// Both days count.
pub(super) fn valid_on(today: NaiveDate, from: impl ColumnTrait, until: impl ColumnTrait) -> Condition {
    Condition::all().add(from.lte(today)).add(Condition::any().add(until.is_null()).add(until.gte(today)))
}
