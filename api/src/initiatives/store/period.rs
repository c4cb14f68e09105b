//! What was handed in during a period, whoever looks: for counting, not for showing.

use chrono::{Days, NaiveDate, NaiveTime};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use wdw_entities::initiative;

use super::row::InitiativeRow;
use crate::initiatives::rules::State;
use crate::platform::clock::local_date;

/// How many are counted at most.
const MOST: u64 = 1_000;

/// The newest of what was handed in from one day to another and was not withdrawn, at most [`MOST`].
pub async fn handed_in(
    db: &impl ConnectionTrait,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<InitiativeRow>, DbErr> {
    use initiative::Column as C;
    // A day in Amsterdam begins and ends elsewhere than in UTC: a day more on either side is read.
    let from = first.pred_opt().unwrap_or(first).and_time(NaiveTime::MIN).and_utc();
    let until = last.checked_add_days(Days::new(2)).unwrap_or(last).and_time(NaiveTime::MIN).and_utc();
    let mut rows = initiative::Entity::find()
        .filter(C::State.ne(State::Withdrawn.as_str()))
        .filter(C::SubmittedAt.gte(from))
        .filter(C::SubmittedAt.lt(until))
        .order_by_desc(C::SubmittedAt)
        .order_by_desc(C::Id)
        .limit(MOST)
        .all(db)
        .await?;
    rows.retain(|row| (first..=last).contains(&local_date(row.submitted_at)));
    Ok(rows)
}
