//! Puts the built app (`pwa/dist`) into the server: every file once as it is, once for brotli and once for gzip,
//! so that nothing is compressed while somebody waits. Without a built app the table is empty.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

type Error = Box<dyn std::error::Error>;

/// Files below this gain nothing.
const WORTH_COMPRESSING: usize = 256;

fn main() -> Result<(), Error> {
    let dist = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../pwa/dist");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", dist.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);

    let mut files = Vec::new();
    if dist.join("index.html").is_file() {
        collect(&dist, &dist, &mut files)?;
    }
    files.sort();
    let mut code = String::from("&[\n");
    for (number, name) in files.iter().enumerate() {
        let path = fs::canonicalize(dist.join(name))?;
        let bytes = fs::read(&path)?;
        write!(code, "    Embedded {{ path: {name:?}, identity: include_bytes!({path:?})")?;
        for (encoding, small) in [("brotli", brotli(&bytes)?), ("gzip", gzip(&bytes)?)] {
            if compressible(name) && bytes.len() >= WORTH_COMPRESSING && small.len() < bytes.len() {
                let file = out.join(format!("{number}.{encoding}"));
                fs::write(&file, small)?;
                write!(code, ", {encoding}: Some(include_bytes!({file:?}))")?;
            } else {
                write!(code, ", {encoding}: None")?;
            }
        }
        writeln!(code, " }},")?;
    }
    code.push_str("]\n");
    fs::write(out.join("app.rs"), code)?;
    Ok(())
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) -> Result<(), Error> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // Trunk builds in a hidden folder before it puts things in place.
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, files)?;
        } else {
            let name = path.strip_prefix(root)?.to_str().ok_or("a file of the app has an unreadable name")?;
            files.push(name.replace('\\', "/"));
        }
    }
    Ok(())
}

fn compressible(name: &str) -> bool {
    let kind = name.rsplit('.').next().unwrap_or_default();
    matches!(kind, "html" | "js" | "css" | "wasm" | "json" | "webmanifest" | "svg" | "txt" | "xml")
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        // Some seconds here, once; every visitor gains.
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut small, &parameters)?;
    Ok(small)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
