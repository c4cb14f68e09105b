//! The books of one wijk and partner over some years, kept with nothing but the rules: whatever is tried in whatever
//! order, not a cent is made or lost.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

#[derive(Clone, Debug)]
enum Try {
    Allocate(i64),
    Commit(i64),
    Pay(prop::sample::Index, i64),
    Release(prop::sample::Index),
    Reverse(prop::sample::Index),
    YearPasses,
    Close { carry_over: bool },
}

#[derive(Clone, Copy)]
struct Entry {
    year: i32,
    kind: BookingKind,
    movement: Movement,
    commitment: Option<usize>,
    reversed: bool,
}

#[derive(Default)]
struct Year {
    balance: Balance,
    closed: bool,
}

struct Books {
    today: i32,
    years: BTreeMap<i32, Year>,
    promises: Vec<(i32, Commitment)>,
    entries: Vec<Entry>,
}

impl Books {
    fn book(&mut self, year: i32, kind: BookingKind, movement: Movement, commitment: Option<usize>) -> bool {
        let budget = self.years.entry(year).or_default();
        if budget.closed {
            return false;
        }
        let Ok(next) = budget.balance.after(movement) else { return false };
        budget.balance = next;
        self.entries.push(Entry { year, kind, movement, commitment, reversed: false });
        true
    }

    fn commit(&mut self, year: i32, amount: Cents) -> bool {
        let number = self.promises.len();
        let done = self.book(year, BookingKind::Commit, Movement::commit(amount), Some(number));
        if done {
            self.promises.push((year, Commitment { granted: amount, ..Commitment::default() }));
        }
        done
    }

    fn pay(&mut self, number: usize, amount: Cents) {
        let (year, promise) = self.promises[number];
        let Ok(after) = promise.pay(amount) else { return };
        if self.book(year, BookingKind::Pay, Movement::pay(amount), Some(number)) {
            self.promises[number].1 = after;
        }
    }

    fn release(&mut self, number: usize) {
        let (year, promise) = self.promises[number];
        let (after, left) = promise.release();
        if left > Cents::ZERO && self.book(year, BookingKind::Release, Movement::release(left), Some(number))
        {
            self.promises[number].1 = after;
        }
    }

    fn reverse(&mut self, which: usize) {
        let entry = self.entries[which];
        let closed = self.years[&entry.year].closed;
        let Ok(undoing) = undoing(entry.kind, entry.movement.amount, closed, entry.reversed) else { return };
        let after = entry.commitment.map(|number| (number, undoing.after(self.promises[number].1).unwrap()));
        let year = if let Undoing::Here(_) = undoing { entry.year } else { self.today };
        if self.book(year, BookingKind::Reverse, undoing.movement(), entry.commitment) {
            self.entries[which].reversed = true;
            if let Some((number, after)) = after {
                self.promises[number].1 = after;
            }
        }
    }

    fn close(&mut self, carry_over: bool) {
        let year = self.today - 1;
        let Some(budget) = self.years.get(&year) else { return };
        let next = self.years.get(&self.today).filter(|next| !next.closed);
        let pot = Pot {
            partner: String::new(),
            committed: budget.balance.committed,
            next_available: next.map(|next| next.balance.available),
            closed: budget.closed,
        };
        if !check_closing(year, self.today, carry_over, &[pot]).is_empty() {
            return;
        }
        for number in 0..self.promises.len() {
            let (of, promise) = self.promises[number];
            if of == year && promise.open() > Cents::ZERO {
                self.release(number);
                assert!(self.commit(self.today, promise.open()), "there was room");
            }
        }
        self.years.get_mut(&year).unwrap().closed = true;
    }

    fn attempt(&mut self, what: Try) {
        let today = self.today;
        match what {
            Try::Allocate(cents) => {
                self.book(today, BookingKind::Allocate, Movement::allocate(Cents(cents)), None);
            }
            Try::Commit(cents) => {
                self.commit(today, Cents(cents));
            }
            Try::Pay(which, cents) if !self.promises.is_empty() => {
                self.pay(which.index(self.promises.len()), Cents(cents));
            }
            Try::Release(which) if !self.promises.is_empty() => {
                self.release(which.index(self.promises.len()))
            }
            Try::Reverse(which) if !self.entries.is_empty() => self.reverse(which.index(self.entries.len())),
            Try::YearPasses => self.today += 1,
            Try::Close { carry_over } => self.close(carry_over),
            Try::Pay(..) | Try::Release(_) | Try::Reverse(_) => {}
        }
    }

    /// What the bookings of a year come to.
    fn sum(&self, year: i32, account: Account) -> i64 {
        let of_year = self.entries.iter().filter(|entry| entry.year == year);
        of_year.fold(0, |sum, Entry { movement, .. }| {
            let arrived = if movement.to == account { movement.amount.0 } else { 0 };
            let left = if movement.from == account { movement.amount.0 } else { 0 };
            sum + arrived - left
        })
    }

    fn agree(&self) {
        for (year, Year { balance, closed }) in &self.years {
            for (account, cents) in [
                (Account::Available, balance.available),
                (Account::Committed, balance.committed),
                (Account::Paid, balance.paid),
            ] {
                assert!(cents >= Cents::ZERO, "{account:?} of {year} is below nought");
                assert_eq!(self.sum(*year, account), cents.0, "{account:?} of {year} is what was booked");
            }
            assert_eq!(-self.sum(*year, Account::Source), balance.allocated().0, "nothing is made or lost");
            let promised =
                self.promises.iter().filter(|(of, _)| of == year).map(|(_, promise)| promise.open());
            assert_eq!(
                promised.sum::<Cents>(),
                balance.committed,
                "what is promised is promised to somebody"
            );
            assert!(!closed || balance.committed == Cents::ZERO);
        }
        for (number, (_, promise)) in self.promises.iter().enumerate() {
            let paid = self.entries.iter().filter(|entry| {
                entry.kind == BookingKind::Pay && entry.commitment == Some(number) && !entry.reversed
            });
            let paid: Cents = paid.map(|entry| entry.movement.amount).sum();
            assert_eq!(promise.paid, paid, "what was booked back was not paid");
        }
    }
}

fn attempt() -> impl Strategy<Value = Try> {
    let which = any::<prop::sample::Index>;
    prop_oneof![
        2 => (-5i64..5_000).prop_map(Try::Allocate),
        4 => (-5i64..2_000).prop_map(Try::Commit),
        4 => (which(), -5i64..1_500).prop_map(|(which, cents)| Try::Pay(which, cents)),
        1 => which().prop_map(Try::Release),
        3 => which().prop_map(Try::Reverse),
        1 => Just(Try::YearPasses),
        2 => any::<bool>().prop_map(|carry_over| Try::Close { carry_over }),
    ]
}

proptest! {
    #[test]
    fn not_a_cent_is_made_or_lost_over_the_years(attempts in prop::collection::vec(attempt(), 0..80)) {
        let mut books = Books { today: 2026, years: BTreeMap::new(), promises: Vec::new(), entries: Vec::new() };
        for what in attempts {
            books.attempt(what);
            books.agree();
        }
    }
}

#[test]
fn what_is_still_promised_goes_along_to_the_next_year_and_a_late_refund_comes_in_there() {
    let mut books = Books { today: 2025, years: BTreeMap::new(), promises: Vec::new(), entries: Vec::new() };
    books.attempt(Try::Allocate(1_000));
    books.attempt(Try::Commit(800));
    books.pay(0, Cents(300));
    books.attempt(Try::YearPasses);
    books.attempt(Try::Close { carry_over: true });
    assert!(!books.years[&2025].closed, "there is no budget to carry it over to");
    books.attempt(Try::Allocate(600));
    books.attempt(Try::Close { carry_over: true });
    assert!(books.years[&2025].closed);
    assert_eq!(
        books.years[&2025].balance,
        Balance { available: Cents(700), committed: Cents(0), paid: Cents(300) }
    );
    assert_eq!(
        books.years[&2026].balance,
        Balance { available: Cents(100), committed: Cents(500), paid: Cents(0) }
    );
    books.reverse(2);
    assert_eq!(books.years[&2025].balance.paid, Cents(300), "a closed year stays as it is");
    assert_eq!(books.years[&2026].balance.available, Cents(400));
    books.agree();
}
