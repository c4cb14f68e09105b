//! The use cases of a wijkschouw: planning it, walking it, and what came of it.

mod common;
mod planning;
mod recording;
mod results;
mod taking_part;
mod walking;

pub use planning::{Cancel, ChangePlan, Plan};
pub use recording::{Outcome, record};
pub use taking_part::{Invite, Join, Leave};
pub use walking::{AddFinding, AddStop, Begin, Choose, Complete, Prepare, Report};
