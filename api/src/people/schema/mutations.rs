use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use uuid::Uuid;

use super::messages::{
    DeleteAccountInput, EndSessionInput, ExportMyDataInput, ExportMyDataPayload, RefreshSessionInput,
    RefreshSessionPayload, RequestSignInCodeInput, RequestSignInCodePayload, SignInInput, SignInPayload,
    SignOutEverywhereInput, SignOutInput, SignOutPayload, TokenDelivery, TokensObject, UpdateAccountInput,
    ViewerPayload,
};
use super::object::ViewerObject;
use crate::access::Viewer;
use crate::graphql::{Kind, NodeId, app, caller, fault, refresh_viewer, refused, signed_in, text, viewer};
use crate::http::cookies;
use crate::operation::{UseCase, perform};
use crate::people::rules::SESSION_LIFE;
use crate::people::sessions::{self, Tokens};
use crate::people::{actions, rules, store};
use crate::platform::App;
use crate::platform::clock::local_date;
use crate::refusal::{Refusal, RefusalCode, Stop};

/// Mutations of the account.
#[derive(Default)]
pub struct PeopleMutation;

#[Object]
impl PeopleMutation {
    /// Sends a sign-in code to an address.
    async fn request_sign_in_code(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To whom.")] input: RequestSignInCodeInput,
    ) -> Result<RequestSignInCodePayload> {
        let app = app(ctx)?;
        let done = match rules::email(&input.email) {
            Ok(email) => {
                let case = sessions::RequestCode { email };
                perform(app, &Viewer::Visitor, input.operation_id, &case).await
            }
            Err(refusal) => Err(refusal.into()),
        };
        match done {
            Ok(()) => Ok(RequestSignInCodePayload { sent: true, refusals: vec![] }),
            Err(stop) => Ok(RequestSignInCodePayload { refusals: refused(stop)?, ..Default::default() }),
        }
    }

    /// Signs in with the code. A wrong or old code is refused; after five tries it no longer works.
    async fn sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Address and code.")] input: SignInInput,
    ) -> Result<SignInPayload> {
        match sign_in(ctx, &input).await? {
            Ok(tokens) => {
                let (viewer, tokens) = welcome(ctx, tokens, input.delivery).await?;
                Ok(SignInPayload { viewer, tokens, refusals: vec![] })
            }
            Err(stop) => Ok(SignInPayload { refusals: refused(stop)?, ..Default::default() }),
        }
    }

    /// Exchanges the refresh token for new tokens. Refused when nobody is signed in with it any more.
    async fn refresh_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token, for bearer clients.")] input: RefreshSessionInput,
    ) -> Result<RefreshSessionPayload> {
        let app = app(ctx)?;
        let delivery =
            if input.refresh_token.is_some() { TokenDelivery::Bearer } else { TokenDelivery::Cookie };
        let presented = input
            .refresh_token
            .or_else(|| caller(ctx).ok()?.refresh_token.as_ref().map(|secret| secret.reveal().to_owned()));
        let tokens = match presented {
            Some(presented) => sessions::refresh(app, &presented).await.map_err(fault)?,
            None => None,
        };
        if let Some(tokens) = tokens {
            let (viewer, tokens) = welcome(ctx, tokens, delivery).await?;
            return Ok(RefreshSessionPayload { viewer, tokens, refusals: vec![] });
        }
        forget_cookies(ctx, app);
        let refusal = Refusal::new(RefusalCode::SignInRequired, wdw_contract::texts::refusals::sign_in());
        Ok(RefreshSessionPayload { refusals: vec![refusal.into()], ..Default::default() })
    }

    /// Ends the session that the request came with. Without one nothing happens.
    async fn sign_out(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but its id.")] input: SignOutInput,
    ) -> Result<SignOutPayload> {
        let app = app(ctx)?;
        // Somebody whose access token has just ended signs out too: the refresh token tells which session.
        if let Ok(who) = viewer(ctx).await {
            perform(app, &who, input.operation_id, &sessions::SignOut {}).await.map_err(
                |stop| match stop {
                    Stop::Fault(error) => fault(error),
                    Stop::Refused(_) => "refused".into(),
                },
            )?;
        } else if let Some(secret) = &caller(ctx)?.refresh_token {
            sessions::end_with(app, secret.reveal()).await.map_err(fault)?;
        }
        forget_cookies(ctx, app);
        refresh_viewer(ctx, Some(Viewer::Visitor))?;
        Ok(SignOutPayload { done: true, refusals: vec![] })
    }

    /// Ends all sessions of the viewer, on every device.
    async fn sign_out_everywhere(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but its id.")] input: SignOutEverywhereInput,
    ) -> Result<SignOutPayload> {
        let done = act(ctx, input.operation_id, &sessions::SignOutEverywhere {}).await?;
        farewell(ctx, done)
    }

    /// Ends one session of the viewer.
    async fn end_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: EndSessionInput,
    ) -> Result<ViewerPayload> {
        let session_id = NodeId::expect(Kind::Session, &input.session_id);
        let current = signed_in(ctx).await?.is_some_and(|actor| actor.session_id == session_id);
        let done = act(ctx, input.operation_id, &sessions::EndSession { session_id }).await?;
        if current && done.is_ok() {
            forget_cookies(ctx, app(ctx)?);
            refresh_viewer(ctx, Some(Viewer::Visitor))?;
        }
        changed(ctx, done).await
    }

    /// Changes the own account.
    async fn update_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: UpdateAccountInput,
    ) -> Result<ViewerPayload> {
        let case = actions::UpdateAccount {
            name: input.name.map(|name| text(&name)),
            show_first_name: input.show_first_name,
            wijk_id: input.wijk_id.map(|id| NodeId::expect(Kind::Wijk, &id)),
            notify_supported: input.notify_supported,
            notify_wijkteam: input.notify_wijkteam,
        };
        let done = act(ctx, input.operation_id, &case).await?;
        changed(ctx, done).await
    }

    /// Everything that is stored about the viewer.
    async fn export_my_data(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but its id.")] input: ExportMyDataInput,
    ) -> Result<ExportMyDataPayload> {
        match act(ctx, input.operation_id, &actions::ExportMyData {}).await? {
            Ok(document) => Ok(ExportMyDataPayload { document: Some(document), refusals: vec![] }),
            Err(stop) => Ok(ExportMyDataPayload { refusals: refused(stop)?, ..Default::default() }),
        }
    }

    /// Deletes the own account: open initiatives are withdrawn, the person is anonymised.
    async fn delete_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The confirmation.")] input: DeleteAccountInput,
    ) -> Result<SignOutPayload> {
        let done = match rules::email(&input.email) {
            Ok(email) => act(ctx, input.operation_id, &actions::DeleteAccount { email }).await?,
            Err(refusal) => Err(refusal.into()),
        };
        farewell(ctx, done)
    }
}

async fn act<U: UseCase>(
    ctx: &Context<'_>,
    operation_id: Uuid,
    case: &U,
) -> Result<Result<U::Outcome, Stop>> {
    let who = viewer(ctx).await?;
    Ok(perform(app(ctx)?, &who, operation_id, case).await)
}

async fn sign_in(ctx: &Context<'_>, input: &SignInInput) -> Result<Result<Tokens, Stop>> {
    let mut wrong = Vec::new();
    let email = rules::email(&input.email).map_err(|refusal| wrong.push(refusal)).ok();
    let code = rules::code(&input.code).map_err(|refusal| wrong.push(refusal)).ok();
    let (Some(email), Some(code)) = (email, code) else { return Ok(Err(Stop::Refused(wrong))) };
    let case = sessions::SignIn { email, code, device: caller(ctx)?.device.clone() };
    Ok(sessions::sign_in(app(ctx)?, input.operation_id, &case).await)
}

/// Hands the tokens over and makes the rest of the answer see who is signed in now.
async fn welcome(
    ctx: &Context<'_>,
    tokens: Tokens,
    delivery: TokenDelivery,
) -> Result<(Option<ViewerObject>, Option<TokensObject>)> {
    let app = app(ctx)?;
    let now = app.clock.now();
    let actor = store::actor(&app.database.read, tokens.person_id, tokens.session_id, now, local_date(now))
        .await
        .map_err(|error| fault(error.into()))?
        .map(Arc::new);
    refresh_viewer(ctx, Some(actor.clone().map_or(Viewer::Visitor, Viewer::Person)))?;
    let object = match delivery {
        TokenDelivery::Cookie => {
            for (kind, token) in
                [(cookies::Kind::Access, &tokens.access), (cookies::Kind::Refresh, &tokens.refresh)]
            {
                ctx.append_http_header("set-cookie", cookies::set(&app.config, kind, token, SESSION_LIFE));
            }
            None
        }
        TokenDelivery::Bearer => Some(TokensObject {
            access_token: tokens.access,
            refresh_token: tokens.refresh,
            access_expires_at: tokens.access_until,
        }),
    };
    Ok((actor.map(ViewerObject), object))
}

fn forget_cookies(ctx: &Context<'_>, app: &App) {
    for kind in [cookies::Kind::Access, cookies::Kind::Refresh] {
        ctx.append_http_header("set-cookie", cookies::clear(&app.config, kind));
    }
}

fn farewell(ctx: &Context<'_>, done: Result<(), Stop>) -> Result<SignOutPayload> {
    match done {
        Ok(()) => {
            forget_cookies(ctx, app(ctx)?);
            refresh_viewer(ctx, Some(Viewer::Visitor))?;
            Ok(SignOutPayload { done: true, refusals: vec![] })
        }
        Err(stop) => Ok(SignOutPayload { refusals: refused(stop)?, ..Default::default() }),
    }
}

async fn changed(ctx: &Context<'_>, done: Result<(), Stop>) -> Result<ViewerPayload> {
    let who = signed_in(ctx).await?;
    match done {
        Ok(()) => {
            refresh_viewer(ctx, Some(who.clone().map_or(Viewer::Visitor, Viewer::Person)))?;
            Ok(ViewerPayload { viewer: who.map(ViewerObject), refusals: vec![] })
        }
        Err(stop) => Ok(ViewerPayload { viewer: who.map(ViewerObject), refusals: refused(stop)? }),
    }
}
