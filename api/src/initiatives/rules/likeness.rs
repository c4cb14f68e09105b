use std::collections::HashSet;

/// An open initiative that might resemble a new one.
#[derive(Clone, Debug)]
pub struct Candidate<Id> {
    /// Which one.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// All its words, lower case.
    pub search_text: String,
}

const SHORTEST: usize = 4;

/// Everyday words that say nothing about a plan.
const EVERYDAY: [&str; 26] = [
    "voor", "naar", "onze", "deze", "willen", "graag", "samen", "maken", "buurt", "wijk", "straat", "buren",
    "mensen", "kinderen", "idee", "plan", "meer", "worden", "kunnen", "waar", "zodat", "omdat", "hebben",
    "zijn", "iedereen", "elkaar",
];

/// The words that say what a text is about: lower case, four letters or more, no everyday words.
#[must_use]
pub fn words_of(text: &str) -> HashSet<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST && !EVERYDAY.contains(word))
        .map(str::to_owned)
        .collect()
}

/// The candidates that share words with a title and plan, most alike first, at most `most`. A word of the
/// title counts three times. One shared word of a plan alone is not yet alike.
#[must_use]
pub fn most_alike<Id: Clone>(title: &str, plan: &str, candidates: &[Candidate<Id>], most: usize) -> Vec<Id> {
    let from_title = words_of(title);
    let from_plan = words_of(plan);
    let mut scored: Vec<(usize, &Candidate<Id>)> = candidates
        .iter()
        .map(|candidate| {
            let theirs = words_of(&candidate.search_text);
            let heading = words_of(&candidate.title);
            let score = from_title.iter().filter(|word| shares(&heading, word)).count() * 3
                + from_title.iter().filter(|word| shares(&theirs, word)).count()
                + from_plan.iter().filter(|word| shares(&heading, word)).count()
                + from_plan.iter().filter(|word| theirs.contains(*word)).count() / 2;
            (score, candidate)
        })
        .filter(|(score, _)| *score >= 2)
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().take(most).map(|(_, candidate)| candidate.id.clone()).collect()
}

/// Whether a set holds the word, or one that it begins or ends with: `pluktuin` is like `tuin`.
fn shares(words: &HashSet<String>, word: &str) -> bool {
    words.contains(word)
        || words.iter().any(|other| {
            other.starts_with(word)
                || other.ends_with(word)
                || word.starts_with(other.as_str())
                || word.ends_with(other.as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates() -> Vec<Candidate<u8>> {
        [
            (1, "Pluktuin achter de flat", "pluktuin achter de flat fruit en kruiden"),
            (2, "Buurtbarbecue in juni", "buurtbarbecue in juni eten met elkaar"),
            (3, "Moestuin bij de school", "moestuin bij de school groenten kweken"),
        ]
        .map(|(id, title, text)| Candidate { id, title: title.into(), search_text: text.into() })
        .to_vec()
    }

    #[test]
    fn a_garden_is_like_other_gardens() {
        assert_eq!(most_alike("Een tuin om te plukken", "", &candidates(), 5), vec![1, 3]);
    }

    #[test]
    fn everyday_words_make_nothing_alike() {
        assert!(
            most_alike("Samen met de buurt", "we willen graag iets voor de kinderen", &candidates(), 5)
                .is_empty()
        );
    }

    #[test]
    fn no_more_than_asked() {
        assert_eq!(most_alike("tuin", "", &candidates(), 1).len(), 1);
    }
}
