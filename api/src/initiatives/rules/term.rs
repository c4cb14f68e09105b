use chrono::{Days, NaiveDate};
use wdw_contract::{dates, limits, texts::refusals};

use crate::refusal::{Refusal, RefusalCode};

/// Days between a complete request and its answer, unless the municipality sets another number.
pub const TERM_DAYS: u64 = 42;

/// By when there is an answer. Days are calendar days in Amsterdam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerTerm {
    /// The day by which the answer is promised.
    pub due_on: NaiveDate,
    /// Since when the clock stands still, because the submitter was asked something.
    pub stopped_on: Option<NaiveDate>,
    /// Whether the day was moved once already.
    pub extended: bool,
}

impl AnswerTerm {
    /// The promise made on submission.
    #[must_use]
    pub fn start(today: NaiveDate, days: u64) -> Self {
        Self { due_on: after(today, days), stopped_on: None, extended: false }
    }

    /// The clock stops: the submitter is asked something. Stopped already: stays as it is.
    #[must_use]
    pub fn stop(self, today: NaiveDate) -> Self {
        Self { stopped_on: self.stopped_on.or(Some(today)), ..self }
    }

    /// The clock goes on; the day moves by as many days as the clock stood still.
    #[must_use]
    pub fn resume(self, today: NaiveDate) -> Self {
        let still = self.stopped_on.map_or(0, |since| (today - since).num_days().max(0));
        Self { due_on: after(self.due_on, still.unsigned_abs()), stopped_on: None, ..self }
    }

    /// Moves the day once, with a reason.
    ///
    /// # Errors
    /// When it was moved before, when the new day is not later, or more than six weeks later.
    pub fn extend(self, to: NaiveDate) -> Result<Self, Refusal> {
        if self.extended {
            return Err(Refusal::of("dueOn", RefusalCode::WrongState, refusals::term_extended_before()));
        }
        if to <= self.due_on {
            let date = long(self.due_on);
            return Err(Refusal::of("dueOn", RefusalCode::TooSmall, refusals::term_earlier(date)));
        }
        let last = after(self.due_on, limits::EXTENSION_DAYS.unsigned_abs());
        if to > last {
            let date = long(after(last, 1));
            return Err(Refusal::of("dueOn", RefusalCode::TooLarge, refusals::term_later(date)));
        }
        Ok(Self { due_on: to, extended: true, ..self })
    }

    /// Days left, negative when it is overdue. While the clock stands still, counted from when it stopped.
    #[must_use]
    pub fn days_left(self, today: NaiveDate) -> i64 {
        (self.due_on - self.stopped_on.unwrap_or(today)).num_days()
    }

    /// Whether the promised day has passed. Never while the submitter has the question.
    #[must_use]
    pub fn is_overdue(self, today: NaiveDate) -> bool {
        self.stopped_on.is_none() && today > self.due_on
    }
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn long(day: NaiveDate) -> String {
    use chrono::Datelike as _;
    dates::full(day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_answer_is_promised_in_six_weeks() {
        assert_eq!(AnswerTerm::start(day("2026-01-29"), TERM_DAYS).due_on, day("2026-03-12"));
    }

    #[test]
    fn the_clock_stands_still_while_the_submitter_is_asked() {
        let term = AnswerTerm::start(day("2026-01-01"), 42).stop(day("2026-01-11"));
        assert_eq!(term.days_left(day("2026-05-01")), 32);
        assert!(!term.is_overdue(day("2026-05-01")));
        let on = term.resume(day("2026-01-21"));
        assert_eq!(on.due_on, day("2026-02-22"));
        assert_eq!(on.stopped_on, None);
        assert_eq!(on.days_left(day("2026-01-21")), 32);
    }

    #[test]
    fn overdue_starts_the_day_after() {
        let term = AnswerTerm::start(day("2026-01-01"), 42);
        assert!(!term.is_overdue(day("2026-02-12")));
        assert!(term.is_overdue(day("2026-02-13")));
    }

    #[test]
    fn the_day_moves_once_and_not_too_far() {
        let term = AnswerTerm::start(day("2026-01-01"), 42);
        assert_eq!(term.extend(day("2026-02-12")).unwrap_err().code, RefusalCode::TooSmall);
        assert_eq!(term.extend(day("2026-03-27")).unwrap_err().code, RefusalCode::TooLarge);
        let moved = term.extend(day("2026-03-26")).unwrap();
        assert!(moved.extended);
        assert_eq!(moved.extend(day("2026-04-01")).unwrap_err().code, RefusalCode::WrongState);
    }

    #[test]
    fn the_calendar_ends_without_a_panic() {
        let term = AnswerTerm::start(NaiveDate::MAX, 42).stop(NaiveDate::MIN).resume(NaiveDate::MAX);
        assert_eq!(term.due_on, NaiveDate::MAX);
    }
}
