//! What was compared, in words that submitter and wijkteam both understand.

use chrono::{Datelike as _, NaiveDate};
use wdw_contract::kader::{Day, Evidence, Feature, Limit, Quantity, Relation, Unit};
use wdw_contract::kader_words::{costs, values};
use wdw_contract::{Cents, dates, texts::kaders as text};

use super::facts::Datum;

/// "Je vraagt € 1.200. Dit fonds geeft per keer hoogstens € 1.000." What is compared with what is left in a pot says
/// what is in the pot: that is no rule of the fund.
pub(super) fn comparison(
    what: &Quantity,
    relation: Relation,
    measured: i64,
    (limit, bound): (i64, &Limit),
) -> String {
    if matches!((what, relation, measured), (Quantity::HoursAsked, Relation::AtMost, 0)) {
        return text::no_hours_asked().to_owned();
    }
    let unit = what.unit();
    let measured = measure(what, &in_unit(unit, measured));
    let limit = match (what, relation) {
        (_, Relation::AtMost)
            if let Limit::SameAs(left @ (Quantity::Available | Quantity::HoursLeft)) = bound =>
        {
            measure(left, &in_unit(unit, limit))
        }
        (Quantity::EarlierGrants { .. }, Relation::AtMost) => text::none_before().to_owned(),
        (Quantity::CostOf(_) | Quantity::CostOtherThan(_), Relation::AtMost) if limit <= 0 => {
            text::none_allowed().to_owned()
        }
        (Quantity::Asked, Relation::AtMost) => text::gives_at_most(in_unit(unit, limit)),
        (_, Relation::AtMost) => text::at_most(in_unit(unit, limit)),
        (_, Relation::AtLeast) => text::at_least(in_unit(unit, limit)),
    };
    format!("{measured} {limit}")
}

fn in_unit(unit: Unit, figure: i64) -> String {
    match unit {
        Unit::Cents => Cents(figure).to_string(),
        Unit::Number => figure.to_string(),
        Unit::Days => text::days(figure),
        Unit::Hours => text::hours(figure),
    }
}

fn measure(what: &Quantity, value: &str) -> String {
    use Quantity as Q;
    match what {
        Q::Asked => text::asked(value),
        Q::AskedInAll => text::asked_in_all(value),
        Q::TotalCost => text::total_cost(value),
        Q::CostOf(kinds) => text::cost_of(costs(kinds), value),
        Q::CostOtherThan(kinds) => text::cost_other_than(costs(kinds), value),
        Q::OwnContribution => text::own_contribution(value),
        Q::OtherFunding => text::other_funding(value),
        Q::OtherPayers => text::other_payers(value),
        Q::VolunteerHours => text::volunteer_hours(value),
        Q::Participants => text::participants(value),
        Q::Supporters => text::supporters(value),
        Q::Opponents => text::opponents(value),
        Q::LeadDays => text::lead_days(value),
        Q::ActivityDays => text::activity_days(value),
        Q::EarlierGrants { .. } => text::earlier_grants(value),
        Q::GrantedInPeriod { .. } => text::granted_in_period(value),
        Q::Available => text::available(value),
        Q::HoursAsked => text::hours_asked(value),
        Q::HoursLeft => text::hours_left(value),
    }
}

pub(super) fn feature(what: Feature, one_of: &[String], met: bool) -> String {
    let name = feature_name(what);
    if met { text::feature_fits(name) } else { text::feature_fits_not(name, values(what, one_of)) }
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

pub(super) fn falls(what: Day, day: NaiveDate, from: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
    let mut sentence = match what {
        Day::Submitted => text::day_submitted(full(day)),
        Day::Start => text::day_start(full(day)),
        Day::End => text::day_end(full(day)),
    };
    let bounds =
        [from.map(|from| text::day_from(full(from))), until.map(|until| text::day_until(full(until)))];
    for bound in bounds.into_iter().flatten() {
        sentence.push(' ');
        sentence.push_str(&bound);
    }
    sentence
}

fn full(day: NaiveDate) -> String {
    dates::full(day.year(), day.month(), day.day())
}

pub(super) fn evidence(evidence: Evidence, met: bool) -> String {
    let what = match evidence {
        Evidence::Quotes => text::evidence_quotes(),
        Evidence::Permission => text::evidence_permission(),
        Evidence::SupporterList => text::evidence_supporter_list(),
        Evidence::Plan => text::evidence_plan(),
        Evidence::Photos => text::evidence_photos(),
    };
    if met { text::attached(what) } else { text::not_attached(what) }
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
