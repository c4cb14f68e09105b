//! What the machine makes of an answer.

use std::slice;

use super::backoff;
use super::event::{
    Answer, AttemptId, CodeOutcome, Command, Moment, PhotoOutcome, SendOutcome, Setback, Who,
};
use super::machine::{Flight, Machine};
use super::operation::{Reason, Refused};

impl Machine {
    pub(super) fn photo_answered(
        &mut self,
        moment: Moment,
        attempt: AttemptId,
        outcome: PhotoOutcome,
        commands: &mut Vec<Command>,
    ) {
        // A late answer changes nothing: the photo is simply sent again.
        let Some(Flight::Photo { operation: id, uuid }) = self.land(attempt) else { return };
        match outcome {
            PhotoOutcome::Stored => {
                self.silent_attempts = 0;
                self.change(&id, commands, |operation| {
                    operation.attempts = 0;
                    operation.reason = None;
                    for photo in operation.photos.iter_mut().filter(|photo| photo.uuid == uuid) {
                        photo.sent = true;
                    }
                });
            }
            PhotoOutcome::Refused(reason) => self.change(&id, commands, |operation| {
                let place = operation.photos.iter().position(|photo| photo.uuid == uuid).unwrap_or_default();
                operation.refuse(vec![Refused { field: Some(format!("photoIds.{place}")), ..reason }]);
            }),
            PhotoOutcome::Unauthenticated => self.who = Who::Nobody,
            PhotoOutcome::Transient(setback) => {
                self.set_back(moment, slice::from_ref(&id), setback, commands)
            }
            PhotoOutcome::TooMany { retry_after_ms } => {
                self.be_patient(moment, slice::from_ref(&id), retry_after_ms, commands);
            }
        }
        self.bury(&[id], commands);
    }

    pub(super) fn send_answered(
        &mut self,
        moment: Moment,
        attempt: AttemptId,
        outcome: SendOutcome,
        commands: &mut Vec<Command>,
    ) {
        let flight = self.land(attempt);
        let SendOutcome::Answered(answers) = outcome else {
            let Some(Flight::Send { operations: ids }) = flight else { return };
            match outcome {
                SendOutcome::Unauthenticated => {
                    self.who = Who::Nobody;
                    for id in &ids {
                        self.change(id, commands, |operation| operation.in_doubt = false);
                    }
                }
                SendOutcome::Transient(setback) => self.set_back(moment, &ids, setback, commands),
                SendOutcome::TooMany { retry_after_ms } => {
                    self.be_patient(moment, &ids, retry_after_ms, commands);
                }
                SendOutcome::Answered(_) => {}
            }
            return self.bury(&ids, commands);
        };
        let mut open = match flight {
            Some(Flight::Send { operations }) => operations,
            _ => Vec::new(),
        };
        self.silent_attempts = 0;
        for (id, answer) in answers {
            let expected =
                open.iter().position(|known| *known == id).map(|index| open.remove(index)).is_some();
            match answer {
                // Also when it comes late or twice: what is done is done.
                Answer::Accepted { receipt } => {
                    if let Some(index) = self.outbox.iter().position(|operation| operation.id == id) {
                        let operation = self.outbox.remove(index);
                        commands.push(Command::StoreReceipt { operation, receipt });
                    }
                    self.not_before.remove(&id);
                    self.doomed.remove(&id);
                }
                // A late refusal says nothing about the attempt that followed it.
                Answer::Refused(_) if !expected => {}
                Answer::Refused(reasons) if any(&reasons, "SIGN_IN_REQUIRED") => {
                    self.who = Who::Nobody;
                    self.change(&id, commands, |operation| operation.in_doubt = false);
                    self.bury(&[id], commands);
                }
                Answer::Refused(reasons) if any(&reasons, "RATE_LIMITED") => {
                    self.be_patient(moment, slice::from_ref(&id), 60_000, commands);
                    self.bury(&[id], commands);
                }
                Answer::Refused(reasons) => {
                    self.change(&id, commands, |operation| operation.refuse(reasons));
                    self.bury(&[id], commands);
                }
            }
        }
        // The server forgot to answer these: nothing is known about them.
        if !open.is_empty() {
            self.set_back(moment, &open, Setback::Server, commands);
            self.bury(&open, commands);
        }
    }

    pub(super) fn code_answered(
        &mut self,
        moment: Moment,
        attempt: AttemptId,
        outcome: CodeOutcome,
        commands: &mut Vec<Command>,
    ) {
        let Some(Flight::Code { operation: id }) = self.land(attempt) else { return };
        match outcome {
            CodeOutcome::Asked => {
                self.silent_attempts = 0;
                self.change(&id, commands, |operation| {
                    operation.code_asked_at = Some(moment.now);
                    operation.codes_asked = operation.codes_asked.saturating_add(1);
                });
            }
            CodeOutcome::Refused(reason) => self.change(&id, commands, |operation| {
                operation.refuse(vec![Refused { field: Some("email".to_owned()), ..reason }]);
            }),
            CodeOutcome::Transient(setback) => self.set_back(moment, slice::from_ref(&id), setback, commands),
        }
        self.bury(&[id], commands);
    }

    fn set_back(&mut self, moment: Moment, ids: &[String], setback: Setback, commands: &mut Vec<Command>) {
        let nobody_there = matches!(setback, Setback::NoConnection | Setback::TooSlow);
        if nobody_there {
            // It says something about the way, not about the operation: everything waits.
            self.silent_attempts = self.silent_attempts.saturating_add(u32::from(self.online));
            self.quiet_until = moment.now.saturating_add(backoff::after(self.silent_attempts, moment.dice));
        }
        let counts = self.online;
        for id in ids {
            self.change(id, commands, |operation| {
                operation.attempts = operation.attempts.saturating_add(u32::from(counts));
                operation.reason = Some(Reason::Setback(setback));
            });
            if !nobody_there {
                let attempts =
                    self.outbox.iter().find(|operation| operation.id == *id).map_or(1, |o| o.attempts);
                let until = moment.now.saturating_add(backoff::after(attempts, moment.dice));
                self.not_before.insert(id.clone(), until);
            }
        }
    }

    fn be_patient(&mut self, moment: Moment, ids: &[String], ms: u32, commands: &mut Vec<Command>) {
        self.quiet_until = moment.now.saturating_add(u64::from(ms.max(1_000)));
        for id in ids {
            self.change(id, commands, |operation| {
                operation.in_doubt = false;
                operation.reason = Some(Reason::Setback(Setback::TooOften));
            });
        }
    }
}

fn any(reasons: &[Refused], code: &str) -> bool {
    reasons.iter().any(|reason| reason.code == code)
}
