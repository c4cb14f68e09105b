//! Wijkschouwen in the database. Writing takes a permit; reading takes who looks.

mod person;
mod photos;
mod plan;
mod read;
mod record;
mod row;

pub use person::{export_of, leave_all};
pub use photos::{
    NewLink, attached_photos, free_photos, link_photos, photo_visible, photos_of_answers, photos_of_findings,
};
pub use plan::{
    Change, NewSchouw, ask, insert, insert_stops, replace_stops, save, save_plan, set_participant,
};
pub use read::{
    Filter, answers_of, count, counts, find, find_by_reference, find_finding, find_many, findings_of,
    of_finding, page, participants_of, stops_by_id, stops_of, viewer_state, viewer_states,
};
pub use record::{NewFinding, choose, drop_findings, existing_answers, insert_findings, write_answers};
pub use row::{AnswerRow, FindingRow, ParticipantRow, SchouwRow, StopRow, given, state, subject, tally};
