//! Answers from phones, many at once.
//!
//! The one write that does not go through [`crate::operation::perform`]: an answer is one row per person, item and
//! stop, so recording it again changes nothing by itself, and a batch needs no row per operation beside it. Each
//! entry has an outcome of its own; a batch takes the same number of statements whatever is in it.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;
use wdw_contract::{limits, texts::refusals, texts::wijkschouw_server as texts};

use super::common::{asked, begin, found, take_part};
use super::results::refresh;
use crate::access::Viewer;
use crate::access::wijkschouw::{may, permit};
use crate::operation::Work;
use crate::platform::App;
use crate::platform::clock::local_date;
use crate::refusal::{Refusal, RefusalCode, Stop};
use crate::wijkschouw::rules::{Asked, Entry, made_at};
use crate::wijkschouw::store::{self, AnswerRow, Change, NewLink};

/// What came of one entry.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Which operation.
    pub operation_id: Uuid,
    /// Why it was refused; empty: it is there.
    pub refusals: Vec<Refusal>,
}

/// Records answers. Beginning the wijkschouw and taking part in it come along.
///
/// # Errors
/// When the whole is refused, or a fault.
pub async fn record(
    app: &App,
    viewer: &Viewer,
    wijkschouw_id: Uuid,
    entries: &[Entry],
) -> Result<Vec<Outcome>, Stop> {
    if entries.len() > limits::ANSWERS {
        let message = texts::answers_too_many(limits::ANSWERS);
        return Err(Refusal::of("answers", RefusalCode::TooMany, message).into());
    }
    let done = app
        .database
        .write_transaction(|tx| async move {
            let today = local_date(tx.now());
            batch(&Work { app, tx, viewer, today }, wijkschouw_id, entries).await
        })
        .await;
    let answer = match &done {
        Ok(_) => "done",
        Err(Stop::Refused(_)) => "refused",
        Err(Stop::Fault(_)) => "fault",
    };
    metrics::counter!("wdw_mutations_total", "kind" => "wijkschouw.record", "answer" => answer).increment(1);
    done
}

async fn batch(work: &Work<'_>, wijkschouw_id: Uuid, entries: &[Entry]) -> Result<Vec<Outcome>, Stop> {
    let (row, subject) = found(work, wijkschouw_id).await?;
    let permit = permit::<may::Record>(work.viewer, &subject)?;
    let photos: Vec<Uuid> = entries.iter().flat_map(|entry| entry.photos.iter().copied()).collect();
    let operations: Vec<Uuid> = entries.iter().map(|entry| entry.id).collect();
    let asked = asked(work, &row).await?;
    // Anything may stand where a key should: only what is asked goes to the database.
    let known = |item: &&str| asked.item(item, |_| true).is_some();
    let items: Vec<&str> = entries.iter().map(|entry| entry.item.as_str()).filter(known).collect();
    let stops = store::known_stops(&work.tx, row.id).await?;
    let mut desk = Desk {
        stops: stops.keys().copied().collect(),
        existing: store::existing_answers(&work.tx, &permit, &operations, &items).await?,
        asked,
        free: store::free_photos(&work.tx, permit.person_id(), &photos).await?,
        attached: HashMap::new(),
        author_id: permit.person_id(),
        wijkschouw_id,
        late: subject.state.is_finished(),
        published_at: row.reported_at,
        new: Vec::new(),
    };
    for (photo, answer, _) in store::attached_photos(&work.tx, &photos).await? {
        desk.attached.insert(photo, answer);
    }
    let outcomes: Vec<Outcome> = entries
        .iter()
        .map(|entry| {
            let refusals = desk.take(entry, work).err().unwrap_or_default();
            Outcome { operation_id: entry.id, refusals }
        })
        .collect();
    let new = desk.new;
    if new.is_empty() {
        return Ok(outcomes);
    }
    let ids: Vec<Uuid> = new.iter().map(|(answer, _)| answer.id).collect();
    let links: Vec<NewLink> = new.iter().flat_map(|(answer, photos)| links(answer.id, photos)).collect();
    let first = new.iter().map(|(answer, _)| answer.made_at).min().unwrap_or_else(|| work.now());
    let count = new.len();
    let removed = |stop: &Uuid| stops.get(stop).copied().unwrap_or_default();
    let back: Vec<Uuid> = new.iter().map(|(answer, _)| answer.stop_key).filter(removed).collect();
    store::restore_stops(&work.tx, &permit, &back).await?;
    store::write_answers(&work.tx, &permit, new.into_iter().map(|(answer, _)| answer).collect()).await?;
    store::link_photos(&work.tx, &permit, &ids, &links).await?;
    take_part(work, &subject, &permit).await?;
    begin(work, &row, &permit, first).await?;
    if subject.state.is_finished() {
        refresh(work, &row, &permit, Change::default(), false).await?;
    }
    work.audit("wijkschouw.record", "wijkschouw", row.id, json!({ "answers": count })).await?;
    Ok(outcomes)
}

fn links(answer_id: Uuid, photos: &[Uuid]) -> impl Iterator<Item = NewLink> {
    let link = move |(position, photo_id): (i32, &Uuid)| NewLink {
        photo_id: *photo_id,
        answer_id: Some(answer_id),
        finding_id: None,
        position,
    };
    (0..).zip(photos).map(link)
}

/// Everything that is known while the entries of a batch are looked at one by one.
struct Desk {
    asked: Asked,
    stops: HashSet<Uuid>,
    existing: Vec<AnswerRow>,
    free: HashSet<Uuid>,
    attached: HashMap<Uuid, Option<Uuid>>,
    author_id: Uuid,
    wijkschouw_id: Uuid,
    late: bool,
    /// When the result was published; none: it was not.
    published_at: Option<DateTime<Utc>>,
    new: Vec<(AnswerRow, Vec<Uuid>)>,
}

impl Desk {
    /// Takes one entry in, or says why not. One that was there before, or that is older than what the same person
    /// answered since, is taken in and changes nothing.
    fn take(&mut self, entry: &Entry, work: &Work<'_>) -> Result<(), Vec<Refusal>> {
        let recorded = entry.check(&self.asked, &self.stops)?;
        let row = AnswerRow {
            id: entry.id,
            wijkschouw_id: self.wijkschouw_id,
            stop_key: recorded.stop_key,
            item_key: entry.item.clone(),
            author_id: self.author_id,
            state: entry.state.as_str().to_owned(),
            value: recorded.value,
            note: entry.note.clone(),
            latitude: entry.position.point.map(|(latitude, _)| latitude),
            longitude: entry.position.point.map(|(_, longitude)| longitude),
            accuracy_metres: entry.position.accuracy_metres,
            made_at: made_at(entry.made_at, work.now()),
            received_at: work.now(),
            late: self.late,
            chosen: false,
        };
        let pending = self.new.iter().map(|(answer, _)| answer);
        if let Some(known) = self.existing.iter().chain(pending).find(|known| known.id == row.id) {
            let reused = || Refusal::new(RefusalCode::OperationReused, refusals::operation_reused());
            return if same(known, &row) { Ok(()) } else { Err(vec![reused()]) };
        }
        let here = self.existing.iter().find(|known| is_here(known, &row));
        if !self.has_photos(&entry.photos, here, &row) {
            let message = refusals::photo_unknown();
            return Err(vec![Refusal::of("photoIds", RefusalCode::NotFound, message)]);
        }
        if here.is_some_and(|known| known.made_at >= row.made_at) {
            return Ok(());
        }
        // What residents read does not change by itself: who sees something else adds a finding.
        let is_published = |known: &AnswerRow| self.published_at.is_some_and(|at| known.received_at <= at);
        if here.is_some_and(is_published) {
            return Err(vec![Refusal::new(RefusalCode::WrongState, texts::already_published())]);
        }
        match self.new.iter_mut().find(|(known, _)| is_here(known, &row)) {
            Some((known, _)) if known.made_at > row.made_at => {}
            Some(place) => *place = (row, distinct(&entry.photos)),
            None => self.new.push((row, distinct(&entry.photos))),
        }
        Ok(())
    }

    /// The person uploaded them, and they belong to nothing but this answer.
    fn has_photos(&self, photos: &[Uuid], here: Option<&AnswerRow>, row: &AnswerRow) -> bool {
        photos.iter().all(|photo| {
            let elsewhere = self.new.iter().any(|(other, with)| !is_here(other, row) && with.contains(photo));
            let belongs = match self.attached.get(photo) {
                None => true,
                Some(answer) => answer.is_some() && *answer == here.map(|known| known.id),
            };
            self.free.contains(photo) && belongs && !elsewhere
        })
    }
}

fn is_here(one: &AnswerRow, other: &AnswerRow) -> bool {
    one.author_id == other.author_id
        && one.wijkschouw_id == other.wijkschouw_id
        && one.stop_key == other.stop_key
        && one.item_key == other.item_key
}

fn same(one: &AnswerRow, other: &AnswerRow) -> bool {
    is_here(one, other) && one.state == other.state && one.value == other.value && one.note == other.note
}

fn distinct(photos: &[Uuid]) -> Vec<Uuid> {
    let mut seen = HashSet::new();
    photos.iter().copied().filter(|photo| seen.insert(*photo)).collect()
}
