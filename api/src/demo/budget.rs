//! Who may decide what, and the money of every wijk: what the stuurgroep approved over the years, and what became of it.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, TimeZone as _, Utc};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_entities::{budget_proposal, commitment, ledger_entry, mandate, wijk_budget};

use super::grants::{self, Grant};
use super::people::{Cast, SHOWN};
use crate::access::{Function, OtherRole};
use crate::areas;
use crate::budget::rules::{Balance, BookingKind, Movement, ProposalState};
use crate::mandates::rules::MandateKind;
use crate::mandates::store::{RoleHolder, roles_of_partners};
use crate::platform::clock::local_date;
use crate::platform::ids::Ids;
use crate::platform::{App, Fault};

/// Other dice than those of the stories: those fall as they always did.
const SEED: u64 = 2019;
const CHUNK: usize = 300;
/// Years of money, this one included.
const YEARS: i32 = 10;

/// Which partner gives every wijk how much a year.
const YEARLY: [(&str, Cents); 3] =
    [("gemeente", Cents(1_000_000)), ("woonconcept", Cents(500_000)), ("mensenwerk", Cents(100_000))];

/// Up to how much a function in a wijkteam decides alone. Who is not here does not decide on money.
const MANDATES: [(Function, Cents); 3] = [
    (Function::Wijkregisseur, Cents(250_000)),
    (Function::Bewonersconsulent, Cents(100_000)),
    (Function::SociaalWerker, Cents(50_000)),
];
const MANAGERS: Cents = Cents(1_000_000);

/// A partner that gives money.
pub(super) struct Funder {
    pub(super) partner_id: Uuid,
    pub(super) key: &'static str,
    pub(super) name: String,
    yearly: Cents,
    stuurgroep: (Uuid, String),
}

/// Everything that money is planted with.
pub(super) struct Money<'a> {
    app: &'a App,
    pub(super) dice: Ids,
    pub(super) funders: Vec<Funder>,
    today: NaiveDate,
    shown: Option<Uuid>,
    /// Whether there are ten years, or only this one.
    history: bool,
}

/// The rows of some wijken.
#[derive(Default)]
pub(super) struct Rows {
    budgets: Vec<wijk_budget::ActiveModel>,
    proposals: Vec<budget_proposal::ActiveModel>,
    pub(super) entries: Vec<ledger_entry::ActiveModel>,
    pub(super) decided: grants::Rows,
    pub(super) commitments: Vec<commitment::ActiveModel>,
}

/// One budget while it is filled.
pub(super) struct Pot {
    pub(super) id: Uuid,
    pub(super) balance: Balance,
}

/// Budgets by year and by the place of their funder.
pub(super) type Pots = BTreeMap<(i32, usize), Pot>;

/// Something to book on a pot.
pub(super) struct Step<'a> {
    pub(super) kind: BookingKind,
    pub(super) amount: Cents,
    pub(super) at: DateTime<Utc>,
    pub(super) by: (Uuid, &'a str),
    pub(super) note: &'a str,
    pub(super) commitment_id: Option<Uuid>,
    pub(super) proposal_id: Option<Uuid>,
}

/// Gives the wijkteams and the managers their mandates.
pub(super) async fn plant_mandates(app: &App, dice: &Ids) -> Result<(), Fault> {
    let db = &app.database.read;
    let today = local_date(app.clock.now());
    let partners = areas::store::partners(db).await?;
    let names: HashMap<Uuid, &str> = partners.iter().map(|row| (row.id, row.short_name.as_str())).collect();
    let ids: Vec<Uuid> = names.keys().copied().collect();
    let managers = roles_of_partners(db, &ids, OtherRole::Manager, today).await?;
    let stuurgroep = roles_of_partners(db, &ids, OtherRole::Stuurgroep, today).await?;
    let giver = |holders: &[RoleHolder], partner_id: Option<Uuid>| {
        let holder = holders.iter().find(|holder| holder.partner_id == partner_id)?;
        Some((holder.person_id, signed(holder, partner_id.and_then(|id| names.get(&id).copied()))))
    };
    let since = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap_or_default();
    let new = |holder: (Option<Uuid>, Option<Uuid>), up_to: Cents, by: Option<(Uuid, String)>| {
        let (given_by, given_by_label) = by.unzip();
        mandate::ActiveModel {
            id: Set(dice.uuid()),
            membership_id: Set(holder.0),
            role_assignment_id: Set(holder.1),
            kind: Set(MandateKind::Money.as_str().to_owned()),
            up_to: Set(up_to.0),
            valid_from: Set(since),
            valid_until: Set(None),
            given_by: Set(given_by),
            given_by_label: Set(given_by_label),
            created_at: Set(app.clock.now()),
        }
    };
    let mut rows = Vec::new();
    let wijkteams: Vec<Uuid> = wijkteams(app).await?;
    for some in wijkteams.chunks(CHUNK) {
        for member in areas::store::members_of(db, some, today).await? {
            let up_to = MANDATES.iter().find(|(function, _)| *function == member.function());
            if let Some((_, up_to)) = up_to.filter(|_| member.partner_id.is_some()) {
                rows.push(new((Some(member.id), None), *up_to, giver(&managers, member.partner_id)));
            }
        }
    }
    for manager in &managers {
        rows.push(new((None, Some(manager.id)), MANAGERS, giver(&stuurgroep, manager.partner_id)));
    }
    insert::<mandate::Entity>(app, &rows).await
}

async fn wijkteams(app: &App) -> Result<Vec<Uuid>, Fault> {
    let mut ids = Vec::new();
    for wijken in super::wijken(app).await?.chunks(CHUNK) {
        let wijken: Vec<Uuid> = wijken.iter().map(|wijk| wijk.id).collect();
        let rows = areas::store::wijkteams_of(&app.database.read, &wijken).await?;
        ids.extend(rows.into_iter().map(|row| row.id));
    }
    Ok(ids)
}

fn signed(holder: &RoleHolder, partner: Option<&str>) -> String {
    let name = holder.name.clone().unwrap_or_default();
    format!("{name}, {} {}", holder.role, partner.unwrap_or_default())
}

async fn insert<E>(app: &App, rows: &[E::ActiveModel]) -> Result<(), Fault>
where
    E: sea_orm::EntityTrait,
    E::ActiveModel: Clone + Send + Sync,
{
    app.database
        .write_transaction(|tx| async move {
            for chunk in rows.chunks(CHUNK) {
                E::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            Ok::<_, Fault>(())
        })
        .await
}

impl<'a> Money<'a> {
    /// Finds out who gives. `history`: ten years of it, or only this one.
    pub(super) async fn of(app: &'a App, history: bool) -> Result<Money<'a>, Fault> {
        let db = &app.database.read;
        let today = local_date(app.clock.now());
        let mut funders = Vec::new();
        for (key, yearly) in YEARLY {
            let partner = areas::store::partners(db).await?.into_iter().find(|row| row.key == key);
            let Some(partner) = partner else { continue };
            let mut holders = roles_of_partners(db, &[partner.id], OtherRole::Stuurgroep, today).await?;
            let Some(holder) = holders.pop() else { continue };
            let stuurgroep = (holder.person_id, signed(&holder, Some(&partner.short_name)));
            funders.push(Funder { partner_id: partner.id, key, name: partner.name, yearly, stuurgroep });
        }
        let shown = areas::store::wijk_by_slug(db, SHOWN).await?.map(|row| row.id);
        let dice = Ids::seeded(SEED, crate::platform::clock::Clock::fixed(app.clock.now()));
        Ok(Self { app, dice, funders, today, shown, history })
    }

    /// Plants the money of some wijken and what became of it.
    pub(super) async fn plant(&self, cast: &[Cast], grants: &[Grant]) -> Result<(), Fault> {
        let mut rows = Rows::default();
        for cast in cast {
            let here: Vec<&Grant> = grants.iter().filter(|grant| grant.wijk_id == cast.wijk_id).collect();
            self.wijk(cast, &here, &mut rows)?;
        }
        let Rows { budgets, proposals, entries, decided, commitments } = &rows;
        decided.write(self.app).await?;
        insert::<budget_proposal::Entity>(self.app, proposals).await?;
        insert::<wijk_budget::Entity>(self.app, budgets).await?;
        insert::<commitment::Entity>(self.app, commitments).await?;
        insert::<ledger_entry::Entity>(self.app, entries).await
    }

    fn wijk(&self, cast: &Cast, grants: &[&Grant], rows: &mut Rows) -> Result<(), Fault> {
        // Nobody keeps the money where there is no wijkregisseur.
        let Some((_, keeper, label)) = cast.team.first() else { return Ok(()) };
        let keeper = (*keeper, label.as_str());
        let parts: Vec<Vec<(usize, Cents)>> = grants.iter().map(|grant| self.split(grant)).collect();
        let mut needed: BTreeMap<(i32, usize), Cents> = BTreeMap::new();
        let this_year = self.today.year();
        for year in if self.history { this_year - YEARS + 1 } else { this_year }..=this_year {
            for funder in 0..self.funders.len() {
                needed.insert((year, funder), Cents::ZERO);
            }
        }
        for (grant, parts) in grants.iter().zip(&parts) {
            for (funder, amount) in parts {
                let sum = needed.entry((grant.year(), *funder)).or_default();
                *sum = *sum + *amount;
            }
        }
        let mut pots = Pots::new();
        for ((year, place), needed) in needed {
            let Some(funder) = self.funders.get(place) else { continue };
            let allocated = funder.yearly.max(Cents((needed.0 + 49_999) / 50_000 * 50_000));
            let pot = self.allocate(cast.wijk_id, year, (funder, allocated), keeper, rows)?;
            pots.insert((year, place), pot);
        }
        for (grant, parts) in grants.iter().zip(&parts) {
            grants::carry_out(self, grant, parts, keeper, &mut pots, rows)?;
        }
        for ((year, place), pot) in &pots {
            let partner_id = self.funders.get(*place).map(|funder| funder.partner_id).unwrap_or_default();
            rows.budgets.push(self.budget(cast.wijk_id, (*year, partner_id), pot, keeper.0));
        }
        if self.history && self.shown == Some(cast.wijk_id) {
            self.ask_for_next_year(cast.wijk_id, keeper, rows);
        }
        Ok(())
    }

    /// Who pays how much of a grant, in the place of the funders.
    fn split(&self, grant: &Grant) -> Vec<(usize, Cents)> {
        let place = |key: &str| self.funders.iter().position(|funder| funder.key == key);
        let Some(gemeente) = place("gemeente").or((!self.funders.is_empty()).then_some(0)) else {
            return Vec::new();
        };
        let amount = grant.granted;
        if amount <= Cents::ZERO {
            return Vec::new();
        }
        let roll = self.dice.below(10);
        match (roll, place("woonconcept"), place("mensenwerk")) {
            (6, Some(woonconcept), _) => vec![(woonconcept, amount)],
            (7 | 8, Some(woonconcept), _) if amount.0 >= 200 => {
                let half = Cents(amount.0 / 2);
                vec![(gemeente, amount - half), (woonconcept, half)]
            }
            (9, _, Some(mensenwerk)) if amount <= Cents(40_000) => vec![(mensenwerk, amount)],
            _ => vec![(gemeente, amount)],
        }
    }

    /// What the wijkregisseur asked in autumn and the stuurgroep approved before the year began.
    fn allocate(
        &self,
        wijk_id: Uuid,
        year: i32,
        (funder, amount): (&Funder, Cents),
        keeper: (Uuid, &str),
        rows: &mut Rows,
    ) -> Result<Pot, Fault> {
        let (asked, approved) = (moment(year - 1, 11, 10), moment(year - 1, 12, 15));
        let proposal_id = self.dice.uuid();
        let reason = format!("Voor de plannen van bewoners in {year}.");
        rows.proposals.push(budget_proposal::ActiveModel {
            id: Set(proposal_id),
            wijk_id: Set(wijk_id),
            year: Set(year),
            partner_id: Set(funder.partner_id),
            amount_cents: Set(amount.0),
            reason: Set(reason.clone()),
            state: Set(ProposalState::Approved.as_str().to_owned()),
            proposed_by: Set(keeper.0),
            proposed_by_label: Set(keeper.1.to_owned()),
            proposed_at: Set(asked),
            settled_by: Set(Some(funder.stuurgroep.0)),
            settled_by_label: Set(Some(funder.stuurgroep.1.clone())),
            settled_at: Set(Some(approved)),
            decline_reason: Set(None),
        });
        let mut pot = Pot { id: self.dice.uuid(), balance: Balance::default() };
        let step = Step {
            kind: BookingKind::Allocate,
            amount,
            at: approved,
            by: (funder.stuurgroep.0, &funder.stuurgroep.1),
            note: &reason,
            commitment_id: None,
            proposal_id: Some(proposal_id),
        };
        self.book(&mut pot, &step, rows)?;
        Ok(pot)
    }

    /// Books, by the rules.
    pub(super) fn book(&self, pot: &mut Pot, step: &Step<'_>, rows: &mut Rows) -> Result<(), Fault> {
        let booked = Movement::of(step.kind, step.amount)
            .and_then(|movement| Some((movement, pot.balance.after(movement).ok()?)));
        let Some((movement, balance)) = booked else {
            return Err(Fault::Other(format!("the demo books {:?} {:?}", step.kind, step.amount)));
        };
        pot.balance = balance;
        rows.entries.push(ledger_entry::ActiveModel {
            id: Set(self.dice.uuid()),
            wijk_budget_id: Set(pot.id),
            kind: Set(step.kind.as_str().to_owned()),
            from_account: Set(movement.from.as_str().to_owned()),
            to_account: Set(movement.to.as_str().to_owned()),
            amount_cents: Set(step.amount.0),
            commitment_id: Set(step.commitment_id),
            proposal_id: Set(step.proposal_id),
            reverses_id: Set(None),
            note: Set(step.note.to_owned()),
            receipt_photo_id: Set(None),
            booked_by: Set(step.by.0),
            booked_by_label: Set(step.by.1.to_owned()),
            booked_at: Set(step.at),
        });
        Ok(())
    }

    /// Years before the last are closed in spring; the last waits for somebody to do it.
    fn budget(
        &self,
        wijk_id: Uuid,
        (year, partner_id): (i32, Uuid),
        pot: &Pot,
        keeper: Uuid,
    ) -> wijk_budget::ActiveModel {
        let closed = year < self.today.year() - 1 && pot.balance.committed == Cents::ZERO;
        wijk_budget::ActiveModel {
            id: Set(pot.id),
            wijk_id: Set(wijk_id),
            year: Set(year),
            partner_id: Set(partner_id),
            available_cents: Set(pot.balance.available.0),
            committed_cents: Set(pot.balance.committed.0),
            paid_cents: Set(pot.balance.paid.0),
            closed_at: Set(closed.then(|| moment(year + 1, 4, 1))),
            closed_by: Set(closed.then_some(keeper)),
            created_at: Set(moment(year - 1, 12, 15)),
        }
    }

    fn ask_for_next_year(&self, wijk_id: Uuid, keeper: (Uuid, &str), rows: &mut Rows) {
        let Some(funder) = self.funders.first() else { return };
        rows.proposals.push(budget_proposal::ActiveModel {
            id: Set(self.dice.uuid()),
            wijk_id: Set(wijk_id),
            year: Set(self.today.year() + 1),
            partner_id: Set(funder.partner_id),
            amount_cents: Set(1_200_000),
            reason: Set("Er komen meer plannen voor groen. Vorig jaar was het geld in oktober op.".to_owned()),
            state: Set(ProposalState::Proposed.as_str().to_owned()),
            proposed_by: Set(keeper.0),
            proposed_by_label: Set(keeper.1.to_owned()),
            proposed_at: Set(self.app.clock.now() - TimeDelta::days(12)),
            settled_by: Set(None),
            settled_by_label: Set(None),
            settled_at: Set(None),
            decline_reason: Set(None),
        });
    }
}

/// Nine in the morning, universal time.
fn moment(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 9, 0, 0).single().unwrap_or_default()
}
