//! A checklist as a file: YAML, which people write, or JSON, which is YAML too.

use wdw_contract::checklist::Checklist;

/// Bytes of a file that is read; the largest checklist there can be is smaller.
pub const MOST_BYTES: usize = 512 * 1024;

/// Why a file is not a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// On which line, from one.
    pub line: Option<u64>,
    /// What was found there, in the words of the reader.
    pub reason: String,
}

/// Reads a file. What it says is not checked yet.
///
/// # Errors
/// When it is not a checklist, or asks for more than any checklist needs: deep nesting, aliases that multiply.
pub fn read(text: &str) -> Result<Checklist, Unreadable> {
    if text.len() > MOST_BYTES {
        return Err(Unreadable { line: None, reason: format!("more than {MOST_BYTES} bytes") });
    }
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 16,
            max_nodes: 20_000,
            max_events: 60_000,
            max_aliases: 200,
            max_anchors: 50,
            max_documents: 1,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 5_000,
            max_replay_stack_depth: 4,
            max_alias_expansions_per_anchor: 100,
        },
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| Unreadable {
        line: error.location().map(|location| location.line()),
        reason: error.to_string(),
    })
}

/// Writes YAML, as [`read`] reads it.
///
/// # Errors
/// Never for a checklist that was read.
pub fn yaml(checklist: &Checklist) -> Result<String, String> {
    serde_saphyr::to_string(checklist).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wdw_contract::checklist::{Item, Scale, Theme};

    const SMALL: &str = "title: Rondje\nthemes:\n  - key: schoon\n    title: Schoon\n    items:\n      - key: afval\n        \
                         question: Ligt er afval?\n        scale: yes_no\n        options:\n          - { value: yes, bad: true }\n          - { value: no }\n";

    #[test]
    fn yaml_and_json_say_the_same() {
        let yaml = read(SMALL).unwrap();
        let values: Vec<&str> = yaml.themes[0].items[0].options.iter().map(|o| o.value.as_str()).collect();
        assert_eq!(values, ["yes", "no"], "words, not truth values");
        let json = serde_json::to_string(&yaml).unwrap();
        assert_eq!(read(&json), Ok(yaml));
    }

    #[test]
    fn what_is_no_checklist_is_refused_with_its_line() {
        assert_eq!(read("title: a\nthemes: nee\n").unwrap_err().line, Some(2));
        for junk in [
            "",
            "[]",
            "hallo",
            "{",
            "\0",
            "%",
            "title: a",
            "- - -",
            "&a [*a]",
            "\u{feff}\t:\n",
            "a: !!binary x",
        ] {
            assert!(read(junk).is_err(), "{junk:?}");
        }
        assert!(read(&format!("{SMALL}---\n{SMALL}")).is_err(), "two in one file");
        assert!(read(&format!("title: {}", "a".repeat(MOST_BYTES))).is_err());
    }

    #[test]
    fn a_file_that_grows_or_nests_without_end_is_refused() {
        let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, before) in ('b'..='i').zip('a'..='h') {
            let nine = vec![format!("*{before}"); 9].join(",");
            bomb.push_str(&format!("{name}: &{name} [{nine}]\n"));
        }
        assert!(read(&format!("{bomb}{SMALL}")).is_err());
        let deep = |open: &str, close: &str| format!("title: {}{}", open.repeat(5_000), close.repeat(5_000));
        assert!(read(&deep("[", "]")).is_err());
        assert!(read(&deep("{a: ", "}")).is_err());
        assert!(read(&"- ".repeat(50_000)).is_err());
    }

    proptest! {
        #[test]
        fn whatever_arrives_is_read_or_refused(text in any::<String>()) {
            let _ = read(&text);
        }

        #[test]
        fn whatever_people_write_comes_back_the_same(
            title in any::<String>(),
            question in "(?s).{0,80}",
            unit in "[ -~]{0,12}",
            most in prop::option::of(any::<u32>()),
        ) {
            let visible = |text: String| text.chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>();
            let (title, question) = (visible(title), visible(question));
            let item = Item { key: "a".into(), question, unit, most, scale: Scale::Number, ..Item::default() };
            let theme = Theme { key: "no".into(), title: "1e3".into(), items: vec![item] };
            let checklist = Checklist { title, explanation: "~".into(), themes: vec![theme] };
            let text = yaml(&checklist).unwrap();
            prop_assert_eq!(read(&text), Ok(checklist), "{}", text);
        }
    }
}
