//! Initiatives in the database. Writing takes a [`Permit`](crate::access::Permit); reading takes who looks.

mod export;
mod list;
mod period;
mod read;
mod retention;
mod row;
mod write;

pub use export::export_of;
pub use list::{Bucket, Counts, Filter, Position, Sort, count, counts, page};
pub use period::handed_in;
pub use read::{
    any, budget_lines_of, candidates, find, find_by_reference, find_event, find_many, find_message,
    find_photo, is_for, messages_of, open_of, open_owned_by, photo, photo_visible, photos_by_id, photos_of,
    photos_of_messages, supported_by, supporters, timeline_of,
};
pub use retention::{NOBODY, anonymise, ended_before, erase_words};
pub use row::{
    BudgetLineRow, EventRow, InitiativeRow, MessageRow, PhotoRow, due, latest_event, plan, state, subject,
    term,
};
pub use write::{
    Change, Event, NewInitiative, NewMessage, PhotoPlace, add_support, attach_photos, erase, erase_words_of,
    insert, insert_message, remove_support, replace_budget, save, set_photo_hidden,
};
