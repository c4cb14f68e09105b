//! Writing follow-ups. Each function takes the permit that the access table gave.

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, DbErr,
    EntityTrait as _, QueryFilter as _,
};
use uuid::Uuid;
use wdw_entities::{finding, follow_up, follow_up_note};

use crate::access::follow_ups::{HandOverPermit, Permit, Right};
use crate::access::wijkschouw as schouw;
use crate::follow_ups::rules::{Kind, State};
use crate::platform::database::WriteTransaction;
use crate::wijkschouw::rules::FindingClass;

/// Who has something: a membership and the partner that it is for.
type Owner = (Uuid, Uuid);

/// Something new.
#[derive(Debug)]
pub struct NewFollowUp<'a> {
    /// Its id.
    pub id: Uuid,
    /// For people to mention.
    pub reference: String,
    /// In which wijk.
    pub wijk_id: Uuid,
    /// From which finding.
    pub finding_id: Uuid,
    /// What it is.
    pub kind: Kind,
    /// In a few words.
    pub title: &'a str,
    /// More words.
    pub body: Option<&'a str>,
    /// Who has it.
    pub owner: Option<Owner>,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

/// Stores what becomes of a finding.
pub async fn insert(
    tx: &WriteTransaction,
    permit: &schouw::Permit<schouw::may::FollowUp>,
    new: &NewFollowUp<'_>,
) -> Result<(), DbErr> {
    let state = new.kind.first_state();
    let row = follow_up::ActiveModel {
        id: Set(new.id),
        reference: Set(new.reference.clone()),
        wijk_id: Set(new.wijk_id),
        wijkschouw_id: Set(Some(permit.wijkschouw_id())),
        finding_id: Set(Some(new.finding_id)),
        kind: Set(new.kind.as_str().to_owned()),
        title: Set(new.title.to_owned()),
        body: Set(new.body.map(str::to_owned)),
        owner_id: Set(new.owner.map(|(membership_id, _)| membership_id)),
        partner_id: Set(new.owner.map(|(_, partner_id)| partner_id)),
        due_on: Set(new.due_on),
        state: Set(state.as_str().to_owned()),
        exported_at: Set(None),
        created_by: Set(permit.person_id()),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        closed_at: Set((!state.is_open()).then(|| tx.now())),
    };
    follow_up::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Says what happens with a finding of the wijkschouw that the permit is for.
pub async fn classify(
    tx: &WriteTransaction,
    permit: &schouw::Permit<schouw::may::FollowUp>,
    finding_id: Uuid,
    class: FindingClass,
    reason: Option<&str>,
) -> Result<(), DbErr> {
    finding::Entity::update_many()
        .col_expr(finding::Column::Class, Expr::value(class.as_str()))
        .col_expr(finding::Column::ClassReason, Expr::value(reason.map(str::to_owned)))
        .filter(finding::Column::Id.eq(finding_id))
        .filter(finding::Column::WijkschouwId.eq(permit.wijkschouw_id()))
        .exec(tx)
        .await?;
    Ok(())
}

/// What changes; `None` stays as it is.
#[derive(Debug, Default)]
pub struct Change {
    /// Where it stands.
    pub state: Option<State>,
    /// Who has it.
    pub owner: Option<Owner>,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

/// A step in its story.
#[derive(Debug)]
pub struct NewNote {
    /// How it is signed.
    pub author_label: String,
    /// Which state it got with this step, when that changed.
    pub state: Option<State>,
    /// What was done.
    pub body: String,
}

/// Changes a follow-up and adds a step to its story.
pub async fn save<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    change: Change,
    note: Option<NewNote>,
) -> Result<(), DbErr> {
    let id = permit.follow_up_id();
    let mut row =
        follow_up::ActiveModel { id: Unchanged(id), updated_at: Set(tx.now()), ..Default::default() };
    if let Some(state) = change.state {
        row.state = Set(state.as_str().to_owned());
        row.closed_at = Set((!state.is_open()).then(|| tx.now()));
    }
    if let Some((membership_id, partner_id)) = change.owner {
        row.owner_id = Set(Some(membership_id));
        row.partner_id = Set(Some(partner_id));
    }
    if let Some(due_on) = change.due_on {
        row.due_on = Set(Some(due_on));
    }
    row.update(tx).await?;
    if let Some(note) = note {
        insert_notes(tx, &[id], permit.person_id(), &note).await?;
    }
    Ok(())
}

/// Gives follow-ups of the wijk to a successor, in two statements.
pub async fn hand_over(
    tx: &WriteTransaction,
    permit: &HandOverPermit,
    ids: &[Uuid],
    (membership_id, partner_id): Owner,
    note: &NewNote,
) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    follow_up::Entity::update_many()
        .col_expr(follow_up::Column::OwnerId, Expr::value(membership_id))
        .col_expr(follow_up::Column::PartnerId, Expr::value(partner_id))
        .col_expr(follow_up::Column::UpdatedAt, Expr::value(tx.now()))
        .filter(follow_up::Column::Id.is_in(ids.iter().copied()))
        .filter(follow_up::Column::WijkId.eq(permit.wijk_id()))
        .exec(tx)
        .await?;
    insert_notes(tx, ids, permit.person_id(), note).await
}

async fn insert_notes(
    tx: &WriteTransaction,
    ids: &[Uuid],
    author_id: Uuid,
    note: &NewNote,
) -> Result<(), DbErr> {
    // SQLite binds a limited number of values in one statement.
    for ids in ids.chunks(200) {
        let rows = ids.iter().map(|id| follow_up_note::ActiveModel {
            id: Set(tx.ids().uuid()),
            follow_up_id: Set(*id),
            author_id: Set(author_id),
            author_label: Set(note.author_label.clone()),
            state: Set(note.state.map(|state| state.as_str().to_owned())),
            body: Set(note.body.clone()),
            created_at: Set(tx.now()),
        });
        follow_up_note::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Writes down that reports left for another system, the first time that they do.
pub async fn mark_exported(tx: &WriteTransaction, ids: &[Uuid]) -> Result<(), DbErr> {
    follow_up::Entity::update_many()
        .col_expr(follow_up::Column::ExportedAt, Expr::value(tx.now()))
        .filter(follow_up::Column::Id.is_in(ids.iter().copied()))
        .filter(follow_up::Column::ExportedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
