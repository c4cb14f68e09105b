//! Reading a walk from the phone, and from the server what a walk needs.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::keys::{example_key, others_key};
use super::record::{Other, Others, Prepared, StopRecord};
use super::route::Walk;
use crate::api::enums::*;
use crate::api::{self, Trouble, operation};
use crate::browser;
use crate::store::{self, Record, Room, StoreError, Writing};

operation!(pub(super) WalkToPrepare, "src/wijkschouw/walk/queries/prepare.graphql");
operation!(pub(super) WalkTogether, "src/wijkschouw/walk/queries/together.graphql");

/// Everything of a walk on this phone; without anything stored an empty one.
pub(super) async fn load(reference: &str) -> Result<Walk, StoreError> {
    let mut walk = Walk::default();
    let mut others = Others::default();
    for (key, value) in store::under(Room::Walks, &format!("{reference}/")).await? {
        let Some((kind, rest)) =
            key.get(reference.len() + 1..).map(|rest| rest.split_once('/').unwrap_or((rest, "")))
        else {
            continue;
        };
        match kind {
            "walk" => walk.prepared = Rc::new(read(&value).unwrap_or_default()),
            "place" => walk.place = read(&value).unwrap_or_default(),
            "draft" => walk.draft = read(&value),
            "others" => others = read(&value).unwrap_or_default(),
            "answer" => {
                if let Some(given) = read(&value) {
                    walk.given.insert(rest.to_owned(), given);
                }
            }
            "finding" => {
                if let Some(finding) = read(&value) {
                    walk.findings.insert(rest.to_owned(), finding);
                }
            }
            "stop" => walk.own_stops.extend(read::<StopRecord>(&value)),
            "dropped" => walk.dropped.push(rest.to_owned()),
            _ => {}
        }
    }
    walk.hear(&others);
    walk.find_footing();
    Ok(walk)
}

fn read<T: Record>(value: &JsValue) -> Option<T> {
    store::read(&value.as_string()?)
}

/// Asks the server for everything that a walk needs; none: there is no such wijkschouw for this person.
pub(super) async fn fetch(reference: &str, actor: &str) -> Result<Option<Prepared>, Trouble> {
    let variables = walk_to_prepare::Variables { reference: reference.to_owned() };
    let Some(found) = api::run::<WalkToPrepare>(variables).await?.wijkschouw else { return Ok(None) };
    let may = |wanted| found.viewer_actions.iter().any(|action| action.action == wanted && action.allowed);
    let stops = found.stops.iter().map(|stop| StopRecord {
        uuid: stop.uuid.clone(),
        name: stop.name.clone(),
        description: stop.description.clone().unwrap_or_default(),
        latitude: stop.place.as_ref().and_then(|place| place.latitude),
        longitude: stop.place.as_ref().and_then(|place| place.longitude),
        operation: None,
    });
    Ok(Some(Prepared {
        id: found.id.clone(),
        reference: found.reference.clone(),
        wijk: found.wijk.name.clone(),
        starts_at: found.starts_at.clone(),
        meeting_point: found.meeting_point.clone(),
        explanation: found.explanation.clone().unwrap_or_default(),
        state: found.state.name().to_owned(),
        checklist_number: found.checklist.number,
        checklist_id: found.checklist.id.clone(),
        stops: stops.collect(),
        people: found.participants.iter().flatten().map(|person| person.name.clone()).collect(),
        actor: actor.to_owned(),
        may_record: may(WijkschouwAction::Record),
        may_add: may(WijkschouwAction::AddFinding),
        may_prepare: may(WijkschouwAction::Prepare),
        checklist: found.checklist.document,
        ready_at: 0,
        bytes: 0,
    }))
}

/// Fetches and stores the example pictures. How many bytes they take; none when one did not come.
pub(super) async fn fetch_examples(prepared: &Prepared) -> Option<u64> {
    let mut bytes = 0;
    for uuid in prepared.checklist.items().filter_map(|(_, item)| item.example.as_deref()) {
        let picture = api::get_photo(uuid).await.ok()?;
        bytes += u64::from(picture.length());
        let key = example_key(&prepared.reference, uuid);
        Writing::new().put(Room::Walks, &key, picture.into()).commit().await.ok()?;
    }
    Some(bytes)
}

/// What others recorded meanwhile, and stops that they added.
pub(super) struct Together {
    pub(super) others: Others,
    pub(super) stops: Vec<StopRecord>,
    pub(super) state: String,
}

/// Asks the server what others recorded, and keeps it on the phone.
pub(super) async fn fetch_others(reference: &str) -> Result<Option<Together>, Trouble> {
    let variables = walk_together::Variables { reference: reference.to_owned() };
    let Some(found) = api::run::<WalkTogether>(variables).await?.wijkschouw else { return Ok(None) };
    let answers = found.answers.into_iter().flatten().map(|answer| Other {
        uuid: answer.uuid,
        stop: answer.stop_uuid,
        item: answer.item,
        state: Some(answer.state),
        value: answer.value,
        note: answer.note.unwrap_or_default(),
        author: answer.author,
        mine: answer.mine,
        made_at: answer.made_at,
        counts: answer.counts,
        conflict: answer.conflict,
    });
    let others = Others { answers: answers.collect(), at: browser::now() };
    // Only for showing without a connection: nothing is lost when it cannot be kept.
    let _ = Writing::new().put_record(Room::Walks, &others_key(reference), &others).commit().await;
    let stops = found.stops.into_iter().map(|stop| StopRecord {
        uuid: stop.uuid,
        name: stop.name,
        description: stop.description.unwrap_or_default(),
        latitude: stop.place.as_ref().and_then(|place| place.latitude),
        longitude: stop.place.as_ref().and_then(|place| place.longitude),
        operation: None,
    });
    Ok(Some(Together { others, stops: stops.collect(), state: found.state.name().to_owned() }))
}
