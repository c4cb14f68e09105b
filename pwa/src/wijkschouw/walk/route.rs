//! The walk as it is in memory: the route, the questions at each stop, what is answered. Pure.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use wdw_contract::checklist::{Item, Theme};

use super::record::{FindingRecord, Given, Other, Others, Place, Prepared, Said, StopRecord};
use crate::api::enums::AnswerState;

/// How many earlier answers are kept per question, for undoing.
const UNDO: usize = 8;

/// A question at a stop: `stop/item`, or `-/item` for what is asked once.
pub(crate) fn question_key(stop: Option<&str>, item: &str) -> String {
    format!("{}/{item}", stop.unwrap_or("-"))
}

/// Everything of one walk.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Walk {
    pub(crate) prepared: Rc<Prepared>,
    /// Added on this phone and not in `prepared`.
    pub(crate) own_stops: Vec<StopRecord>,
    pub(crate) given: HashMap<String, Given>,
    pub(crate) findings: BTreeMap<String, FindingRecord>,
    /// The finding that is being written.
    pub(crate) draft: Option<FindingRecord>,
    pub(crate) others: HashMap<String, Vec<Other>>,
    pub(crate) place: Place,
    /// Operations that the person deleted before they were sent.
    pub(crate) dropped: Vec<String>,
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// Nobody answered it.
    No,
    /// Skipped: it counts as not answered, and need not be asked again.
    Skipped,
    /// Answered, also "does not apply" and "don't know".
    Yes,
    /// By someone else.
    ByOther,
    /// Two people answered differently.
    Conflict,
}

/// How far one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) done: usize,
    pub(crate) of: usize,
}

impl Walk {
    /// All stops in order.
    pub(crate) fn stops(&self) -> impl Iterator<Item = &StopRecord> {
        let known = &self.prepared.stops;
        let own = self.own_stops.iter().filter(|own| known.iter().all(|stop| stop.uuid != own.uuid));
        known.iter().chain(own)
    }

    /// The rounds of questions: each stop, then what is asked once.
    pub(crate) fn rounds(&self) -> Vec<Option<&StopRecord>> {
        let mut rounds: Vec<_> = match self.items(true).next() {
            Some(_) => self.stops().map(Some).collect(),
            None => Vec::new(),
        };
        if self.items(false).next().is_some() {
            rounds.push(None);
        }
        rounds
    }

    /// What is asked in a round.
    pub(crate) fn items(&self, at_stop: bool) -> impl Iterator<Item = (&Theme, &Item)> {
        self.prepared.checklist.items().filter(move |(_, item)| item.once != at_stop)
    }

    /// The question that is on the screen.
    pub(crate) fn current(&self) -> Option<(&Theme, &Item)> {
        let at_stop = self.place.stop.is_some();
        let found = self.items(at_stop).find(|(_, item)| item.key == self.place.item);
        found.or_else(|| self.items(at_stop).next())
    }

    pub(crate) fn current_stop(&self) -> Option<&StopRecord> {
        self.place.stop.as_ref().and_then(|uuid| self.stops().find(|stop| stop.uuid == *uuid))
    }

    /// The stop's place in the route, from one.
    pub(crate) fn stop_number(&self) -> usize {
        let here = self.place.stop.as_deref();
        self.stops().position(|stop| Some(stop.uuid.as_str()) == here).map_or(0, |index| index + 1)
    }

    pub(crate) fn given(&self, stop: Option<&str>, item: &str) -> Option<&Given> {
        self.given.get(&question_key(stop, item))
    }

    /// What others said about a question, without skips.
    pub(crate) fn said_by_others(&self, key: &str) -> impl Iterator<Item = &Other> {
        let all = self.others.get(key).into_iter().flatten();
        all.filter(|other| !other.mine && !matches!(other.state, None | Some(AnswerState::Skipped)))
    }

    /// How a question stands.
    pub(crate) fn answered(&self, stop: Option<&str>, item: &str) -> Answered {
        let key = question_key(stop, item);
        let mine = self.given.get(&key).filter(|given| given.said.state.is_some());
        let real = mine.filter(|given| given.said.state != Some(AnswerState::Skipped));
        let settled = self.place.chosen.iter().any(|(question, _)| *question == key);
        let mut others = self.said_by_others(&key);
        match (mine, real) {
            (_, Some(given)) => {
                let differs =
                    |other: &Other| other.state != given.said.state || other.value != given.said.value;
                let first = others.next();
                let open = first.is_some_and(differs) || others.any(differs);
                let told = self.others.get(&key).is_some_and(|all| all.iter().all(|other| !other.conflict));
                // The server knows both and sees no difference any more: someone chose.
                let both_known = self.others.get(&key).is_some_and(|all| {
                    all.iter().any(|other| other.mine && Some(&other.uuid) == given.operation.as_ref())
                });
                if open && !settled && !(told && both_known) { Answered::Conflict } else { Answered::Yes }
            }
            (_, None) if others.next().is_some() => Answered::ByOther,
            (Some(_), None) => Answered::Skipped,
            (None, None) => Answered::No,
        }
    }

    /// How far one round is.
    pub(crate) fn count(&self, stop: Option<&str>) -> Count {
        let mut count = Count::default();
        for (_, item) in self.items(stop.is_some()) {
            count.of += 1;
            count.done +=
                usize::from(!matches!(self.answered(stop, &item.key), Answered::No | Answered::Skipped));
        }
        count
    }

    /// How far the whole is.
    pub(crate) fn total(&self) -> Count {
        self.rounds()
            .iter()
            .map(|round| self.count(round.map(|stop| stop.uuid.as_str())))
            .fold(Count::default(), |sum, count| Count { done: sum.done + count.done, of: sum.of + count.of })
    }

    /// Every question that nobody answered, in order; `required`: only those that have to be asked once more.
    pub(crate) fn open(&self, required: bool) -> Vec<(Option<String>, String)> {
        let mut open = Vec::new();
        for round in self.rounds() {
            let stop = round.map(|stop| stop.uuid.as_str());
            for (_, item) in self.items(stop.is_some()) {
                let state = self.answered(stop, &item.key);
                let asked = matches!(state, Answered::No) || required && state == Answered::Skipped;
                if asked && (item.required || !required) {
                    open.push((stop.map(str::to_owned), item.key.clone()));
                }
            }
        }
        open
    }

    /// The question after (or before) the one on the screen; none at the end.
    pub(crate) fn step(&self, back: bool) -> Option<(Option<String>, String)> {
        let here = (self.place.stop.as_deref(), self.current()?.1.key.as_str());
        let mut all = self.rounds().into_iter().flat_map(|round| {
            let stop = round.map(|stop| stop.uuid.as_str());
            self.items(stop.is_some()).map(move |(_, item)| (stop, item.key.as_str()))
        });
        let found = if back {
            let mut before = None;
            all.find(|one| {
                *one == here || {
                    before = Some(*one);
                    false
                }
            })?;
            before
        } else {
            all.find(|one| *one == here)?;
            all.next()
        };
        found.map(|(stop, item)| (stop.map(str::to_owned), item.to_owned()))
    }

    /// Goes to a question.
    pub(crate) fn go(&mut self, stop: Option<String>, item: String) {
        self.place.stop = stop;
        self.place.item = item;
    }

    /// Stands at a question that exists, the first when none was chosen.
    pub(crate) fn find_footing(&mut self) {
        let here = self.place.stop.clone();
        let known = match &here {
            Some(uuid) => self.stops().any(|stop| stop.uuid == *uuid),
            None => self.items(false).next().is_some() && !self.place.item.is_empty(),
        };
        if !known {
            self.place.stop = self.rounds().first().and_then(|round| round.map(|stop| stop.uuid.clone()));
        }
        if let Some(key) = self.current().map(|(_, item)| item.key.clone()) {
            self.place.item = key;
        }
    }

    /// One's own answer to a question, to be changed; empty when there is none.
    pub(crate) fn draft(&self, stop: Option<&str>, item: &str) -> Given {
        self.given(stop, item).cloned().unwrap_or_else(|| Given {
            stop: stop.map(str::to_owned),
            item: item.to_owned(),
            ..Given::default()
        })
    }

    /// The answer that was tapped last and can be undone.
    pub(crate) fn last(&self) -> Option<&Given> {
        self.history().into_iter().next()
    }

    /// What was tapped, the newest first.
    pub(crate) fn history(&self) -> Vec<&Given> {
        let mut all: Vec<_> = self.given.values().filter(|given| given.said.at > 0).collect();
        all.sort_by_key(|given| std::cmp::Reverse(given.said.at));
        all
    }

    /// Takes in what others recorded; one's own answers from another phone become one's own here.
    pub(crate) fn hear(&mut self, others: &Others) {
        self.others.clear();
        for other in &others.answers {
            let key = question_key(other.stop.as_deref(), &other.item);
            if other.mine && !self.given.contains_key(&key) {
                self.given.insert(
                    key.clone(),
                    Given {
                        stop: other.stop.clone(),
                        item: other.item.clone(),
                        said: Said { state: other.state, value: other.value.clone(), at: 0 },
                        note: other.note.clone(),
                        operation: Some(other.uuid.clone()),
                        ..Given::default()
                    },
                );
            }
            self.others.entry(key).or_default().push(other.clone());
        }
    }
}

impl Given {
    pub(crate) fn key(&self) -> String {
        question_key(self.stop.as_deref(), &self.item)
    }

    /// Another answer, now.
    pub(crate) fn say(&mut self, state: AnswerState, value: Option<String>, at: u64) {
        let said = Said { state: Some(state), value, at };
        let before = std::mem::replace(&mut self.said, said);
        self.before.push(before);
        if self.before.len() > UNDO {
            self.before.remove(0);
        }
    }

    /// What was said before, as if the last tap had not been.
    pub(crate) fn undo(&mut self) {
        self.said = self.before.pop().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use wdw_contract::checklist::Checklist;

    use super::*;

    fn walk() -> Walk {
        let item = |key: &str, once| Item { key: key.into(), once, required: key == "b", ..Item::default() };
        let theme = Theme {
            key: "t".into(),
            items: vec![item("a", false), item("b", false), item("c", true)],
            ..Theme::default()
        };
        let stop = |uuid: &str| StopRecord { uuid: uuid.into(), ..StopRecord::default() };
        let prepared = Prepared {
            checklist: Checklist { themes: vec![theme], ..Checklist::default() },
            stops: vec![stop("1"), stop("2")],
            ..Prepared::default()
        };
        let mut walk = Walk { prepared: Rc::new(prepared), ..Walk::default() };
        walk.find_footing();
        walk
    }

    fn answer(walk: &mut Walk, stop: Option<&str>, item: &str, value: &str, at: u64) {
        let mut given = walk.draft(stop, item);
        given.say(AnswerState::Answered, Some(value.into()), at);
        walk.given.insert(given.key(), given);
    }

    fn other(item: &str, value: &str) -> Other {
        Other {
            uuid: "o".into(),
            stop: Some("1".into()),
            item: item.into(),
            state: Some(AnswerState::Answered),
            value: Some(value.into()),
            author: "Bo".into(),
            ..Other::default()
        }
    }

    #[test]
    fn one_walks_along_all_stops_and_then_what_is_asked_once() {
        let mut walk = walk();
        let mut seen = Vec::new();
        loop {
            seen.push(question_key(walk.place.stop.as_deref(), &walk.place.item));
            let Some((stop, item)) = walk.step(false) else { break };
            walk.go(stop, item);
        }
        assert_eq!(seen, ["1/a", "1/b", "2/a", "2/b", "-/c"]);
        assert_eq!(walk.step(true), Some((Some("2".into()), "b".into())));
        walk.own_stops.push(StopRecord { uuid: "3".into(), ..StopRecord::default() });
        assert_eq!(walk.total(), Count { done: 0, of: 7 });
    }

    #[test]
    fn undoing_asks_the_question_again_and_then_the_one_before() {
        let mut walk = walk();
        answer(&mut walk, Some("1"), "a", "yes", 1);
        answer(&mut walk, Some("1"), "a", "no", 2);
        answer(&mut walk, Some("1"), "b", "yes", 3);
        let undo = |walk: &mut Walk| {
            let mut given = walk.last().unwrap().clone();
            given.undo();
            let said = (given.key(), given.said.value.clone());
            walk.given.insert(given.key(), given);
            said
        };
        assert_eq!(undo(&mut walk), ("1/b".into(), None));
        assert_eq!(undo(&mut walk), ("1/a".into(), Some("yes".into())));
        assert_eq!(undo(&mut walk), ("1/a".into(), None));
        assert!(walk.last().is_none());
        assert_eq!(walk.total().done, 0);
    }

    #[test]
    fn what_others_answered_is_merged_and_a_difference_shows() {
        let mut walk = walk();
        answer(&mut walk, Some("1"), "a", "yes", 1);
        walk.hear(&Others { answers: vec![other("a", "yes"), other("b", "no")], at: 1 });
        assert_eq!(walk.answered(Some("1"), "a"), Answered::Yes);
        assert_eq!(walk.answered(Some("1"), "b"), Answered::ByOther);
        walk.hear(&Others { answers: vec![other("a", "no")], at: 2 });
        assert_eq!(walk.answered(Some("1"), "a"), Answered::Conflict);
        walk.place.chosen.push(("1/a".into(), "o".into()));
        assert_eq!(walk.answered(Some("1"), "a"), Answered::Yes);
        assert_eq!(walk.open(true), [(Some("1".into()), "b".into()), (Some("2".into()), "b".into())]);
    }

    #[test]
    fn an_own_answer_from_another_phone_is_ones_own_here() {
        let mut walk = walk();
        walk.hear(&Others { answers: vec![Other { mine: true, ..other("a", "no") }], at: 1 });
        assert_eq!(walk.given(Some("1"), "a").unwrap().said.value.as_deref(), Some("no"));
        assert_eq!(walk.answered(Some("1"), "a"), Answered::Yes);
        assert!(walk.last().is_none(), "not tapped here, so not undone here");
    }
}
