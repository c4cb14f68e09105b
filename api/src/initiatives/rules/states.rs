use crate::words::words;

words! {
    /// Where an initiative stands. A draft lives on the phone of its submitter and is never here.
    pub enum State {
        /// Handed in; the wijkteam has it.
        Submitted = "submitted",
        /// The submitter was asked something; the clock stands still.
        NeedsCompletion = "needs_completion",
        /// Somebody of the wijkteam works on it.
        InReview = "in_review",
        /// Decided: yes.
        Granted = "granted",
        /// Decided: partly.
        PartlyGranted = "partly_granted",
        /// Decided: no, with the reason.
        Refused = "refused",
        /// Another organisation takes it further.
        Referred = "referred",
        /// The submitter took it back.
        Withdrawn = "withdrawn",
        /// Being carried out.
        InProgress = "in_progress",
        /// Done; the submitter accounts for it.
        Accounting = "accounting",
        /// Accounted for.
        Completed = "completed",
    }
}

impl State {
    /// Whether it waits for an answer: it has an owner and a date.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Submitted | Self::NeedsCompletion | Self::InReview)
    }

    /// The states that wait for an answer.
    pub const OPEN: &'static [Self] = &[Self::Submitted, Self::NeedsCompletion, Self::InReview];

    /// The states in which money is promised that can still be paid.
    pub const PROMISED: &'static [Self] =
        &[Self::Granted, Self::PartlyGranted, Self::InProgress, Self::Accounting];

    /// The states in which somebody still has to do something.
    pub const RUNNING: &'static [Self] = &[
        Self::Submitted,
        Self::NeedsCompletion,
        Self::InReview,
        Self::Granted,
        Self::PartlyGranted,
        Self::InProgress,
        Self::Accounting,
    ];

    /// The states in which its text is on the public page (domain page, "Initiative").
    pub const PUBLIC: &'static [Self] = &[
        Self::Submitted,
        Self::NeedsCompletion,
        Self::InReview,
        Self::Granted,
        Self::PartlyGranted,
        Self::Refused,
        Self::Referred,
        Self::InProgress,
        Self::Accounting,
        Self::Completed,
    ];
}

words! {
    /// Who writes: the submitter or somebody of the wijkteam.
    pub enum Side {
        /// The one who handed it in.
        Submitter = "submitter",
        /// A member of the wijkteam.
        Wijkteam = "wijkteam",
    }
}

words! {
    /// What a photo of an initiative is for.
    pub enum Purpose {
        /// It shows the plan.
        Plan = "plan",
        /// It shows what came of it.
        Result = "result",
        /// It shows what was paid.
        Receipt = "receipt",
    }
}

words! {
    /// A step in the public story.
    pub enum EventKind {
        /// Handed in.
        Submitted = "submitted",
        /// Somebody took it up.
        TakenUp = "taken_up",
        /// Somebody else has it now.
        Assigned = "assigned",
        /// The submitter was asked something.
        CompletionAsked = "completion_asked",
        /// The submitter answered.
        CompletedBySubmitter = "completed_by_submitter",
        /// The answer comes later, with the reason.
        TermExtended = "term_extended",
        /// Another organisation takes it further.
        Referred = "referred",
        /// The submitter took it back.
        Withdrawn = "withdrawn",
        /// A text or picture was hidden.
        Hidden = "hidden",
        /// It can be seen again.
        Unhidden = "unhidden",
        /// Decided, with the outcome.
        Decided = "decided",
        /// Carrying it out began.
        Started = "started",
        /// The submitter accounted for it.
        Accounted = "accounted",
        /// The accounts were approved.
        Closed = "closed",
        /// A decision was reopened, with the reason.
        Reopened = "reopened",
    }
}

words! {
    /// What moves an initiative from one state to another.
    pub enum Step {
        /// Somebody of the wijkteam takes it up.
        TakeUp = "take_up",
        /// The submitter is asked something.
        Ask = "ask",
        /// The submitter answers while it was not yet taken up.
        CompleteToSubmitted = "complete_to_submitted",
        /// The submitter answers while it was in review.
        CompleteToReview = "complete_to_review",
        /// The submitter takes it back.
        Withdraw = "withdraw",
        /// Another organisation takes it further.
        Refer = "refer",
        /// Decided: yes.
        Grant = "grant",
        /// Decided: partly.
        GrantPartly = "grant_partly",
        /// Decided: no.
        Refuse = "refuse",
        /// Carrying it out begins.
        Start = "start",
        /// The submitter accounts for it.
        Account = "account",
        /// The accounts are sent back.
        Return = "return",
        /// The accounts are approved.
        Approve = "approve",
        /// A decision is looked at again.
        Reopen = "reopen",
    }
}

/// The state after a step, or `None` when the step is not possible from there (domain page, "Initiative").
#[must_use]
pub const fn next(from: State, step: Step) -> Option<State> {
    use State as S;
    match (from, step) {
        (S::Submitted, Step::TakeUp) => Some(S::InReview),
        (S::Submitted | S::InReview, Step::Ask) => Some(S::NeedsCompletion),
        (S::NeedsCompletion, Step::CompleteToSubmitted) => Some(S::Submitted),
        (S::NeedsCompletion, Step::CompleteToReview) => Some(S::InReview),
        (S::Submitted | S::NeedsCompletion | S::InReview, Step::Withdraw) => Some(S::Withdrawn),
        (S::Submitted | S::NeedsCompletion | S::InReview, Step::Refer) => Some(S::Referred),
        (S::InReview, Step::Grant) => Some(S::Granted),
        (S::InReview, Step::GrantPartly) => Some(S::PartlyGranted),
        (S::InReview, Step::Refuse) => Some(S::Refused),
        (S::Granted | S::PartlyGranted, Step::Start) => Some(S::InProgress),
        (S::InProgress, Step::Account) => Some(S::Accounting),
        (S::Accounting, Step::Return) => Some(S::InProgress),
        (S::Accounting, Step::Approve) => Some(S::Completed),
        (S::Granted | S::PartlyGranted | S::Refused | S::Referred, Step::Reopen) => Some(S::InReview),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_machine() {
        let mut table = String::new();
        for from in State::ALL {
            for step in Step::ALL {
                if let Some(to) = next(*from, *step) {
                    table.push_str(&format!("{} {} {}\n", from.as_str(), step.as_str(), to.as_str()));
                }
            }
        }
        assert_eq!(
            table,
            "submitted take_up in_review\n\
             submitted ask needs_completion\n\
             submitted withdraw withdrawn\n\
             submitted refer referred\n\
             needs_completion complete_to_submitted submitted\n\
             needs_completion complete_to_review in_review\n\
             needs_completion withdraw withdrawn\n\
             needs_completion refer referred\n\
             in_review ask needs_completion\n\
             in_review withdraw withdrawn\n\
             in_review refer referred\n\
             in_review grant granted\n\
             in_review grant_partly partly_granted\n\
             in_review refuse refused\n\
             granted start in_progress\n\
             granted reopen in_review\n\
             partly_granted start in_progress\n\
             partly_granted reopen in_review\n\
             refused reopen in_review\n\
             referred reopen in_review\n\
             in_progress account accounting\n\
             accounting return in_progress\n\
             accounting approve completed\n"
        );
    }

    #[test]
    fn what_is_withdrawn_or_completed_stays_so() {
        for step in Step::ALL {
            assert_eq!(next(State::Withdrawn, *step), None);
            assert_eq!(next(State::Completed, *step), None);
        }
    }

    #[test]
    fn words_read_back() {
        for state in State::ALL {
            assert_eq!(State::parse(state.as_str()), Some(*state));
        }
        assert_eq!(State::parse("draft"), None);
    }
}
