//! What a resolver finds with its request: the app, the caller, the viewer and the loaders.

use std::sync::{Arc, RwLock};

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest};
use async_graphql::{Context, Error, ErrorExtensions as _, Request, ServerResult, async_trait};
use tokio::sync::OnceCell;
use wdw_contract::texts::refusals;

use super::loaders::{self, Loaders};
use super::refusals::fault;
use crate::access::{Actor, Viewer};
use crate::http::caller::{Authentication, Caller};
use crate::people;
use crate::platform::App;
use crate::platform::clock::local_date;

/// Gives each request loaders of its own.
pub struct Fresh;

impl ExtensionFactory for Fresh {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Prepared)
    }
}

/// See [`Fresh`].
#[derive(Debug)]
struct Prepared;

#[async_trait::async_trait]
impl Extension for Prepared {
    async fn prepare_request(
        &self,
        ctx: &ExtensionContext<'_>,
        request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        next.run(ctx, request.data(PerRequest::default())).await
    }
}

/// What is worked out once per request. A mutation throws it away, because it may have changed everything.
#[derive(Default)]
struct PerRequest(RwLock<Arc<Worked>>);

#[derive(Default)]
struct Worked {
    viewer: OnceCell<Viewer>,
    loaders: OnceCell<Arc<Loaders>>,
}

/// The app.
///
/// # Errors
/// Never in a running server.
pub fn app<'c>(ctx: &Context<'c>) -> Result<&'c Arc<App>, Error> {
    ctx.data::<Arc<App>>()
}

/// Who calls, as far as the transport can tell.
///
/// # Errors
/// Never in a running server.
pub fn caller<'c>(ctx: &Context<'c>) -> Result<&'c Caller, Error> {
    ctx.data::<Caller>()
}

fn worked(ctx: &Context<'_>) -> Result<Arc<Worked>, Error> {
    let per_request = ctx.data::<PerRequest>()?;
    let worked = per_request.0.read().map_err(|_| Error::new("poisoned"))?;
    Ok(Arc::clone(&worked))
}

/// Forgets who looks and what was loaded: after something changed.
///
/// # Errors
/// Never in a running server.
pub fn refresh_viewer(ctx: &Context<'_>, viewer: Option<Viewer>) -> Result<(), Error> {
    let per_request = ctx.data::<PerRequest>()?;
    let fresh = Worked { viewer: OnceCell::new_with(viewer), loaders: OnceCell::new() };
    *per_request.0.write().map_err(|_| Error::new("poisoned"))? = Arc::new(fresh);
    Ok(())
}

/// Who looks, with every function held today.
///
/// # Errors
/// `SESSION_EXPIRED` when the request brought a proof that does not hold any more: the client renews its session
/// and asks again. This is told from nobody being signed in, so that no page silently shows less.
pub async fn viewer(ctx: &Context<'_>) -> Result<Viewer, Error> {
    let worked = worked(ctx)?;
    worked.viewer.get_or_try_init(|| load_viewer(ctx)).await.cloned()
}

async fn load_viewer(ctx: &Context<'_>) -> Result<Viewer, Error> {
    let app = app(ctx)?;
    match caller(ctx)?.authentication {
        Authentication::Anonymous => Ok(Viewer::Visitor),
        Authentication::Expired => Err(expired()),
        Authentication::Signed { person_id, session_id } => {
            let now = app.clock.now();
            let actor = people::store::actor(&app.database.read, person_id, session_id, now, local_date(now))
                .await
                .map_err(|error| fault(error.into()))?;
            actor.map(|actor| Viewer::Person(Arc::new(actor))).ok_or_else(expired)
        }
    }
}

fn expired() -> Error {
    Error::new(refusals::sign_in()).extend_with(|_, extensions| extensions.set("code", "SESSION_EXPIRED"))
}

/// Who is signed in, if anyone.
///
/// # Errors
/// As [`viewer`].
pub async fn signed_in(ctx: &Context<'_>) -> Result<Option<Arc<Actor>>, Error> {
    Ok(match viewer(ctx).await? {
        Viewer::Visitor => None,
        Viewer::Person(actor) => Some(actor),
    })
}

/// The loaders of this request.
///
/// # Errors
/// As [`viewer`].
pub async fn loaders(ctx: &Context<'_>) -> Result<Arc<Loaders>, Error> {
    let viewer = viewer(ctx).await?;
    let app = app(ctx)?;
    let worked = worked(ctx)?;
    let make = || async { Arc::new(loaders::new(Arc::clone(app), viewer)) };
    Ok(Arc::clone(worked.loaders.get_or_init(make).await))
}
