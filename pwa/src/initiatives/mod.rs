//! Ideas: the list, one idea, and what its submitter can do with it.
//!
//! Not here: handing in a new one (`submit`), and what the wijkteam does (`wijkteam`).

pub(crate) mod act;
mod beside;
pub(crate) mod card;
mod complete;
pub(crate) mod conversation;
mod costs;
mod decision;
mod doen;
mod filters;
mod initiatief;
mod kadertoets;
mod list;
mod money;
mod next;
pub(crate) mod one;
pub(crate) mod sent_photos;
mod start;
mod story;
mod support;
mod withdraw;

pub use doen::Doen;
pub use initiatief::Initiatief;
pub(crate) use initiatief::{Plan, Who, byline};
pub use list::Ideeen;
pub(crate) use story::Story;
