//! What a checklist must be before anyone walks with it.

mod keys;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use uuid::Uuid;
use wdw_contract::checklist::{AnswerOption, Checklist, Item, Scale};
use wdw_contract::{limits, texts::refusals};

use keys::check_key;
pub use keys::{free_slug, slug};

use crate::initiatives::rules::{check_text, tidy};
use crate::refusal::{Refusal, RefusalCode};

/// The lowest and the highest score of an answer.
const SCORES: std::ops::RangeInclusive<u8> = 10..=100;

/// The checklist as it is stored: texts tidied, and without what its scales do not use.
#[must_use]
pub fn tidied(mut checklist: Checklist) -> Checklist {
    let tidy_all = |texts: &mut [&mut String]| {
        for text in texts {
            **text = tidy(text);
        }
    };
    tidy_all(&mut [&mut checklist.title, &mut checklist.explanation]);
    for theme in &mut checklist.themes {
        tidy_all(&mut [&mut theme.key, &mut theme.title]);
        for item in &mut theme.items {
            tidy_all(&mut [&mut item.key, &mut item.question, &mut item.guidance, &mut item.unit]);
            if item.scale != Scale::Number {
                item.unit.clear();
                item.most = None;
            }
            if !item.scale.has_options() {
                item.options.clear();
            }
            for option in &mut item.options {
                tidy_all(&mut [&mut option.value, &mut option.label, &mut option.hint]);
            }
        }
    }
    checklist
}

/// Everything that stands in the way of publishing. The fields are paths: `themes.0.items.3.question`.
#[must_use]
pub fn check(checklist: &Checklist) -> Vec<Refusal> {
    let mut found = Vec::new();
    let check = &mut found;
    let title = refusals::checklist_title_required();
    text(check, "title", &checklist.title, Some(title), limits::TITLE);
    text(check, "explanation", &checklist.explanation, None, limits::PARAGRAPH);
    if checklist.items().next().is_none() {
        check.push(Refusal::of("themes", RefusalCode::Required, refusals::checklist_empty()));
    }
    if checklist.themes.len() > limits::THEMES {
        let message = refusals::themes_too_many(limits::THEMES);
        check.push(Refusal::of("themes", RefusalCode::TooMany, message));
    }
    if checklist.items().count() > limits::ITEMS {
        check.push(Refusal::of("themes", RefusalCode::TooMany, refusals::items_too_many(limits::ITEMS)));
    }
    let (mut themes, mut items) = (BTreeSet::new(), BTreeSet::new());
    // What is beyond the limits is not looked at one by one.
    for (t, theme) in checklist.themes.iter().take(limits::THEMES).enumerate() {
        check_key(check, &format!("themes.{t}.key"), &theme.key, &mut themes);
        let required = Some(refusals::theme_title_required());
        text(check, &format!("themes.{t}.title"), &theme.title, required, limits::TITLE);
        if theme.items.is_empty() {
            let message = refusals::theme_empty();
            check.push(Refusal::of(format!("themes.{t}.items"), RefusalCode::Required, message));
        }
        for (i, item) in theme.items.iter().take(limits::ITEMS).enumerate() {
            check_item(check, &format!("themes.{t}.items.{i}"), item, &mut items);
        }
    }
    found
}

/// Everything that stands in the way of keeping it as a draft: what is wrong, but not what is still missing.
#[must_use]
pub fn check_draft(checklist: &Checklist) -> Vec<Refusal> {
    let mut found = check(checklist);
    found
        .retain(|refusal| refusal.code != RefusalCode::Required || refusal.field.as_deref() == Some("title"));
    found
}

/// The example pictures, by their position in the document.
#[must_use]
pub fn examples(checklist: &Checklist) -> Vec<(String, Uuid)> {
    let mut found = Vec::new();
    for (t, theme) in checklist.themes.iter().enumerate() {
        for (i, item) in theme.items.iter().enumerate() {
            if let Some(id) = item.example.as_deref().and_then(|id| Uuid::try_parse(id).ok()) {
                found.push((format!("themes.{t}.items.{i}.example"), id));
            }
        }
    }
    found
}

fn check_item(found: &mut Vec<Refusal>, path: &str, item: &Item, keys: &mut BTreeSet<String>) {
    let field = |name: &str| format!("{path}.{name}");
    check_key(found, &field("key"), &item.key, keys);
    let required = Some(refusals::checklist_question_required());
    text(found, &field("question"), &item.question, required, limits::QUESTION);
    text(found, &field("guidance"), &item.guidance, None, limits::SHORT_TEXT);
    text(found, &field("unit"), &item.unit, None, limits::NAME);
    if item.example.as_deref().is_some_and(|id| Uuid::try_parse(id).is_err()) {
        found.push(Refusal::of(field("example"), RefusalCode::BadFormat, refusals::photo_unknown()));
    }
    if let Some(most) = item.most {
        let message = || refusals::number_range(limits::ANSWER_NUMBER, 1);
        if most == 0 {
            found.push(Refusal::of(field("most"), RefusalCode::TooSmall, message()));
        } else if most > limits::ANSWER_NUMBER {
            found.push(Refusal::of(field("most"), RefusalCode::TooLarge, message()));
        }
    }
    check_options(found, path, item);
}

fn check_options(found: &mut Vec<Refusal>, path: &str, item: &Item) {
    let field = format!("{path}.options");
    let own = item.scale == Scale::Choice || !item.options.is_empty();
    if item.scale.has_options() && own && item.options.len() < 2 {
        found.push(Refusal::of(&field, RefusalCode::Required, refusals::options_too_few()));
    }
    if item.options.len() > limits::OPTIONS {
        let message = refusals::options_too_many(limits::OPTIONS);
        found.push(Refusal::of(&field, RefusalCode::TooMany, message));
    }
    let standard = Item { scale: item.scale, ..Item::default() };
    let mut values = BTreeSet::new();
    for (o, option) in item.options.iter().take(limits::OPTIONS).enumerate() {
        let value_field = format!("{field}.{o}.value");
        if item.scale == Scale::Choice {
            check_key(found, &value_field, &option.value, &mut values);
        } else if !standard.choices().iter().any(|known| known.value == option.value) {
            // A scale keeps its own values, so that scores can be compared from version to version.
            let message = refusals::option_value_of_scale();
            found.push(Refusal::of(value_field, RefusalCode::BadFormat, message));
        } else if !values.insert(option.value.clone()) {
            found.push(Refusal::of(value_field, RefusalCode::BadFormat, refusals::key_twice()));
        }
        check_option(found, &format!("{field}.{o}"), item.scale, option);
    }
}

fn check_option(found: &mut Vec<Refusal>, path: &str, scale: Scale, option: &AnswerOption) {
    let required = (scale == Scale::Choice).then(refusals::option_label_required);
    text(found, &format!("{path}.label"), &option.label, required, limits::TITLE);
    text(found, &format!("{path}.hint"), &option.hint, None, limits::SHORT_TEXT);
    if let Some(score) = option.score.filter(|score| !SCORES.contains(score)) {
        let code = if score < *SCORES.start() { RefusalCode::TooSmall } else { RefusalCode::TooLarge };
        found.push(Refusal::of(format!("{path}.score"), code, refusals::score_range()));
    }
}

fn text(found: &mut Vec<Refusal>, field: &str, text: &str, required: Option<&str>, max: usize) {
    check_text(found, field, text, required, max, refusals::text_too_long(max));
}
