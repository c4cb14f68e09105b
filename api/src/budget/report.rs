//! The financial report of a wijk or of all of them: the sums of each partner and every booking, as one table from
//! which each kind of file is written. Report and ledger agree to the cent.

mod csv;
mod pdf;
mod xlsx;

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_contract::texts::budget_server as texts;

use super::rules::{Account, Balance, BookingKind, Movement};
use super::store::{self, BudgetRow, LedgerRow};
use crate::access::Viewer;
use crate::areas;
use crate::areas::store::WijkRow;
use crate::initiatives;
use crate::platform::Fault;
use crate::platform::clock::local_date;

pub use csv::csv;
pub use pdf::document;
pub use xlsx::xlsx;

/// How many initiatives are looked up in one statement.
const CHUNK: usize = 500;

/// The whole report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What it is called: "Wijkbudget 2026, Haveltermade".
    pub title: String,
    /// Of which year.
    pub year: i32,
    /// One for each wijk and partner, in the order of their names.
    pub sums: Vec<Sum>,
    /// All of them together.
    pub total: Sum,
    /// Every booking, oldest first.
    pub bookings: Vec<Booking>,
}

/// What the bookings of a partner in a wijk come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The wijk; empty in the total.
    pub wijk: String,
    /// The partner; empty in the total.
    pub partner: String,
    /// What came in.
    pub allocated: Cents,
    /// What is promised and not paid.
    pub committed: Cents,
    /// What was paid.
    pub paid: Cents,
    /// What can be granted.
    pub available: Cents,
}

/// One booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// The day in Amsterdam.
    pub day: NaiveDate,
    /// In which wijk.
    pub wijk: String,
    /// Of which partner.
    pub partner: String,
    /// Why it moved.
    pub kind: &'static str,
    /// From where.
    pub from: &'static str,
    /// To where.
    pub to: &'static str,
    /// How much.
    pub amount: Cents,
    /// For which initiative: its reference and title, as far as the reader may see them.
    pub initiative: Option<(String, String)>,
    /// Why, in a sentence.
    pub note: String,
    /// Who booked it.
    pub by: String,
    /// Whether it was undone by another booking.
    pub reversed: bool,
}

/// The report of a wijk, or of all wijken, for who may see it. Everything is read at one moment.
///
/// # Errors
/// When the database fails, or when the bookings come to something else than the balance: a report that does not agree
/// is not handed out.
pub async fn load(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    wijk: Option<&WijkRow>,
    year: i32,
) -> Result<Report, Fault> {
    let budgets = match wijk {
        Some(wijk) => store::budgets(db, wijk.id, year).await?,
        None => store::budgets_in(db, year).await?,
    };
    let ids: Vec<Uuid> = budgets.iter().map(|row| row.id).collect();
    let entries = store::entries_of(db, &ids).await?;
    check(&budgets, &entries)?;
    let names = Names::load(db, viewer, &entries).await?;
    let place = |budget: &BudgetRow| {
        let wijk = names.wijken.get(&budget.wijk_id).cloned().unwrap_or_default();
        (wijk, names.partners.get(&budget.partner_id).cloned().unwrap_or_default())
    };
    let mut sums: Vec<Sum> = budgets
        .iter()
        .map(|budget| {
            let ((wijk, partner), balance) = (place(budget), store::balance(budget));
            let Balance { available, committed, paid } = balance;
            Sum { wijk, partner, allocated: balance.allocated(), committed, paid, available }
        })
        .collect();
    sums.sort_by(|a, b| (&a.wijk, &a.partner).cmp(&(&b.wijk, &b.partner)));
    let places: HashMap<Uuid, (String, String)> = budgets.iter().map(|row| (row.id, place(row))).collect();
    let mut bookings: Vec<(&LedgerRow, Booking)> = entries
        .iter()
        .map(|row| {
            let (wijk, partner) = places.get(&row.wijk_budget_id).cloned().unwrap_or_default();
            (row, names.booking(row, wijk, partner))
        })
        .collect();
    bookings.sort_by_key(|(row, _)| (row.booked_at, row.id));
    let title = match wijk {
        Some(wijk) => texts::report_title(&wijk.name, year),
        None => texts::report_title_all(year),
    };
    let total = Sum::total(&sums);
    Ok(Report {
        title,
        year,
        sums,
        total,
        bookings: bookings.into_iter().map(|(_, booking)| booking).collect(),
    })
}

impl Sum {
    fn total(sums: &[Self]) -> Self {
        let sum = |part: fn(&Self) -> Cents| sums.iter().map(part).sum();
        Self {
            wijk: String::new(),
            partner: String::new(),
            allocated: sum(|one| one.allocated),
            committed: sum(|one| one.committed),
            paid: sum(|one| one.paid),
            available: sum(|one| one.available),
        }
    }
}

/// Adds up all bookings again.
fn check(budgets: &[BudgetRow], entries: &[LedgerRow]) -> Result<(), Fault> {
    let mut sums: HashMap<Uuid, [Cents; 3]> = HashMap::new();
    for entry in entries {
        let Movement { from, to, amount } = store::movement(entry);
        let sum = sums.entry(entry.wijk_budget_id).or_default();
        for (account, at) in [(Account::Available, 0), (Account::Committed, 1), (Account::Paid, 2)] {
            if to == account {
                sum[at] = sum[at] + amount;
            }
            if from == account {
                sum[at] = sum[at] - amount;
            }
        }
    }
    for budget in budgets {
        let [available, committed, paid] = sums.get(&budget.id).copied().unwrap_or_default();
        if (Balance { available, committed, paid }) != store::balance(budget) {
            let id = budget.id;
            return Err(Fault::Other(format!("the bookings of wijkbudget {id} do not come to its balance")));
        }
    }
    Ok(())
}

/// How things are called.
struct Names {
    wijken: HashMap<Uuid, String>,
    partners: HashMap<Uuid, String>,
    /// Of a promise: the reference and the title of its initiative.
    initiatives: HashMap<Uuid, (String, String)>,
    reversed: HashMap<Uuid, Uuid>,
}

impl Names {
    async fn load(db: &impl ConnectionTrait, viewer: &Viewer, entries: &[LedgerRow]) -> Result<Self, Fault> {
        let wijken = areas::store::wijken(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
        let partners = areas::store::partners(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
        let reversed = entries.iter().filter_map(|row| Some((row.reverses_id?, row.id))).collect();
        let mut promises: Vec<Uuid> = entries.iter().filter_map(|row| row.commitment_id).collect();
        promises.sort_unstable();
        promises.dedup();
        let mut initiatives = HashMap::new();
        for ids in promises.chunks(CHUNK) {
            let rows = store::commitments_by_id(db, ids).await?;
            let mut wanted: Vec<Uuid> = rows.iter().map(|row| row.initiative_id).collect();
            wanted.sort_unstable();
            wanted.dedup();
            let found: HashMap<Uuid, (String, String)> = initiatives::store::find_many(db, viewer, &wanted)
                .await?
                .into_iter()
                .map(|row| (row.id, (row.reference, row.title)))
                .collect();
            let named = rows.iter().filter_map(|row| Some((row.id, found.get(&row.initiative_id)?.clone())));
            initiatives.extend(named);
        }
        Ok(Self { wijken, partners, initiatives, reversed })
    }

    fn booking(&self, row: &LedgerRow, wijk: String, partner: String) -> Booking {
        let Movement { from, to, amount } = store::movement(row);
        Booking {
            day: local_date(row.booked_at),
            wijk,
            partner,
            kind: kind(store::kind(row)),
            from: account(from),
            to: account(to),
            amount,
            initiative: row.commitment_id.and_then(|id| self.initiatives.get(&id).cloned()),
            note: row.note.clone(),
            by: row.booked_by_label.clone(),
            reversed: self.reversed.contains_key(&row.id),
        }
    }
}

fn kind(kind: BookingKind) -> &'static str {
    match kind {
        BookingKind::Allocate => texts::kind_allocate(),
        BookingKind::Commit => texts::kind_commit(),
        BookingKind::Pay => texts::kind_pay(),
        BookingKind::Release => texts::kind_release(),
        BookingKind::Reverse => texts::kind_reverse(),
    }
}

fn account(account: Account) -> &'static str {
    match account {
        Account::Source => texts::account_source(),
        Account::Available => texts::account_available(),
        Account::Committed => texts::account_committed(),
        Account::Paid => texts::account_paid(),
    }
}

/// The headings above the sums.
fn sum_headings() -> [&'static str; 6] {
    [
        texts::column_wijk(),
        texts::column_partner(),
        texts::column_allocated(),
        texts::column_committed(),
        texts::column_paid(),
        texts::column_available(),
    ]
}

/// The headings above the bookings.
fn booking_headings() -> [&'static str; 12] {
    [
        texts::column_day(),
        texts::column_wijk(),
        texts::column_partner(),
        texts::column_kind(),
        texts::column_from(),
        texts::column_to(),
        texts::column_amount(),
        texts::column_reference(),
        texts::column_initiative(),
        texts::column_note(),
        texts::column_by(),
        texts::column_reversed(),
    ]
}

fn yes(reversed: bool) -> &'static str {
    if reversed { texts::yes() } else { "" }
}
