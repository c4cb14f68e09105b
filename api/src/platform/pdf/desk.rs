//! Where Typst works: one page description, the data, the pictures and two fonts. There is no file, no network and
//! no clock to reach from here.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

const PAGE: &str = include_str!("page.typ");
/// Source Sans 3: Latin, Greek and Cyrillic, under the SIL Open Font License (`fonts/LICENSE.md`).
const FONTS: [&[u8]; 2] =
    [include_bytes!("fonts/SourceSans3-Regular.otf"), include_bytes!("fonts/SourceSans3-Bold.otf")];

/// What is the same for every document.
struct Furniture {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().filter_map(|bytes| Font::new(Bytes::new(*bytes), 0)).collect();
    Furniture {
        // Header cells of a row and the summary of a table.
        library: LazyHash::new(
            Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build(),
        ),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// Whether there is a glyph for this character in every weight.
pub(super) fn has_glyph(sign: char) -> bool {
    FURNITURE.fonts.iter().all(|font| font.info().coverage.contains(u32::from(sign)))
}

struct Desk {
    page: Source,
    data: (FileId, Bytes),
    pictures: Vec<(FileId, Bytes)>,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &FURNITURE.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FURNITURE.book
    }

    fn main(&self) -> FileId {
        self.page.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.page.id() { Ok(self.page.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let all = || std::iter::once(&self.data).chain(&self.pictures);
        all().find(|(own, _)| *own == id).map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FURNITURE.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The name under which the page finds a picture.
pub(super) fn picture_name(index: usize) -> String {
    format!("/picture-{index}.jpg")
}

fn file(name: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(name).map_err(|error| format!("{error:?}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn told(problems: &[SourceDiagnostic]) -> String {
    problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("; ")
}

fn timestamp(at: DateTime<Utc>) -> Option<Timestamp> {
    let part = |value: u32| u8::try_from(value).ok();
    let (hour, minute, second) = (part(at.hour())?, part(at.minute())?, part(at.second())?);
    Datetime::from_ymd_hms(at.year(), part(at.month())?, part(at.day())?, hour, minute, second)
        .map(Timestamp::new_utc)
}

/// Sets the data in pages and writes them as PDF/UA-1.
pub(super) fn typeset(data: &Value, pictures: Vec<Vec<u8>>, at: DateTime<Utc>) -> Result<Vec<u8>, String> {
    let pictures = pictures.into_iter().enumerate();
    let desk = Desk {
        page: Source::new(file("/page.typ")?, PAGE.to_owned()),
        data: (file("/document.json")?, Bytes::from_string(data.to_string())),
        pictures: pictures
            .map(|(index, bytes)| Ok((file(&picture_name(index))?, Bytes::new(bytes))))
            .collect::<Result<_, String>>()?,
    };
    let pages = typst::compile::<PagedDocument>(&desk).output.map_err(|problems| told(&problems))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Wijkwerk".to_owned())),
        timestamp: timestamp(at),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?,
        ..PdfOptions::default()
    };
    let written = typst_pdf::pdf(&pages, &options).map_err(|problems| told(&problems));
    // What was worked out for one document is of no use to the next, and its words are not ours to keep.
    typst::comemo::evict(0);
    written
}
