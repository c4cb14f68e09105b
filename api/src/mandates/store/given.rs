//! Mandates with who holds them.

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, Condition,
    ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, RelationDef, Select,
};
use uuid::Uuid;
use wdw_entities::{mandate, membership, person, role_assignment};

use super::level_of;
use super::read::{of_membership, of_role, valid_on};
use crate::access::OtherRole;
use crate::access::mandates::{MandatePermit, Subject};
use crate::mandates::rules::{Level, MandateKind};
use crate::platform::database::WriteTransaction;

use mandate::Column as C;

/// A mandate with who holds it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct GivenRow {
    /// The mandate.
    pub id: Uuid,
    /// Held by a member of a wijkteam.
    pub membership_id: Option<Uuid>,
    /// Held by somebody with a role outside them.
    pub role_assignment_id: Option<Uuid>,
    /// Money or hours, as a word.
    pub kind: String,
    /// Cents or hours, up to and including.
    pub up_to: i64,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_until: Option<NaiveDate>,
    /// How who gave it signed.
    pub given_by_label: Option<String>,
    /// The person.
    pub person_id: Uuid,
    /// The name.
    pub name: Option<String>,
    /// For which partner.
    pub partner_id: Option<Uuid>,
    /// In which wijkteam.
    pub wijkteam_id: Option<Uuid>,
    /// As what there, as a word.
    pub function: Option<String>,
    /// As what outside them, as a word.
    pub role: Option<String>,
}

impl GivenRow {
    /// As what somebody decides with it.
    #[must_use]
    pub fn level(&self) -> Level {
        self.role.as_deref().and_then(level_of).unwrap_or(Level::Wijkteam)
    }

    /// What the access table needs to know.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject { person_id: self.person_id, partner_id: self.partner_id, level: self.level() }
    }
}

fn columns(query: Select<mandate::Entity>) -> Select<mandate::Entity> {
    query
        .select_only()
        .columns([
            C::Id,
            C::MembershipId,
            C::RoleAssignmentId,
            C::Kind,
            C::UpTo,
            C::ValidFrom,
            C::ValidUntil,
            C::GivenByLabel,
        ])
        .column_as(person::Column::Id, "person_id")
        .column(person::Column::Name)
}

fn in_wijkteams() -> Select<mandate::Entity> {
    let of_person: RelationDef = membership::Entity::belongs_to(person::Entity)
        .from(membership::Column::PersonId)
        .to(person::Column::Id)
        .into();
    columns(mandate::Entity::find())
        .columns([
            membership::Column::PartnerId,
            membership::Column::WijkteamId,
            membership::Column::Function,
        ])
        .expr_as(Expr::value(Option::<String>::None), "role")
        .join(JoinType::InnerJoin, of_membership())
        .join(JoinType::InnerJoin, of_person)
}

fn outside() -> Select<mandate::Entity> {
    let of_person: RelationDef = role_assignment::Entity::belongs_to(person::Entity)
        .from(role_assignment::Column::PersonId)
        .to(person::Column::Id)
        .into();
    columns(mandate::Entity::find())
        .columns([role_assignment::Column::PartnerId, role_assignment::Column::Role])
        .join(JoinType::InnerJoin, of_role())
        .join(JoinType::InnerJoin, of_person)
}

fn not_over(today: NaiveDate) -> Condition {
    Condition::any().add(C::ValidUntil.is_null()).add(C::ValidUntil.gte(today))
}

/// The mandates that hold today or later, of who is in these wijkteams today.
pub async fn of_wijkteams(
    db: &impl ConnectionTrait,
    wijkteams: &[Uuid],
    today: NaiveDate,
) -> Result<Vec<GivenRow>, DbErr> {
    in_wijkteams()
        .filter(membership::Column::WijkteamId.is_in(wijkteams.iter().copied()))
        .filter(valid_on(today, membership::Column::ValidFrom, membership::Column::ValidUntil))
        .filter(not_over(today))
        .order_by_desc(C::UpTo)
        .order_by_asc(C::Id)
        .into_model()
        .all(db)
        .await
}

/// The mandates that hold today or later, of the managers of these partners.
pub async fn of_partners(
    db: &impl ConnectionTrait,
    partners: &[Uuid],
    today: NaiveDate,
) -> Result<Vec<GivenRow>, DbErr> {
    use role_assignment::Column as R;
    outside()
        .filter(R::PartnerId.is_in(partners.iter().copied()))
        .filter(R::Role.eq(OtherRole::Manager.as_str()))
        .filter(valid_on(today, R::ValidFrom, R::ValidUntil))
        .filter(not_over(today))
        .order_by_desc(C::UpTo)
        .order_by_asc(C::Id)
        .into_model()
        .all(db)
        .await
}

/// The mandate with this id.
pub async fn given(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<GivenRow>, DbErr> {
    if let Some(found) = in_wijkteams().filter(C::Id.eq(id)).into_model().one(db).await? {
        return Ok(Some(found));
    }
    outside().filter(C::Id.eq(id)).into_model().one(db).await
}

/// Who gets a mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A member of a wijkteam.
    Membership(Uuid),
    /// Somebody with a role outside them.
    Role(Uuid),
}

impl Holder {
    fn condition(self) -> Condition {
        Condition::all().add(match self {
            Self::Membership(id) => C::MembershipId.eq(id),
            Self::Role(id) => C::RoleAssignmentId.eq(id),
        })
    }
}

/// The mandates of one kind of a holder, also those that are over.
pub async fn standing(
    db: &impl ConnectionTrait,
    holder: Holder,
    kind: MandateKind,
) -> Result<Vec<super::MandateRow>, DbErr> {
    mandate::Entity::find()
        .filter(holder.condition())
        .filter(C::Kind.eq(kind.as_str()))
        .order_by_asc(C::ValidFrom)
        .all(db)
        .await
}

/// What is given.
#[derive(Debug)]
pub struct NewMandate<'a> {
    /// To whom.
    pub holder: Holder,
    /// Money or hours.
    pub kind: MandateKind,
    /// Cents or hours.
    pub up_to: i64,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// How who gives it signs.
    pub by: &'a str,
}

/// Gives a mandate; answers its id.
pub async fn give(
    tx: &WriteTransaction,
    permit: &MandatePermit,
    new: &NewMandate<'_>,
) -> Result<Uuid, DbErr> {
    let id = tx.ids().uuid();
    let (membership_id, role_assignment_id) = match new.holder {
        Holder::Membership(id) => (Some(id), None),
        Holder::Role(id) => (None, Some(id)),
    };
    let row = mandate::ActiveModel {
        id: Set(id),
        membership_id: Set(membership_id),
        role_assignment_id: Set(role_assignment_id),
        kind: Set(new.kind.as_str().to_owned()),
        up_to: Set(new.up_to),
        valid_from: Set(new.from),
        valid_until: Set(new.until),
        given_by: Set(Some(permit.giver_id())),
        given_by_label: Set(Some(new.by.to_owned())),
        created_at: Set(tx.now()),
    };
    mandate::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Makes a mandate of the person that the permit is for end on a day.
pub async fn end(
    tx: &WriteTransaction,
    _permit: &MandatePermit,
    id: Uuid,
    on: NaiveDate,
) -> Result<(), DbErr> {
    let row = mandate::ActiveModel { id: Unchanged(id), valid_until: Set(Some(on)), ..Default::default() };
    row.update(tx).await?;
    Ok(())
}

/// Takes a mandate away whose place another takes on its first day. What it was stays in the audit log.
pub async fn replace(tx: &WriteTransaction, _permit: &MandatePermit, id: Uuid) -> Result<(), DbErr> {
    mandate::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// Takes the name of a person who leaves from the mandates that they gave: those stay.
pub async fn forget(tx: &WriteTransaction, person_id: Uuid, put: &str) -> Result<(), DbErr> {
    mandate::Entity::update_many()
        .col_expr(C::GivenByLabel, Expr::value(put))
        .filter(C::GivenBy.eq(person_id))
        .exec(tx)
        .await?;
    Ok(())
}
