//! On the way: beginning, stops, findings, choosing, finishing and publishing.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;
use wdw_contract::limits;
use wdw_contract::texts::{refusals, wijkschouw_server as texts};

use super::common::{asked, begin, begin_with, found, permitted, routed, take_part};
use super::results::refresh;
use crate::access::wijkschouw::{may, permit};
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};
use crate::wijkschouw::letters;
use crate::wijkschouw::rules::{
    FindingClass, NewStop, Position, State, check_note, check_photos, check_stop, made_at,
};
use crate::wijkschouw::store::{self, Change, NewFinding, NewLink};

/// Begins. Several phones may each think that they did: one beginning is enough.
#[derive(Debug, Serialize)]
pub struct Begin {
    /// Which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// When, on the phone.
    pub made_at: DateTime<Utc>,
    /// The version of the checklist that the phone holds.
    pub held: Option<Uuid>,
}

impl UseCase for Begin {
    const KIND: &'static str = "wijkschouw.begin";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, subject) = found(work, self.wijkschouw_id).await?;
        let recording = permit::<may::Record>(work.viewer, &subject)?;
        take_part(work, &subject, &recording).await?;
        if subject.state == State::Planned {
            let permit = permit::<may::Begin>(work.viewer, &subject)?;
            begin_with(work, &row, &permit, self.made_at, self.held).await?;
            work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        }
        Ok(row.id)
    }
}

/// Everything of it is on a phone: who changes the plan after this is told so.
#[derive(Debug, Serialize)]
pub struct Prepare {
    /// Which wijkschouw.
    pub wijkschouw_id: Uuid,
}

impl UseCase for Prepare {
    const KIND: &'static str = "wijkschouw.prepare";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, subject) = found(work, self.wijkschouw_id).await?;
        let permit = permit::<may::Prepare>(work.viewer, &subject)?;
        take_part(work, &subject, &permit).await?;
        store::set_prepared(&work.tx, &permit).await?;
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Finishes. Several phones may each finish: the first one does, and what arrives after it is late.
#[derive(Debug, Serialize)]
pub struct Complete {
    /// Which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// When, on the phone.
    pub made_at: DateTime<Utc>,
}

impl UseCase for Complete {
    const KIND: &'static str = "wijkschouw.complete";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, subject) = found(work, self.wijkschouw_id).await?;
        let permit = permit::<may::Record>(work.viewer, &subject)?;
        take_part(work, &subject, &permit).await?;
        if subject.state.is_finished() {
            return Ok(row.id);
        }
        begin(work, &row, &permit, self.made_at).await?;
        let at = made_at(self.made_at, work.now()).min(work.now());
        let change = Change { state: Some(State::Completed), completed_at: Some(at), ..Change::default() };
        refresh(work, &row, &permit, change, false).await?;
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Makes the result public; everyone who came along hears it.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Which wijkschouw.
    pub wijkschouw_id: Uuid,
}

impl UseCase for Report {
    const KIND: &'static str = "wijkschouw.report";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Report>(work, self.wijkschouw_id).await?;
        let change = Change { state: Some(State::Reported), reported: true, ..Change::default() };
        refresh(work, &row, &permit, change, false).await?;
        let own = permit.person_id();
        letters::to_participants(work, row.id, |one| one.person_id != own, letters::reported).await?;
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Adds a stop on the way.
#[derive(Debug, Serialize)]
pub struct AddStop {
    /// To which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// The stop.
    pub stop: NewStop,
    /// When, on the phone.
    pub made_at: DateTime<Utc>,
}

impl UseCase for AddStop {
    const KIND: &'static str = "wijkschouw.add_stop";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, subject) = found(work, self.wijkschouw_id).await?;
        let permit = permit::<may::AddStop>(work.viewer, &subject)?;
        let mut refused = Vec::new();
        check_stop(&mut refused, "stop.", &self.stop);
        let there = store::stops_of(&work.tx, &[row.id]).await?;
        // A planned route leaves room for what is met on the way.
        if there.len() >= 2 * limits::STOPS {
            let message = texts::stops_too_many(2 * limits::STOPS);
            refused.push(Refusal::of("stop", RefusalCode::TooMany, message));
        }
        all_right(refused)?;
        let new = std::slice::from_ref(&self.stop);
        let stops = routed(work, row.wijk_id, Some(row.id), new, |_| "stop.".to_owned()).await?;
        if there.iter().all(|stop| stop.id != self.stop.id) {
            let last = there.iter().map(|stop| stop.position).max().unwrap_or(-1);
            store::insert_stops(&work.tx, row.id, &stops, last + 1, Some(permit.person_id())).await?;
        }
        take_part(work, &subject, &permit).await?;
        begin(work, &row, &permit, self.made_at).await?;
        if subject.state.is_finished() {
            refresh(work, &row, &permit, Change::default(), false).await?;
        }
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Adds something seen that fits no item.
#[derive(Debug, Serialize)]
pub struct AddFinding {
    /// Its id, made on the phone: the operation's.
    pub finding_id: Uuid,
    /// To which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// At which stop.
    pub stop: Option<Uuid>,
    /// Under which theme.
    pub theme: String,
    /// What was seen.
    pub note: String,
    /// What has to happen.
    pub class: Option<FindingClass>,
    /// Where the phone was.
    pub position: Position,
    /// Photos that were uploaded before.
    pub photos: Vec<Uuid>,
    /// When, on the phone.
    pub made_at: DateTime<Utc>,
}

impl UseCase for AddFinding {
    const KIND: &'static str = "wijkschouw.add_finding";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, subject) = found(work, self.wijkschouw_id).await?;
        let permit = permit::<may::AddFinding>(work.viewer, &subject)?;
        if let Some(known) = store::find_finding(&work.tx, self.finding_id).await? {
            // The operation was forgotten, the finding was not.
            let own = known.author_id == permit.person_id() && known.wijkschouw_id == row.id;
            let reused = || Refusal::new(RefusalCode::OperationReused, refusals::operation_reused());
            return if own { Ok(row.id) } else { Err(reused().into()) };
        }
        let mut refused = Vec::new();
        check_note(&mut refused, &self.note, Some(texts::finding_note_required()));
        refused.extend(check_photos(self.photos.len()));
        if asked(work, &row).await?.theme(&self.theme).is_none() {
            refused.push(Refusal::of("theme", RefusalCode::NotFound, texts::theme_unknown()));
        }
        let stops = store::known_stops(&work.tx, row.id).await?;
        if self.stop.is_some_and(|stop| !stops.contains_key(&stop)) {
            refused.push(Refusal::of("stopUuid", RefusalCode::NotFound, texts::stop_unknown()));
        }
        let free = store::free_photos(&work.tx, permit.person_id(), &self.photos).await?;
        let taken = store::attached_photos(&work.tx, &self.photos).await?;
        if !taken.is_empty() || self.photos.iter().any(|photo| !free.contains(photo)) {
            refused.push(Refusal::of("photoIds", RefusalCode::NotFound, refusals::photo_unknown()));
        }
        all_right(refused)?;
        let back: Vec<Uuid> =
            self.stop.into_iter().filter(|stop| stops.get(stop).copied().unwrap_or_default()).collect();
        store::restore_stops(&work.tx, &permit, &back).await?;
        let finding = NewFinding {
            id: self.finding_id,
            stop_id: self.stop,
            answer: None,
            theme: self.theme.clone(),
            note: self.note.clone(),
            // What has to happen is for the wijkteam to say.
            class: self.class.filter(|_| permit.membership_id().is_some()),
            point: self.position.point,
            accuracy_metres: self.position.accuracy_metres,
            author_id: permit.person_id(),
            made_at: made_at(self.made_at, work.now()),
            late: subject.state.is_finished(),
        };
        store::insert_findings(&work.tx, &permit, vec![finding]).await?;
        let link = |(position, photo_id): (i32, &Uuid)| NewLink {
            photo_id: *photo_id,
            answer_id: None,
            finding_id: Some(self.finding_id),
            position,
        };
        let links: Vec<NewLink> = (0..).zip(&self.photos).map(link).collect();
        store::link_photos(&work.tx, &permit, &[], &links).await?;
        take_part(work, &subject, &permit).await?;
        // A resident who is early does not begin what the wijkteam planned for next week.
        if permit.membership_id().is_some() {
            begin(work, &row, &permit, self.made_at).await?;
        }
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}

/// Picks the answer that counts, where people answered differently.
#[derive(Debug, Serialize)]
pub struct Choose {
    /// In which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// Which answer.
    pub answer_id: Uuid,
}

impl UseCase for Choose {
    const KIND: &'static str = "wijkschouw.choose";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Choose>(work, self.wijkschouw_id).await?;
        let answers = store::answers_of(&work.tx, &[row.id]).await?;
        let Some(chosen) = answers.iter().find(|answer| answer.id == self.answer_id) else {
            return Err(Refusal::of("answerUuid", RefusalCode::NotFound, refusals::conflict()).into());
        };
        store::choose(&work.tx, &permit, chosen).await?;
        if store::state(&row).is_finished() {
            refresh(work, &row, &permit, Change::default(), true).await?;
        }
        work.audit(Self::KIND, "wijkschouw", row.id, Value::Null).await?;
        Ok(row.id)
    }
}
