//! A wijkschouw as a calendar file (RFC 5545): small enough to write by hand, and checked by its tests.

use chrono::{DateTime, Utc};
use wdw_contract::texts::wijkschouw_server as texts;

use super::rules::State;
use super::store::{self, SchouwRow};

/// Nobody knows beforehand how long a walk takes: two hours is what a calendar shows.
const DURATION: &str = "PT2H";
/// Octets in a line before it goes on in the next (RFC 5545, 3.1).
const LINE: usize = 75;

/// The file. `address` is the page of the wijkschouw; its host makes the id unique.
#[must_use]
pub fn file(row: &SchouwRow, wijk: &str, address: &str) -> String {
    let host = address.split("//").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("wijkwerk");
    let cancelled = store::state(row) == State::Cancelled;
    let mut description = row.explanation.clone().unwrap_or_default();
    if !description.is_empty() {
        description.push('\n');
    }
    description.push_str(address);
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Wijkwerk//NL".to_owned(),
        format!("METHOD:{}", if cancelled { "CANCEL" } else { "PUBLISH" }),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@{host}", row.id),
        // A calendar that has it already takes the newer one.
        format!("SEQUENCE:{}", (row.updated_at - row.created_at).num_seconds().max(0)),
        format!("DTSTAMP:{}", utc(row.updated_at)),
        format!("DTSTART:{}", utc(row.starts_at)),
        format!("DURATION:{DURATION}"),
        format!("SUMMARY:{}", escaped(&texts::calendar_title(wijk))),
        format!("LOCATION:{}", escaped(&row.meeting_point)),
        format!("DESCRIPTION:{}", escaped(&description)),
        format!("URL:{address}"),
        format!("STATUS:{}", if cancelled { "CANCELLED" } else { "CONFIRMED" }),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// One line, folded between characters, never within one.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut length = 0;
    for sign in line.chars() {
        if length + sign.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(sign);
        length += sign.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn row() -> SchouwRow {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        SchouwRow {
            id: Uuid::from_u128(7),
            reference: "S-7KQ2M9".into(),
            wijk_id: Uuid::nil(),
            checklist_version_id: Uuid::nil(),
            form: "walk".into(),
            starts_at: at,
            meeting_point: "Buurthuis; zaal 2, achterin".into(),
            explanation: Some("Neem een lamp mee.\nEND:VCALENDAR".into()),
            open_to_residents: true,
            residents_may_add: false,
            organiser_id: Uuid::nil(),
            state: "planned".into(),
            cancelled_reason: None,
            previous_id: None,
            started_at: None,
            completed_at: None,
            reported_at: None,
            result: None,
            earlier_versions: None,
            created_at: at,
            updated_at: at + chrono::TimeDelta::seconds(90),
        }
    }

    #[test]
    fn what_people_typed_stays_within_its_line() {
        let file = file(&row(), "Haveltermade", "https://wijkwerk.example/wijkschouw/S-7KQ2M9");
        assert!(file.contains("LOCATION:Buurthuis\\; zaal 2\\, achterin\r\n"), "{file}");
        assert!(file.contains("DTSTART:20270115T080000Z\r\n"));
        assert!(file.contains("SEQUENCE:90\r\n") && file.contains("STATUS:CONFIRMED\r\n"));
        assert!(file.contains("UID:00000000-0000-0000-0000-000000000007@wijkwerk.example\r\n"));
        assert_eq!(file.matches("\r\nEND:VCALENDAR\r\n").count(), 1);
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains("DESCRIPTION:Neem een lamp mee.\\nEND:VCALENDAR\\nhttps://"), "{unfolded}");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let long = SchouwRow { meeting_point: "één".repeat(60), state: "cancelled".into(), ..row() };
        let file = file(&long, "Haveltermade", "https://wijkwerk.example/wijkschouw/S-7KQ2M9");
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        assert!(file.replace("\r\n ", "").contains(&"één".repeat(60)));
        assert!(file.contains("METHOD:CANCEL\r\n") && file.contains("STATUS:CANCELLED\r\n"));
    }
}
