use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, DbErr,
    EntityTrait as _, QueryFilter as _,
};
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_entities::{accounting, asked_of, decision, initiative, kader_check, partner_view};

use crate::access::{Permit, Right, may};
use crate::decisions::rules::{AskedPart, Outcome, Position};
use crate::kaders::rules::Outcome as Says;
use crate::mandates::rules::Level;
use crate::platform::database::WriteTransaction;

/// Stores what is asked of partners with a new initiative.
pub async fn insert_asked(
    tx: &WriteTransaction,
    initiative_id: Uuid,
    parts: &[AskedPart],
) -> Result<(), DbErr> {
    if parts.is_empty() {
        return Ok(());
    }
    let rows = parts.iter().map(|part| asked_of::ActiveModel {
        initiative_id: Set(initiative_id),
        partner_id: Set(part.partner_id),
        amount_cents: Set(part.amount.0),
        hours: Set(part.hours),
    });
    asked_of::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Puts another division in the place of the one there was.
pub async fn replace_asked<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    parts: &[AskedPart],
) -> Result<(), DbErr> {
    let id = permit.initiative_id();
    asked_of::Entity::delete_many().filter(asked_of::Column::InitiativeId.eq(id)).exec(tx).await?;
    insert_asked(tx, id, parts).await
}

/// Stores what else is known, as JSON.
pub async fn record_facts<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    facts: Option<String>,
) -> Result<(), DbErr> {
    let row = initiative::ActiveModel {
        id: Unchanged(permit.initiative_id()),
        facts: Set(facts),
        updated_at: Set(tx.now()),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

/// What a kader said at some moment.
#[derive(Debug)]
pub struct NewCheck {
    /// Of which initiative.
    pub initiative_id: Uuid,
    /// In which round.
    pub round: i32,
    /// Which kader.
    pub kader_id: Uuid,
    /// Which version of it.
    pub kader_version_id: Uuid,
    /// What it said.
    pub outcome: Says,
    /// Why, as JSON.
    pub reasons: String,
    /// Who judged, how that person signs, and why. `None`: the rule.
    pub judge: Option<(Uuid, String, String)>,
}

/// Stores what a kader said.
pub async fn insert_check(tx: &WriteTransaction, new: NewCheck) -> Result<(), DbErr> {
    let source = if new.judge.is_some() { "person" } else { "rule" };
    let (actor_id, actor_label, reason) = match new.judge {
        Some((id, label, reason)) => (Some(id), Some(label), Some(reason)),
        None => (None, None, None),
    };
    let row = kader_check::ActiveModel {
        id: Set(tx.ids().uuid()),
        initiative_id: Set(new.initiative_id),
        kader_id: Set(new.kader_id),
        kader_version_id: Set(new.kader_version_id),
        round: Set(new.round),
        source: Set(source.to_owned()),
        outcome: Set(new.outcome.as_str().to_owned()),
        reasons: Set(new.reasons),
        actor_id: Set(actor_id),
        actor_label: Set(actor_label),
        reason: Set(reason),
        at: Set(tx.now()),
    };
    kader_check::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes down that the partners were asked for their view; `false`: the asking is over.
pub async fn ask_views<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    asked: bool,
) -> Result<(), DbErr> {
    let row = initiative::ActiveModel {
        id: Unchanged(permit.initiative_id()),
        views_asked_at: Set(asked.then(|| tx.now())),
        updated_at: Set(tx.now()),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

/// What a partner thinks.
#[derive(Debug)]
pub struct NewView {
    /// In which round.
    pub round: i32,
    /// Whose view.
    pub partner_id: Uuid,
    /// How the giver signs.
    pub actor_label: String,
    /// How high the giver decides.
    pub level: Level,
    /// Yes or no.
    pub position: Position,
    /// What the partner gives.
    pub amount: Cents,
    /// What it does.
    pub hours: i32,
    /// What is asked of it.
    pub asked: AskedPart,
    /// Up to what the giver decides. `None`: without end.
    pub mandate: Option<Cents>,
    /// Up to how many hours. `None`: without end.
    pub mandate_hours: Option<i64>,
    /// The condition or the reason.
    pub body: Option<String>,
}

/// Stores what a partner thinks.
pub async fn insert_view(
    tx: &WriteTransaction,
    permit: &Permit<may::GiveView>,
    new: NewView,
) -> Result<(), DbErr> {
    let row = partner_view::ActiveModel {
        id: Set(tx.ids().uuid()),
        initiative_id: Set(permit.initiative_id()),
        round: Set(new.round),
        partner_id: Set(new.partner_id),
        person_id: Set(permit.person_id()),
        actor_label: Set(new.actor_label),
        level: Set(new.level.as_str().to_owned()),
        position: Set(new.position.as_str().to_owned()),
        amount_cents: Set(new.amount.0),
        hours: Set(new.hours),
        asked_cents: Set(new.asked.amount.0),
        asked_hours: Set(new.asked.hours),
        mandate_cents: Set(new.mandate.map(|mandate| mandate.0)),
        mandate_hours: Set(new.mandate_hours),
        body: Set(new.body),
        at: Set(tx.now()),
    };
    partner_view::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// A decision.
#[derive(Debug)]
pub struct NewDecision {
    /// Its id.
    pub id: Uuid,
    /// The first on this initiative is 1.
    pub number: i32,
    /// How it was decided.
    pub outcome: Outcome,
    /// What was asked.
    pub requested: Cents,
    /// What is given.
    pub granted: Cents,
    /// Why.
    pub motivation: Option<String>,
    /// What the submitter has to do.
    pub conditions: Option<String>,
    /// What the submitter can do now.
    pub way_forward: Option<String>,
    /// The day of the meeting.
    pub meeting_on: Option<NaiveDate>,
    /// Kadertoets, views and amounts as they are now, as JSON.
    pub frozen: String,
    /// How the closer signs.
    pub closed_by_label: String,
    /// The last day to object.
    pub object_until: NaiveDate,
}

/// Stores a decision; the round is over.
pub async fn insert_decision(
    tx: &WriteTransaction,
    permit: &Permit<may::Decide>,
    new: NewDecision,
) -> Result<(), DbErr> {
    let row = decision::ActiveModel {
        id: Set(new.id),
        initiative_id: Set(permit.initiative_id()),
        number: Set(new.number),
        outcome: Set(new.outcome.as_str().to_owned()),
        requested_cents: Set(new.requested.0),
        granted_cents: Set(new.granted.0),
        motivation: Set(new.motivation),
        conditions: Set(new.conditions),
        way_forward: Set(new.way_forward),
        meeting_on: Set(new.meeting_on),
        frozen: Set(new.frozen),
        closed_by: Set(permit.person_id()),
        closed_by_label: Set(new.closed_by_label),
        closed_at: Set(tx.now()),
        object_until: Set(new.object_until),
        reopened_at: Set(None),
        reopened_by: Set(None),
        reopened_by_label: Set(None),
        reopen_reason: Set(None),
    };
    decision::Entity::insert(row).exec_without_returning(tx).await?;
    let round = initiative::ActiveModel {
        id: Unchanged(permit.initiative_id()),
        round: Set(new.number),
        views_asked_at: Set(None),
        ..Default::default()
    };
    round.update(tx).await?;
    Ok(())
}

/// Writes down that a decision is looked at again.
pub async fn reopen(
    tx: &WriteTransaction,
    permit: &Permit<may::Reopen>,
    decision_id: Uuid,
    label: String,
    reason: String,
) -> Result<(), DbErr> {
    let row = decision::ActiveModel {
        id: Unchanged(decision_id),
        reopened_at: Set(Some(tx.now())),
        reopened_by: Set(Some(permit.person_id())),
        reopened_by_label: Set(Some(label)),
        reopen_reason: Set(Some(reason)),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

/// Stores what a resident tells of how it went.
pub async fn insert_accounts(
    tx: &WriteTransaction,
    permit: &Permit<may::Account>,
    spent: Cents,
    story: String,
) -> Result<(), DbErr> {
    let row = accounting::ActiveModel {
        id: Set(tx.ids().uuid()),
        initiative_id: Set(permit.initiative_id()),
        submitter_id: Set(permit.person_id()),
        spent_cents: Set(spent.0),
        story: Set(story),
        handed_in_at: Set(tx.now()),
        returned_at: Set(None),
        return_reason: Set(None),
        approved_at: Set(None),
        settled_by: Set(None),
        settled_by_label: Set(None),
    };
    accounting::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// What became of accounts.
#[derive(Debug)]
pub enum Settled {
    /// They are right.
    Approved,
    /// They came back, with the reason.
    Returned(String),
}

/// Writes down what became of accounts.
pub async fn settle_accounts<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    accounting_id: Uuid,
    label: String,
    settled: Settled,
) -> Result<(), DbErr> {
    let mut row = accounting::ActiveModel {
        id: Unchanged(accounting_id),
        settled_by: Set(Some(permit.person_id())),
        settled_by_label: Set(Some(label)),
        ..Default::default()
    };
    match settled {
        Settled::Approved => row.approved_at = Set(Some(tx.now())),
        Settled::Returned(reason) => {
            row.returned_at = Set(Some(tx.now()));
            row.return_reason = Set(Some(reason));
        }
    }
    row.update(tx).await?;
    Ok(())
}
