//! A photo from the camera becomes small enough to send: drawn anew at most 1600 pixels long, so that place, time
//! and camera, which a photo carries along unseen, are gone before anything is kept or sent.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wdw_contract::limits;
use wdw_contract::texts::submit;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement, Url};

use super::draft::DraftPhoto;
use crate::browser;

/// Good enough for a wall, small enough for a bad connection.
const QUALITY: f64 = 0.82;

/// The longest side of a thumbnail.
const THUMBNAIL: u32 = 240;

/// Why a photo cannot be taken along, in words.
pub(crate) type Refusal = &'static str;

/// Makes a photo small. Gives what the draft keeps of it, and its bytes.
pub(crate) async fn prepare(file: &File) -> Result<(DraftPhoto, Uint8Array), Refusal> {
    if !file.type_().is_empty() && !file.type_().starts_with("image/") {
        return Err(submit::photo_not_image());
    }
    let bytes = shrink(file, limits::PHOTO_SIDE).await.ok_or(submit::photo_unreadable())?;
    let sha256 = browser::sha256_base64(&bytes).await.ok_or(submit::photo_unreadable())?;
    let photo = DraftPhoto { uuid: browser::new_id(), sha256, size: bytes.length() };
    Ok((photo, bytes))
}

/// A small picture of a photo that [`prepare`] made, for showing it once its bytes are sent and gone.
pub(crate) async fn thumbnail(bytes: &Uint8Array) -> Option<Uint8Array> {
    let parts = js_sys::Array::of1(bytes);
    shrink(&Blob::new_with_u8_array_sequence(&parts).ok()?, THUMBNAIL).await
}

async fn shrink(file: &Blob, side: u32) -> Option<Uint8Array> {
    let url = Url::create_object_url_with_blob(file).ok()?;
    let drawn = draw(&url, side).await;
    let _ = Url::revoke_object_url(&url);
    let buffer = JsFuture::from(blob_of(&drawn?).await?.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer))
}

/// The browser turns the picture upright while it decodes.
async fn draw(url: &str, side: u32) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.ok()?;
    let (width, height) = fit(image.natural_width(), image.natural_height(), side)?;
    let canvas: HtmlCanvasElement =
        browser::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What was transparent would become black in a JPEG.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .ok()?;
    Some(canvas)
}

async fn blob_of(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let promise = Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let _ = canvas.to_blob_with_type_and_encoder_options(
            done.unchecked_ref(),
            "image/jpeg",
            &JsValue::from_f64(QUALITY),
        );
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// The size to draw at: the longest side at most `side` pixels, never larger than it was.
fn fit(width: u32, height: u32, side: u32) -> Option<(u32, u32)> {
    let longest = width.max(height);
    if width == 0 || height == 0 {
        return None;
    }
    if longest <= side {
        return Some((width, height));
    }
    let scaled = |long: u32| {
        let scaled = u64::from(long) * u64::from(side) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    Some((scaled(width), scaled(height)))
}

/// An address under which the page can show these bytes. To be given back with [`forget_address`].
pub(crate) fn address_of(bytes: &Uint8Array) -> Option<String> {
    let parts = js_sys::Array::of1(bytes);
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Gives the memory behind an address back.
pub(crate) fn forget_address(address: &str) {
    let _ = Url::revoke_object_url(address);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_side_decides() {
        assert_eq!(fit(4_000, 3_000, limits::PHOTO_SIDE), Some((1_600, 1_200)));
        assert_eq!(fit(3_000, 4_000, limits::PHOTO_SIDE), Some((1_200, 1_600)));
        assert_eq!(fit(1_600, 10, limits::PHOTO_SIDE), Some((1_600, 10)));
        assert_eq!(fit(20, 10, limits::PHOTO_SIDE), Some((20, 10)));
        assert_eq!(fit(100_000, 10, limits::PHOTO_SIDE), Some((1_600, 1)));
        assert_eq!(fit(0, 10, limits::PHOTO_SIDE), None);
    }
}
