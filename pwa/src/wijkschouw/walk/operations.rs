//! What a walk sends, typed against the schema.

use crate::api::enums::*;
use crate::api::operation;

operation!(pub(crate) BeginWijkschouw, "src/wijkschouw/walk/queries/begin.graphql");
operation!(pub(crate) PrepareWijkschouw, "src/wijkschouw/walk/queries/prepared.graphql");
operation!(pub(crate) AddStop, "src/wijkschouw/walk/queries/add_stop.graphql");
operation!(pub(crate) RecordAnswers, "src/wijkschouw/walk/queries/record_answers.graphql");
operation!(pub(crate) AddFinding, "src/wijkschouw/walk/queries/add_finding.graphql");
operation!(pub(crate) ChooseAnswer, "src/wijkschouw/walk/queries/choose.graphql");
operation!(pub(crate) CompleteWijkschouw, "src/wijkschouw/walk/queries/complete.graphql");
