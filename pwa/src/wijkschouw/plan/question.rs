//! The pages of the form: their addresses, their order, and what is not right yet on each.

use wdw_contract::limits;
use wdw_contract::texts::schouw_plan as text;
use yew::AttrValue;

use super::draft::{Draft, Stop};
use crate::ui::FieldError;

/// A page of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    Wijk,
    Form,
    When,
    Place,
    Checklist,
    Route,
    /// One stop, from zero.
    Stop(usize),
    People,
    Open,
    Words,
    Check,
}

impl Question {
    const PLAIN: &[(Self, &'static str)] = &[
        (Self::Wijk, "wijk"),
        (Self::Form, "vorm"),
        (Self::When, "wanneer"),
        (Self::Place, "waar"),
        (Self::Checklist, "checklist"),
        (Self::Route, "route"),
        (Self::People, "wie"),
        (Self::Open, "bewoners"),
        (Self::Words, "uitleg"),
        (Self::Check, "nakijken"),
    ];

    /// The last part of its address.
    pub(super) fn slug(self) -> String {
        match self {
            Self::Stop(index) => format!("halte-{}", index + 1),
            plain => Self::PLAIN
                .iter()
                .find(|(question, _)| *question == plain)
                .map_or_else(String::new, |(_, slug)| (*slug).to_owned()),
        }
    }

    /// The page with this address.
    pub(super) fn of(slug: &str) -> Option<Self> {
        if let Some(number) = slug.strip_prefix("halte-") {
            return number.parse::<usize>().ok()?.checked_sub(1).map(Self::Stop);
        }
        Self::PLAIN.iter().find(|(_, known)| *known == slug).map(|(question, _)| *question)
    }

    /// Its `h1`.
    pub(super) fn title(self) -> String {
        match self {
            Self::Wijk => text::wijk().to_owned(),
            Self::Form => text::form().to_owned(),
            Self::When => text::when().to_owned(),
            Self::Place => text::place().to_owned(),
            Self::Checklist => text::checklist().to_owned(),
            Self::Route => text::route().to_owned(),
            Self::Stop(index) => text::stop(index + 1),
            Self::People => text::people().to_owned(),
            Self::Open => text::open().to_owned(),
            Self::Words => text::words().to_owned(),
            Self::Check => text::check().to_owned(),
        }
    }
}

/// The pages in order. In one's only wijk there is nothing to choose; who is invited is not part of a change.
pub(super) fn sequence(wijken: usize, changing: bool) -> Vec<Question> {
    Question::PLAIN
        .iter()
        .map(|(question, _)| *question)
        .filter(|question| match question {
            Question::Wijk => !changing && wijken > 1,
            Question::People => !changing,
            _ => true,
        })
        .collect()
}

/// Where a page stands among the others: its number from one, how many there are, the one before and the one after.
pub(super) fn place(question: Question, all: &[Question]) -> (u32, u32, Option<Question>, Question) {
    let counted = if let Question::Stop(_) = question { Question::Route } else { question };
    let index = all.iter().position(|other| *other == counted).unwrap_or_default();
    let number = |count: usize| u32::try_from(count).unwrap_or(1);
    let (before, after) = if counted == question {
        (index.checked_sub(1).and_then(|index| all.get(index).copied()), all.get(index + 1).copied())
    } else {
        (Some(Question::Route), Some(Question::Route))
    };
    (number(index + 1), number(all.len()), before, after.unwrap_or(Question::Check))
}

fn wrong(field: &'static str, message: impl Into<AttrValue>) -> FieldError {
    FieldError { field: Some(field.into()), message: message.into() }
}

fn longer(text: &str, limit: usize) -> bool {
    text.trim().chars().count() > limit
}

/// What is not right yet on a page. `today` is `2026-03-12`.
pub(super) fn check(question: Question, draft: &Draft, today: &str) -> Vec<FieldError> {
    let mut found = Vec::new();
    match question {
        Question::Wijk if draft.wijk.is_none() => found.push(wrong("wijk", text::wijk_required())),
        Question::Form if draft.form().is_none() => found.push(wrong("vorm", text::form_required())),
        Question::When => {
            if draft.day.is_empty() {
                found.push(wrong("dag", text::when_day_required()));
            } else if draft.day.as_str() < today {
                found.push(wrong("dag", text::when_past()));
            }
            if draft.time.is_empty() {
                found.push(wrong("tijd", text::when_time_required()));
            }
        }
        Question::Place if draft.place.trim().is_empty() => found.push(wrong("waar", text::place_required())),
        Question::Place if longer(&draft.place, limits::SHORT_TEXT) => {
            found.push(wrong("waar", text::place_too_long(limits::SHORT_TEXT)));
        }
        Question::Checklist if draft.checklist.is_none() => {
            found.push(wrong("checklist", text::checklist_required()));
        }
        Question::Route if draft.stops.is_empty() => found.push(wrong("halte-erbij", text::route_required())),
        Question::Route if draft.stops.len() > limits::STOPS => {
            found.push(wrong("halte-erbij", text::route_too_many(limits::STOPS)));
        }
        Question::Route if draft.stops.iter().any(|stop| stop.name.trim().is_empty()) => {
            found.push(wrong("halte-erbij", text::stop_name_required()));
        }
        Question::Stop(index) => {
            if let Some(stop) = draft.stops.get(index) {
                check_stop(stop, &mut found);
            }
        }
        Question::Words if longer(&draft.words, limits::PARAGRAPH) => {
            found.push(wrong("uitleg", text::words_too_long(limits::PARAGRAPH)));
        }
        _ => {}
    }
    found
}

fn check_stop(stop: &Stop, found: &mut Vec<FieldError>) {
    if stop.name.trim().is_empty() {
        found.push(wrong("naam", text::stop_name_required()));
    } else if longer(&stop.name, limits::TITLE) {
        found.push(wrong("naam", text::stop_name_too_long(limits::TITLE)));
    }
    if longer(&stop.text, limits::SHORT_TEXT) {
        found.push(wrong("plek", text::stop_text_too_long(limits::SHORT_TEXT)));
    }
}

/// Where the server's field is asked.
pub(super) fn place_of(field: &str) -> Option<Question> {
    let mut parts = field.split('.');
    let first = parts.next()?;
    Some(match first {
        "wijkId" => Question::Wijk,
        "form" => Question::Form,
        "startsAt" => Question::When,
        "meetingPoint" => Question::Place,
        "checklistVersionId" => Question::Checklist,
        "stops" => match parts.next().and_then(|index| index.parse().ok()) {
            Some(index) => Question::Stop(index),
            None => Question::Route,
        },
        "membershipIds" => Question::People,
        "openToResidents" | "residentsMayAdd" => Question::Open,
        "explanation" => Question::Words,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_an_address_of_its_own() {
        for question in sequence(2, false).into_iter().chain([Question::Stop(3)]) {
            assert_eq!(Question::of(&question.slug()), Some(question));
        }
        for unknown in ["", "halte-", "halte-0", "iets"] {
            assert_eq!(Question::of(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn going_on_visits_every_page_and_a_stop_leads_back_to_the_route() {
        let all = sequence(1, false);
        let mut question = all[0];
        let mut visited = vec![question];
        while question != Question::Check {
            question = place(question, &all).3;
            visited.push(question);
        }
        assert_eq!(visited, all);
        assert_eq!(place(Question::Stop(2), &all).3, Question::Route);
        assert!(!sequence(3, true).contains(&Question::Wijk));
    }

    #[test]
    fn what_is_missing_is_told_where_it_is_asked() {
        let draft = Draft { day: "2026-03-11".into(), time: "19:00".into(), ..Draft::default() };
        let errors = |question| check(question, &draft, "2026-03-12");
        assert_eq!(errors(Question::When)[0].message, text::when_past());
        assert_eq!(errors(Question::Route).len(), 1);
        assert!(errors(Question::Words).is_empty());
        assert_eq!(place_of("stops.2.name"), Some(Question::Stop(2)));
    }
}
