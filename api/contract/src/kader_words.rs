//! The parts of a condition as Dutch sentences: the same for who writes a kader and who reads it.

use crate::kader::{Condition, Day, Evidence, Feature, Limit, Per, Quantity, Relation, Unit};
use crate::texts::{common, kader_words as text};
use crate::{Cents, dates};

/// The sentence of one part. Of a part that holds others: what stands above them.
#[must_use]
pub fn sentence(condition: &Condition) -> String {
    match condition {
        Condition::All(_) => text::all().to_owned(),
        Condition::Any(_) => text::any().to_owned(),
        Condition::Not(_) => text::not().to_owned(),
        Condition::When { .. } => text::when().to_owned(),
        Condition::Guideline(_) => text::guideline().to_owned(),
        Condition::Compare { what, relation, limit } => {
            let limit_words = self::limit(limit, what.unit());
            match relation {
                Relation::AtMost => text::is_at_most(limit_words, quantity(what)),
                Relation::AtLeast => text::is_at_least(limit_words, quantity(what)),
            }
        }
        Condition::Is { what, one_of } if one_of.is_empty() => text::one_of_none(feature(*what)),
        Condition::Is { what, one_of } => text::one_of(values(*what, one_of), feature(*what)),
        Condition::Falls { what, from, until } => match (from.as_deref(), until.as_deref()) {
            (Some(from), Some(until)) => text::falls_between(full(from), full(until), day(*what)),
            (Some(from), None) => text::falls_from(full(from), day(*what)),
            (None, Some(until)) => text::falls_until(full(until), day(*what)),
            (None, None) => text::falls_open(day(*what)),
        },
        Condition::Has(what) => text::has(evidence(*what)),
        Condition::Judge { question } if question.trim().is_empty() => text::judge_empty().to_owned(),
        Condition::Judge { question } => text::judge(question),
    }
}

/// A whole condition, a sentence on each line, parts of a part indented by two spaces.
#[must_use]
pub fn lines(condition: &Condition) -> Vec<String> {
    let mut found = Vec::new();
    match condition {
        Condition::All(parts) => parts.iter().for_each(|part| add(part, 0, &mut found)),
        other => add(other, 0, &mut found),
    }
    found
}

fn add(condition: &Condition, depth: usize, found: &mut Vec<String>) {
    found.push(format!("{}{}", "  ".repeat(depth), sentence(condition)));
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| add(part, depth + 1, found));
        }
        Condition::Not(part) | Condition::Guideline(part) => add(part, depth + 1, found),
        Condition::When { this, then } => {
            add(this, depth + 1, found);
            found.push(format!("{}{}", "  ".repeat(depth), text::then()));
            add(then, depth + 1, found);
        }
        _ => {}
    }
}

/// What is measured.
#[must_use]
pub fn quantity(what: &Quantity) -> String {
    use Quantity as Q;
    match what {
        Q::Asked => text::asked().to_owned(),
        Q::AskedInAll => text::asked_in_all().to_owned(),
        Q::TotalCost => text::total_cost().to_owned(),
        Q::CostOf(kinds) => text::cost_of(costs(kinds)),
        Q::CostOtherThan(kinds) => text::cost_other_than(costs(kinds)),
        Q::OwnContribution => text::own_contribution().to_owned(),
        Q::OtherFunding => text::other_funding().to_owned(),
        Q::OtherPayers => text::other_payers().to_owned(),
        Q::VolunteerHours => text::volunteer_hours().to_owned(),
        Q::Participants => text::participants().to_owned(),
        Q::Supporters => text::supporters().to_owned(),
        Q::Opponents => text::opponents().to_owned(),
        Q::LeadDays => text::lead_days().to_owned(),
        Q::ActivityDays => text::activity_days().to_owned(),
        Q::EarlierGrants { per, years } => {
            let years = text::years(i64::from(*years));
            match per {
                Per::Applicant => text::earlier_grants_applicant(years),
                Per::Address => text::earlier_grants_address(years),
                Per::Activity => text::earlier_grants_activity(years),
            }
        }
        Q::GrantedInPeriod { per, years } => {
            let years = text::years(i64::from(*years));
            match per {
                Per::Applicant => text::granted_applicant(years),
                Per::Address => text::granted_address(years),
                Per::Activity => text::granted_activity(years),
            }
        }
        Q::Available => text::available().to_owned(),
        Q::HoursAsked => text::hours_asked().to_owned(),
        Q::HoursLeft => text::hours_left().to_owned(),
    }
}

/// A figure with its unit.
#[must_use]
pub fn figure(figure: i64, unit: Unit) -> String {
    match unit {
        Unit::Cents => Cents(figure).to_string(),
        Unit::Number => figure.to_string(),
        Unit::Days => text::days(figure),
        Unit::Hours => text::hours(figure),
    }
}

/// A limit, in the unit of what it limits.
#[must_use]
pub fn limit(limit: &Limit, unit: Unit) -> String {
    let joined =
        |limits: &[Limit]| limits.iter().map(|limit| self::limit(limit, unit)).collect::<Vec<_>>().join("; ");
    match limit {
        Limit::Fixed(fixed) => figure(*fixed, unit),
        Limit::SameAs(of) => text::same_as(lower(&quantity(of))),
        Limit::Share { basis_points, of } => text::share(percent(*basis_points), lower(&quantity(of))),
        Limit::Each { amount, of } => text::each(figure(*amount, unit), lower(&quantity(of))),
        Limit::Lowest(limits) => text::lowest(joined(limits)),
        Limit::Highest(limits) => text::highest(joined(limits)),
        Limit::Tiers { by, steps } => {
            let steps: Vec<String> = steps
                .iter()
                .map(|step| text::tier(figure(step.from, by.unit()), self::limit(&step.limit, unit)))
                .collect();
            text::tiers(steps.join("; "), lower(&quantity(by)))
        }
        Limit::ByFeature { what, cases } => {
            let cases: Vec<String> = cases
                .iter()
                .map(|case| {
                    let limit = self::limit(&case.limit, unit);
                    if case.one_of.is_empty() {
                        text::case_other(limit)
                    } else {
                        text::case(limit, values(*what, &case.one_of))
                    }
                })
                .collect();
            text::by_feature(cases.join("; "), lower(feature(*what)))
        }
    }
}

/// Hundredths of a percent as people write a percentage: 1250 is "12,5".
#[must_use]
pub fn percent(basis_points: u32) -> String {
    let (whole, rest) = (basis_points / 100, basis_points % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole},{rest:02}").trim_end_matches('0').to_owned() }
}

/// What can be one of several things.
#[must_use]
pub fn feature(what: Feature) -> &'static str {
    match what {
        Feature::ApplicantKind => text::applicant_kind(),
        Feature::Wijk => text::wijk(),
        Feature::Buurt => text::buurt(),
        Feature::Theme => text::theme(),
        Feature::TenantOf => text::tenant_of(),
        Feature::LivesIn => text::lives_in(),
        Feature::Complex => text::complex(),
        Feature::OtherFund => text::other_fund(),
    }
}

/// One value of a feature; a name of people stands as it is.
#[must_use]
pub fn value(what: Feature, value: &str) -> String {
    let known = match (what, value) {
        (Feature::ApplicantKind, "resident") => text::kind_resident(),
        (Feature::ApplicantKind, "group") => text::kind_group(),
        (Feature::ApplicantKind, "association") => text::kind_association(),
        (Feature::ApplicantKind, "foundation") => text::kind_foundation(),
        (Feature::ApplicantKind, "school") => text::kind_school(),
        (Feature::ApplicantKind, "company") => text::kind_company(),
        (Feature::Theme, "meeting") => common::theme_meeting(),
        (Feature::Theme, "green") => common::theme_green(),
        (Feature::Theme, "play") => common::theme_play(),
        (Feature::Theme, "safe") => common::theme_safe(),
        (Feature::Theme, "clean") => common::theme_clean(),
        (Feature::Theme, "traffic") => common::theme_traffic(),
        (Feature::Theme, "culture") => common::theme_culture(),
        (Feature::Theme, "other") => common::theme_other(),
        _ => value,
    };
    known.to_owned()
}

/// A kind of cost.
#[must_use]
pub fn cost(kind: &str) -> String {
    let known = match kind {
        "material" => common::cost_material(),
        "hire" => common::cost_hire(),
        "food_and_drink" => common::cost_food_and_drink(),
        "labour" => common::cost_labour(),
        "permit" => common::cost_permit(),
        "promotion" => common::cost_promotion(),
        "other" => common::cost_other(),
        other => other,
    };
    lower(known)
}

/// A day of a plan.
#[must_use]
pub fn day(what: Day) -> &'static str {
    match what {
        Day::Submitted => text::day_submitted(),
        Day::Start => text::day_start(),
        Day::End => text::day_end(),
    }
}

/// What can be attached.
#[must_use]
pub fn evidence(what: Evidence) -> &'static str {
    match what {
        Evidence::Quotes => text::evidence_quotes(),
        Evidence::Permission => text::evidence_permission(),
        Evidence::SupporterList => text::evidence_supporter_list(),
        Evidence::Plan => text::evidence_plan(),
        Evidence::Photos => text::evidence_photos(),
    }
}

/// Some values of a feature: "bewoner, vereniging".
#[must_use]
pub fn values(what: Feature, one_of: &[String]) -> String {
    one_of.iter().map(|one| value(what, one)).collect::<Vec<_>>().join(", ")
}

/// Some kinds of cost: "materiaal, eten en drinken".
#[must_use]
pub fn costs(kinds: &[String]) -> String {
    if kinds.is_empty() {
        return text::nothing().to_owned();
    }
    kinds.iter().map(|kind| cost(kind)).collect::<Vec<_>>().join(", ")
}

fn full(day: &str) -> String {
    let mut parts = day.splitn(3, '-');
    let mut parsed = || {
        let year = parts.next()?.parse::<i32>().ok()?;
        let month = parts.next()?.parse::<u32>().ok().filter(|month| (1..=12).contains(month))?;
        Some(dates::full(year, month, parts.next()?.parse().ok()?))
    };
    parsed().unwrap_or_else(|| day.to_owned())
}

/// The same words in the middle of a sentence.
fn lower(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_a_sentence() {
        let compare = |what, relation, limit| sentence(&Condition::Compare { what, relation, limit });
        assert_eq!(
            compare(Quantity::Asked, Relation::AtMost, Limit::Fixed(100_000)),
            "Wat je vraagt is hoogstens €\u{a0}1.000."
        );
        let share = Limit::Share { basis_points: 7_550, of: Quantity::TotalCost };
        assert_eq!(
            compare(Quantity::Asked, Relation::AtMost, Limit::Lowest(vec![Limit::Fixed(1), share])),
            "Wat je vraagt is hoogstens het laagste van: €\u{a0}0,01; 75,5% van: wat alles samen kost."
        );
        assert_eq!(
            compare(
                Quantity::CostOf(vec!["food_and_drink".into()]),
                Relation::AtMost,
                Limit::Each { amount: 750, of: Quantity::Participants }
            ),
            "Wat je uitgeeft aan eten en drinken is hoogstens €\u{a0}7,50 keer: het aantal mensen dat meedoet."
        );
        assert_eq!(
            sentence(&Condition::Is { what: Feature::Theme, one_of: vec!["meeting".into(), "x".into()] }),
            "Het onderwerp is: Ontmoeten, x."
        );
        let falls = Condition::Falls { what: Day::Start, from: Some("2027-03-01".into()), until: None };
        assert_eq!(sentence(&falls), "De eerste dag is op of na 1 maart 2027.");
        let odd = Condition::Falls { what: Day::Start, from: Some("2027-13-01".into()), until: None };
        assert_eq!(sentence(&odd), "De eerste dag is op of na 2027-13-01.");
    }

    #[test]
    fn parts_of_a_part_are_indented() {
        let judge = |question: &str| Condition::Judge { question: question.into() };
        let when = Condition::When { this: Box::new(judge("A?")), then: Box::new(judge("B?")) };
        assert_eq!(
            lines(&Condition::All(vec![when, judge("")])),
            [
                "Alleen als:",
                "  Iemand van de organisatie beoordeelt: A?",
                "Dan geldt:",
                "  Iemand van de organisatie beoordeelt: B?",
                "Iemand van de organisatie beoordeelt: nog geen vraag."
            ]
        );
    }
}
