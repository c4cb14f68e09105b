//! The scalars of the schema as the app holds them.

/// Whole euro cents.
pub type Cents = wdw_contract::Cents;
/// A calendar day, `2026-03-12`.
pub type Date = String;
/// A moment, RFC 3339 in UTC.
pub type DateTime = String;
/// A UUID in its usual form.
pub type Uuid = String;
/// Any JSON document.
pub type Json = serde_json::Value;
/// A checklist with everything in it.
pub type ChecklistDocument = wdw_contract::checklist::Checklist;
/// The condition of a kader.
pub type KaderCondition = wdw_contract::kader::Condition;
