//! The way to the server: typed GraphQL operations, one `.graphql` file each, next to the page that uses them.
//!
//! ```ignore
//! operation!(pub(crate) InitiativeList, "src/initiatives/list.graphql");
//!
//! let list = use_query::<InitiativeList>(initiative_list::Variables { wijk_id });
//! match &list.state {
//!     QueryState::Loading => …,
//!     QueryState::Failed(trouble) => trouble.message() …,
//!     QueryState::Ready(loaded) => { loaded.data.initiatives.nodes … loaded.freshness … }
//! }
//! ```
//!
//! One operation per file: the whole file is sent. A selection of nothing but a fragment (`nodes { ...Card }`)
//! costs no bytes; a fragment beside other fields does, so write the fields out there.
//!
//! Not here: what is kept until there is a connection (`sync`), and who is signed in (`people`).

pub(crate) mod cache;
pub mod enums;
pub(crate) mod lean;
mod mutation;
mod query;
mod refusal;
pub mod scalars;
mod session;
mod transport;
mod trouble;

pub use mutation::{Changed, Mutation, mutate, use_mutation};
pub use query::{Freshness, Loaded, Query, QueryState, forget_all, refresh_all, run, use_query};
pub(crate) use query::{assemble, understand};
pub use refusal::Refusal;
pub(crate) use session::{SessionChange, listen_to_session};
pub(crate) use transport::{PATIENCE_MS, PhotoAnswer, get_photo, put_photo, send_document};
pub use trouble::Trouble;

/// Declares an operation from its `.graphql` file (the path is from the crate's folder). The name must be that of
/// the operation in the file. The module that declares it needs `use crate::api::enums::*` for the enums it names.
#[macro_export]
macro_rules! operation {
    ($visibility:vis $name:ident, $path:tt) => {
        #[doc = concat!("The operation in `", $path, "`.")]
        #[derive(graphql_client::GraphQLQuery)]
        #[graphql(
            schema_path = "../api/schema.graphql",
            query_path = $path,
            custom_scalars_module = "crate::api::scalars",
            normalization = "rust",
            response_derives = "Clone,Debug,PartialEq",
            variables_derives = "Clone,Debug,PartialEq",
            skip_serializing_none,
            extern_enums(
                "WijkKind",
                "PartnerKind",
                "WijkteamFunction",
                "Theme",
                "CostKind",
                "InitiativeState",
                "InitiativeSort",
                "WorklistBucket",
                "InitiativeAction",
                "TimelineKind",
                "MessageSide",
                "TokenDelivery",
                "ChecklistState",
                "KaderApplies",
                "KaderStatus",
                "WijkschouwForm",
                "WijkschouwState",
                "WijkschouwAction",
                "AnswerState",
                "FindingClass",
                "ParticipantState",
                "FollowUpKind",
                "FollowUpState",
                "FollowUpAction",
                "ApplicantKind",
                "Evidence",
                "KaderOutcome",
                "KaderReasonKind",
                "ViewPosition",
                "DecisionLevel",
                "DecisionOutcome",
                "BlockerKind",
                "Awaited",
                "MandateKind",
                "BookingKind",
                "BudgetAccount",
                "ProposalState",
                "RoleKind",
                "RefusalCode"
            )
        )]
        $visibility struct $name;
    };
}
pub use crate::operation;
