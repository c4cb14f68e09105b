use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{method, object, property, window};

/// How long a phone may look for satellites.
const PATIENCE_MS: f64 = 15_000.0;

/// Where this device is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// It is at most so many metres off, most probably.
    pub metres: u32,
}

/// Where this device is now. None when the person does not allow it, or the device cannot tell.
pub async fn position() -> Option<Position> {
    let geolocation = property(&window()?.navigator(), "geolocation")?;
    let ask = method(&geolocation, "getCurrentPosition")?;
    let options = object(&[("enableHighAccuracy", true.into()), ("timeout", PATIENCE_MS.into())]);
    let answer = Promise::new(&mut |found, failed| {
        let _ = ask.call3(&geolocation, &found, &failed, &options);
    });
    let found = JsFuture::from(answer).await.ok()?;
    let coordinates = property(&found, "coords")?;
    let number = |name: &str| property(&coordinates, name).as_ref().and_then(JsValue::as_f64);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from a float saturates"
    )]
    let metres = number("accuracy").unwrap_or_default().ceil() as u32;
    Some(Position { latitude: number("latitude")?, longitude: number("longitude")?, metres })
}
