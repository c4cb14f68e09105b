//! Scalars of our own.

use async_graphql::{InputValueError, InputValueResult, Number, Scalar, ScalarType, Value};
use chrono::NaiveDate;
use wdw_contract::Cents;

use crate::initiatives::rules::tidy;

/// An amount in whole euro cents, as a JSON number. Never a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CentsValue(pub Cents);

/// An amount in whole euro cents, as a JSON number without a fraction.
#[Scalar(name = "Cents")]
impl ScalarType for CentsValue {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::Number(number) => number
                .as_i64()
                .map(|cents| Self(Cents(cents)))
                .ok_or_else(|| InputValueError::custom("an amount is a whole number of cents")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Number(Number::from(self.0.0))
    }
}

/// A calendar day, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub NaiveDate);

/// A calendar day as `YYYY-MM-DD`, without a time or a zone.
#[Scalar(name = "Date")]
impl ScalarType for Day {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) if text.len() == 10 => {
                text.parse().map(Self).map_err(|_| InputValueError::custom("a date is written as YYYY-MM-DD"))
            }
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A typed text as it is stored.
#[must_use]
pub fn text(typed: &str) -> String {
    tidy(typed)
}

/// A typed text that may be left out; blank is left out.
#[must_use]
pub fn optional_text(typed: Option<String>) -> Option<String> {
    typed.map(|typed| tidy(&typed)).filter(|text| !text.is_empty())
}
