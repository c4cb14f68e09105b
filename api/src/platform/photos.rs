//! Photos: checked, made harmless, and kept as two files each.
//!
//! What arrives is never kept as it came: it is decoded within limits and written anew as JPEG, upright,
//! without metadata. What is kept of the original is its SHA-256, so that sending it again is recognised.

mod picture;

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use object_store::{ObjectStore, ObjectStoreExt as _, PutPayload, local::LocalFileSystem, path};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    QueryTrait as _,
};
use tokio::sync::Semaphore;
use uuid::Uuid;
use wdw_contract::limits;
use wdw_entities::photo::{self, Column, Entity};
use wdw_entities::{checklist_photo, observation_photo};

use super::Fault;
use super::database::Database;
use super::digest::{hex, sha256};

pub use picture::PictureRefusal;

/// Photos that are decoded at the same time: each may need a few hundred megabytes for a moment.
const AT_ONCE: usize = 2;
/// Photos thrown away in one go.
const DELETED_AT_ONCE: u64 = 500;

/// The photo storage.
#[derive(Clone, Debug)]
pub struct Photos {
    store: Arc<dyn ObjectStore>,
    decoding: Arc<Semaphore>,
}

/// Which of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// At most [`limits::PHOTO_SIDE`] pixels.
    Full,
    /// At most 320 pixels.
    Thumbnail,
}

/// What came of sending a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It is kept now.
    Created,
    /// The same bytes were sent before by the same person.
    AlreadyThere,
}

/// Why a photo was not kept.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    /// Other bytes, or another person's, are kept under this id.
    #[error("another photo has this id")]
    Conflict,
    /// The bytes are not a photo that can be kept.
    #[error(transparent)]
    Refused(#[from] PictureRefusal),
    /// Something broke.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<DbErr> for PutError {
    fn from(error: DbErr) -> Self {
        Self::Fault(error.into())
    }
}

impl Photos {
    /// Photos in a folder.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn in_folder(folder: &Path) -> Result<Self, Fault> {
        Ok(Self::new(Arc::new(LocalFileSystem::new_with_prefix(folder)?)))
    }

    /// Photos in any object store.
    #[must_use]
    pub fn new(store: Arc<dyn ObjectStore>) -> Self {
        Self { store, decoding: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Keeps the photo `bytes` that `uploader` sent under `id`.
    ///
    /// # Errors
    /// When it is not a photo within the limits, when the id is taken, or when something broke.
    pub async fn put(
        &self,
        database: &Database,
        id: Uuid,
        uploader: Uuid,
        bytes: Bytes,
    ) -> Result<Stored, PutError> {
        let byte_size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        if bytes.len() > limits::PHOTO_BYTES {
            return Err(PictureRefusal::TooManyBytes.into());
        }
        let sha256 = hex(&sha256(&bytes));
        if let Some(kept) = Entity::find_by_id(id).one(&database.read).await? {
            return same(&kept, uploader, &sha256);
        }
        let picture = self.decode(bytes).await?;
        // The files first: a row always has its files. The name holds the hash, so that nobody's loses to another's.
        for (size, jpeg) in [(Size::Full, picture.full), (Size::Thumbnail, picture.thumbnail)] {
            self.store.put(&file(id, &sha256, size), PutPayload::from(jpeg)).await.map_err(Fault::from)?;
        }
        let inserted = database
            .write_transaction::<_, DbErr, _, _>(|tx| {
                let row = photo::ActiveModel {
                    id: Set(id),
                    uploader_id: Set(uploader),
                    sha256: Set(sha256.clone()),
                    byte_size: Set(byte_size),
                    width: Set(picture.width),
                    height: Set(picture.height),
                    initiative_id: Set(None),
                    message_id: Set(None),
                    position: Set(0),
                    hidden_at: Set(None),
                    hidden_reason: Set(None),
                    created_at: Set(tx.now()),
                    purpose: Set("plan".to_owned()),
                };
                async move {
                    Entity::insert(row)
                        .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
                        .exec_without_returning(&tx)
                        .await
                }
            })
            .await?;
        if inserted == 1 {
            metrics::counter!("wdw_photos_total").increment(1);
            return Ok(Stored::Created);
        }
        let kept = Entity::find_by_id(id).one(&database.write).await?;
        kept.map_or(Err(PutError::Conflict), |kept| same(&kept, uploader, &sha256))
    }

    async fn decode(&self, bytes: Bytes) -> Result<picture::Picture, PutError> {
        let broken = |error: String| PutError::Fault(Fault::Other(error));
        let permit =
            Arc::clone(&self.decoding).acquire_owned().await.map_err(|error| broken(error.to_string()))?;
        let decoded = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            picture::read(&bytes)
        });
        // A decoder that panics on hostile bytes has not read a picture.
        Ok(decoded.await.unwrap_or(Err(PictureRefusal::Unreadable))?)
    }

    /// The JPEG bytes of `photo`; `None` when the file is gone.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn get(&self, photo: &photo::Model, size: Size) -> Result<Option<Bytes>, Fault> {
        match self.store.get(&file(photo.id, &photo.sha256, size)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes the files of these photos (their rows are the caller's); what is gone already is fine.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn delete_files(&self, photos: &[photo::Model]) -> Result<(), Fault> {
        for photo in photos {
            for size in [Size::Full, Size::Thumbnail] {
                match self.store.delete(&file(photo.id, &photo.sha256, size)).await {
                    Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }

    /// Deletes photos from before `before` that belong to nothing. Returns how many.
    pub(super) async fn delete_unattached(
        &self,
        database: &Database,
        before: DateTime<Utc>,
    ) -> Result<u64, Fault> {
        let examples = checklist_photo::Entity::find()
            .select_only()
            .column(checklist_photo::Column::PhotoId)
            .into_query();
        let observations = observation_photo::Entity::find()
            .select_only()
            .column(observation_photo::Column::PhotoId)
            .into_query();
        let unattached = || {
            Entity::find()
                .filter(Column::InitiativeId.is_null())
                .filter(Column::MessageId.is_null())
                .filter(Column::Id.not_in_subquery(examples.clone()))
                .filter(Column::Id.not_in_subquery(observations.clone()))
                .filter(Column::CreatedAt.lt(before))
        };
        let mut deleted = 0;
        loop {
            // The rows first, in one transaction, so that none is attached meanwhile; the files after it.
            let photos: Vec<photo::Model> = database
                .write_transaction::<_, DbErr, _, _>(|tx| async move {
                    let photos = unattached().limit(DELETED_AT_ONCE).all(&tx).await?;
                    let ids = photos.iter().map(|photo| photo.id);
                    Entity::delete_many().filter(Column::Id.is_in(ids)).exec(&tx).await?;
                    Ok(photos)
                })
                .await?;
            if photos.is_empty() {
                return Ok(deleted);
            }
            self.delete_files(&photos).await?;
            deleted += u64::try_from(photos.len()).unwrap_or_default();
        }
    }
}

fn same(kept: &photo::Model, uploader: Uuid, sha256: &str) -> Result<Stored, PutError> {
    if kept.uploader_id == uploader && kept.sha256 == sha256 {
        Ok(Stored::AlreadyThere)
    } else {
        Err(PutError::Conflict)
    }
}

/// Photos are spread over 256 folders by the first byte of their hash.
fn file(id: Uuid, sha256: &str, size: Size) -> path::Path {
    let kind = match size {
        Size::Full => "full",
        Size::Thumbnail => "thumb",
    };
    let (folder, mark) = (sha256.get(..2).unwrap_or("00"), sha256.get(..16).unwrap_or(sha256));
    path::Path::from(format!("{folder}/{id}-{mark}-{kind}.jpg"))
}
