//! Rows, and what the rules make of them.

use chrono::NaiveDate;
use wdw_contract::Cents;
use wdw_entities::{budget_line, initiative, message, photo, timeline_event};

use crate::access::Subject;
use crate::initiatives::rules::{AnswerTerm, Cost, CostKind, Money, Place, Plan, State, Theme};
use crate::platform::clock::local_date;

/// An initiative as stored.
pub type InitiativeRow = initiative::Model;
/// A cost as stored.
pub type BudgetLineRow = budget_line::Model;
/// A message as stored.
pub type MessageRow = message::Model;
/// A step as stored.
pub type EventRow = timeline_event::Model;
/// A photo as stored.
pub type PhotoRow = photo::Model;

/// Where it stands. The database holds no other words; should it ever, then nobody can do anything with it.
#[must_use]
pub fn state(row: &InitiativeRow) -> State {
    State::parse(&row.state).unwrap_or(State::Withdrawn)
}

/// What the access table needs to know of it.
#[must_use]
pub fn subject(row: &InitiativeRow) -> Subject {
    Subject {
        initiative_id: row.id,
        submitter_id: row.submitter_id,
        wijk_id: row.wijk_id,
        state: state(row),
        hidden: row.hidden_at.is_some(),
    }
}

/// By when there is an answer.
#[must_use]
pub fn term(row: &InitiativeRow) -> AnswerTerm {
    AnswerTerm {
        due_on: row.answer_due_on,
        stopped_on: row.clock_stopped_at.map(local_date),
        extended: row.extended_at.is_some(),
    }
}

/// By when the next step is taken: the answer and, after a grant, the accounts or their approval.
#[must_use]
pub fn due(row: &InitiativeRow) -> NaiveDate {
    row.accounting_due_on.unwrap_or(row.answer_due_on)
}

/// The plan, with its costs.
#[must_use]
pub fn plan(row: &InitiativeRow, lines: &[BudgetLineRow]) -> Plan {
    Plan {
        title: row.title.clone(),
        plan: row.plan.clone(),
        theme: Theme::parse(&row.theme).unwrap_or(Theme::Other),
        place: Place { description: row.place_description.clone(), point: row.latitude.zip(row.longitude) },
        participants: row.participants.clone(),
        benefit: row.benefit.clone(),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        supporter_estimate: row.supporter_estimate,
        money: Money {
            costs: lines.iter().map(cost).collect(),
            own: Cents(row.own_cents),
            other: Cents(row.other_cents),
            other_source: row.other_source.clone(),
        },
    }
}

fn cost(line: &BudgetLineRow) -> Cost {
    Cost {
        description: line.description.clone(),
        amount: Cents(line.amount_cents),
        kind: CostKind::parse(&line.kind).unwrap_or(CostKind::Other),
    }
}

/// The latest step, which stands on the row itself.
#[must_use]
pub fn latest_event(row: &InitiativeRow) -> EventRow {
    EventRow {
        id: row.latest_event_id,
        initiative_id: row.id,
        kind: row.latest_event_kind.clone(),
        at: row.latest_event_at,
        actor_id: None,
        actor_label: row.latest_event_label.clone(),
        body: row.latest_event_body.clone(),
    }
}
