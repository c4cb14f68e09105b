use async_graphql::Enum;

use crate::access::Action;
use crate::initiatives::rules::{CostKind, EventKind, Side, State, Theme};
use crate::initiatives::store::{Bucket, Sort};

/// Where an initiative stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "State")]
pub enum InitiativeState {
    /// Handed in; the wijkteam has it.
    Submitted,
    /// The submitter was asked something; the clock stands still.
    NeedsCompletion,
    /// Somebody of the wijkteam works on it.
    InReview,
    /// Decided: yes.
    Granted,
    /// Decided: partly.
    PartlyGranted,
    /// Decided: no, with the reason.
    Refused,
    /// Another organisation takes it further.
    Referred,
    /// The submitter took it back.
    Withdrawn,
    /// Being carried out.
    InProgress,
    /// Done; the submitter accounts for it.
    Accounting,
    /// Accounted for.
    Completed,
}

/// What an initiative is about.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "Theme", remote = "Theme")]
pub enum ThemeEnum {
    /// Meeting each other.
    Meeting,
    /// Plants, trees, nature.
    Green,
    /// Playing.
    Play,
    /// Safety and light.
    Safe,
    /// Clean and intact.
    Clean,
    /// Traffic.
    Traffic,
    /// Culture and sport.
    Culture,
    /// Something else.
    Other,
}

/// What a cost is for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "CostKind", remote = "CostKind")]
pub enum CostKindEnum {
    /// Things that are bought.
    Material,
    /// Things or rooms that are hired.
    Hire,
    /// Food and drink.
    FoodAndDrink,
    /// People who are paid.
    Labour,
    /// Permits and insurance.
    Permit,
    /// Letting people know.
    Promotion,
    /// Something else.
    Other,
}

/// In which order initiatives come.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Sort")]
pub enum InitiativeSort {
    /// Handed in last comes first.
    Newest,
    /// Most supports come first.
    MostSupported,
    /// The soonest promised day comes first.
    SoonestDue,
}

/// A part of the worklist of a wijkteam.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Bucket")]
pub enum WorklistBucket {
    /// Nobody took it up yet.
    New,
    /// Somebody of the wijkteam works on it.
    WaitingForUs,
    /// The submitter was asked something.
    WaitingForResident,
    /// The promised day has passed.
    Overdue,
    /// The partners were asked for their view.
    ToDecide,
    /// Money or hours were promised.
    AfterGrant,
}

/// What can be done with an initiative.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Action")]
pub enum InitiativeAction {
    /// Take it back.
    Withdraw,
    /// Take it up.
    TakeUp,
    /// Give it to somebody of the wijkteam.
    Assign,
    /// Ask the submitter to complete it; the clock stops.
    AskCompletion,
    /// Answer that question.
    Complete,
    /// Move the answer date, once.
    ExtendTerm,
    /// Refer it to another organisation.
    Refer,
    /// Support it.
    Support,
    /// Stop supporting it.
    Unsupport,
    /// Hide its text or a photo.
    Hide,
    /// Show that again.
    Unhide,
    /// Write a message.
    Message,
    /// Divide what is asked over the partners.
    Divide,
    /// Write down what else is known, for the kadertoets.
    RecordFacts,
    /// Judge a kader of the own partner.
    JudgeKader,
    /// Ask the partners for their view.
    AskViews,
    /// Give the view of the own partner.
    GiveView,
    /// Close the decision.
    Decide,
    /// Look at a decision again.
    Reopen,
    /// Begin with what was granted.
    Start,
    /// Pay out of what was promised.
    Pay,
    /// Account for what was spent.
    Account,
    /// Send the accounts back, with the reason.
    ReturnAccounting,
    /// Approve the accounts.
    ApproveAccounting,
}

/// A step in the public story of an initiative.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "EventKind")]
pub enum TimelineKind {
    /// Handed in.
    Submitted,
    /// Somebody took it up.
    TakenUp,
    /// Somebody else has it now.
    Assigned,
    /// The submitter was asked something.
    CompletionAsked,
    /// The submitter answered.
    CompletedBySubmitter,
    /// The answer comes later, with the reason.
    TermExtended,
    /// Another organisation takes it further.
    Referred,
    /// The submitter took it back.
    Withdrawn,
    /// A text or picture was hidden.
    Hidden,
    /// It can be seen again.
    Unhidden,
    /// Decided, with the outcome.
    Decided,
    /// Carrying it out began.
    Started,
    /// The submitter accounted for it.
    Accounted,
    /// The accounts were approved.
    Closed,
    /// A decision was reopened, with the reason.
    Reopened,
}

/// Who writes.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Side")]
pub enum MessageSide {
    /// The one who handed it in.
    Submitter,
    /// A member of the wijkteam.
    Wijkteam,
}
