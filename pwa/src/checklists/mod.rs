//! Checklists: which there are, what they ask, and making them. A published version never changes; what is written is
//! a draft, kept on the server as one goes.

mod document;
mod editor;
mod item;
mod keeping;
mod list;
mod making;
mod options;
mod outline;
mod overview;
mod page;
mod preview;
mod publish;
mod version;
mod words;

pub use editor::Doen;
pub use list::Checklists;
pub(crate) use outline::Outline;
pub use page::ChecklistPage;

use crate::api::enums::WijkteamFunction;
use crate::people::Session;

/// Whether it is worth offering to make one; the server decides.
fn may_make(session: &Session) -> bool {
    session.viewer().is_some_and(|viewer| {
        viewer.is_administrator
            || viewer.memberships.iter().any(|known| known.function == WijkteamFunction::Wijkregisseur)
    })
}
