//! Who may what. The table is [`table::allowed_in`]; everything here only asks it.
//!
//! A role counts only where and while it is held: what a person is, is worked out towards one initiative, from
//! the functions that are valid today. Writing to the database takes a [`Permit`], and only this room makes one.

mod actor;
mod booking;
pub mod budget;
mod checklists;
pub mod follow_ups;
pub mod kaders;
pub mod mandates;
mod permit;
mod table;
pub mod wijkschouw;

pub use actor::{Actor, Function, HeldFunction, HeldRole, OtherRole, Viewer};
pub use booking::MayBook;
pub use checklists::{ChecklistEditor, checklist_editor, may_edit_checklists};
pub use permit::{Permit, Right, Subject, may, may_see, permit, permits};
pub use table::{Action, Role, matrix};
