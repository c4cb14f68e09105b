use image::{ExtendedColorType, ImageEncoder as _, Rgba, RgbaImage, codecs::png::PngEncoder};

use super::*;

/// Left half red, right half blue.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) })
}

fn as_jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 95)).unwrap();
    bytes
}

fn as_png(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

/// The JPEG with an EXIF segment: an orientation, and a place as GPS tags would tell it.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 52.6921 6.1937 Meppel");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(length);
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_large_photo_is_made_smaller_and_gets_a_thumbnail() {
    let picture = read(&as_jpeg(&two_halves(2400, 1200))).unwrap();
    assert_eq!((picture.width, picture.height), (1600, 800));
    let thumbnail = image::load_from_memory(&picture.thumbnail).unwrap();
    assert_eq!((thumbnail.width(), thumbnail.height()), (320, 160));
    assert!(picture.full.starts_with(b"\xff\xd8\xff"));
}

#[test]
fn a_small_photo_is_not_blown_up() {
    let picture = read(&as_jpeg(&two_halves(100, 60))).unwrap();
    assert_eq!((picture.width, picture.height), (100, 60));
    let thumbnail = image::load_from_memory(&picture.thumbnail).unwrap();
    assert_eq!((thumbnail.width(), thumbnail.height()), (100, 60));
}

#[test]
fn a_photo_taken_upright_stands_upright_and_tells_no_place() {
    let sent = with_exif(&as_jpeg(&two_halves(400, 200)), 6);
    assert!(contains(&sent, b"Exif") && contains(&sent, b"GPS"));
    let picture = read(&sent).unwrap();
    assert_eq!((picture.width, picture.height), (200, 400));
    let kept = image::load_from_memory(&picture.full).unwrap().to_rgb8();
    assert!(kept.get_pixel(100, 50).0[0] > 200, "what was left is on top now");
    assert!(kept.get_pixel(100, 350).0[2] > 200);
    for bytes in [&picture.full, &picture.thumbnail] {
        for left in [&b"Exif"[..], b"GPS", b"Meppel", b"http://ns.adobe.com"] {
            assert!(!contains(bytes, left));
        }
        assert!(!bytes.windows(2).any(|marker| marker == [0xff, 0xe1]), "no APP1 segment");
    }
}

#[test]
fn what_shines_through_is_white() {
    let glass = RgbaImage::from_pixel(10, 10, Rgba([0, 0, 0, 0]));
    let picture = read(&as_png(&DynamicImage::from(glass))).unwrap();
    let kept = image::load_from_memory(&picture.full).unwrap().to_rgb8();
    assert!(kept.get_pixel(5, 5).0.iter().all(|colour| *colour > 250));
}

#[test]
fn png_and_webp_are_read_too() {
    let image = DynamicImage::from(two_halves(20, 10));
    assert!(read(&as_png(&image)).is_ok());
    let mut webp = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut webp);
    encoder.write_image(image.as_bytes(), 20, 10, ExtendedColorType::Rgb8).unwrap();
    assert_eq!(read(&webp).unwrap().width, 20);
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    // Hundred million pixels of nothing: a few kilobytes as PNG, hundreds of megabytes in memory.
    let mut header = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    header.extend(50_000_u32.to_be_bytes());
    header.extend(50_000_u32.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    header.extend(crc32(&header[12..29]).to_be_bytes());
    header.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    assert_eq!(read(&header).unwrap_err(), PictureRefusal::TooManyPixels);

    let mut jpeg = as_jpeg(&two_halves(16, 16));
    let frame = jpeg.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(read(&jpeg).unwrap_err(), PictureRefusal::TooManyPixels);
}

#[test]
fn what_is_no_photo_is_refused_whatever_it_says() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for bytes in [&b""[..], b"hello", svg, b"GIF89a\x01\0\x01\0", b"%PDF-1.7", b"<html>", b"RIFF1234WAVE"] {
        assert_eq!(read(bytes).unwrap_err(), PictureRefusal::NotAPicture);
    }
    for bytes in
        [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\x04\0\0\0WEBP", b"\xff\xd8\xff\xe0junkjunk"]
    {
        assert_eq!(read(bytes).unwrap_err(), PictureRefusal::Unreadable);
    }
    let jpeg = as_jpeg(&two_halves(400, 400));
    assert_eq!(read(&jpeg[..200]).unwrap_err(), PictureRefusal::Unreadable);
}

#[test]
fn what_hides_behind_a_photo_is_left_behind() {
    let mut polyglot = as_jpeg(&two_halves(40, 40));
    polyglot.extend(b"<script>alert(1)</script>PK\x03\x04");
    let picture = read(&polyglot).unwrap();
    assert!(!contains(&picture.full, b"<script>") && !contains(&picture.full, b"PK\x03\x04"));
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}
