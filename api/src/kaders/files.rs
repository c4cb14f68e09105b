//! One version of a kader as a file: YAML, which people write, or JSON, which is YAML too.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wdw_contract::kader::Condition;

use super::rules::Applies;
use crate::checklists::files::Unreadable;

/// Bytes of a file that is read; the largest kader there can be is smaller.
pub const MOST_BYTES: usize = 256 * 1024;

/// A kader as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct File {
    /// As people mention it.
    pub number: String,
    /// The key of the partner that sets it.
    pub partner: String,
    /// When it is tested.
    pub applies: Applies,
    /// What it is called.
    pub title: String,
    /// What it means.
    #[serde(default)]
    pub explanation: String,
    /// How the setter reads words that can be taken in more than one way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reading: String,
    /// From which day. Left out: from the day of reading it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Up to and including which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// What is tested.
    pub condition: Condition,
}

/// Reads a file. What it says is not checked yet.
///
/// # Errors
/// When it is not a kader, or asks for more than any kader needs: deep nesting, aliases that multiply.
pub fn read(text: &str) -> Result<File, Unreadable> {
    if text.len() > MOST_BYTES {
        return Err(Unreadable { line: None, reason: format!("more than {MOST_BYTES} bytes") });
    }
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 40,
            max_nodes: 10_000,
            max_events: 30_000,
            max_aliases: 100,
            max_anchors: 20,
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
/// Never for a kader that was read.
pub fn yaml(file: &File) -> Result<String, String> {
    serde_saphyr::to_string(file).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SMALL: &str = "number: '10'\npartner: gemeente\napplies: money\ntitle: Straatpot\ncondition:\n  \
                         compare: { what: asked, relation: atMost, limit: { fixed: 100000 } }\n";

    #[test]
    fn yaml_and_json_say_the_same() {
        let file = read(SMALL).unwrap();
        assert_eq!(read(&yaml(&file).unwrap()), Ok(file.clone()));
        assert_eq!(read(&serde_json::to_string(&file).unwrap()), Ok(file));
    }

    #[test]
    fn what_is_no_kader_is_refused() {
        for junk in ["", "[]", "hallo", "{", "\0", "number: 1", "&a [*a]", "a: !!binary x"] {
            assert!(read(junk).is_err(), "{junk:?}");
        }
        assert_eq!(read(&SMALL.replace("atMost", "soms")).unwrap_err().line, Some(6));
        assert!(read(&format!("{SMALL}---\n{SMALL}")).is_err(), "two in one file");
        assert!(read(&format!("title: {}", "a".repeat(MOST_BYTES))).is_err());
        let deep = format!("{}judge: {{ question: a }}{}", "{ not: { ".repeat(500), "} }".repeat(500));
        assert!(
            read(&format!("number: a\npartner: b\napplies: money\ntitle: c\ncondition: {deep}\n")).is_err()
        );
    }

    proptest! {
        #[test]
        fn whatever_arrives_is_read_or_refused(text in any::<String>()) {
            let _ = read(&text);
        }
    }
}
