//! The words of answers and scales.

use wdw_contract::checklist::{AnswerOption, Item, Scale};
use wdw_contract::texts::checklists as text;

/// What a person chooses a scale by.
pub(super) fn scale(scale: Scale) -> &'static str {
    match scale {
        Scale::YesNo => text::scale_yes_no(),
        Scale::OneToFive => text::scale_one_to_five(),
        Scale::ReportMark => text::scale_report_mark(),
        Scale::ImageQuality => text::scale_image_quality(),
        Scale::Choice => text::scale_choice(),
        Scale::Number => text::scale_number(),
        Scale::Text => text::scale_text(),
    }
}

/// For the program: the place of a scale among all.
pub(super) fn scale_key(scale: Scale) -> String {
    Scale::ALL.iter().position(|known| *known == scale).unwrap_or_default().to_string()
}

/// The scale with this key.
pub(super) fn scale_of(key: &str) -> Option<Scale> {
    Scale::ALL.get(key.parse::<usize>().ok()?).copied()
}

/// What stands on the button of an answer.
pub(super) fn label(item: &Item, option: &AnswerOption) -> String {
    if !option.label.is_empty() {
        return option.label.clone();
    }
    match (item.scale, option.value.as_str()) {
        (Scale::YesNo, "yes") => text::yes().to_owned(),
        (Scale::YesNo, "partly") => text::partly().to_owned(),
        (Scale::YesNo, "no") => text::no().to_owned(),
        (_, value) => value.to_owned(),
    }
}

/// In the square before the words, when the value says something by itself.
pub(super) fn tile(item: &Item, option: &AnswerOption) -> Option<String> {
    matches!(item.scale, Scale::OneToFive | Scale::ReportMark | Scale::ImageQuality)
        .then(|| option.value.clone())
}

/// What a bad answer asks for.
pub(super) fn asks(item: &Item) -> Vec<&'static str> {
    let bad = match (item.photo_when_bad, item.note_when_bad) {
        (true, true) => Some(text::asks_both()),
        (true, false) => Some(text::asks_photo()),
        (false, true) => Some(text::asks_note()),
        (false, false) => None,
    };
    [bad, item.once.then_some(text::asks_once()), item.required.then_some(text::asks_required())]
        .into_iter()
        .flatten()
        .collect()
}
