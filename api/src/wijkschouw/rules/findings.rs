use wdw_contract::checklist::{Item, Scale};
use wdw_contract::texts::wijkschouw_server as texts;

use super::AnswerState;

/// Whether the answer is something to do something about.
#[must_use]
pub fn is_bad(item: &Item, value: &str) -> bool {
    item.choices().iter().any(|option| option.bad && option.value == value)
}

/// An answer in words: "nee", "3 lampen", "niet van toepassing".
#[must_use]
pub fn said(item: &Item, state: AnswerState, value: Option<&str>) -> String {
    match (state, value) {
        (AnswerState::NotApplicable, _) => texts::answer_not_applicable().to_owned(),
        (AnswerState::Unknown, _) => texts::answer_unknown().to_owned(),
        (AnswerState::Skipped, _) | (AnswerState::Answered, None) => texts::answer_skipped().to_owned(),
        (AnswerState::Answered, Some(value)) if item.scale == Scale::Number && !item.unit.is_empty() => {
            texts::answer_number(value, &item.unit)
        }
        (AnswerState::Answered, Some(value)) => {
            let choices = item.choices();
            let option = choices.iter().find(|option| option.value == value && !option.label.is_empty());
            match (option, value) {
                (Some(option), _) => option.label.clone(),
                (None, "yes") => texts::answer_yes().to_owned(),
                (None, "partly") => texts::answer_partly().to_owned(),
                (None, "no") => texts::answer_no().to_owned(),
                (None, other) => other.to_owned(),
            }
        }
    }
}

/// What a finding from an answer says: its note, or the question with the answer.
#[must_use]
pub fn finding_note(item: &Item, said: &str, note: Option<&str>) -> String {
    note.map_or_else(|| texts::finding_of_answer(said, &item.question), str::to_owned)
}

#[cfg(test)]
mod tests {
    use wdw_contract::checklist::AnswerOption;

    use super::*;

    #[test]
    fn a_finding_says_its_note_or_else_the_question_with_the_answer() {
        let lights = Item { question: "Zijn er donkere plekken?".into(), ..Item::default() };
        let bad = AnswerOption { value: "yes".into(), bad: true, ..AnswerOption::default() };
        let lights = Item { options: vec![bad], ..lights };
        assert!(is_bad(&lights, "yes") && !is_bad(&lights, "no"));
        let answer = said(&lights, AnswerState::Answered, Some("yes"));
        assert_eq!(finding_note(&lights, &answer, Some("Bij de fietstunnel")), "Bij de fietstunnel");
        assert_eq!(finding_note(&lights, &answer, None), "Zijn er donkere plekken? Antwoord: ja");
    }

    #[test]
    fn every_answer_reads_as_words() {
        let lamps = Item { scale: Scale::Number, unit: "lampen".into(), ..Item::default() };
        assert_eq!(said(&lamps, AnswerState::Answered, Some("3")), "3 lampen");
        assert_eq!(said(&lamps, AnswerState::NotApplicable, None), "niet van toepassing");
        let own = AnswerOption { value: "a".into(), label: "Bijna niets".into(), ..AnswerOption::default() };
        let litter = Item { scale: Scale::Choice, options: vec![own], ..Item::default() };
        assert_eq!(said(&litter, AnswerState::Answered, Some("a")), "Bijna niets");
    }
}
