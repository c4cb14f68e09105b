//! The use cases of checklists. Who writes them: an administrator and the wijkregisseur of any wijk.

use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::checklist::Checklist as Document;
use wdw_contract::texts::refusals;

use super::store::{self, ChecklistRow, State, VersionRow};
use super::{files, rules};
use crate::access::{ChecklistEditor, checklist_editor};
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Makes a new checklist with a first draft.
#[derive(Debug, Serialize)]
pub struct Create {
    /// What it asks, as far as it is there.
    pub document: Document,
}

impl UseCase for Create {
    const KIND: &'static str = "checklist.create";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let editor = checklist_editor(work.viewer)?;
        add(work, &editor, rules::tidied(self.document.clone()), Self::KIND).await
    }
}

/// Makes a new checklist from a file.
#[derive(Debug, Serialize)]
pub struct Import {
    /// YAML or JSON.
    pub text: String,
}

impl UseCase for Import {
    const KIND: &'static str = "checklist.import";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let editor = checklist_editor(work.viewer)?;
        let read = files::read(&self.text).map_err(|unreadable| {
            tracing::debug!(?unreadable, "import");
            let message = match unreadable.line {
                Some(line) => refusals::checklist_unreadable_line(line),
                None => refusals::checklist_unreadable().to_owned(),
            };
            Refusal::of("text", RefusalCode::BadFormat, message)
        })?;
        let mut document = rules::tidied(read);
        // Pictures do not travel in the file: those of another installation are left behind.
        for item in document.themes.iter_mut().flat_map(|theme| &mut theme.items) {
            item.example = None;
        }
        add(work, &editor, document, Self::KIND).await
    }
}

/// Makes a new draft from a published version.
#[derive(Debug, Serialize)]
pub struct Draft {
    /// Which checklist.
    pub checklist_id: Uuid,
    /// From which of its versions.
    pub version_id: Uuid,
}

impl UseCase for Draft {
    const KIND: &'static str = "checklist.draft";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let editor = checklist_editor(work.viewer)?;
        let (row, versions) = find(work, self.checklist_id).await?;
        if versions.iter().any(|version| store::state(version) == State::Draft) {
            return Err(Refusal::new(RefusalCode::WrongState, refusals::checklist_has_draft()).into());
        }
        let from = versions.iter().find(|version| version.id == self.version_id).ok_or_else(|| {
            Refusal::of("versionId", RefusalCode::NotFound, refusals::checklist_not_published())
        })?;
        let number = store::insert_draft(&work.tx, &editor, row.id, &store::document(from)?).await?;
        let detail = json!({ "number": number, "from": from.number });
        work.audit(Self::KIND, "checklist", row.id, detail).await?;
        Ok(row.id)
    }
}

/// Writes the draft anew.
#[derive(Debug, Serialize)]
pub struct Save {
    /// Which checklist.
    pub checklist_id: Uuid,
    /// All that it asks.
    pub document: Document,
}

impl UseCase for Save {
    const KIND: &'static str = "checklist.save";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let editor = checklist_editor(work.viewer)?;
        let (row, versions) = find(work, self.checklist_id).await?;
        let draft = draft_of(&versions)?;
        let document = rules::tidied(self.document.clone());
        all_right(rules::check_draft(&document))?;
        keep_examples(work, &editor, row.id, &document).await?;
        if !store::save_draft(&work.tx, &editor, row.id, &document).await? {
            return Err(no_draft().into());
        }
        work.audit(Self::KIND, "checklist", row.id, json!({ "number": draft.number })).await?;
        Ok(row.id)
    }
}

/// Fixes the draft for ever, for everyone.
#[derive(Debug, Serialize)]
pub struct Publish {
    /// Which checklist.
    pub checklist_id: Uuid,
}

impl UseCase for Publish {
    const KIND: &'static str = "checklist.publish";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let editor = checklist_editor(work.viewer)?;
        let (row, versions) = find(work, self.checklist_id).await?;
        let draft = draft_of(&versions)?;
        all_right(rules::check(&store::document(draft)?))?;
        if !store::publish(&work.tx, &editor, row.id).await? {
            return Err(no_draft().into());
        }
        work.audit(Self::KIND, "checklist", row.id, json!({ "number": draft.number })).await?;
        Ok(row.id)
    }
}

/// Throws the draft away.
#[derive(Debug, Serialize)]
pub struct Discard {
    /// Which checklist.
    pub checklist_id: Uuid,
}

impl UseCase for Discard {
    const KIND: &'static str = "checklist.discard";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let editor = checklist_editor(work.viewer)?;
        let (row, versions) = find(work, self.checklist_id).await?;
        let draft = draft_of(&versions)?;
        if !store::delete_draft(&work.tx, &editor, row.id).await? {
            return Err(no_draft().into());
        }
        work.audit(Self::KIND, "checklist", row.id, json!({ "number": draft.number })).await?;
        Ok(row.id)
    }
}

async fn add(
    work: &Work<'_>,
    editor: &ChecklistEditor,
    document: Document,
    kind: &str,
) -> Result<Uuid, Stop> {
    all_right(rules::check_draft(&document))?;
    let id = work.id();
    let slug = rules::free_slug(&rules::slug(&document.title), &store::slugs(&work.tx).await?);
    store::insert(&work.tx, editor, id, &slug, &document).await?;
    keep_examples(work, editor, id, &document).await?;
    work.audit(kind, "checklist", id, json!({ "slug": slug })).await?;
    Ok(id)
}

/// The checklist with its versions, newest first.
async fn find(work: &Work<'_>, id: Uuid) -> Result<(ChecklistRow, Vec<VersionRow>), Stop> {
    let found = store::by_ids(&work.tx, work.viewer, &[id]).await?.pop();
    let row = found.ok_or_else(|| Refusal::new(RefusalCode::NotFound, refusals::unknown()))?;
    let versions = store::versions_of(&work.tx, work.viewer, &[id]).await?;
    Ok((row, versions))
}

fn draft_of(versions: &[VersionRow]) -> Result<&VersionRow, Refusal> {
    versions.iter().find(|version| store::state(version) == State::Draft).ok_or_else(no_draft)
}

fn no_draft() -> Refusal {
    Refusal::new(RefusalCode::WrongState, refusals::checklist_no_draft())
}

/// Keeps the example pictures, or says which are not there.
async fn keep_examples(
    work: &Work<'_>,
    editor: &ChecklistEditor,
    checklist_id: Uuid,
    document: &Document,
) -> Result<(), Stop> {
    let examples = rules::examples(document);
    let mut photos: Vec<Uuid> = examples.iter().map(|(_, id)| *id).collect();
    photos.sort_unstable();
    photos.dedup();
    let missing = store::keep_examples(&work.tx, editor, checklist_id, &photos).await?;
    let refused = examples.into_iter().filter(|(_, id)| missing.contains(id));
    all_right(
        refused
            .map(|(field, _)| Refusal::of(field, RefusalCode::NotFound, refusals::photo_unknown()))
            .collect(),
    )
}
