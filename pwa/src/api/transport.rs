//! One request to the server, in bytes and status codes. Everything that is the same for all operations is here
//! and not generic, so that it is in the app once.

use js_sys::{Promise, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestCredentials, RequestInit, Response};

use super::session::refresh_session;
use super::{Trouble, lean};
use crate::browser;

/// A person waits at most this long for a page.
pub(crate) const PATIENCE_MS: u32 = 15_000;
/// What goes by itself may take longer: a photo on a slow connection.
pub(crate) const PATIENCE_PHOTO_MS: u32 = 90_000;

/// Sends a GraphQL document and gives the text of the answer. An expired session is renewed once.
pub(crate) async fn send_document(body: &str, patience_ms: u32) -> Result<String, Trouble> {
    let asked_at = browser::now();
    let first = post(body, patience_ms).await?;
    let answer = if first.status == 401 {
        // Refused: nobody is signed in any more, and the server has taken the cookies back. What is public can
        // still be asked.
        refresh_session(asked_at).await?;
        post(body, patience_ms).await?
    } else {
        first
    };
    match answer.status {
        200..=299 => Ok(answer.text),
        401 => Err(Trouble::SignedOut),
        429 => Err(Trouble::TooOften(answer.retry_after_ms)),
        400..=499 => Err(Trouble::AppTooOld),
        _ => Err(Trouble::Server),
    }
}

/// Sends a GraphQL document as it is, without looking at the status.
pub(crate) async fn post(body: &str, patience_ms: u32) -> Result<Answer, Trouble> {
    let headers = [
        ("content-type", "application/json"),
        ("accept", "application/graphql-response+json, application/json;q=0.9"),
    ];
    request("/graphql", "POST", &headers, &JsValue::from_str(body), patience_ms).await
}

/// What came back for a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PhotoAnswer {
    /// The server has it, with these bytes.
    Stored,
    /// The server will not have it, in its own words.
    Refused { code: String, message: String },
}

/// Sends a photo. The same photo twice is fine.
pub(crate) async fn put_photo(uuid: &str, bytes: &Uint8Array, sha256: &str) -> Result<PhotoAnswer, Trouble> {
    #[derive(Deserialize)]
    struct Refused {
        code: String,
        message: String,
    }
    let address = format!("/photos/{uuid}");
    let digest = format!("sha-256=:{sha256}:");
    let headers = [("content-type", "image/jpeg"), ("content-digest", &digest)];
    let asked_at = browser::now();
    let mut answer = request(&address, "PUT", &headers, bytes, PATIENCE_PHOTO_MS).await?;
    if answer.status == 401 && refresh_session(asked_at).await? {
        answer = request(&address, "PUT", &headers, bytes, PATIENCE_PHOTO_MS).await?;
    }
    match answer.status {
        200..=299 => Ok(PhotoAnswer::Stored),
        401 => Err(Trouble::SignedOut),
        429 => Err(Trouble::TooOften(answer.retry_after_ms)),
        // Damaged or broken off on the way: the same photo may well arrive next time.
        400 | 408 => Err(Trouble::Server),
        402..=499 => match lean::from_text::<Refused>(&answer.text) {
            Ok(refused) => Ok(PhotoAnswer::Refused { code: refused.code, message: refused.message }),
            // Not in our words: something between the phone and the server speaks. It may pass.
            Err(_) => Err(Trouble::Server),
        },
        _ => Err(Trouble::Server),
    }
}

/// The bytes of a photo, to keep for later.
pub(crate) async fn get_photo(uuid: &str) -> Result<Uint8Array, Trouble> {
    let window = browser::window().ok_or(Trouble::NoConnection)?;
    let asked = JsFuture::from(window.fetch_with_str(&format!("/photos/{uuid}?size=full"))).await;
    let response: Response =
        asked.ok().and_then(|response| response.dyn_into().ok()).ok_or(Trouble::NoConnection)?;
    if !response.ok() {
        return Err(Trouble::Server);
    }
    let bytes = JsFuture::from(response.array_buffer().map_err(|_| Trouble::NoConnection)?).await;
    bytes.map(|buffer| Uint8Array::new(&buffer)).map_err(|_| Trouble::NoConnection)
}

/// An answer before it is understood.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) text: String,
    retry_after_ms: u32,
}

async fn request(
    address: &str,
    method: &str,
    headers: &[(&str, &str)],
    body: &JsValue,
    patience_ms: u32,
) -> Result<Answer, Trouble> {
    let controller = AbortController::new().ok();
    let timer = controller
        .clone()
        .and_then(|controller| browser::Timer::after(patience_ms, move || controller.abort()));
    let outcome = exchange(address, method, headers, body, controller.as_ref()).await;
    drop(timer);
    match outcome {
        Some(answer) => Ok(answer),
        None if controller.is_some_and(|controller| controller.signal().aborted()) => Err(Trouble::TooSlow),
        None => Err(Trouble::NoConnection),
    }
}

async fn exchange(
    address: &str,
    method: &str,
    headers: &[(&str, &str)],
    body: &JsValue,
    controller: Option<&AbortController>,
) -> Option<Answer> {
    let sent = Headers::new().ok()?;
    for (name, value) in headers {
        sent.set(name, value).ok()?;
    }
    let init = RequestInit::new();
    init.set_method(method);
    init.set_headers(&sent);
    init.set_body(body);
    init.set_credentials(RequestCredentials::SameOrigin);
    if let Some(controller) = controller {
        init.set_signal(Some(&controller.signal()));
    }
    let response = JsFuture::from(browser::window()?.fetch_with_str_and_init(address, &init)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    let text: Promise = response.text().ok()?;
    // Awaited even when it is not needed: a connection that breaks halfway is no answer.
    let text = JsFuture::from(text).await.ok()?.as_string()?;
    let retry_after = response.headers().get("retry-after").ok().flatten();
    let retry_after_ms =
        retry_after.and_then(|s| s.trim().parse::<u32>().ok()).unwrap_or(30).saturating_mul(1_000);
    Some(Answer { status: response.status(), text, retry_after_ms })
}
