use std::cmp::Reverse;

use wdw_contract::checklist::Scale;

use super::row::{AnswerRow, SchouwRow, StopRow, given};
use crate::wijkschouw::rules::{AnswerState, Asked, Given, said, standing};

/// A number or a few words that answer a question: what no score and no finding tells.
#[derive(Debug)]
pub struct Told<'a> {
    /// At which stop; none: answered once.
    pub stop: Option<&'a StopRow>,
    /// The question.
    pub question: &'a str,
    /// The answer in words.
    pub said: String,
    /// It came after the wijkschouw was finished.
    pub late: bool,
    /// It is a number: nothing that somebody typed in words.
    pub number: bool,
}

/// What was counted and told along the route, in the order of the checklist; while people contradict each other, what
/// each of them says.
#[must_use]
pub fn told<'a>(
    row: &SchouwRow,
    asked: &'a Asked,
    stops: &'a [StopRow],
    answers: &[AnswerRow],
) -> Vec<Told<'a>> {
    let all: Vec<Given<'_>> = answers.iter().map(|answer| given(row, asked, answer)).collect();
    let standing = standing(&all);
    let order = |key: &str| asked.pinned.items().position(|(_, item)| item.key == key).unwrap_or(usize::MAX);
    let one = |answer: &AnswerRow| {
        let is = standing.get(&answer.id).copied().unwrap_or_default();
        let (_, item) = asked.answered(&answer.item_key, answer.value.as_deref())?;
        let answered = answer.state == AnswerState::Answered.as_str() && (is.counts || is.conflict);
        if !answered || item.scale.has_options() {
            return None;
        }
        let stop = stops.iter().find(|stop| stop.id == answer.stop_key);
        let told = Told {
            stop,
            question: &item.question,
            said: said(item, AnswerState::Answered, answer.value.as_deref()),
            late: answer.late,
            number: item.scale == Scale::Number,
        };
        // What is asked once comes after all stops.
        let place = stop.and_then(|stop| stops.iter().position(|one| one.id == stop.id));
        Some(((Reverse(place.map(Reverse)), order(&answer.item_key)), told))
    };
    let mut told: Vec<_> = answers.iter().filter_map(one).collect();
    told.sort_by_key(|(place, _)| *place);
    told.into_iter().map(|(_, told)| told).collect()
}
