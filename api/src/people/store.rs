//! Persons, sessions and sign-in codes.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, ConnectionTrait,
    DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, RelationDef,
};
use uuid::Uuid;
use wdw_entities::{membership, person, refresh_token, role_assignment, session, sign_in_code, wijkteam};

use super::rules::SESSION_LIFE;
use crate::access::{Actor, Function, HeldFunction, HeldRole, OtherRole};
use crate::platform::database::WriteTransaction;

/// A person as stored.
pub type PersonRow = person::Model;
/// A session as stored.
pub type SessionRow = session::Model;
/// A sign-in code as stored.
pub type CodeRow = sign_in_code::Model;

#[derive(Debug, FromQueryResult)]
struct ActorRow {
    email: Option<String>,
    name: Option<String>,
    expires_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    membership_id: Option<Uuid>,
    wijkteam_id: Option<Uuid>,
    wijk_id: Option<Uuid>,
    function: Option<String>,
    function_partner: Option<Uuid>,
    function_from: Option<NaiveDate>,
    function_until: Option<NaiveDate>,
    role: Option<String>,
    role_partner: Option<Uuid>,
    role_from: Option<NaiveDate>,
    role_until: Option<NaiveDate>,
}

/// Who is behind a session, with everything held today, in one statement. `None` when the session has ended.
pub async fn actor(
    db: &impl ConnectionTrait,
    person_id: Uuid,
    session_id: Uuid,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Option<Actor>, DbErr> {
    let of_person: RelationDef = session::Entity::belongs_to(person::Entity)
        .from(session::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let memberships: RelationDef = person::Entity::belongs_to(membership::Entity)
        .from(person::Column::Id)
        .to(membership::Column::PersonId)
        .into();
    let wijkteams: RelationDef = membership::Entity::belongs_to(wijkteam::Entity)
        .from(membership::Column::WijkteamId)
        .to(wijkteam::Column::Id)
        .into();
    let roles: RelationDef = person::Entity::belongs_to(role_assignment::Entity)
        .from(person::Column::Id)
        .to(role_assignment::Column::PersonId)
        .into();
    let rows: Vec<ActorRow> = session::Entity::find()
        .select_only()
        .columns([session::Column::ExpiresAt, session::Column::EndedAt])
        .columns([person::Column::Email, person::Column::Name])
        .column_as(membership::Column::Id, "membership_id")
        .column_as(membership::Column::WijkteamId, "wijkteam_id")
        .column_as(wijkteam::Column::WijkId, "wijk_id")
        .column_as(membership::Column::Function, "function")
        .column_as(membership::Column::PartnerId, "function_partner")
        .column_as(membership::Column::ValidFrom, "function_from")
        .column_as(membership::Column::ValidUntil, "function_until")
        .column_as(role_assignment::Column::Role, "role")
        .column_as(role_assignment::Column::PartnerId, "role_partner")
        .column_as(role_assignment::Column::ValidFrom, "role_from")
        .column_as(role_assignment::Column::ValidUntil, "role_until")
        .join(JoinType::InnerJoin, of_person)
        .join(JoinType::LeftJoin, memberships)
        .join(JoinType::LeftJoin, wijkteams)
        .join(JoinType::LeftJoin, roles)
        .filter(session::Column::Id.eq(session_id))
        .filter(session::Column::PersonId.eq(person_id))
        .into_model()
        .all(db)
        .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let Some(email) = first.email.clone() else { return Ok(None) };
    if first.ended_at.is_some() || first.expires_at <= now {
        return Ok(None);
    }
    let name = first.name.clone();
    let mut functions: Vec<HeldFunction> = Vec::new();
    let mut held_roles: Vec<HeldRole> = Vec::new();
    for row in rows {
        if let Some(held) = row.function_held(today)
            && !functions.contains(&held)
        {
            functions.push(held);
        }
        if let Some(held) = row.role_held(today)
            && !held_roles.contains(&held)
        {
            held_roles.push(held);
        }
    }
    Ok(Some(Actor { person_id, session_id, email, name, functions, roles: held_roles }))
}

impl ActorRow {
    fn function_held(&self, today: NaiveDate) -> Option<HeldFunction> {
        if !holds(self.function_from?, self.function_until, today) {
            return None;
        }
        Some(HeldFunction {
            membership_id: self.membership_id?,
            wijkteam_id: self.wijkteam_id?,
            wijk_id: self.wijk_id?,
            function: Function::parse(self.function.as_deref()?)?,
            partner_id: self.function_partner,
        })
    }

    fn role_held(&self, today: NaiveDate) -> Option<HeldRole> {
        if !holds(self.role_from?, self.role_until, today) {
            return None;
        }
        Some(HeldRole { role: OtherRole::parse(self.role.as_deref()?)?, partner_id: self.role_partner })
    }
}

fn holds(from: NaiveDate, until: Option<NaiveDate>, today: NaiveDate) -> bool {
    from <= today && until.is_none_or(|last| today <= last)
}

/// The person with this id.
pub async fn person(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<PersonRow>, DbErr> {
    person::Entity::find_by_id(id).one(db).await
}

/// Persons by id.
pub async fn persons_by_id(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<PersonRow>, DbErr> {
    person::Entity::find().filter(person::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The person with this address, made when there is none.
pub async fn person_with_email(tx: &WriteTransaction, email: &str) -> Result<PersonRow, DbErr> {
    if let Some(known) = person::Entity::find().filter(person::Column::Email.eq(email)).one(tx).await? {
        return Ok(known);
    }
    person::ActiveModel {
        id: Set(tx.ids().uuid()),
        email: Set(Some(email.to_owned())),
        name: Set(None),
        show_first_name: Set(false),
        wijk_id: Set(None),
        notify_supported: Set(true),
        notify_wijkteam: Set(true),
        created_at: Set(tx.now()),
        anonymised_at: Set(None),
    }
    .insert(tx)
    .await
}

/// What a person changes about the own account; `None` stays as it is.
#[derive(Clone, Debug, Default)]
pub struct AccountChange {
    /// The name.
    pub name: Option<String>,
    /// Whether the public sees the first name.
    pub show_first_name: Option<bool>,
    /// The own wijk.
    pub wijk_id: Option<Uuid>,
    /// Mail about initiatives that the person supports.
    pub notify_supported: Option<bool>,
    /// Mail about what is new in the own wijkteams.
    pub notify_wijkteam: Option<bool>,
}

/// Changes an account.
pub async fn change_account(tx: &WriteTransaction, id: Uuid, change: AccountChange) -> Result<(), DbErr> {
    let mut row = person::ActiveModel { id: Unchanged(id), ..Default::default() };
    if let Some(name) = change.name {
        row.name = Set(Some(name));
    }
    if let Some(show) = change.show_first_name {
        row.show_first_name = Set(show);
    }
    if let Some(wijk_id) = change.wijk_id {
        row.wijk_id = Set(Some(wijk_id));
    }
    if let Some(notify) = change.notify_supported {
        row.notify_supported = Set(notify);
    }
    if let Some(notify) = change.notify_wijkteam {
        row.notify_wijkteam = Set(notify);
    }
    if row.is_changed() {
        row.update(tx).await?;
    }
    Ok(())
}

/// Takes everything away that tells who this was. What hangs on the id (sums, figures) stays right.
pub async fn anonymise(tx: &WriteTransaction, id: Uuid) -> Result<(), DbErr> {
    let row = person::ActiveModel {
        id: Unchanged(id),
        email: Set(None),
        name: Set(None),
        show_first_name: Set(false),
        wijk_id: Set(None),
        notify_supported: Set(false),
        notify_wijkteam: Set(false),
        anonymised_at: Set(Some(tx.now())),
        ..Default::default()
    };
    row.update(tx).await?;
    session::Entity::delete_many().filter(session::Column::PersonId.eq(id)).exec(tx).await?;
    Ok(())
}

/// How many codes this address got since then.
pub async fn codes_since(db: &impl ConnectionTrait, email: &str, since: DateTime<Utc>) -> Result<u64, DbErr> {
    sign_in_code::Entity::find()
        .filter(sign_in_code::Column::Email.eq(email))
        .filter(sign_in_code::Column::CreatedAt.gt(since))
        .count(db)
        .await
}

/// Keeps the hash of a code that is on its way.
pub async fn insert_code(
    tx: &WriteTransaction,
    email: &str,
    code_hash: String,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = sign_in_code::ActiveModel {
        id: Set(tx.ids().uuid()),
        email: Set(email.to_owned()),
        code_hash: Set(code_hash),
        tries: Set(0),
        created_at: Set(tx.now()),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    sign_in_code::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The codes of this address that still work.
pub async fn live_codes(
    db: &impl ConnectionTrait,
    email: &str,
    now: DateTime<Utc>,
    tries: i32,
) -> Result<Vec<CodeRow>, DbErr> {
    sign_in_code::Entity::find()
        .filter(sign_in_code::Column::Email.eq(email))
        .filter(sign_in_code::Column::UsedAt.is_null())
        .filter(sign_in_code::Column::ExpiresAt.gt(now))
        .filter(sign_in_code::Column::Tries.lt(tries))
        .order_by_desc(sign_in_code::Column::CreatedAt)
        .all(db)
        .await
}

/// Counts a try on every live code of this address.
pub async fn count_try(tx: &WriteTransaction, email: &str) -> Result<(), DbErr> {
    sign_in_code::Entity::update_many()
        .col_expr(sign_in_code::Column::Tries, Expr::col(sign_in_code::Column::Tries).add(1))
        .filter(sign_in_code::Column::Email.eq(email))
        .filter(sign_in_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// All codes of this address are spent.
pub async fn spend_codes(tx: &WriteTransaction, email: &str) -> Result<(), DbErr> {
    sign_in_code::Entity::update_many()
        .col_expr(sign_in_code::Column::UsedAt, Expr::value(tx.now()))
        .filter(sign_in_code::Column::Email.eq(email))
        .filter(sign_in_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Opens a session.
pub async fn insert_session(tx: &WriteTransaction, person_id: Uuid, device: String) -> Result<Uuid, DbErr> {
    let id = tx.ids().uuid();
    let row = session::ActiveModel {
        id: Set(id),
        person_id: Set(person_id),
        device: Set(device),
        created_at: Set(tx.now()),
        last_used_at: Set(tx.now()),
        expires_at: Set(tx.now() + SESSION_LIFE),
        ended_at: Set(None),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// The session with this id.
pub async fn session(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<SessionRow>, DbErr> {
    session::Entity::find_by_id(id).one(db).await
}

/// The sessions of a person that are still open, last used first.
pub async fn sessions_of(
    db: &impl ConnectionTrait,
    person_id: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<SessionRow>, DbErr> {
    session::Entity::find()
        .filter(session::Column::PersonId.eq(person_id))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::LastUsedAt)
        .all(db)
        .await
}

/// The session was used: it lasts on.
pub async fn touch_session(tx: &WriteTransaction, id: Uuid) -> Result<(), DbErr> {
    let row = session::ActiveModel {
        id: Unchanged(id),
        last_used_at: Set(tx.now()),
        expires_at: Set(tx.now() + SESSION_LIFE),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

/// Ends one session of this person; ending it again changes nothing.
pub async fn end_session(tx: &WriteTransaction, person_id: Uuid, id: Uuid) -> Result<u64, DbErr> {
    let done = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(tx.now()))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::PersonId.eq(person_id))
        .filter(session::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// Ends every session of this person.
pub async fn end_sessions(tx: &WriteTransaction, person_id: Uuid) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(tx.now()))
        .filter(session::Column::PersonId.eq(person_id))
        .filter(session::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps the hash of a new refresh token.
pub async fn insert_refresh(tx: &WriteTransaction, session_id: Uuid, hash: String) -> Result<(), DbErr> {
    let row = refresh_token::ActiveModel {
        id: Set(tx.ids().uuid()),
        session_id: Set(session_id),
        hash: Set(hash),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + SESSION_LIFE),
        used_at: Set(None),
    };
    refresh_token::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The refresh token with this hash.
pub async fn refresh_token(
    db: &impl ConnectionTrait,
    hash: &str,
) -> Result<Option<refresh_token::Model>, DbErr> {
    refresh_token::Entity::find().filter(refresh_token::Column::Hash.eq(hash)).one(db).await
}

/// The refresh token is exchanged.
pub async fn use_refresh(tx: &WriteTransaction, id: Uuid) -> Result<(), DbErr> {
    let row =
        refresh_token::ActiveModel { id: Unchanged(id), used_at: Set(Some(tx.now())), ..Default::default() };
    row.update(tx).await?;
    Ok(())
}
