use async_graphql::{Context, ID, InputObject, Result, SimpleObject};
use chrono::{Datelike as _, NaiveDate};
use wdw_contract::texts::kader_server as text;

use super::object::{ConditionValue, KaderApplies};
use crate::access::kaders::{Action, permits};
use crate::graphql::{Kind, NodeId, RefusalObject, app, fault, viewer};
use crate::kaders::rules::check_condition;
use crate::kaders::{store, trying};
use crate::platform::clock::local_date;
use crate::refusal::{Refusal, RefusalCode};

/// The first year of which there can be ideas.
const FIRST_YEAR: i32 = 2000;

/// How a kader would read, and on which ideas to try it.
#[derive(InputObject)]
pub struct TryKaderInput {
    /// Which kader.
    kader_id: ID,
    /// What would be tested.
    condition: ConditionValue,
    /// When it would be tested.
    applies: KaderApplies,
    /// The ideas that were handed in in this year.
    year: i32,
}

/// What came of trying a kader.
#[derive(SimpleObject, Debug, Default)]
pub struct KaderTrial {
    /// On how many ideas it was tried: those that it would be about.
    tried: i32,
    /// How many meet it.
    meets: i32,
    /// How many do not.
    fails: i32,
    /// Of how many it cannot be told: something is not known, or somebody has to judge.
    open: i32,
    /// The first 20 that do not meet it.
    failing: Vec<KaderTrialFailure>,
    /// What is wrong with the condition; then nothing was tried.
    refusals: Vec<RefusalObject>,
}

/// An idea that would not meet a kader.
#[derive(SimpleObject, Debug)]
pub struct KaderTrialFailure {
    /// As people mention it.
    reference: String,
    /// What it is called. Null when that is not shown to everyone.
    title: Option<String>,
    /// Why, as Dutch sentences.
    reasons: Vec<String>,
}

impl From<trying::Failing> for KaderTrialFailure {
    fn from(failing: trying::Failing) -> Self {
        let trying::Failing { reference, title, reasons } = failing;
        Self { reference, title, reasons }
    }
}

pub(super) async fn trial(ctx: &Context<'_>, input: TryKaderInput) -> Result<Option<KaderTrial>> {
    let app = app(ctx)?;
    let database = &app.database.read;
    let id = NodeId::expect(Kind::Kader, &input.kader_id);
    let row = store::by_ids(database, &[id]).await.map_err(|error| fault(error.into()))?.pop();
    let who = viewer(ctx).await?;
    let Some(row) = row.filter(|row| permits(&who, row.partner_id, Action::Write).is_ok()) else {
        return Ok(None);
    };
    let condition = input.condition.0;
    let known = trying::known(database).await.map_err(fault)?;
    let mut refused = check_condition(&condition, &known, false);
    let today = local_date(app.clock.now());
    let this_year = today.year();
    let days = NaiveDate::from_ymd_opt(input.year, 1, 1).zip(NaiveDate::from_ymd_opt(input.year, 12, 31));
    let days = days.filter(|_| (FIRST_YEAR..=this_year).contains(&input.year));
    if days.is_none() {
        let message = text::year_range(i64::from(FIRST_YEAR), i64::from(this_year));
        refused.push(Refusal::of("year", RefusalCode::TooLarge, message));
    }
    let Some(days) = days.filter(|_| refused.is_empty()) else {
        let refusals = refused.into_iter().map(Into::into).collect();
        return Ok(Some(KaderTrial { refusals, ..KaderTrial::default() }));
    };
    let trial = trying::on(database, row.partner_id, input.applies.into(), &condition, days, today)
        .await
        .map_err(fault)?;
    let count = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    Ok(Some(KaderTrial {
        tried: count(trial.tried),
        meets: count(trial.meets),
        fails: count(trial.fails),
        open: count(trial.open),
        failing: trial.failing.into_iter().map(Into::into).collect(),
        refusals: Vec::new(),
    }))
}
