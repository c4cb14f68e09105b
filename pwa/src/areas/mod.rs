//! Mijn wijk: what goes on in a wijk, and who works there.
//!
//! Not here: the list of all ideas (`initiatives`).

mod chosen;
mod contact;
mod home;
mod mijn_wijk;
mod wijk_kiezen;

pub use chosen::{Chosen, choose, chosen};
pub use mijn_wijk::{MijnWijk, WijkPage};
pub use wijk_kiezen::WijkKiezen;
pub(crate) use wijk_kiezen::{Wijken, wijken};
