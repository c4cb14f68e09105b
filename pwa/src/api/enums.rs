//! The enums of the schema, once for the whole app. A value that this version of the app does not know (the
//! server is newer) reads as `Unknown` and never makes a page fail.

use std::fmt;

use serde::de::{Deserializer, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use wdw_contract::texts::common;

/// The `ID` of the schema, as the variables of an operation name it.
pub type Id = String;

struct Name<T>(fn(&str) -> T);

impl<T> Visitor<'_> for Name<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<T, E> {
        Ok((self.0)(name))
    }
}

macro_rules! schema_enum {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = $text] $variant,)+
            /// Something that this version of the app does not know.
            Unknown,
        }

        impl $name {
            /// All that are known, in the order of the schema.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As in the schema.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Unknown => "UNKNOWN",
                }
            }

            /// From the schema's name.
            #[must_use]
            pub fn of(name: &str) -> Self {
                match name {
                    $($text => Self::$variant,)+
                    _ => Self::Unknown,
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Name(Self::of))
            }
        }
    };
}

schema_enum!(/// What kind of area.
    WijkKind { Wijk = "WIJK", Dorp = "DORP" });
schema_enum!(/// What kind of organisation.
PartnerKind {
    Municipality = "MUNICIPALITY",
    HousingCorporation = "HOUSING_CORPORATION",
    Police = "POLICE",
    Welfare = "WELFARE",
    Other = "OTHER",
});
schema_enum!(/// What someone does in a wijkteam.
WijkteamFunction {
    Wijkregisseur = "WIJKREGISSEUR",
    Bewonersconsulent = "BEWONERSCONSULENT",
    Wijkagent = "WIJKAGENT",
    SociaalWerker = "SOCIAAL_WERKER",
    Wijkplatform = "WIJKPLATFORM",
    Other = "OTHER",
});
schema_enum!(/// What an idea is about.
Theme {
    Meeting = "MEETING",
    Green = "GREEN",
    Play = "PLAY",
    Safe = "SAFE",
    Clean = "CLEAN",
    Traffic = "TRAFFIC",
    Culture = "CULTURE",
    Other = "OTHER",
});
schema_enum!(/// What kind of cost.
CostKind {
    Material = "MATERIAL",
    Hire = "HIRE",
    FoodAndDrink = "FOOD_AND_DRINK",
    Labour = "LABOUR",
    Permit = "PERMIT",
    Promotion = "PROMOTION",
    Other = "OTHER",
});
schema_enum!(/// Where an idea stands.
InitiativeState {
    Submitted = "SUBMITTED",
    NeedsCompletion = "NEEDS_COMPLETION",
    InReview = "IN_REVIEW",
    Granted = "GRANTED",
    PartlyGranted = "PARTLY_GRANTED",
    Refused = "REFUSED",
    Referred = "REFERRED",
    Withdrawn = "WITHDRAWN",
    InProgress = "IN_PROGRESS",
    Accounting = "ACCOUNTING",
    Completed = "COMPLETED",
});
schema_enum!(/// In which order ideas are listed.
    InitiativeSort { Newest = "NEWEST", MostSupported = "MOST_SUPPORTED", SoonestDue = "SOONEST_DUE" });
schema_enum!(/// A part of the worklist.
WorklistBucket {
    New = "NEW",
    WaitingForUs = "WAITING_FOR_US",
    WaitingForResident = "WAITING_FOR_RESIDENT",
    Overdue = "OVERDUE",
    ToDecide = "TO_DECIDE",
    AfterGrant = "AFTER_GRANT",
});
schema_enum!(/// What a viewer may do with an idea.
InitiativeAction {
    Withdraw = "WITHDRAW",
    TakeUp = "TAKE_UP",
    Assign = "ASSIGN",
    AskCompletion = "ASK_COMPLETION",
    Complete = "COMPLETE",
    ExtendTerm = "EXTEND_TERM",
    Refer = "REFER",
    Support = "SUPPORT",
    Unsupport = "UNSUPPORT",
    Hide = "HIDE",
    Unhide = "UNHIDE",
    Message = "MESSAGE",
    Divide = "DIVIDE",
    RecordFacts = "RECORD_FACTS",
    JudgeKader = "JUDGE_KADER",
    AskViews = "ASK_VIEWS",
    GiveView = "GIVE_VIEW",
    Decide = "DECIDE",
    Reopen = "REOPEN",
    Start = "START",
    Pay = "PAY",
    Account = "ACCOUNT",
    ReturnAccounting = "RETURN_ACCOUNTING",
    ApproveAccounting = "APPROVE_ACCOUNTING",
});
schema_enum!(/// A kind of step in the story of an idea.
TimelineKind {
    Submitted = "SUBMITTED",
    TakenUp = "TAKEN_UP",
    Assigned = "ASSIGNED",
    CompletionAsked = "COMPLETION_ASKED",
    CompletedBySubmitter = "COMPLETED_BY_SUBMITTER",
    TermExtended = "TERM_EXTENDED",
    Referred = "REFERRED",
    Withdrawn = "WITHDRAWN",
    Hidden = "HIDDEN",
    Unhidden = "UNHIDDEN",
    Decided = "DECIDED",
    Started = "STARTED",
    Accounted = "ACCOUNTED",
    Closed = "CLOSED",
    Reopened = "REOPENED",
});
schema_enum!(/// Who wrote a message.
    MessageSide { Submitter = "SUBMITTER", Wijkteam = "WIJKTEAM" });
schema_enum!(/// How a session travels.
    TokenDelivery { Cookie = "COOKIE", Bearer = "BEARER" });
schema_enum!(/// Whether a version of a checklist can still change.
    ChecklistState { Draft = "DRAFT", Published = "PUBLISHED" });
schema_enum!(
    /// When a kader is tested.
    KaderApplies { Always = "ALWAYS", Involved = "INVOLVED", Money = "MONEY", Work = "WORK" });
schema_enum!(/// Whether a version of a kader holds already.
    KaderStatus { Concept = "CONCEPT", Final = "FINAL" });
schema_enum!(/// How people go about a wijkschouw.
WijkschouwForm {
    Walk = "WALK",
    Bicycle = "BICYCLE",
    Evening = "EVENING",
    Children = "CHILDREN",
    Accessibility = "ACCESSIBILITY",
    StreetCorner = "STREET_CORNER",
    Online = "ONLINE",
});
schema_enum!(/// Where a wijkschouw stands.
WijkschouwState {
    Planned = "PLANNED",
    UnderWay = "UNDER_WAY",
    Completed = "COMPLETED",
    Reported = "REPORTED",
    Cancelled = "CANCELLED",
});
schema_enum!(/// What a viewer may do with a wijkschouw.
WijkschouwAction {
    Change = "CHANGE",
    Cancel = "CANCEL",
    Invite = "INVITE",
    Join = "JOIN",
    Leave = "LEAVE",
    Prepare = "PREPARE",
    Begin = "BEGIN",
    Record = "RECORD",
    AddFinding = "ADD_FINDING",
    AddStop = "ADD_STOP",
    Choose = "CHOOSE",
    Complete = "COMPLETE",
    FollowUp = "FOLLOW_UP",
    Report = "REPORT",
});
schema_enum!(/// What kind of answer was given; `DontKnow` was chosen by a person.
AnswerState {
    Answered = "ANSWERED",
    NotApplicable = "NOT_APPLICABLE",
    DontKnow = "UNKNOWN",
    Skipped = "SKIPPED",
});
schema_enum!(/// What is to be done about a finding.
FindingClass {
    AtOnce = "AT_ONCE",
    Maintenance = "MAINTENANCE",
    Project = "PROJECT",
    PrivateGround = "PRIVATE_GROUND",
    Nothing = "NOTHING",
});
schema_enum!(/// Whether someone takes part.
    ParticipantState { Invited = "INVITED", Joined = "JOINED", Left = "LEFT" });
schema_enum!(/// What a finding became.
FollowUpKind {
    Action = "ACTION",
    Signal = "SIGNAL",
    Report = "REPORT",
    Compliment = "COMPLIMENT",
});
schema_enum!(/// Where a follow-up stands.
FollowUpState {
    Open = "OPEN",
    InProgress = "IN_PROGRESS",
    Done = "DONE",
    Dropped = "DROPPED",
});
schema_enum!(/// What a viewer may do with a follow-up.
    FollowUpAction { Progress = "PROGRESS", Assign = "ASSIGN" });
schema_enum!(/// Who asks.
ApplicantKind {
    Resident = "RESIDENT",
    Group = "GROUP",
    Association = "ASSOCIATION",
    Foundation = "FOUNDATION",
    School = "SCHOOL",
    Company = "COMPANY",
});
schema_enum!(/// What can be attached to a request.
Evidence {
    Quotes = "QUOTES",
    Permission = "PERMISSION",
    SupporterList = "SUPPORTER_LIST",
    Plan = "PLAN",
    Photos = "PHOTOS",
});
schema_enum!(/// What a kader says of a request.
    KaderOutcome { Meets = "MEETS", Fails = "FAILS", Open = "OPEN" });
schema_enum!(/// What kind of reason a kader gives.
    KaderReasonKind { Tested = "TESTED", Missing = "MISSING", Judge = "JUDGE" });
schema_enum!(/// What a partner thinks of a request.
    ViewPosition { Agree = "AGREE", AgreeIf = "AGREE_IF", Object = "OBJECT" });
schema_enum!(/// How high someone decides.
    DecisionLevel { Wijkteam = "WIJKTEAM", Manager = "MANAGER", Stuurgroep = "STUURGROEP" });
schema_enum!(/// How it was decided.
    DecisionOutcome { Granted = "GRANTED", PartlyGranted = "PARTLY_GRANTED", Refused = "REFUSED" });
schema_enum!(/// What is missing for a decision.
BlockerKind {
    DivisionMissing = "DIVISION_MISSING",
    KaderFails = "KADER_FAILS",
    KaderOpen = "KADER_OPEN",
    ViewMissing = "VIEW_MISSING",
    ViewObjects = "VIEW_OBJECTS",
    ViewOutdated = "VIEW_OUTDATED",
    MandateTooLow = "MANDATE_TOO_LOW",
    AboveLimit = "ABOVE_LIMIT",
    BudgetMissing = "BUDGET_MISSING",
    BudgetShort = "BUDGET_SHORT",
    PaidBefore = "PAID_BEFORE",
    NothingGranted = "NOTHING_GRANTED",
});
schema_enum!(/// What is awaited of who decides.
    Awaited { View = "VIEW", Judgement = "JUDGEMENT" });
schema_enum!(/// What a mandate is about.
    MandateKind { Money = "MONEY", Hours = "HOURS" });
schema_enum!(/// Why money moves.
BookingKind {
    Allocate = "ALLOCATE",
    Commit = "COMMIT",
    Pay = "PAY",
    Release = "RELEASE",
    Reverse = "REVERSE",
});
schema_enum!(/// Where money of a wijkbudget can be.
    BudgetAccount { Source = "SOURCE", Available = "AVAILABLE", Committed = "COMMITTED", Paid = "PAID" });
schema_enum!(/// Where a proposal for a budget stands.
    ProposalState { Proposed = "PROPOSED", Approved = "APPROVED", Declined = "DECLINED" });
schema_enum!(/// A role outside the wijkteams.
    RoleKind { Administrator = "ADMINISTRATOR", Manager = "MANAGER", Stuurgroep = "STUURGROEP" });
schema_enum!(/// Why something was refused.
RefusalCode {
    Required = "REQUIRED",
    TooShort = "TOO_SHORT",
    TooLong = "TOO_LONG",
    TooSmall = "TOO_SMALL",
    TooLarge = "TOO_LARGE",
    TooMany = "TOO_MANY",
    BadFormat = "BAD_FORMAT",
    NotFound = "NOT_FOUND",
    NotAllowed = "NOT_ALLOWED",
    OwnInitiative = "OWN_INITIATIVE",
    WrongState = "WRONG_STATE",
    SignInRequired = "SIGN_IN_REQUIRED",
    CodeWrong = "CODE_WRONG",
    CodeExpired = "CODE_EXPIRED",
    RateLimited = "RATE_LIMITED",
    OperationReused = "OPERATION_REUSED",
    Conflict = "CONFLICT",
});

impl Theme {
    /// As a person reads it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Meeting => common::theme_meeting(),
            Self::Green => common::theme_green(),
            Self::Play => common::theme_play(),
            Self::Safe => common::theme_safe(),
            Self::Clean => common::theme_clean(),
            Self::Traffic => common::theme_traffic(),
            Self::Culture => common::theme_culture(),
            Self::Other | Self::Unknown => common::theme_other(),
        }
    }
}

impl CostKind {
    /// As a person reads it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Material => common::cost_material(),
            Self::Hire => common::cost_hire(),
            Self::FoodAndDrink => common::cost_food_and_drink(),
            Self::Labour => common::cost_labour(),
            Self::Permit => common::cost_permit(),
            Self::Promotion => common::cost_promotion(),
            Self::Other | Self::Unknown => common::cost_other(),
        }
    }
}

impl WijkteamFunction {
    /// As a person reads it, in lower case.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Wijkregisseur => common::function_wijkregisseur(),
            Self::Bewonersconsulent => common::function_bewonersconsulent(),
            Self::Wijkagent => common::function_wijkagent(),
            Self::SociaalWerker => common::function_sociaal_werker(),
            Self::Wijkplatform => common::function_wijkplatform(),
            Self::Other | Self::Unknown => common::function_other(),
        }
    }
}

impl InitiativeState {
    /// As a person reads it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Submitted | Self::Unknown => common::state_submitted(),
            Self::NeedsCompletion => common::state_needs_completion(),
            Self::InReview => common::state_in_review(),
            Self::Granted => common::state_granted(),
            Self::PartlyGranted => common::state_partly_granted(),
            Self::Refused => common::state_refused(),
            Self::Referred => common::state_referred(),
            Self::Withdrawn => common::state_withdrawn(),
            Self::InProgress => common::state_in_progress(),
            Self::Accounting => common::state_accounting(),
            Self::Completed => common::state_completed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_server_does_not_break_the_app() {
        let read = |text| serde_json::from_str::<InitiativeState>(text).unwrap();
        assert_eq!(read("\"IN_REVIEW\""), InitiativeState::InReview);
        assert_eq!(read("\"SOMETHING_NEW\""), InitiativeState::Unknown);
    }

    #[test]
    fn every_name_reads_back_as_itself() {
        for theme in Theme::ALL {
            assert_eq!(Theme::of(theme.name()), *theme);
        }
    }
}
