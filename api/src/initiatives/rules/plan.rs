use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use wdw_contract::{Cents, limits, texts::refusals};

use crate::refusal::{Refusal, RefusalCode};
use crate::words::words;

words! {
    /// What an initiative is about.
    pub enum Theme {
        /// Meeting each other.
        Meeting = "meeting",
        /// Plants, trees, nature.
        Green = "green",
        /// Playing.
        Play = "play",
        /// Safety and light.
        Safe = "safe",
        /// Clean and intact.
        Clean = "clean",
        /// Traffic.
        Traffic = "traffic",
        /// Culture and sport.
        Culture = "culture",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// What a cost is for.
    pub enum CostKind {
        /// Things that are bought.
        Material = "material",
        /// Things or rooms that are hired.
        Hire = "hire",
        /// Food and drink.
        FoodAndDrink = "food_and_drink",
        /// People who are paid.
        Labour = "labour",
        /// Permits and insurance.
        Permit = "permit",
        /// Letting people know.
        Promotion = "promotion",
        /// Something else.
        Other = "other",
    }
}

/// One cost of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// What for.
    pub description: String,
    /// How much, above nought.
    pub amount: Cents,
    /// Which kind.
    pub kind: CostKind,
}

/// Where it happens: in words, on the map, or both. Degrees in WGS 84.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// In words.
    pub description: Option<String>,
    /// Latitude and longitude.
    pub point: Option<(f64, f64)>,
}

/// What a plan costs, and who pays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// The costs.
    pub costs: Vec<Cost>,
    /// What the submitters put in.
    pub own: Cents,
    /// What comes from elsewhere.
    pub other: Cents,
    /// From whom that comes.
    pub other_source: Option<String>,
}

impl Money {
    /// The sum of the costs.
    #[must_use]
    pub fn total(&self) -> Cents {
        self.costs.iter().map(|cost| cost.amount).sum()
    }

    /// What is asked: the costs less what there is already.
    #[must_use]
    pub fn requested(&self) -> Cents {
        (self.total() - self.own - self.other).max(Cents::ZERO)
    }

    fn check(&self, refusals: &mut Vec<Refusal>) {
        if self.costs.len() > limits::COSTS {
            let message = refusals::costs_too_many(limits::COSTS);
            refusals.push(Refusal::of("budgetLines", RefusalCode::TooMany, message));
        }
        for (index, cost) in self.costs.iter().enumerate() {
            let field = |name: &str| format!("budgetLines.{index}.{name}");
            check_text(
                refusals,
                &field("description"),
                &cost.description,
                Some(refusals::cost_description_required()),
                limits::COST,
                refusals::cost_description_too_long(limits::COST),
            );
            if cost.amount <= Cents::ZERO {
                let message = refusals::cost_amount_too_small();
                refusals.push(Refusal::of(field("amount"), RefusalCode::TooSmall, message));
            }
            check_amount(refusals, &field("amount"), cost.amount);
        }
        for (field, amount) in [("ownContribution", self.own), ("otherFunding", self.other)] {
            if amount < Cents::ZERO {
                refusals.push(Refusal::of(field, RefusalCode::TooSmall, refusals::amount_negative()));
            }
            check_amount(refusals, field, amount);
        }
        if self.own + self.other > self.total() {
            let message = refusals::own_more_than_costs();
            refusals.push(Refusal::of("ownContribution", RefusalCode::TooLarge, message));
        }
        match &self.other_source {
            None if self.other > Cents::ZERO => {
                let message = refusals::other_source_required();
                refusals.push(Refusal::of("otherFundingSource", RefusalCode::Required, message));
            }
            Some(source) => check_text(
                refusals,
                "otherFundingSource",
                source,
                None,
                limits::SHORT_TEXT,
                refusals::other_source_too_long(limits::SHORT_TEXT),
            ),
            None => {}
        }
    }
}

/// Everything that a submitter tells about a plan. Texts are as [`tidy`] leaves them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// A short name.
    pub title: String,
    /// What, and why.
    pub plan: String,
    /// What it is about.
    pub theme: Theme,
    /// Where.
    pub place: Place,
    /// Who takes part.
    pub participants: Option<String>,
    /// What neighbours get from it.
    pub benefit: Option<String>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
    /// How many people support it, as the submitter thinks.
    pub supporter_estimate: Option<i32>,
    /// The money.
    pub money: Money,
}

/// What a submitter may change while answering a question; `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// A new title.
    pub title: Option<String>,
    /// A new text.
    pub plan: Option<String>,
    /// Another first day.
    pub starts_on: Option<NaiveDate>,
    /// Another last day.
    pub ends_on: Option<NaiveDate>,
    /// Other costs, all of them.
    pub costs: Option<Vec<Cost>>,
    /// Another own contribution.
    pub own: Option<Cents>,
    /// Other money from elsewhere.
    pub other: Option<Cents>,
    /// Where that comes from.
    pub other_source: Option<String>,
}

impl Plan {
    /// Everything that is wrong with it, in the order of the form. Empty: it can be handed in.
    ///
    /// `today` is the day in Amsterdam; a start in the past is refused only when it is `new_start`.
    #[must_use]
    pub fn check(&self, today: NaiveDate, new_start: bool) -> Vec<Refusal> {
        let mut found = Vec::new();
        let title_long = refusals::title_too_long(limits::TITLE);
        check_text(
            &mut found,
            "title",
            &self.title,
            Some(refusals::title_required()),
            limits::TITLE,
            title_long,
        );
        let plan_long = refusals::plan_too_long(limits::PLAN);
        check_text(&mut found, "plan", &self.plan, Some(refusals::plan_required()), limits::PLAN, plan_long);
        if !self.plan.is_empty() && self.plan.chars().count() < limits::PLAN_MIN {
            let message = refusals::plan_too_short(limits::PLAN_MIN);
            found.push(Refusal::of("plan", RefusalCode::TooShort, message));
        }
        self.check_place(&mut found);
        for (field, text, message) in [
            ("participants", &self.participants, refusals::participants_too_long(limits::PARAGRAPH)),
            ("benefit", &self.benefit, refusals::benefit_too_long(limits::PARAGRAPH)),
        ] {
            check_text(
                &mut found,
                field,
                text.as_deref().unwrap_or_default(),
                None,
                limits::PARAGRAPH,
                message,
            );
        }
        self.check_days(&mut found, today, new_start);
        if self.supporter_estimate.is_some_and(|count| !(0..=limits::SUPPORTERS).contains(&count)) {
            let message = refusals::supporters_range(limits::SUPPORTERS);
            found.push(Refusal::of("supporterEstimate", RefusalCode::TooLarge, message));
        }
        self.money.check(&mut found);
        found
    }

    fn check_place(&self, found: &mut Vec<Refusal>) {
        let text = self.place.description.as_deref().unwrap_or_default();
        let message = refusals::place_too_long(limits::SHORT_TEXT);
        check_text(found, "place.description", text, None, limits::SHORT_TEXT, message);
        if let Some((latitude, longitude)) = self.place.point {
            // The Netherlands with a wide margin: anything else is a slip or a broken receiver.
            let known = (50.0..=54.0).contains(&latitude) && (3.0..=7.5).contains(&longitude);
            if !known {
                found.push(Refusal::of("place", RefusalCode::BadFormat, refusals::place_off_map()));
            }
        }
    }

    fn check_days(&self, found: &mut Vec<Refusal>, today: NaiveDate, new_start: bool) {
        let horizon = today.checked_add_months(Months::new(60)).unwrap_or(NaiveDate::MAX);
        match (self.starts_on, self.ends_on) {
            (None, Some(_)) => {
                found.push(Refusal::of("startsOn", RefusalCode::Required, refusals::ends_without_start()));
            }
            (Some(start), _) if new_start && start < today => {
                found.push(Refusal::of("startsOn", RefusalCode::TooSmall, refusals::starts_past()));
            }
            (Some(start), _) if start > horizon => {
                found.push(Refusal::of("startsOn", RefusalCode::TooLarge, refusals::starts_far()));
            }
            (Some(start), Some(end)) if end < start => {
                found.push(Refusal::of("endsOn", RefusalCode::TooSmall, refusals::ends_before_start()));
            }
            _ => {}
        }
    }

    /// The plan after the changes that came with an answer. Not yet checked.
    #[must_use]
    pub fn with(mut self, changes: Changes) -> Self {
        self.title = changes.title.unwrap_or(self.title);
        self.plan = changes.plan.unwrap_or(self.plan);
        self.starts_on = changes.starts_on.or(self.starts_on);
        self.ends_on = changes.ends_on.or(self.ends_on);
        self.money.costs = changes.costs.unwrap_or(self.money.costs);
        self.money.own = changes.own.unwrap_or(self.money.own);
        self.money.other = changes.other.unwrap_or(self.money.other);
        self.money.other_source = changes.other_source.or(self.money.other_source);
        self
    }

    /// All words to search in, lower case.
    #[must_use]
    pub fn search_text(&self) -> String {
        let place = self.place.description.as_deref().unwrap_or_default();
        format!("{} {} {}", self.title, self.plan, place).to_lowercase()
    }
}

/// What stays of a typed text: line ends as `\n`, no white space around it.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// Checks one text: filled in (when `required` says how to ask for it), not longer than `max` characters, and
/// without characters that nobody can see.
pub fn check_text(
    found: &mut Vec<Refusal>,
    field: &str,
    text: &str,
    required: Option<&str>,
    max: usize,
    too_long: String,
) {
    if text.is_empty() {
        if let Some(message) = required {
            found.push(Refusal::of(field, RefusalCode::Required, message));
        }
    } else if text.chars().count() > max {
        found.push(Refusal::of(field, RefusalCode::TooLong, too_long));
    } else if text.chars().any(is_unseen) {
        found.push(Refusal::of(field, RefusalCode::BadFormat, refusals::control_characters()));
    }
}

/// Control characters, and the marks that turn the direction of what follows: they can make a text read
/// otherwise than it is.
fn is_unseen(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

/// Checks a question, an answer, a message or a reason.
#[must_use]
pub fn check_answer(field: &str, text: &str, required: &str) -> Vec<Refusal> {
    let mut found = Vec::new();
    let too_long = refusals::text_too_long(limits::MESSAGE);
    check_text(&mut found, field, text, Some(required), limits::MESSAGE, too_long);
    found
}

/// Checks how many photos come along.
#[must_use]
pub fn check_photos(count: usize) -> Option<Refusal> {
    (count > limits::PHOTOS)
        .then(|| Refusal::of("photoIds", RefusalCode::TooMany, refusals::photos_too_many(limits::PHOTOS)))
}

fn check_amount(found: &mut Vec<Refusal>, field: &str, amount: Cents) {
    if amount > Cents(limits::AMOUNT) {
        let message = refusals::amount_too_large(Cents(limits::AMOUNT));
        found.push(Refusal::of(field, RefusalCode::TooLarge, message));
    }
}

#[cfg(test)]
mod tests;
