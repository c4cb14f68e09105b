use async_graphql::Enum;

use crate::access::wijkschouw::Action;
use crate::wijkschouw::rules::{AnswerState, FindingClass, Form, ParticipantState, State};

/// In which form the wijkteam goes into the wijk.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Form")]
pub enum WijkschouwForm {
    /// On foot.
    Walk,
    /// By bicycle.
    Bicycle,
    /// In the evening.
    Evening,
    /// With children.
    Children,
    /// With people for whom a kerb is an obstacle.
    Accessibility,
    /// A conversation on the street corner.
    StreetCorner,
    /// From home.
    Online,
}

/// Where a wijkschouw stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "State")]
pub enum WijkschouwState {
    /// There is a date; nothing is filled in yet.
    Planned,
    /// Something is filled in, or somebody began.
    UnderWay,
    /// It was finished; the wijkteam follows up.
    Completed,
    /// The result is public.
    Reported,
    /// It does not happen.
    Cancelled,
}

/// What can be done with a wijkschouw.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Action")]
pub enum WijkschouwAction {
    /// Change the plan.
    Change,
    /// Call it off.
    Cancel,
    /// Ask people of the wijkteam.
    Invite,
    /// Sign up.
    Join,
    /// Sign off.
    Leave,
    /// Take everything along on a phone.
    Prepare,
    /// Begin.
    Begin,
    /// Answer.
    Record,
    /// Add something seen that fits no item.
    AddFinding,
    /// Add a stop on the way.
    AddStop,
    /// Pick one of several different answers.
    Choose,
    /// Finish it.
    Complete,
    /// Give findings an owner.
    FollowUp,
    /// Publish the result.
    Report,
}

/// How an item was answered.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "AnswerState", remote = "AnswerState")]
pub enum AnswerStateEnum {
    /// With an answer on its scale.
    Answered,
    /// There is nothing here to answer it about.
    NotApplicable,
    /// Who looked does not know.
    Unknown,
    /// Passed over.
    Skipped,
}

/// What has to happen with a finding.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "FindingClass", remote = "FindingClass")]
pub enum FindingClassEnum {
    /// At once.
    AtOnce,
    /// In the regular maintenance round.
    Maintenance,
    /// In a project.
    Project,
    /// On private ground: its owner is asked.
    PrivateGround,
    /// Nothing, with the reason.
    Nothing,
}

/// Whether somebody takes part.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "ParticipantState", remote = "ParticipantState")]
pub enum ParticipantStateEnum {
    /// Was asked.
    Invited,
    /// Comes along.
    Joined,
    /// Does not come after all.
    Left,
}
