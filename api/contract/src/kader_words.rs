//! The parts of a condition as Dutch sentences: the same for who writes a kader and who reads it.

use crate::kader::{Case, Condition, Day, Evidence, Feature, Limit, Per, Quantity, Relation, Tier, Unit};
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
        Condition::Compare { what, relation, limit } => comparison(what, *relation, limit),
        Condition::Is { what, one_of } if one_of.is_empty() => text::one_of_none(feature(*what)),
        Condition::Is { what, one_of } => {
            let values = values(*what, one_of);
            match what {
                Feature::TenantOf => text::one_of_tenant(values),
                Feature::LivesIn => text::one_of_lives(values),
                Feature::OtherFund => text::one_of_fund(values),
                _ => text::one_of(values, feature(*what)),
            }
        }
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

/// A condition within a sentence: "wat je vraagt is minstens € 750".
#[must_use]
pub fn clause(condition: &Condition) -> String {
    let joined = |parts: &[Condition], word: &str| {
        let clauses: Vec<String> = parts.iter().map(clause).collect();
        if clauses.is_empty() { text::nothing().to_owned() } else { clauses.join(word) }
    };
    match condition {
        Condition::All(parts) => joined(parts, text::and()),
        Condition::Any(parts) => joined(parts, text::or()),
        Condition::Not(part) => text::not_so(clause(part)),
        Condition::Guideline(part) => clause(part),
        Condition::When { this, then } => text::if_then(clause(then), clause(this)),
        leaf => lower(sentence(leaf).trim_end_matches('.')),
    }
}

fn comparison(what: &Quantity, relation: Relation, limit: &Limit) -> String {
    match (what, relation, limit) {
        // Who may have got nothing before, gets something once.
        (Quantity::EarlierGrants { per, years }, Relation::AtMost, Limit::Fixed(before)) => {
            let (period, times) = (text::per_period(i64::from(*years)), before.saturating_add(1));
            match per {
                Per::Applicant => text::grants_applicant(period, times),
                Per::Address => text::grants_address(period, times),
                Per::Activity => text::grants_activity(period, times),
            }
        }
        (Quantity::CostOf(kinds), Relation::AtMost, Limit::Fixed(0)) => text::nothing_on(costs(kinds)),
        (_, _, Limit::Tiers { by, steps }) => {
            let steps = tiers(what, relation, by, steps);
            text::depends(lower(&quantity(by)), steps, quantity(what))
        }
        (_, _, Limit::ByFeature { what: by, cases }) => {
            let cases = by_feature(what, relation, *by, cases);
            text::depends(lower(feature(*by)), cases, quantity(what))
        }
        (_, _, Limit::Fixed(fixed)) => text::is(side(relation, &figure(*fixed, what.unit())), quantity(what)),
        _ => text::is(bound(what, relation, limit), quantity(what)),
    }
}

/// "hoogstens € 1.000".
fn side(relation: Relation, limit: &str) -> String {
    match relation {
        Relation::AtMost => text::at_most(limit),
        Relation::AtLeast => text::at_least(limit),
    }
}

/// "hoogstens € 1.000, en hoogstens 75% van wat alles samen kost".
fn bound(what: &Quantity, relation: Relation, limit: &Limit) -> String {
    match limit {
        Limit::Fixed(fixed) => side(relation, &counted(what, *fixed)),
        Limit::SameAs(of) => side(relation, &lower(&quantity(of))),
        Limit::Share { basis_points, of } => {
            side(relation, &text::share(lower(&quantity(of)), percent(*basis_points)))
        }
        Limit::Each { amount, of } => side(relation, &text::each(figure(*amount, what.unit()), each(of))),
        Limit::Lowest(limits) | Limit::Highest(limits) => {
            // What stays under the lowest stays under each of them.
            let each = matches!(
                (relation, limit),
                (Relation::AtMost, Limit::Lowest(_)) | (Relation::AtLeast, Limit::Highest(_))
            );
            let bounds: Vec<String> = limits.iter().map(|limit| bound(what, relation, limit)).collect();
            bounds.join(if each { text::and_also() } else { text::or_else() })
        }
        Limit::Tiers { by, steps } => {
            text::looking_at(lower(&quantity(by)), tiers(what, relation, by, steps))
        }
        Limit::ByFeature { what: by, cases } => {
            text::looking_at(lower(feature(*by)), by_feature(what, relation, *by, cases))
        }
    }
}

/// "tot € 500 minstens 3 mensen; vanaf € 500 minstens 10 mensen".
fn tiers(what: &Quantity, relation: Relation, by: &Quantity, steps: &[Tier]) -> String {
    let said: Vec<String> = steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let limit = bound(what, relation, &step.limit);
            match steps.get(index + 1) {
                Some(next) if step.from <= 0 => text::tier_below(limit, counted(by, next.from)),
                _ => text::tier_from(counted(by, step.from), limit),
            }
        })
        .collect();
    said.join("; ")
}

/// "bij Ontmoeten hoogstens € 250; bij iets anders hoogstens € 100".
fn by_feature(what: &Quantity, relation: Relation, by: Feature, cases: &[Case]) -> String {
    let said: Vec<String> = cases
        .iter()
        .map(|case| {
            let limit = bound(what, relation, &case.limit);
            if case.one_of.is_empty() {
                text::case_other(limit)
            } else {
                text::case(limit, values(by, &case.one_of))
            }
        })
        .collect();
    said.join("; ")
}

/// A figure with what is counted: "10 mensen".
#[must_use]
pub fn counted(what: &Quantity, figure: i64) -> String {
    use Quantity as Q;
    match what {
        Q::Participants | Q::Supporters | Q::Opponents => text::people(figure),
        Q::OtherPayers => text::others(figure),
        Q::EarlierGrants { .. } => text::times(figure),
        _ => self::figure(figure, what.unit()),
    }
}

/// For each of what: "deelnemer".
fn each(of: &Quantity) -> String {
    use Quantity as Q;
    match of {
        Q::Participants => text::each_participant().to_owned(),
        Q::Supporters => text::each_supporter().to_owned(),
        Q::Opponents => text::each_opponent().to_owned(),
        Q::OtherPayers => text::each_payer().to_owned(),
        Q::VolunteerHours => text::each_volunteer_hour().to_owned(),
        Q::HoursAsked => text::each_hour_asked().to_owned(),
        Q::HoursLeft => text::each_hour_left().to_owned(),
        Q::ActivityDays => text::each_day().to_owned(),
        Q::LeadDays => text::each_lead_day().to_owned(),
        Q::EarlierGrants { .. } => text::each_grant().to_owned(),
        // A share says this better; whoever writes it so reads what is worked out.
        _ => text::each_cent(lower(&quantity(of))),
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

/// Some values of a feature: "een bewoner, een school of een vereniging".
#[must_use]
pub fn values(what: Feature, one_of: &[String]) -> String {
    listed(one_of.iter().map(|one| value(what, one)).collect())
}

/// "a, b of c".
fn listed(mut names: Vec<String>) -> String {
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{}{}{last}", names.join(", "), text::or()),
        last => last.unwrap_or_default(),
    }
}

/// Some kinds of cost: "materiaal of eten en drinken".
#[must_use]
pub fn costs(kinds: &[String]) -> String {
    if kinds.is_empty() {
        return text::nothing().to_owned();
    }
    listed(kinds.iter().map(|kind| cost(kind)).collect())
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
mod tests;
