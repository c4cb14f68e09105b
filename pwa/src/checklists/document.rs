//! Changing a checklist: new things get short names of their own, which stay the same from version to version.

use wdw_contract::checklist::{AnswerOption, Item, Scale, Theme};

use crate::browser;

/// A short name that nothing else in the checklist has.
fn key(kind: &str) -> String {
    let id = browser::new_id();
    format!("{kind}-{}", id.get(..8).unwrap_or_default())
}

/// A theme without anything in it.
pub(super) fn new_theme() -> Theme {
    Theme { key: key("thema"), ..Theme::default() }
}

/// A question that was not written yet.
pub(super) fn new_item() -> Item {
    Item { key: key("vraag"), ..Item::default() }
}

/// An answer of one's own.
pub(super) fn new_option() -> AnswerOption {
    AnswerOption { value: key("antwoord"), ..AnswerOption::default() }
}

/// Puts a question on another scale: answers that do not belong to it go.
pub(super) fn set_scale(item: &mut Item, scale: Scale) {
    if item.scale == scale {
        return;
    }
    item.scale = scale;
    item.options = if scale == Scale::Choice { vec![new_option(), new_option()] } else { Vec::new() };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_scale_has_other_answers() {
        let mut item = Item {
            options: vec![AnswerOption {
                value: "yes".into(),
                label: "Zeker".into(),
                ..AnswerOption::default()
            }],
            ..Item::default()
        };
        set_scale(&mut item, Scale::YesNo);
        assert_eq!(item.options.len(), 1, "the same scale changes nothing");
        set_scale(&mut item, Scale::ReportMark);
        assert!(item.options.is_empty());
    }
}
