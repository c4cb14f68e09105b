//! What telling how it went asks of the machine: photos of the result and of receipts first, then the accounts, once.

use super::*;

/// Accounts with a photo of the result and one of a receipt.
fn accounts() -> Operation {
    Operation {
        kind: "AccountForInitiative".into(),
        photos: vec![photo("result"), photo("receipt")],
        ..operation("accounts", 1, "verantwoording:W-7KQ2M9")
    }
}

fn put(commands: &[Command]) -> Option<(AttemptId, String)> {
    commands.iter().find_map(|command| match command {
        Command::PutPhoto(attempt, photo) => Some((*attempt, photo.uuid.clone())),
        _ => None,
    })
}

#[test]
fn photos_go_before_the_accounts_and_each_once() {
    let mut phone = Phone::of_anna();
    let mut commands = phone.do_things([accounts()]);
    let mut photos = Vec::new();
    while let Some((attempt, uuid)) = put(&commands) {
        photos.push(uuid);
        commands = phone.hear(Event::PhotoAnswer(attempt, PhotoOutcome::Stored));
    }
    assert_eq!((photos, sent_ids(&commands)), (vec!["result".into(), "receipt".into()], vec!["accounts"]));
    phone.answer(&commands, accepted);
    assert!(phone.machine.outbox().is_empty());
}

#[test]
fn a_server_that_stops_halfway_gets_the_same_accounts_again() {
    let mut phone = Phone::of_anna();
    let commands = phone.do_things([accounts()]);
    let (attempt, _) = put(&commands).expect("a photo goes first");
    let commands = phone.hear(Event::PhotoAnswer(attempt, PhotoOutcome::Stored));
    let (attempt, _) = put(&commands).expect("then the other");
    // The server is gone while the receipt is under way: what it has stays sent.
    let commands = phone.hear(Event::PhotoAnswer(attempt, PhotoOutcome::Transient(Setback::NoConnection)));
    let (timer, after) = timer(&commands).expect("it is tried again by itself");
    assert_eq!(phone.machine.standing("accounts"), Some(Standing::WaitsForConnection));
    phone.now += u64::from(after);
    let commands = phone.hear(Event::TimerFired(timer));
    assert_eq!(put(&commands).map(|(_, uuid)| uuid).as_deref(), Some("receipt"));
    let (attempt, _) = put(&commands).expect("the receipt once more");
    let commands = phone.hear(Event::PhotoAnswer(attempt, PhotoOutcome::Stored));
    // It does them and stops before it can say so: they may be there, so nothing about them changes.
    let (_, first) =
        sent(&commands).map(|(attempt, all)| (attempt, all.to_vec())).expect("then the accounts");
    phone.fail(&commands, SendOutcome::Transient(Setback::NoConnection));
    assert!(!phone.one("accounts").may_change());
    let commands = phone.hear(Event::UserRetries(Some("accounts".into())));
    let (_, again) = sent(&commands).expect("the same accounts once more");
    assert_eq!((&first[0].id, &first[0].payload), (&again[0].id, &again[0].payload));
    let commands = phone.answer(&commands, accepted);
    let receipts = commands.iter().filter(|command| matches!(command, Command::StoreReceipt { .. }));
    assert_eq!(receipts.count(), 1);
}

#[test]
fn what_came_back_is_told_anew_under_another_id_after_the_first() {
    let mut phone = Phone::of_anna();
    let again = Operation { order: 2, id: "again".into(), photos: Vec::new(), ..accounts() };
    let first = Operation { photos: Vec::new(), ..accounts() };
    let commands = phone.do_things([again, first]);
    assert_eq!(sent_ids(&commands), ["accounts"]);
    let commands = phone.answer(&commands, accepted);
    assert_eq!(sent_ids(&commands), ["again"]);
}
