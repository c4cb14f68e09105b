//! The use cases of kaders: a concept is written, tried and published with a date. What is final never changes.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::kader::Condition;
use wdw_contract::{dates, texts::kader_server as text, texts::refusals};

use super::rules::{self, Applies, Status, Writing};
use super::store::{self, Content, KaderRow, VersionRow};
use super::{files, trying};
use crate::access::kaders::{Permit, may, permit};
use crate::areas;
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Makes a new kader with a first concept.
#[derive(Debug, Serialize)]
pub struct Create {
    /// Whose it is.
    pub partner_id: Uuid,
    /// As people mention it.
    pub number: String,
    /// When it is tested.
    pub applies: Applies,
    /// What it is called.
    pub title: String,
    /// What it means.
    pub explanation: String,
    /// What is tested.
    pub condition: Condition,
}

impl UseCase for Create {
    const KIND: &'static str = "kader.create";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let permit = permit::<may::Write>(work.viewer, self.partner_id)?;
        if areas::store::partners_by_id(&work.tx, &[self.partner_id]).await?.is_empty() {
            let unknown = Refusal::of("partnerId", RefusalCode::NotFound, text::partner_unknown());
            return Err(unknown.into());
        }
        let content = Content {
            applies: self.applies,
            title: self.title.clone(),
            explanation: self.explanation.clone(),
            reading: String::new(),
            condition: self.condition.clone(),
            from: work.today,
            until: None,
        };
        add(work, &permit, &self.number, &content, Self::KIND).await
    }
}

/// Makes a concept from a file: the first of a new kader, or the next of one that is there.
#[derive(Debug, Serialize)]
pub struct Import {
    /// YAML or JSON.
    pub text: String,
}

impl UseCase for Import {
    const KIND: &'static str = "kader.import";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        work.actor()?;
        let file = files::read(&self.text).map_err(|unreadable| {
            tracing::debug!(?unreadable, "import");
            let message = match unreadable.line.and_then(|line| i64::try_from(line).ok()) {
                Some(line) => text::unreadable_line(line),
                None => text::unreadable().to_owned(),
            };
            Refusal::of("text", RefusalCode::BadFormat, message)
        })?;
        let partners = areas::store::partners(&work.tx).await?;
        let partner = partners.iter().find(|partner| partner.key == file.partner).ok_or_else(|| {
            let shown: String = file.partner.chars().filter(|c| !c.is_control()).take(40).collect();
            Refusal::of("text", RefusalCode::NotFound, text::value_unknown(shown))
        })?;
        let permit = permit::<may::Write>(work.viewer, partner.id)?;
        let content = Content {
            applies: file.applies,
            title: file.title,
            explanation: file.explanation,
            reading: file.reading,
            condition: file.condition,
            from: file.valid_from.unwrap_or(work.today),
            until: file.valid_until,
        };
        let Some(row) = store::by_number(&work.tx, &file.number).await? else {
            return add(work, &permit, &file.number, &content, Self::KIND).await;
        };
        if row.partner_id != partner.id {
            return Err(Refusal::of("text", RefusalCode::NotAllowed, text::number_other_partner()).into());
        }
        let versions = store::versions_of(&work.tx, &[row.id]).await?;
        next(work, &permit, &row, &versions, &content, Self::KIND).await
    }
}

/// Begins a concept from the newest version.
#[derive(Debug, Serialize)]
pub struct Draft {
    /// Which kader.
    pub kader_id: Uuid,
}

impl UseCase for Draft {
    const KIND: &'static str = "kader.draft";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, versions) = find(work, self.kader_id).await?;
        let permit = permit::<may::Write>(work.viewer, row.partner_id)?;
        let newest = versions.first().ok_or_else(unknown)?;
        let content = Content { from: work.today, until: None, ..content(newest)? };
        next(work, &permit, &row, &versions, &content, Self::KIND).await
    }
}

/// Writes the concept anew.
#[derive(Debug, Serialize)]
pub struct Save {
    /// Which kader.
    pub kader_id: Uuid,
    /// What the writer began from: [`store::revision`].
    pub revision: String,
    /// When it is tested.
    pub applies: Applies,
    /// What it is called.
    pub title: String,
    /// What it means.
    pub explanation: String,
    /// How the setter reads words that can be taken in more than one way.
    pub reading: String,
    /// What is tested.
    pub condition: Condition,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
}

impl UseCase for Save {
    const KIND: &'static str = "kader.save";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, versions) = find(work, self.kader_id).await?;
        let permit = permit::<may::Write>(work.viewer, row.partner_id)?;
        let draft = draft_of(&versions)?;
        if store::revision(draft) != self.revision {
            return Err(Refusal::new(RefusalCode::Conflict, text::changed_meanwhile()).into());
        }
        let content = Content {
            applies: self.applies,
            title: self.title.clone(),
            explanation: self.explanation.clone(),
            reading: self.reading.clone(),
            condition: self.condition.clone(),
            from: self.from,
            until: self.until,
        };
        all_right(rules::check_draft(&writing(&content), &trying::known(&work.tx).await?))?;
        if !store::save_draft(&work.tx, &permit, draft.id, &content).await? {
            return Err(no_draft().into());
        }
        work.audit(Self::KIND, "kader", row.id, json!({ "number": draft.number })).await?;
        Ok(row.id)
    }
}

/// Makes the concept final, from a day on.
#[derive(Debug, Serialize)]
pub struct Publish {
    /// Which kader.
    pub kader_id: Uuid,
    /// What the publisher read: [`store::revision`].
    pub revision: String,
    /// First day.
    pub from: NaiveDate,
}

impl UseCase for Publish {
    const KIND: &'static str = "kader.publish";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, versions) = find(work, self.kader_id).await?;
        let permit = permit::<may::Publish>(work.viewer, row.partner_id)?;
        let draft = draft_of(&versions)?;
        if store::revision(draft) != self.revision {
            return Err(Refusal::new(RefusalCode::Conflict, text::changed_meanwhile()).into());
        }
        let content = Content { from: self.from, ..content(draft)? };
        let known = trying::known(&work.tx).await?;
        let mut refused = rules::check_final(&writing(&content), &known);
        if self.from < work.today {
            refused.push(Refusal::of("validFrom", RefusalCode::TooSmall, text::from_past()));
        }
        // What still holds on the first day of the new one, ends the day before.
        let holding: Vec<&VersionRow> = versions
            .iter()
            .filter(|version| store::status(version) == Status::Final)
            .filter(|version| version.valid_until.is_none_or(|until| until >= self.from))
            .collect();
        if let Some(later) = holding.iter().find(|version| version.valid_from >= self.from) {
            let day = later.valid_from;
            let day = dates::full(day.year(), day.month(), day.day());
            let message = text::from_before_previous(day, later.number);
            refused.push(Refusal::of("validFrom", RefusalCode::TooSmall, message));
        }
        all_right(refused)?;
        if let Some(last) = self.from.pred_opt() {
            for version in holding {
                store::close_on(&work.tx, &permit, version.id, last).await?;
            }
        }
        if !store::publish(&work.tx, &permit, draft.id, self.from).await? {
            return Err(no_draft().into());
        }
        let detail = json!({ "number": draft.number, "from": self.from });
        work.audit(Self::KIND, "kader", row.id, detail).await?;
        Ok(row.id)
    }
}

/// Lets a kader hold up to and including a day, without a new one in its place.
#[derive(Debug, Serialize)]
pub struct Withdraw {
    /// Which kader.
    pub kader_id: Uuid,
    /// The last day.
    pub until: NaiveDate,
}

impl UseCase for Withdraw {
    const KIND: &'static str = "kader.withdraw";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, versions) = find(work, self.kader_id).await?;
        let permit = permit::<may::Publish>(work.viewer, row.partner_id)?;
        let newest = versions.iter().find(|version| store::status(version) == Status::Final);
        let newest = newest.ok_or_else(|| Refusal::new(RefusalCode::WrongState, text::not_final()))?;
        let wrong = rules::check_last_day(&store::standing(newest), self.until, work.today);
        all_right(wrong.into_iter().collect())?;
        store::close_on(&work.tx, &permit, newest.id, self.until).await?;
        let detail = json!({ "number": newest.number, "until": self.until });
        work.audit(Self::KIND, "kader", row.id, detail).await?;
        Ok(row.id)
    }
}

/// Throws the concept away.
#[derive(Debug, Serialize)]
pub struct Discard {
    /// Which kader.
    pub kader_id: Uuid,
}

impl UseCase for Discard {
    const KIND: &'static str = "kader.discard";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, versions) = find(work, self.kader_id).await?;
        let permit = permit::<may::Write>(work.viewer, row.partner_id)?;
        let draft = draft_of(&versions)?;
        if !store::delete_draft(&work.tx, &permit, row.id, draft.id).await? {
            return Err(no_draft().into());
        }
        work.audit(Self::KIND, "kader", row.id, json!({ "number": draft.number })).await?;
        Ok(row.id)
    }
}

async fn add(
    work: &Work<'_>,
    permit: &Permit<may::Write>,
    number: &str,
    content: &Content,
    kind: &str,
) -> Result<Uuid, Stop> {
    let mut refused: Vec<Refusal> = rules::check_number(number).into_iter().collect();
    refused.extend(rules::check_draft(&writing(content), &trying::known(&work.tx).await?));
    let taken = store::numbers(&work.tx).await?;
    if taken.iter().any(|known| known.eq_ignore_ascii_case(number)) {
        refused.push(Refusal::of("number", RefusalCode::Conflict, text::number_taken()));
    }
    all_right(refused)?;
    let id = work.id();
    store::insert(&work.tx, permit, id, number, content).await?;
    work.audit(kind, "kader", id, json!({ "number": number })).await?;
    Ok(id)
}

async fn next(
    work: &Work<'_>,
    permit: &Permit<may::Write>,
    row: &KaderRow,
    versions: &[VersionRow],
    content: &Content,
    kind: &str,
) -> Result<Uuid, Stop> {
    if versions.iter().any(|version| store::status(version) == Status::Concept) {
        return Err(Refusal::new(RefusalCode::WrongState, text::has_draft()).into());
    }
    all_right(rules::check_draft(&writing(content), &trying::known(&work.tx).await?))?;
    let number = versions.first().map_or(0, |newest| newest.number) + 1;
    store::insert_draft(&work.tx, permit, row.id, number, content).await?;
    work.audit(kind, "kader", row.id, json!({ "number": number })).await?;
    Ok(row.id)
}

/// The kader with its versions, newest first.
async fn find(work: &Work<'_>, id: Uuid) -> Result<(KaderRow, Vec<VersionRow>), Stop> {
    work.actor()?;
    let row = store::by_ids(&work.tx, &[id]).await?.pop().ok_or_else(unknown)?;
    let versions = store::versions_of(&work.tx, &[id]).await?;
    Ok((row, versions))
}

fn draft_of(versions: &[VersionRow]) -> Result<&VersionRow, Refusal> {
    versions.iter().find(|version| store::status(version) == Status::Concept).ok_or_else(no_draft)
}

fn content(row: &VersionRow) -> Result<Content, Stop> {
    Ok(Content {
        applies: store::applies(row),
        title: row.title.clone(),
        explanation: row.explanation.clone(),
        reading: row.reading.clone(),
        condition: store::condition(row)?,
        from: row.valid_from,
        until: row.valid_until,
    })
}

fn writing(content: &Content) -> Writing<'_> {
    Writing {
        title: &content.title,
        explanation: &content.explanation,
        reading: &content.reading,
        condition: &content.condition,
        from: content.from,
        until: content.until,
    }
}

fn unknown() -> Refusal {
    Refusal::new(RefusalCode::NotFound, refusals::unknown())
}

fn no_draft() -> Refusal {
    Refusal::new(RefusalCode::WrongState, text::no_draft())
}
