//! Pictures to send.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};

/// A JPEG of this size, in this colour.
///
/// # Panics
/// Never: it is written to memory.
#[must_use]
#[expect(clippy::expect_used, reason = "writing to memory")]
pub fn jpeg(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture(width, height, colour).write_to(&mut bytes, ImageFormat::Jpeg).expect("a JPEG");
    bytes.into_inner()
}

/// A PNG of this size.
///
/// # Panics
/// Never: it is written to memory.
#[must_use]
#[expect(clippy::expect_used, reason = "writing to memory")]
pub fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture(width, height, [9, 9, 9]).write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

fn picture(width: u32, height: u32, colour: [u8; 3]) -> DynamicImage {
    RgbImage::from_pixel(width, height, image::Rgb(colour)).into()
}

/// A JPEG as a phone makes it: with an EXIF block that says who made it and where.
#[must_use]
pub fn jpeg_with_place() -> Vec<u8> {
    let plain = jpeg(64, 48, [10, 120, 30]);
    // APP1 with "Exif", a little-endian TIFF with one entry: ImageDescription = "GPS 52.69 6.19 Anna".
    let text = b"GPS 52.69 6.19 Anna\0";
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x0e\x01\x02\0".to_vec();
    tiff.extend(u32::try_from(text.len()).unwrap_or_default().to_le_bytes());
    tiff.extend(26_u32.to_le_bytes());
    tiff.extend([0; 4]);
    tiff.extend(text);
    let length = u16::try_from(tiff.len() + 8).unwrap_or_default().to_be_bytes();
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1, length[0], length[1]]);
    bytes.extend(b"Exif\0\0");
    bytes.extend(tiff);
    bytes.extend(&plain[2..]);
    bytes
}
