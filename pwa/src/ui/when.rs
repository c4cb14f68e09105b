//! Moments and days as people say them. The server speaks UTC; people live in Amsterdam.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;
use wdw_contract::{dates, texts::ui};

use crate::browser;

/// A day, and the time on it, in Amsterdam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Local {
    year: i32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
}

/// `12 maart`, with the year when it is not this year's. From a day or from a moment; anything else stays as it is.
#[must_use]
pub fn day(iso: &str) -> String {
    let local = if iso.len() == 10 { read(iso) } else { in_amsterdam(&Date::new(&JsValue::from_str(iso))) };
    local.map_or_else(|| iso.to_owned(), |local| in_words(local, this_year()))
}

/// `12 maart, 14:05`, from milliseconds since 1970.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "exact until the year 287396")]
pub fn moment(ms: u64) -> String {
    moment_of(&Date::new(&JsValue::from_f64(ms as f64)))
}

/// `12 maart, 14:05`, from a moment of the server.
#[must_use]
pub fn moment_at(iso: &str) -> String {
    moment_of(&Date::new(&JsValue::from_str(iso)))
}

/// As the server writes moments, from milliseconds since 1970.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "exact until the year 287396")]
pub fn iso(ms: u64) -> String {
    Date::new(&JsValue::from_f64(ms as f64)).to_iso_string().into()
}

/// Today in Amsterdam, `2026-03-12`.
#[must_use]
pub fn today() -> String {
    in_amsterdam(&Date::new_0())
        .map(|now| format!("{:04}-{:02}-{:02}", now.year, now.month, now.day))
        .unwrap_or_default()
}

/// "zaterdag 14 maart, 14:00 uur", from a moment of the server: for what people come together for.
#[must_use]
pub fn appointment(iso: &str) -> String {
    let date = Date::new(&JsValue::from_str(iso));
    let weekday = zone().and_then(|options| {
        Reflect::set(&options, &"weekday".into(), &"long".into()).ok()?;
        Some(String::from(date.to_locale_string("nl-NL", &options)))
    });
    match (in_amsterdam(&date), weekday) {
        (Some(local), Some(weekday)) => {
            let time = format!("{:02}:{:02}", local.hour, local.minute);
            ui::appointment(in_words(local, this_year()), time, weekday)
        }
        _ => iso.to_owned(),
    }
}

/// `2026-03-14` and `14:00`, as the clock in Amsterdam says at a moment of the server.
#[must_use]
pub fn on_the_clock(iso: &str) -> Option<(String, String)> {
    let local = in_amsterdam(&Date::new(&JsValue::from_str(iso)))?;
    let day = format!("{:04}-{:02}-{:02}", local.year, local.month, local.day);
    Some((day, format!("{:02}:{:02}", local.hour, local.minute)))
}

/// The moment at which the clock in Amsterdam says this: `2026-03-14` and `14:00`. None when it is no moment.
#[must_use]
pub fn moment_on_the_clock(day: &str, time: &str) -> Option<String> {
    // The clock is one or two hours ahead of UTC: the offset that fits is the one that gives this time back.
    ["+02:00", "+01:00"].into_iter().find_map(|offset| {
        let date = Date::new(&JsValue::from_str(&format!("{day}T{time}:00{offset}")));
        if date.get_time().is_nan() {
            return None;
        }
        let iso = String::from(date.to_iso_string());
        (on_the_clock(&iso)? == (day.to_owned(), time.to_owned())).then_some(iso)
    })
}

/// The day that is so many days after today, `2026-03-12`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "exact until the year 287396")]
pub fn days_from_today(days: u32) -> String {
    let later = browser::now() + u64::from(days) * 86_400_000;
    let iso = String::from(Date::new(&JsValue::from_f64(later as f64)).to_iso_string());
    on_the_clock(&iso).map(|(day, _)| day).unwrap_or_default()
}

fn moment_of(date: &Date) -> String {
    in_amsterdam(date).map_or_else(String::new, |local| {
        ui::day_and_time(in_words(local, this_year()), format!("{:02}:{:02}", local.hour, local.minute))
    })
}

fn in_words(local: Local, this_year: i32) -> String {
    if local.year == this_year {
        dates::day_and_month(local.month, local.day)
    } else {
        dates::full(local.year, local.month, local.day)
    }
}

fn this_year() -> i32 {
    in_amsterdam(&Date::new_0()).map_or(0, |now| now.year)
}

/// The browser knows the time zone; Sweden writes a date so that a program can read it.
fn in_amsterdam(date: &Date) -> Option<Local> {
    let text: String = date.to_locale_string("sv-SE", zone()?.as_ref()).into();
    read(&text)
}

fn zone() -> Option<Object> {
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &"Europe/Amsterdam".into()).ok()?;
    Some(options)
}

/// Reads `2026-03-12` or `2026-03-12 14:05:00`.
fn read(text: &str) -> Option<Local> {
    let mut numbers = text.split(['-', ' ', ':']).map(str::parse::<u32>);
    let mut next = || numbers.next()?.ok();
    let (year, month, day) = (next()?, next()?, next()?);
    let (hour, minute) = (next().unwrap_or(0), next().unwrap_or(0));
    Some(Local { year: i32::try_from(year).ok()?, month, day, hour, minute })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_read() {
        let local = read("2026-03-12 14:05:59").unwrap();
        assert_eq!(local, Local { year: 2026, month: 3, day: 12, hour: 14, minute: 5 });
        assert_eq!(read("2026-03-12").unwrap().hour, 0);
        assert_eq!(read("Invalid Date"), None);
    }

    #[test]
    fn the_year_is_told_when_it_is_another() {
        let local = read("2026-03-12").unwrap();
        assert_eq!(in_words(local, 2026), "12 maart");
        assert_eq!(in_words(local, 2027), "12 maart 2026");
    }
}
