//! The base data of a municipality, from one readable file: partners, functions, wijken and terms.

use std::collections::BTreeMap;
use std::path::Path;

use figment::Figment;
use figment::providers::{Format as _, Toml};
use serde::Deserialize;
use wdw_contract::Cents;

use crate::access::Function;
use crate::platform::Fault;

/// The file that is used when no other is named.
const MEPPEL: &str = include_str!("../base/meppel.toml");

/// No limit is higher: a slip of the pen is noticed.
const MOST_EUROS: i64 = 10_000_000;

/// What is known of a municipality before anyone signs in.
#[derive(Clone, Debug)]
pub struct Municipality {
    /// Its name.
    pub name: String,
    /// Who residents ask when something does not work.
    pub contact_email: String,
    /// Within how many days there is an answer.
    pub answer_days: u64,
    /// How long things are kept that lead to a person.
    pub retention: Retention,
    /// Who may decide up to which amount, and what follows on a decision.
    pub decisions: Decisions,
    /// Its partners.
    pub partners: Vec<Partner>,
    /// Which partner delivers which fixed function.
    pub functions: BTreeMap<Function, String>,
    /// Its wijken, in the order in which people see them.
    pub wijken: Vec<Wijk>,
}

/// How long things are kept that lead to a person, in days since the last step (domain page, "Privacy").
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// Initiatives that were refused, withdrawn or referred.
    pub refused_and_withdrawn_days: u32,
    /// Initiatives that were carried out.
    pub completed_days: u32,
    /// Lines of the audit log.
    pub audit_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { refused_and_withdrawn_days: 365, completed_days: 5 * 365, audit_days: 3 * 365 }
    }
}

/// Who may decide up to which amount, and what follows on a decision (domain page, "Decision and money").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decisions {
    /// Up to and including this the wijkteam decides, each within the own mandate.
    pub wijkteam_limit: Cents,
    /// Up to and including this the managers do; above it the stuurgroep.
    pub manager_limit: Cents,
    /// Up to and including this a photo of the result is enough to account with.
    pub light_accounting: Cents,
    /// Within how many days after the last day of a plan its submitter tells how it went.
    pub accounting_days: u32,
    /// Within how many days the wijkteam has looked at that, or the submitter at what is still missing.
    pub approval_days: u32,
    /// Within how many days one can object.
    pub objection_days: u32,
}

/// The same as it stands in the file: whole euros, as people write limits.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct DecisionsInFile {
    wijkteam_limit_euro: i64,
    manager_limit_euro: i64,
    light_accounting_euro: i64,
    accounting_days: u32,
    approval_days: u32,
    objection_days: u32,
}

impl Default for DecisionsInFile {
    fn default() -> Self {
        Self {
            wijkteam_limit_euro: 2_500,
            manager_limit_euro: 10_000,
            light_accounting_euro: 250,
            accounting_days: 56,
            approval_days: 14,
            objection_days: 42,
        }
    }
}

impl DecisionsInFile {
    fn check(self) -> Result<Decisions, String> {
        let amount = |name: &str, euros: i64| match euros {
            0..=MOST_EUROS => Ok(Cents(euros * 100)),
            _ => Err(format!("[decisions] {name} must be between 0 and {MOST_EUROS} euros")),
        };
        let wijkteam_limit = amount("wijkteam_limit_euro", self.wijkteam_limit_euro)?;
        let manager_limit = amount("manager_limit_euro", self.manager_limit_euro)?;
        let light_accounting = amount("light_accounting_euro", self.light_accounting_euro)?;
        if manager_limit < wijkteam_limit {
            return Err(
                "[decisions] manager_limit_euro must not be lower than wijkteam_limit_euro".to_owned()
            );
        }
        let Self { accounting_days, approval_days, objection_days, .. } = self;
        for (name, days) in [
            ("accounting_days", accounting_days),
            ("approval_days", approval_days),
            ("objection_days", objection_days),
        ] {
            if !(1..=365).contains(&days) {
                return Err(format!("[decisions] {name} must be between 1 and 365"));
            }
        }
        Ok(Decisions {
            wijkteam_limit,
            manager_limit,
            light_accounting,
            accounting_days,
            approval_days,
            objection_days,
        })
    }
}

/// A partner in the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// The word that the file refers to it by.
    pub key: String,
    /// The full name.
    pub name: String,
    /// The name where there is little room.
    pub short_name: String,
    /// The kind, as a word of the database.
    pub kind: String,
}

/// A wijk in the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wijk {
    /// The name in an address.
    pub slug: String,
    /// The name.
    pub name: String,
    /// `wijk` or `dorp`.
    pub kind: String,
    /// The named parts.
    pub buurten: Vec<String>,
    /// The shared address of the wijkteam.
    pub email: Option<String>,
    /// The shared number of the wijkteam.
    pub phone: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    municipality: About,
    terms: Terms,
    #[serde(default)]
    retention: Retention,
    #[serde(default)]
    decisions: DecisionsInFile,
    partner: Vec<Partner>,
    functions: BTreeMap<String, String>,
    wijk: Vec<Wijk>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    name: String,
    contact_email: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    answer_days: u64,
}

impl Municipality {
    /// Reads the file, or Meppel's when none is named.
    ///
    /// # Errors
    /// A sentence that says what to change in the file.
    pub fn load(file: Option<&Path>) -> Result<Self, Fault> {
        let Some(path) = file else { return Self::read(MEPPEL, "api/base/meppel.toml") };
        let text = std::fs::read_to_string(path)
            .map_err(|error| Fault::Other(format!("{} cannot be read: {error}", path.display())))?;
        Self::read(&text, &path.display().to_string())
    }

    fn read(text: &str, name: &str) -> Result<Self, Fault> {
        let wrong = |what: String| Fault::Other(format!("{name}: {what}"));
        let file: File =
            Figment::from(Toml::string(text)).extract().map_err(|error| wrong(error.to_string()))?;
        let known = |key: &String| file.partner.iter().any(|partner| partner.key == *key);
        let mut functions = BTreeMap::new();
        for (word, partner) in file.functions {
            let function = Function::parse(&word).ok_or_else(|| {
                wrong(format!("[functions] knows no {word}; use one of the four fixed functions"))
            })?;
            if !known(&partner) {
                return Err(wrong(format!("[functions] {word} names {partner}, which is no [[partner]]")));
            }
            functions.insert(function, partner);
        }
        for partner in &file.partner {
            if !["municipality", "housing_corporation", "police", "welfare", "other"]
                .contains(&&*partner.kind)
            {
                let key = &partner.key;
                return Err(wrong(format!(
                    "partner {key}: kind must be municipality, housing_corporation, police, welfare or other"
                )));
            }
        }
        for wijk in &file.wijk {
            if !["wijk", "dorp"].contains(&&*wijk.kind) {
                return Err(wrong(format!("wijk {}: kind must be wijk or dorp", wijk.slug)));
            }
            let slug_fits =
                wijk.slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if !slug_fits || wijk.slug.is_empty() {
                return Err(wrong(format!(
                    "wijk {}: a slug has small letters, digits and dashes",
                    wijk.slug
                )));
            }
        }
        if !(1..=365).contains(&file.terms.answer_days) {
            return Err(wrong("[terms] answer_days must be between 1 and 365".to_owned()));
        }
        let Retention { refused_and_withdrawn_days, completed_days, audit_days } = file.retention;
        if [refused_and_withdrawn_days, completed_days, audit_days]
            .iter()
            .any(|days| !(1..=36_500).contains(days))
        {
            return Err(wrong("[retention] counts days, between 1 and 36500".to_owned()));
        }
        let decisions = file.decisions.check().map_err(wrong)?;
        Ok(Self {
            name: file.municipality.name,
            contact_email: file.municipality.contact_email,
            answer_days: file.terms.answer_days,
            retention: file.retention,
            decisions,
            partners: file.partner,
            functions,
            wijken: file.wijk,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meppel_has_four_partners_and_seven_wijken() {
        let meppel = Municipality::load(None).unwrap();
        assert_eq!((meppel.partners.len(), meppel.wijken.len(), meppel.functions.len()), (4, 7, 4));
        assert_eq!(meppel.answer_days, 42);
        assert_eq!(meppel.decisions.wijkteam_limit, Cents(250_000));
        assert_eq!(meppel.decisions.manager_limit, Cents(1_000_000));
        assert_eq!(meppel.decisions.light_accounting, Cents(25_000));
        assert_eq!(meppel.decisions.objection_days, 42);
        let silent = MEPPEL.split("[decisions]").next().unwrap().to_owned()
            + MEPPEL.split_once("objection_days = 42").unwrap().1;
        let by_default = Municipality::read(&silent, "x.toml").unwrap().decisions;
        assert_eq!(by_default, meppel.decisions, "who says nothing gets what Meppel has");
    }

    #[test]
    fn a_wrong_file_is_refused_with_what_to_change() {
        for (from, to, says) in [
            ("kind = \"police\"", "kind = \"polis\"", "partner politie: kind must be"),
            ("wijkagent = \"politie\"", "wijkagent = \"brandweer\"", "which is no [[partner]]"),
            ("wijkagent =", "wijkmeester =", "knows no wijkmeester"),
            ("slug = \"nijeveen\"", "slug = \"Nij Veen\"", "a slug has small letters"),
            ("answer_days = 42", "answer_days = 0", "answer_days must be"),
            ("[terms]", "[termen]", "termen"),
            (
                "wijkteam_limit_euro = 2500",
                "wijkteam_limit_euro = -1",
                "wijkteam_limit_euro must be between 0",
            ),
            ("wijkteam_limit_euro = 2500", "wijkteam_limit_euro = 2500.5", "wijkteam_limit_euro"),
            ("manager_limit_euro = 10000", "manager_limit_euro = 2499", "must not be lower than"),
            ("manager_limit_euro = 10000", "manager_limit_euro = 99999999", "between 0 and 10000000 euros"),
            ("light_accounting_euro = 250", "light_accounting_euro = -250", "light_accounting_euro must be"),
            ("light_accounting_euro = 250", "licht_euro = 250", "licht_euro"),
            ("objection_days = 42", "objection_days = 0", "objection_days must be"),
        ] {
            let error = Municipality::read(&MEPPEL.replace(from, to), "x.toml").unwrap_err().to_string();
            assert!(error.contains(says) && error.starts_with("x.toml"), "{error}");
        }
    }
}
