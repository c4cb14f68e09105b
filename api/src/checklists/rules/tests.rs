use proptest::prelude::*;
use wdw_contract::checklist::Theme;

use super::*;

fn found(checklist: &Checklist) -> Vec<(String, RefusalCode)> {
    let refusals = check(checklist).into_iter();
    refusals.map(|refusal| (refusal.field.unwrap_or_default(), refusal.code)).collect()
}

fn item(key: &str, scale: Scale) -> Item {
    Item { key: key.into(), question: "Hoe is het hier?".into(), scale, ..Item::default() }
}

fn of(items: Vec<Item>) -> Checklist {
    let theme = Theme { key: "schoon".into(), title: "Schoon".into(), items };
    Checklist { title: "Rondje".into(), themes: vec![theme], ..Checklist::default() }
}

#[test]
fn a_small_checklist_is_all_right_and_an_empty_one_says_what_is_missing() {
    assert_eq!(found(&of(vec![item("a", Scale::YesNo)])), vec![]);
    let nothing = Checklist::default();
    assert_eq!(
        found(&nothing),
        [("title".to_owned(), RefusalCode::Required), ("themes".to_owned(), RefusalCode::Required)]
    );
    assert_eq!(check_draft(&nothing).len(), 1, "a draft needs a name only");
}

#[test]
fn each_problem_is_told_at_its_own_place() {
    let twice = of(vec![item("a", Scale::YesNo), item("a", Scale::YesNo)]);
    assert_eq!(found(&twice), [("themes.0.items.1.key".to_owned(), RefusalCode::BadFormat)]);
    let choice = of(vec![item("a", Scale::Choice)]);
    assert_eq!(found(&choice), [("themes.0.items.0.options".to_owned(), RefusalCode::Required)]);
    let option = |value: &str, score| AnswerOption {
        value: value.into(),
        label: "Ja".into(),
        score,
        ..AnswerOption::default()
    };
    let mut own = item("a", Scale::ImageQuality);
    own.options = vec![option("A", Some(9)), option("A", Some(101)), option("E", None)];
    assert_eq!(
        found(&of(vec![own])),
        [
            ("themes.0.items.0.options.0.score".to_owned(), RefusalCode::TooSmall),
            ("themes.0.items.0.options.1.value".to_owned(), RefusalCode::BadFormat),
            ("themes.0.items.0.options.1.score".to_owned(), RefusalCode::TooLarge),
            ("themes.0.items.0.options.2.value".to_owned(), RefusalCode::BadFormat),
        ]
    );
    let mut long = item("Een Sleutel", Scale::Number);
    long.question = "é".repeat(limits::QUESTION + 1);
    long.most = Some(0);
    long.example = Some("plaatje.jpg".into());
    assert_eq!(
        found(&of(vec![long])),
        [
            ("themes.0.items.0.key".to_owned(), RefusalCode::BadFormat),
            ("themes.0.items.0.question".to_owned(), RefusalCode::TooLong),
            ("themes.0.items.0.example".to_owned(), RefusalCode::BadFormat),
            ("themes.0.items.0.most".to_owned(), RefusalCode::TooSmall),
        ]
    );
}

#[test]
fn there_is_an_end_to_themes_items_and_answers() {
    let many = |n: usize| (0..n).map(|n| item(&format!("i{n}"), Scale::YesNo)).collect::<Vec<_>>();
    assert_eq!(found(&of(many(limits::ITEMS))), vec![]);
    assert_eq!(found(&of(many(limits::ITEMS + 1))), [("themes".to_owned(), RefusalCode::TooMany)]);
    let theme = |n: usize| Theme {
        key: format!("t{n}"),
        title: "Thema".into(),
        items: vec![item(&format!("i{n}"), Scale::YesNo)],
    };
    let themes = |n: usize| Checklist { themes: (0..n).map(theme).collect(), ..of(vec![]) };
    assert_eq!(found(&themes(limits::THEMES)), vec![]);
    assert_eq!(found(&themes(limits::THEMES + 1)), [("themes".to_owned(), RefusalCode::TooMany)]);
    let mut choice = item("a", Scale::Choice);
    choice.options = (0..=limits::OPTIONS)
        .map(|n| AnswerOption { value: format!("o{n}"), label: "Ja".into(), ..AnswerOption::default() })
        .collect();
    assert_eq!(found(&of(vec![choice])), [("themes.0.items.0.options".to_owned(), RefusalCode::TooMany)]);
}

#[test]
fn names_in_addresses_are_plain_and_free() {
    assert_eq!(slug("Schoon, heel & veilig!"), "schoon-heel-veilig");
    assert_eq!(slug("  Één buurt — café "), "een-buurt-cafe");
    assert_eq!(slug("😀"), "checklist");
    assert!(slug(&"lang ".repeat(40)).len() <= 40);
    let taken = ["rondje".to_owned(), "rondje-2".to_owned()];
    assert_eq!(free_slug("rondje", &taken), "rondje-3");
    assert_eq!(free_slug("anders", &taken), "anders");
}

/// Texts as people and programs may send them: usual ones often, anything sometimes.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-z]{1,8}", 1 => Just(String::new()), 1 => any::<String>(), 1 => ".{0,300}"]
}

fn any_option() -> impl Strategy<Value = AnswerOption> {
    let value = prop_oneof![3 => "[a-z]{1,4}", 2 => "(A\\+|[A-D]|[1-9]|10|yes|no|partly)", 1 => any_text()];
    let score = prop::option::of(prop_oneof![4 => 10..=100_u8, 1 => any::<u8>()]);
    (value, any_text(), any_text(), score, any::<bool>())
        .prop_map(|(value, label, hint, score, bad)| AnswerOption { value, label, hint, score, bad })
}

fn any_item() -> impl Strategy<Value = Item> {
    let example = prop::option::weighted(0.1, any_text());
    let most = prop::option::weighted(0.3, any::<u32>());
    let scale = prop::sample::select(Scale::ALL.to_vec());
    let options = prop::collection::vec(any_option(), 0..4);
    (any_text(), any_text(), any_text(), scale, options, most, example, any::<[bool; 4]>()).prop_map(
        |(key, question, guidance, scale, options, most, example, flags)| {
            let [once, required, photo_when_bad, note_when_bad] = flags;
            let unit = guidance.clone();
            Item {
                key,
                question,
                guidance,
                example,
                scale,
                options,
                unit,
                most,
                once,
                required,
                photo_when_bad,
                note_when_bad,
            }
        },
    )
}

fn any_checklist() -> impl Strategy<Value = Checklist> {
    let theme = (any_text(), any_text(), prop::collection::vec(any_item(), 0..3))
        .prop_map(|(key, title, items)| Theme { key, title, items });
    (any_text(), any_text(), prop::collection::vec(theme, 0..3))
        .prop_map(|(title, explanation, themes)| Checklist { title, explanation, themes })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_passes_can_be_answered_and_what_does_not_says_where(checklist in any_checklist()) {
        let checklist = tidied(checklist);
        prop_assert_eq!(&tidied(checklist.clone()), &checklist, "tidy stays tidy");
        let found = check(&checklist);
        prop_assert!(check_draft(&checklist).len() <= found.len());
        if found.is_empty() {
            for (_, item) in checklist.items() {
                prop_assert_eq!(checklist.item(&item.key).map(|(_, found)| found), Some(item));
                for option in item.choices().iter() {
                    prop_assert!(item.read(&option.value).is_some(), "{} {:?}", item.key, option);
                }
                let typed = match item.scale {
                    Scale::Number => "1",
                    Scale::Text => "goed",
                    _ => continue,
                };
                prop_assert!(item.read(typed).is_some());
            }
        }
        for refusal in found {
            prop_assert!(refusal.field.is_some() && !refusal.message.is_empty());
        }
    }
}
