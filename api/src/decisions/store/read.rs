use chrono::NaiveDate;
use sea_orm::sea_query::Condition;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, RelationDef,
};
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_entities::{
    accounting, asked_of, decision, initiative, kader_check, partner_view, person, role_assignment,
};

use super::{AccountingRow, AskedRow, CheckRow, DecisionRow, ViewRow};
use crate::access::OtherRole;
use crate::decisions::rules::{AskedPart, Outcome, Position, View};
use crate::initiatives::rules::State;
use crate::initiatives::store::InitiativeRow;
use crate::mandates::rules::Level;

/// How many requests somebody finds at most that wait for a view.
const WAITING: u64 = 200;

/// What is asked of partners for these initiatives.
pub async fn asked_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<AskedRow>, DbErr> {
    asked_of::Entity::find()
        .filter(asked_of::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_desc(asked_of::Column::AmountCents)
        .order_by_asc(asked_of::Column::PartnerId)
        .all(db)
        .await
}

/// A part as the rules know it.
#[must_use]
pub fn asked_part(row: &AskedRow) -> AskedPart {
    AskedPart { partner_id: row.partner_id, amount: Cents(row.amount_cents), hours: row.hours }
}

/// What kaders said of these initiatives, oldest first.
pub async fn checks_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<CheckRow>, DbErr> {
    kader_check::Entity::find()
        .filter(kader_check::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_asc(kader_check::Column::At)
        .order_by_asc(kader_check::Column::Id)
        .all(db)
        .await
}

/// What partners thought of these initiatives, oldest first.
pub async fn views_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<ViewRow>, DbErr> {
    partner_view::Entity::find()
        .filter(partner_view::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_asc(partner_view::Column::At)
        .order_by_asc(partner_view::Column::Id)
        .all(db)
        .await
}

/// The view of each partner that counts in a round: its newest.
#[must_use]
pub fn newest_of_each(rows: &[ViewRow], round: i32) -> Vec<ViewRow> {
    let mut newest: Vec<ViewRow> = Vec::new();
    for row in rows.iter().filter(|row| row.round == round) {
        newest.retain(|other| other.partner_id != row.partner_id);
        newest.push(row.clone());
    }
    newest
}

/// A view as the rules know it.
#[must_use]
pub fn view(row: &ViewRow) -> View {
    View {
        partner_id: row.partner_id,
        position: position(row),
        amount: Cents(row.amount_cents),
        hours: row.hours,
        asked: AskedPart {
            partner_id: row.partner_id,
            amount: Cents(row.asked_cents),
            hours: row.asked_hours,
        },
        level: Level::parse(&row.level).unwrap_or(Level::Wijkteam),
        mandate: row.mandate_cents.map(Cents),
        mandate_hours: row.mandate_hours,
        at: row.at,
    }
}

/// Yes or no. A word that this version does not know counts as no.
#[must_use]
pub fn position(row: &ViewRow) -> Position {
    Position::parse(&row.position).unwrap_or(Position::Object)
}

/// How it was decided.
#[must_use]
pub fn outcome(row: &DecisionRow) -> Outcome {
    Outcome::parse(&row.outcome).unwrap_or(Outcome::Refused)
}

/// The decisions on these initiatives, newest first.
pub async fn decisions_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<DecisionRow>, DbErr> {
    decision::Entity::find()
        .filter(decision::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_desc(decision::Column::Number)
        .all(db)
        .await
}

/// The decision with this id.
pub async fn decision(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<DecisionRow>, DbErr> {
    decision::Entity::find_by_id(id).one(db).await
}

/// The decision with this number on an initiative.
pub async fn decision_numbered(
    db: &impl ConnectionTrait,
    initiative_id: Uuid,
    number: i32,
) -> Result<Option<DecisionRow>, DbErr> {
    decision::Entity::find()
        .filter(decision::Column::InitiativeId.eq(initiative_id))
        .filter(decision::Column::Number.eq(number))
        .one(db)
        .await
}

/// The accounts of these initiatives, oldest first.
pub async fn accounts_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<AccountingRow>, DbErr> {
    accounting::Entity::find()
        .filter(accounting::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_asc(accounting::Column::HandedInAt)
        .order_by_asc(accounting::Column::Id)
        .all(db)
        .await
}

/// Initiatives in review of which the partners were asked for their view, and that are asked of one of these partners
/// or lie in one of these wijken; the soonest promise first.
pub async fn in_review_asked(
    db: &impl ConnectionTrait,
    partners: &[Uuid],
    wijken: &[Uuid],
) -> Result<Vec<InitiativeRow>, DbErr> {
    let asked = sea_orm::QueryTrait::into_query(
        asked_of::Entity::find()
            .select_only()
            .column(asked_of::Column::InitiativeId)
            .filter(asked_of::Column::PartnerId.is_in(partners.iter().copied())),
    );
    initiative::Entity::find()
        .filter(initiative::Column::State.eq(State::InReview.as_str()))
        .filter(initiative::Column::ViewsAskedAt.is_not_null())
        .filter(
            Condition::any()
                .add(initiative::Column::Id.in_subquery(asked))
                .add(initiative::Column::WijkId.is_in(wijken.iter().copied())),
        )
        .order_by_asc(initiative::Column::AnswerDueOn)
        .order_by_asc(initiative::Column::Id)
        .limit(WAITING)
        .all(db)
        .await
}

/// Somebody who decides for a partner outside the wijkteams.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RoleHolder {
    /// Who.
    pub person_id: Uuid,
    /// Of which partner.
    pub partner_id: Option<Uuid>,
    /// As a word.
    pub role: String,
    /// The name.
    pub name: Option<String>,
    /// The address.
    pub email: Option<String>,
}

impl RoleHolder {
    /// How high they decide.
    #[must_use]
    pub fn level(&self) -> Level {
        match OtherRole::parse(&self.role) {
            Some(OtherRole::Stuurgroep) => Level::Stuurgroep,
            _ => Level::Manager,
        }
    }
}

/// The managers and the stuurgroep members of these partners today.
pub async fn managers_of(
    db: &impl ConnectionTrait,
    partners: &[Uuid],
    today: NaiveDate,
) -> Result<Vec<RoleHolder>, DbErr> {
    let person: RelationDef = role_assignment::Entity::belongs_to(person::Entity)
        .from(role_assignment::Column::PersonId)
        .to(person::Column::Id)
        .into();
    role_assignment::Entity::find()
        .select_only()
        .columns([
            role_assignment::Column::PersonId,
            role_assignment::Column::PartnerId,
            role_assignment::Column::Role,
        ])
        .columns([person::Column::Name, person::Column::Email])
        .join(JoinType::InnerJoin, person)
        .filter(role_assignment::Column::PartnerId.is_in(partners.iter().copied()))
        .filter(
            role_assignment::Column::Role
                .is_in([OtherRole::Manager.as_str(), OtherRole::Stuurgroep.as_str()]),
        )
        .filter(role_assignment::Column::ValidFrom.lte(today))
        .filter(
            Condition::any()
                .add(role_assignment::Column::ValidUntil.is_null())
                .add(role_assignment::Column::ValidUntil.gte(today)),
        )
        .order_by_asc(person::Column::Name)
        .into_model()
        .all(db)
        .await
}
