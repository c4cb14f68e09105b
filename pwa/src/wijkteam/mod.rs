//! The work of a wijkteam: its list, and what is done with an idea.
//!
//! Not here: who may do what. The server says so with each idea, in `viewerActions`.

mod acts;
mod bucket;
mod detail;
mod row;
mod werklijst;

pub(crate) use row::badge;
pub use werklijst::Werklijst;
