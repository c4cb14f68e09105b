//! Writing initiatives. Each function takes the permit that the access table gave.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait as _, DbErr, EntityTrait,
    QueryFilter as _,
};
use uuid::Uuid;
use wdw_entities::{budget_line, initiative, message, photo, support, timeline_event};

use crate::access::{Permit, Right, may};
use crate::initiatives::rules::{Cost, EventKind, Plan, Purpose, Side, State};
use crate::platform::database::WriteTransaction;

/// A new initiative. Whoever is signed in may hand one in, so this takes no permit.
#[derive(Debug)]
pub struct NewInitiative<'a> {
    /// Its id.
    pub id: Uuid,
    /// For people to mention.
    pub reference: String,
    /// In which wijk.
    pub wijk_id: Uuid,
    /// In which buurt of it.
    pub buurt_id: Option<Uuid>,
    /// Who hands it in.
    pub submitter_id: Uuid,
    /// Who has it now.
    pub owner_id: Option<Uuid>,
    /// By when there is an answer.
    pub answer_due_on: NaiveDate,
    /// Everything that was told.
    pub plan: &'a Plan,
    /// What else is known, as JSON.
    pub facts: Option<String>,
}

/// A step for the public story.
#[derive(Debug)]
pub struct Event {
    /// Which step.
    pub kind: EventKind,
    /// Who, as far as public.
    pub label: Option<String>,
    /// The public explanation.
    pub body: Option<String>,
}

impl Event {
    /// A step by a professional, whose name and function are public.
    #[must_use]
    pub fn by(kind: EventKind, label: String) -> Self {
        Self { kind, label: Some(label), body: None }
    }

    /// A step by the submitter, who is not named.
    #[must_use]
    pub fn by_submitter(kind: EventKind) -> Self {
        Self { kind, label: None, body: None }
    }

    /// With a public explanation.
    #[must_use]
    pub fn saying(self, body: impl Into<String>) -> Self {
        Self { body: Some(body.into()), ..self }
    }
}

/// Stores a new initiative with its costs and its first step.
pub async fn insert(tx: &WriteTransaction, new: &NewInitiative<'_>) -> Result<(), DbErr> {
    let plan = new.plan;
    let event_id = tx.ids().uuid();
    let row = initiative::ActiveModel {
        id: Set(new.id),
        reference: Set(new.reference.clone()),
        wijk_id: Set(new.wijk_id),
        buurt_id: Set(new.buurt_id),
        submitter_id: Set(new.submitter_id),
        title: Set(plan.title.clone()),
        plan: Set(plan.plan.clone()),
        theme: Set(plan.theme.as_str().to_owned()),
        place_description: Set(plan.place.description.clone()),
        latitude: Set(plan.place.point.map(|(latitude, _)| latitude)),
        longitude: Set(plan.place.point.map(|(_, longitude)| longitude)),
        participants: Set(plan.participants.clone()),
        benefit: Set(plan.benefit.clone()),
        starts_on: Set(plan.starts_on),
        ends_on: Set(plan.ends_on),
        supporter_estimate: Set(plan.supporter_estimate),
        total_cents: Set(plan.money.total().0),
        own_cents: Set(plan.money.own.0),
        other_cents: Set(plan.money.other.0),
        other_source: Set(plan.money.other_source.clone()),
        requested_cents: Set(plan.money.requested().0),
        state: Set(State::Submitted.as_str().to_owned()),
        owner_id: Set(new.owner_id),
        taken_up_at: Set(None),
        submitted_at: Set(tx.now()),
        answer_due_on: Set(new.answer_due_on),
        clock_stopped_at: Set(None),
        extended_at: Set(None),
        asked_from: Set(None),
        referred_to: Set(None),
        hidden_at: Set(None),
        hidden_reason: Set(None),
        support_count: Set(0),
        latest_event_id: Set(event_id),
        latest_event_kind: Set(EventKind::Submitted.as_str().to_owned()),
        latest_event_at: Set(tx.now()),
        latest_event_label: Set(None),
        latest_event_body: Set(None),
        search_text: Set(plan.search_text()),
        updated_at: Set(tx.now()),
        facts: Set(new.facts.clone()),
        round: Set(0),
        views_asked_at: Set(None),
        accounting_due_on: Set(None),
    };
    initiative::Entity::insert(row).exec_without_returning(tx).await?;
    insert_lines(tx, new.id, &plan.money.costs).await?;
    let event = Event::by_submitter(EventKind::Submitted);
    insert_event(tx, event_id, new.id, Some(new.submitter_id), &event).await
}

/// What changes on the row itself; `None` stays as it is.
#[derive(Debug, Default)]
pub struct Change {
    /// The state.
    pub state: Option<State>,
    /// Who has it now.
    pub owner_id: Option<Uuid>,
    /// It was taken up now.
    pub taken_up: bool,
    /// The promised day.
    pub answer_due_on: Option<NaiveDate>,
    /// By when it is accounted for, or the accounts are approved; `Some(None)`: nothing is awaited.
    pub accounting_due_on: Option<Option<NaiveDate>>,
    /// Since when the clock stands still; `Some(None)`: it runs.
    pub clock_stopped_at: Option<Option<DateTime<Utc>>>,
    /// From where it was asked; `Some(None)`: nothing is asked.
    pub asked_from: Option<Option<State>>,
    /// The promised day was moved now.
    pub extended: bool,
    /// Who takes it further.
    pub referred_to: Option<String>,
    /// Why the text is hidden; `Some(None)`: it can be seen.
    pub hidden_reason: Option<Option<String>>,
    /// Everything that was told, changed.
    pub plan: Option<Plan>,
}

/// Changes the row and adds a step to its story.
pub async fn save<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    change: Change,
    event: Option<Event>,
) -> Result<(), DbErr> {
    let id = permit.initiative_id();
    let mut row =
        initiative::ActiveModel { id: Unchanged(id), updated_at: Set(tx.now()), ..Default::default() };
    if let Some(state) = change.state {
        row.state = Set(state.as_str().to_owned());
    }
    if let Some(owner_id) = change.owner_id {
        row.owner_id = Set(Some(owner_id));
    }
    if change.taken_up {
        row.taken_up_at = Set(Some(tx.now()));
    }
    if let Some(due_on) = change.answer_due_on {
        row.answer_due_on = Set(due_on);
    }
    if let Some(due_on) = change.accounting_due_on {
        row.accounting_due_on = Set(due_on);
    }
    if let Some(stopped_at) = change.clock_stopped_at {
        row.clock_stopped_at = Set(stopped_at);
    }
    if let Some(asked_from) = change.asked_from {
        row.asked_from = Set(asked_from.map(|state| state.as_str().to_owned()));
    }
    if change.extended {
        row.extended_at = Set(Some(tx.now()));
    }
    if let Some(organisation) = change.referred_to {
        row.referred_to = Set(Some(organisation));
    }
    if let Some(reason) = change.hidden_reason {
        row.hidden_at = Set(reason.is_some().then(|| tx.now()));
        row.hidden_reason = Set(reason);
    }
    if let Some(plan) = &change.plan {
        row.title = Set(plan.title.clone());
        row.plan = Set(plan.plan.clone());
        row.starts_on = Set(plan.starts_on);
        row.ends_on = Set(plan.ends_on);
        row.total_cents = Set(plan.money.total().0);
        row.own_cents = Set(plan.money.own.0);
        row.other_cents = Set(plan.money.other.0);
        row.other_source = Set(plan.money.other_source.clone());
        row.requested_cents = Set(plan.money.requested().0);
        row.search_text = Set(plan.search_text());
    }
    if let Some(event) = &event {
        let event_id = tx.ids().uuid();
        insert_event(tx, event_id, id, Some(permit.person_id()), event).await?;
        row.latest_event_id = Set(event_id);
        row.latest_event_kind = Set(event.kind.as_str().to_owned());
        row.latest_event_at = Set(tx.now());
        row.latest_event_label = Set(event.label.clone());
        row.latest_event_body = Set(event.body.clone());
    }
    row.update(tx).await?;
    Ok(())
}

/// Puts other costs in the place of those there were.
pub async fn replace_budget(
    tx: &WriteTransaction,
    permit: &Permit<may::Complete>,
    costs: &[Cost],
) -> Result<(), DbErr> {
    let id = permit.initiative_id();
    budget_line::Entity::delete_many().filter(budget_line::Column::InitiativeId.eq(id)).exec(tx).await?;
    insert_lines(tx, id, costs).await
}

async fn insert_lines(tx: &WriteTransaction, initiative_id: Uuid, costs: &[Cost]) -> Result<(), DbErr> {
    if costs.is_empty() {
        return Ok(());
    }
    let rows = (0..).zip(costs).map(|(position, cost)| budget_line::ActiveModel {
        id: Set(tx.ids().uuid()),
        initiative_id: Set(initiative_id),
        position: Set(position),
        description: Set(cost.description.clone()),
        amount_cents: Set(cost.amount.0),
        kind: Set(cost.kind.as_str().to_owned()),
    });
    budget_line::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

async fn insert_event(
    tx: &WriteTransaction,
    id: Uuid,
    initiative_id: Uuid,
    actor_id: Option<Uuid>,
    event: &Event,
) -> Result<(), DbErr> {
    let row = timeline_event::ActiveModel {
        id: Set(id),
        initiative_id: Set(initiative_id),
        kind: Set(event.kind.as_str().to_owned()),
        at: Set(tx.now()),
        actor_id: Set(actor_id),
        actor_label: Set(event.label.clone()),
        body: Set(event.body.clone()),
    };
    timeline_event::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// A message between submitter and wijkteam.
#[derive(Debug)]
pub struct NewMessage {
    /// Its id.
    pub id: Uuid,
    /// From which side.
    pub side: Side,
    /// As it is signed.
    pub author_label: String,
    /// Whether it is the question that stops the clock.
    pub is_question: bool,
    /// The text.
    pub body: String,
}

/// Stores a message.
pub async fn insert_message<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    new: NewMessage,
) -> Result<(), DbErr> {
    let row = message::ActiveModel {
        id: Set(new.id),
        initiative_id: Set(permit.initiative_id()),
        author_id: Set(permit.person_id()),
        side: Set(new.side.as_str().to_owned()),
        author_label: Set(new.author_label),
        is_question: Set(new.is_question),
        body: Set(new.body),
        created_at: Set(tx.now()),
    };
    message::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Where a photo hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoPlace {
    /// At the initiative itself.
    With(Purpose),
    /// At a message.
    Message(Uuid),
}

/// Attaches photos that this person uploaded and that hang nowhere yet. Answers whether all could be.
pub async fn attach_photos(
    tx: &WriteTransaction,
    uploader_id: Uuid,
    photos: &[Uuid],
    initiative_id: Uuid,
    place: PhotoPlace,
) -> Result<bool, DbErr> {
    let (message_id, purpose) = match place {
        PhotoPlace::With(purpose) => (None, purpose),
        PhotoPlace::Message(id) => (Some(id), Purpose::Plan),
    };
    let mut attached = 0;
    for (position, photo_id) in (0_i32..).zip(photos) {
        let done = photo::Entity::update_many()
            .col_expr(photo::Column::InitiativeId, Expr::value(initiative_id))
            .col_expr(photo::Column::MessageId, Expr::value(message_id))
            .col_expr(photo::Column::Purpose, Expr::value(purpose.as_str()))
            .col_expr(photo::Column::Position, Expr::value(position))
            .filter(photo::Column::Id.eq(*photo_id))
            .filter(photo::Column::UploaderId.eq(uploader_id))
            .filter(photo::Column::InitiativeId.is_null())
            .exec(tx)
            .await?;
        attached += done.rows_affected;
    }
    Ok(attached == photos.len() as u64)
}

/// Hides a photo with a reason, or shows it again. Answers whether it is a photo of this initiative.
pub async fn set_photo_hidden<R: Right>(
    tx: &WriteTransaction,
    permit: &Permit<R>,
    photo_id: Uuid,
    reason: Option<String>,
) -> Result<bool, DbErr> {
    let done = photo::Entity::update_many()
        .col_expr(photo::Column::HiddenAt, Expr::value(reason.is_some().then(|| tx.now())))
        .col_expr(photo::Column::HiddenReason, Expr::value(reason))
        .filter(photo::Column::Id.eq(photo_id))
        .filter(photo::Column::InitiativeId.eq(permit.initiative_id()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Adds a support. Answers whether it is new.
pub async fn add_support(tx: &WriteTransaction, permit: &Permit<may::Support>) -> Result<bool, DbErr> {
    let row = support::ActiveModel {
        initiative_id: Set(permit.initiative_id()),
        person_id: Set(permit.person_id()),
        created_at: Set(tx.now()),
    };
    let once = OnConflict::columns([support::Column::InitiativeId, support::Column::PersonId])
        .do_nothing()
        .to_owned();
    let added = support::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    count_supports(tx, permit.initiative_id(), i64::try_from(added).unwrap_or_default()).await?;
    Ok(added == 1)
}

/// Takes a support away. Answers whether there was one.
pub async fn remove_support(tx: &WriteTransaction, permit: &Permit<may::Unsupport>) -> Result<bool, DbErr> {
    let key = (permit.initiative_id(), permit.person_id());
    let removed = support::Entity::delete_by_id(key).exec(tx).await?.rows_affected;
    count_supports(tx, permit.initiative_id(), -i64::try_from(removed).unwrap_or_default()).await?;
    Ok(removed == 1)
}

async fn count_supports(tx: &WriteTransaction, initiative_id: Uuid, more: i64) -> Result<(), DbErr> {
    if more == 0 {
        return Ok(());
    }
    initiative::Entity::update_many()
        .col_expr(initiative::Column::SupportCount, Expr::col(initiative::Column::SupportCount).add(more))
        .filter(initiative::Column::Id.eq(initiative_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the words of a withdrawn initiative away, because its submitter is leaving. The sums stay.
pub async fn erase(tx: &WriteTransaction, permit: &Permit<may::Withdraw>, put: &str) -> Result<(), DbErr> {
    let id = permit.initiative_id();
    let row = initiative::ActiveModel {
        id: Unchanged(id),
        title: Set(put.to_owned()),
        plan: Set(put.to_owned()),
        place_description: Set(None),
        latitude: Set(None),
        longitude: Set(None),
        participants: Set(None),
        benefit: Set(None),
        other_source: Set(None),
        search_text: Set(String::new()),
        ..Default::default()
    };
    row.update(tx).await?;
    budget_line::Entity::update_many()
        .col_expr(budget_line::Column::Description, Expr::value(put))
        .filter(budget_line::Column::InitiativeId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the words away that a person who leaves wrote in messages, and lets go of their photos.
pub async fn erase_words_of(tx: &WriteTransaction, person_id: Uuid, put: &str) -> Result<(), DbErr> {
    message::Entity::update_many()
        .col_expr(message::Column::Body, Expr::value(put))
        .col_expr(message::Column::AuthorLabel, Expr::value(put))
        .filter(message::Column::AuthorId.eq(person_id))
        .exec(tx)
        .await?;
    photo::Entity::update_many()
        .col_expr(photo::Column::InitiativeId, Expr::value(Option::<Uuid>::None))
        .col_expr(photo::Column::MessageId, Expr::value(Option::<Uuid>::None))
        .filter(photo::Column::UploaderId.eq(person_id))
        .exec(tx)
        .await?;
    Ok(())
}
