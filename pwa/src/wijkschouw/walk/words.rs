//! Answers in words.

use wdw_contract::checklist::{AnswerOption, Item, Scale};
use wdw_contract::texts::walk as text;

use crate::api::enums::AnswerState;

/// What stands on an answer's button: the code in the box, the words, and what explains them.
pub(super) struct Label {
    pub(super) code: Option<String>,
    pub(super) words: String,
    pub(super) hint: String,
}

/// The button of an option.
pub(super) fn label(item: &Item, option: &AnswerOption) -> Label {
    let own = option.label.trim();
    let words = if own.is_empty() { standard(item.scale, &option.value) } else { own.to_owned() };
    let coded = matches!(item.scale, Scale::OneToFive | Scale::ReportMark | Scale::ImageQuality);
    Label { code: coded.then(|| option.value.clone()), words, hint: option.hint.clone() }
}

/// The words of the scale itself.
fn standard(scale: Scale, value: &str) -> String {
    let words = match (scale, value) {
        (Scale::YesNo, "yes") => text::scale_yes(),
        (Scale::YesNo, "partly") => text::scale_partly(),
        (Scale::YesNo, "no") => text::scale_no(),
        (Scale::OneToFive | Scale::ImageQuality, "5" | "A+") => text::scale_very_good(),
        (Scale::OneToFive | Scale::ImageQuality, "4" | "A") => text::scale_good(),
        (Scale::OneToFive | Scale::ImageQuality, "3" | "B") => text::scale_fair(),
        (Scale::OneToFive | Scale::ImageQuality, "2" | "C") => text::scale_poor(),
        (Scale::OneToFive | Scale::ImageQuality, "1" | "D") => text::scale_bad(),
        (Scale::ReportMark, _) => return text::scale_mark(value),
        _ => return value.to_owned(),
    };
    words.to_owned()
}

/// An answer as it is told: "B, Een beetje", "Niet van toepassing".
pub(super) fn said(item: &Item, state: Option<AnswerState>, value: Option<&str>) -> String {
    match (state, value) {
        (Some(AnswerState::NotApplicable), _) => text::not_applicable().to_owned(),
        (Some(AnswerState::DontKnow | AnswerState::Unknown), _) => text::dont_know().to_owned(),
        (Some(AnswerState::Skipped), _) => text::skipped().to_owned(),
        (Some(AnswerState::Answered), Some(value)) => {
            match item.choices().iter().find(|option| option.value == value) {
                Some(option) => {
                    let label = label(item, option);
                    match label.code {
                        Some(code) if item.scale != Scale::ReportMark => format!("{code}, {}", label.words),
                        _ => label.words,
                    }
                }
                None if item.unit.is_empty() => value.to_owned(),
                None => format!("{value} {}", item.unit),
            }
        }
        _ => text::not_answered().to_owned(),
    }
}
