use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Does each operation once, and watches that nobody breaks a promise.
#[derive(Default)]
pub(super) struct Server {
    pub(super) photos: BTreeSet<String>,
    pub(super) done: BTreeMap<String, String>,
    pub(super) order: Vec<String>,
    /// The answer that counts, per item: the newest, also when an older one comes late.
    pub(super) newest: BTreeMap<String, (u64, String)>,
    pub(super) mood: u8,
}

impl Server {
    pub(super) fn receive(&mut self, letter: &Letter) -> Event {
        let attempt = letter.attempt;
        let mood = std::mem::take(&mut self.mood);
        match &letter.body {
            Body::Photo(photo) => Event::PhotoAnswer(
                attempt,
                match (letter.cookie, mood) {
                    (None, _) => PhotoOutcome::Unauthenticated,
                    (_, 1) => PhotoOutcome::Transient(Setback::Server),
                    (_, 2) => PhotoOutcome::TooMany { retry_after_ms: 5_000 },
                    _ => {
                        self.photos.insert(photo.uuid.clone());
                        PhotoOutcome::Stored
                    }
                },
            ),
            Body::Code => Event::CodeAnswer(
                attempt,
                if mood == 1 { CodeOutcome::Transient(Setback::Server) } else { CodeOutcome::Asked },
            ),
            Body::Send(operations) => Event::SendAnswer(
                attempt,
                match (letter.cookie, mood) {
                    (None, _) => SendOutcome::Unauthenticated,
                    (_, 1) => SendOutcome::Transient(Setback::Server),
                    (_, 2) => SendOutcome::TooMany { retry_after_ms: 5_000 },
                    (Some(person), mood) => {
                        let answers = operations
                            .iter()
                            .map(|operation| (operation.id.clone(), self.perform(operation, person)))
                            .collect();
                        // Done, but the server falls over before it can say so.
                        if mood == 3 {
                            SendOutcome::Transient(Setback::Server)
                        } else {
                            SendOutcome::Answered(answers)
                        }
                    }
                },
            ),
        }
    }

    fn perform(&mut self, operation: &Operation, person: usize) -> Answer {
        assert_eq!(operation.actor, PEOPLE[person], "sent in another person's name");
        let refused = |code: &str| {
            Answer::Refused(vec![Refused { code: code.into(), message: "Pas dit aan".into(), field: None }])
        };
        if let Some(content) = self.done.get(&operation.id) {
            return if *content == operation.payload {
                Answer::Accepted { receipt: operation.id.clone() }
            } else {
                refused("OPERATION_REUSED")
            };
        }
        if operation.payload.contains("bad") {
            return refused("TOO_LONG");
        }
        for photo in &operation.photos {
            assert!(self.photos.contains(&photo.uuid), "a photo came after what needs it");
        }
        self.done.insert(operation.id.clone(), operation.payload.clone());
        self.order.push(operation.id.clone());
        if operation.batch.is_some() {
            let newest = self.newest.entry(operation.aggregate.clone()).or_default();
            *newest = std::cmp::max(newest.clone(), (operation.order, operation.id.clone()));
        }
        Answer::Accepted { receipt: operation.id.clone() }
    }
}
