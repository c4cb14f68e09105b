use async_graphql::Enum;

use crate::decisions::rules::{Outcome, Position};
use crate::kaders::rules::Outcome as Says;
use crate::mandates::rules::Level;

/// What a kader says of a request.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Says")]
pub enum KaderOutcome {
    /// The request meets it.
    Meets,
    /// The request does not meet it.
    Fails,
    /// It cannot be told yet: something is missing, or a person has to judge.
    Open,
}

/// What kind of reason it is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum KaderReasonKind {
    /// Something was compared.
    Tested,
    /// Something is not known yet.
    Missing,
    /// A person has to judge.
    Judge,
}

/// What a partner thinks of a request.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Position")]
pub enum ViewPosition {
    /// Yes.
    Agree,
    /// Yes, with a condition.
    AgreeIf,
    /// No, with the reason.
    Object,
}

/// How high somebody decides.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Level")]
pub enum DecisionLevel {
    /// A member of the wijkteam.
    Wijkteam,
    /// A manager of the partner.
    Manager,
    /// Somebody of the stuurgroep.
    Stuurgroep,
}

/// How it was decided.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Outcome")]
pub enum DecisionOutcome {
    /// Everything that was asked.
    Granted,
    /// Less than was asked.
    PartlyGranted,
    /// Nothing.
    Refused,
}

/// What is missing for a decision.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockerKind {
    /// It is not known of which partner the money is asked.
    DivisionMissing,
    /// A kader is not met.
    KaderFails,
    /// A kader cannot be told yet.
    KaderOpen,
    /// A partner has not said what it thinks.
    ViewMissing,
    /// A partner says no, and no other gives anything.
    ViewObjects,
    /// Something else is asked since a partner said what it thinks.
    ViewOutdated,
    /// Who said yes may not decide on so much.
    MandateTooLow,
    /// The whole is above what this level decides on.
    AboveLimit,
    /// There is no budget of a partner for this wijk and year.
    BudgetMissing,
    /// There is not so much in the pot.
    BudgetShort,
    /// A partner would give less than it has paid already, after a decision that was opened again.
    PaidBefore,
    /// Money is asked, and no partner gives any.
    NothingGranted,
}

/// What is awaited of somebody who decides.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// The view of the own partner.
    View,
    /// The judgement of a kader of the own partner.
    Judgement,
}
