use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// An amount in whole euro cents. Never a float: money is right to the cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// Why a typed amount could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseCentsError {
    /// Nothing was typed.
    Empty,
    /// Something that is not an amount, for example letters or three decimals.
    NotAnAmount,
    /// More than fits (over € 90 billion).
    TooLarge,
}

impl Cents {
    /// Nothing at all.
    pub const ZERO: Self = Self(0);

    /// Reads what a person types: `1500`, `1500,5`, `€ 1.500,00`, `1.500`, `12,-`, `1500.50`.
    ///
    /// A point followed by exactly three digits separates thousands, as people in the Netherlands write it;
    /// a point followed by one or two final digits is read as a comma.
    ///
    /// # Errors
    /// [`ParseCentsError`] when it is not an amount. Negative amounts are not amounts.
    pub fn parse(typed: &str) -> Result<Self, ParseCentsError> {
        let bare: String =
            typed.chars().filter(|c| !c.is_whitespace() && *c != '€').collect::<String>().to_lowercase();
        let bare = bare.strip_prefix("eur").unwrap_or(&bare);
        let bare = bare.strip_prefix('o').unwrap_or(bare);
        if bare.is_empty() {
            return Err(ParseCentsError::Empty);
        }
        let (whole, fraction) = match bare.rsplit_once(',') {
            Some((whole, "-" | "--" | "")) => (whole, "0"),
            Some((whole, fraction)) => (whole, fraction),
            None => match bare.rsplit_once('.') {
                Some((whole, fraction)) if fraction.len() < 3 => (whole, fraction),
                _ => (bare, "0"),
            },
        };
        let euros = read_whole(whole)?;
        let cents = read_fraction(fraction)?;
        euros
            .checked_mul(100)
            .and_then(|euros| euros.checked_add(cents))
            .filter(|total| *total < 9_000_000_000_000)
            .map(Self)
            .ok_or(ParseCentsError::TooLarge)
    }

    /// `€ 1.250,00`: always with cents, for columns and letters. The spaces do not break.
    #[must_use]
    pub fn long(self) -> String {
        format!("{},{:02}", self.whole(), self.0.unsigned_abs() % 100)
    }

    /// The sum, or the largest amount when it does not fit: a refusal on the limit follows then.
    #[must_use]
    pub fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    fn whole(self) -> String {
        let digits = (self.0.unsigned_abs() / 100).to_string();
        let mut grouped = String::with_capacity(digits.len() + 8);
        grouped.push_str("€\u{a0}");
        if self.0 < 0 {
            grouped.push('\u{2212}');
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// `€ 1.250` when the cents are nought, else `€ 1.250,50`: for running text.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 % 100 == 0 { f.write_str(&self.whole()) } else { f.write_str(&self.long()) }
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.saturating_add(other)
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::saturating_add)
    }
}

fn read_whole(text: &str) -> Result<i64, ParseCentsError> {
    let groups: Vec<&str> = text.split('.').collect();
    let well_grouped = match groups.as_slice() {
        [only] => !only.is_empty(),
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    let digits: String = groups.concat();
    if !well_grouped || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ParseCentsError::NotAnAmount);
    }
    digits.parse().map_err(|_| ParseCentsError::TooLarge)
}

fn read_fraction(text: &str) -> Result<i64, ParseCentsError> {
    if text.is_empty() || text.len() > 2 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ParseCentsError::NotAnAmount);
    }
    let number: i64 = text.parse().map_err(|_| ParseCentsError::NotAnAmount)?;
    Ok(if text.len() == 1 { number * 10 } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_understood() {
        for (typed, cents) in [
            ("1500", 150_000),
            ("1500,5", 150_050),
            ("€ 1.500,00", 150_000),
            ("1.500", 150_000),
            ("1500.50", 150_050),
            ("12,-", 1_200),
            ("EUR 3,05", 305),
            ("0", 0),
            ("1.234.567,89", 123_456_789),
        ] {
            assert_eq!(Cents::parse(typed), Ok(Cents(cents)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_is_told_apart() {
        assert_eq!(Cents::parse("  "), Err(ParseCentsError::Empty));
        for typed in ["abc", "1,234", "-5", "1..2", "1.50.00", ",", "12,5,1", "1e3", "\u{202e}12"] {
            assert_eq!(Cents::parse(typed), Err(ParseCentsError::NotAnAmount), "{typed}");
        }
        assert_eq!(Cents::parse("99999999999999999999"), Err(ParseCentsError::TooLarge));
        assert_eq!(Cents::parse("90000000000,00"), Err(ParseCentsError::TooLarge));
    }

    #[test]
    fn amounts_read_as_in_a_letter() {
        assert_eq!(Cents(125_000).to_string(), "€\u{a0}1.250");
        assert_eq!(Cents(125_050).to_string(), "€\u{a0}1.250,50");
        assert_eq!(Cents(5).long(), "€\u{a0}0,05");
        assert_eq!(Cents(-123_456_700).long(), "€\u{a0}\u{2212}1.234.567,00");
    }

    #[test]
    fn every_amount_reads_back_as_itself() {
        for cents in (0..2_000_000).step_by(37) {
            assert_eq!(Cents::parse(&Cents(cents).long()), Ok(Cents(cents)));
            assert_eq!(Cents::parse(&Cents(cents).to_string()), Ok(Cents(cents)));
        }
    }
}
