use async_graphql::{Context, Result, SimpleObject};

use super::object::{Wijkschouw, asked};
use super::parts::Stop;
use crate::graphql::{AnswersOf, SchouwId, StopsOf, loaders};
use crate::wijkschouw::rules::{Tally, conclusion};
use crate::wijkschouw::store::{self, SchouwRow};

/// What came of it. Scores are in tenths of a report mark: 10 to 100, shown as 1,0 to 10,0.
#[derive(SimpleObject)]
pub struct WijkschouwResult {
    /// The mean of all answers that have a score.
    pub score: Option<i32>,
    /// Questions with an answer.
    pub answered: i32,
    /// Questions that there were, less those that did not apply.
    pub expected: i32,
    /// Per theme, in the order of the checklist.
    pub themes: Vec<ThemeScore>,
    /// Per stop, in the order of the route.
    pub stops: Vec<StopScore>,
    /// The one that it is compared with.
    pub previous: Option<Wijkschouw>,
    /// The result in a few words.
    pub conclusion: String,
    /// What was counted and told, question by question along the route. Words that somebody typed are there for who is
    /// in the wijkteam or takes part only.
    pub told: Vec<ToldAnswer>,
    /// Answers that came after the wijkschouw was finished.
    pub late_answers: i32,
}

/// A number or a few words that answer a question.
#[derive(SimpleObject)]
pub struct ToldAnswer {
    /// At which stop. Null: answered once.
    pub stop: Option<Stop>,
    /// The question.
    pub question: String,
    /// The answer in words, such as "3 lampen".
    pub said: String,
    /// Whether it came after the wijkschouw was finished.
    pub late: bool,
}

/// The score of a theme.
#[derive(SimpleObject)]
pub struct ThemeScore {
    /// Its key in the checklist.
    pub theme: String,
    /// What it is called.
    pub title: String,
    /// The mean of its answers that have a score.
    pub score: Option<i32>,
    /// The same in the previous wijkschouw, at the stops that both had.
    pub previous: Option<i32>,
    /// How many answers.
    pub answers: i32,
}

/// The score of a stop.
#[derive(SimpleObject)]
pub struct StopScore {
    /// The stop.
    pub stop: Stop,
    /// The mean of its answers that have a score.
    pub score: Option<i32>,
    /// The same in the previous wijkschouw, at the same place.
    pub previous: Option<i32>,
}

fn number(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

impl WijkschouwResult {
    pub(super) async fn load(
        ctx: &Context<'_>,
        row: &SchouwRow,
        tally: &Tally,
        inside: bool,
    ) -> Result<Self> {
        let loaders = loaders(ctx).await?;
        let previous = match row.previous_id {
            Some(id) => loaders.load_one(SchouwId(id)).await?,
            None => None,
        };
        let before = previous.as_ref().and_then(store::tally);
        let before = before.as_ref();
        let stops = loaders.load_one(StopsOf(row.id)).await?.unwrap_or_default();
        let answers = loaders.load_one(AnswersOf(row.id)).await?.unwrap_or_default();
        let late = answers.iter().filter(|answer| answer.late).count();
        let asked = asked(ctx, row).await?;
        let told = store::told(row, &asked, &stops, &answers).into_iter().filter(|one| inside || one.number);
        let told = told.map(|one| ToldAnswer {
            stop: one.stop.cloned().map(Into::into),
            question: one.question.to_owned(),
            said: one.said,
            late: one.late,
        });
        let told = told.collect();
        let stops = stops.into_iter().map(|stop| {
            let rated = tally.stop(stop.root_id, before);
            StopScore {
                score: rated.score.map(number),
                previous: rated.previous.map(number),
                stop: stop.into(),
            }
        });
        let themes = tally.themes(before).into_iter().map(|theme| ThemeScore {
            theme: theme.key.to_owned(),
            title: theme.title.to_owned(),
            score: theme.score.map(number),
            previous: theme.previous.map(number),
            answers: number(theme.answers),
        });
        Ok(Self {
            score: tally.score().map(number),
            answered: number(tally.answered),
            expected: number(tally.expected),
            themes: themes.collect(),
            stops: stops.collect(),
            conclusion: conclusion(tally, before),
            told,
            late_answers: i32::try_from(late).unwrap_or(i32::MAX),
            previous: previous.map(Into::into),
        })
    }
}
