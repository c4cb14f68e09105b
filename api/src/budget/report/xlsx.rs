//! The report as a workbook: the sums on the first sheet, every booking on the second.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use wdw_contract::Cents;
use wdw_contract::texts::budget_server as texts;

use super::{Report, Sum, booking_headings, sum_headings, yes};
use crate::platform::Fault;

/// Where a column is, and what is written at one place.
type Written = Result<(), XlsxError>;

struct Formats {
    heading: Format,
    euro: Format,
    total: Format,
    total_euro: Format,
    day: Format,
}

/// The report as a workbook, made at this moment.
///
/// # Errors
/// Never for a table in memory with less than a million bookings.
pub fn xlsx(report: &Report, now: DateTime<Utc>) -> Result<Vec<u8>, Fault> {
    write(report, now).map_err(|error| Fault::Other(error.to_string()))
}

fn write(report: &Report, now: DateTime<Utc>) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats {
        heading: Format::new().set_bold(),
        euro: Format::new().set_num_format("€ #,##0.00"),
        total: Format::new().set_bold(),
        total_euro: Format::new().set_bold().set_num_format("€ #,##0.00"),
        day: Format::new().set_num_format("yyyy-mm-dd"),
    };
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_timestamp(now.timestamp())?;
    workbook.set_properties(&DocProperties::new().set_title(&report.title).set_creation_datetime(&made));
    sums(workbook.add_worksheet(), report, &formats)?;
    bookings(workbook.add_worksheet(), report, &formats)?;
    workbook.save_to_buffer()
}

fn sums(sheet: &mut Worksheet, report: &Report, formats: &Formats) -> Written {
    sheet.set_name(texts::sheet_sums())?;
    headings(sheet, &sum_headings(), formats)?;
    let mut row = 1;
    for sum in &report.sums {
        sheet.write_string(row, 0, &sum.wijk)?.write_string(row, 1, &sum.partner)?;
        amounts(sheet, row, sum, &formats.euro)?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, texts::total(), &formats.total)?;
    amounts(sheet, row, &report.total, &formats.total_euro)?;
    widths(sheet, &[34, 22, 14, 14, 14, 14])
}

fn amounts(sheet: &mut Worksheet, row: u32, sum: &Sum, format: &Format) -> Written {
    let columns = [(2, sum.allocated), (3, sum.committed), (4, sum.paid), (5, sum.available)];
    columns.into_iter().try_for_each(|(column, amount)| euros(sheet, row, column, amount, format))
}

fn bookings(sheet: &mut Worksheet, report: &Report, formats: &Formats) -> Written {
    sheet.set_name(texts::sheet_bookings())?;
    headings(sheet, &booking_headings(), formats)?;
    for (row, booking) in (1_u32..).zip(&report.bookings) {
        let (reference, title) = booking.initiative.clone().unwrap_or_default();
        sheet.write_datetime_with_format(row, 0, day(booking.day)?, &formats.day)?;
        euros(sheet, row, 6, booking.amount, &formats.euro)?;
        // A string in a workbook is never a formula.
        for (column, text) in [
            (1, booking.wijk.as_str()),
            (2, &booking.partner),
            (3, booking.kind),
            (4, booking.from),
            (5, booking.to),
            (7, &reference),
            (8, &title),
            (9, &booking.note),
            (10, &booking.by),
            (11, yes(booking.reversed)),
        ] {
            sheet.write_string(row, column, text)?;
        }
    }
    widths(sheet, &[12, 34, 22, 16, 14, 14, 14, 12, 34, 44, 34, 14])
}

fn headings(sheet: &mut Worksheet, headings: &[&str], formats: &Formats) -> Written {
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string_with_format(0, column, *heading, &formats.heading)?;
    }
    sheet.set_freeze_panes(1, 0).map(drop)
}

fn widths(sheet: &mut Worksheet, widths: &[u16]) -> Written {
    (0_u16..).zip(widths).try_for_each(|(column, width)| sheet.set_column_width(column, *width).map(drop))
}

/// An amount as a number of euros. A workbook knows no other numbers than floats; nothing is ever calculated with one
/// here. The whole cents are written down as a decimal text and read as the float that is nearest to it, which shows,
/// and reads back, as those same cents up to more than ninety thousand billion euros.
fn euros(sheet: &mut Worksheet, row: u32, column: u16, amount: Cents, format: &Format) -> Written {
    let cents = amount.0.unsigned_abs();
    let sign = if amount.0 < 0 { "-" } else { "" };
    let number: f64 = format!("{sign}{}.{:02}", cents / 100, cents % 100).parse().unwrap_or_default();
    sheet.write_number_with_format(row, column, number, format).map(drop)
}

fn day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), part(day.month()), part(day.day()))
}
