//! Records carry the version of their form, so that what an older app wrote is read by a newer one.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::api::lean;

/// Something that is kept on the phone longer than one version of the app may live.
pub trait Record: Serialize + DeserializeOwned {
    /// Raised when a field changes its meaning or its form. A field that is merely added gets
    /// `#[serde(default)]` and needs no new version.
    const VERSION: u32;

    /// Reads what an older version wrote. `text` is the whole record, as that version wrote it.
    #[must_use]
    fn from_older(_version: u32, _text: &str) -> Option<Self> {
        None
    }
}

#[derive(Serialize)]
struct Written<'r, T> {
    v: u32,
    record: &'r T,
}

#[derive(Deserialize)]
struct Version {
    v: u32,
}

#[derive(Deserialize)]
struct Read<T> {
    record: T,
}

/// The text to keep.
pub fn write<T: Record>(record: &T) -> String {
    // Cannot fail: records are plain data with text keys.
    serde_json::to_string(&Written { v: T::VERSION, record }).unwrap_or_default()
}

/// The record, unless the text is not one. A newer version (someone went back to an older app) is read as far
/// as it is understood.
pub fn read<T: Record>(text: &str) -> Option<T> {
    let Version { v } = lean::from_text(text).ok()?;
    if v < T::VERSION {
        return T::from_older(v, text);
    }
    lean::from_text::<Read<T>>(text).ok().map(|read| read.record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Tree {
        name: String,
        #[serde(default)]
        height: u32,
    }

    impl Record for Tree {
        const VERSION: u32 = 2;

        fn from_older(version: u32, text: &str) -> Option<Self> {
            #[derive(Deserialize)]
            struct Older {
                title: String,
            }
            let read: Read<Older> = serde_json::from_str(text).ok()?;
            (version == 1).then_some(Self { name: read.record.title, height: 0 })
        }
    }

    #[test]
    fn a_record_reads_back_as_itself() {
        let tree = Tree { name: "linde \u{1f333}".into(), height: 12 };
        assert_eq!(read::<Tree>(&write(&tree)), Some(tree));
    }

    #[test]
    fn an_older_record_is_read_and_a_newer_one_as_far_as_understood() {
        let older = r#"{"v":1,"record":{"title":"eik"}}"#;
        assert_eq!(read::<Tree>(older), Some(Tree { name: "eik".into(), height: 0 }));
        let newer = r#"{"v":9,"record":{"name":"beuk","rings":80}}"#;
        assert_eq!(read::<Tree>(newer), Some(Tree { name: "beuk".into(), height: 0 }));
        for broken in ["", "{}", "[1]", r#"{"v":2}"#, r#"{"v":0,"record":{}}"#] {
            assert_eq!(read::<Tree>(broken), None, "{broken}");
        }
    }
}
