//! What a document consists of. How it looks is `page.typ`'s.

use chrono::{DateTime, Utc};
use serde::Serialize;
use wdw_contract::Cents;

/// A document for people: a letter or a report, in Dutch.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// What it is about: its first heading, and the name of the window in which it is read.
    pub title: String,
    /// Who answers for it.
    pub author: String,
    /// Who sends it: a name, and lines under it.
    pub sender: Vec<String>,
    /// To whom, line by line; empty when it is for more people.
    pub recipient: Vec<String>,
    /// What stands above the title, such as the date.
    pub facts: Vec<(String, String)>,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What stands at the foot of every page, beside its number.
    pub footer: String,
    /// When it was made.
    #[serde(skip)]
    pub made_at: DateTime<Utc>,
}

/// A piece of a document. A new line in a text is a new line on paper.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Block {
    /// The heading of a section.
    Section(String),
    /// The heading of a part of a section.
    Part(String),
    /// A paragraph.
    Paragraph(String),
    /// A list without an order.
    List(Vec<String>),
    /// Names, each with what belongs to it.
    Facts(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// Small pictures beside each other.
    Pictures(Vec<Picture>),
}

/// A table. The first cell of a row says what the row is about.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// What it shows, in a few words: for who hears it read.
    pub summary: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Rows that add up the others.
    pub totals: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether it holds amounts or marks, which stand under each other at the right.
    pub amount: bool,
    /// How wide it is beside the others, at least 1.
    pub width: u8,
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>, width: u8) -> Self {
        Self { title: title.into(), amount: false, width: width.max(1) }
    }

    /// A column of amounts or marks.
    pub fn amounts(title: impl Into<String>, width: u8) -> Self {
        Self { title: title.into(), amount: true, width: width.max(1) }
    }
}

/// What stands in one place of a table.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Cell {
    /// Words, or an amount.
    Text {
        /// As it reads.
        text: String,
    },
    /// A mark as a bar.
    Bar {
        /// From 0 to 100.
        tenths: u32,
        /// The same in words.
        alt: String,
    },
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// A mark from 0 to 100 as a bar, with the same in words.
    pub fn bar(tenths: u32, alt: impl Into<String>) -> Self {
        Self::Bar { tenths: tenths.min(100), alt: alt.into() }
    }
}

impl From<Cents> for Cell {
    fn from(amount: Cents) -> Self {
        Self::text(amount.long())
    }
}

/// A small picture: a JPEG of ours, written anew by `platform::photos`.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// Its bytes.
    #[serde(skip)]
    pub jpeg: Vec<u8>,
    /// What there is to see, in words.
    pub alt: String,
    /// The name under which the page finds it; given out when the page is set.
    pub(super) file: String,
}

impl Picture {
    /// A picture with its words.
    pub fn new(jpeg: Vec<u8>, alt: impl Into<String>) -> Self {
        Self { jpeg, alt: alt.into(), file: String::new() }
    }
}
