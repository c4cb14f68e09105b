use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wdw_contract::kader::{Case, Condition, Feature, Limit, Quantity, Relation, Tier};

use super::facts::{Datum, Facts};
use super::sentences;
use crate::words::words;

words! {
    /// What a kader says of a request. There is no score across kaders.
    pub enum Outcome {
        /// The request meets it.
        Meets = "meets",
        /// The request does not meet it.
        Fails = "fails",
        /// It cannot be told yet: something is missing, or a person has to judge. The reasons say which.
        Open = "open",
    }
}

/// A reason for an outcome, as a sentence for submitter and wijkteam alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// What was compared, and how it came out.
    Tested {
        /// Whether this part is met.
        met: bool,
        /// "Je vraagt € 1.200. Dit fonds geeft per keer hoogstens € 1.000."
        sentence: String,
    },
    /// What is not known yet.
    Missing {
        /// Which datum.
        datum: Datum,
        /// "We weten nog niet: wanneer het begint."
        sentence: String,
    },
    /// What a member of the kader's own partner has to judge.
    Judge {
        /// The question to that person.
        question: String,
    },
}

impl Reason {
    /// What a person reads.
    #[must_use]
    pub fn sentence(&self) -> &str {
        match self {
            Self::Tested { sentence, .. } | Self::Missing { sentence, .. } => sentence,
            Self::Judge { question } => question,
        }
    }
}

/// The outcome, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is met.
    pub outcome: Outcome,
    /// The reasons that lead to this outcome and no others: of a failed kader, what fails.
    pub reasons: Vec<Reason>,
}

/// Tests a condition. Where enough is known for an outcome, what is missing elsewhere does not matter.
#[must_use]
pub fn evaluate(condition: &Condition, facts: &Facts) -> Verdict {
    wanted(condition, facts, true)
}

/// Tests whether a condition is as it should be: met, or within a "not", not met. What should not be so has sentences of
/// its own: they say what is allowed, and not the opposite.
fn wanted(condition: &Condition, facts: &Facts, so: bool) -> Verdict {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            let verdicts = parts.iter().map(|part| wanted(part, facts, so)).collect();
            // Not all of them: one that is not so is enough.
            if matches!(condition, Condition::All(_)) == so { each_of(verdicts) } else { one_of(verdicts) }
        }
        Condition::Not(part) => wanted(part, facts, !so),
        Condition::When { this, then } => when(this, then, facts, so),
        Condition::Guideline(part) => {
            let verdict = wanted(part, facts, so);
            // A guideline never fails by itself; where it should not be met, it is never met by itself.
            let softened = if so { Outcome::Fails } else { Outcome::Meets };
            if verdict.outcome == softened { by_a_person(verdict.reasons) } else { verdict }
        }
        Condition::Compare { what, relation, limit } => compare(facts, what, *relation, (limit, so)),
        Condition::Is { what, one_of } => match facts.features.get(what) {
            None => missing(Datum::Feature(*what)),
            Some(values) => {
                let met = one_of.iter().any(|value| values.contains(value)) == so;
                tested(met, sentences::feature(*what, one_of, met, so))
            }
        },
        Condition::Falls { what, from, until } => match facts.day(*what) {
            Err(datum) => missing(datum),
            Ok(day) => {
                let (from, until) = (date(from.as_deref()), date(until.as_deref()));
                let within = from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until);
                tested(within == so, sentences::falls(*what, day, (from, until), so))
            }
        },
        Condition::Has(evidence) => match facts.evidence.get(evidence) {
            None => missing(Datum::Evidence),
            Some(attached) => tested(*attached == so, sentences::evidence(*evidence, *attached, so)),
        },
        Condition::Judge { question } => {
            let question = if so { question.clone() } else { sentences::judge_not(question) };
            Verdict { outcome: Outcome::Open, reasons: vec![Reason::Judge { question }] }
        }
    }
}

/// Where `this` is met, `then` has to be. What is not so (`so` is false): `this` is met, and `then` is not.
fn when(this: &Condition, then: &Condition, facts: &Facts, so: bool) -> Verdict {
    let case = wanted(this, facts, true);
    match case.outcome {
        // In another case it asks nothing.
        Outcome::Fails if so => tested(true, sentences::not_here(this)),
        Outcome::Fails => case,
        Outcome::Meets => because(this, wanted(then, facts, so)),
        // Either way it is the same when `then` is met.
        Outcome::Open => match wanted(then, facts, so) {
            told if told.outcome == (if so { Outcome::Meets } else { Outcome::Fails }) => told,
            _ => case,
        },
    }
}

/// The reasons say in which case they count.
fn because(this: &Condition, mut verdict: Verdict) -> Verdict {
    for reason in &mut verdict.reasons {
        let words = match reason {
            Reason::Tested { sentence, .. } | Reason::Missing { sentence, .. } => sentence,
            Reason::Judge { question } => question,
        };
        *words = sentences::because(words, this);
    }
    verdict
}

/// A person tells what the reasons come to.
fn by_a_person(reasons: Vec<Reason>) -> Verdict {
    let mut questions: Vec<Reason> =
        reasons.into_iter().map(|reason| Reason::Judge { question: reason.sentence().to_owned() }).collect();
    if questions.is_empty() {
        // An empty list of alternatives fails without anything to tell.
        questions.push(Reason::Judge { question: sentences::judge().to_owned() });
    }
    Verdict { outcome: Outcome::Open, reasons: questions }
}

fn tested(met: bool, sentence: String) -> Verdict {
    let outcome = if met { Outcome::Meets } else { Outcome::Fails };
    Verdict { outcome, reasons: vec![Reason::Tested { met, sentence }] }
}

fn missing(datum: Datum) -> Verdict {
    let sentence = sentences::missing(datum);
    Verdict { outcome: Outcome::Open, reasons: vec![Reason::Missing { datum, sentence }] }
}

/// The verdicts with the outcome that decides, and their reasons.
fn decided(verdicts: Vec<Verdict>, order: [Outcome; 3]) -> Verdict {
    let [.., otherwise] = order;
    let outcome = order
        .into_iter()
        .find(|outcome| verdicts.iter().any(|verdict| verdict.outcome == *outcome))
        .unwrap_or(otherwise);
    let deciding = verdicts.into_iter().filter(|verdict| verdict.outcome == outcome);
    Verdict { outcome, reasons: deciding.flat_map(|verdict| verdict.reasons).collect() }
}

fn each_of(verdicts: Vec<Verdict>) -> Verdict {
    decided(verdicts, [Outcome::Fails, Outcome::Open, Outcome::Meets])
}

/// One is enough; where none is, the reasons belong together.
fn one_of(verdicts: Vec<Verdict>) -> Verdict {
    let alternatives: Vec<String> = verdicts
        .iter()
        .map(|verdict| verdict.reasons.iter().map(Reason::sentence).collect::<Vec<_>>().join(" "))
        .filter(|sentences| !sentences.is_empty())
        .collect();
    let verdict = decided(verdicts, [Outcome::Meets, Outcome::Open, Outcome::Fails]);
    if verdict.outcome == Outcome::Fails && alternatives.len() > 1 {
        return tested(false, sentences::one_of_these(&alternatives));
    }
    verdict
}

fn compare(facts: &Facts, what: &Quantity, relation: Relation, (limit, so): (&Limit, bool)) -> Verdict {
    let measured = match facts.measure(what) {
        Ok(measured) => measured,
        Err(datum) => return missing(datum),
    };
    let figure = match resolve(facts, limit) {
        Ok(figure) => figure,
        Err(datum) => return missing(datum),
    };
    let within = match relation {
        Relation::AtMost => measured <= figure,
        Relation::AtLeast => measured >= figure,
    };
    tested(within == so, sentences::comparison(what, (relation, so), measured, (figure, limit)))
}

/// The limit as a figure. A share is rounded to the whole cent in favour of nobody: down, so that the amount at the
/// limit is always within the share.
fn resolve(facts: &Facts, limit: &Limit) -> Result<i64, Datum> {
    match limit {
        Limit::Fixed(figure) => Ok(*figure),
        Limit::SameAs(quantity) => facts.measure(quantity),
        Limit::Share { basis_points, of } => {
            let share = i128::from(facts.measure(of)?) * i128::from(*basis_points);
            Ok(clamp(share.div_euclid(10_000)))
        }
        Limit::Each { amount, of } => Ok(clamp(i128::from(facts.measure(of)?) * i128::from(*amount))),
        Limit::Lowest(limits) => bounds(facts, limits)?.into_iter().min().ok_or(Datum::Limit),
        Limit::Highest(limits) => bounds(facts, limits)?.into_iter().max().ok_or(Datum::Limit),
        Limit::Tiers { by, steps } => {
            let size = facts.measure(by)?;
            let step: Option<&Tier> =
                steps.iter().filter(|step| step.from <= size).max_by_key(|step| step.from);
            resolve(facts, &step.ok_or(Datum::Limit)?.limit)
        }
        Limit::ByFeature { what, cases } => resolve(facts, &case(facts, *what, cases)?.limit),
    }
}

fn bounds(facts: &Facts, limits: &[Limit]) -> Result<Vec<i64>, Datum> {
    limits.iter().map(|limit| resolve(facts, limit)).collect()
}

fn case<'c>(facts: &Facts, what: Feature, cases: &'c [Case]) -> Result<&'c Case, Datum> {
    let values = facts.features.get(&what).ok_or(Datum::Feature(what))?;
    cases
        .iter()
        .find(|case| case.one_of.iter().any(|value| values.contains(value)))
        .or_else(|| cases.iter().find(|case| case.one_of.is_empty()))
        .ok_or(Datum::Limit)
}

fn clamp(figure: i128) -> i64 {
    i64::try_from(figure).unwrap_or(if figure < 0 { i64::MIN } else { i64::MAX })
}

/// A day that cannot be read is no limit; the editor refuses it before.
fn date(text: Option<&str>) -> Option<NaiveDate> {
    text.and_then(|text| text.parse().ok())
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod told;
