//! The report of a budget: one table, a row per wijk and partner, with what all of them make together.

use chrono::{DateTime, Utc};
use wdw_contract::Cents;
use wdw_contract::texts::pdf as texts;

use super::document::{Block, Cell, Column, Document, Table};
use super::letter::day;

/// The report of a budget. The room that keeps the budget says what the columns are.
#[derive(Clone, Debug)]
pub struct BudgetReport {
    /// What it is about, such as "Wijkbudget Haveltermade 2026".
    pub title: String,
    /// Who answers for it: a name, and lines under it.
    pub sender: Vec<String>,
    /// What is said before the table.
    pub paragraphs: Vec<String>,
    /// The headings of the columns with words, such as wijk and partner; at least one.
    pub words: Vec<String>,
    /// The headings of the columns with amounts.
    pub amounts: Vec<String>,
    /// The rows.
    pub rows: Vec<BudgetRow>,
    /// Rows that add up others, such as one per partner and one for all.
    pub totals: Vec<BudgetRow>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// A row of the report: as many words and amounts as there are headings.
#[derive(Clone, Debug)]
pub struct BudgetRow {
    /// Under the columns with words.
    pub words: Vec<String>,
    /// Under the columns with amounts.
    pub amounts: Vec<Cents>,
}

impl BudgetReport {
    /// The report as a document.
    #[must_use]
    pub fn document(self) -> Document {
        let row = |row: &BudgetRow| {
            let words =
                (0..self.words.len()).map(|at| Cell::text(row.words.get(at).cloned().unwrap_or_default()));
            let amounts = (0..self.amounts.len())
                .map(|at| row.amounts.get(at).map_or(Cell::text(""), |sum| (*sum).into()));
            words.chain(amounts).collect::<Vec<_>>()
        };
        let table = Table {
            summary: self.title.clone(),
            columns: (self.words.iter().map(|title| Column::words(title, 4)))
                .chain(self.amounts.iter().map(|title| Column::amounts(title, 3)))
                .collect(),
            rows: self.rows.iter().map(row).collect(),
            totals: self.totals.iter().map(row).collect(),
        };
        let mut blocks: Vec<Block> = self.paragraphs.into_iter().map(Block::Paragraph).collect();
        blocks.push(Block::Table(table));
        let author = self.sender.first().cloned().unwrap_or_default();
        Document {
            footer: format!("{author} · {}", self.title),
            title: self.title,
            author,
            sender: self.sender,
            recipient: vec![],
            facts: vec![(texts::date().to_owned(), day(self.made_at))],
            blocks,
            made_at: self.made_at,
        }
    }
}
