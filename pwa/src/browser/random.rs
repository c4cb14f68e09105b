use std::fmt::Write as _;

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;

use super::window;

/// A new random identifier in the form of a UUID (version 4).
#[must_use]
pub fn new_id() -> String {
    let mut bytes = random_bytes();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut id = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            id.push('-');
        }
        let _ = write!(id, "{byte:02x}");
    }
    id
}

/// A number by chance, to spread repeated attempts.
#[must_use]
pub fn dice() -> u32 {
    let bytes = random_bytes();
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

fn random_bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    if let Some(crypto) = window().and_then(|window| window.crypto().ok()) {
        // Fails only above 65 536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// SHA-256 in base64, as `Content-Digest` wants it (RFC 9530). None where the page is not a secure context.
pub async fn sha256_base64(bytes: &Uint8Array) -> Option<String> {
    let subtle = super::property(window()?.crypto().ok()?.as_ref(), "subtle")?;
    let subtle: web_sys::SubtleCrypto = wasm_bindgen::JsCast::unchecked_into(subtle);
    let digest = subtle.digest_with_str_and_js_u8_array("SHA-256", bytes).ok()?;
    let digest = Uint8Array::new(&JsFuture::from(digest).await.ok()?);
    let text: String = digest.to_vec().into_iter().map(char::from).collect();
    window()?.btoa(&text).ok()
}
