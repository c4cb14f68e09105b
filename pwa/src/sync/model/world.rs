use std::collections::{BTreeMap, BTreeSet};

use super::server::Server;
use super::*;

/// The batch of all answers.
const WALK: &str = "walk";

struct Reply {
    tab: usize,
    life: u32,
    event: Event,
}

struct Tab {
    machine: Machine,
    life: u32,
    timer: Option<(TimerId, u64)>,
}

pub(super) struct World {
    now: u64,
    dice: u32,
    pub(super) made: Vec<Operation>,
    pub(super) stored: BTreeMap<String, Operation>,
    pub(super) receipts: BTreeSet<String>,
    pub(super) deleted: BTreeSet<String>,
    /// Answers that the person changed before the server can have had them: the new one took their place.
    pub(super) replaced: BTreeSet<String>,
    /// What is on the phone; true: only the mark that the server has it.
    photos: BTreeMap<String, bool>,
    tabs: [Tab; 2],
    lock: Option<usize>,
    waiting: Vec<usize>,
    wire: Vec<Letter>,
    replies: Vec<Reply>,
    pub(super) server: Server,
    online: bool,
    cookie: Option<usize>,
    /// A tab dies after so many commands.
    dies_after: Option<usize>,
}

impl World {
    pub(super) fn new() -> Self {
        let tab = || Tab { machine: Machine::new(true), life: 0, timer: None };
        Self {
            now: 1_000_000,
            dice: 0,
            made: Vec::new(),
            stored: BTreeMap::new(),
            receipts: BTreeSet::new(),
            deleted: BTreeSet::new(),
            replaced: BTreeSet::new(),
            photos: BTreeMap::new(),
            tabs: [tab(), tab()],
            lock: None,
            waiting: Vec::new(),
            wire: Vec::new(),
            replies: Vec::new(),
            server: Server::default(),
            online: true,
            cookie: None,
            dies_after: None,
        }
    }

    fn all(&self) -> Vec<Operation> {
        self.stored.values().cloned().collect()
    }

    fn tell(&mut self, tab: usize, event: Event) {
        self.dice = self.dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let moment = Moment { now: self.now, dice: self.dice };
        let commands = self.tabs[tab].machine.handle(moment, event);
        let (life, dies_after) = (self.tabs[tab].life, self.dies_after.take());
        for (index, command) in commands.into_iter().enumerate() {
            if dies_after == Some(index) {
                self.restart(tab);
            }
            if self.tabs[tab].life != life {
                return;
            }
            self.obey(tab, command);
        }
    }

    fn obey(&mut self, tab: usize, command: Command) {
        let letter = |world: &Self, attempt, body| Letter {
            tab,
            life: world.tabs[tab].life,
            cookie: world.cookie,
            attempt,
            body,
        };
        match command {
            Command::Acquire => {
                self.waiting.push(tab);
                self.pass_lock();
            }
            Command::Release => {
                if self.lock == Some(tab) {
                    self.lock = None;
                }
                self.pass_lock();
            }
            Command::Keep(operation) => {
                if let Some(stored) = self.stored.get_mut(&operation.id) {
                    *stored = operation;
                }
            }
            Command::PutPhoto(attempt, photo) => match self.photos.get(&photo.uuid) {
                None => panic!("the phone threw a photo away too early"),
                // An answer that was sent before had it along.
                Some(true) => {
                    let event = Event::PhotoAnswer(attempt, PhotoOutcome::Stored);
                    self.replies.push(Reply { tab, life: self.tabs[tab].life, event });
                }
                Some(false) => self.wire.push(letter(self, attempt, Body::Photo(photo))),
            },
            Command::Send(attempt, operations) => {
                assert!(!operations.is_empty() && operations.len() <= 40);
                let named = operations.iter().flat_map(|operation| &operation.after);
                assert!(
                    named.clone().all(|name| !self.stored.contains_key(name)),
                    "sent before what it waits for"
                );
                self.wire.push(letter(self, attempt, Body::Send(operations)));
            }
            Command::RequestCode(attempt, _) => self.wire.push(letter(self, attempt, Body::Code)),
            Command::StoreReceipt { operation, receipt } => {
                self.receipts.insert(receipt);
                self.remove(&operation, true);
            }
            Command::Delete(operation) => {
                self.deleted.insert(operation.id.clone());
                self.remove(&operation, false);
            }
            Command::SetTimer(timer, after) => {
                self.tabs[tab].timer = Some((timer, self.now + u64::from(after)));
            }
        }
    }

    fn tell_stored(&mut self, tab: usize) {
        let all = self.all();
        self.tell(tab, Event::Enqueued(all));
    }

    /// Photos of an answer stay, or the mark that they were sent: the answer may be changed later.
    fn remove(&mut self, operation: &Operation, sent: bool) {
        self.stored.remove(&operation.id);
        for photo in &operation.photos {
            if operation.batch.is_none() {
                self.photos.remove(&photo.uuid);
            } else if sent {
                self.photos.insert(photo.uuid.clone(), true);
            }
        }
    }

    fn pass_lock(&mut self) {
        if self.lock.is_none() && !self.waiting.is_empty() {
            let tab = self.waiting.remove(0);
            self.lock = Some(tab);
            let all = self.all();
            self.tell(tab, Event::Started(all));
        }
    }

    fn restart(&mut self, tab: usize) {
        self.tabs[tab].life += 1;
        self.tabs[tab].timer = None;
        self.tabs[tab].machine = Machine::new(self.online);
        self.waiting.retain(|waiting| *waiting != tab);
        if self.lock == Some(tab) {
            self.lock = None;
        }
        let all = self.all();
        self.tell(tab, Event::Restarted(all));
        self.tell_session(tab);
        self.pass_lock();
    }

    fn tell_session(&mut self, tab: usize) {
        let who = self.cookie.map_or(Who::Nobody, |person| Who::Person(PEOPLE[person].into()));
        self.tell(tab, Event::Session(who));
    }

    fn make(&mut self, tab: usize, what: u16) {
        let number = self.made.len();
        let id = format!("op{number}");
        let photos = (0..what % 3).map(|index| PhotoRef {
            uuid: format!("{id}-photo{index}"),
            sha256: String::new(),
            size: 10,
            sent: false,
        });
        let operation = Operation {
            id: id.clone(),
            order: u64::try_from(number).unwrap(),
            aggregate: format!("thing{}", what / 3 % 3),
            // Answers go together; handing in ideas and accounts goes one by one.
            kind: if (what / 9).is_multiple_of(2) {
                "Answer"
            } else if (what / 18).is_multiple_of(2) {
                "SubmitInitiative"
            } else {
                "AccountForInitiative"
            }
            .into(),
            batch: ((what / 9).is_multiple_of(2)).then(|| WALK.to_owned()),
            after: self.some_to_wait_for(what / 144, (what / 9).is_multiple_of(2)),
            actor: PEOPLE[usize::from(what / 18 % 2)].into(),
            payload: if (what / 36).is_multiple_of(4) { "bad".into() } else { "good".into() },
            photos: photos.collect(),
            state: State::Waiting,
            attempts: 0,
            in_doubt: false,
            reason: None,
            code_asked_at: None,
            codes_asked: 0,
        };
        self.photos.extend(operation.photos.iter().map(|photo| (photo.uuid.clone(), false)));
        self.made.push(operation.clone());
        self.stored.insert(id, operation);
        self.tell_stored(tab);
    }

    /// Something that was made before and is still here, or the whole walk, or nothing.
    fn some_to_wait_for(&self, what: u16, in_walk: bool) -> Vec<String> {
        let earlier: Vec<_> = self.stored.keys().collect();
        match what % 4 {
            0 if !earlier.is_empty() => vec![earlier[usize::from(what / 4) % earlier.len()].clone()],
            1 if !in_walk => vec![WALK.to_owned()],
            _ => Vec::new(),
        }
    }

    /// The person changes an answer: the new one takes the place of the old one, unless the server may have that.
    fn change_answer(&mut self, tab: usize, which: usize) {
        let answers: Vec<_> = self.made.iter().filter(|made| made.batch.is_some()).cloned().collect();
        let Some(old) = answers.get(which % answers.len().max(1)) else { return };
        // Only the last answer at an item can be changed, and not one that the person threw away.
        let later = |made: &&Operation| made.aggregate == old.aggregate && made.order > old.order;
        if self.made.iter().any(|made| later(&made)) || self.deleted.contains(&old.id) {
            return;
        }
        let number = self.made.len();
        let stored = self.stored.get(&old.id).cloned();
        let new = Operation {
            id: format!("op{number}"),
            order: u64::try_from(number).unwrap(),
            payload: format!("good, changed {number}"),
            state: State::Waiting,
            attempts: 0,
            in_doubt: false,
            reason: None,
            // What it waits for may be gone, and may come back as something else: only what is here counts.
            after: old.after.iter().filter(|name| self.stored.contains_key(*name)).cloned().collect(),
            photos: stored.as_ref().unwrap_or(old).photos.clone(),
            ..old.clone()
        };
        if stored.is_some_and(|stored| stored.may_change()) {
            self.stored.remove(&old.id);
            self.replaced.insert(old.id.clone());
        }
        self.made.push(new.clone());
        self.stored.insert(new.id.clone(), new);
        self.tell_stored(tab);
    }

    fn mend(&mut self, tab: usize, which: usize) {
        let refused: Vec<_> = self.stored.values().filter(|o| o.state == State::Refused).cloned().collect();
        let Some(mut operation) = refused.get(which % refused.len().max(1)).cloned() else { return };
        operation.payload = format!("good, mended {}", self.now);
        operation.state = State::Waiting;
        operation.reason = None;
        self.stored.insert(operation.id.clone(), operation);
        self.tell_stored(tab);
    }

    fn deliver(&mut self, letter: &Letter) {
        let event = self.server.receive(letter);
        self.replies.push(Reply { tab: letter.tab, life: letter.life, event });
    }

    fn hear(&mut self, reply: Reply) {
        if self.tabs[reply.tab].life == reply.life {
            self.tell(reply.tab, reply.event);
        }
    }

    fn lose(&mut self, letter: &Letter, setback: Setback) {
        let attempt = letter.attempt;
        let event = match letter.body {
            Body::Photo(_) => Event::PhotoAnswer(attempt, PhotoOutcome::Transient(setback)),
            Body::Send(_) => Event::SendAnswer(attempt, SendOutcome::Transient(setback)),
            Body::Code => Event::CodeAnswer(attempt, CodeOutcome::Transient(setback)),
        };
        self.hear(Reply { tab: letter.tab, life: letter.life, event });
    }

    fn pass_time(&mut self, ms: u64) {
        self.now += ms;
        for tab in 0..2 {
            if let Some((timer, _)) = self.tabs[tab].timer.take_if(|(_, at)| *at <= self.now) {
                self.tell(tab, Event::TimerFired(timer));
            }
        }
    }

    pub(super) fn happen(&mut self, what: u8, how: u16) {
        let tab = usize::from(how % 2);
        let pick = usize::from(how / 2);
        let letter = (!self.wire.is_empty()).then(|| pick % self.wire.len().max(1));
        let reply = (!self.replies.is_empty()).then(|| pick % self.replies.len().max(1));
        match what {
            0..=4 => self.make(tab, how / 2),
            5..=9 => {
                if let Some(index) = letter {
                    let letter = self.wire.remove(index);
                    self.deliver(&letter);
                }
            }
            10 => {
                if let Some(index) = letter {
                    let letter = self.wire[index].clone();
                    self.deliver(&letter);
                }
            }
            11 => {
                if let Some(index) = letter {
                    let letter = self.wire.remove(index);
                    self.lose(&letter, Setback::NoConnection);
                }
            }
            12 => {
                if let Some(index) = letter {
                    let letter = self.wire[index].clone();
                    self.lose(&letter, Setback::TooSlow);
                }
            }
            13..=18 => {
                if let Some(index) = reply {
                    let reply = self.replies.remove(index);
                    self.hear(reply);
                }
            }
            19 => {
                if let Some(index) = reply {
                    self.replies.remove(index);
                }
            }
            20 => self.restart(tab),
            21 => self.dies_after = Some(pick % 3),
            22 => {
                self.online = !self.online;
                for tab in 0..2 {
                    self.tell(tab, if self.online { Event::Online } else { Event::Offline });
                }
            }
            23 => self.cookie = None,
            24..=26 => self.sign_in(Some(pick % 2)),
            27 => self.sign_in(None),
            28..=31 => self.pass_time(u64::from(how) * 20),
            32 => {
                let id = self.made.get(pick % self.made.len().max(1)).map(|operation| operation.id.clone());
                self.tell(tab, Event::UserRetries(id.filter(|_| !how.is_multiple_of(3))));
            }
            33 => {
                if let Some(id) = self.made.get(pick % self.made.len().max(1)).map(|o| o.id.clone()) {
                    self.tell(tab, Event::UserDeletes(id));
                }
            }
            34 => self.mend(tab, pick),
            35 => self.server.mood = u8::try_from(pick % 4).unwrap(),
            36 => self.steal(tab),
            39..=41 => self.change_answer(tab, pick),
            _ => {
                self.tell_stored(tab);
            }
        }
    }

    fn sign_in(&mut self, person: Option<usize>) {
        self.cookie = person;
        for tab in 0..2 {
            self.tell_session(tab);
        }
    }

    /// A tab that waits for the right takes it from one that seems dead.
    fn steal(&mut self, tab: usize) {
        let Some(holder) = self.lock.filter(|holder| *holder != tab && self.waiting.contains(&tab)) else {
            return;
        };
        self.waiting.retain(|waiting| *waiting != tab);
        self.lock = Some(tab);
        let all = self.all();
        self.tell(tab, Event::Started(all));
        self.tell(holder, Event::Stopped);
    }

    /// The world behaves for as long as it takes.
    pub(super) fn heal(&mut self) {
        self.dies_after = None;
        self.online = true;
        for round in 0..2_000_usize {
            if round.is_multiple_of(10) {
                self.sign_in(Some(round / 10 % 2));
                for tab in 0..2 {
                    self.tell(tab, Event::Online);
                    self.tell_stored(tab);
                }
            }
            self.mend(0, round);
            self.server.mood = 0;
            for letter in std::mem::take(&mut self.wire) {
                self.deliver(&letter);
            }
            for reply in std::mem::take(&mut self.replies) {
                self.hear(reply);
            }
            // An attempt of which the answer was lost runs into its time limit.
            for tab in 0..2 {
                if let Some((attempt, flight)) = self.tabs[tab].machine.flight.clone() {
                    if !self.wire.iter().any(|letter| letter.tab == tab && letter.attempt == attempt) {
                        let life = self.tabs[tab].life;
                        let body = match flight {
                            machine::Flight::Send { .. } => Body::Send(Vec::new()),
                            machine::Flight::Code { .. } => Body::Code,
                            machine::Flight::Photo { .. } => Body::Photo(PhotoRef {
                                uuid: String::new(),
                                sha256: String::new(),
                                size: 0,
                                sent: false,
                            }),
                        };
                        self.lose(&Letter { tab, life, cookie: None, attempt, body }, Setback::TooSlow);
                    }
                }
            }
            self.pass_time(400_000);
            if self.stored.is_empty() && self.wire.is_empty() && self.replies.is_empty() {
                return;
            }
        }
    }
}
