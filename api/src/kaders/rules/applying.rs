use chrono::{DateTime, NaiveDate, Utc};

use crate::words::words;

words! {
    /// When a kader is tested.
    pub enum Applies {
        /// For every request.
        Always = "always",
        /// When money or work of its partner is asked.
        Involved = "involved",
        /// When money of its partner is asked.
        Money = "money",
        /// When work of its partner is asked.
        Work = "work",
    }
}

words! {
    /// Whether a version holds already.
    pub enum Status {
        /// Being written.
        Concept = "concept",
        /// Fixed: a refusal can rest on it.
        Final = "final",
    }
}

impl Applies {
    /// Whether it is tested for a request that asks money, or work, of its partner.
    #[must_use]
    pub const fn to(self, money: bool, work: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Involved => money || work,
            Self::Money => money,
            Self::Work => work,
        }
    }
}

/// What has to be known of a version to tell whether it holds for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The first is 1.
    pub number: i32,
    /// Whether it is final.
    pub status: Status,
    /// Since when it can be read by everyone.
    pub published_at: Option<DateTime<Utc>>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
}

/// Which version holds for a request: the highest that was final and published when it was handed in, and valid on that
/// day (domain page: "A refusal can rest only on a kader that was final and published when the request was submitted").
/// The index in `versions`.
#[must_use]
pub fn version_for(
    versions: &[Standing],
    submitted_at: DateTime<Utc>,
    submitted_on: NaiveDate,
) -> Option<usize> {
    versions
        .iter()
        .enumerate()
        .filter(|(_, version)| version.status == Status::Final)
        .filter(|(_, version)| version.published_at.is_some_and(|at| at <= submitted_at))
        .filter(|(_, version)| {
            version.from <= submitted_on && version.until.is_none_or(|until| submitted_on <= until)
        })
        .max_by_key(|(_, version)| version.number)
        .map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn version(number: i32, status: Status, published: &str, from: &str) -> Standing {
        let published_at = (status == Status::Final).then(|| at(published));
        Standing { number, status, published_at, from: day(from), until: None }
    }

    #[test]
    fn only_what_was_final_published_and_valid_when_it_was_handed_in_counts() {
        let versions = [
            Standing {
                until: Some(day("2026-06-30")),
                ..version(1, Status::Final, "2026-01-01T00:00:00Z", "2026-01-01")
            },
            version(2, Status::Final, "2026-06-15T12:00:00Z", "2026-07-01"),
            version(3, Status::Concept, "2026-06-20T12:00:00Z", "2026-08-01"),
        ];
        let which = |moment: &str| {
            let submitted = at(moment);
            version_for(&versions, submitted, submitted.date_naive())
        };
        assert_eq!(which("2025-12-31T12:00:00Z"), None, "not yet");
        assert_eq!(which("2026-06-30T12:00:00Z"), Some(0), "the last day of the first");
        assert_eq!(which("2026-07-01T12:00:00Z"), Some(1));
        assert_eq!(which("2026-09-01T12:00:00Z"), Some(1), "a concept never counts");
        let late = [version(1, Status::Final, "2026-07-02T00:00:00Z", "2026-01-01")];
        assert_eq!(
            version_for(&late, at("2026-07-01T12:00:00Z"), day("2026-07-01")),
            None,
            "published later"
        );
    }

    #[test]
    fn a_kader_on_money_asks_nothing_where_no_money_is_asked() {
        assert!(Applies::Always.to(false, false));
        assert!(Applies::Money.to(true, false) && !Applies::Money.to(false, true));
        assert!(Applies::Work.to(false, true) && !Applies::Work.to(true, false));
        assert!(Applies::Involved.to(true, false) && Applies::Involved.to(false, true));
        assert!(!Applies::Involved.to(false, false));
    }
}
