//! What was compared, in words that submitter and wijkteam both understand.

use chrono::{Datelike as _, NaiveDate};
use wdw_contract::kader::{Condition, Day, Evidence, Feature, Limit, Per, Quantity, Relation, Unit};
use wdw_contract::kader_words::{clause, costs, values};
use wdw_contract::{Cents, dates, texts::kaders as text};

use super::facts::Datum;

/// "Je vraagt € 1.200. Dit fonds geeft per keer hoogstens € 1.000." What is compared with what is left in a pot says
/// what is in the pot: that is no rule of the fund.
pub(super) fn comparison(
    what: &Quantity,
    (relation, so): (Relation, bool),
    measured: i64,
    (limit, bound): (i64, &Limit),
) -> String {
    if matches!((what, relation, so, measured), (Quantity::HoursAsked, Relation::AtMost, true, 0)) {
        return text::no_hours_asked().to_owned();
    }
    let in_words = in_unit(what, limit);
    let rule = match (what, relation, so) {
        (_, Relation::AtMost, true)
            if let Limit::SameAs(left @ (Quantity::Available | Quantity::HoursLeft)) = bound =>
        {
            measure(left, limit)
        }
        // Who may have got nothing before, gets something once.
        (Quantity::EarlierGrants { years, .. }, Relation::AtMost, true) if limit >= 0 => {
            text::times_most(per_period(*years), limit.saturating_add(1))
        }
        (Quantity::CostOf(_) | Quantity::CostOtherThan(_), Relation::AtMost, true) if limit <= 0 => {
            text::none_allowed().to_owned()
        }
        (Quantity::Asked, Relation::AtMost, true) => text::gives_at_most(in_words),
        (_, Relation::AtMost, true) => text::at_most(in_words),
        (_, Relation::AtLeast, true) => text::at_least(in_words),
        (_, Relation::AtMost, false) => text::more_than(in_words),
        (_, Relation::AtLeast, false) => text::less_than(in_words),
    };
    format!("{} {rule}", measure(what, measured))
}

fn in_unit(what: &Quantity, figure: i64) -> String {
    match what.unit() {
        Unit::Cents => Cents(figure).to_string(),
        Unit::Number if matches!(what, Quantity::EarlierGrants { .. }) => text::times(figure),
        Unit::Number => figure.to_string(),
        Unit::Days => text::days(figure),
        Unit::Hours => text::hours(figure),
    }
}

fn per_period(years: u8) -> String {
    text::per_period(i64::from(years.max(1)))
}

fn measure(what: &Quantity, figure: i64) -> String {
    use Quantity as Q;
    let value = in_unit(what, figure);
    match what {
        Q::Asked => text::asked(value),
        Q::AskedInAll => text::asked_in_all(value),
        Q::TotalCost => text::total_cost(value),
        Q::CostOf(kinds) => text::cost_of(costs(kinds), value),
        Q::CostOtherThan(kinds) => text::cost_other_than(costs(kinds), value),
        Q::OwnContribution => text::own_contribution(value),
        Q::OtherFunding => text::other_funding(value),
        Q::OtherPayers => text::other_payers(figure),
        Q::VolunteerHours => text::volunteer_hours(value),
        Q::Participants => text::participants(figure),
        Q::Supporters => text::supporters(figure),
        Q::Opponents => text::opponents(figure),
        Q::LeadDays => text::lead_days(value),
        Q::ActivityDays => text::activity_days(value),
        Q::EarlierGrants { per, years } => {
            let period = text::in_period(i64::from((*years).max(1)));
            match per {
                Per::Applicant => text::earlier_applicant(figure, period),
                Per::Address => text::earlier_address(figure, period),
                Per::Activity => text::earlier_activity(figure, period),
            }
        }
        Q::GrantedInPeriod { per, years } => {
            let period = text::in_period(i64::from((*years).max(1)));
            match per {
                Per::Applicant => text::granted_applicant(period, value),
                Per::Address => text::granted_address(period, value),
                Per::Activity => text::granted_activity(period, value),
            }
        }
        Q::Available => text::available(value),
        Q::HoursAsked => text::hours_asked(value),
        Q::HoursLeft => text::hours_left(value),
    }
}

/// Any of these values is right, or with `so` false: none of them.
pub(super) fn feature(what: Feature, one_of: &[String], met: bool, so: bool) -> String {
    let name = feature_name(what);
    match (met, so) {
        (true, _) => text::feature_fits(name),
        (false, true) => text::feature_fits_not(name, values(what, one_of)),
        (false, false) => text::feature_excluded(name, values(what, one_of)),
    }
}

fn feature_name(what: Feature) -> &'static str {
    match what {
        Feature::ApplicantKind => text::feature_applicant_kind(),
        Feature::Wijk => text::feature_wijk(),
        Feature::Buurt => text::feature_buurt(),
        Feature::Theme => text::feature_theme(),
        Feature::TenantOf => text::feature_tenant_of(),
        Feature::LivesIn => text::feature_lives_in(),
        Feature::Complex => text::feature_complex(),
        Feature::OtherFund => text::feature_other_fund(),
    }
}

/// The day, and when it can be: within the bounds, or with `so` false: outside them.
pub(super) fn falls(
    what: Day,
    day: NaiveDate,
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
    so: bool,
) -> String {
    let mut sentence = match what {
        Day::Submitted => text::day_submitted(full(day)),
        Day::Start => text::day_start(full(day)),
        Day::End => text::day_end(full(day)),
    };
    let bounds = match (from, until) {
        _ if so => {
            [from.map(|from| text::day_from(full(from))), until.map(|until| text::day_until(full(until)))]
        }
        (Some(from), Some(until)) => [Some(text::day_not_between(full(from), full(until))), None],
        (Some(from), None) => [Some(text::day_before(full(from))), None],
        (None, Some(until)) => [Some(text::day_after(full(until))), None],
        (None, None) => [Some(text::day_never().to_owned()), None],
    };
    for bound in bounds.into_iter().flatten() {
        sentence.push(' ');
        sentence.push_str(&bound);
    }
    sentence
}

fn full(day: NaiveDate) -> String {
    dates::full(day.year(), day.month(), day.day())
}

/// What is attached or not, and with `so` false: what should not be.
pub(super) fn evidence(evidence: Evidence, attached: bool, so: bool) -> String {
    let what = match evidence {
        Evidence::Quotes => text::evidence_quotes(),
        Evidence::Permission => text::evidence_permission(),
        Evidence::SupporterList => text::evidence_supporter_list(),
        Evidence::Plan => text::evidence_plan(),
        Evidence::Photos => text::evidence_photos(),
    };
    match (attached, so) {
        (true, true) => text::attached(what),
        (false, true) => text::not_attached(what),
        (true, false) => text::attached_too_much(what),
        (false, false) => text::rightly_not_attached(what),
    }
}

pub(super) fn missing(datum: Datum) -> String {
    text::missing(match datum {
        Datum::Asked => text::missing_asked(),
        Datum::Costs => text::missing_costs(),
        Datum::OwnContribution => text::missing_own(),
        Datum::OtherFunding => text::missing_other(),
        Datum::OtherPayers => text::missing_payers(),
        Datum::VolunteerHours => text::missing_volunteer_hours(),
        Datum::Participants => text::missing_participants(),
        Datum::Supporters => text::missing_supporters(),
        Datum::Opponents => text::missing_opponents(),
        Datum::Submitted => text::missing_submitted(),
        Datum::Start => text::missing_start(),
        Datum::End => text::missing_end(),
        Datum::Grants => text::missing_grants(),
        Datum::Place => text::missing_place(),
        Datum::Available => text::missing_available(),
        Datum::HoursAsked => text::missing_hours_asked(),
        Datum::HoursLeft => text::missing_hours_left(),
        Datum::Feature(feature) => feature_name(feature),
        Datum::Evidence => text::missing_evidence(),
        Datum::Limit => text::missing_limit(),
    })
}

/// The question to a person when there is nothing better to ask.
pub(super) fn judge() -> &'static str {
    text::judge()
}

/// The question to a person about what should not be so.
pub(super) fn judge_not(question: &str) -> String {
    text::judge_not(question)
}

/// A rule that does not count in this case.
pub(super) fn not_here(this: &Condition) -> String {
    text::not_here(clause(this))
}

/// A sentence that counts in some case, with that case.
pub(super) fn because(sentence: &str, this: &Condition) -> String {
    text::because(clause(this), sentence)
}

/// None of these is met, and one has to be.
pub(super) fn one_of_these(alternatives: &[String]) -> String {
    text::one_of_these(alternatives.join(text::or()))
}
