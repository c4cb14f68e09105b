use std::collections::HashSet;

use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::Serialize;
use uuid::Uuid;
use wdw_contract::{limits, texts::refusals, texts::wijkschouw_server as texts};

use super::Form;
use crate::initiatives::rules::check_text;
use crate::refusal::{Refusal, RefusalCode};

/// Everything that is told of a wijkschouw before it begins. Texts are tidied.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchouwPlan {
    /// In which form.
    pub form: Form,
    /// When.
    pub starts_at: DateTime<Utc>,
    /// Where people meet.
    pub meeting_point: String,
    /// What it is about, for who comes along.
    pub explanation: Option<String>,
    /// Whether residents can sign up.
    pub open_to_residents: bool,
    /// Whether they may add findings and photos.
    pub residents_may_add: bool,
    /// Which version of which checklist.
    pub checklist_version_id: Uuid,
    /// The route, in order.
    pub stops: Vec<NewStop>,
}

/// A stop on the route.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewStop {
    /// Made on the phone or in the browser.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Where it is, in words.
    pub description: Option<String>,
    /// Latitude and longitude.
    pub point: Option<(f64, f64)>,
    /// The stop of an earlier wijkschouw that this repeats.
    pub root: Option<Uuid>,
}

impl SchouwPlan {
    /// Everything that is wrong with it, in the order of the form. `day` is that of `starts_at` and `today` that of
    /// now, both in Amsterdam; a day in the past is refused only when it is a `new_start`.
    #[must_use]
    pub fn check(&self, day: NaiveDate, today: NaiveDate, new_start: bool) -> Vec<Refusal> {
        let mut found = Vec::new();
        let horizon = today.checked_add_months(Months::new(24)).unwrap_or(NaiveDate::MAX);
        if new_start && day < today {
            found.push(Refusal::of("startsAt", RefusalCode::TooSmall, texts::starts_past()));
        } else if day > horizon {
            found.push(Refusal::of("startsAt", RefusalCode::TooLarge, texts::starts_far()));
        }
        check_text(
            &mut found,
            "meetingPoint",
            &self.meeting_point,
            Some(texts::meeting_point_required()),
            limits::SHORT_TEXT,
            refusals::text_too_long(limits::SHORT_TEXT),
        );
        check_text(
            &mut found,
            "explanation",
            self.explanation.as_deref().unwrap_or_default(),
            None,
            limits::PARAGRAPH,
            refusals::text_too_long(limits::PARAGRAPH),
        );
        if self.stops.len() > limits::STOPS {
            let message = texts::stops_too_many(limits::STOPS);
            found.push(Refusal::of("stops", RefusalCode::TooMany, message));
        }
        let mut seen = HashSet::new();
        for (index, stop) in self.stops.iter().enumerate() {
            let prefix = format!("stops.{index}.");
            check_stop(&mut found, &prefix, stop);
            if !seen.insert(stop.id) {
                found.push(Refusal::of(format!("{prefix}uuid"), RefusalCode::BadFormat, texts::stop_twice()));
            }
        }
        found
    }
}

/// Checks one stop; `prefix` is where it stands in the input.
pub fn check_stop(found: &mut Vec<Refusal>, prefix: &str, stop: &NewStop) {
    check_text(
        found,
        &format!("{prefix}name"),
        &stop.name,
        Some(texts::stop_name_required()),
        limits::TITLE,
        refusals::text_too_long(limits::TITLE),
    );
    check_text(
        found,
        &format!("{prefix}description"),
        stop.description.as_deref().unwrap_or_default(),
        None,
        limits::SHORT_TEXT,
        refusals::text_too_long(limits::SHORT_TEXT),
    );
    if let Some((latitude, longitude)) = stop.point {
        let known = (50.0..=54.0).contains(&latitude) && (3.0..=7.5).contains(&longitude);
        if !known {
            let message = refusals::place_off_map();
            found.push(Refusal::of(format!("{prefix}place"), RefusalCode::BadFormat, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    fn stop(id: u128, name: &str) -> NewStop {
        NewStop { id: Uuid::from_u128(id), name: name.into(), description: None, point: None, root: None }
    }

    fn plan() -> SchouwPlan {
        SchouwPlan {
            form: Form::Walk,
            starts_at: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
            meeting_point: "Buurthuis".into(),
            explanation: None,
            open_to_residents: true,
            residents_may_add: false,
            checklist_version_id: Uuid::nil(),
            stops: vec![stop(1, "Plein"), stop(2, "Park")],
        }
    }

    fn fields(plan: &SchouwPlan, new_start: bool) -> Vec<String> {
        let today: NaiveDate = "2027-01-15".parse().unwrap();
        let day = plan.starts_at.date_naive();
        plan.check(day, today, new_start).into_iter().map(|refusal| refusal.field.unwrap()).collect()
    }

    #[test]
    fn a_plan_that_nothing_is_wrong_with() {
        assert_eq!(fields(&plan(), true), [""; 0]);
        let past = SchouwPlan { starts_at: plan().starts_at - Days::new(3), ..plan() };
        assert_eq!(fields(&past, true), ["startsAt"]);
        assert_eq!(fields(&past, false), [""; 0]);
    }

    #[test]
    fn everything_wrong_at_once_next_to_its_field() {
        let far = NewStop { point: Some((0.0, 0.0)), ..stop(1, "") };
        let wrong = SchouwPlan {
            starts_at: plan().starts_at + Days::new(900),
            meeting_point: String::new(),
            explanation: Some("x".repeat(limits::PARAGRAPH + 1)),
            stops: vec![stop(1, "Plein"), far],
            ..plan()
        };
        assert_eq!(
            fields(&wrong, true),
            ["startsAt", "meetingPoint", "explanation", "stops.1.name", "stops.1.place", "stops.1.uuid"]
        );
        let many = SchouwPlan { stops: (0..50).map(|id| stop(id, "Plein")).collect(), ..plan() };
        assert_eq!(fields(&many, true), ["stops"]);
    }
}
