//! The pages: their addresses, their order, their names.

use wdw_contract::texts::account as text;

use super::ACT;
use super::draft::Draft;
use crate::routes::Route;

/// A page of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    Spent,
    Story,
    Results,
    Receipts,
    Check,
}

impl Question {
    const ALL: [Self; 5] = [Self::Spent, Self::Story, Self::Results, Self::Receipts, Self::Check];

    fn slug(self) -> &'static str {
        match self {
            Self::Spent => "bedrag",
            Self::Story => "verhaal",
            Self::Results => "foto",
            Self::Receipts => "bonnen",
            Self::Check => "nakijken",
        }
    }

    /// From the last part of an address.
    pub(super) fn of(act: &str) -> Option<Self> {
        let slug = act.strip_prefix(ACT)?.strip_prefix('-')?;
        Self::ALL.into_iter().find(|question| question.slug() == slug)
    }

    /// Its address.
    pub(super) fn route(self, reference: &str) -> Route {
        Route::InitiatiefDoen { reference: reference.to_owned(), act: format!("{ACT}-{}", self.slug()) }
    }

    /// What is asked: the `h1` of its page.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Spent => text::spent_question(),
            Self::Story => text::story_question(),
            Self::Results => text::results_question(),
            Self::Receipts => text::receipts_question(),
            Self::Check => text::check_title(),
        }
    }

    /// The id of its control.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Spent => "bedrag",
            Self::Story => "verhaal",
            Self::Results | Self::Check => "fotos",
            Self::Receipts => "bonnen",
        }
    }
}

/// The number of a page, from one, and how many there are.
pub(super) fn number(question: Question, draft: &Draft) -> (u32, u32) {
    let all = draft.questions();
    let place = all.iter().position(|other| *other == question).map_or(all.len(), |index| index + 1);
    (u32::try_from(place).unwrap_or(1), u32::try_from(all.len()).unwrap_or(1))
}

/// The page after this one.
pub(super) fn after(question: Question, draft: &Draft) -> Question {
    draft.questions().into_iter().skip_while(|other| *other != question).nth(1).unwrap_or(Question::Check)
}

/// The page before this one; none before the first.
pub(super) fn before(question: Question, draft: &Draft) -> Option<Question> {
    draft.questions().into_iter().take_while(|other| *other != question).last()
}

/// Where the server's field is asked. Photos of receipts follow those of the result in the row.
pub(super) fn place_of(field: &str, draft: &Draft) -> Option<Question> {
    let (first, rest) = field.split_once('.').unwrap_or((field, ""));
    Some(match first {
        "spent" => Question::Spent,
        "story" => Question::Story,
        "photoIds" if rest.parse().is_ok_and(|place: usize| place >= draft.results.len()) => {
            Question::Receipts
        }
        "photoIds" => Question::Results,
        "receiptIds" => Question::Receipts,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submit::DraftPhoto;

    #[test]
    fn every_page_has_an_address_and_a_question_of_its_own() {
        for question in Question::ALL {
            let Route::InitiatiefDoen { act, .. } = question.route("W-7KQ2M9") else { panic!() };
            assert_eq!(Question::of(&act), Some(question));
            assert!(
                Question::ALL.iter().all(|other| *other == question || other.title() != question.title())
            );
        }
        assert_eq!(Question::of(ACT), None);
    }

    #[test]
    fn going_on_and_back_visits_the_same_pages() {
        let mut draft = Draft::default();
        draft.idea.granted = 1;
        let mut question = Question::Spent;
        while question != Question::Check {
            let next = after(question, &draft);
            assert_eq!(before(next, &draft), Some(question));
            question = next;
        }
        assert_eq!((number(Question::Check, &draft), before(Question::Spent, &draft)), ((5, 5), None));
    }

    #[test]
    fn a_refused_photo_is_found_among_results_or_receipts() {
        let draft = Draft { results: vec![DraftPhoto::default()], ..Draft::default() };
        assert_eq!(place_of("photoIds.0", &draft), Some(Question::Results));
        assert_eq!(place_of("photoIds.1", &draft), Some(Question::Receipts));
        assert_eq!(place_of("receiptIds", &draft), Some(Question::Receipts));
        assert_eq!(place_of("operationId", &draft), None);
    }
}
