use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use wdw_contract::kader::{Evidence, Feature};
use wdw_contract::{limits, texts::decide_server as text, texts::refusals};

use super::facts::Facts;
use crate::refusal::{Refusal, RefusalCode};
use crate::words::words;

/// How many names one list may hold.
const NAMES: usize = 20;
/// The largest number of people or hours.
const MOST: i64 = 100_000;

words! {
    /// Who asks.
    pub enum ApplicantKind {
        /// Somebody alone.
        Resident = "resident",
        /// A group of neighbours.
        Group = "group",
        /// An association.
        Association = "association",
        /// A foundation.
        Foundation = "foundation",
        /// A school.
        School = "school",
        /// A company.
        Company = "company",
    }
}

/// What is known of a request beside its plan. What is left out is not known, which is something else than nought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct KnownFacts {
    /// Who asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicant_kind: Option<ApplicantKind>,
    /// How many people take part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participant_count: Option<i64>,
    /// Hours that residents put in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volunteer_hours: Option<i64>,
    /// How many others pay along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_payers: Option<i64>,
    /// People or addresses against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opponents: Option<i64>,
    /// What is attached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<BTreeSet<Evidence>>,
    /// Whose houses the applicant rents: keys of partners.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant_of: Option<BTreeSet<String>>,
    /// The wijk in which the applicant lives, by its slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lives_in: Option<String>,
    /// The complex or address area in which it happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complex: Option<String>,
    /// Other funds that pay along, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_funds: Option<BTreeSet<String>>,
}

impl KnownFacts {
    /// Everything that is wrong with it, each at its field under `field`.
    #[must_use]
    pub fn check(&self, field: &str) -> Vec<Refusal> {
        let mut refused = Vec::new();
        for (name, number) in [
            ("participantCount", self.participant_count),
            ("volunteerHours", self.volunteer_hours),
            ("otherPayers", self.other_payers),
            ("opponents", self.opponents),
        ] {
            if number.is_some_and(|number| !(0..=MOST).contains(&number)) {
                let at = format!("{field}.{name}");
                refused.push(Refusal::of(at, RefusalCode::TooLarge, text::facts_range(MOST)));
            }
        }
        let none = BTreeSet::new();
        let lists = [("tenantOf", &self.tenant_of), ("otherFunds", &self.other_funds)]
            .map(|(name, list)| (name, list.as_ref().unwrap_or(&none)));
        for (name, list) in lists {
            if list.len() > NAMES || list.iter().any(|one| too_long(one)) {
                let at = format!("{field}.{name}");
                refused.push(Refusal::of(
                    at,
                    RefusalCode::TooLong,
                    refusals::text_too_long(limits::SHORT_TEXT),
                ));
            }
        }
        for (name, typed) in [("livesIn", &self.lives_in), ("complex", &self.complex)] {
            if typed.as_deref().is_some_and(too_long) {
                let at = format!("{field}.{name}");
                refused.push(Refusal::of(
                    at,
                    RefusalCode::TooLong,
                    refusals::text_too_long(limits::SHORT_TEXT),
                ));
            }
        }
        refused
    }

    /// Adds what is known to facts.
    pub fn add_to(&self, facts: &mut Facts) {
        facts.participants = self.participant_count;
        facts.volunteer_hours = self.volunteer_hours;
        facts.other_payers = self.other_payers;
        facts.opponents = self.opponents;
        if let Some(attached) = &self.evidence {
            facts.evidence = Evidence::ALL.iter().map(|one| (*one, attached.contains(one))).collect();
        }
        let one = |word: &str| BTreeSet::from([word.to_owned()]);
        let known = [
            (Feature::ApplicantKind, self.applicant_kind.map(|kind| one(kind.as_str()))),
            (Feature::TenantOf, self.tenant_of.clone()),
            (Feature::LivesIn, self.lives_in.as_deref().map(one)),
            (Feature::Complex, self.complex.as_deref().map(one)),
            // Where nobody else pays along, no other fund does.
            (
                Feature::OtherFund,
                self.other_funds.clone().or((self.other_payers == Some(0)).then(BTreeSet::new)),
            ),
        ];
        facts.features.extend(known.into_iter().filter_map(|(feature, values)| Some((feature, values?))));
    }
}

fn too_long(text: &str) -> bool {
    text.chars().count() > limits::SHORT_TEXT || text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_not_known() {
        let read: KnownFacts = serde_json::from_str("{}").unwrap();
        assert_eq!(
            (read.clone(), serde_json::to_string(&read).unwrap()),
            (KnownFacts::default(), "{}".to_owned())
        );
        let mut facts = Facts::default();
        read.add_to(&mut facts);
        assert_eq!(facts, Facts::default());
    }

    #[test]
    fn where_nobody_else_pays_there_is_no_other_fund() {
        let with = |other_payers, other_funds| {
            let mut facts = Facts::default();
            KnownFacts { other_payers, other_funds, ..KnownFacts::default() }.add_to(&mut facts);
            facts.features.get(&Feature::OtherFund).cloned()
        };
        let fund = || Some(BTreeSet::from(["Oranjefonds".to_owned()]));
        assert_eq!((with(None, None), with(Some(1), None)), (None, None), "not known");
        assert_eq!(with(Some(0), None), Some(BTreeSet::new()));
        assert_eq!(with(Some(1), fund()), fund());
    }

    #[test]
    fn what_cannot_be_is_refused_at_its_field() {
        let wrong = KnownFacts {
            participant_count: Some(-1),
            opponents: Some(MOST + 1),
            complex: Some("x".repeat(limits::SHORT_TEXT + 1)),
            other_funds: Some((0..=NAMES).map(|number| number.to_string()).collect()),
            ..KnownFacts::default()
        };
        let fields: Vec<_> = wrong.check("facts").into_iter().filter_map(|refusal| refusal.field).collect();
        assert_eq!(
            fields,
            ["facts.participantCount", "facts.opponents", "facts.otherFunds", "facts.complex"]
        );
    }
}
