//! Wijkschouwen in the database. Writing takes a permit; reading takes who looks.

mod asked;
mod person;
mod photos;
mod plan;
mod read;
mod record;
mod row;
mod told;

pub use asked::asked;
pub use person::{export_of, leave_all};
pub use photos::{
    NewLink, attached_photos, free_photos, link_photos, photo_visible, photographed, photos_of_answers,
    photos_of_findings,
};
pub use plan::{
    Change, NewSchouw, ask, forget_prepared, insert, insert_stops, replace_stops, restore_stops, save,
    save_plan, set_participant, set_prepared,
};
pub use read::{
    Filter, answers_by_id, answers_of, count, counts, find, find_by_reference, find_finding, find_many,
    findings_of, known_stops, of_finding, page, participants_of, stops_by_id, stops_of, viewer_state,
    viewer_states,
};
pub use record::{NewFinding, choose, drop_findings, existing_answers, insert_findings, write_answers};
pub use row::{
    AnswerRow, FindingRow, ParticipantRow, SchouwRow, StopRow, earlier_versions, given, state, subject, tally,
};
pub use told::{Told, told};
