use wdw_contract::checklist::{AnswerOption, Item};
use wdw_contract::texts::wijkschouw_server as texts;

/// The answer, when it is something to do something about.
#[must_use]
pub fn bad_option(item: &Item, value: &str) -> Option<AnswerOption> {
    item.choices().iter().find(|option| option.bad && option.value == value).cloned()
}

/// What a finding from a bad answer says: its note, or the question with the answer.
#[must_use]
pub fn finding_note(item: &Item, option: &AnswerOption, note: Option<&str>) -> String {
    let said = match option.value.as_str() {
        _ if !option.label.is_empty() => option.label.as_str(),
        "yes" => texts::answer_yes(),
        "partly" => texts::answer_partly(),
        "no" => texts::answer_no(),
        other => other,
    };
    note.map_or_else(|| texts::finding_of_answer(said, &item.question), str::to_owned)
}

#[cfg(test)]
mod tests {
    use wdw_contract::checklist::Scale;

    use super::*;

    #[test]
    fn a_bad_answer_speaks_for_itself_when_nobody_wrote_a_note() {
        let item = Item { question: "Is het heel?".into(), scale: Scale::YesNo, ..Item::default() };
        assert_eq!(bad_option(&item, "yes"), None);
        let no = bad_option(&item, "no").unwrap();
        assert_eq!(finding_note(&item, &no, None), "Is het heel? Antwoord: nee");
        assert_eq!(finding_note(&item, &no, Some("De bank is stuk")), "De bank is stuk");
    }
}
