//! Wijkschouwen: two that are long reported in every wijk, so that there is something to compare; in the wijk that the
//! welcome is about also one to follow up and one to walk.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;
use wdw_contract::checklist::{Checklist, Item, Scale, Theme};
use wdw_entities::{answer, checklist, checklist_version, finding, participant, stop, wijkschouw};

use super::initiatives::{capital, pick};
use super::people::{Cast, SHOWN};
use super::schouw_stories::{MEETING_POINTS, NOTES, POINTS, SEEN};
use super::stories::PLACES;
use super::{References, follow_ups};
use crate::platform::ids::Ids;
use crate::platform::{App, Fault};
use crate::wijkschouw::rules::{
    AnswerState, Counted, Form, ParticipantState, State, Tally, finding_note, is_bad, said,
};

/// Which of the checklists that come along.
const CHECKLIST: &str = "schoon-heel-veilig-groen";
/// Wijken whose rows are in memory at a time.
const BATCH: usize = 20;
const STOPS: usize = 6;
/// Half-yearly ones of longer ago in each wijk, with fewer stops: ten years of a municipality are some 120.
const EARLIER: i64 = 15;
const EARLIER_STOPS: usize = 2;
const CHUNK: usize = 300;

#[derive(Default)]
struct Rows {
    schouwen: Vec<wijkschouw::ActiveModel>,
    stops: Vec<stop::ActiveModel>,
    participants: Vec<participant::ActiveModel>,
    answers: Vec<answer::ActiveModel>,
    findings: Vec<finding::ActiveModel>,
    follow_ups: follow_ups::Rows,
    given: References,
}

pub(super) async fn plant(app: &App, dice: &Ids, cast: &[Cast]) -> Result<(), Fault> {
    let db = &app.database.read;
    let of = checklist::Entity::find().filter(checklist::Column::Slug.eq(CHECKLIST)).one(db).await?;
    let Some(of) = of else { return Ok(()) };
    let version = checklist_version::Entity::find()
        .filter(checklist_version::Column::ChecklistId.eq(of.id))
        .order_by_asc(checklist_version::Column::Number)
        .one(db)
        .await?;
    let Some(version) = version else { return Ok(()) };
    let document: Checklist = serde_json::from_str(&version.document)?;
    let wijken = super::wijken(app).await?;
    let partners = &follow_ups::partners(app).await?;
    let shown = wijken.iter().find(|wijk| wijk.slug == SHOWN).map(|wijk| wijk.id);
    let (mut given, mut followed) = (References::default(), References::default());
    for batch in cast.chunks(BATCH) {
        let mut rows = Rows { given, follow_ups: follow_ups::Rows::after(followed), ..Rows::default() };
        for cast in batch {
            let mut wijk = Wijk {
                dice,
                cast,
                version: version.id,
                document: &document,
                now: app.clock.now(),
                partners,
                rows: &mut rows,
            };
            wijk.plant(shown == Some(cast.wijk_id));
        }
        write(app, &rows).await?;
        rows.follow_ups.write(app).await?;
        given = rows.given;
        followed = rows.follow_ups.given;
    }
    Ok(())
}

async fn write(app: &App, rows: &Rows) -> Result<(), Fault> {
    app.database
        .write_transaction(|tx| async move {
            // One by one: each may name the one before it.
            for row in &rows.schouwen {
                wijkschouw::Entity::insert(row.clone()).exec_without_returning(&tx).await?;
            }
            for chunk in rows.stops.chunks(CHUNK) {
                stop::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            for chunk in rows.participants.chunks(CHUNK) {
                participant::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            for chunk in rows.answers.chunks(CHUNK) {
                answer::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            for chunk in rows.findings.chunks(CHUNK) {
                finding::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            Ok(())
        })
        .await
}

struct Wijk<'a> {
    dice: &'a Ids,
    cast: &'a Cast,
    version: Uuid,
    document: &'a Checklist,
    now: DateTime<Utc>,
    partners: &'a HashMap<Uuid, Uuid>,
    rows: &'a mut Rows,
}

/// One wijkschouw: when, how far, how well the wijk is kept, and what it repeats.
struct One<'a> {
    days: i64,
    state: State,
    /// Out of ten, how often an answer is one of the two best.
    good: u64,
    stops: usize,
    before: Option<(Uuid, &'a [Uuid])>,
}

impl Wijk<'_> {
    fn plant(&mut self, shown: bool) {
        let good = 4 + u64::from(self.cast.wijk_id.as_bytes()[15] % 3);
        let mut before: Option<(Uuid, Vec<Uuid>)> = None;
        let mut next = |days, state, good, stops| {
            let before_it = before.as_ref().map(|(id, roots)| (*id, roots.as_slice()));
            before = Some(self.one(&One { days, state, good, stops, before: before_it }));
        };
        for number in (0..EARLIER).rev() {
            next(-600 - 180 * number, State::Reported, 4 + u64::from(number % 3 == 0), EARLIER_STOPS);
        }
        next(-420, State::Reported, good, STOPS);
        next(-150, State::Reported, good + 2, STOPS);
        if shown {
            next(-3, State::Completed, good, STOPS);
            next(9, State::Planned, good, STOPS);
        }
    }

    fn one(&mut self, one: &One<'_>) -> (Uuid, Vec<Uuid>) {
        let id = self.dice.uuid();
        let evening = self.now.date_naive() + TimeDelta::days(one.days);
        let starts_at = evening.and_hms_opt(17, 30, 0).map_or(self.now, |at| at.and_utc());
        let stops = self.stops(id, one);
        let finished = one.state.is_finished();
        let before = self.rows.findings.len();
        let tally = finished.then(|| self.walk(id, one, starts_at, &stops));
        let reported_at = starts_at + TimeDelta::days(6);
        if one.state == State::Reported {
            let found = self.rows.findings.get(before..).unwrap_or_default();
            self.rows.follow_ups.add((self.dice, self.now), self.cast, self.partners, found, reported_at);
        }
        self.participants(id, one.state, starts_at);
        let organiser = self.cast.team.first().map(|(membership, ..)| *membership).unwrap_or_default();
        let after = |hours| starts_at + TimeDelta::hours(hours);
        let meeting_point = MEETING_POINTS[pick(self.dice, MEETING_POINTS.len())];
        self.rows.schouwen.push(wijkschouw::ActiveModel {
            id: Set(id),
            reference: Set(self.rows.given.next("S", self.dice)),
            wijk_id: Set(self.cast.wijk_id),
            checklist_version_id: Set(self.version),
            form: Set(Form::Walk.as_str().to_owned()),
            starts_at: Set(starts_at),
            meeting_point: Set(meeting_point.to_owned()),
            explanation: Set(Some("We lopen een rondje van een uur. Trek goede schoenen aan.".to_owned())),
            open_to_residents: Set(true),
            residents_may_add: Set(true),
            organiser_id: Set(organiser),
            state: Set(one.state.as_str().to_owned()),
            cancelled_reason: Set(None),
            previous_id: Set(one.before.map(|(id, _)| id)),
            started_at: Set(finished.then_some(starts_at)),
            completed_at: Set(finished.then(|| after(2))),
            reported_at: Set((one.state == State::Reported).then_some(reported_at)),
            result: Set(tally.and_then(|tally| serde_json::to_string(&tally).ok())),
            earlier_versions: Set(None),
            created_at: Set(starts_at.min(self.now) - TimeDelta::days(21)),
            updated_at: Set(if finished { after(2) } else { self.now - TimeDelta::days(2) }),
        });
        (id, stops.iter().map(|(_, root)| *root).collect())
    }

    /// The stops, each with the place that it repeats.
    fn stops(&mut self, wijkschouw_id: Uuid, one: &One<'_>) -> Vec<(Uuid, Uuid)> {
        let first = usize::from(self.cast.wijk_id.as_bytes()[15]);
        let mut stops = Vec::new();
        for number in 0..one.stops {
            let id = self.dice.uuid();
            let root = one.before.and_then(|(_, roots)| roots.get(number).copied()).unwrap_or(id);
            let (latitude, longitude) = POINTS[number % POINTS.len()];
            self.rows.stops.push(stop::ActiveModel {
                id: Set(id),
                wijkschouw_id: Set(wijkschouw_id),
                position: Set(i32::try_from(number).unwrap_or_default()),
                name: Set(capital(PLACES[(first + number * 3) % PLACES.len()])),
                description: Set(None),
                latitude: Set(Some(latitude)),
                longitude: Set(Some(longitude)),
                root_id: Set(root),
                added_by: Set(None),
                removed_at: Set(None),
                created_at: Set(self.now),
            });
            stops.push((id, root));
        }
        stops
    }

    fn participants(&mut self, wijkschouw_id: Uuid, state: State, at: DateTime<Utc>) {
        let finished = state.is_finished();
        let mut add = |person_id: Uuid, membership_id: Option<Uuid>, state: ParticipantState| {
            self.rows.participants.push(participant::ActiveModel {
                wijkschouw_id: Set(wijkschouw_id),
                person_id: Set(person_id),
                membership_id: Set(membership_id),
                state: Set(state.as_str().to_owned()),
                prepared_at: Set(None),
                created_at: Set(at.min(self.now) - TimeDelta::days(14)),
            });
        };
        for (index, (membership, person, _)) in self.cast.team.iter().enumerate() {
            let joined = finished || index == 0;
            let state = if joined { ParticipantState::Joined } else { ParticipantState::Invited };
            add(*person, Some(*membership), state);
        }
        for resident in self.cast.residents.iter().skip(3).take(if finished { 4 } else { 2 }) {
            add(*resident, None, ParticipantState::Joined);
        }
    }

    /// Everything that is answered and seen on the way; the scores.
    fn walk(&mut self, id: Uuid, one: &One<'_>, at: DateTime<Utc>, stops: &[(Uuid, Uuid)]) -> Tally {
        let document = self.document;
        let mut said: Vec<(Option<Uuid>, &str, AnswerState, Option<String>)> = Vec::new();
        let mut made_at = at;
        for (number, (stop, _)) in stops.iter().enumerate() {
            for (theme, item) in document.items().filter(|(_, item)| !item.once) {
                made_at += TimeDelta::seconds(35);
                let (state, value) = self.choose(item, one.good);
                self.answer(id, (theme, item), Some(*stop), (number, made_at), (state, value.as_deref()));
                said.push((Some(*stop), &item.key, state, value));
            }
        }
        for (theme, item) in document.items().filter(|(_, item)| item.once) {
            let (state, value) = self.choose(item, one.good);
            self.answer(id, (theme, item), None, (0, made_at), (state, value.as_deref()));
            said.push((None, &item.key, state, value));
        }
        let (theme, note) = SEEN[pick(self.dice, SEEN.len())];
        let author = self.cast.residents.get(3).copied().unwrap_or_default();
        let stop = stops.first().map(|(stop, _)| *stop);
        self.finding(id, None, theme, (None, note.to_owned()), (stop, author, made_at));
        let counted: Vec<Counted<'_>> = said
            .iter()
            .map(|(stop, item, state, value)| Counted {
                stop: *stop,
                item,
                answer: Some((*state, value.as_deref())),
            })
            .collect();
        Tally::of(document, stops, &counted)
    }

    fn choose(&self, item: &Item, good: u64) -> (AnswerState, Option<String>) {
        let choices = item.choices();
        if item.scale == Scale::Text || self.dice.below(12) == 0 {
            return (AnswerState::NotApplicable, None);
        }
        if choices.is_empty() {
            return (AnswerState::Answered, Some(self.dice.below(5).to_string()));
        }
        let better = choices.len().div_ceil(2);
        let place = match self.dice.below(10) {
            roll if roll < good => pick(self.dice, better),
            // In the middle, and now and then just below it: a walk ends with some twenty findings.
            roll if roll < 9 => (better + pick(self.dice, 3) / 2).saturating_sub(1),
            _ => pick(self.dice, choices.len()),
        };
        let chosen = choices.get(place).or(choices.last()).map(|option| option.value.clone());
        (AnswerState::Answered, chosen)
    }

    fn answer(
        &mut self,
        wijkschouw_id: Uuid,
        (theme, item): (&Theme, &Item),
        stop: Option<Uuid>,
        (number, made_at): (usize, DateTime<Utc>),
        (state, value): (AnswerState, Option<&str>),
    ) {
        let author = self.cast.team.get(number % 2 + 1).or(self.cast.team.first());
        let author_id = author.map(|(_, person, _)| *person).unwrap_or_default();
        let bad = value.is_some_and(|value| is_bad(item, value));
        let note = NOTES.iter().find(|(key, _)| bad && *key == item.key).map(|(_, note)| *note);
        let (latitude, longitude) = POINTS[number % POINTS.len()];
        let id = self.dice.uuid();
        self.rows.answers.push(answer::ActiveModel {
            id: Set(id),
            wijkschouw_id: Set(wijkschouw_id),
            stop_key: Set(stop.unwrap_or_default()),
            item_key: Set(item.key.clone()),
            author_id: Set(author_id),
            state: Set(state.as_str().to_owned()),
            value: Set(value.map(str::to_owned)),
            note: Set(note.map(str::to_owned)),
            latitude: Set(Some(latitude)),
            longitude: Set(Some(longitude)),
            accuracy_metres: Set(Some(8)),
            made_at: Set(made_at),
            received_at: Set(made_at),
            late: Set(false),
            chosen: Set(false),
        });
        if bad {
            let words = finding_note(item, &said(item, state, value), note);
            self.finding(
                wijkschouw_id,
                Some(id),
                &theme.key,
                (Some(item), words),
                (stop, author_id, made_at),
            );
        }
    }

    fn finding(
        &mut self,
        wijkschouw_id: Uuid,
        answer_id: Option<Uuid>,
        theme: &str,
        (item, note): (Option<&Item>, String),
        (stop_id, author_id, made_at): (Option<Uuid>, Uuid, DateTime<Utc>),
    ) {
        let (latitude, longitude) = POINTS[pick(self.dice, POINTS.len())];
        self.rows.findings.push(finding::ActiveModel {
            id: Set(self.dice.uuid()),
            wijkschouw_id: Set(wijkschouw_id),
            stop_id: Set(stop_id),
            answer_id: Set(answer_id),
            theme_key: Set(theme.to_owned()),
            item_key: Set(item.map(|item| item.key.clone())),
            note: Set(note),
            class: Set(None),
            class_reason: Set(None),
            latitude: Set(Some(latitude)),
            longitude: Set(Some(longitude)),
            accuracy_metres: Set(Some(8)),
            author_id: Set(author_id),
            made_at: Set(made_at),
            received_at: Set(made_at),
            late: Set(false),
            hidden_at: Set(None),
            hidden_reason: Set(None),
        });
    }
}
