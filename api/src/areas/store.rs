//! Reading areas. They change seldom and are public.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::Condition;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, RelationDef,
};
use uuid::Uuid;
use wdw_entities::{buurt, membership, partner, person, wijk, wijkteam};

use crate::access::Function;
use crate::municipality::Municipality;
use crate::platform::database::WriteTransaction;

/// A partner as stored.
pub type PartnerRow = partner::Model;
/// A wijk as stored.
pub type WijkRow = wijk::Model;
/// A buurt as stored.
pub type BuurtRow = buurt::Model;
/// A wijkteam as stored.
pub type WijkteamRow = wijkteam::Model;

/// Somebody in a wijkteam, as everyone may see: the name they work under, not their account.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MemberRow {
    /// The membership.
    pub id: Uuid,
    /// The wijkteam.
    pub wijkteam_id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// On behalf of whom.
    pub partner_id: Option<Uuid>,
    /// The function, as a word.
    pub function: String,
    /// A work number.
    pub phone: Option<String>,
    /// A work address.
    pub email: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_until: Option<NaiveDate>,
}

impl MemberRow {
    /// The function; a word that this version does not know counts as "other".
    #[must_use]
    pub fn function(&self) -> Function {
        Function::parse(&self.function).unwrap_or(Function::Other)
    }
}

/// All partners, by name.
pub async fn partners(db: &impl ConnectionTrait) -> Result<Vec<PartnerRow>, DbErr> {
    partner::Entity::find().order_by_asc(partner::Column::Name).all(db).await
}

/// Partners by id.
pub async fn partners_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<PartnerRow>, DbErr> {
    partner::Entity::find().filter(partner::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// All wijken, in their own order.
pub async fn wijken(db: &impl ConnectionTrait) -> Result<Vec<WijkRow>, DbErr> {
    wijk::Entity::find().order_by_asc(wijk::Column::Position).all(db).await
}

/// Wijken by id.
pub async fn wijken_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<WijkRow>, DbErr> {
    wijk::Entity::find().filter(wijk::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The wijk with this id.
pub async fn wijk(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<WijkRow>, DbErr> {
    wijk::Entity::find_by_id(id).one(db).await
}

/// The wijk with this name in its address.
pub async fn wijk_by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<WijkRow>, DbErr> {
    wijk::Entity::find().filter(wijk::Column::Slug.eq(slug)).one(db).await
}

/// The buurten of these wijken, in order.
pub async fn buurten_of(db: &impl ConnectionTrait, wijken: &[Uuid]) -> Result<Vec<BuurtRow>, DbErr> {
    buurt::Entity::find()
        .filter(buurt::Column::WijkId.is_in(wijken.iter().copied()))
        .order_by_asc(buurt::Column::Position)
        .all(db)
        .await
}

/// Buurten by id.
pub async fn buurten_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<BuurtRow>, DbErr> {
    buurt::Entity::find().filter(buurt::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The wijkteams of these wijken.
pub async fn wijkteams_of(db: &impl ConnectionTrait, wijken: &[Uuid]) -> Result<Vec<WijkteamRow>, DbErr> {
    wijkteam::Entity::find().filter(wijkteam::Column::WijkId.is_in(wijken.iter().copied())).all(db).await
}

/// Wijkteams by id.
pub async fn wijkteams_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<WijkteamRow>, DbErr> {
    wijkteam::Entity::find().filter(wijkteam::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Who is in these wijkteams today.
pub async fn members_of(
    db: &impl ConnectionTrait,
    wijkteams: &[Uuid],
    today: NaiveDate,
) -> Result<Vec<MemberRow>, DbErr> {
    members(db, membership::Column::WijkteamId.is_in(wijkteams.iter().copied()).into_condition(), Some(today))
        .await
}

/// Memberships by id, also those that have ended: an owner keeps a name.
pub async fn members_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<MemberRow>, DbErr> {
    members(db, membership::Column::Id.is_in(ids.iter().copied()).into_condition(), None).await
}

/// Who is in the wijkteam of a wijk today.
pub async fn members_in_wijk(
    db: &impl ConnectionTrait,
    wijk_id: Uuid,
    today: NaiveDate,
) -> Result<Vec<MemberRow>, DbErr> {
    let of_wijk = wijkteam::Entity::find()
        .select_only()
        .column(wijkteam::Column::Id)
        .filter(wijkteam::Column::WijkId.eq(wijk_id));
    let here = membership::Column::WijkteamId.in_subquery(sea_orm::QueryTrait::into_query(of_wijk));
    members(db, here.into_condition(), Some(today)).await
}

/// Who is in the wijkteams of these wijken today, by wijk.
pub async fn members_in_wijken(
    db: &impl ConnectionTrait,
    wijken: &[Uuid],
    today: NaiveDate,
) -> Result<HashMap<Uuid, Vec<MemberRow>>, DbErr> {
    let teams = wijkteams_of(db, wijken).await?;
    let ids: Vec<Uuid> = teams.iter().map(|team| team.id).collect();
    let mut by_team = grouped(members_of(db, &ids, today).await?, |row| row.wijkteam_id);
    Ok(teams.iter().map(|team| (team.wijk_id, by_team.remove(&team.id).unwrap_or_default())).collect())
}

async fn members(
    db: &impl ConnectionTrait,
    which: Condition,
    on: Option<NaiveDate>,
) -> Result<Vec<MemberRow>, DbErr> {
    let person: RelationDef = membership::Entity::belongs_to(person::Entity)
        .from(membership::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let mut query = membership::Entity::find()
        .column(person::Column::Name)
        .join(JoinType::InnerJoin, person)
        .filter(which);
    if let Some(today) = on {
        query = query.filter(valid_on(today));
    }
    let mut rows: Vec<MemberRow> = query.into_model().all(db).await?;
    rows.sort_by(|a, b| (a.function(), &a.name).cmp(&(b.function(), &b.name)));
    Ok(rows)
}

fn valid_on(today: NaiveDate) -> Condition {
    Condition::all().add(membership::Column::ValidFrom.lte(today)).add(
        Condition::any()
            .add(membership::Column::ValidUntil.is_null())
            .add(membership::Column::ValidUntil.gte(today)),
    )
}

trait IntoCondition {
    fn into_condition(self) -> Condition;
}

impl IntoCondition for sea_orm::sea_query::SimpleExpr {
    fn into_condition(self) -> Condition {
        Condition::all().add(self)
    }
}

/// Groups rows by a key, keeping their order.
pub fn grouped<Row>(rows: Vec<Row>, key: impl Fn(&Row) -> Uuid) -> HashMap<Uuid, Vec<Row>> {
    let mut groups: HashMap<Uuid, Vec<Row>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}

/// Adds what a municipality's file names and the database has not yet. Nothing is changed or removed.
pub async fn plant(tx: &WriteTransaction, municipality: &Municipality) -> Result<(), DbErr> {
    let known: Vec<String> =
        partner::Entity::find().select_only().column(partner::Column::Key).into_tuple().all(tx).await?;
    for new in municipality.partners.iter().filter(|new| !known.contains(&new.key)) {
        let row = partner::ActiveModel {
            id: Set(tx.ids().uuid()),
            key: Set(new.key.clone()),
            name: Set(new.name.clone()),
            short_name: Set(new.short_name.clone()),
            kind: Set(new.kind.clone()),
        };
        partner::Entity::insert(row).exec_without_returning(tx).await?;
    }
    let known: Vec<String> =
        wijk::Entity::find().select_only().column(wijk::Column::Slug).into_tuple().all(tx).await?;
    for (position, new) in (0_i32..).zip(&municipality.wijken) {
        if !known.contains(&new.slug) {
            plant_wijk(tx, new, position).await?;
        }
    }
    Ok(())
}

async fn plant_wijk(
    tx: &WriteTransaction,
    new: &crate::municipality::Wijk,
    position: i32,
) -> Result<(), DbErr> {
    let wijk_id = tx.ids().uuid();
    let row = wijk::ActiveModel {
        id: Set(wijk_id),
        slug: Set(new.slug.clone()),
        name: Set(new.name.clone()),
        kind: Set(new.kind.clone()),
        position: Set(position),
    };
    wijk::Entity::insert(row).exec_without_returning(tx).await?;
    for (position, name) in (0_i32..).zip(&new.buurten) {
        let row = buurt::ActiveModel {
            id: Set(tx.ids().uuid()),
            wijk_id: Set(wijk_id),
            name: Set(name.clone()),
            position: Set(position),
        };
        buurt::Entity::insert(row).exec_without_returning(tx).await?;
    }
    let row = wijkteam::ActiveModel {
        id: Set(tx.ids().uuid()),
        wijk_id: Set(wijk_id),
        email: Set(new.email.clone()),
        phone: Set(new.phone.clone()),
    };
    wijkteam::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
