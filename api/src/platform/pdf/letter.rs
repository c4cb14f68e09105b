//! A letter to one person or to nobody in particular, such as the letter about a decision.

use chrono::{DateTime, Datelike as _, Utc};
use wdw_contract::texts::pdf as texts;
use wdw_contract::{Cents, dates};

use super::document::{Block, Cell, Column, Document, Table};
use crate::platform::clock::local_date;

/// A letter. Its words come ready: the room that sends it knows what to say.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Who sends it: a name, and lines under it such as an address.
    pub sender: Vec<String>,
    /// When it was sent; its date is the day in Amsterdam.
    pub sent_at: DateTime<Utc>,
    /// What people mention when they ask about it.
    pub reference: String,
    /// To whom, line by line.
    pub recipient: Option<String>,
    /// What it is about.
    pub subject: String,
    /// "Beste Anna,".
    pub greeting: String,
    /// What it says first, without a heading.
    pub paragraphs: Vec<String>,
    /// What it says, under headings.
    pub sections: Vec<Section>,
    /// How it ends, with who signs; a new line in it is a new line on paper.
    pub closing: String,
}

/// A part of a letter under a heading: paragraphs, then a list, then a table.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// Points, when there are any.
    pub points: Vec<String>,
    /// Amounts, when there are any.
    pub amounts: Option<Amounts>,
}

/// A table of amounts: who or what, and one or more amounts.
#[derive(Clone, Debug)]
pub struct Amounts {
    /// What it shows, for who hears it read.
    pub summary: String,
    /// The heading of the first column, and those of the amounts.
    pub columns: Vec<String>,
    /// The rows; an amount that is not there stays empty.
    pub rows: Vec<(String, Vec<Option<Cents>>)>,
    /// What the last row is called: the sum of the others. None: no such row.
    pub total: Option<String>,
}

impl Amounts {
    fn table(&self) -> Table {
        let wide = self.columns.len().saturating_sub(1);
        let row = |name: &str, amounts: &[Option<Cents>]| {
            let amounts =
                (0..wide).map(|at| amounts.get(at).copied().flatten().map_or(Cell::text(""), Cell::from));
            std::iter::once(Cell::text(name)).chain(amounts).collect::<Vec<_>>()
        };
        let sum = |at: usize| self.rows.iter().filter_map(|(_, amounts)| *amounts.get(at)?).sum::<Cents>();
        let columns = self.columns.iter().enumerate();
        Table {
            summary: self.summary.clone(),
            columns: columns
                .map(|(at, title)| if at == 0 { Column::words(title, 3) } else { Column::amounts(title, 2) })
                .collect(),
            rows: self.rows.iter().map(|(name, amounts)| row(name, amounts)).collect(),
            totals: self
                .total
                .iter()
                .map(|name| row(name, &(0..wide).map(|at| Some(sum(at))).collect::<Vec<_>>()))
                .collect(),
        }
    }
}

impl Letter {
    /// The letter as a document.
    #[must_use]
    pub fn document(self) -> Document {
        let author = self.sender.first().cloned().unwrap_or_default();
        let mut blocks = vec![Block::Paragraph(self.greeting)];
        blocks.extend(self.paragraphs.into_iter().map(Block::Paragraph));
        for section in self.sections {
            blocks.push(Block::Section(section.title));
            blocks.extend(section.paragraphs.into_iter().map(Block::Paragraph));
            if !section.points.is_empty() {
                blocks.push(Block::List(section.points));
            }
            blocks.extend(section.amounts.map(|amounts| Block::Table(amounts.table())));
        }
        blocks.push(Block::Paragraph(self.closing));
        Document {
            title: self.subject,
            footer: format!("{author} · {}", self.reference),
            author,
            sender: self.sender,
            recipient: self.recipient.iter().flat_map(|lines| lines.lines()).map(str::to_owned).collect(),
            facts: vec![
                (texts::date().to_owned(), day(self.sent_at)),
                (texts::reference().to_owned(), self.reference),
            ],
            blocks,
            made_at: self.sent_at,
        }
    }
}

/// "12 maart 2026", in Amsterdam.
pub(super) fn day(at: DateTime<Utc>) -> String {
    let day = local_date(at);
    dates::full(day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_add_up_and_rows_are_as_long_as_the_table_is_wide() {
        let amounts = Amounts {
            summary: "Wie betaalt wat".into(),
            columns: vec!["Partner".into(), "Gevraagd".into(), "Toegekend".into()],
            rows: vec![
                ("Gemeente".into(), vec![Some(Cents(75_000)), Some(Cents(50_050))]),
                ("Woonconcept".into(), vec![Some(Cents(50_000)), None]),
            ],
            total: Some("Samen".into()),
        };
        let table = amounts.table();
        let said = |cells: &[Cell]| -> Vec<String> {
            let one = |cell: &Cell| if let Cell::Text { text } = cell { text.clone() } else { String::new() };
            cells.iter().map(one).collect()
        };
        assert_eq!(said(&table.rows[1]), ["Woonconcept", "€\u{a0}500,00", ""]);
        assert_eq!(said(&table.totals[0]), ["Samen", "€\u{a0}1.250,00", "€\u{a0}500,50"]);
    }
}
