//! Accounts as their owners see them. Nobody sees another's.

mod messages;
mod mutations;
mod object;

pub use messages::{
    DeleteAccountInput, EndSessionInput, ExportMyDataInput, ExportMyDataPayload, RefreshSessionInput,
    RefreshSessionPayload, RequestSignInCodeInput, RequestSignInCodePayload, SignInInput, SignInPayload,
    SignOutEverywhereInput, SignOutInput, SignOutPayload, TokenDelivery, TokensObject, UpdateAccountInput,
    ViewerPayload,
};
pub use mutations::PeopleMutation;
pub use object::{PeopleQuery, Person, RoleKind, Session, ViewerMembership, ViewerObject, ViewerRole};
