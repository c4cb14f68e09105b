//! The GraphQL face of everything: the root, node ids, connections, scalars, loaders and limits. Each capability
//! brings its own objects in its `schema.rs`; nothing here decides anything.

mod connection;
mod context;
mod loaders;
mod node;
mod refusals;
mod scalars;

use async_graphql::{EmptySubscription, MergedObject, Schema, SchemaBuilder};

pub use connection::{Cursor, PageInfo, first};
pub use context::{Fresh, app, caller, loaders, refresh_viewer, signed_in, viewer};
pub use loaders::{
    AccountsOf, AnswersOf, AskedOfInitiative, BudgetId, BudgetOf, BuurtId, BuurtenOf, ChecklistId,
    ChecklistVersionId, CommitmentId, CommitmentsOf, CommitmentsOfBudget, DecisionsOf, DossierOf, FindingsOf,
    FirstEntriesOf, FollowUpOf, InitiativeById, KaderId, Loaders, ManagersOf, ManagersOfPartner,
    MandatesOfPartner, MandatesOfWijkteam, MemberId, MembersInWijk, MembersOf, MessagesOf, NotesOf,
    ParticipantCount, ParticipantsOf, PartnerId, PaymentsOf, PersonId, PhotoId, PhotosOf, PhotosOfAnswer,
    PhotosOfFinding, PhotosWith, ReversalOf, SchouwId, StopsOf, SupportedByViewer, TimelineOf, VersionsOf,
    VersionsOfKader, ViewerTakesPart, WijkId, WijkteamId, WijkteamOf,
};
pub use node::{Kind, Node, NodeId, NodeQuery};
pub use refusals::{RefusalCodeEnum, RefusalObject, fault, refused};
pub use scalars::{CentsValue, Day, optional_text, text};

use crate::{
    areas, budget, checklists, decisions, follow_ups, initiatives, kaders, mandates, people, wijkschouw,
};

/// Levels of nesting. The app's deepest page needs 7.
pub const DEPTH: usize = 12;
/// Cost of one request, `first` multiplied in. The app's heaviest page costs about a third of it.
pub const COMPLEXITY: usize = 2_000;

/// All queries.
#[derive(MergedObject, Default)]
pub struct Query(
    areas::schema::AreasQuery,
    people::schema::PeopleQuery,
    initiatives::schema::InitiativesQuery,
    checklists::schema::ChecklistsQuery,
    kaders::schema::KadersQuery,
    decisions::schema::DecisionsQuery,
    wijkschouw::schema::WijkschouwQuery,
    follow_ups::schema::FollowUpsQuery,
    budget::schema::BudgetQuery,
    NodeQuery,
);

/// All mutations. Each goes through one use case, in one write transaction.
#[derive(MergedObject, Default)]
pub struct Mutation(
    people::schema::PeopleMutation,
    initiatives::schema::InitiativesMutation,
    decisions::schema::DecisionsMutation,
    checklists::schema::ChecklistsMutation,
    wijkschouw::schema::WijkschouwMutation,
    follow_ups::schema::FollowUpsMutation,
    budget::schema::BudgetMutation,
    mandates::schema::MandatesMutation,
    kaders::schema::KadersMutation,
);

/// The schema, before extensions of the transport are added.
#[must_use]
pub fn builder() -> SchemaBuilder<Query, Mutation, EmptySubscription> {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .limit_depth(DEPTH)
        .limit_complexity(COMPLEXITY)
        .limit_recursive_depth(32)
        .extension(Fresh)
}

/// The schema that answers requests; each brings its [`crate::platform::App`] and its
/// [`crate::http::caller::Caller`] as data.
#[must_use]
pub fn schema(introspection: bool) -> Schema<Query, Mutation, EmptySubscription> {
    let builder = builder();
    if introspection { builder.finish() } else { builder.disable_introspection().finish() }
}

/// The schema as text: `api/schema.graphql` is this, and a test holds them together.
#[must_use]
pub fn sdl() -> String {
    let options = async_graphql::SDLExportOptions::new().sorted_fields().sorted_enum_items();
    builder().finish().sdl_with_options(options)
}
