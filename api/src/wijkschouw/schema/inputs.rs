use async_graphql::{ID, InputObject};
use chrono::{DateTime, SubsecRound as _, Utc};
use uuid::Uuid;

use super::enums::{AnswerStateEnum, FindingClassEnum, WijkschouwForm};
use crate::graphql::{Kind, NodeId, optional_text, text};
use crate::initiatives::schema::PlaceInput;
use crate::wijkschouw::actions::AddFinding;
use crate::wijkschouw::rules::{Entry, NewStop, Position, SchouwPlan};

/// A place on the route.
#[derive(InputObject)]
pub struct StopInput {
    /// Made on the phone or in the browser; the same again for the same stop.
    uuid: Uuid,
    /// What it is called.
    name: String,
    /// Where it is, in words.
    description: Option<String>,
    /// Where it is on the map.
    place: Option<PlaceInput>,
    /// The stop of an earlier wijkschouw in this wijk that this repeats: the two are compared.
    root_uuid: Option<Uuid>,
}

impl From<StopInput> for NewStop {
    fn from(input: StopInput) -> Self {
        let (words, point) = input
            .place
            .map_or((None, None), |place| (place.description, place.latitude.zip(place.longitude)));
        Self {
            id: input.uuid,
            name: text(&input.name),
            description: optional_text(input.description.or(words)),
            point,
            root: input.root_uuid,
        }
    }
}

/// Input of `planWijkschouw`.
#[derive(InputObject)]
pub struct PlanWijkschouwInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
    /// In which wijk.
    pub(super) wijk_id: ID,
    /// In which form.
    pub(super) form: WijkschouwForm,
    /// When.
    pub(super) starts_at: DateTime<Utc>,
    /// Where people meet.
    pub(super) meeting_point: String,
    /// What it is about, for who comes along.
    pub(super) explanation: Option<String>,
    /// Whether residents can sign up.
    pub(super) open_to_residents: bool,
    /// Whether residents who signed up may add findings and photos.
    pub(super) residents_may_add: bool,
    /// Which published version of which checklist.
    pub(super) checklist_version_id: ID,
    /// The one of this wijk that it is compared with.
    pub(super) previous_id: Option<ID>,
    /// The route, in order.
    pub(super) stops: Vec<StopInput>,
    /// Who of the wijkteam is asked.
    pub(super) membership_ids: Vec<ID>,
}

/// Input of `changeWijkschouw`: everything that is told, anew.
#[derive(InputObject)]
pub struct ChangeWijkschouwInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
    /// Which wijkschouw.
    pub(super) wijkschouw_id: ID,
    /// In which form.
    pub(super) form: WijkschouwForm,
    /// When.
    pub(super) starts_at: DateTime<Utc>,
    /// Where people meet.
    pub(super) meeting_point: String,
    /// What it is about, for who comes along.
    pub(super) explanation: Option<String>,
    /// Whether residents can sign up.
    pub(super) open_to_residents: bool,
    /// Whether residents who signed up may add findings and photos.
    pub(super) residents_may_add: bool,
    /// Which published version of which checklist.
    pub(super) checklist_version_id: ID,
    /// The route, in order: all of it.
    pub(super) stops: Vec<StopInput>,
}

/// What both inputs tell.
macro_rules! plan {
    ($input:ident) => {
        SchouwPlan {
            form: $input.form.into(),
            starts_at: moment($input.starts_at),
            meeting_point: text(&$input.meeting_point),
            explanation: optional_text($input.explanation),
            open_to_residents: $input.open_to_residents,
            residents_may_add: $input.residents_may_add,
            checklist_version_id: NodeId::expect(Kind::ChecklistVersion, &$input.checklist_version_id),
            stops: $input.stops.into_iter().map(Into::into).collect(),
        }
    };
}

impl PlanWijkschouwInput {
    pub(super) fn plan(self) -> SchouwPlan {
        plan!(self)
    }
}

impl ChangeWijkschouwInput {
    pub(super) fn plan(self) -> SchouwPlan {
        plan!(self)
    }
}

/// In whole microseconds, and within years that a calendar in any zone can hold; the rules say what is too far.
fn moment(at: DateTime<Utc>) -> DateTime<Utc> {
    const END: i64 = 32_503_680_000;
    let end = DateTime::from_timestamp(END, 0).unwrap_or(at);
    at.clamp(DateTime::UNIX_EPOCH, end).trunc_subsecs(6)
}

/// Declares the inputs of mutations on one wijkschouw: its operation, its id and what else is told.
macro_rules! inputs {
    ($($(#[$doc:meta])* $Name:ident { $($(#[$field_doc:meta])* $field:ident: $Type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(InputObject)]
        pub struct $Name {
            /// The same again for the same request.
            pub(super) operation_id: Uuid,
            /// Which wijkschouw.
            pub(super) wijkschouw_id: ID,
            $($(#[$field_doc])* pub(super) $field: $Type,)*
        }
    )+};
}

inputs! {
    /// Input of `cancelWijkschouw`.
    CancelWijkschouwInput {
        /// Why, for everyone who was asked or signed up.
        reason: String,
    }
    /// Input of `inviteToWijkschouw`.
    InviteToWijkschouwInput {
        /// Who of the wijkteam.
        membership_ids: Vec<ID>,
    }
    /// Input of `joinWijkschouw`.
    JoinWijkschouwInput {}
    /// Input of `leaveWijkschouw`.
    LeaveWijkschouwInput {}
    /// Input of `beginWijkschouw`.
    BeginWijkschouwInput {
        /// When, on the phone.
        made_at: DateTime<Utc>,
        /// The version of the checklist that the phone holds. One that an earlier plan named is pinned again.
        checklist_version_id: Option<ID>,
    }
    /// Input of `prepareWijkschouw`.
    PrepareWijkschouwInput {}
    /// Input of `completeWijkschouw`.
    CompleteWijkschouwInput {
        /// When, on the phone.
        made_at: DateTime<Utc>,
    }
    /// Input of `reportWijkschouw`.
    ReportWijkschouwInput {}
    /// Input of `addStop`.
    AddStopInput {
        /// The stop; it comes after all others.
        stop: StopInput,
        /// When, on the phone.
        made_at: DateTime<Utc>,
    }
    /// Input of `addFinding`. The operation is the finding's uuid.
    AddFindingInput {
        /// At which stop.
        stop_uuid: Option<Uuid>,
        /// Under which theme of the checklist: its key.
        theme: String,
        /// What was seen.
        note: String,
        /// What has to happen; only the wijkteam says so.
        class: Option<FindingClassEnum>,
        /// Where the phone was. What cannot be is left out.
        place: Option<PlaceInput>,
        /// How sure the phone was of that.
        accuracy_metres: Option<i32>,
        /// Photos that were uploaded before with `PUT /photos/{uuid}`.
        photo_ids: Vec<Uuid>,
        /// When, on the phone.
        made_at: DateTime<Utc>,
    }
    /// Input of `chooseAnswer`.
    ChooseAnswerInput {
        /// The answer that counts.
        answer_uuid: Uuid,
    }
}

fn position(place: Option<PlaceInput>, accuracy_metres: Option<i32>) -> Position {
    let (latitude, longitude) = place.map_or((None, None), |place| (place.latitude, place.longitude));
    Position::read(latitude, longitude, accuracy_metres)
}

impl From<AddFindingInput> for AddFinding {
    fn from(input: AddFindingInput) -> Self {
        Self {
            finding_id: input.operation_id,
            wijkschouw_id: schouw(&input.wijkschouw_id),
            stop: input.stop_uuid,
            theme: input.theme,
            note: text(&input.note),
            class: input.class.map(Into::into),
            position: position(input.place, input.accuracy_metres),
            photos: input.photo_ids,
            made_at: moment(input.made_at),
        }
    }
}

pub(super) fn schouw(id: &ID) -> Uuid {
    NodeId::expect(Kind::Wijkschouw, id)
}

/// One answer of `recordAnswers`.
#[derive(InputObject)]
pub struct AnswerInput {
    /// The same again for the same answer; it becomes the answer's uuid.
    operation_id: Uuid,
    /// At which stop. Null for what is answered once.
    stop_uuid: Option<Uuid>,
    /// To which item of the checklist: its key.
    item: String,
    /// How.
    state: AnswerStateEnum,
    /// With what; only when it is answered.
    value: Option<String>,
    /// What else there is to say.
    note: Option<String>,
    /// The photos that belong to it now, all of them, uploaded before with `PUT /photos/{uuid}`.
    photo_ids: Vec<Uuid>,
    /// Where the phone was. What cannot be is left out.
    place: Option<PlaceInput>,
    /// How sure the phone was of that.
    accuracy_metres: Option<i32>,
    /// When it was given, on the phone. A newer answer of the same person takes the place of an older one.
    made_at: DateTime<Utc>,
}

impl From<AnswerInput> for Entry {
    fn from(input: AnswerInput) -> Self {
        Self {
            id: input.operation_id,
            stop: input.stop_uuid,
            item: input.item,
            state: input.state.into(),
            value: optional_text(input.value),
            note: optional_text(input.note),
            photos: input.photo_ids,
            position: position(input.place, input.accuracy_metres),
            made_at: moment(input.made_at),
        }
    }
}

/// Input of `recordAnswers`.
#[derive(InputObject)]
pub struct RecordAnswersInput {
    /// In which wijkschouw.
    pub(super) wijkschouw_id: ID,
    /// At most forty.
    pub(super) answers: Vec<AnswerInput>,
}
