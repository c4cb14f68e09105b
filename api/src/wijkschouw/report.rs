//! The report of a wijkschouw on paper, for its wijkteam. Who took part stands there as a function, never by name.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use uuid::Uuid;
use wdw_contract::dates;
use wdw_contract::texts::{follow_ups as words, schouw, schouw_report as texts};

use super::letters::moment;
use super::rules::{Asked, FindingClass, Form, ParticipantState, Tally, conclusion, mark, standing};
use super::store::{self, AnswerRow, FindingRow, ParticipantRow, SchouwRow, StopRow};
use crate::access::Viewer;
use crate::areas::{self, names};
use crate::follow_ups::rules::{Kind, State};
use crate::follow_ups::store::{self as follow_ups, FollowUpRow, NoteRow};
use crate::initiatives::store::PhotoRow;
use crate::platform::clock::local_date;
use crate::platform::pdf::{Block, Cell, Column, Document, PICTURES, Picture, Table};
use crate::platform::photos::Size;
use crate::platform::{App, Fault};

/// Photos of one finding on paper.
const PHOTOS_EACH: usize = 3;
/// Bytes of text about findings: far below what a document may hold, and still some hundred pages.
const FINDINGS_TEXT: usize = 256 * 1024;

/// The same about what was counted and told.
const TOLD_TEXT: usize = 64 * 1024;

/// All that the report tells, in a fixed number of statements.
struct Told {
    row: SchouwRow,
    tally: Tally,
    wijk: String,
    asked: Asked,
    answers: Vec<AnswerRow>,
    before: Option<(Tally, DateTime<Utc>)>,
    people: Vec<ParticipantRow>,
    partners: HashMap<Uuid, String>,
    stops: Vec<StopRow>,
    findings: Vec<FindingRow>,
    photos: Vec<(Uuid, PhotoRow)>,
    follow_ups: HashMap<Uuid, FollowUpRow>,
    notes: Vec<NoteRow>,
    owners: HashMap<Uuid, &'static str>,
}

/// The report, when the viewer is in the wijkteam and there is a result to report.
///
/// # Errors
/// Only faults.
pub async fn document(app: &App, viewer: &Viewer, reference: &str) -> Result<Option<Document>, Fault> {
    let found = store::find_by_reference(&app.database.read, viewer, reference).await?;
    let Some((row, _)) = found else { return Ok(None) };
    let member = viewer.actor().is_some_and(|actor| actor.function_in(row.wijk_id).is_some());
    let Some(tally) = store::tally(&row).filter(|_| member) else { return Ok(None) };
    let told = told(app, viewer, row, tally).await?;
    let pictures = pictures(app, &told).await?;
    Ok(Some(told.document(pictures, app.clock.now())))
}

async fn told(app: &App, viewer: &Viewer, row: SchouwRow, tally: Tally) -> Result<Told, Fault> {
    let db = &app.database.read;
    let wijk = areas::store::wijk(db, row.wijk_id).await?.map(|wijk| wijk.name).unwrap_or_default();
    let previous: Vec<Uuid> = row.previous_id.into_iter().collect();
    let before = store::find_many(db, viewer, &previous).await?;
    let before = before.first().and_then(|row| Some((store::tally(row)?, row.starts_at)));
    let findings = store::findings_of(db, &[row.id]).await?;
    let ids: Vec<Uuid> = findings.iter().map(|finding| finding.id).collect();
    let rows = follow_ups::of_findings(db, &ids).await?;
    let notes = follow_ups::notes_of(db, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let owners: Vec<Uuid> = rows.iter().filter_map(|row| row.owner_id).collect();
    let owners = areas::store::members_by_id(db, &owners).await?;
    Ok(Told {
        asked: store::asked(db, viewer, &row).await?,
        answers: store::answers_of(db, &[row.id]).await?,
        people: store::participants_of(db, &[row.id]).await?,
        partners: areas::store::partners(db).await?.into_iter().map(|row| (row.id, row.short_name)).collect(),
        stops: store::stops_of(db, &[row.id]).await?,
        photos: store::photos_of_findings(db, &ids).await?,
        follow_ups: rows.into_iter().filter_map(|row| Some((row.finding_id?, row))).collect(),
        owners: owners.iter().map(|member| (member.id, names::function(member.function()))).collect(),
        row,
        tally,
        wijk,
        before,
        findings,
        notes,
    })
}

/// The small photos per finding, and whether some had to stay behind.
async fn pictures(app: &App, told: &Told) -> Result<(HashMap<Uuid, Vec<Picture>>, bool), Fault> {
    let mut kept: HashMap<Uuid, Vec<Picture>> = HashMap::new();
    let (mut room, mut left) = (PICTURES, false);
    for (finding_id, photo) in told.photos.iter().filter(|(_, photo)| photo.hidden_at.is_none()) {
        let Some(finding) = told.findings.iter().find(|finding| finding.id == *finding_id) else { continue };
        let beside = kept.entry(*finding_id).or_default();
        if beside.len() == PHOTOS_EACH || room == 0 {
            left = true;
            continue;
        }
        let Some(jpeg) = app.photos.get(photo, Size::Thumbnail).await? else { continue };
        let Some(rest) = room.checked_sub(jpeg.len()) else {
            (room, left) = (0, true);
            continue;
        };
        room = rest;
        let alt = texts::photo(beside.len() + 1, told.place(finding));
        beside.push(Picture::new(jpeg.to_vec(), alt));
    }
    Ok((kept, left))
}

impl Told {
    fn document(
        self,
        (mut pictures, photos_left): (HashMap<Uuid, Vec<Picture>>, bool),
        now: DateTime<Utc>,
    ) -> Document {
        let sender = texts::sender(&self.wijk);
        let mut blocks = vec![Block::Paragraph(texts::for_the_team().to_owned())];
        if let Some(words) = &self.row.explanation {
            blocks.extend([Block::Section(texts::explanation().to_owned()), Block::Paragraph(words.clone())]);
        }
        blocks.extend(self.result());
        blocks.extend(self.told());
        blocks.push(Block::Section(schouw::findings().to_owned()));
        if self.findings.is_empty() {
            blocks.push(Block::Paragraph(schouw::findings_none().to_owned()));
        }
        let mut room = FINDINGS_TEXT;
        let mut shown = 0;
        for finding in &self.findings {
            let (said, bytes) = self.finding(finding);
            let Some(rest) = room.checked_sub(bytes) else { break };
            room = rest;
            shown += 1;
            blocks.extend(said);
            let photos = pictures.remove(&finding.id).unwrap_or_default();
            if !photos.is_empty() {
                blocks.push(Block::Pictures(photos));
            }
        }
        let left = i64::try_from(self.findings.len() - shown).unwrap_or(i64::MAX);
        if left > 0 {
            blocks.push(Block::Paragraph(texts::findings_left(left)));
        }
        if photos_left {
            blocks.push(Block::Paragraph(texts::photos_left().to_owned()));
        }
        Document {
            title: texts::title(date(local_date(self.row.starts_at)), &self.wijk),
            footer: format!("{sender} · {}", self.row.reference),
            author: sender.clone(),
            sender: vec![sender],
            recipient: vec![],
            facts: self.facts(),
            blocks,
            made_at: now,
        }
    }

    fn facts(&self) -> Vec<(String, String)> {
        let fact = |name: &str, said: String| (name.to_owned(), said);
        let mut facts = vec![
            fact(texts::when(), moment(self.row.starts_at)),
            fact(texts::place(), self.row.meeting_point.clone()),
            fact(texts::form(), form(Form::parse(&self.row.form).unwrap_or(Form::Walk)).to_owned()),
            fact(texts::checklist(), self.asked.pinned.title.clone()),
        ];
        let people = self.functions();
        if !people.is_empty() {
            facts.push(fact(texts::who(), people.join("\n")));
        }
        facts.push(fact(wdw_contract::texts::pdf::reference(), self.row.reference.clone()));
        facts
    }

    /// Who came along: functions with their partner, and how many residents.
    fn functions(&self) -> Vec<String> {
        let mut functions: BTreeMap<_, usize> = BTreeMap::new();
        for one in self.people.iter().filter(|one| one.state() == ParticipantState::Joined) {
            *functions.entry((one.function().is_none(), one.function(), one.partner_id)).or_default() += 1;
        }
        let said = functions.into_iter().map(|((_, function, partner), count)| {
            let Some(function) = function else {
                return texts::residents(i64::try_from(count).unwrap_or(i64::MAX));
            };
            let partner = partner.and_then(|id| self.partners.get(&id));
            let one = names::function(function);
            let one = partner.map_or_else(|| one.to_owned(), |partner| texts::someone(one, partner));
            if count > 1 { format!("{one} ({count})") } else { one }
        });
        said.collect()
    }

    fn result(&self) -> Vec<Block> {
        let before = self.before.as_ref().map(|(tally, _)| tally);
        let mut blocks = vec![
            Block::Section(schouw::result().to_owned()),
            Block::Paragraph(conclusion(&self.tally, before)),
            Block::Paragraph(schouw::answered(self.tally.answered, self.tally.expected)),
        ];
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let late = self.answers.iter().filter(|answer| answer.late).count();
        if late > 0 {
            blocks.push(Block::Paragraph(schouw::answers_late(number(late))));
        }
        let given: Vec<_> =
            self.answers.iter().map(|answer| store::given(&self.row, &self.asked, answer)).collect();
        let standing = standing(&given);
        let differ = |answer: &&AnswerRow| standing.get(&answer.id).is_some_and(|one| one.conflict);
        let differ: HashSet<_> =
            self.answers.iter().filter(differ).map(|one| (one.stop_key, &one.item_key)).collect();
        if !differ.is_empty() {
            blocks.push(Block::Paragraph(schouw::differences_open(number(differ.len()))));
        }
        if let Some((_, at)) = &self.before {
            blocks.push(Block::Paragraph(texts::previous(date(local_date(*at)))));
        }
        let themes = self.tally.themes(before);
        let themes =
            themes.iter().map(|theme| (theme.title, theme.score, theme.previous)).collect::<Vec<_>>();
        blocks.push(self.scores(schouw::themes(), texts::column_theme(), &themes));
        let stops = self.stops.iter().map(|stop| {
            let rated = self.tally.stop(stop.root_id, before);
            (stop.name.as_str(), rated.score, rated.previous)
        });
        let stops = stops.collect::<Vec<_>>();
        if !stops.is_empty() {
            blocks.push(self.scores(schouw::stops(), texts::column_stop(), &stops));
        }
        blocks
    }

    /// What was counted and told in words, along the route.
    fn told(&self) -> Vec<Block> {
        let told = store::told(&self.row, &self.asked, &self.stops, &self.answers);
        if told.is_empty() {
            return Vec::new();
        }
        let mut room = TOLD_TEXT;
        let mut blocks = vec![Block::Section(schouw::told().to_owned())];
        let mut part: Option<&str> = None;
        for one in &told {
            let stop: &str = match one.stop {
                Some(stop) => &stop.name,
                None => schouw::told_once(),
            };
            let said = if one.late { schouw::told_late(&one.said) } else { one.said.clone() };
            let Some(rest) = room.checked_sub(one.question.len() + said.len() + stop.len()) else {
                blocks.push(Block::Paragraph(texts::told_left().to_owned()));
                break;
            };
            room = rest;
            if part != Some(stop) {
                blocks.push(Block::Part(stop.to_owned()));
                part = Some(stop);
            }
            blocks.push(Block::Facts(vec![(one.question.to_owned(), said)]));
        }
        blocks
    }

    /// Marks under each other, beside those of the previous time when there was one.
    fn scores(&self, title: &str, of: &str, rows: &[(&str, Option<u32>, Option<u32>)]) -> Block {
        let compared = self.before.is_some();
        let mut columns = vec![Column::words(of, 5), Column::amounts(texts::column_mark(), 2)];
        if compared {
            columns.push(Column::amounts(texts::column_previous(), 3));
        }
        columns.push(Column::words(texts::column_bar(), 4));
        let said = |score: Option<u32>| Cell::text(score.map_or_else(|| "–".to_owned(), mark));
        let rows = rows.iter().map(|(name, score, previous)| {
            let mut row = vec![Cell::text(*name), said(*score)];
            if compared {
                row.push(said(*previous));
            }
            row.push(match score {
                Some(score) => Cell::bar(*score, schouw::report_mark_of(mark(*score))),
                None => Cell::text(schouw::no_mark()),
            });
            row
        });
        Block::Table(Table { summary: title.to_owned(), columns, rows: rows.collect(), totals: vec![] })
    }

    /// "Schoon en heel · Hoek bij de school".
    fn place(&self, finding: &FindingRow) -> String {
        let theme = self.asked.theme(&finding.theme_key).unwrap_or(&finding.theme_key);
        let stop = self.stops.iter().find(|stop| finding.stop_id == Some(stop.id));
        stop.map_or_else(|| theme.to_owned(), |stop| schouw::finding_at(&stop.name, theme))
    }

    /// What was seen, and what became of it; with the bytes that it takes.
    fn finding(&self, finding: &FindingRow) -> (Vec<Block>, usize) {
        let note = finding.note.trim();
        let note = if note.is_empty() { schouw::finding_no_note() } else { note };
        let mut facts: Vec<(&str, String)> = Vec::new();
        if let Some(needed) = finding.class.as_deref().and_then(FindingClass::parse) {
            facts.push((texts::class(), class(needed).to_owned()));
        }
        facts.extend(finding.class_reason.clone().map(|reason| (texts::class_reason(), reason)));
        match self.follow_ups.get(&finding.id) {
            Some(row) => facts.extend(self.follow_up(row)),
            None if finding.class_reason.is_none() => {
                facts.push((texts::follow_up(), schouw::finding_open().to_owned()));
            }
            None => {}
        }
        let place = self.place(finding);
        let bytes = place.len()
            + note.len()
            + facts.iter().map(|(name, said)| name.len() + said.len()).sum::<usize>();
        let facts = facts.into_iter().map(|(name, said)| (name.to_owned(), said)).collect();
        let mut blocks = vec![Block::Part(place), Block::Paragraph(note.to_owned())];
        if finding.late {
            blocks.push(Block::Paragraph(texts::late().to_owned()));
        }
        blocks.push(Block::Facts(facts));
        (blocks, bytes)
    }

    fn follow_up(&self, row: &FollowUpRow) -> Vec<(&'static str, String)> {
        let (kind, state) = (follow_ups::kind(row), follow_ups::state(row));
        let mut facts = vec![(texts::follow_up(), words::kind_and_state(of_kind(kind), of_state(state)))];
        let owner = row.owner_id.and_then(|id| self.owners.get(&id));
        facts.extend(owner.map(|owner| (texts::owner(), (*owner).to_owned())));
        facts.extend(row.due_on.filter(|_| state.is_open()).map(|day| (texts::due(), date(day))));
        let latest = self.notes.iter().rfind(|note| note.follow_up_id == row.id && !note.body.is_empty());
        facts.extend(
            latest.map(|note| {
                (texts::latest(), texts::latest_of(date(local_date(note.created_at)), &note.body))
            }),
        );
        facts
    }
}

fn date(day: NaiveDate) -> String {
    dates::full(day.year(), day.month(), day.day())
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Walk => schouw::form_walk(),
        Form::Bicycle => schouw::form_bicycle(),
        Form::Evening => schouw::form_evening(),
        Form::Children => schouw::form_children(),
        Form::Accessibility => schouw::form_accessibility(),
        Form::StreetCorner => schouw::form_street_corner(),
        Form::Online => schouw::form_online(),
    }
}

fn class(class: FindingClass) -> &'static str {
    match class {
        FindingClass::AtOnce => schouw::class_at_once(),
        FindingClass::Maintenance => schouw::class_maintenance(),
        FindingClass::Project => schouw::class_project(),
        FindingClass::PrivateGround => schouw::class_private_ground(),
        FindingClass::Nothing => schouw::class_nothing(),
    }
}

fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Action => words::kind_action(),
        Kind::Signal => words::kind_signal(),
        Kind::Report => words::kind_report(),
        Kind::Compliment => words::kind_compliment(),
    }
}

fn of_state(state: State) -> &'static str {
    match state {
        State::Open => words::state_open(),
        State::InProgress => words::state_in_progress(),
        State::Done => words::state_done(),
        State::Dropped => words::state_dropped(),
    }
}
