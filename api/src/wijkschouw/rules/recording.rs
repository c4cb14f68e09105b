use std::collections::HashSet;

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use serde::Serialize;
use uuid::Uuid;
use wdw_contract::checklist::{Item, Scale};
use wdw_contract::{limits, texts::refusals, texts::wijkschouw_server as texts};

use super::{AnswerState, Asked};
use crate::initiatives::rules::check_text;
use crate::refusal::{Refusal, RefusalCode};

/// Where a phone was: degrees in WGS 84, and how sure it is of that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Position {
    /// Latitude and longitude.
    pub point: Option<(f64, f64)>,
    /// Metres around it.
    pub accuracy_metres: Option<i32>,
}

impl Position {
    /// What a phone said. Nobody typed it and nobody can mend it, so what cannot be is left out: an answer never
    /// gets lost over its position.
    #[must_use]
    pub fn read(latitude: Option<f64>, longitude: Option<f64>, accuracy_metres: Option<i32>) -> Self {
        let here = |(latitude, longitude): &(f64, f64)| {
            (50.0..=54.0).contains(latitude) && (3.0..=7.5).contains(longitude)
        };
        let point = latitude.zip(longitude).filter(here);
        Self { point, accuracy_metres: accuracy_metres.filter(|metres| point.is_some() && *metres >= 0) }
    }
}

/// When a phone says that something was made. Phones with a clock that is years off are kept within what both
/// databases can hold; their answers stay in their own order.
#[must_use]
pub fn made_at(said: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    said.clamp(now - TimeDelta::days(3_650), now + TimeDelta::days(1)).trunc_subsecs(6)
}

/// An answer as it arrives from a phone. Texts are tidied.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The operation.
    pub id: Uuid,
    /// At which stop; none: answered once.
    pub stop: Option<Uuid>,
    /// To which item.
    pub item: String,
    /// How.
    pub state: AnswerState,
    /// With what.
    pub value: Option<String>,
    /// What else there is to say.
    pub note: Option<String>,
    /// The photos that belong to it, all of them.
    pub photos: Vec<Uuid>,
    /// Where the phone was.
    pub position: Position,
    /// When it was given.
    pub made_at: DateTime<Utc>,
}

/// An answer that fits the checklist: the value as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The stop; nought for what is answered once.
    pub stop_key: Uuid,
    /// The value; none unless it is answered.
    pub value: Option<String>,
}

impl Entry {
    /// Checks it against what the wijkschouw asks.
    ///
    /// # Errors
    /// Everything that is wrong with it, each next to its field.
    pub fn check(&self, asked: &Asked, stops: &HashSet<Uuid>) -> Result<Recorded, Vec<Refusal>> {
        let mut found = Vec::new();
        let typed = self.value.as_deref().unwrap_or_default();
        let reads = |item: &Item| {
            self.state != AnswerState::Answered || item.scale == Scale::Text || item.read(typed).is_some()
        };
        let fits = |item: &Item| item.once == self.stop.is_none() && reads(item);
        let item = asked.item(&self.item, fits).map(|(_, item)| item);
        match (item, self.stop) {
            (None, _) => found.push(Refusal::of("item", RefusalCode::NotFound, texts::item_unknown())),
            (Some(item), None) if !item.once => {
                found.push(Refusal::of("stopUuid", RefusalCode::Required, texts::stop_required()));
            }
            (Some(item), Some(_)) if item.once => {
                found.push(Refusal::of("stopUuid", RefusalCode::BadFormat, texts::stop_not_asked()));
            }
            (Some(_), Some(stop)) if !stops.contains(&stop) => {
                found.push(Refusal::of("stopUuid", RefusalCode::NotFound, texts::stop_unknown()));
            }
            _ => {}
        }
        let mut value = None;
        if let (AnswerState::Answered, Some(item)) = (self.state, item) {
            if typed.is_empty() {
                found.push(Refusal::of("value", RefusalCode::Required, texts::value_required()));
            } else if item.scale == Scale::Text {
                let too_long = refusals::text_too_long(limits::MESSAGE);
                check_text(&mut found, "value", typed, None, limits::MESSAGE, too_long);
                value = Some(typed.to_owned());
            } else {
                value = item.read(typed).map(|answered| answered.value);
                if value.is_none() {
                    found.push(Refusal::of("value", RefusalCode::BadFormat, texts::value_off_scale()));
                }
            }
        }
        check_note(&mut found, self.note.as_deref().unwrap_or_default(), None);
        found.extend(check_photos(self.photos.len()));
        if found.is_empty() {
            Ok(Recorded { stop_key: self.stop.unwrap_or_default(), value })
        } else {
            Err(found)
        }
    }
}

/// Checks a note; `required` says how to ask for it.
pub fn check_note(found: &mut Vec<Refusal>, note: &str, required: Option<&str>) {
    let too_long = refusals::text_too_long(limits::MESSAGE);
    check_text(found, "note", note, required, limits::MESSAGE, too_long);
}

/// Checks how many photos come with an answer or a finding.
#[must_use]
pub fn check_photos(count: usize) -> Option<Refusal> {
    let message = refusals::photos_too_many(limits::ANSWER_PHOTOS);
    (count > limits::ANSWER_PHOTOS).then(|| Refusal::of("photoIds", RefusalCode::TooMany, message))
}

#[cfg(test)]
mod tests {
    use wdw_contract::checklist::{Checklist, Theme};

    use super::*;

    const SQUARE: Uuid = Uuid::from_u128(1);

    fn asked() -> Asked {
        let item = |key: &str, scale, once| Item { key: key.into(), scale, once, ..Item::default() };
        let items = vec![
            item("litter", Scale::ImageQuality, false),
            item("lamps", Scale::Number, false),
            item("remarks", Scale::Text, true),
        ];
        let theme = Theme { key: "clean".into(), title: "Schoon".into(), items };
        let pinned = Checklist { title: "Test".into(), themes: vec![theme], ..Checklist::default() };
        // What an earlier plan asked: something else, and the same on another scale.
        let items = vec![item("dogs", Scale::YesNo, false), item("litter", Scale::ReportMark, false)];
        let before = Theme { key: "before".into(), title: "Eerder".into(), items };
        let earlier = vec![Checklist { themes: vec![before], ..Checklist::default() }];
        Asked { pinned, earlier }
    }

    fn entry(item: &str, value: &str) -> Entry {
        Entry {
            id: Uuid::from_u128(5),
            stop: Some(SQUARE),
            item: item.into(),
            state: AnswerState::Answered,
            value: Some(value.into()),
            note: None,
            photos: vec![],
            position: Position::default(),
            made_at: DateTime::UNIX_EPOCH,
        }
    }

    fn refused(entry: &Entry) -> Vec<(String, RefusalCode)> {
        let checked = entry.check(&asked(), &HashSet::from([SQUARE]));
        let refusals = checked.err().unwrap_or_default();
        refusals.into_iter().map(|refusal| (refusal.field.unwrap(), refusal.code)).collect()
    }

    fn one(field: &str, code: RefusalCode) -> Vec<(String, RefusalCode)> {
        vec![(field.to_owned(), code)]
    }

    #[test]
    fn what_fits_is_stored_as_the_scale_writes_it() {
        let stops = HashSet::from([SQUARE]);
        let lamps = entry("lamps", " 007").check(&asked(), &stops).unwrap();
        assert_eq!(lamps, Recorded { stop_key: SQUARE, value: Some("7".into()) });
        let remark = Entry { stop: None, ..entry("remarks", "Mooi") };
        assert_eq!(remark.check(&asked(), &stops).unwrap().stop_key, Uuid::nil());
        let skipped = Entry { state: AnswerState::Skipped, ..entry("litter", "zomaar") };
        assert_eq!(skipped.check(&asked(), &stops).unwrap().value, None);
    }

    #[test]
    fn what_a_phone_was_prepared_with_is_taken_in_after_the_plan_changed() {
        assert_eq!(refused(&entry("dogs", "yes")), []);
        assert_eq!(refused(&entry("litter", "A")), []);
        assert_eq!(refused(&entry("litter", "7")), []);
        assert_eq!(refused(&entry("litter", "11")), one("value", RefusalCode::BadFormat));
    }

    #[test]
    fn what_does_not_fit_is_told_next_to_its_field() {
        use RefusalCode as Code;
        assert_eq!(refused(&entry("litter", "E")), one("value", Code::BadFormat));
        assert_eq!(refused(&entry("litter", "")), one("value", Code::Required));
        assert_eq!(refused(&entry("cats", "A")), one("item", Code::NotFound));
        assert_eq!(refused(&Entry { stop: None, ..entry("litter", "A") }), one("stopUuid", Code::Required));
        assert_eq!(refused(&entry("remarks", "Mooi")), one("stopUuid", Code::BadFormat));
        let elsewhere = Entry { stop: Some(Uuid::from_u128(2)), ..entry("litter", "A") };
        assert_eq!(refused(&elsewhere), one("stopUuid", Code::NotFound));
        let long = Entry { note: Some("x".repeat(limits::MESSAGE + 1)), ..entry("litter", "A") };
        assert_eq!(refused(&long), one("note", Code::TooLong));
        let many = Entry { photos: vec![SQUARE; limits::ANSWER_PHOTOS + 1], ..entry("litter", "A") };
        assert_eq!(refused(&many), one("photoIds", Code::TooMany));
    }

    #[test]
    fn a_position_that_cannot_be_is_left_out() {
        assert_eq!(Position::read(Some(52.7), Some(6.19), Some(8)).point, Some((52.7, 6.19)));
        for (latitude, longitude) in [(0.0, 0.0), (f64::NAN, 6.0), (52.7, f64::INFINITY)] {
            assert_eq!(Position::read(Some(latitude), Some(longitude), Some(8)), Position::default());
        }
        assert_eq!(Position::read(Some(52.7), Some(6.19), Some(-1)).accuracy_metres, None);
    }

    #[test]
    fn a_clock_that_is_off_stays_within_bounds() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        assert_eq!(made_at(now - TimeDelta::hours(3), now), now - TimeDelta::hours(3));
        assert_eq!(made_at(DateTime::<Utc>::MAX_UTC, now), now + TimeDelta::days(1));
        assert_eq!(made_at(DateTime::<Utc>::MIN_UTC, now), now - TimeDelta::days(3_650));
    }
}
