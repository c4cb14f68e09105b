//! From bytes of unknown origin to two clean JPEGs. Nothing here reads or writes anything.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use wdw_contract::limits;

const THUMBNAIL_SIDE: u32 = 320;
const QUALITY: u8 = 82;
/// What a decoder may use: enough for [`limits::PHOTO_PIXELS`] pixels of four bytes, with some room.
const MEMORY: u64 = 256 * 1024 * 1024;

/// Why bytes are not a photo that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureRefusal {
    /// Larger than [`limits::PHOTO_BYTES`].
    #[error("too many bytes")]
    TooManyBytes,
    /// More than [`limits::PHOTO_PIXELS`].
    #[error("too many pixels")]
    TooManyPixels,
    /// Not JPEG, PNG or WebP, whatever it was called.
    #[error("not a picture")]
    NotAPicture,
    /// Begins like a picture, but cannot be read.
    #[error("unreadable")]
    Unreadable,
}

/// A photo as it is kept.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) full: Vec<u8>,
    pub(super) thumbnail: Vec<u8>,
    /// Of the full size, upright.
    pub(super) width: i32,
    pub(super) height: i32,
}

/// Reads a photo: its type from the bytes, its size before it is decoded.
pub(super) fn read(bytes: &[u8]) -> Result<Picture, PictureRefusal> {
    let format = format(bytes).ok_or(PictureRefusal::NotAPicture)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut allowed = Limits::no_limits();
    allowed.max_alloc = Some(MEMORY);
    reader.limits(allowed);
    let mut decoder = reader.into_decoder().map_err(|_| PictureRefusal::Unreadable)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(PictureRefusal::Unreadable);
    }
    if u64::from(width) * u64::from(height) > limits::PHOTO_PIXELS || decoder.total_bytes() > MEMORY {
        return Err(PictureRefusal::TooManyPixels);
    }
    let orientation = decoder.orientation().map_err(|_| PictureRefusal::Unreadable)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| PictureRefusal::Unreadable)?;
    if width.max(height) > limits::PHOTO_SIDE {
        image = image.resize(limits::PHOTO_SIDE, limits::PHOTO_SIDE, FilterType::CatmullRom);
    }
    // Turning after shrinking is the same picture, and cheaper.
    image.apply_orientation(orientation);
    let full = DynamicImage::from(on_white(&image));
    let thumbnail = if full.width().max(full.height()) > THUMBNAIL_SIDE {
        full.resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, FilterType::CatmullRom)
    } else {
        full.clone()
    };
    Ok(Picture {
        width: i32::try_from(full.width()).map_err(|_| PictureRefusal::TooManyPixels)?,
        height: i32::try_from(full.height()).map_err(|_| PictureRefusal::TooManyPixels)?,
        full: jpeg(&full)?,
        thumbnail: jpeg(&thumbnail)?,
    })
}

/// What the first bytes say, not the name or the header that came with them.
fn format(bytes: &[u8]) -> Option<ImageFormat> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        Some(ImageFormat::Jpeg)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(ImageFormat::Png)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(ImageFormat::WebP)
    } else {
        None
    }
}

/// JPEG knows no transparency: what shines through is white, as on paper.
fn on_white(image: &DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.to_rgb8();
    }
    let from = image.to_rgba8();
    let mut flat = RgbImage::new(from.width(), from.height());
    for (to, from) in flat.pixels_mut().zip(from.pixels()) {
        let [red, green, blue, alpha] = from.0;
        let blend = |colour: u8| {
            let mixed = u16::from(colour) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        *to = Rgb([blend(red), blend(green), blend(blue)]);
    }
    flat
}

fn jpeg(image: &DynamicImage) -> Result<Vec<u8>, PictureRefusal> {
    let mut bytes = Vec::new();
    image
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        .map_err(|_| PictureRefusal::Unreadable)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
