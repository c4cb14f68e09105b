//! Something broke. Not a refusal: a refusal is data.

use sea_orm::DbErr;

use super::database::WriteError;

/// A fault of ours or of what we stand on. People get a general sentence, the log gets this.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database failed.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// What was stored cannot be read back, or an answer cannot be written.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// The photo storage failed.
    #[error("photo storage: {0}")]
    Storage(#[from] object_store::Error),
    /// A file or folder cannot be used.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// A token could not be signed.
    #[error("token: {0}")]
    Token(#[from] jsonwebtoken::errors::Error),
    /// Mail could not be made or handed over.
    #[error("mail: {0}")]
    Mail(String),
    /// A document could not be set.
    #[error("pdf: {0}")]
    Pdf(String),
    /// Anything else, in words.
    #[error("{0}")]
    Other(String),
}

impl WriteError for Fault {
    fn database(&self) -> Option<&DbErr> {
        match self {
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}
