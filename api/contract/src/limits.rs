//! How much may be typed where. The form tells it before, the server refuses it after, with the same figure.
//! Lengths count characters (Unicode scalar values), not bytes.

/// Title of an initiative.
pub const TITLE: usize = 80;
/// What the plan is, and why.
pub const PLAN: usize = 4_000;
/// Shortest plan that says anything.
pub const PLAN_MIN: usize = 20;
/// A description of a place, an organisation, a source of money.
pub const SHORT_TEXT: usize = 200;
/// Who takes part; what neighbours get from it.
pub const PARAGRAPH: usize = 1_000;
/// A question, an answer, a message, a reason.
pub const MESSAGE: usize = 2_000;
/// A person's name.
pub const NAME: usize = 80;
/// An e-mail address (RFC 5321, 4.5.3.1.3).
pub const EMAIL: usize = 254;
/// Description of one cost.
pub const COST: usize = 100;
/// Costs in one budget.
pub const COSTS: usize = 30;
/// How far a list is counted; beyond it is "more than".
pub const COUNTED: u64 = 1_000;
/// Photos with one initiative, answer or message.
pub const PHOTOS: usize = 8;
/// Bytes of one photo as sent.
pub const PHOTO_BYTES: usize = 12 * 1024 * 1024;
/// Pixels of one photo as sent, width times height.
pub const PHOTO_PIXELS: u64 = 50_000_000;
/// Longest side of a stored photo.
pub const PHOTO_SIDE: u32 = 1_600;
/// The largest amount of one cost, in cents: one million euros.
pub const AMOUNT: i64 = 100_000_000;
/// The most money of one proposal for a wijkbudget, in cents: ten million euros.
pub const BUDGET: i64 = 1_000_000_000;
/// The most hours of one mandate.
pub const MANDATE_HOURS: i32 = 10_000;
/// People that support an idea, as the submitter estimates.
pub const SUPPORTERS: i32 = 100_000;
/// Digits of a sign-in code.
pub const CODE_DIGITS: usize = 6;
/// Days that the answer term can be moved at most.
pub const EXTENSION_DAYS: i64 = 42;
/// Themes in one checklist.
pub const THEMES: usize = 20;
/// Items in one checklist.
pub const ITEMS: usize = 120;
/// Answers to choose from at one item.
pub const OPTIONS: usize = 12;
/// A question of a checklist.
pub const QUESTION: usize = 160;
/// The largest number as an answer.
pub const ANSWER_NUMBER: u32 = 1_000_000;
/// Stops on the route of a wijkschouw.
pub const STOPS: usize = 40;
/// Answers in one request; as many as the outbox sends together.
pub const ANSWERS: usize = 40;
/// Photos with one answer or finding.
pub const ANSWER_PHOTOS: usize = 6;
/// Hours asked of a partner.
pub const HOURS: i32 = 10_000;
