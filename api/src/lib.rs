//! The server of Wijkwerk. `platform` is what everything stands on, `http` is how the world comes in, `cli` is
//! how an operator does; each other folder is one capability. ARCHITECTURE.md is the map.

pub mod access;
pub mod areas;
pub mod budget;
pub mod checklists;
pub mod cli;
pub mod decisions;
pub mod demo;
pub mod follow_ups;
pub mod graphql;
pub mod http;
pub mod initiatives;
pub mod kaders;
pub mod mandates;
pub mod municipality;
pub mod operation;
pub mod people;
pub mod platform;
pub mod refusal;
pub mod wijkschouw;
mod words;
