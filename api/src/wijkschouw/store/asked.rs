use sea_orm::ConnectionTrait;

use super::row::{SchouwRow, earlier_versions};
use crate::access::Viewer;
use crate::checklists;
use crate::platform::Fault;
use crate::wijkschouw::rules::Asked;

/// What a wijkschouw asks, in one statement.
///
/// # Errors
/// Only faults.
pub async fn asked(db: &impl ConnectionTrait, viewer: &Viewer, row: &SchouwRow) -> Result<Asked, Fault> {
    let mut ids = vec![row.checklist_version_id];
    ids.extend(earlier_versions(row));
    let versions = checklists::store::versions_by_id(db, viewer, &ids).await?;
    let mut documents = Vec::with_capacity(ids.len());
    for id in ids {
        let version = versions.iter().find(|version| version.id == id);
        documents.push(version.map(checklists::store::document).transpose()?);
    }
    let mut documents = documents.into_iter();
    let pinned = documents.next().flatten();
    let pinned = pinned.ok_or_else(|| Fault::Other("a wijkschouw without its checklist".to_owned()))?;
    Ok(Asked { pinned, earlier: documents.flatten().collect() })
}
