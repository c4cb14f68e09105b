//! What a walk asks of the machine.

use super::*;

#[test]
fn a_whole_walk_takes_twelve_requests_and_each_photo_once() {
    let mut phone = Phone::of_anna();
    let answers = (0..480).map(|number| {
        let mut answer = operation(&format!("answer{number}"), number, &format!("item{number}"));
        answer.batch = Some("walk".into());
        if number.is_multiple_of(16) {
            answer.photos.push(photo(&format!("photo{number}")));
        }
        answer
    });
    let mut commands = phone.do_things(answers);
    let (mut photos, mut requests) = (Vec::new(), 0);
    loop {
        if let Some(Command::PutPhoto(attempt, photo)) =
            commands.iter().find(|c| matches!(c, Command::PutPhoto(..))).cloned()
        {
            photos.push(photo.uuid);
            commands = phone.hear(Event::PhotoAnswer(attempt, PhotoOutcome::Stored));
        } else if sent(&commands).is_some() {
            requests += 1;
            commands = phone.answer(&commands, accepted);
        } else {
            break;
        }
    }
    let distinct: std::collections::BTreeSet<_> = photos.iter().collect();
    assert_eq!((requests, photos.len(), distinct.len()), (12, 30, 30));
    assert!(phone.machine.outbox().is_empty());
}

#[test]
fn what_waits_for_another_goes_when_that_is_gone() {
    let mut phone = Phone::of_anna();
    let stop = operation("stop", 5, "stop");
    let answer = |id: &str, order| Operation {
        batch: Some("walk".into()),
        after: vec!["stop".into()],
        ..operation(id, order, id)
    };
    let end = Operation { after: vec!["walk".into()], ..operation("end", 4, "end") };
    // The clock of the other tab was behind: the answers stand before their stop in the row.
    let commands = phone.do_things([answer("one", 1), answer("two", 2), end, stop]);
    assert_eq!(sent_ids(&commands), ["stop"]);
    let commands = phone.answer(&commands, accepted);
    assert_eq!(sent_ids(&commands), ["one", "two"]);
    let commands = phone.answer(&commands, |id| if id == "one" { accepted(id) } else { refused("TOO_LONG") });
    assert!(sent_ids(&commands).is_empty());
    assert_eq!(phone.machine.standing("end"), Some(Standing::WaitsForEarlier));
    phone.hear(Event::UserDeletes("two".into()));
    let commands = phone.hear(Event::Online);
    assert_eq!(phone.machine.outbox().len(), 1, "{commands:?}");
    assert_eq!(phone.machine.standing("end"), Some(Standing::Sending));
}
