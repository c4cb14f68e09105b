//! What waits, as a file: nothing that someone made is only in the app.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use wdw_contract::texts::sync;

use crate::store;
use crate::sync::Operation;

#[derive(Serialize)]
struct Exported<'o> {
    kind: &'o str,
    made_at: u64,
    by: &'o str,
    content: Value,
    photos: Vec<ExportedPhoto>,
}

#[derive(Serialize)]
struct ExportedPhoto {
    uuid: String,
    /// A `data:` address, which every browser opens.
    jpeg: String,
}

/// An operation with its photos, as a JSON document.
pub async fn export(operation: &Operation) -> String {
    let mut photos = Vec::new();
    for photo in &operation.photos {
        if let Ok(Some(bytes)) = store::photo(&photo.uuid).await {
            let jpeg = format!("data:image/jpeg;base64,{}", base64(&bytes.to_vec()));
            photos.push(ExportedPhoto { uuid: photo.uuid.clone(), jpeg });
        }
    }
    let exported = Exported {
        kind: &operation.kind,
        made_at: operation.order,
        by: &operation.actor,
        content: serde_json::from_str(&operation.payload).unwrap_or_default(),
        photos,
    };
    serde_json::to_string_pretty(&exported).unwrap_or_default()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let at = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * place) & 63) as usize];
            text.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

/// The bytes of its photos, like `0,9 MB`.
#[must_use]
pub fn size_in_words(operation: &Operation) -> String {
    let tenths = (operation.photo_bytes() * 10).div_ceil(1024 * 1024);
    let mut figure = (tenths / 10).to_string();
    if tenths < 100 {
        let _ = write!(figure, ",{}", tenths % 10);
    }
    sync::megabytes(figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_base64() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[255, 239, 190]), "/+++");
    }
}
