//! The report for a spreadsheet in Dutch: semicolons, a comma before the cents, and a mark that it is UTF-8. First the
//! sums, then an empty line, then every booking.

use wdw_contract::Cents;
use wdw_contract::texts::budget_server as texts;

use super::{Report, Sum, booking_headings, sum_headings, yes};
use crate::platform::Fault;
use crate::platform::spreadsheet::harmless;

/// The report as CSV.
///
/// # Errors
/// Never for a table in memory.
pub fn csv(report: &Report) -> Result<Vec<u8>, Fault> {
    let mut table = csv::WriterBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let broken = |error: csv::Error| Fault::Other(error.to_string());
    table.write_record([report.title.as_str()]).map_err(broken)?;
    table.write_record(sum_headings()).map_err(broken)?;
    for sum in &report.sums {
        table.write_record(sums(sum, harmless(&sum.wijk))).map_err(broken)?;
    }
    table.write_record(sums(&report.total, texts::total().to_owned())).map_err(broken)?;
    table.write_record([""]).map_err(broken)?;
    table.write_record(booking_headings()).map_err(broken)?;
    for booking in &report.bookings {
        let (reference, title) = booking.initiative.clone().unwrap_or_default();
        let line = [
            booking.day.to_string(),
            harmless(&booking.wijk),
            harmless(&booking.partner),
            booking.kind.to_owned(),
            booking.from.to_owned(),
            booking.to.to_owned(),
            amount(booking.amount),
            reference,
            harmless(&title),
            harmless(&booking.note),
            harmless(&booking.by),
            yes(booking.reversed).to_owned(),
        ];
        table.write_record(line).map_err(broken)?;
    }
    table.into_inner().map_err(|error| Fault::Other(error.to_string()))
}

fn sums(sum: &Sum, first: String) -> [String; 6] {
    let amounts = [sum.allocated, sum.committed, sum.paid, sum.available].map(amount);
    let [allocated, committed, paid, available] = amounts;
    [first, harmless(&sum.partner), allocated, committed, paid, available]
}

/// `1250,50`: no account is ever below nought, so that none begins with a sign.
fn amount(amount: Cents) -> String {
    let cents = amount.0.unsigned_abs();
    format!("{},{:02}", cents / 100, cents % 100)
}
