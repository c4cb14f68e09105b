//! What the machine does, told one case at a time.

use super::*;

mod accounting;
mod walks;

const ANNA: &str = "anna@example.org";

/// A phone with its machine; the clock stands until it is moved.
struct Phone {
    machine: Machine,
    now: u64,
}

impl Phone {
    /// Online, with Anna signed in.
    fn of_anna() -> Self {
        let mut phone = Self { machine: Machine::new(true), now: 1_000_000 };
        phone.hear(Event::Session(Who::Person(ANNA.into())));
        phone
    }

    fn without_session() -> Self {
        let mut phone = Self { machine: Machine::new(true), now: 1_000_000 };
        phone.hear(Event::Session(Who::Nobody));
        phone
    }

    /// Gives the right to send at once, as when there is no other tab.
    fn hear(&mut self, event: Event) -> Vec<Command> {
        let mut commands = self.machine.handle(Moment { now: self.now, dice: 0 }, event);
        if let Some(at) = commands.iter().position(|command| *command == Command::Acquire) {
            commands.remove(at);
            let stored = self.machine.outbox().to_vec();
            commands.extend(self.hear(Event::Started(stored)));
        }
        commands
    }

    fn do_things(&mut self, more: impl IntoIterator<Item = Operation>) -> Vec<Command> {
        let mut all = self.machine.outbox().to_vec();
        all.extend(more);
        self.hear(Event::Enqueued(all))
    }

    fn answer(&mut self, commands: &[Command], answer: impl Fn(&str) -> Answer) -> Vec<Command> {
        let (attempt, operations) = sent(commands).expect("something was sent");
        let answers = operations.iter().map(|o| (o.id.clone(), answer(&o.id))).collect();
        self.hear(Event::SendAnswer(attempt, SendOutcome::Answered(answers)))
    }

    fn fail(&mut self, commands: &[Command], outcome: SendOutcome) -> Vec<Command> {
        let (attempt, _) = sent(commands).expect("something was sent");
        self.hear(Event::SendAnswer(attempt, outcome))
    }

    fn one(&self, id: &str) -> &Operation {
        self.machine.outbox().iter().find(|operation| operation.id == id).expect("it is on the phone")
    }
}

fn operation(id: &str, order: u64, aggregate: &str) -> Operation {
    Operation {
        id: id.into(),
        order,
        aggregate: aggregate.into(),
        kind: "SendMessage".into(),
        batch: None,
        after: Vec::new(),
        actor: ANNA.into(),
        payload: "{}".into(),
        photos: Vec::new(),
        state: State::Waiting,
        attempts: 0,
        in_doubt: false,
        reason: None,
        code_asked_at: None,
        codes_asked: 0,
    }
}

fn photo(uuid: &str) -> PhotoRef {
    PhotoRef { uuid: uuid.into(), sha256: "x".into(), size: 100, sent: false }
}

fn accepted(id: &str) -> Answer {
    Answer::Accepted { receipt: format!("receipt of {id}") }
}

fn reason(code: &str, message: &str, field: Option<&str>) -> Refused {
    Refused { code: code.into(), message: message.into(), field: field.map(str::to_owned) }
}

fn refused(code: &str) -> Answer {
    Answer::Refused(vec![reason(code, "Maak de titel korter", Some("title"))])
}

fn sent(commands: &[Command]) -> Option<(AttemptId, &[Operation])> {
    commands.iter().find_map(|command| match command {
        Command::Send(attempt, operations) => Some((*attempt, operations.as_slice())),
        _ => None,
    })
}

fn sent_ids(commands: &[Command]) -> Vec<&str> {
    sent(commands).map(|(_, all)| all.iter().map(|o| o.id.as_str()).collect()).unwrap_or_default()
}

fn timer(commands: &[Command]) -> Option<(TimerId, u32)> {
    commands.iter().find_map(|command| match command {
        Command::SetTimer(timer, after) => Some((*timer, *after)),
        _ => None,
    })
}

fn code_asked(commands: &[Command]) -> Option<AttemptId> {
    commands.iter().find_map(|command| match command {
        Command::RequestCode(attempt, _) => Some(*attempt),
        _ => None,
    })
}

#[test]
fn what_is_accepted_goes_with_the_servers_receipt_and_not_before() {
    let mut phone = Phone::of_anna();
    let first = phone.do_things([operation("a", 1, "idea")]);
    assert_eq!(sent_ids(&first), ["a"]);
    assert_eq!(phone.machine.standing("a"), Some(Standing::Sending));
    let after = phone.answer(&first, accepted);
    assert!(matches!(&after[0], Command::StoreReceipt { receipt, .. } if receipt == "receipt of a"));
    assert_eq!(after[1], Command::Release);
    assert!(phone.machine.outbox().is_empty());
}

#[test]
fn it_is_marked_as_in_doubt_before_it_leaves() {
    let mut phone = Phone::of_anna();
    let commands = phone.do_things([operation("a", 1, "idea")]);
    let kept = commands.iter().position(|c| matches!(c, Command::Keep(o) if o.in_doubt)).unwrap();
    let left = commands.iter().position(|c| matches!(c, Command::Send(..))).unwrap();
    assert!(kept < left);
    assert!(!phone.one("a").may_change());
}

#[test]
fn order_is_kept_within_one_thing_and_photos_go_first() {
    let mut phone = Phone::of_anna();
    let mut with_photos = operation("a", 1, "idea");
    with_photos.photos = vec![photo("p1"), photo("p2")];
    let mut commands = phone.do_things([operation("b", 2, "idea"), with_photos]);
    for expected in ["p1", "p2"] {
        let Some(Command::PutPhoto(attempt, photo)) =
            commands.iter().find(|c| matches!(c, Command::PutPhoto(..)))
        else {
            panic!("no photo in {commands:?}");
        };
        assert_eq!(photo.uuid, expected);
        commands = phone.hear(Event::PhotoAnswer(*attempt, PhotoOutcome::Stored));
    }
    assert_eq!(sent_ids(&commands), ["a"]);
    assert_eq!(phone.machine.standing("b"), Some(Standing::Waits));
    let commands = phone.answer(&commands, accepted);
    assert_eq!(sent_ids(&commands), ["b"]);
}

#[test]
fn a_refusal_stays_with_its_reason_and_holds_up_only_its_own_thing() {
    let mut phone = Phone::of_anna();
    let commands =
        phone.do_things([operation("a", 1, "one"), operation("b", 2, "one"), operation("c", 3, "two")]);
    let commands = phone.answer(&commands, |_| refused("TOO_LONG"));
    assert_eq!(sent_ids(&commands), ["c"]);
    let standing = phone.machine.standing("a");
    assert_eq!(
        standing,
        Some(Standing::Refused(vec![reason("TOO_LONG", "Maak de titel korter", Some("title"))]))
    );
    assert_eq!(phone.machine.standing("b"), Some(Standing::WaitsForEarlier));
    assert!(phone.one("a").may_change(), "the server has certainly not done it");

    let mut mended = phone.one("a").clone();
    mended.payload = r#"{"title":"kort"}"#.into();
    mended.state = State::Waiting;
    let stored = vec![mended, phone.one("b").clone()];
    let answer = phone.answer(&commands, accepted);
    assert!(sent(&answer).is_none());
    assert_eq!(sent_ids(&phone.hear(Event::Enqueued(stored))), ["a"]);
}

#[test]
fn send_all_leaves_alone_what_was_refused_and_retrying_one_does_not() {
    let mut phone = Phone::of_anna();
    let commands = phone.do_things([operation("a", 1, "one")]);
    phone.answer(&commands, |_| refused("TOO_LONG"));
    assert!(sent(&phone.hear(Event::UserRetries(None))).is_none());
    assert_eq!(sent_ids(&phone.hear(Event::UserRetries(Some("a".into())))), ["a"]);
}

#[test]
fn a_lost_session_pauses_everything_until_the_same_person_is_back() {
    let mut phone = Phone::of_anna();
    let commands = phone.do_things([operation("a", 1, "idea")]);
    let commands = phone.fail(&commands, SendOutcome::Unauthenticated);
    assert!(sent(&commands).is_none());
    assert_eq!(phone.machine.standing("a"), Some(Standing::Sending), "a code is being asked for");
    let attempt = code_asked(&commands).expect("a code is asked for by itself");
    phone.hear(Event::CodeAnswer(attempt, CodeOutcome::Asked));
    assert_eq!(phone.machine.standing("a"), Some(Standing::WaitsForSignIn));

    let other = phone.hear(Event::Session(Who::Person("bram@example.org".into())));
    assert!(sent(&other).is_none(), "not in another person's name");
    assert_eq!(phone.machine.standing("a"), Some(Standing::WaitsForSignIn));
    let same = phone.hear(Event::Session(Who::Person(" Anna@Example.org".into())));
    assert_eq!(sent_ids(&same), ["a"]);
}

#[test]
fn a_refusal_that_asks_to_sign_in_is_no_refusal() {
    let mut phone = Phone::of_anna();
    let commands = phone.do_things([operation("a", 1, "idea")]);
    let commands = phone.answer(&commands, |_| refused("SIGN_IN_REQUIRED"));
    assert!(code_asked(&commands).is_some());
    assert_eq!(phone.one("a").state, State::Waiting);
}

#[test]
fn a_code_is_asked_for_when_the_connection_returns_and_at_most_three_times() {
    let mut phone = Phone::without_session();
    phone.hear(Event::Offline);
    assert_eq!(phone.do_things([operation("a", 1, "idea")]), []);
    assert_eq!(phone.machine.standing("a"), Some(Standing::WaitsForConnection));
    let mut asked = 0;
    for _ in 0..10 {
        let commands = phone.hear(Event::Online);
        if let Some(attempt) = code_asked(&commands) {
            asked += 1;
            phone.hear(Event::CodeAnswer(attempt, CodeOutcome::Asked));
        }
        assert_eq!(code_asked(&phone.hear(Event::Online)), None, "the last code still works");
        phone.now += 20 * 60_000;
    }
    assert_eq!(asked, 3);
}

#[test]
fn an_address_that_cannot_be_used_is_shown_at_its_question() {
    let mut phone = Phone::without_session();
    let commands = phone.do_things([operation("a", 1, "idea")]);
    let attempt = code_asked(&commands).unwrap();
    let outcome = CodeOutcome::Refused(reason("BAD_FORMAT", "Vul een e-mailadres in", None));
    phone.hear(Event::CodeAnswer(attempt, outcome));
    let standing = phone.machine.standing("a");
    assert_eq!(
        standing,
        Some(Standing::Refused(vec![reason("BAD_FORMAT", "Vul een e-mailadres in", Some("email"))]))
    );
}

#[test]
fn without_a_connection_nothing_is_tried_and_no_attempt_counts() {
    let mut phone = Phone::of_anna();
    let commands = phone.do_things([operation("a", 1, "idea")]);
    phone.hear(Event::Offline);
    let commands = phone.fail(&commands, SendOutcome::Transient(Setback::NoConnection));
    assert_eq!(phone.one("a").attempts, 0);
    assert_eq!(timer(&commands), None);
    assert_eq!(sent_ids(&phone.hear(Event::Online)), ["a"]);
}

#[test]
fn a_server_that_fails_is_tried_again_later_and_later() {
    let mut phone = Phone::of_anna();
    let mut commands = phone.do_things([operation("a", 1, "idea"), operation("b", 2, "other")]);
    let mut waits = Vec::new();
    for round in 1..=4 {
        commands = phone.fail(&commands, SendOutcome::Transient(Setback::Server));
        assert_eq!(phone.one("a").attempts, round);
        if round == 1 {
            // One that fails does not hold up another.
            assert_eq!(sent_ids(&commands), ["b"]);
            commands = phone.answer(&commands, accepted);
        }
        let (id, after) = timer(&commands).expect("a timer");
        waits.push(after);
        phone.now += u64::from(after);
        commands = phone.hear(Event::TimerFired(id));
        assert_eq!(sent_ids(&commands), ["a"]);
    }
    assert_eq!(waits, [1_000, 2_000, 4_000, 8_000]);
    let commands = phone.answer(&commands, accepted);
    assert!(matches!(commands[0], Command::StoreReceipt { .. }));
}

#[test]
fn no_connection_quiets_everything_until_the_person_or_the_device_says_so() {
    let mut phone = Phone::of_anna();
    let commands = phone.do_things([operation("a", 1, "idea"), operation("b", 2, "other")]);
    let commands = phone.fail(&commands, SendOutcome::Transient(Setback::TooSlow));
    assert!(sent(&commands).is_none(), "b would only wait as long again");
    assert_eq!(sent_ids(&phone.hear(Event::UserRetries(None))), ["a"]);
}

#[test]
fn too_often_waits_as_long_as_the_server_says() {
    let mut phone = Phone::of_anna();
    let commands = phone.do_things([operation("a", 1, "idea")]);
    let commands = phone.fail(&commands, SendOutcome::TooMany { retry_after_ms: 30_000 });
    let (id, after) = timer(&commands).unwrap();
    assert_eq!(after, 30_000);
    phone.now += 10_000;
    assert!(sent(&phone.hear(Event::TimerFired(TimerId(id.0 - 1)))).is_none());
    phone.now += 20_000;
    assert_eq!(sent_ids(&phone.hear(Event::TimerFired(id))), ["a"]);
}

#[test]
fn a_late_answer_counts_when_it_is_a_yes_and_not_when_it_is_a_no() {
    let mut phone = Phone::of_anna();
    let first = phone.do_things([operation("a", 1, "idea"), operation("b", 2, "other")]);
    let (old, _) = sent(&first).unwrap();
    phone.fail(&first, SendOutcome::Transient(Setback::TooSlow));
    let again = phone.hear(Event::UserRetries(None));
    assert_eq!(sent_ids(&again), ["a"]);
    let no = SendOutcome::Answered(vec![("a".into(), refused("TOO_LONG"))]);
    phone.hear(Event::SendAnswer(old, no));
    assert_eq!(phone.one("a").state, State::Waiting);
    let yes = SendOutcome::Answered(vec![("a".into(), accepted("a"))]);
    let commands = phone.hear(Event::SendAnswer(old, yes.clone()));
    assert!(matches!(commands[0], Command::StoreReceipt { .. }));
    let (new, _) = sent(&again).unwrap();
    let commands = phone.hear(Event::SendAnswer(new, yes));
    assert!(!commands.iter().any(|c| matches!(c, Command::StoreReceipt { .. })), "one receipt is enough");
    assert_eq!(sent_ids(&commands), ["b"]);
}

#[test]
fn deleting_waits_for_the_answer_that_is_under_way() {
    for (outcome, deleted) in [(Setback::NoConnection, true), (Setback::Server, true)] {
        let mut phone = Phone::of_anna();
        let commands = phone.do_things([operation("a", 1, "idea")]);
        assert!(phone.hear(Event::UserDeletes("a".into())).is_empty());
        let commands = phone.fail(&commands, SendOutcome::Transient(outcome));
        assert_eq!(commands.iter().any(|c| matches!(c, Command::Delete(_))), deleted);
    }
    let mut phone = Phone::of_anna();
    let commands = phone.do_things([operation("a", 1, "idea")]);
    phone.hear(Event::UserDeletes("a".into()));
    let commands = phone.answer(&commands, accepted);
    assert!(matches!(commands[0], Command::StoreReceipt { .. }), "it arrived: the person must know");
}

#[test]
fn deleting_what_waits_needs_the_right_to_send() {
    let mut machine = Machine::new(false);
    let moment = Moment { now: 1, dice: 0 };
    machine.handle(moment, Event::Restarted(vec![operation("a", 1, "idea")]));
    let commands = machine.handle(moment, Event::UserDeletes("a".into()));
    assert_eq!(commands, [Command::Acquire]);
    let stored = machine.outbox().to_vec();
    let commands = machine.handle(moment, Event::Started(stored));
    assert!(matches!(&commands[..], [Command::Delete(gone), Command::Release] if gone.id == "a"));
}

#[test]
fn a_photo_that_the_server_will_not_have_is_named() {
    let mut phone = Phone::of_anna();
    let mut with_photo = operation("a", 1, "idea");
    with_photo.photos = vec![PhotoRef { sent: true, ..photo("p0") }, photo("p1")];
    let commands = phone.do_things([with_photo]);
    let Some(Command::PutPhoto(attempt, _)) = commands.first() else { panic!("{commands:?}") };
    let outcome = PhotoOutcome::Refused(reason("NOT_A_PICTURE", "Dit is geen foto", None));
    phone.hear(Event::PhotoAnswer(*attempt, outcome));
    let standing = phone.machine.standing("a");
    assert_eq!(
        standing,
        Some(Standing::Refused(vec![reason("NOT_A_PICTURE", "Dit is geen foto", Some("photoIds.1"))]))
    );
}

#[test]
fn a_restart_takes_up_where_the_last_life_ended() {
    let mut phone = Phone::of_anna();
    phone.do_things([operation("a", 1, "idea")]);
    let stored = phone.machine.outbox().to_vec();
    let mut phone = Phone::of_anna();
    assert_eq!(sent_ids(&phone.hear(Event::Restarted(stored))), ["a"]);
}

#[test]
fn a_tab_that_lost_the_right_stops_and_asks_again() {
    let mut phone = Phone::of_anna();
    phone.do_things([operation("a", 1, "idea")]);
    let moment = Moment { now: phone.now, dice: 0 };
    assert_eq!(phone.machine.handle(moment, Event::Stopped), [Command::Acquire]);
}

#[test]
fn an_outbox_written_by_an_older_app_is_read() {
    let older =
        r#"{"id":"a","order":1,"aggregate":"x","kind":"SubmitInitiative","actor":"a@b.nl","payload":"{}"}"#;
    let read: Operation = serde_json::from_str(older).unwrap();
    assert_eq!((read.state, read.attempts, read.photos.len()), (State::Waiting, 0, 0));
}
