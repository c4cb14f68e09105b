//! SeaORM entities, one file per table: the columns and nothing else. Words such as states are text here;
//! the rules of each capability in the server know what they mean, the migrations what is allowed.

#![expect(missing_docs, reason = "a column is documented by its migration")]

pub mod accounting;
pub mod answer;
pub mod asked_of;
pub mod audit;
pub mod budget_line;
pub mod budget_proposal;
pub mod buurt;
pub mod checklist;
pub mod checklist_photo;
pub mod checklist_version;
pub mod commitment;
pub mod decision;
pub mod finding;
pub mod follow_up;
pub mod follow_up_note;
pub mod initiative;
pub mod job;
pub mod kader;
pub mod kader_check;
pub mod kader_version;
pub mod ledger_entry;
pub mod mandate;
pub mod membership;
pub mod message;
pub mod observation_photo;
pub mod operation;
pub mod outgoing_mail;
pub mod participant;
pub mod partner;
pub mod partner_view;
pub mod person;
pub mod photo;
pub mod refresh_token;
pub mod role_assignment;
pub mod session;
pub mod sign_in_code;
pub mod stop;
pub mod support;
pub mod timeline_event;
pub mod wijk;
pub mod wijk_budget;
pub mod wijkschouw;
pub mod wijkteam;
