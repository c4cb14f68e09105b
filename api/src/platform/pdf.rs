//! Documents on paper: PDF/UA-1, readable by who sees and by who listens.
//!
//! A document is data ([`Document`]); one page description (`pdf/page.typ`) says how it looks. What people typed goes
//! to Typst as data, never as markup, and Typst reaches no file and no network from here.

mod budget;
mod desk;
mod document;
mod letter;
#[cfg(test)]
mod tests;
mod words;

use serde_json::{Value, json};
use tokio::sync::Semaphore;
use wdw_contract::texts::pdf as texts;

use super::Fault;

pub use budget::{BudgetReport, BudgetRow};
pub use document::{Block, Cell, Column, Document, Picture, Table};
pub use letter::{Amounts, Letter, Section};

/// Documents that are set at the same time: each takes a core.
const AT_ONCE: usize = 2;
/// Bytes of text in a document: a few hundred pages.
const TEXT: usize = 512 * 1024;
/// Bytes of pictures in a document.
pub const PICTURES: usize = 4 * 1024 * 1024;

static SETTING: Semaphore = Semaphore::const_new(AT_ONCE);

/// The document as PDF/UA-1.
///
/// # Errors
/// When it is larger than a document may be, or when it could not be set.
pub async fn render(document: Document) -> Result<Vec<u8>, Fault> {
    let broken = |error: String| Fault::Pdf(error);
    let permit = SETTING.acquire().await.map_err(|error| broken(error.to_string()))?;
    let set = tokio::task::spawn_blocking(move || rendered(document));
    let bytes = set.await.map_err(|error| broken(error.to_string()))?;
    drop(permit);
    bytes
}

fn rendered(mut document: Document) -> Result<Vec<u8>, Fault> {
    let pictures = taken_out(&mut document);
    if pictures.iter().map(Vec::len).sum::<usize>() > PICTURES {
        return Err(Fault::Pdf("more pictures than a document holds".to_owned()));
    }
    let mut data = serde_json::to_value(&document)?;
    if let Value::Object(fields) = &mut data {
        fields.insert("words".to_owned(), json!({ "page": texts::page(), "of": texts::of() }));
    }
    if words::fit(&mut data) > TEXT {
        return Err(Fault::Pdf("more text than a document holds".to_owned()));
    }
    desk::typeset(&data, pictures, document.made_at).map_err(Fault::Pdf)
}

/// The bytes of all pictures, each with the name under which the page finds it.
fn taken_out(document: &mut Document) -> Vec<Vec<u8>> {
    let mut taken = Vec::new();
    for block in &mut document.blocks {
        if let Block::Pictures(all) = block {
            for picture in all {
                picture.file = desk::picture_name(taken.len());
                taken.push(std::mem::take(&mut picture.jpeg));
            }
        }
    }
    taken
}
