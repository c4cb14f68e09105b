//! A checklist of a wijkschouw as data: what is asked, in which themes, on which scale (domain page,
//! "Wijkschouw"). The same form stands in the database, goes over GraphQL (`ChecklistDocument`) and is imported and
//! exported.
//!
//! It lives here because a phone without a connection has to know which answers there are and which ask for a photo
//! or a note. Scores are in tenths of a report mark: 10 to 100, shown as 1,0 to 10,0.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::limits;

/// A checklist: themes with items, in the order in which they are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Checklist {
    /// What it is called.
    pub title: String,
    /// What it is for; may be empty.
    #[serde(default)]
    pub explanation: String,
    /// What it asks, grouped.
    pub themes: Vec<Theme>,
}

/// Items that are scored together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Theme {
    /// Short and unique in the checklist; the same from version to version, so that scores can be compared.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What is asked.
    pub items: Vec<Item>,
}

/// One question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Short and unique in the checklist; the same from version to version.
    pub key: String,
    /// The question.
    pub question: String,
    /// How to look; may be empty.
    #[serde(default)]
    pub guidance: String,
    /// The uuid of an example picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// On which scale it is answered.
    pub scale: Scale,
    /// The answers in words of its own, in place of the scale's. Needed for a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<AnswerOption>,
    /// What a number counts: "lampen".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The largest number; none: [`limits::ANSWER_NUMBER`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// Answered once, not at each stop.
    #[serde(default)]
    pub once: bool,
    /// Asked once more before the end when it has no answer.
    #[serde(default)]
    pub required: bool,
    /// A bad answer asks for a photo.
    #[serde(default)]
    pub photo_when_bad: bool,
    /// A bad answer asks for a note.
    #[serde(default)]
    pub note_when_bad: bool,
}

/// On which scale an item is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Yes, partly, no.
    #[default]
    YesNo,
    /// One to five.
    OneToFive,
    /// A report mark, one to ten.
    ReportMark,
    /// A+, A, B, C or D, as in the Dutch inspection practice of public space.
    ImageQuality,
    /// One of its own options.
    Choice,
    /// A whole number.
    Number,
    /// A few words.
    Text,
}

impl Scale {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::YesNo,
        Self::OneToFive,
        Self::ReportMark,
        Self::ImageQuality,
        Self::Choice,
        Self::Number,
        Self::Text,
    ];

    /// Whether an answer is one of a few, with a button each.
    #[must_use]
    pub const fn has_options(self) -> bool {
        !matches!(self, Self::Number | Self::Text)
    }

    /// The answers of the scale itself: value, score, whether it is bad.
    const fn standard(self) -> &'static [(&'static str, u8, bool)] {
        match self {
            Self::YesNo => &[("yes", 100, false), ("partly", 60, false), ("no", 20, true)],
            Self::OneToFive => {
                &[("5", 100, false), ("4", 80, false), ("3", 60, false), ("2", 40, true), ("1", 20, true)]
            }
            Self::ReportMark => &[
                ("10", 100, false),
                ("9", 90, false),
                ("8", 80, false),
                ("7", 70, false),
                ("6", 60, false),
                ("5", 50, true),
                ("4", 40, true),
                ("3", 30, true),
                ("2", 20, true),
                ("1", 10, true),
            ],
            Self::ImageQuality => {
                &[("A+", 100, false), ("A", 80, false), ("B", 60, false), ("C", 40, true), ("D", 20, true)]
            }
            Self::Choice | Self::Number | Self::Text => &[],
        }
    }
}

/// One possible answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerOption {
    /// What is stored: `yes`, `4`, `A+`, or a short key of its own.
    pub value: String,
    /// On the button: "Bijna niets". Empty: the scale's own words.
    #[serde(default)]
    pub label: String,
    /// Under it: "hoogstens 3 stuks"; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// In tenths of a report mark; none: it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u8>,
    /// It is something to do something about.
    #[serde(default)]
    pub bad: bool,
}

/// An answer that fits its item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// As it is stored.
    pub value: String,
    /// In tenths of a report mark; none: it does not count.
    pub score: Option<u8>,
    /// It is something to do something about.
    pub bad: bool,
}

impl Checklist {
    /// All items with their themes, in order.
    pub fn items(&self) -> impl Iterator<Item = (&Theme, &Item)> {
        self.themes.iter().flat_map(|theme| theme.items.iter().map(move |item| (theme, item)))
    }

    /// The item with this key, and its theme.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<(&Theme, &Item)> {
        self.items().find(|(_, item)| item.key == key)
    }
}

impl Item {
    /// The answers with a button each, best first: its own, or the scale's without words.
    #[must_use]
    pub fn choices(&self) -> Cow<'_, [AnswerOption]> {
        if !self.options.is_empty() {
            return Cow::Borrowed(&self.options);
        }
        let standard = self.scale.standard().iter().map(|&(value, score, bad)| AnswerOption {
            value: value.to_owned(),
            score: Some(score),
            bad,
            ..AnswerOption::default()
        });
        Cow::Owned(standard.collect())
    }

    /// Reads an answer; none when it does not fit the scale.
    #[must_use]
    pub fn read(&self, typed: &str) -> Option<Answered> {
        let typed = typed.trim();
        match self.scale {
            Scale::Number => {
                let number: u32 = typed.parse().ok()?;
                let fits = number <= self.most.unwrap_or(limits::ANSWER_NUMBER);
                fits.then(|| Answered { value: number.to_string(), score: None, bad: false })
            }
            Scale::Text => {
                let fits = !typed.is_empty() && typed.chars().count() <= limits::MESSAGE;
                fits.then(|| Answered { value: typed.to_owned(), score: None, bad: false })
            }
            _ => self.choices().iter().find(|option| option.value == typed).map(|option| Answered {
                value: typed.to_owned(),
                score: option.score,
                bad: option.bad,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(scale: Scale) -> Item {
        Item { key: "x".into(), question: "Hoe is het?".into(), scale, ..Item::default() }
    }

    #[test]
    fn the_answers_of_a_scale_are_read_and_others_are_not() {
        let quality = item(Scale::ImageQuality);
        assert_eq!(quality.read("D"), Some(Answered { value: "D".into(), score: Some(20), bad: true }));
        assert_eq!(quality.read("A+").and_then(|answered| answered.score), Some(100));
        for wrong in ["", "E", "a", "A++"] {
            assert_eq!(quality.read(wrong), None, "{wrong}");
        }
        assert_eq!(item(Scale::ReportMark).choices().len(), 10);
    }

    #[test]
    fn own_options_replace_those_of_the_scale() {
        let bad_yes = AnswerOption { value: "yes".into(), score: Some(20), bad: true, ..Default::default() };
        let litter = Item { options: vec![bad_yes], ..item(Scale::YesNo) };
        assert!(litter.read("yes").is_some_and(|answered| answered.bad));
        assert_eq!(litter.read("no"), None);
    }

    #[test]
    fn numbers_and_words_keep_within_their_limits() {
        let lamps = Item { most: Some(12), ..item(Scale::Number) };
        assert_eq!(lamps.read(" 012 ").map(|answered| answered.value), Some("12".into()));
        for wrong in ["13", "-1", "1,5", "veel", ""] {
            assert_eq!(lamps.read(wrong), None, "{wrong}");
        }
        let words = item(Scale::Text);
        assert!(words.read(&"é".repeat(limits::MESSAGE)).is_some());
        assert_eq!(words.read(&"é".repeat(limits::MESSAGE + 1)), None);
        assert_eq!(words.read("  "), None);
    }
}
