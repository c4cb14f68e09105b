//! The report on paper: the sums of each partner, then every booking.

use chrono::{DateTime, Datelike as _, Utc};
use wdw_contract::dates;
use wdw_contract::texts::budget_server as texts;

use super::{Booking, Report, Sum};
use crate::platform::pdf::{Block, BudgetReport, BudgetRow, Cell, Column, Document, Table};

/// Bookings on paper; a longer list is for a spreadsheet.
const MOST: usize = 1_000;

/// The report as a document, from the municipality of this name.
#[must_use]
pub fn document(report: &Report, municipality: &str, made_at: DateTime<Utc>) -> Document {
    let row = |sum: &Sum, first: &str| BudgetRow {
        words: vec![first.to_owned(), sum.partner.clone()],
        amounts: vec![sum.allocated, sum.committed, sum.paid, sum.available],
    };
    let budget = BudgetReport {
        title: report.title.clone(),
        sender: vec![municipality.to_owned()],
        paragraphs: Vec::new(),
        words: vec![texts::column_wijk().to_owned(), texts::column_partner().to_owned()],
        amounts: [
            texts::column_allocated(),
            texts::column_committed(),
            texts::column_paid(),
            texts::column_available(),
        ]
        .map(str::to_owned)
        .into(),
        rows: report.sums.iter().map(|sum| row(sum, &sum.wijk)).collect(),
        totals: vec![row(&report.total, texts::total())],
        made_at,
    };
    let mut document = budget.document();
    document.blocks.push(Block::Section(texts::report_bookings().to_owned()));
    if report.bookings.is_empty() {
        document.blocks.push(Block::Paragraph(texts::report_no_bookings().to_owned()));
        return document;
    }
    if report.bookings.len() > MOST {
        let left = report.bookings.len() - MOST;
        document.blocks.push(Block::Paragraph(texts::report_more(left)));
    }
    let latest = report.bookings.len().saturating_sub(MOST);
    document.blocks.push(Block::Table(Table {
        summary: texts::report_bookings().to_owned(),
        columns: vec![
            Column::words(texts::column_day(), 3),
            Column::words(texts::column_partner(), 4),
            Column::words(texts::column_kind(), 3),
            Column::words(texts::column_note(), 6),
            Column::amounts(texts::column_amount(), 3),
        ],
        rows: report.bookings.iter().skip(latest).map(line).collect(),
        totals: Vec::new(),
    }));
    document
}

fn line(booking: &Booking) -> Vec<Cell> {
    let day = dates::full(booking.day.year(), booking.day.month(), booking.day.day());
    let about = match &booking.initiative {
        Some((reference, _)) => format!("{reference} · {}", booking.note),
        None => booking.note.clone(),
    };
    vec![
        Cell::text(day),
        Cell::text(booking.partner.clone()),
        Cell::text(booking.kind),
        Cell::text(about),
        booking.amount.into(),
    ]
}
