//! Who may what with a follow-up: one table, [`allowed_in`], as for initiatives. Only its wijkteam finds it.

use std::marker::PhantomData;

use uuid::Uuid;
use wdw_contract::texts::refusals;

use super::actor::{Actor, Function, HeldFunction, Viewer};
use crate::follow_ups::rules::State;
use crate::refusal::{Refusal, RefusalCode};
use crate::words::words;

words! {
    /// What somebody is towards one follow-up.
    pub enum Role {
        /// Anyone who is not in the wijkteam.
        Other = "other",
        /// In the wijkteam.
        Member = "member",
        /// Who has it now.
        Owner = "owner",
        /// The wijkregisseur of the wijk.
        Wijkregisseur = "wijkregisseur",
    }
}

words! {
    /// What can be done with a follow-up.
    pub enum Action {
        /// Say how it goes on, with a note or another state.
        Progress = "progress",
        /// Give it to somebody of the wijkteam, or move its day.
        Assign = "assign",
    }
}

/// The states in which a role may do something. The owner says how it goes; the wijkregisseur guards agreements:
/// moves them, and opens what was closed too early.
#[must_use]
pub(super) const fn allowed_in(role: Role, action: Action) -> &'static [State] {
    use Role as R;
    match (action, role) {
        (Action::Progress, R::Wijkregisseur) => State::ALL,
        (Action::Progress, R::Owner) | (Action::Assign, R::Wijkregisseur) => State::OPEN,
        _ => &[],
    }
}

/// Every role, every action, every state, as text.
pub(super) fn matrix() -> String {
    let mut text = String::from("follow-up\n");
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

/// What the table needs to know of a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Which follow-up.
    pub follow_up_id: Uuid,
    /// In which wijk.
    pub wijk_id: Uuid,
    /// Who has it now.
    pub owner_id: Option<Uuid>,
    /// Where it stands.
    pub state: State,
}

/// Marks an action at the level of types.
pub trait Right: Send + Sync {
    /// The action it is about.
    const ACTION: Action;
}

/// The rights, one type each.
pub mod may {
    use super::{Action, Right};

    /// See [`Action::Progress`].
    #[derive(Debug)]
    pub struct Progress;
    impl Right for Progress {
        const ACTION: Action = Action::Progress;
    }

    /// See [`Action::Assign`].
    #[derive(Debug)]
    pub struct Assign;
    impl Right for Assign {
        const ACTION: Action = Action::Assign;
    }
}

/// Proof that this actor may do this with this follow-up, now. Only [`permit`] makes one.
#[derive(Debug)]
pub struct Permit<R: Right> {
    follow_up_id: Uuid,
    person_id: Uuid,
    membership_id: Uuid,
    right: PhantomData<R>,
}

impl<R: Right> Permit<R> {
    /// The follow-up that it is for.
    #[must_use]
    pub fn follow_up_id(&self) -> Uuid {
        self.follow_up_id
    }

    /// The person that it is for.
    #[must_use]
    pub fn person_id(&self) -> Uuid {
        self.person_id
    }

    /// The membership on which it rests.
    #[must_use]
    pub fn membership_id(&self) -> Uuid {
        self.membership_id
    }
}

/// Proof that this actor may hand over whatever one member of a wijkteam has to another. Only
/// [`permit_handing_over`] makes one.
#[derive(Debug)]
pub struct HandOverPermit {
    wijk_id: Uuid,
    person_id: Uuid,
    membership_id: Uuid,
}

impl HandOverPermit {
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

    /// The membership on which it rests.
    #[must_use]
    pub fn membership_id(&self) -> Uuid {
        self.membership_id
    }
}

fn is_wijkregisseur(held: &HeldFunction) -> bool {
    held.function == Function::Wijkregisseur && held.partner_id.is_some()
}

/// The membership with the most say, and the role that goes with it.
fn role_towards(actor: &Actor, subject: &Subject) -> Option<(Role, Uuid)> {
    let here = || actor.functions.iter().filter(|held| held.wijk_id == subject.wijk_id);
    let wijkregisseur = here().find(|held| is_wijkregisseur(held)).map(|held| (Role::Wijkregisseur, held));
    let owner = || here().find(|held| subject.owner_id == Some(held.membership_id));
    let found = wijkregisseur.or_else(|| owner().map(|held| (Role::Owner, held)));
    let member = || here().next().map(|held| (Role::Member, held));
    found.or_else(member).map(|(role, held)| (role, held.membership_id))
}

/// Whether the viewer may do this now; if not, why not.
///
/// # Errors
/// The refusal, with the reason as a sentence.
pub fn permits(viewer: &Viewer, subject: &Subject, action: Action) -> Result<Uuid, Refusal> {
    let refused = |code, text: &str| Err(Refusal::new(code, text));
    let Some(actor) = viewer.actor() else {
        return refused(RefusalCode::SignInRequired, refusals::sign_in());
    };
    let (role, membership_id) = role_towards(actor, subject).unwrap_or((Role::Other, Uuid::nil()));
    let states = allowed_in(role, action);
    if states.contains(&subject.state) {
        Ok(membership_id)
    } else if !states.is_empty() {
        refused(RefusalCode::WrongState, refusals::follow_up_closed())
    } else {
        match (role, action) {
            (Role::Other, _) => refused(RefusalCode::NotAllowed, refusals::not_allowed()),
            (_, Action::Progress) => refused(RefusalCode::NotAllowed, refusals::not_follow_up_owner()),
            (_, Action::Assign) => refused(RefusalCode::NotAllowed, refusals::not_wijkregisseur()),
        }
    }
}

/// Proof for the store that the viewer may do this now.
///
/// # Errors
/// The refusal with the reason.
pub fn permit<R: Right>(viewer: &Viewer, subject: &Subject) -> Result<Permit<R>, Refusal> {
    let membership_id = permits(viewer, subject, R::ACTION)?;
    let person_id = viewer.person_id().unwrap_or_default();
    Ok(Permit { follow_up_id: subject.follow_up_id, person_id, membership_id, right: PhantomData })
}

/// Proof that the viewer is the wijkregisseur of this wijk.
///
/// # Errors
/// The refusal, with the reason as a sentence.
pub fn permit_handing_over(viewer: &Viewer, wijk_id: Uuid) -> Result<HandOverPermit, Refusal> {
    let Some(actor) = viewer.actor() else {
        return Err(Refusal::new(RefusalCode::SignInRequired, refusals::sign_in()));
    };
    let held = actor.functions.iter().find(|held| held.wijk_id == wijk_id && is_wijkregisseur(held));
    match held {
        Some(held) => {
            Ok(HandOverPermit { wijk_id, person_id: actor.person_id, membership_id: held.membership_id })
        }
        None => Err(Refusal::new(RefusalCode::NotAllowed, refusals::not_wijkregisseur())),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const HERE: Uuid = Uuid::from_u128(1);
    const ELSEWHERE: Uuid = Uuid::from_u128(2);

    fn person(membership: u128, wijk_id: Uuid, function: Function) -> Viewer {
        let held = HeldFunction {
            membership_id: Uuid::from_u128(membership),
            wijkteam_id: wijk_id,
            wijk_id,
            function,
            partner_id: (function != Function::Wijkplatform).then_some(Uuid::from_u128(7)),
        };
        Viewer::Person(Arc::new(Actor {
            person_id: Uuid::from_u128(membership + 100),
            session_id: Uuid::nil(),
            email: "iemand@example.nl".into(),
            name: None,
            functions: vec![held],
            roles: vec![],
        }))
    }

    fn subject(state: State) -> Subject {
        Subject {
            follow_up_id: Uuid::from_u128(9),
            wijk_id: HERE,
            owner_id: Some(Uuid::from_u128(50)),
            state,
        }
    }

    #[test]
    fn the_owner_says_how_it_goes_and_the_wijkregisseur_guards_it() {
        let owner = person(50, HERE, Function::Wijkagent);
        let colleague = person(51, HERE, Function::SociaalWerker);
        let regisseur = person(52, HERE, Function::Wijkregisseur);
        let elsewhere = person(53, ELSEWHERE, Function::Wijkregisseur);
        let code = |viewer, state, action| permits(viewer, &subject(state), action).map_err(|r| r.code);
        assert!(permit::<may::Progress>(&owner, &subject(State::Open)).is_ok());
        assert_eq!(code(&owner, State::Done, Action::Progress), Err(RefusalCode::WrongState));
        assert_eq!(code(&owner, State::Open, Action::Assign), Err(RefusalCode::NotAllowed));
        assert_eq!(code(&colleague, State::Open, Action::Progress), Err(RefusalCode::NotAllowed));
        assert!(permit::<may::Progress>(&regisseur, &subject(State::Dropped)).is_ok());
        assert!(permit::<may::Assign>(&regisseur, &subject(State::InProgress)).is_ok());
        assert_eq!(code(&regisseur, State::Done, Action::Assign), Err(RefusalCode::WrongState));
        assert_eq!(code(&elsewhere, State::Open, Action::Assign), Err(RefusalCode::NotAllowed));
        assert_eq!(code(&Viewer::Visitor, State::Open, Action::Assign), Err(RefusalCode::SignInRequired));
        assert!(permit_handing_over(&regisseur, HERE).is_ok());
        assert!(permit_handing_over(&regisseur, ELSEWHERE).is_err());
        assert!(permit_handing_over(&owner, HERE).is_err());
    }
}
