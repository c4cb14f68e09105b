//! What is not kept longer than needed (domain page, "Privacy"). Only the retention job calls this.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::{Uuid, uuid};
use wdw_entities::{budget_line, initiative, message, person, photo, timeline_event};

use crate::initiatives::rules::State;
use crate::platform::database::WriteTransaction;

/// Stands where a person stood. Has no address and no name, and can never sign in.
pub const NOBODY: Uuid = uuid!("00000000-0000-7000-8000-0000000000ff");

/// Initiatives that ended in one of these states before then and still lead to a person, oldest first.
pub async fn ended_before(
    tx: &WriteTransaction,
    states: &[State],
    before: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Uuid>, DbErr> {
    initiative::Entity::find()
        .select_only()
        .column(initiative::Column::Id)
        .filter(initiative::Column::State.is_in(states.iter().map(|state| state.as_str())))
        .filter(initiative::Column::LatestEventAt.lt(before))
        .filter(initiative::Column::SubmitterId.ne(NOBODY))
        .order_by_asc(initiative::Column::LatestEventAt)
        .limit(most)
        .into_tuple()
        .all(tx)
        .await
}

/// Takes away who handed these in, with what was written and who did what. Amounts, states and dates stay.
pub async fn anonymise(tx: &WriteTransaction, ids: &[Uuid], put: &str) -> Result<(), DbErr> {
    let nobody = person::ActiveModel {
        id: Set(NOBODY),
        email: Set(None),
        name: Set(None),
        show_first_name: Set(false),
        wijk_id: Set(None),
        notify_supported: Set(false),
        notify_wijkteam: Set(false),
        created_at: Set(tx.now()),
        anonymised_at: Set(Some(tx.now())),
    };
    person::Entity::insert(nobody)
        .on_conflict(OnConflict::column(person::Column::Id).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    let these = || ids.iter().copied();
    initiative::Entity::update_many()
        .col_expr(initiative::Column::SubmitterId, Expr::value(NOBODY))
        .col_expr(initiative::Column::Participants, Expr::value(Option::<String>::None))
        .filter(initiative::Column::Id.is_in(these()))
        .exec(tx)
        .await?;
    message::Entity::update_many()
        .col_expr(message::Column::Body, Expr::value(put))
        .col_expr(message::Column::AuthorLabel, Expr::value(put))
        .col_expr(message::Column::AuthorId, Expr::value(NOBODY))
        .filter(message::Column::InitiativeId.is_in(these()))
        .exec(tx)
        .await?;
    timeline_event::Entity::update_many()
        .col_expr(timeline_event::Column::ActorId, Expr::value(Option::<Uuid>::None))
        .col_expr(timeline_event::Column::ActorLabel, Expr::value(Option::<String>::None))
        .filter(timeline_event::Column::InitiativeId.is_in(these()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the words and pictures away of initiatives that came to nothing.
pub async fn erase_words(tx: &WriteTransaction, ids: &[Uuid], put: &str) -> Result<(), DbErr> {
    let these = || ids.iter().copied();
    let none = || Expr::value(Option::<String>::None);
    initiative::Entity::update_many()
        .col_expr(initiative::Column::Title, Expr::value(put))
        .col_expr(initiative::Column::Plan, Expr::value(put))
        .col_expr(initiative::Column::PlaceDescription, none())
        .col_expr(initiative::Column::Latitude, Expr::value(Option::<f64>::None))
        .col_expr(initiative::Column::Longitude, Expr::value(Option::<f64>::None))
        .col_expr(initiative::Column::Benefit, none())
        .col_expr(initiative::Column::OtherSource, none())
        .col_expr(initiative::Column::HiddenReason, none())
        .col_expr(initiative::Column::LatestEventBody, none())
        .col_expr(initiative::Column::LatestEventLabel, none())
        .col_expr(initiative::Column::SearchText, Expr::value(""))
        .filter(initiative::Column::Id.is_in(these()))
        .exec(tx)
        .await?;
    budget_line::Entity::update_many()
        .col_expr(budget_line::Column::Description, Expr::value(put))
        .filter(budget_line::Column::InitiativeId.is_in(these()))
        .exec(tx)
        .await?;
    timeline_event::Entity::update_many()
        .col_expr(timeline_event::Column::Body, none())
        .filter(timeline_event::Column::InitiativeId.is_in(these()))
        .exec(tx)
        .await?;
    // Without an initiative they are thrown away by the job that cleans photos.
    photo::Entity::update_many()
        .col_expr(photo::Column::InitiativeId, Expr::value(Option::<Uuid>::None))
        .col_expr(photo::Column::MessageId, Expr::value(Option::<Uuid>::None))
        .filter(photo::Column::InitiativeId.is_in(these()))
        .exec(tx)
        .await?;
    Ok(())
}
