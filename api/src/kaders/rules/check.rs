//! What a kader must be before it is kept, and before it is published. A condition may come from anyone's file: every
//! part of it is looked at, and what is wrong is named by its path, such as `condition.all.2.limit`.

use chrono::{Datelike as _, NaiveDate};
use wdw_contract::kader::{Condition, DEPTH, Feature, Limit, PARTS, Quantity, Unit};
use wdw_contract::{Cents, dates, limits, texts::kader_server as text, texts::refusals};

use super::{ApplicantKind, Standing};
use crate::initiatives::rules::{CostKind, Theme};
use crate::refusal::{Refusal, RefusalCode};

/// Characters of a number.
pub const NUMBER: usize = 8;
/// Values in one list.
const VALUES: usize = 40;
/// Years over which earlier grants are counted at most.
const YEARS: u8 = 10;
/// The largest number of people, days, hours or grants.
const MOST: i64 = 100_000;
/// Ten times as much, in hundredths of a percent.
const SHARE: u32 = 100_000;

/// What an installation knows by name.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Keys of partners.
    pub partners: Vec<String>,
    /// Slugs of wijken.
    pub wijken: Vec<String>,
    /// Names of buurten.
    pub buurten: Vec<String>,
}

/// A kader as it is written: what may be kept, and what may be published.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What it means.
    pub explanation: &'a str,
    /// How the setter reads words that can be taken in more than one way.
    pub reading: &'a str,
    /// What is tested.
    pub condition: &'a Condition,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
}

/// Everything that is wrong with a number.
#[must_use]
pub fn check_number(number: &str) -> Option<Refusal> {
    if number.is_empty() {
        return Some(Refusal::of("number", RefusalCode::Required, text::number_required()));
    }
    let plain = number.chars().count() <= NUMBER && number.chars().all(|c| c.is_ascii_alphanumeric());
    (!plain).then(|| {
        let most = i64::try_from(NUMBER).unwrap_or_default();
        Refusal::of("number", RefusalCode::BadFormat, text::number_format(most))
    })
}

/// Everything that is wrong with a concept. What is missing may come later: see [`check_final`].
#[must_use]
pub fn check_draft(writing: &Writing<'_>, known: &Known) -> Vec<Refusal> {
    let mut refused = Vec::new();
    if writing.title.trim().is_empty() {
        refused.push(Refusal::of("title", RefusalCode::Required, text::title_required()));
    }
    for (field, typed, most) in [
        ("title", writing.title, limits::SHORT_TEXT),
        ("explanation", writing.explanation, limits::MESSAGE),
        ("reading", writing.reading, limits::MESSAGE),
    ] {
        refused.extend(check_text(field, typed, most));
    }
    if writing.until.is_some_and(|until| until < writing.from) {
        refused.push(Refusal::of("validUntil", RefusalCode::TooSmall, text::until_before_from()));
    }
    refused.extend(check_condition(writing.condition, known, false));
    refused
}

/// Everything that is wrong with what is going to be final, or missing in it.
#[must_use]
pub fn check_final(writing: &Writing<'_>, known: &Known) -> Vec<Refusal> {
    let mut refused = check_draft(writing, known);
    if writing.explanation.trim().is_empty() {
        refused.push(Refusal::of("explanation", RefusalCode::Required, text::explanation_required()));
    }
    let missing = check_condition(writing.condition, known, true);
    refused.extend(missing.into_iter().filter(|one| one.code == RefusalCode::Required));
    refused
}

/// Everything that is wrong with a last day for a version that holds: it comes to who handed in already as it was, so it
/// is never in the past, and a version that was to end sooner is not made to hold again.
#[must_use]
pub fn check_last_day(version: &Standing, until: NaiveDate, today: NaiveDate) -> Option<Refusal> {
    let full = |day: NaiveDate| dates::full(day.year(), day.month(), day.day());
    let refuse = |code, message| Some(Refusal::of("validUntil", code, message));
    if until < today {
        return refuse(RefusalCode::TooSmall, text::from_past().to_owned());
    }
    if until < version.from {
        return refuse(RefusalCode::TooSmall, text::until_before_start(full(version.from), version.number));
    }
    let ended = version.until.filter(|already| *already <= until)?;
    refuse(RefusalCode::TooLarge, text::ended_already(full(ended)))
}

/// Everything that is wrong with a condition, and with `whole` also what is still empty in it.
#[must_use]
pub fn check_condition(condition: &Condition, known: &Known, whole: bool) -> Vec<Refusal> {
    let (depth, parts) = condition.size();
    if depth > DEPTH {
        return vec![Refusal::of("condition", RefusalCode::TooMany, text::too_deep())];
    }
    if parts > PARTS {
        let most = i64::try_from(PARTS).unwrap_or_default();
        return vec![Refusal::of("condition", RefusalCode::TooMany, text::too_many_parts(most))];
    }
    let mut check = Check { known, whole, refused: Vec::new() };
    if whole && matches!(condition, Condition::All(parts) if parts.is_empty()) {
        check.refuse("condition", RefusalCode::Required, text::condition_required());
    } else {
        check.condition("condition", condition);
    }
    check.refused
}

fn check_text(field: &str, typed: &str, most: usize) -> Option<Refusal> {
    if typed.chars().count() > most {
        let message = refusals::text_too_long(most);
        return Some(Refusal::of(field, RefusalCode::TooLong, message));
    }
    let control = typed.chars().any(|c| c.is_control() && c != '\n');
    control.then(|| Refusal::of(field, RefusalCode::BadFormat, refusals::control_characters()))
}

struct Check<'a> {
    known: &'a Known,
    whole: bool,
    refused: Vec<Refusal>,
}

impl Check<'_> {
    fn refuse(&mut self, path: &str, code: RefusalCode, message: impl Into<String>) {
        self.refused.push(Refusal::of(path, code, message));
    }

    fn condition(&mut self, path: &str, condition: &Condition) {
        match condition {
            Condition::All(parts) => self.group(&format!("{path}.all"), parts),
            Condition::Any(parts) => self.group(&format!("{path}.any"), parts),
            Condition::Not(part) => self.condition(&format!("{path}.not"), part),
            Condition::Guideline(part) => self.condition(&format!("{path}.guideline"), part),
            Condition::When { this, then } => {
                self.condition(&format!("{path}.when.this"), this);
                self.condition(&format!("{path}.when.then"), then);
            }
            Condition::Compare { what, limit, .. } => {
                self.quantity(&format!("{path}.what"), what);
                self.limit(&format!("{path}.limit"), what.unit(), limit);
            }
            Condition::Is { what, one_of } => self.values(&format!("{path}.oneOf"), *what, one_of),
            Condition::Falls { from, until, .. } => self.falls(path, from.as_deref(), until.as_deref()),
            Condition::Has(_) => {}
            Condition::Judge { question } => {
                let path = format!("{path}.question");
                if self.whole && question.trim().is_empty() {
                    self.refuse(&path, RefusalCode::Required, text::question_required());
                }
                self.refused.extend(check_text(&path, question, limits::PARAGRAPH));
            }
        }
    }

    fn group(&mut self, path: &str, parts: &[Condition]) {
        if self.whole && parts.is_empty() {
            self.refuse(path, RefusalCode::Required, text::part_required());
        }
        for (index, part) in parts.iter().enumerate() {
            self.condition(&format!("{path}.{index}"), part);
        }
    }

    fn falls(&mut self, path: &str, from: Option<&str>, until: Option<&str>) {
        let mut days = [None, None];
        for (day, (field, typed)) in days.iter_mut().zip([("from", from), ("until", until)]) {
            *day = typed.and_then(|typed| typed.parse::<NaiveDate>().ok());
            if typed.is_some() && day.is_none() {
                self.refuse(&format!("{path}.{field}"), RefusalCode::BadFormat, text::day_format());
            }
        }
        if self.whole && from.is_none() && until.is_none() {
            self.refuse(&format!("{path}.from"), RefusalCode::Required, text::day_required());
        }
        if let [Some(first), Some(last)] = days
            && last < first
        {
            self.refuse(&format!("{path}.until"), RefusalCode::TooSmall, text::day_order());
        }
    }

    fn quantity(&mut self, path: &str, quantity: &Quantity) {
        match quantity {
            Quantity::CostOf(kinds) | Quantity::CostOtherThan(kinds) => {
                self.list(path, kinds, |kind| CostKind::parse(kind).is_some());
            }
            Quantity::EarlierGrants { years, .. } | Quantity::GrantedInPeriod { years, .. }
                if !(1..=YEARS).contains(years) =>
            {
                self.refuse(path, RefusalCode::TooLarge, text::years_range(i64::from(YEARS)));
            }
            _ => {}
        }
    }

    fn limit(&mut self, path: &str, unit: Unit, limit: &Limit) {
        match limit {
            Limit::Fixed(figure) => self.figure(path, unit, *figure),
            Limit::SameAs(of) => self.same_unit(path, unit, of),
            Limit::Share { basis_points, of } => {
                if !(1..=SHARE).contains(basis_points) {
                    self.refuse(path, RefusalCode::TooLarge, text::share_range());
                }
                self.same_unit(path, unit, of);
            }
            Limit::Each { amount, of } => {
                // For each euro: that is a share.
                if of.unit() == Unit::Cents {
                    self.refuse(path, RefusalCode::BadFormat, text::each_of_money());
                }
                self.figure(path, unit, *amount);
                self.quantity(path, of);
            }
            Limit::Lowest(limits) | Limit::Highest(limits) => {
                let name = if matches!(limit, Limit::Lowest(_)) { "lowest" } else { "highest" };
                if limits.is_empty() {
                    self.refuse(path, RefusalCode::Required, text::part_required());
                }
                for (index, limit) in limits.iter().enumerate() {
                    self.limit(&format!("{path}.{name}.{index}"), unit, limit);
                }
            }
            Limit::Tiers { by, steps } => {
                self.quantity(path, by);
                if steps.first().is_none_or(|step| step.from > 0) {
                    self.refuse(path, RefusalCode::BadFormat, text::steps_start());
                }
                if !steps.is_sorted_by(|one, next| one.from < next.from) {
                    self.refuse(path, RefusalCode::BadFormat, text::steps_order());
                }
                for (index, step) in steps.iter().enumerate() {
                    let path = format!("{path}.tiers.{index}");
                    self.figure(&path, by.unit(), step.from);
                    self.limit(&path, unit, &step.limit);
                }
            }
            Limit::ByFeature { what, cases } => {
                let last = cases.len().saturating_sub(1);
                for (index, case) in cases.iter().enumerate() {
                    let path = format!("{path}.byFeature.{index}");
                    // The last without values is for all others.
                    if !case.one_of.is_empty() {
                        self.values(&path, *what, &case.one_of);
                    } else if index != last {
                        self.refuse(&path, RefusalCode::BadFormat, text::other_case_last());
                    }
                    self.limit(&path, unit, &case.limit);
                }
                if cases.is_empty() {
                    self.refuse(path, RefusalCode::Required, text::part_required());
                }
            }
        }
    }

    fn figure(&mut self, path: &str, unit: Unit, figure: i64) {
        if unit == Unit::Cents {
            if !(0..=limits::AMOUNT).contains(&figure) {
                self.refuse(path, RefusalCode::TooLarge, text::amount_range(Cents(limits::AMOUNT)));
            }
        } else if !(0..=MOST).contains(&figure) {
            self.refuse(path, RefusalCode::TooLarge, text::figure_range(MOST));
        }
    }

    fn same_unit(&mut self, path: &str, unit: Unit, of: &Quantity) {
        if of.unit() != unit {
            self.refuse(path, RefusalCode::BadFormat, text::units_differ());
        }
        self.quantity(path, of);
    }

    fn values(&mut self, path: &str, what: Feature, values: &[String]) {
        let known = self.known;
        let among = |list: &[String], value: &str| list.iter().any(|known| known == value);
        self.list(path, values, |value| match what {
            Feature::ApplicantKind => ApplicantKind::parse(value).is_some(),
            Feature::Theme => Theme::parse(value).is_some(),
            Feature::Wijk | Feature::LivesIn => among(&known.wijken, value),
            Feature::Buurt => among(&known.buurten, value),
            Feature::TenantOf => among(&known.partners, value),
            // Names that people give: nobody keeps a list of them.
            Feature::Complex | Feature::OtherFund => check_text("", value, limits::SHORT_TEXT).is_none(),
        });
    }

    fn list(&mut self, path: &str, values: &[String], is_known: impl Fn(&str) -> bool) {
        if self.whole && values.is_empty() {
            self.refuse(path, RefusalCode::Required, text::values_required());
        }
        if values.len() > VALUES {
            let most = i64::try_from(VALUES).unwrap_or_default();
            self.refuse(path, RefusalCode::TooMany, text::values_too_many(most));
        } else if let Some(value) = values.iter().find(|value| !is_known(value)) {
            let shown: String = value.chars().filter(|c| !c.is_control()).take(40).collect();
            self.refuse(path, RefusalCode::NotFound, text::value_unknown(shown));
        }
    }
}
