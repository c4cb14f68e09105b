use crate::initiatives::rules::State;
use crate::words::words;

words! {
    /// What somebody is towards one initiative.
    pub enum Role {
        /// Not signed in.
        Visitor = "visitor",
        /// Signed in, and nothing more here.
        Resident = "resident",
        /// The one who handed it in.
        Submitter = "submitter",
        /// In its wijkteam, not on behalf of a partner.
        Member = "member",
        /// In its wijkteam on behalf of a partner.
        PartnerMember = "partner_member",
        /// The wijkregisseur of its wijk.
        Wijkregisseur = "wijkregisseur",
        /// Manager of a partner.
        Manager = "manager",
        /// In the stuurgroep.
        Stuurgroep = "stuurgroep",
        /// Keeps accounts and roles.
        Administrator = "administrator",
    }
}

words! {
    /// What can be done with an initiative.
    pub enum Action {
        /// Take it back.
        Withdraw = "withdraw",
        /// Take it up.
        TakeUp = "take_up",
        /// Give it to somebody of the wijkteam.
        Assign = "assign",
        /// Ask the submitter to complete it; the clock stops.
        AskCompletion = "ask_completion",
        /// Answer that question.
        Complete = "complete",
        /// Move the answer date, once.
        ExtendTerm = "extend_term",
        /// Refer it to another organisation.
        Refer = "refer",
        /// Support it.
        Support = "support",
        /// Stop supporting it.
        Unsupport = "unsupport",
        /// Hide its text or a photo.
        Hide = "hide",
        /// Show that again.
        Unhide = "unhide",
        /// Write a message.
        Message = "message",
        /// Divide what is asked over the partners.
        Divide = "divide",
        /// Write down what else is known, for the kadertoets.
        RecordFacts = "record_facts",
        /// Judge a kader of the own partner.
        JudgeKader = "judge_kader",
        /// Ask the partners for their view.
        AskViews = "ask_views",
        /// Give the view of the own partner.
        GiveView = "give_view",
        /// Close the decision.
        Decide = "decide",
        /// Look at a decision again.
        Reopen = "reopen",
        /// Begin with what was granted.
        Start = "start",
        /// Pay out of what was promised.
        Pay = "pay",
        /// Account for what was spent.
        Account = "account",
        /// Send the accounts back, with the reason.
        ReturnAccounting = "return_accounting",
        /// Approve the accounts.
        ApproveAccounting = "approve_accounting",
    }
}

const NEVER: &[State] = &[];
const ALL: &[State] = State::ALL;

/// The states in which a role may do something (domain page, "Roles").
///
/// Asking stops the clock and assigning moves the promise to somebody else: those are for the wijkregisseur,
/// who guards the agreements. Anyone in the wijkteam may write a message, which stops nothing.
#[must_use]
pub(super) const fn allowed_in(role: Role, action: Action) -> &'static [State] {
    use Role as R;
    match (action, role) {
        (Action::Withdraw, R::Submitter) => State::OPEN,
        (Action::Complete, R::Submitter) => &[State::NeedsCompletion],
        // An owner acts on behalf of a partner: who has none cannot take it up.
        (Action::TakeUp, R::PartnerMember | R::Wijkregisseur) => &[State::Submitted],
        (Action::Assign, R::Wijkregisseur) => State::RUNNING,
        (Action::ExtendTerm, R::Wijkregisseur) => State::OPEN,
        (Action::AskCompletion, R::Wijkregisseur) => &[State::Submitted, State::InReview],
        (Action::Refer, R::Member | R::PartnerMember | R::Wijkregisseur) => State::OPEN,
        (Action::Hide | Action::Unhide, R::Member | R::PartnerMember | R::Wijkregisseur) => ALL,
        (Action::Message, R::Submitter | R::Member | R::PartnerMember | R::Wijkregisseur) => State::PUBLIC,
        (Action::Divide, R::Wijkregisseur) => &[State::Submitted, State::InReview],
        (Action::RecordFacts, R::PartnerMember | R::Wijkregisseur) => &[State::Submitted, State::InReview],
        // Of which partner somebody is, and whether that partner is asked, is for the rules of the decision.
        (
            Action::JudgeKader | Action::GiveView,
            R::PartnerMember | R::Wijkregisseur | R::Manager | R::Stuurgroep,
        ) => &[State::InReview],
        (Action::AskViews | Action::Decide, R::Wijkregisseur) => &[State::InReview],
        (Action::Reopen, R::Wijkregisseur) => {
            &[State::Granted, State::PartlyGranted, State::Refused, State::Referred]
        }
        (Action::Start, R::Submitter | R::Wijkregisseur) => &[State::Granted, State::PartlyGranted],
        (Action::Pay, R::Wijkregisseur) => State::PROMISED,
        (Action::Account, R::Submitter) => &[State::Granted, State::PartlyGranted, State::InProgress],
        (Action::ReturnAccounting | Action::ApproveAccounting, R::Wijkregisseur) => &[State::Accounting],
        (
            Action::Support | Action::Unsupport,
            R::Resident
            | R::Member
            | R::PartnerMember
            | R::Wijkregisseur
            | R::Manager
            | R::Stuurgroep
            | R::Administrator,
        ) => State::OPEN,
        _ => NEVER,
    }
}

/// Every role, every action, every state, as text: what a reviewer reads and a test pins down.
#[must_use]
pub fn matrix() -> String {
    let mut text = String::new();
    for role in Role::ALL {
        text.push_str(role.as_str());
        text.push('\n');
        for action in Action::ALL {
            let states: Vec<&str> = allowed_in(*role, *action).iter().map(|state| state.as_str()).collect();
            let states = if states.is_empty() { "-".to_owned() } else { states.join(" ") };
            text.push_str(&format!("  {:<18} {states}\n", action.as_str()));
        }
    }
    text + &super::wijkschouw::matrix()
        + &super::follow_ups::matrix()
        + &super::budget::matrix()
        + &super::mandates::matrix()
        + &super::kaders::matrix()
}
