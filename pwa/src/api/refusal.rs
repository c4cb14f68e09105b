use super::enums::RefusalCode;

/// What the server refused, and next to which field that is shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Refusal {
    /// The kind of reason.
    pub code: RefusalCode,
    /// The input field in camelCase; none: about the whole.
    pub field: Option<String>,
    /// A sentence that says what to do.
    pub message: String,
}
