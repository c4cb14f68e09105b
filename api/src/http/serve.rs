//! Listening, working in the background, and stopping without dropping what is under way.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

use super::{health, router};
use crate::platform::jobs::{self, Registry};
use crate::platform::{App, Fault, mail};

/// Requests that are under way when the program is told to stop get this long.
const GRACE: Duration = Duration::from_secs(10);
/// The head of a request comes within this time, or the connection is closed; also between two requests.
const HEAD: Duration = Duration::from_secs(60);
/// After a failed accept (too many open files): long enough for others to end, too short to notice.
const PAUSE: Duration = Duration::from_millis(200);

/// Serves on `listener` and works in the background until `stop` is ready; then finishes what is under way.
///
/// # Errors
/// When the metrics address cannot be used or the database cannot be closed.
pub async fn serve(
    app: Arc<App>,
    listener: TcpListener,
    registry: Registry,
    stop: impl Future<Output = ()> + Send,
) -> Result<(), Fault> {
    let mut beside =
        vec![tokio::spawn(mail::run(Arc::clone(&app))), tokio::spawn(jobs::run(Arc::clone(&app), registry))];
    let connections = GracefulShutdown::new();
    if let Some(address) = app.config.metrics_listen {
        let listener = TcpListener::bind(address).await.map_err(|error| {
            Fault::Other(format!("WDW_METRICS_LISTEN: {address} cannot be used: {error}."))
        })?;
        beside.push(tokio::spawn(async move {
            let connections = GracefulShutdown::new();
            accept(&listener, &health::metrics_router(), &connections).await;
        }));
    }
    let routes = router(&app);
    tokio::select! {
        () = accept(&listener, &routes, &connections) => {}
        () = stop => {}
    }
    drop(listener);
    // Whoever is still connected after all this time will ask again.
    let _ = tokio::time::timeout(GRACE, connections.shutdown()).await;
    for worker in beside {
        // What it had in hand is rolled back or, after its lease, taken again.
        worker.abort();
        let _ = worker.await;
    }
    Ok(app.database.clone().close().await?)
}

/// Takes connections until it is dropped.
async fn accept(listener: &TcpListener, routes: &Router, connections: &GracefulShutdown) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let _ = stream.set_nodelay(true);
                tokio::spawn(attend(stream, peer, routes.clone(), connections.watcher()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

async fn attend(stream: TcpStream, peer: SocketAddr, routes: Router, watcher: Watcher) {
    let service = routes.map_request(move |mut request: axum::http::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.map(Body::new)
    });
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(HEAD).max_concurrent_streams(100);
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    if let Err(error) = watcher.watch(connection.into_owned()).await {
        tracing::trace!(%error, "a connection broke");
    }
}
