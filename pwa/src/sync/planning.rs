//! What can be sent now. A pure function of what waits.

use std::collections::{BTreeMap, BTreeSet};

use super::event::Who;
use super::operation::{Operation, PhotoRef, State};

/// Operations in one request at most.
pub(super) const BATCH: usize = 40;
/// A sign-in code lives about this long; before that, another is not asked for by itself.
const CODE_LIFE_MS: u64 = 15 * 60_000;
/// How often a code is asked for without the person asking.
const CODES: u8 = 3;

/// The next thing to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    Photo { operation: String, photo: PhotoRef },
    Send { operations: Vec<String> },
    Code { operation: String, email: String },
    Nothing { again_at: Option<u64> },
}

/// Finds the next step. `not_before` holds operations that have to be patient.
pub(super) fn next_step(
    outbox: &[Operation],
    who: &Who,
    not_before: &BTreeMap<String, u64>,
    now: u64,
) -> Step {
    let mut blocked = BTreeSet::new();
    // Few operations wait for another; without any, nothing has to be looked up.
    let ids: BTreeSet<_> = match outbox.iter().any(|operation| !operation.after.is_empty()) {
        true => outbox.iter().map(|operation| operation.id.as_str()).collect(),
        false => BTreeSet::new(),
    };
    let mut batches = BTreeSet::new();
    let mut chosen: Vec<&Operation> = Vec::new();
    let mut code = None;
    let mut again_at: Option<u64> = None;
    for operation in outbox {
        let held =
            operation.after.iter().any(|name| ids.contains(name.as_str()) || batches.contains(name.as_str()));
        batches.extend(operation.batch.as_deref());
        if blocked.contains(operation.aggregate.as_str()) {
            continue;
        }
        let patient_until = not_before.get(&operation.id).copied().filter(|until| *until > now);
        let signed_in = may_send(operation, who);
        if held {
            // What it waits for says itself when to look again.
        } else if operation.state == State::Waiting && signed_in && patient_until.is_none() {
            if chosen.first().is_none_or(|first| together(first, operation) && chosen.len() < BATCH) {
                chosen.push(operation);
            }
        } else if operation.state == State::Waiting {
            if let Some(until) = patient_until {
                again_at = Some(again_at.map_or(until, |earlier: u64| earlier.min(until)));
            } else if code.is_none() && *who == Who::Nobody && may_ask_code(operation, now) {
                code = Some(operation);
            }
        }
        // What comes after it has to know how it ended, also within one request: the server may refuse the first.
        blocked.insert(operation.aggregate.as_str());
    }
    let unsent =
        chosen.iter().find_map(|operation| Some((operation, operation.photos.iter().find(|p| !p.sent)?)));
    if let Some((operation, photo)) = unsent {
        return Step::Photo { operation: operation.id.clone(), photo: photo.clone() };
    }
    if !chosen.is_empty() {
        return Step::Send { operations: chosen.iter().map(|operation| operation.id.clone()).collect() };
    }
    match code {
        Some(operation) => Step::Code { operation: operation.id.clone(), email: operation.actor.clone() },
        None => Step::Nothing { again_at },
    }
}

/// Whether `later` names `earlier` as something that has to be gone before.
pub(super) fn waits_for(later: &Operation, earlier: &Operation, earlier_in_row: bool) -> bool {
    let batch = earlier.batch.as_ref().filter(|_| earlier_in_row);
    later.after.iter().any(|name| *name == earlier.id || Some(name) == batch)
}

/// Whether the person who made it is the one who is signed in.
pub(super) fn may_send(operation: &Operation, who: &Who) -> bool {
    matches!(who, Who::Person(email) if same_address(email, &operation.actor))
}

fn same_address(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn together(first: &Operation, other: &Operation) -> bool {
    first.batch.is_some()
        && first.batch == other.batch
        && first.kind == other.kind
        && same_address(&first.actor, &other.actor)
}

fn may_ask_code(operation: &Operation, now: u64) -> bool {
    operation.codes_asked < CODES
        && operation.code_asked_at.is_none_or(|at| at.saturating_add(CODE_LIFE_MS) <= now)
}
