//! Ten years of initiatives: a few of each open kind in every wijk, the rest long answered.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use uuid::Uuid;
use wdw_contract::Cents;
use wdw_entities::{budget_line, initiative, message, support, timeline_event};

use super::References;
use super::budget::Money;
use super::grants::Grant;
use super::people::Cast;
use super::stories::{PLACES, STORIES, Story};
use crate::decisions::rules::accounts_due;
use crate::initiatives::rules::{Cost, EventKind, Money as Costs, Place, Plan, Side, State, TERM_DAYS};
use crate::platform::clock::local_date;
use crate::platform::ids::Ids;
use crate::platform::{App, Fault};

/// Initiatives in Meppel.
const MEPPEL: usize = 600;
/// Wijken that are written in one transaction.
const BATCH: usize = 10;
const CHUNK: usize = 300;
/// Days from handing in to the decision.
const DECIDED: i64 = 30;

/// The open ones of every wijk: how many days ago, and where they stand.
const OPEN: [(i64, State); 6] = [
    (1, State::Submitted),
    (6, State::Submitted),
    (12, State::InReview),
    (20, State::NeedsCompletion),
    (34, State::InReview),
    (46, State::InReview),
];

#[derive(Default)]
struct Rows {
    initiatives: Vec<initiative::ActiveModel>,
    lines: Vec<budget_line::ActiveModel>,
    events: Vec<timeline_event::ActiveModel>,
    messages: Vec<message::ActiveModel>,
    supports: Vec<support::ActiveModel>,
    /// What was decided on them.
    grants: Vec<Grant>,
    given: References,
}

pub(super) async fn plant(
    app: &App,
    dice: &Ids,
    cast: &[Cast],
    (times, money): (usize, &Money<'_>),
) -> Result<(), Fault> {
    let each = (MEPPEL * times).div_ceil(cast.len().max(1));
    let mut given = References::default();
    for wijken in cast.chunks(BATCH) {
        let mut rows = Rows { given, ..Rows::default() };
        for cast in wijken {
            for number in 0..each {
                One::new(app.clock.now(), dice, cast, number).write(&mut rows);
            }
        }
        write(app, &rows).await?;
        money.plant(wijken, &rows.grants).await?;
        given = rows.given;
    }
    Ok(())
}

async fn write(app: &App, rows: &Rows) -> Result<(), Fault> {
    app.database
        .write_transaction(|tx| async move {
            for chunk in rows.initiatives.chunks(CHUNK) {
                initiative::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            for chunk in rows.lines.chunks(CHUNK) {
                budget_line::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            for chunk in rows.events.chunks(CHUNK) {
                timeline_event::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            for chunk in rows.messages.chunks(CHUNK) {
                message::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            for chunk in rows.supports.chunks(CHUNK) {
                support::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
            }
            Ok(())
        })
        .await
}

struct One<'a> {
    dice: &'a Ids,
    cast: &'a Cast,
    story: &'static Story,
    place: &'static str,
    id: Uuid,
    submitter: Uuid,
    owner: (Uuid, Uuid, String),
    submitted_at: DateTime<Utc>,
    state: State,
    now: DateTime<Utc>,
}

impl<'a> One<'a> {
    fn new(now: DateTime<Utc>, dice: &'a Ids, cast: &'a Cast, number: usize) -> Self {
        let (days, state) = OPEN.get(number).copied().unwrap_or_else(|| {
            let days = 50 + i64::try_from(dice.below(3_600)).unwrap_or_default();
            (days, answered(dice, days))
        });
        let minutes = i64::try_from(dice.below(600)).unwrap_or_default();
        let owner = if state == State::Submitted { 0 } else { pick(dice, cast.team.len()) };
        Self {
            dice,
            cast,
            story: &STORIES[pick(dice, STORIES.len())],
            place: PLACES[pick(dice, PLACES.len())],
            id: dice.uuid(),
            submitter: cast.residents[pick(dice, cast.residents.len())],
            owner: cast.team[owner].clone(),
            submitted_at: now - TimeDelta::days(days) - TimeDelta::minutes(minutes),
            state,
            now,
        }
    }

    fn plan(&self) -> Plan {
        let costs: Vec<Cost> = self
            .story
            .costs
            .iter()
            .map(|(description, euros, kind)| Cost {
                description: (*description).to_owned(),
                amount: Cents(euros * 100),
                kind: *kind,
            })
            .collect();
        let own = i64::try_from(self.dice.below(4)).unwrap_or_default() * 50_00;
        let total: Cents = costs.iter().map(|cost| cost.amount).sum();
        let starts_on = local_date(self.submitted_at) + TimeDelta::days(70);
        Plan {
            title: format!("{} {}", self.story.title, self.place),
            plan: self.story.plan.to_owned(),
            theme: self.story.theme,
            place: Place { description: Some(capital(self.place)), point: None },
            participants: Some(self.story.participants.to_owned()),
            benefit: Some(self.story.benefit.to_owned()),
            starts_on: Some(starts_on),
            ends_on: (self.state == State::InProgress).then(|| starts_on + TimeDelta::days(80)),
            supporter_estimate: None,
            money: Costs { costs, own: Cents(own.min(total.0)), ..Costs::default() },
        }
    }

    fn write(self, rows: &mut Rows) {
        let plan = self.plan();
        let money = &plan.money;
        let events = self.events(money.requested());
        let last = events.last().cloned();
        let supports = self.supports(rows);
        for (position, cost) in (0_i32..).zip(&money.costs) {
            rows.lines.push(budget_line::ActiveModel {
                id: Set(self.dice.uuid()),
                initiative_id: Set(self.id),
                position: Set(position),
                description: Set(cost.description.clone()),
                amount_cents: Set(cost.amount.0),
                kind: Set(cost.kind.as_str().to_owned()),
            });
        }
        rows.grants.extend(self.decided(money.requested(), plan.title.clone()));
        let asked = self.state == State::NeedsCompletion;
        let asked_at = self.submitted_at + TimeDelta::days(3);
        if asked {
            self.question(rows, asked_at);
        }
        let (event_id, kind, at, label, body) =
            last.unwrap_or((Uuid::nil(), EventKind::Submitted, self.submitted_at, None, None));
        rows.initiatives.push(initiative::ActiveModel {
            id: Set(self.id),
            reference: Set(rows.given.next("W", self.dice)),
            wijk_id: Set(self.cast.wijk_id),
            buurt_id: Set(None),
            submitter_id: Set(self.submitter),
            title: Set(plan.title.clone()),
            plan: Set(plan.plan.clone()),
            theme: Set(plan.theme.as_str().to_owned()),
            place_description: Set(plan.place.description.clone()),
            latitude: Set(None),
            longitude: Set(None),
            participants: Set(plan.participants.clone()),
            benefit: Set(plan.benefit.clone()),
            starts_on: Set(plan.starts_on),
            ends_on: Set(plan.ends_on),
            supporter_estimate: Set(None),
            total_cents: Set(money.total().0),
            own_cents: Set(money.own.0),
            other_cents: Set(0),
            other_source: Set(None),
            requested_cents: Set(money.requested().0),
            state: Set(self.state.as_str().to_owned()),
            owner_id: Set(Some(self.owner.0)),
            taken_up_at: Set((self.state != State::Submitted).then(|| self.submitted_at + TimeDelta::days(2))),
            submitted_at: Set(self.submitted_at),
            answer_due_on: Set(local_date(self.submitted_at) + TimeDelta::days(TERM_DAYS.cast_signed())),
            clock_stopped_at: Set(asked.then_some(asked_at)),
            extended_at: Set(None),
            asked_from: Set(asked.then(|| State::InReview.as_str().to_owned())),
            referred_to: Set((self.state == State::Referred).then(|| "Sociaal loket".to_owned())),
            hidden_at: Set(None),
            hidden_reason: Set(None),
            support_count: Set(supports),
            latest_event_id: Set(event_id),
            latest_event_kind: Set(kind.as_str().to_owned()),
            latest_event_at: Set(at),
            latest_event_label: Set(label),
            latest_event_body: Set(body),
            search_text: Set(plan.search_text()),
            updated_at: Set(at),
            facts: Set(None),
            round: Set(i32::from(self.is_decided())),
            views_asked_at: Set(None),
            accounting_due_on: Set(self.accounting_due_on(plan.ends_on.or(plan.starts_on))),
        });
        rows.events.extend(events.into_iter().map(|(id, kind, at, label, body)| {
            timeline_event::ActiveModel {
                id: Set(id),
                initiative_id: Set(self.id),
                kind: Set(kind.as_str().to_owned()),
                at: Set(at),
                actor_id: Set(None),
                actor_label: Set(label),
                body: Set(body),
            }
        }));
    }

    /// As the municipality of the demo has it: eight weeks after the plan, two weeks after the accounts.
    fn accounting_due_on(&self, plan_ends: Option<NaiveDate>) -> Option<NaiveDate> {
        let day = |days| local_date((self.submitted_at + TimeDelta::days(days)).min(self.now));
        match self.state {
            State::Granted | State::PartlyGranted | State::InProgress => {
                Some(accounts_due(day(DECIDED), plan_ends, 56))
            }
            State::Accounting => Some(accounts_due(day(self.accounted()), None, 14)),
            _ => None,
        }
    }

    /// Days from handing in to telling how it went: what still has to be looked at was told in the last weeks.
    fn accounted(&self) -> i64 {
        let days = (self.now - self.submitted_at).num_days();
        if self.state == State::Accounting { (days - 3 - days % 13).max(46) } else { 48 }
    }

    fn is_decided(&self) -> bool {
        use State as S;
        matches!(
            self.state,
            S::Granted | S::PartlyGranted | S::Refused | S::InProgress | S::Accounting | S::Completed
        )
    }

    /// What was decided: half of it for what was partly granted, nothing for what was refused.
    fn granted(&self, requested: Cents) -> Cents {
        match self.state {
            State::PartlyGranted => Cents(requested.0 / 2),
            State::Refused => Cents::ZERO,
            _ => requested,
        }
    }

    fn decided(&self, requested: Cents, title: String) -> Option<Grant> {
        self.is_decided().then(|| Grant {
            wijk_id: self.cast.wijk_id,
            initiative_id: self.id,
            submitter_id: self.submitter,
            title,
            state: self.state,
            requested,
            granted: self.granted(requested),
            decided_at: (self.submitted_at + TimeDelta::days(DECIDED)).min(self.now),
            now: self.now,
        })
    }

    fn question(&self, rows: &mut Rows, at: DateTime<Utc>) {
        rows.messages.push(message::ActiveModel {
            id: Set(self.dice.uuid()),
            initiative_id: Set(self.id),
            author_id: Set(self.owner.1),
            side: Set(Side::Wijkteam.as_str().to_owned()),
            author_label: Set(self.owner.2.clone()),
            is_question: Set(true),
            body: Set(self.story.question.to_owned()),
            created_at: Set(at),
        });
    }

    fn supports(&self, rows: &mut Rows) -> i64 {
        let count = pick(self.dice, 13) * pick(self.dice, 3);
        let others = self.cast.residents.iter().filter(|resident| **resident != self.submitter);
        let mut counted = 0;
        for resident in others.cycle().skip(pick(self.dice, 29)).take(count.min(28)) {
            rows.supports.push(support::ActiveModel {
                initiative_id: Set(self.id),
                person_id: Set(*resident),
                created_at: Set(self.submitted_at + TimeDelta::hours(3)),
            });
            counted += 1;
        }
        counted
    }

    #[expect(clippy::type_complexity, reason = "rows of one table, made and used here")]
    fn events(
        &self,
        requested: Cents,
    ) -> Vec<(Uuid, EventKind, DateTime<Utc>, Option<String>, Option<String>)> {
        let by_owner = Some(self.owner.2.clone());
        let mut steps = vec![(EventKind::Submitted, 0, None, None)];
        if self.state != State::Submitted && self.state != State::Withdrawn {
            steps.push((EventKind::TakenUp, 2, by_owner.clone(), None));
        }
        match self.state {
            State::NeedsCompletion => steps.push((EventKind::CompletionAsked, 3, by_owner, None)),
            State::Withdrawn => steps.push((EventKind::Withdrawn, 9, None, None)),
            State::Referred => {
                steps.push((EventKind::Referred, 12, by_owner, Some("Sociaal loket".to_owned())));
            }
            State::Refused => {
                let why = "Het plan past niet bij de kaders. Het wijkteam denkt mee over een andere vorm.";
                steps.push((EventKind::Decided, DECIDED, by_owner, Some(why.to_owned())));
            }
            State::Granted
            | State::PartlyGranted
            | State::InProgress
            | State::Accounting
            | State::Completed => {
                let amount = self.granted(requested);
                steps.push((
                    EventKind::Decided,
                    DECIDED,
                    by_owner.clone(),
                    Some(format!("Toegekend: {amount}")),
                ));
                if !matches!(self.state, State::Granted | State::PartlyGranted) {
                    steps.push((EventKind::Started, 45, None, None));
                }
                if matches!(self.state, State::Accounting | State::Completed) {
                    steps.push((EventKind::Accounted, self.accounted(), None, None));
                }
                if self.state == State::Completed {
                    steps.push((EventKind::Closed, 49, by_owner, None));
                }
            }
            State::Submitted | State::InReview => {}
        }
        steps
            .into_iter()
            .map(|(kind, days, label, body)| {
                let at = (self.submitted_at + TimeDelta::days(days)).min(self.now);
                (self.dice.uuid(), kind, at, label, body)
            })
            .collect()
    }
}

/// How it ended, for one that is long answered.
fn answered(dice: &Ids, days: i64) -> State {
    match dice.below(100) {
        0..=4 => State::Withdrawn,
        5..=8 => State::Referred,
        9..=24 => State::Refused,
        25..=34 if days < 300 => State::PartlyGranted,
        35..=64 if days < 120 => State::Granted,
        35..=74 if days < 240 => State::InProgress,
        75..=84 if days < 300 => State::Accounting,
        _ => State::Completed,
    }
}

pub(super) fn pick(dice: &Ids, of: usize) -> usize {
    usize::try_from(dice.below(of as u64)).unwrap_or_default()
}

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}
