//! What the server and the app agree on beside the GraphQL schema: how long a text may be ([`limits`]), how
//! money is written ([`Cents`]), how dates read ([`dates`]),
//! what a checklist is ([`checklist`]) and every word a person reads ([`texts`]).
//!
//! Not here: anything that decides. Rules live in the server; the app shows what the server says.

mod cents;
pub mod checklist;
pub mod dates;
pub mod kader;
pub mod kader_words;
pub mod limits;
pub mod texts;

pub use cents::{Cents, ParseCentsError};
