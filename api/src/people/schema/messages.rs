//! What mutations of the account take and answer.

use async_graphql::{Enum, ID, InputObject, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::object::ViewerObject;
use crate::graphql::RefusalObject;

/// How a client gets its tokens.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenDelivery {
    /// In cookies that no script can read: for the app.
    Cookie,
    /// In the answer: for scripts and other API clients.
    Bearer,
}

/// Input of `requestSignInCode`.
#[derive(InputObject)]
pub struct RequestSignInCodeInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
    /// Where the code goes.
    pub(super) email: String,
}

/// Input of `signIn`.
#[derive(InputObject)]
pub struct SignInInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
    /// Where the code went.
    pub(super) email: String,
    /// The code, six digits.
    pub(super) code: String,
    /// How the tokens come.
    #[graphql(default_with = "TokenDelivery::Cookie")]
    pub(super) delivery: TokenDelivery,
}

/// Input of `refreshSession`.
#[derive(InputObject)]
pub struct RefreshSessionInput {
    /// Only for bearer clients. The app's refresh token travels in its cookie.
    pub(super) refresh_token: Option<String>,
}

/// Input of `signOut`.
#[derive(InputObject)]
pub struct SignOutInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
}

/// Input of `signOutEverywhere`.
#[derive(InputObject)]
pub struct SignOutEverywhereInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
}

/// Input of `endSession`.
#[derive(InputObject)]
pub struct EndSessionInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
    /// Which session ends.
    pub(super) session_id: ID,
}

/// Input of `updateAccount`; what is left out stays as it is.
#[derive(InputObject)]
pub struct UpdateAccountInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
    /// The full name.
    pub(super) name: Option<String>,
    /// Whether the public sees the first name with an initiative.
    pub(super) show_first_name: Option<bool>,
    /// The own wijk.
    pub(super) wijk_id: Option<ID>,
    /// Whether news about supported initiatives comes by mail.
    pub(super) notify_supported: Option<bool>,
    /// Whether news from the own wijkteams comes by mail.
    pub(super) notify_wijkteam: Option<bool>,
}

/// Input of `exportMyData`.
#[derive(InputObject)]
pub struct ExportMyDataInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
}

/// Input of `deleteAccount`.
#[derive(InputObject)]
pub struct DeleteAccountInput {
    /// The same again for the same request.
    pub(super) operation_id: Uuid,
    /// The address of the account once more, as confirmation.
    pub(super) email: String,
}

/// Answer of `requestSignInCode`; the same for an address that is known and one that is not.
#[derive(SimpleObject, Default)]
pub struct RequestSignInCodePayload {
    /// Whether a code is on its way.
    pub(super) sent: bool,
    /// Why not.
    pub(super) refusals: Vec<RefusalObject>,
}

/// Tokens for a bearer client.
#[derive(SimpleObject)]
#[graphql(name = "Tokens")]
pub struct TokensObject {
    /// For the `Authorization: Bearer` header.
    pub(super) access_token: String,
    /// For `refreshSession`, once.
    pub(super) refresh_token: String,
    /// Until when the access token holds.
    pub(super) access_expires_at: DateTime<Utc>,
}

/// Answer of `signIn`.
#[derive(SimpleObject, Default)]
pub struct SignInPayload {
    /// Who is signed in now.
    pub(super) viewer: Option<ViewerObject>,
    /// For bearer clients.
    pub(super) tokens: Option<TokensObject>,
    /// Why not.
    pub(super) refusals: Vec<RefusalObject>,
}

/// Answer of `refreshSession`.
#[derive(SimpleObject, Default)]
pub struct RefreshSessionPayload {
    /// Who is signed in.
    pub(super) viewer: Option<ViewerObject>,
    /// For bearer clients.
    pub(super) tokens: Option<TokensObject>,
    /// Why nobody is any more.
    pub(super) refusals: Vec<RefusalObject>,
}

/// Answer of what ends sessions.
#[derive(SimpleObject, Default)]
pub struct SignOutPayload {
    /// Whether it is done.
    pub(super) done: bool,
    /// Why not.
    pub(super) refusals: Vec<RefusalObject>,
}

/// Answer of what changes the account.
#[derive(SimpleObject, Default)]
pub struct ViewerPayload {
    /// Who is signed in, after the change.
    pub(super) viewer: Option<ViewerObject>,
    /// Why not.
    pub(super) refusals: Vec<RefusalObject>,
}

/// Answer of `exportMyData`.
#[derive(SimpleObject, Default)]
pub struct ExportMyDataPayload {
    /// Everything stored about the viewer.
    pub(super) document: Option<serde_json::Value>,
    /// Why not.
    pub(super) refusals: Vec<RefusalObject>,
}
