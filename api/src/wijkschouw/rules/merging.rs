use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::AnswerState;

/// One person's answer to one item at one stop.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Which answer.
    pub id: Uuid,
    /// At which stop; nought for what is answered once.
    pub stop_key: Uuid,
    /// To which item.
    pub item: &'a str,
    /// How.
    pub state: AnswerState,
    /// With what.
    pub value: Option<&'a str>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Picked out of a conflict.
    pub chosen: bool,
    /// In words of one's own: two people who wrote something else contradict nobody.
    pub free: bool,
    /// It came after the result was published.
    pub after: bool,
}

/// What an answer is among those of others to the same item at the same stop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// It is the one that counts.
    pub counts: bool,
    /// Others answered otherwise, and none was chosen yet.
    pub conflict: bool,
    /// Another one was chosen that says otherwise.
    pub overruled: bool,
}

/// Merges what several people answered. The chosen one counts; else, when all say the same, the newest; else none
/// does, and each is part of a conflict. What was published stays until somebody chooses: an answer that came after
/// it and differs makes a conflict, and the published one goes on counting. Who passed an item over contradicts
/// nobody: two phones that each did half of the stops and marked the rest as skipped agree.
#[must_use]
pub fn standing(answers: &[Given<'_>]) -> HashMap<Uuid, Standing> {
    let mut places: HashMap<(Uuid, &str), Vec<&Given<'_>>> = HashMap::new();
    for answer in answers {
        places.entry((answer.stop_key, answer.item)).or_default().push(answer);
    }
    let mut found = HashMap::with_capacity(answers.len());
    for group in places.into_values() {
        let skipped = |answer: &Given<'_>| answer.state == AnswerState::Skipped;
        let mut said: Vec<&Given<'_>> = group.iter().filter(|answer| !skipped(answer)).copied().collect();
        if said.is_empty() {
            said.clone_from(&group);
        }
        let mut published: Vec<&Given<'_>> = said.iter().filter(|answer| !answer.after).copied().collect();
        if published.is_empty() {
            published.clone_from(&said);
        }
        let words = |one: &Given<'_>| one.free && one.state == AnswerState::Answered;
        let same = |one: &Given<'_>, other: &Given<'_>| {
            (one.state, one.value) == (other.state, other.value) || (words(one) && words(other))
        };
        let agree = |all: &[&Given<'_>]| all.iter().all(|one| same(one, all[0]));
        let chosen = group.iter().find(|answer| answer.chosen).copied();
        let newest = published.iter().max_by_key(|answer| (answer.made_at, answer.id)).copied();
        let counting = chosen.or(newest.filter(|_| agree(&published))).map(|answer| answer.id);
        let differ = chosen.is_none() && !agree(&said);
        for answer in group {
            let standing = Standing {
                counts: counting == Some(answer.id)
                    || (counting.is_some()
                        && words(answer)
                        && chosen.is_none_or(|chosen| same(chosen, answer))),
                conflict: differ && !skipped(answer),
                overruled: chosen.is_some_and(|chosen| !same(chosen, answer)) && !skipped(answer),
            };
            found.insert(answer.id, standing);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(id: u128, state: AnswerState, value: Option<&'static str>) -> Given<'static> {
        let made_at = DateTime::from_timestamp(1_000 + i64::try_from(id).unwrap(), 0).unwrap();
        let id = Uuid::from_u128(id);
        let stop_key = Uuid::from_u128(9);
        Given {
            id,
            stop_key,
            item: "litter",
            state,
            value,
            made_at,
            chosen: false,
            free: false,
            after: false,
        }
    }

    fn answered(id: u128, value: &'static str) -> Given<'static> {
        given(id, AnswerState::Answered, Some(value))
    }

    fn counting(answers: &[Given<'_>]) -> Vec<u128> {
        let found = standing(answers);
        answers.iter().filter(|one| found[&one.id].counts).map(|one| one.id.as_u128()).collect()
    }

    fn conflicting(answers: &[Given<'_>]) -> usize {
        standing(answers).values().filter(|one| one.conflict).count()
    }

    #[test]
    fn when_all_agree_the_newest_counts() {
        let same = [answered(1, "A"), answered(3, "A"), answered(2, "A")];
        assert_eq!((counting(&same), conflicting(&same)), (vec![3], 0));
    }

    #[test]
    fn a_conflict_counts_nothing_until_one_is_chosen() {
        let mut two = [answered(1, "A"), answered(2, "D")];
        assert_eq!((counting(&two), conflicting(&two)), (vec![], 2));
        two[0].chosen = true;
        assert_eq!((counting(&two), conflicting(&two)), (vec![1], 0));
        let unsure = [answered(1, "A"), given(2, AnswerState::NotApplicable, None)];
        assert_eq!(conflicting(&unsure), 2);
    }

    #[test]
    fn what_was_published_counts_until_somebody_chooses_otherwise() {
        let late = Given { after: true, ..answered(2, "A") };
        let mut two = [answered(1, "D"), late];
        assert_eq!((counting(&two), conflicting(&two)), (vec![1], 2));
        two[1].chosen = true;
        assert_eq!((counting(&two), conflicting(&two)), (vec![2], 0));
        assert!(standing(&two)[&two[0].id].overruled && !standing(&two)[&two[1].id].overruled);
        // Where nothing was published, what comes late counts.
        assert_eq!(counting(&[given(1, AnswerState::Skipped, None), late]), [2]);
    }

    #[test]
    fn two_wishes_are_both_true() {
        let wish = |id, words| Given { free: true, ..answered(id, words) };
        let two = [wish(1, "Meer licht"), wish(2, "Een prullenbak")];
        assert_eq!((counting(&two), conflicting(&two)), (vec![1, 2], 0));
        let none = Given { free: true, ..given(3, AnswerState::NotApplicable, None) };
        assert_eq!(conflicting(&[two[0], none]), 2);
    }

    #[test]
    fn passing_over_contradicts_nobody() {
        let half = [answered(1, "D"), given(2, AnswerState::Skipped, None)];
        assert_eq!((counting(&half), conflicting(&half)), (vec![1], 0));
        let nobody = [given(1, AnswerState::Skipped, None), given(2, AnswerState::Skipped, None)];
        assert_eq!((counting(&nobody), conflicting(&nobody)), (vec![2], 0));
    }

    #[test]
    fn another_stop_is_another_question() {
        let elsewhere = Given { stop_key: Uuid::from_u128(8), ..answered(2, "D") };
        let two = [answered(1, "A"), elsewhere];
        assert_eq!((counting(&two).len(), conflicting(&two)), (2, 0));
    }
}
