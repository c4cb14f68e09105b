//! What was decided on the initiatives of the demo, and what became of the money.

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_entities::{accounting, commitment, decision};

use super::budget::{Money, Pots, Rows as MoneyRows, Step};
use crate::budget::rules::{BookingKind, Commitment};
use crate::decisions::rules::{Frozen, FrozenPart, FrozenView, Outcome, Position};
use crate::initiatives::rules::State;
use crate::platform::clock::local_date;
use crate::platform::{App, Fault};

const CHUNK: usize = 300;

/// An initiative that was decided on.
pub(super) struct Grant {
    pub(super) wijk_id: Uuid,
    pub(super) initiative_id: Uuid,
    pub(super) submitter_id: Uuid,
    pub(super) title: String,
    pub(super) state: State,
    pub(super) requested: Cents,
    pub(super) granted: Cents,
    pub(super) decided_at: DateTime<Utc>,
    pub(super) now: DateTime<Utc>,
}

impl Grant {
    /// The year whose money it is.
    pub(super) fn year(&self) -> i32 {
        local_date(self.decided_at).year()
    }

    fn outcome(&self) -> Outcome {
        if self.state == State::Refused {
            Outcome::Refused
        } else if self.granted < self.requested {
            Outcome::PartlyGranted
        } else {
            Outcome::Granted
        }
    }

    /// So many days after the decision, or now.
    fn later(&self, days: i64) -> DateTime<Utc> {
        (self.decided_at + TimeDelta::days(days)).min(self.now)
    }
}

/// Decisions, and the accounts that residents gave.
#[derive(Default)]
pub(super) struct Rows {
    decisions: Vec<decision::ActiveModel>,
    accounts: Vec<accounting::ActiveModel>,
}

impl Rows {
    pub(super) async fn write(&self, app: &App) -> Result<(), Fault> {
        app.database
            .write_transaction(|tx| async move {
                for chunk in self.decisions.chunks(CHUNK) {
                    decision::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
                }
                for chunk in self.accounts.chunks(CHUNK) {
                    accounting::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
                }
                Ok::<_, Fault>(())
            })
            .await
    }
}

/// Decides, promises, pays and lets go, as far as the initiative has come.
pub(super) fn carry_out(
    money: &Money<'_>,
    grant: &Grant,
    parts: &[(usize, Cents)],
    keeper: (Uuid, &str),
    pots: &mut Pots,
    rows: &mut MoneyRows,
) -> Result<(), Fault> {
    let decision_id = money.dice.uuid();
    rows.decided.decisions.push(decide(money, grant, parts, keeper, decision_id)?);
    let mut spent = Cents::ZERO;
    for (place, amount) in parts {
        let Some(pot) = pots.get_mut(&(grant.year(), *place)) else { continue };
        let commitment_id = money.dice.uuid();
        let step = |kind, amount, days, note| Step {
            kind,
            amount,
            at: grant.later(days),
            by: keeper,
            note,
            commitment_id: Some(commitment_id),
            proposal_id: None,
        };
        money.book(pot, &step(BookingKind::Commit, *amount, 0, grant.title.as_str()), rows)?;
        let mut promise = Commitment { granted: *amount, ..Commitment::default() };
        let paid = paid(money, grant.state, *amount);
        if paid > Cents::ZERO {
            money.book(pot, &step(BookingKind::Pay, paid, 17, "Bonnen van de indiener"), rows)?;
            promise.paid = paid;
        }
        if grant.state == State::Completed && promise.open() > Cents::ZERO {
            let (after, left) = promise.release();
            money.book(pot, &step(BookingKind::Release, left, 19, "Het plan is klaar"), rows)?;
            promise = after;
        }
        spent = spent + promise.paid;
        rows.commitments.push(commitment::ActiveModel {
            id: Set(commitment_id),
            decision_id: Set(decision_id),
            initiative_id: Set(grant.initiative_id),
            wijk_budget_id: Set(pot.id),
            partner_id: Set(money.funders.get(*place).map(|funder| funder.partner_id).unwrap_or_default()),
            year: Set(grant.year()),
            granted_cents: Set(promise.granted.0),
            paid_cents: Set(promise.paid.0),
            released_cents: Set(promise.released.0),
            created_at: Set(grant.decided_at),
        });
    }
    if matches!(grant.state, State::Accounting | State::Completed) {
        rows.decided.accounts.push(account(money, grant, spent, keeper));
    }
    Ok(())
}

/// What was paid by now.
fn paid(money: &Money<'_>, state: State, promised: Cents) -> Cents {
    // In hundredths; nothing is left below a euro that nobody would hand in.
    let share = |hundredths: i64| {
        let paid = promised.0 * hundredths / 100;
        Cents(paid - paid % 100)
    };
    let roll = i64::try_from(money.dice.below(4)).unwrap_or_default();
    match state {
        State::InProgress => share(roll * 20),
        State::Accounting => share(70 + roll * 10),
        State::Completed if roll == 0 => promised,
        State::Completed => share(84 + roll * 4),
        _ => Cents::ZERO,
    }
}

fn decide(
    money: &Money<'_>,
    grant: &Grant,
    parts: &[(usize, Cents)],
    keeper: (Uuid, &str),
    id: Uuid,
) -> Result<decision::ActiveModel, Fault> {
    let outcome = grant.outcome();
    let (motivation, way_forward) = match outcome {
        Outcome::Granted => (None, None),
        Outcome::PartlyGranted => (
            Some("Een deel van de kosten kan goedkoper. Daarom geven we de helft van het bedrag."),
            Some("Het wijkteam helpt je zoeken naar een ander fonds voor de rest."),
        ),
        Outcome::Refused => {
            (Some("Het plan past niet bij de kaders."), Some("Het wijkteam denkt mee over een andere vorm."))
        }
    };
    let day = local_date(grant.decided_at);
    Ok(decision::ActiveModel {
        id: Set(id),
        initiative_id: Set(grant.initiative_id),
        number: Set(1),
        outcome: Set(outcome.as_str().to_owned()),
        requested_cents: Set(grant.requested.0),
        granted_cents: Set(grant.granted.0),
        motivation: Set(motivation.map(str::to_owned)),
        conditions: Set(None),
        way_forward: Set(way_forward.map(str::to_owned)),
        meeting_on: Set(Some(day)),
        frozen: Set(serde_json::to_string(&frozen(money, parts, keeper.1))?),
        closed_by: Set(keeper.0),
        closed_by_label: Set(keeper.1.to_owned()),
        closed_at: Set(grant.decided_at),
        object_until: Set(day + TimeDelta::days(42)),
        reopened_at: Set(None),
        reopened_by: Set(None),
        reopened_by_label: Set(None),
        reopen_reason: Set(None),
    })
}

fn frozen(money: &Money<'_>, parts: &[(usize, Cents)], by: &str) -> Frozen {
    let gives = parts.iter().filter_map(|(place, amount)| Some((money.funders.get(*place)?, *amount)));
    let parts: Vec<FrozenPart> = gives
        .map(|(funder, amount)| FrozenPart {
            partner_id: funder.partner_id,
            partner: funder.name.clone(),
            amount,
            hours: 0,
        })
        .collect();
    let view = |part: &FrozenPart| FrozenView {
        partner: part.partner.clone(),
        position: Position::Agree,
        amount: part.amount,
        by: by.to_owned(),
        text: None,
    };
    Frozen { checks: Vec::new(), views: parts.iter().map(view).collect(), parts, accounts_due: None }
}

fn account(money: &Money<'_>, grant: &Grant, spent: Cents, keeper: (Uuid, &str)) -> accounting::ActiveModel {
    let approved = grant.state == State::Completed;
    accounting::ActiveModel {
        id: Set(money.dice.uuid()),
        initiative_id: Set(grant.initiative_id),
        submitter_id: Set(grant.submitter_id),
        spent_cents: Set(spent.0),
        story: Set(
            "Het is gelukt. Veel buren hebben geholpen, en we gaan er samen goed voor zorgen.".to_owned()
        ),
        handed_in_at: Set(grant.later(18)),
        returned_at: Set(None),
        return_reason: Set(None),
        approved_at: Set(approved.then(|| grant.later(19))),
        settled_by: Set(approved.then_some(keeper.0)),
        settled_by_label: Set(approved.then(|| keeper.1.to_owned())),
    }
}
