//! What came of it: the scores, and a finding for every bad answer that counts.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use wdw_contract::checklist::{AnswerOption, Checklist, Item};

use super::common::pinned;
use crate::access::wijkschouw::{Permit, Right};
use crate::operation::Work;
use crate::refusal::Stop;
use crate::wijkschouw::rules::{AnswerState, Counted, Given, Tally, bad_option, finding_note, standing};
use crate::wijkschouw::store::{self, AnswerRow, Change, FindingRow, NewFinding, SchouwRow};

/// Adds everything up again and makes the findings fit: after finishing, and after whatever arrives later. Takes the
/// same number of statements however much was answered, but for chunks of a few hundred new findings.
pub(super) async fn refresh<R: Right>(
    work: &Work<'_>,
    row: &SchouwRow,
    permit: &Permit<R>,
    change: Change<'_>,
) -> Result<(), Stop> {
    let checklist = pinned(work, row).await?;
    let stops: Vec<(Uuid, Uuid)> =
        store::stops_of(&work.tx, &[row.id]).await?.iter().map(|stop| (stop.id, stop.root_id)).collect();
    let answers = store::answers_of(&work.tx, &[row.id]).await?;
    let given: Vec<Given<'_>> = answers.iter().map(store::given).collect();
    let standing = standing(&given);
    let counts = |id: &Uuid| standing.get(id).is_some_and(|one| one.counts);
    let tally = Tally::of(&checklist, &stops, &counted(&given, &standing));
    store::save(&work.tx, permit, Change { result: Some(&tally), ..change }).await?;

    let bad: Vec<(&AnswerRow, &str, &Item, AnswerOption)> = answers
        .iter()
        .filter(|answer| counts(&answer.id) && answer.state == AnswerState::Answered.as_str())
        .filter_map(|answer| {
            let (theme, item) = checklist.item(&answer.item_key)?;
            let option = bad_option(item, answer.value.as_deref()?)?;
            Some((answer, theme.key.as_str(), item, option))
        })
        .collect();
    let found = store::findings_of(&work.tx, &[row.id]).await?;
    let gone: Vec<Uuid> = found
        .iter()
        .filter(|one| may_go(one))
        .filter(|one| bad.iter().all(|(answer, ..)| one.answer_id != Some(answer.id)))
        .map(|one| one.id)
        .collect();
    store::drop_findings(&work.tx, permit, &gone).await?;
    let known: HashMap<Uuid, &str> =
        found.iter().filter_map(|one| Some((one.answer_id?, one.note.as_str()))).collect();
    let new: Vec<NewFinding> = bad
        .iter()
        .map(|(answer, theme, item, option)| of_answer(work.id(), answer, theme, item, option))
        .filter(|new| new.answer.as_ref().is_none_or(|(id, _)| known.get(id) != Some(&new.note.as_str())))
        .collect();
    Ok(store::insert_findings(&work.tx, permit, new).await?)
}

/// One for each question at each stop: the answer that counts, or that people contradict each other.
fn counted<'a>(
    given: &'a [Given<'a>],
    standing: &HashMap<Uuid, crate::wijkschouw::rules::Standing>,
) -> Vec<Counted<'a>> {
    let mut open = HashSet::new();
    let one = |answer: &'a Given<'a>| {
        let is = standing.get(&answer.id).copied().unwrap_or_default();
        let stop = Some(answer.stop_key).filter(|key| !key.is_nil());
        if is.counts {
            Some(Counted { stop, item: answer.item, answer: Some((answer.state, answer.value)) })
        } else if is.conflict && open.insert((answer.stop_key, answer.item)) {
            Some(Counted { stop, item: answer.item, answer: None })
        } else {
            None
        }
    };
    given.iter().filter_map(one).collect()
}

/// Only what came from an answer and what nobody judged yet.
fn may_go(found: &FindingRow) -> bool {
    found.answer_id.is_some() && found.class.is_none()
}

fn of_answer(id: Uuid, answer: &AnswerRow, theme: &str, item: &Item, option: &AnswerOption) -> NewFinding {
    NewFinding {
        id,
        stop_id: Some(answer.stop_key).filter(|key| !key.is_nil()),
        answer: Some((answer.id, answer.item_key.clone())),
        theme: theme.to_owned(),
        note: finding_note(item, option, answer.note.as_deref()),
        class: None,
        point: answer.latitude.zip(answer.longitude),
        accuracy_metres: answer.accuracy_metres,
        author_id: answer.author_id,
        made_at: answer.made_at,
        late: answer.late,
    }
}

/// Whether the checklist has this theme.
pub(super) fn has_theme(checklist: &Checklist, key: &str) -> bool {
    checklist.themes.iter().any(|theme| theme.key == key)
}
