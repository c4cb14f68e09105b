//! What came of it: the scores, and a finding for every answer that asks for one.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::common::asked;
use crate::access::wijkschouw::{Permit, Right};
use crate::operation::Work;
use crate::refusal::Stop;
use crate::wijkschouw::rules::{
    AnswerState, Asked, Counted, Given, Standing, State, Tally, finding_note, is_bad, said, standing,
};
use crate::wijkschouw::store::{self, AnswerRow, Change, FindingRow, NewFinding, SchouwRow};

/// Adds everything up again and makes the findings fit: after finishing, and after whatever arrives later. Takes the
/// same number of statements however much was answered, but for chunks of a few hundred new findings. What was
/// published goes only when somebody `chose` otherwise.
pub(super) async fn refresh<R: Right>(
    work: &Work<'_>,
    row: &SchouwRow,
    permit: &Permit<R>,
    change: Change<'_>,
    chose: bool,
) -> Result<(), Stop> {
    let asked = asked(work, row).await?;
    let stops: Vec<(Uuid, Uuid)> =
        store::stops_of(&work.tx, &[row.id]).await?.iter().map(|stop| (stop.id, stop.root_id)).collect();
    let answers = store::answers_of(&work.tx, &[row.id]).await?;
    let given: Vec<Given<'_>> = answers.iter().map(|answer| store::given(row, &asked, answer)).collect();
    let standing = standing(&given);
    let tally = Tally::of(&asked.pinned, &stops, &counted(&given, &standing));
    store::save(&work.tx, permit, Change { result: Some(&tally), ..change }).await?;

    let photographed = store::photographed(&work.tx, row.id).await?;
    let wanted = wanted(work, &asked, (&answers, &standing), &photographed);
    let found = store::findings_of(&work.tx, &[row.id]).await?;
    let published = store::state(row) == State::Reported;
    if chose || !published {
        let still: HashSet<Uuid> = wanted.iter().filter_map(|new| Some(new.answer.as_ref()?.0)).collect();
        let gone: Vec<Uuid> = found
            .iter()
            .filter(|one| may_go(one) && one.answer_id.is_some_and(|id| !still.contains(&id)))
            .map(|one| one.id)
            .collect();
        store::drop_findings(&work.tx, permit, &gone).await?;
    }
    let known: HashMap<Uuid, &str> =
        found.iter().filter_map(|one| Some((one.answer_id?, one.note.as_str()))).collect();
    let words: HashSet<Uuid> =
        answers.iter().filter(|answer| answer.note.is_some()).map(|answer| answer.id).collect();
    let new: Vec<NewFinding> = wanted
        .into_iter()
        .filter(|new| {
            let Some((id, _)) = &new.answer else { return true };
            // Words that were published make way for other words only.
            known.get(id).is_none_or(|note| *note != new.note && (!published || words.contains(id)))
        })
        .collect();
    Ok(store::insert_findings(&work.tx, permit, new).await?)
}

/// A finding for every bad answer that counts or that others contradict, and for every answer with a note or a photo;
/// also when another answer was picked: what somebody saw stays in sight. A bad answer without words needs none when somebody said the same with words.
fn wanted(
    work: &Work<'_>,
    asked: &Asked,
    (answers, standing): (&[AnswerRow], &HashMap<Uuid, Standing>),
    photographed: &HashSet<Uuid>,
) -> Vec<NewFinding> {
    let is = |answer: &AnswerRow| standing.get(&answer.id).copied().unwrap_or_default();
    let speaks = |answer: &AnswerRow| answer.note.is_some() || photographed.contains(&answer.id);
    let words: HashSet<(Uuid, &str, Option<&str>)> = answers
        .iter()
        .filter(|answer| speaks(answer))
        .map(|answer| (answer.stop_key, answer.item_key.as_str(), answer.value.as_deref()))
        .collect();
    let one = |answer: &AnswerRow| {
        let standing = is(answer);
        let (theme, item) = asked.answered(&answer.item_key, answer.value.as_deref())?;
        let told = words.contains(&(answer.stop_key, answer.item_key.as_str(), answer.value.as_deref()));
        let bad = answer.value.as_deref().is_some_and(|value| is_bad(item, value));
        let bare = bad && (standing.counts || standing.conflict) && !told;
        if !(speaks(answer) || (bare && !standing.overruled)) {
            return None;
        }
        let state = AnswerState::parse(&answer.state).unwrap_or(AnswerState::Skipped);
        let said = said(item, state, answer.value.as_deref());
        let note = finding_note(item, &said, answer.note.as_deref());
        Some(of_answer(work.id(), answer, &theme.key, note))
    };
    answers.iter().filter_map(one).collect()
}

/// One for each question at each stop: the answer that counts, or that people contradict each other.
fn counted<'a>(given: &'a [Given<'a>], standing: &HashMap<Uuid, Standing>) -> Vec<Counted<'a>> {
    let is = |answer: &Given<'_>| standing.get(&answer.id).copied().unwrap_or_default();
    let place = |answer: &'a Given<'a>| (answer.stop_key, answer.item);
    let mut told: HashSet<(Uuid, &str)> =
        given.iter().filter(|answer| is(answer).counts).map(place).collect();
    let mut seen = HashSet::new();
    let one = |answer: &'a Given<'a>| {
        // What several wrote in words counts of each, and is one answer to the question.
        let counts = is(answer).counts && seen.insert(place(answer));
        let differs = !counts && is(answer).conflict && told.insert(place(answer));
        if !(counts || differs) {
            return None;
        }
        let stop = Some(answer.stop_key).filter(|key| !key.is_nil());
        let answered = counts.then_some((answer.state, answer.value));
        Some(Counted { stop, item: answer.item, answer: answered })
    };
    given.iter().filter_map(one).collect()
}

/// Only what came from an answer and what nobody judged yet.
fn may_go(found: &FindingRow) -> bool {
    found.answer_id.is_some() && found.class.is_none()
}

fn of_answer(id: Uuid, answer: &AnswerRow, theme: &str, note: String) -> NewFinding {
    NewFinding {
        id,
        stop_id: Some(answer.stop_key).filter(|key| !key.is_nil()),
        answer: Some((answer.id, answer.item_key.clone())),
        theme: theme.to_owned(),
        note,
        class: None,
        point: answer.latitude.zip(answer.longitude),
        accuracy_metres: answer.accuracy_metres,
        author_id: answer.author_id,
        made_at: answer.made_at,
        late: answer.late,
    }
}
