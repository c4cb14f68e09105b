//! Requests to partners, kadertoets, views, decisions and accounts in the database. Writing takes a
//! [`Permit`](crate::access::Permit).

mod read;
mod write;

pub use read::{
    RoleHolder, accounts_of, asked_of, asked_part, checks_of, decision, decision_numbered, decisions_of,
    in_review_asked, managers_of, newest_of_each, outcome, position, view, views_of,
};
pub use write::{
    NewCheck, NewDecision, NewView, Settled, ask_views, insert_accounts, insert_asked, insert_check,
    insert_decision, insert_view, record_facts, reopen, replace_asked, settle_accounts,
};

/// What is asked of a partner, as stored.
pub type AskedRow = wdw_entities::asked_of::Model;
/// What a kader said, as stored.
pub type CheckRow = wdw_entities::kader_check::Model;
/// A view, as stored.
pub type ViewRow = wdw_entities::partner_view::Model;
/// A decision, as stored.
pub type DecisionRow = wdw_entities::decision::Model;
/// Accounts, as stored.
pub type AccountingRow = wdw_entities::accounting::Model;
