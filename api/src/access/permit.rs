use std::marker::PhantomData;

use uuid::Uuid;
use wdw_contract::texts::refusals;

use super::actor::{Function, OtherRole, Viewer};
use super::table::{Action, Role, allowed_in};
use crate::initiatives::rules::State;
use crate::refusal::{Refusal, RefusalCode};

/// What the table needs to know of an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// Who handed it in.
    pub submitter_id: Uuid,
    /// In which wijk.
    pub wijk_id: Uuid,
    /// Where it stands.
    pub state: State,
    /// Whether its text is hidden.
    pub hidden: bool,
}

/// Marks an action at the level of types, so that a [`Permit`] to take up does not serve to refer.
pub trait Right: Send + Sync {
    /// The action it is about.
    const ACTION: Action;
}

/// Proof that this actor may do this with this initiative, now. Only [`permit`] makes one.
#[derive(Debug)]
pub struct Permit<R: Right> {
    initiative_id: Uuid,
    person_id: Uuid,
    membership_id: Option<Uuid>,
    right: PhantomData<R>,
}

impl<R: Right> Permit<R> {
    /// The initiative that it is for.
    #[must_use]
    pub fn initiative_id(&self) -> Uuid {
        self.initiative_id
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
        Withdraw,
        TakeUp,
        Assign,
        AskCompletion,
        Complete,
        ExtendTerm,
        Refer,
        Support,
        Unsupport,
        Hide,
        Unhide,
        Message,
        Divide,
        RecordFacts,
        JudgeKader,
        AskViews,
        GiveView,
        Decide,
        Reopen,
        Start,
        Pay,
        Account,
        ReturnAccounting,
        ApproveAccounting,
    );
}

/// What somebody is towards an initiative. Who handed it in is never a professional there.
fn roles_towards(viewer: &Viewer, subject: &Subject) -> Vec<Role> {
    let Some(actor) = viewer.actor() else { return vec![Role::Visitor] };
    if actor.person_id == subject.submitter_id {
        return vec![Role::Submitter];
    }
    let mut roles = vec![Role::Resident];
    roles.extend(actor.functions.iter().filter(|held| held.wijk_id == subject.wijk_id).map(|held| {
        match (held.function, held.partner_id) {
            (Function::Wijkregisseur, Some(_)) => Role::Wijkregisseur,
            (_, Some(_)) => Role::PartnerMember,
            (_, None) => Role::Member,
        }
    }));
    roles.extend(actor.roles.iter().map(|held| match held.role {
        OtherRole::Administrator => Role::Administrator,
        OtherRole::Manager => Role::Manager,
        OtherRole::Stuurgroep => Role::Stuurgroep,
    }));
    roles
}

/// Whether the text can be read: it is public, or the viewer is its submitter or in its wijkteam.
#[must_use]
pub fn may_see(viewer: &Viewer, subject: &Subject) -> bool {
    let public = !subject.hidden && State::PUBLIC.contains(&subject.state);
    public || concerned(viewer, subject)
}

fn concerned(viewer: &Viewer, subject: &Subject) -> bool {
    roles_towards(viewer, subject).iter().any(|role| {
        matches!(role, Role::Submitter | Role::Member | Role::PartnerMember | Role::Wijkregisseur)
    })
}

/// Whether the viewer may do this now; if not, why not.
///
/// # Errors
/// The refusal, with the reason as a sentence.
pub fn permits(viewer: &Viewer, subject: &Subject, action: Action) -> Result<(), Refusal> {
    let roles = roles_towards(viewer, subject);
    let allowed = roles.iter().any(|role| allowed_in(*role, action).contains(&subject.state));
    if allowed { Ok(()) } else { Err(explain(viewer, subject, action, &roles)) }
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
    let professional = actor.person_id != subject.submitter_id;
    Ok(Permit {
        initiative_id: subject.initiative_id,
        person_id: actor.person_id,
        membership_id: actor
            .function_in(subject.wijk_id)
            .filter(|_| professional)
            .map(|held| held.membership_id),
        right: PhantomData,
    })
}

/// Why not, as a sentence for the person who asked.
fn explain(viewer: &Viewer, subject: &Subject, action: Action, roles: &[Role]) -> Refusal {
    use RefusalCode as Code;
    if viewer.actor().is_none() {
        return Refusal::new(Code::SignInRequired, refusals::sign_in());
    }
    let in_another_state = roles.iter().any(|role| !allowed_in(*role, action).is_empty());
    if in_another_state {
        return Refusal::new(Code::WrongState, wrong_state(action, subject.state));
    }
    let own = roles.contains(&Role::Submitter);
    match action {
        Action::Support | Action::Unsupport if own => {
            Refusal::new(Code::OwnInitiative, refusals::own_support())
        }
        Action::Withdraw | Action::Complete | Action::Account => {
            Refusal::new(Code::NotAllowed, refusals::not_submitter())
        }
        _ if own && viewer.actor().is_some_and(|a| a.function_in(subject.wijk_id).is_some()) => {
            Refusal::new(Code::OwnInitiative, refusals::own_initiative())
        }
        Action::TakeUp | Action::RecordFacts | Action::JudgeKader | Action::GiveView
            if roles.contains(&Role::Member) =>
        {
            Refusal::new(Code::NotAllowed, refusals::needs_partner())
        }
        Action::Assign
        | Action::AskCompletion
        | Action::ExtendTerm
        | Action::Divide
        | Action::AskViews
        | Action::Decide
        | Action::Reopen
        | Action::Pay
        | Action::ReturnAccounting
        | Action::ApproveAccounting => Refusal::new(Code::NotAllowed, refusals::not_wijkregisseur()),
        _ => Refusal::new(Code::NotAllowed, refusals::not_allowed()),
    }
}

fn wrong_state(action: Action, state: State) -> &'static str {
    match (action, state) {
        (Action::TakeUp, State::InReview | State::NeedsCompletion) => refusals::state_taken_up(),
        (Action::AskCompletion, State::NeedsCompletion) => refusals::state_asked(),
        (Action::Complete, _) => refusals::state_not_asked(),
        (Action::JudgeKader | Action::GiveView | Action::AskViews | Action::Decide, State::Submitted) => {
            refusals::state_not_taken_up()
        }
        (
            Action::JudgeKader | Action::GiveView | Action::AskViews | Action::Decide,
            State::NeedsCompletion,
        ) => refusals::state_asked(),
        (Action::Divide | Action::RecordFacts, State::NeedsCompletion) => refusals::state_asked(),
        (Action::Reopen | Action::Start | Action::Pay | Action::Account, state) if state.is_open() => {
            refusals::state_not_decided()
        }
        (Action::Account, State::Accounting) => refusals::state_accounting(),
        (Action::ReturnAccounting | Action::ApproveAccounting, state) if state != State::Completed => {
            refusals::state_not_accounted()
        }
        (Action::Start, State::InProgress | State::Accounting) => refusals::state_started(),
        (_, State::Granted | State::PartlyGranted | State::InProgress | State::Accounting) => {
            refusals::state_decided()
        }
        _ => refusals::state_closed(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::actor::{Actor, HeldFunction};
    use super::*;

    const HERE: Uuid = Uuid::from_u128(1);
    const ELSEWHERE: Uuid = Uuid::from_u128(2);
    const ANNA: Uuid = Uuid::from_u128(10);

    fn subject(state: State) -> Subject {
        let initiative_id = Uuid::from_u128(99);
        Subject { initiative_id, submitter_id: ANNA, wijk_id: HERE, state, hidden: false }
    }

    fn person(id: u128, functions: &[(Uuid, Function)]) -> Viewer {
        let functions = functions
            .iter()
            .map(|(wijk_id, function)| HeldFunction {
                membership_id: Uuid::from_u128(id + 100),
                wijkteam_id: *wijk_id,
                wijk_id: *wijk_id,
                function: *function,
                partner_id: (*function != Function::Wijkplatform).then_some(Uuid::from_u128(7)),
            })
            .collect();
        Viewer::Person(Arc::new(Actor {
            person_id: Uuid::from_u128(id),
            session_id: Uuid::nil(),
            email: "iemand@example.nl".into(),
            name: None,
            functions,
            roles: vec![],
        }))
    }

    #[test]
    fn a_wijkagent_is_nobody_special_in_another_wijk() {
        let wijkagent = person(20, &[(ELSEWHERE, Function::Wijkagent)]);
        let refusal = permit::<may::TakeUp>(&wijkagent, &subject(State::Submitted)).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::NotAllowed);
        let here = person(20, &[(HERE, Function::Wijkagent)]);
        assert_eq!(
            permit::<may::TakeUp>(&here, &subject(State::Submitted)).unwrap().person_id(),
            Uuid::from_u128(20)
        );
    }

    #[test]
    fn nobody_acts_as_a_professional_on_an_initiative_of_their_own() {
        let anna = person(10, &[(HERE, Function::Wijkregisseur)]);
        for action in [Action::TakeUp, Action::Assign, Action::Refer, Action::Hide, Action::AskCompletion] {
            let refusal = permits(&anna, &subject(State::Submitted), action).unwrap_err();
            assert_eq!(refusal.code, RefusalCode::OwnInitiative, "{action:?}");
        }
        assert!(permits(&anna, &subject(State::Submitted), Action::Withdraw).is_ok());
    }

    #[test]
    fn the_wijkplatform_is_in_the_wijkteam_but_cannot_own() {
        let platform = person(30, &[(HERE, Function::Wijkplatform)]);
        assert!(permits(&platform, &subject(State::Submitted), Action::Message).is_ok());
        let refusal = permits(&platform, &subject(State::Submitted), Action::TakeUp).unwrap_err();
        assert_eq!(refusal.message, refusals::needs_partner());
    }

    #[test]
    fn what_is_hidden_or_withdrawn_is_not_there_for_others() {
        let hidden = Subject { hidden: true, ..subject(State::InReview) };
        for viewer in [Viewer::Visitor, person(40, &[]), person(41, &[(ELSEWHERE, Function::Wijkregisseur)])]
        {
            for gone in [hidden, subject(State::Withdrawn)] {
                assert!(!may_see(&viewer, &gone));
                assert_eq!(permit::<may::Support>(&viewer, &gone).unwrap_err().code, RefusalCode::NotFound);
            }
        }
        assert!(may_see(&person(10, &[]), &hidden));
        assert!(may_see(&person(42, &[(HERE, Function::Wijkagent)]), &hidden));
    }
}
