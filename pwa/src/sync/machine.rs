use std::collections::{BTreeMap, BTreeSet};

use super::event::{AttemptId, Command, Event, Moment, TimerId, Who};
use super::operation::{Operation, State};
use super::planning::{Step, next_step};

/// The one thing that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Flight {
    Photo { operation: String, uuid: String },
    Send { operations: Vec<String> },
    Code { operation: String },
}

/// What this tab has to do with the right to send.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Right {
    #[default]
    None,
    Asked,
    Held,
}

/// The outbox of this phone as one tab sees it. See the module for what it promises.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    pub(super) outbox: Vec<Operation>,
    pub(super) online: bool,
    pub(super) who: Who,
    pub(super) flight: Option<(AttemptId, Flight)>,
    right: Right,
    /// Per operation: not to be tried before this moment.
    pub(super) not_before: BTreeMap<String, u64>,
    /// Nothing at all is to be tried before this moment.
    pub(super) quiet_until: u64,
    /// Attempts in a row without any connection.
    pub(super) silent_attempts: u32,
    /// Deleted by the person while they were under way: gone as soon as that ends without a receipt.
    pub(super) doomed: BTreeSet<String>,
    /// What the person asked while this tab had no right to change the outbox.
    wishes: Vec<Event>,
    timer: Option<u64>,
    last_attempt: u64,
    last_timer: u64,
}

impl Machine {
    /// A machine with nothing in it, in a tab that has just opened.
    #[must_use]
    pub fn new(online: bool) -> Self {
        Self { online, ..Self::default() }
    }

    /// Everything that is not yet sent, in order.
    #[must_use]
    pub fn outbox(&self) -> &[Operation] {
        &self.outbox
    }

    /// Whether this tab asked for the right to send and has not got it.
    #[must_use]
    pub fn wants_right(&self) -> bool {
        self.right == Right::Asked
    }

    /// Takes in what happened and says what to do.
    pub fn handle(&mut self, moment: Moment, event: Event) -> Vec<Command> {
        let mut commands = Vec::new();
        match event {
            Event::Restarted(stored) => *self = Self { outbox: sorted(stored), ..self.fresh() },
            Event::Enqueued(stored) => self.take_over(stored),
            Event::Started(stored) => {
                self.right = Right::Held;
                self.take_over(stored);
                for wish in std::mem::take(&mut self.wishes) {
                    self.grant(wish, &mut commands);
                }
            }
            Event::Stopped => {
                self.right = Right::None;
                self.flight = None;
            }
            Event::Online => {
                self.online = true;
                self.be_quick();
            }
            Event::Offline => self.online = false,
            Event::Session(who) => self.who = who,
            Event::PhotoAnswer(attempt, outcome) => {
                self.photo_answered(moment, attempt, outcome, &mut commands)
            }
            Event::SendAnswer(attempt, outcome) => {
                self.send_answered(moment, attempt, outcome, &mut commands)
            }
            Event::CodeAnswer(attempt, outcome) => {
                self.code_answered(moment, attempt, outcome, &mut commands)
            }
            Event::TimerFired(timer) => {
                if timer.0 == self.last_timer {
                    self.timer = None;
                }
            }
            wish @ (Event::UserRetries(_) | Event::UserDeletes(_)) => {
                if self.right == Right::Held {
                    self.grant(wish, &mut commands);
                } else {
                    self.wishes.push(wish);
                }
            }
        }
        self.advance(moment, &mut commands);
        commands
    }

    /// A tab that starts anew keeps only what it hears from outside.
    fn fresh(&self) -> Self {
        Self {
            online: self.online,
            who: self.who.clone(),
            last_attempt: self.last_attempt,
            last_timer: self.last_timer,
            ..Self::default()
        }
    }

    /// What is stored is true. What got another content since need not be patient any more.
    fn take_over(&mut self, stored: Vec<Operation>) {
        let stored = sorted(stored);
        let same = |id: &str| {
            let find = |all: &[Operation]| {
                all.iter().find(|operation| operation.id == id).map(|o| o.payload.clone())
            };
            find(&stored).is_some_and(|payload| find(&self.outbox) == Some(payload))
        };
        let patient: BTreeMap<_, _> =
            self.not_before.iter().filter(|(id, _)| same(id)).map(|(id, at)| (id.clone(), *at)).collect();
        self.not_before = patient;
        self.outbox = stored;
    }

    /// What the person wants, now that this tab may change the outbox.
    fn grant(&mut self, wish: Event, commands: &mut Vec<Command>) {
        match wish {
            Event::UserRetries(id) => {
                self.be_quick();
                for operation in &mut self.outbox {
                    // "Send all" leaves alone what was refused: without a change it would be refused again.
                    if id.as_ref() == Some(&operation.id) && operation.state == State::Refused {
                        operation.state = State::Waiting;
                        operation.reason = None;
                        commands.push(Command::Keep(operation.clone()));
                    }
                }
            }
            Event::UserDeletes(id) if self.is_under_way(&id) => {
                self.doomed.insert(id);
            }
            Event::UserDeletes(id) => self.delete(&id, commands),
            _ => {}
        }
    }

    fn be_quick(&mut self) {
        self.quiet_until = 0;
        self.silent_attempts = 0;
        self.not_before.clear();
    }

    pub(super) fn is_under_way(&self, id: &str) -> bool {
        match &self.flight {
            Some((_, Flight::Photo { operation, .. } | Flight::Code { operation })) => operation == id,
            Some((_, Flight::Send { operations })) => operations.iter().any(|operation| operation == id),
            None => false,
        }
    }

    fn delete(&mut self, id: &str, commands: &mut Vec<Command>) {
        if let Some(index) = self.outbox.iter().position(|operation| operation.id == id) {
            commands.push(Command::Delete(self.outbox.remove(index)));
        }
        self.not_before.remove(id);
    }

    /// The flight with this number, if it is the one under way.
    pub(super) fn land(&mut self, attempt: AttemptId) -> Option<Flight> {
        let (_, flight) = self.flight.take_if(|(under_way, _)| *under_way == attempt)?;
        Some(flight)
    }

    /// Changes an operation and has it stored when something really changed.
    pub(super) fn change(
        &mut self,
        id: &str,
        commands: &mut Vec<Command>,
        change: impl FnOnce(&mut Operation),
    ) {
        if let Some(operation) = self.outbox.iter_mut().find(|operation| operation.id == id) {
            let before = operation.clone();
            change(operation);
            if *operation != before {
                commands.push(Command::Keep(operation.clone()));
            }
        }
    }

    /// Deletes what the person wanted gone while it was under way.
    pub(super) fn bury(&mut self, ids: &[String], commands: &mut Vec<Command>) {
        for id in ids {
            if self.doomed.remove(id) {
                self.delete(id, commands);
            }
        }
    }

    /// Begins the next thing, or says when to look again.
    fn advance(&mut self, moment: Moment, commands: &mut Vec<Command>) {
        if self.flight.is_some() {
            return;
        }
        let step = if !self.online {
            Step::Nothing { again_at: None }
        } else if self.quiet_until > moment.now && !self.outbox.is_empty() {
            Step::Nothing { again_at: Some(self.quiet_until) }
        } else {
            next_step(&self.outbox, &self.who, &self.not_before, moment.now)
        };
        if let Step::Nothing { again_at } = step {
            if let Some(at) = again_at {
                self.wake_at(moment, at, commands);
            }
            if !self.wishes.is_empty() {
                self.acquire(commands);
            } else if self.right == Right::Held {
                self.right = Right::None;
                commands.push(Command::Release);
            }
            return;
        }
        if self.right != Right::Held {
            return self.acquire(commands);
        }
        self.last_attempt += 1;
        let attempt = AttemptId(self.last_attempt);
        match step {
            Step::Photo { operation, photo } => {
                self.flight = Some((attempt, Flight::Photo { operation, uuid: photo.uuid.clone() }));
                commands.push(Command::PutPhoto(attempt, photo));
            }
            Step::Send { operations: ids } => {
                for id in &ids {
                    self.change(id, commands, |operation| operation.in_doubt = true);
                }
                let sent =
                    self.outbox.iter().filter(|operation| ids.contains(&operation.id)).cloned().collect();
                self.flight = Some((attempt, Flight::Send { operations: ids }));
                commands.push(Command::Send(attempt, sent));
            }
            Step::Code { operation, email } => {
                self.flight = Some((attempt, Flight::Code { operation }));
                commands.push(Command::RequestCode(attempt, email));
            }
            Step::Nothing { .. } => {}
        }
    }

    fn acquire(&mut self, commands: &mut Vec<Command>) {
        if self.right == Right::None {
            self.right = Right::Asked;
            commands.push(Command::Acquire);
        }
    }

    fn wake_at(&mut self, moment: Moment, at: u64, commands: &mut Vec<Command>) {
        if self.timer != Some(at) {
            self.timer = Some(at);
            self.last_timer += 1;
            let after = u32::try_from(at.saturating_sub(moment.now)).unwrap_or(u32::MAX);
            commands.push(Command::SetTimer(TimerId(self.last_timer), after));
        }
    }
}

/// In the order in which things were done.
fn sorted(mut operations: Vec<Operation>) -> Vec<Operation> {
    operations.sort_by(|one, other| (one.order, &one.id).cmp(&(other.order, &other.id)));
    operations
}
