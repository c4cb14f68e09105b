//! Who may what with a wijkschouw: one table, [`allowed_in`], as for initiatives.

use std::marker::PhantomData;

use uuid::Uuid;
use wdw_contract::texts::{refusals, wijkschouw_server as texts};

use super::actor::Viewer;
use crate::refusal::{Refusal, RefusalCode};
use crate::wijkschouw::rules::{ParticipantState, State};
use crate::words::words;

words! {
    /// What somebody is towards one wijkschouw.
    pub enum Role {
        /// Not signed in.
        Visitor = "visitor",
        /// Signed in, and nothing more here.
        Resident = "resident",
        /// A resident who signed up.
        Participant = "participant",
        /// In its wijkteam, not on behalf of a partner.
        Member = "member",
        /// In its wijkteam on behalf of a partner.
        PartnerMember = "partner_member",
    }
}

words! {
    /// What can be done with a wijkschouw.
    pub enum Action {
        /// Change the plan.
        Change = "change",
        /// Call it off.
        Cancel = "cancel",
        /// Ask people of the wijkteam.
        Invite = "invite",
        /// Sign up.
        Join = "join",
        /// Sign off.
        Leave = "leave",
        /// Take everything along on a phone.
        Prepare = "prepare",
        /// Begin.
        Begin = "begin",
        /// Answer.
        Record = "record",
        /// Add something seen that fits no item.
        AddFinding = "add_finding",
        /// Add a stop on the way.
        AddStop = "add_stop",
        /// Pick one of several different answers.
        Choose = "choose",
        /// Finish it.
        Complete = "complete",
        /// Give findings an owner.
        FollowUp = "follow_up",
        /// Publish the result.
        Report = "report",
    }
}

const NEVER: &[State] = &[];

/// The states in which a role may do something. Everyone in the wijkteam walks along and answers; what goes out to
/// others (a change, a cancellation, an invitation, a result) is for who acts on behalf of a partner.
#[must_use]
pub(super) const fn allowed_in(role: Role, action: Action) -> &'static [State] {
    use {Role as R, State as S};
    match (action, role) {
        (Action::Change, R::PartnerMember) => &[S::Planned],
        (Action::Cancel | Action::Invite, R::PartnerMember) => &[S::Planned, S::UnderWay],
        (Action::Report, R::PartnerMember) => &[S::Completed],
        (Action::Join, R::Resident | R::Member | R::PartnerMember)
        | (Action::Leave, R::Participant | R::Member | R::PartnerMember) => &[S::Planned, S::UnderWay],
        (Action::Prepare, R::Participant | R::Member | R::PartnerMember) => &[S::Planned, S::UnderWay],
        (Action::Begin, R::Member | R::PartnerMember) => &[S::Planned],
        (Action::Complete, R::Member | R::PartnerMember) => &[S::UnderWay],
        (Action::Record | Action::AddStop | Action::AddFinding, R::Member | R::PartnerMember) => {
            State::RECORDABLE
        }
        // What a resident adds is read by the wijkteam before everyone does.
        (Action::AddFinding, R::Participant) => &[S::Planned, S::UnderWay, S::Completed],
        (Action::Choose, R::Member | R::PartnerMember) => &[S::UnderWay, S::Completed, S::Reported],
        (Action::FollowUp, R::Member | R::PartnerMember) => &[S::Completed, S::Reported],
        _ => NEVER,
    }
}

/// Every role, every action, every state, as text.
pub(super) fn matrix() -> String {
    let mut text = String::from("wijkschouw\n");
    for role in Role::ALL {
        text.push_str(&format!(" {}\n", role.as_str()));
        for action in Action::ALL {
            let states: Vec<&str> = allowed_in(*role, *action).iter().map(|state| state.as_str()).collect();
            let states = if states.is_empty() { "-".to_owned() } else { states.join(" ") };
            text.push_str(&format!("  {:<15} {states}\n", action.as_str()));
        }
    }
    text
}

/// What the table needs to know of a wijkschouw, and of the viewer in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// In which wijk.
    pub wijk_id: Uuid,
    /// Where it stands.
    pub state: State,
    /// Whether residents can sign up.
    pub open: bool,
    /// Whether residents who signed up may add findings.
    pub residents_may_add: bool,
    /// Whether the viewer takes part.
    pub viewer: Option<ParticipantState>,
}

/// Marks an action at the level of types.
pub trait Right: Send + Sync {
    /// The action it is about.
    const ACTION: Action;
}

/// Proof that this actor may do this with this wijkschouw, now. Only [`permit`] makes one.
#[derive(Debug)]
pub struct Permit<R: Right> {
    wijkschouw_id: Uuid,
    person_id: Uuid,
    membership_id: Option<Uuid>,
    right: PhantomData<R>,
}

impl<R: Right> Permit<R> {
    /// The wijkschouw that it is for.
    #[must_use]
    pub fn wijkschouw_id(&self) -> Uuid {
        self.wijkschouw_id
    }

    /// The person that it is for.
    #[must_use]
    pub fn person_id(&self) -> Uuid {
        self.person_id
    }

    /// The membership on which it rests, when it rests on one.
    #[must_use]
    pub fn membership_id(&self) -> Option<Uuid> {
        self.membership_id
    }
}

/// The rights, one type each.
pub mod may {
    use super::{Action, Right};

    macro_rules! rights {
        ($($Name:ident),+ $(,)?) => {$(
            #[doc = concat!("See [`Action::", stringify!($Name), "`].")]
            #[derive(Debug)]
            pub struct $Name;
            impl Right for $Name {
                const ACTION: Action = Action::$Name;
            }
        )+};
    }

    rights!(
        Change, Cancel, Invite, Join, Leave, Prepare, Begin, Record, AddFinding, AddStop, Choose, Complete,
        FollowUp, Report,
    );
}

/// Proof that this actor may plan a wijkschouw in this wijk. Only [`permit_planning`] makes one.
#[derive(Debug)]
pub struct PlanPermit {
    wijk_id: Uuid,
    person_id: Uuid,
    membership_id: Uuid,
}

impl PlanPermit {
    /// The wijk that it is for.
    #[must_use]
    pub fn wijk_id(&self) -> Uuid {
        self.wijk_id
    }

    /// The person that it is for.
    #[must_use]
    pub fn person_id(&self) -> Uuid {
        self.person_id
    }

    /// The membership on which it rests: the organiser.
    #[must_use]
    pub fn membership_id(&self) -> Uuid {
        self.membership_id
    }
}

/// Proof that the viewer may plan a wijkschouw in a wijk: somebody of its wijkteam, on behalf of a partner.
///
/// # Errors
/// The refusal, with the reason as a sentence.
pub fn permit_planning(viewer: &Viewer, wijk_id: Uuid) -> Result<PlanPermit, Refusal> {
    let Some(actor) = viewer.actor() else {
        return Err(Refusal::new(RefusalCode::SignInRequired, refusals::sign_in()));
    };
    match actor.function_in(wijk_id) {
        Some(held) if held.partner_id.is_some() => {
            Ok(PlanPermit { wijk_id, person_id: actor.person_id, membership_id: held.membership_id })
        }
        Some(_) => Err(Refusal::new(RefusalCode::NotAllowed, refusals::needs_partner())),
        None => Err(Refusal::new(RefusalCode::NotAllowed, texts::only_wijkteam())),
    }
}

fn role_towards(viewer: &Viewer, subject: &Subject) -> Role {
    let Some(actor) = viewer.actor() else { return Role::Visitor };
    match actor.function_in(subject.wijk_id) {
        Some(held) if held.partner_id.is_some() => Role::PartnerMember,
        Some(_) => Role::Member,
        None if subject.viewer == Some(ParticipantState::Joined) => Role::Participant,
        None => Role::Resident,
    }
}

/// Whether the viewer finds it: it is open to residents, its result is public, or the viewer has to do with it.
#[must_use]
pub fn may_see(viewer: &Viewer, subject: &Subject) -> bool {
    let in_wijkteam = matches!(role_towards(viewer, subject), Role::Member | Role::PartnerMember);
    let asked = matches!(subject.viewer, Some(ParticipantState::Invited | ParticipantState::Joined));
    subject.open || subject.state == State::Reported || in_wijkteam || asked
}

/// Whether the viewer sees who takes part and what was answered: the wijkteam, and who comes along.
#[must_use]
pub fn may_see_inside(viewer: &Viewer, subject: &Subject) -> bool {
    matches!(role_towards(viewer, subject), Role::Participant | Role::Member | Role::PartnerMember)
}

/// Whether the viewer may do this now; if not, why not.
///
/// # Errors
/// The refusal, with the reason as a sentence.
pub fn permits(viewer: &Viewer, subject: &Subject, action: Action) -> Result<(), Refusal> {
    use RefusalCode as Code;
    let role = role_towards(viewer, subject);
    let refused = |code, text: &str| Err(Refusal::new(code, text));
    let joined = subject.viewer == Some(ParticipantState::Joined);
    let states = allowed_in(role, action);
    if !states.contains(&subject.state) {
        return if role == Role::Visitor {
            refused(Code::SignInRequired, refusals::sign_in())
        } else if states.is_empty() {
            refused(Code::NotAllowed, why_not(role, action))
        } else {
            refused(Code::WrongState, wrong_state(action, subject.state))
        };
    }
    match (action, role) {
        (Action::Join, _) if joined => refused(Code::WrongState, texts::already_joined()),
        (Action::Join, Role::Resident) if !subject.open => refused(Code::NotAllowed, texts::not_open()),
        (Action::Leave, _) if !joined && subject.viewer != Some(ParticipantState::Invited) => {
            refused(Code::WrongState, texts::not_joined())
        }
        (Action::AddFinding, Role::Participant) if !subject.residents_may_add => {
            refused(Code::NotAllowed, texts::residents_watch())
        }
        _ => Ok(()),
    }
}

/// Proof for the store that the viewer may do this now.
///
/// # Errors
/// The refusal with the reason; `NotFound` when the viewer may not even know that it exists.
pub fn permit<R: Right>(viewer: &Viewer, subject: &Subject) -> Result<Permit<R>, Refusal> {
    if !may_see(viewer, subject) {
        return Err(Refusal::new(RefusalCode::NotFound, refusals::unknown()));
    }
    permits(viewer, subject, R::ACTION)?;
    let Some(actor) = viewer.actor() else {
        return Err(Refusal::new(RefusalCode::SignInRequired, refusals::sign_in()));
    };
    Ok(Permit {
        wijkschouw_id: subject.wijkschouw_id,
        person_id: actor.person_id,
        membership_id: actor.function_in(subject.wijk_id).map(|held| held.membership_id),
        right: PhantomData,
    })
}

fn why_not(role: Role, action: Action) -> &'static str {
    match (action, role) {
        (_, Role::Member) => refusals::needs_partner(),
        (Action::Join, Role::Participant) => texts::already_joined(),
        (Action::Leave, _) => texts::not_joined(),
        (Action::AddFinding | Action::Prepare, _) => texts::only_participants(),
        _ => texts::only_wijkteam(),
    }
}

fn wrong_state(action: Action, state: State) -> &'static str {
    match (action, state) {
        (_, State::Cancelled) => texts::state_cancelled(),
        (Action::Complete | Action::Choose, State::Planned) => texts::state_planned(),
        (Action::Report, State::Reported) => texts::state_reported(),
        (Action::Report | Action::FollowUp, _) => texts::state_not_finished(),
        (_, State::Completed | State::Reported) => texts::state_finished(),
        _ => texts::state_begun(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::actor::{Actor, Function, HeldFunction};
    use super::*;

    const HERE: Uuid = Uuid::from_u128(1);
    const ELSEWHERE: Uuid = Uuid::from_u128(2);

    fn subject(state: State) -> Subject {
        let wijkschouw_id = Uuid::from_u128(99);
        Subject { wijkschouw_id, wijk_id: HERE, state, open: false, residents_may_add: false, viewer: None }
    }

    fn person(functions: &[(Uuid, Function)]) -> Viewer {
        let functions = functions.iter().map(|(wijk_id, function)| HeldFunction {
            membership_id: Uuid::from_u128(50),
            wijkteam_id: *wijk_id,
            wijk_id: *wijk_id,
            function: *function,
            partner_id: (*function != Function::Wijkplatform).then_some(Uuid::from_u128(7)),
        });
        Viewer::Person(Arc::new(Actor {
            person_id: Uuid::from_u128(20),
            session_id: Uuid::nil(),
            email: "iemand@example.nl".into(),
            name: None,
            functions: functions.collect(),
            roles: vec![],
        }))
    }

    #[test]
    fn what_is_for_the_wijkteam_is_not_there_for_others() {
        let closed = subject(State::UnderWay);
        for viewer in [Viewer::Visitor, person(&[]), person(&[(ELSEWHERE, Function::Wijkregisseur)])] {
            assert!(!may_see(&viewer, &closed));
            assert_eq!(permit::<may::Record>(&viewer, &closed).unwrap_err().code, RefusalCode::NotFound);
            assert!(may_see(&viewer, &subject(State::Reported)));
            assert!(!may_see_inside(&viewer, &subject(State::Reported)));
        }
        assert!(may_see_inside(&person(&[(HERE, Function::Wijkplatform)]), &closed));
    }

    #[test]
    fn residents_join_what_is_open_and_add_what_is_allowed() {
        let open = Subject { open: true, ..subject(State::Planned) };
        let resident = person(&[]);
        assert!(permit::<may::Join>(&resident, &open).is_ok());
        assert_eq!(permit::<may::AddFinding>(&resident, &open).unwrap_err().code, RefusalCode::NotAllowed);
        let joined = Subject { viewer: Some(ParticipantState::Joined), ..open };
        let watching = permit::<may::AddFinding>(&resident, &joined).unwrap_err();
        assert_eq!(watching.message, texts::residents_watch());
        let adding = Subject { residents_may_add: true, ..joined };
        assert!(permit::<may::AddFinding>(&resident, &adding).is_ok());
        assert_eq!(permit::<may::Record>(&resident, &adding).unwrap_err().code, RefusalCode::NotAllowed);
        let gone = Subject { viewer: Some(ParticipantState::Left), ..adding };
        assert!(permit::<may::AddFinding>(&resident, &gone).is_err());
    }

    #[test]
    fn late_answers_come_in_until_the_end_of_time_but_not_into_what_was_cancelled() {
        let agent = person(&[(HERE, Function::Wijkagent)]);
        for state in State::ALL {
            let allowed = permit::<may::Record>(&agent, &subject(*state)).is_ok();
            assert_eq!(allowed, *state != State::Cancelled, "{state:?}");
        }
    }

    #[test]
    fn planning_is_for_who_acts_on_behalf_of_a_partner() {
        assert!(permit_planning(&person(&[(HERE, Function::SociaalWerker)]), HERE).is_ok());
        let platform = permit_planning(&person(&[(HERE, Function::Wijkplatform)]), HERE).unwrap_err();
        assert_eq!(platform.message, refusals::needs_partner());
        let stranger = permit_planning(&person(&[(ELSEWHERE, Function::Wijkregisseur)]), HERE).unwrap_err();
        assert_eq!(stranger.message, texts::only_wijkteam());
        assert_eq!(permit_planning(&Viewer::Visitor, HERE).unwrap_err().code, RefusalCode::SignInRequired);
    }
}
