//! How a date reads in Dutch. Times stay UTC until they are shown; the calendar day is Amsterdam's.

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `12 maart`; for dates in the reader's own year. A month outside 1..=12 is shown as a number.
#[must_use]
pub fn day_and_month(month: u32, day: u32) -> String {
    match (month as usize).checked_sub(1).and_then(|index| MONTHS.get(index)) {
        Some(name) => format!("{day} {name}"),
        None => format!("{day}-{month}"),
    }
}

/// `12 maart 2026`.
#[must_use]
pub fn full(year: i32, month: u32, day: u32) -> String {
    format!("{} {year}", day_and_month(month, day))
}

#[cfg(test)]
mod tests {
    #[test]
    fn dates_read_as_people_say_them() {
        assert_eq!(super::full(2026, 3, 12), "12 maart 2026");
        assert_eq!(super::day_and_month(12, 1), "1 december");
    }
}
