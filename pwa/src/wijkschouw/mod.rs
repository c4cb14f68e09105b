//! The wijkschouw: what is planned, one of them, what came of it. [`walk`] is doing it on a phone, without a
//! connection; [`plan`] is making one.

mod acts;
mod card;
mod differences;
mod doen;
mod findings;
mod follow;
mod list;
mod next;
mod one;
mod page;
mod plan;
mod report;
mod result;
mod taking_part;
pub(crate) mod team;
pub mod walk;
mod words;

pub use doen::Doen;
pub use list::Wijkschouwen;
pub(crate) use next::NextWijkschouw;
pub use page::Wijkschouw;
pub use walk::Lopen;
pub(crate) use walk::keys::{dropped_key, photos_in_walks, sent_key, walk_of};
pub(crate) use walk::sending;

/// The last part of the address of the walk.
pub const WALK: &str = "lopen";
