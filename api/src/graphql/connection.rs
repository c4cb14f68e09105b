//! Relay connections: pages by key, not by number, so that a page stays right while rows come and go.

use async_graphql::SimpleObject;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use uuid::Uuid;

use crate::initiatives::store::Position;

/// The most that one page holds.
const MOST: i32 = 50;

/// How many of a list; at least one, at most fifty.
#[must_use]
pub fn first(asked: i32) -> u64 {
    u64::try_from(asked.clamp(1, MOST)).unwrap_or(1)
}

/// Where a page ends, and whether there is another.
#[derive(SimpleObject, Clone, Debug)]
pub struct PageInfo {
    /// Whether there is another page.
    pub has_next_page: bool,
    /// The cursor of the last row of this page; null when it is empty.
    pub end_cursor: Option<String>,
}

/// A place in a list, as a client carries it around.
#[derive(Debug)]
pub struct Cursor;

impl Cursor {
    /// Writes a place.
    #[must_use]
    pub fn write(position: Position) -> String {
        let text = match position {
            Position::Newest(at, id) => format!("n {} {id}", at.to_rfc3339_opts(SecondsFormat::Micros, true)),
            Position::MostSupported(count, id) => format!("s {count} {id}"),
            Position::SoonestDue(on, id) => format!("d {on} {id}"),
        };
        URL_SAFE_NO_PAD.encode(text)
    }

    /// Reads a place; `None` when it is not one of ours.
    #[must_use]
    pub fn read(cursor: &str) -> Option<Position> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
        let mut parts = text.split(' ');
        let (sort, value, id) = (parts.next()?, parts.next()?, Uuid::try_parse(parts.next()?).ok()?);
        match sort {
            "n" => Some(Position::Newest(value.parse::<DateTime<Utc>>().ok()?, id)),
            "s" => Some(Position::MostSupported(value.parse().ok()?, id)),
            "d" => Some(Position::SoonestDue(value.parse::<NaiveDate>().ok()?, id)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_junk_does_not() {
        let id = Uuid::from_u128(3);
        let at = "2026-03-01T10:00:00.123456Z".parse().unwrap();
        let day = "2026-03-01".parse().unwrap();
        for position in
            [Position::Newest(at, id), Position::MostSupported(7, id), Position::SoonestDue(day, id)]
        {
            assert_eq!(Cursor::read(&Cursor::write(position)), Some(position));
        }
        for junk in ["", "x", "bi4u", &URL_SAFE_NO_PAD.encode("n morgen nooit"), "\u{1f600}"] {
            assert_eq!(Cursor::read(junk), None);
        }
    }

    #[test]
    fn a_page_is_never_longer_than_fifty() {
        assert_eq!((first(-1), first(0), first(20), first(1_000_000)), (1, 1, 20, 50));
    }
}
