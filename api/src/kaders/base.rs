//! The kaders that come with the software. Each is added once, when there is none with its number yet; what an
//! installation changes afterwards stays.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wdw_contract::kader::{Condition, DEPTH, PARTS};

use super::rules::{Applies, Status};
use super::store;
use crate::areas;
use crate::platform::Fault;
use crate::platform::database::WriteTransaction;

const FILE: &str = include_str!("../../base/kaders.yaml");

/// A kader as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Planted {
    /// As people mention it.
    pub number: String,
    /// The key of the partner that sets it.
    pub partner: String,
    /// When it is tested.
    pub applies: Applies,
    /// Whether it holds already.
    pub status: Status,
    /// What it is called.
    pub title: String,
    /// What it means.
    pub explanation: String,
    /// From which day.
    pub valid_from: NaiveDate,
    /// What is tested.
    pub condition: Condition,
}

/// Adds the kaders that the database has not yet. Those of a partner that this installation does not have are left
/// out.
///
/// # Errors
/// When the database fails.
pub async fn plant(tx: &WriteTransaction) -> Result<(), Fault> {
    let known = store::numbers(tx).await?;
    let partners = areas::store::partners(tx).await?;
    for kader in read(FILE)?.iter().filter(|kader| !known.contains(&kader.number)) {
        if let Some(partner) = partners.iter().find(|partner| partner.key == kader.partner) {
            store::plant(tx, partner.id, kader).await?;
        }
    }
    Ok(())
}

fn read(text: &str) -> Result<Vec<Planted>, Fault> {
    let kaders: Vec<Planted> =
        serde_saphyr::from_str(text).map_err(|error| Fault::Other(format!("base/kaders.yaml: {error}")))?;
    match kaders.iter().find(|kader| too_large(&kader.condition)) {
        Some(kader) => Err(Fault::Other(format!("base/kaders.yaml: kader {} is too large", kader.number))),
        None => Ok(kaders),
    }
}

fn too_large(condition: &Condition) -> bool {
    let (depth, parts) = condition.size();
    depth > DEPTH || parts > PARTS
}

#[cfg(test)]
mod tests {
    use wdw_contract::Cents;

    use super::*;
    use crate::kaders::rules::{Facts, Outcome, Reason, evaluate};

    fn kader(number: &str) -> Condition {
        read(FILE).unwrap().into_iter().find(|kader| kader.number == number).unwrap().condition
    }

    #[test]
    fn the_file_is_read_and_its_conditions_are_kept_as_they_are() {
        for kader in read(FILE).unwrap() {
            let kept = serde_json::to_string(&kader.condition).unwrap();
            assert_eq!(
                serde_json::from_str::<Condition>(&kept).unwrap(),
                kader.condition,
                "{}",
                kader.number
            );
        }
    }

    #[test]
    fn the_example_fund_is_tested_to_the_cent() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let facts = Facts {
            asked: Some(Cents(75_000)),
            costs: Some(vec![("material".into(), Cents(100_000))]),
            own_contribution: Some(Cents(25_000)),
            participants: Some(30),
            supporters: Some(10),
            submitted: day("2027-02-01"),
            starts: day("2027-02-22"),
            grants: [(wdw_contract::kader::Per::Applicant, Vec::new())].into(),
            features: [(wdw_contract::kader::Feature::ApplicantKind, ["group".to_owned()].into())].into(),
            evidence: [(wdw_contract::kader::Evidence::Quotes, true)].into(),
            ..Facts::default()
        };
        let fund = kader("V1");
        assert_eq!(evaluate(&fund, &facts).outcome, Outcome::Meets);
        for (changed, words) in [
            (Facts { asked: Some(Cents(75_001)), ..facts.clone() }, "Je vraagt"),
            (Facts { own_contribution: Some(Cents(9_999)), ..facts.clone() }, "Je legt zelf"),
            (Facts { supporters: Some(9), ..facts.clone() }, "steunen het plan"),
            (Facts { starts: day("2027-02-21"), ..facts.clone() }, "Tussen het indienen en de start"),
            (
                Facts { evidence: [(wdw_contract::kader::Evidence::Quotes, false)].into(), ..facts.clone() },
                "Stuur mee: een offerte",
            ),
        ] {
            let verdict = evaluate(&fund, &changed);
            assert_eq!(verdict.outcome, Outcome::Fails, "{words}");
            let [Reason::Tested { met: false, sentence }] = verdict.reasons.as_slice() else {
                panic!("one reason: {:?}", verdict.reasons)
            };
            assert!(sentence.contains(words), "{sentence}");
        }
        let unknown = Facts { starts: None, ..facts };
        assert_eq!(evaluate(&fund, &unknown).outcome, Outcome::Open);
    }
}
