use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wdw_contract::checklist::Checklist;

use super::AnswerState;

/// An answer that counts.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    /// At which stop; none: answered once.
    pub stop: Option<Uuid>,
    /// To which item.
    pub item: &'a str,
    /// How; none while people contradict each other: something was answered, but nobody knows what.
    pub answer: Option<(AnswerState, Option<&'a str>)>,
}

/// The scores of a wijkschouw, kept so that any two can be compared: sums per theme and place. Scores are tenths of
/// a report mark. It is stored as JSON: what is added later is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Questions with an answer.
    pub answered: u32,
    /// Questions that there were, less those that did not apply.
    pub expected: u32,
    themes: Vec<(String, String)>,
    cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Cell {
    theme: usize,
    /// The first stop at this place; none: answered once.
    root: Option<Uuid>,
    sum: u32,
    scored: u32,
    answers: u32,
}

/// What a theme got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatedTheme<'a> {
    /// Its key.
    pub key: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// Its score.
    pub score: Option<u32>,
    /// Its score in the previous wijkschouw, at the stops that both had.
    pub previous: Option<u32>,
    /// How many answers.
    pub answers: u32,
}

/// What a stop got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatedStop {
    /// Its score.
    pub score: Option<u32>,
    /// Its score in the previous wijkschouw.
    pub previous: Option<u32>,
}

impl Tally {
    /// Adds up the counting answers. `stops` are stops with their roots.
    #[must_use]
    pub fn of(checklist: &Checklist, stops: &[(Uuid, Uuid)], answers: &[Counted<'_>]) -> Self {
        let per_stop = checklist.items().filter(|(_, item)| !item.once).count();
        let once = checklist.items().count() - per_stop;
        let mut tally = Self {
            expected: number(per_stop * stops.len() + once),
            themes: checklist.themes.iter().map(|theme| (theme.key.clone(), theme.title.clone())).collect(),
            ..Self::default()
        };
        for given in answers {
            let Some((theme, item)) = checklist.item(given.item) else { continue };
            let Some(place) = checklist.themes.iter().position(|one| one.key == theme.key) else { continue };
            let root = match given.stop {
                Some(stop) => match stops.iter().find(|(id, _)| *id == stop) {
                    Some((_, root)) => Some(*root),
                    None => continue,
                },
                None => None,
            };
            match given.answer {
                Some((AnswerState::NotApplicable, _)) => {
                    tally.expected = tally.expected.saturating_sub(1);
                }
                Some((AnswerState::Answered, Some(value))) => {
                    let score = item.read(value).and_then(|answered| answered.score);
                    tally.add(place, root, score);
                }
                None => tally.answered += 1,
                Some(_) => {}
            }
        }
        tally
    }

    fn add(&mut self, theme: usize, root: Option<Uuid>, score: Option<u8>) {
        self.answered += 1;
        let at = self.cells.iter().position(|cell| cell.theme == theme && cell.root == root);
        let at = at.unwrap_or_else(|| {
            self.cells.push(Cell { theme, root, sum: 0, scored: 0, answers: 0 });
            self.cells.len() - 1
        });
        if let Some(cell) = self.cells.get_mut(at) {
            cell.answers += 1;
            cell.scored += u32::from(score.is_some());
            cell.sum += u32::from(score.unwrap_or_default());
        }
    }

    /// The score of the whole: the mean of all answers that have one.
    #[must_use]
    pub fn score(&self) -> Option<u32> {
        mean(self.cells.iter())
    }

    /// The themes in the order of the checklist.
    #[must_use]
    pub fn themes(&self, before: Option<&Self>) -> Vec<RatedTheme<'_>> {
        let shared = before.map(|before| self.shared(before));
        let themes = self.themes.iter().enumerate().map(|(place, (key, title))| {
            let own = || self.cells.iter().filter(move |cell| cell.theme == place);
            let previous = before.zip(shared.as_ref()).and_then(|(before, shared)| {
                let place = before.themes.iter().position(|(other, _)| other == key)?;
                let cells = before.cells.iter().filter(|cell| cell.theme == place);
                mean(cells.filter(|cell| shared.contains(&cell.root)))
            });
            RatedTheme {
                key,
                title,
                score: mean(own()),
                previous,
                answers: own().map(|cell| cell.answers).sum(),
            }
        });
        themes.collect()
    }

    /// What the place of a stop got.
    #[must_use]
    pub fn stop(&self, root: Uuid, before: Option<&Self>) -> RatedStop {
        let at = |tally: &Self| mean(tally.cells.iter().filter(|cell| cell.root == Some(root)));
        RatedStop { score: at(self), previous: before.and_then(at) }
    }

    /// Both scores at the places that both had: what may be compared in one sentence.
    #[must_use]
    pub fn compared(&self, before: &Self) -> Option<(u32, u32)> {
        let shared = self.shared(before);
        let at = |tally: &Self| mean(tally.cells.iter().filter(|cell| shared.contains(&cell.root)));
        at(self).zip(at(before))
    }

    fn shared(&self, before: &Self) -> HashSet<Option<Uuid>> {
        let roots = |tally: &Self| tally.cells.iter().map(|cell| cell.root).collect::<HashSet<_>>();
        roots(self).intersection(&roots(before)).copied().collect()
    }
}

/// Rounded to a whole tenth, a half goes up.
fn mean<'a>(cells: impl Iterator<Item = &'a Cell>) -> Option<u32> {
    let (sum, count) = cells.fold((0, 0), |(sum, count), cell| (sum + cell.sum, count + cell.scored));
    (count > 0).then(|| (2 * sum + count) / (2 * count))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use wdw_contract::checklist::{Item, Scale, Theme};

    use super::*;

    const SQUARE: Uuid = Uuid::from_u128(1);
    const PARK: Uuid = Uuid::from_u128(2);
    const SCHOOL: Uuid = Uuid::from_u128(3);

    fn item(key: &str, scale: Scale, once: bool) -> Item {
        Item { key: key.into(), question: "Hoe?".into(), scale, once, ..Item::default() }
    }

    fn checklist() -> Checklist {
        let theme = |key: &str, items| Theme { key: key.into(), title: key.to_uppercase(), items };
        let clean = theme("clean", vec![item("litter", Scale::ImageQuality, false)]);
        let green =
            theme("green", vec![item("trees", Scale::ReportMark, false), item("remarks", Scale::Text, true)]);
        Checklist { title: "Test".into(), themes: vec![clean, green], ..Checklist::default() }
    }

    fn said(stop: Uuid, item: &'static str, value: &'static str) -> Counted<'static> {
        Counted { stop: Some(stop), item, answer: Some((AnswerState::Answered, Some(value))) }
    }

    #[test]
    fn themes_stops_and_the_whole_are_means_of_what_has_a_score() {
        let stops = [(SQUARE, SQUARE), (PARK, PARK)];
        let answers = [
            said(SQUARE, "litter", "D"),
            said(PARK, "litter", "A+"),
            said(SQUARE, "trees", "7"),
            Counted { stop: Some(PARK), item: "trees", answer: Some((AnswerState::NotApplicable, None)) },
            Counted { stop: None, item: "remarks", answer: Some((AnswerState::Answered, Some("Mooi"))) },
            said(Uuid::from_u128(77), "trees", "1"),
            said(PARK, "gone", "1"),
        ];
        let tally = Tally::of(&checklist(), &stops, &answers);
        assert_eq!((tally.answered, tally.expected), (4, 4));
        assert_eq!(tally.score(), Some(63));
        let themes: Vec<_> = tally
            .themes(None)
            .iter()
            .map(|theme| (theme.key.to_owned(), theme.score, theme.answers))
            .collect();
        assert_eq!(themes, [("clean".to_owned(), Some(60), 2), ("green".to_owned(), Some(70), 2)]);
        assert_eq!(tally.stop(SQUARE, None).score, Some(45));
        assert_eq!(tally.stop(SCHOOL, None).score, None);
    }

    #[test]
    fn an_open_conflict_is_answered_but_has_no_score() {
        let open = Counted { stop: Some(SQUARE), item: "litter", answer: None };
        let skipped =
            Counted { stop: Some(SQUARE), item: "trees", answer: Some((AnswerState::Skipped, None)) };
        let tally = Tally::of(&checklist(), &[(SQUARE, SQUARE)], &[open, skipped]);
        assert_eq!((tally.answered, tally.expected, tally.score()), (1, 3, None));
    }

    #[test]
    fn the_previous_one_counts_at_the_same_places_only() {
        let again = Uuid::from_u128(11);
        let before = Tally::of(
            &checklist(),
            &[(SQUARE, SQUARE), (PARK, PARK)],
            &[said(SQUARE, "litter", "C"), said(PARK, "litter", "A+")],
        );
        let now = Tally::of(
            &checklist(),
            &[(again, SQUARE), (SCHOOL, SCHOOL)],
            &[said(again, "litter", "B"), said(SCHOOL, "litter", "D")],
        );
        let clean = &now.themes(Some(&before))[0];
        assert_eq!((clean.score, clean.previous), (Some(40), Some(40)));
        assert_eq!(now.themes(Some(&before))[1].previous, None);
        assert_eq!(now.stop(SQUARE, Some(&before)), RatedStop { score: Some(60), previous: Some(40) });
        assert_eq!(now.stop(SCHOOL, Some(&before)).previous, None);
        assert_eq!(now.compared(&before), Some((60, 40)));
        assert_eq!(now.compared(&Tally::default()), None);
    }
}
