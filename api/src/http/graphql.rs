//! `POST /graphql`, as the GraphQL-over-HTTP specification has it: what is asked, in which media type, and with
//! which status it is answered. What the fields mean is the schema's business.

mod answer;
mod document;
mod media;
mod nesting;
mod question;

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Router, routing};
use wdw_contract::texts::server as texts;

use super::caller::{Authentication, Caller};
use crate::platform::App;
use crate::platform::rate_limits::Limited;
use answer::Problem;
use document::Asked;
use media::Media;
use question::Question;

/// Bytes of one request.
const BODY: usize = 1024 * 1024;
/// A slow sender gets this long for the body, the schema this long for the answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What someone whose sign-in has ended may still do: sign in.
const OPEN_TO_EXPIRED: [&str; 5] = ["refreshSession", "requestSignInCode", "signIn", "signOut", "__typename"];

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/graphql", routing::post(serve).fallback(only_post))
}

async fn only_post() -> Response {
    let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Use POST.");
    let mut response = problem.response(Media::GraphQl);
    response.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("POST"));
    response
}

async fn serve(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Response {
    let Some(media) = media::wanted(request.headers()) else {
        let problem = Problem::new(
            StatusCode::NOT_ACCEPTABLE,
            "NOT_ACCEPTABLE",
            "Accept application/graphql-response+json or application/json.",
        );
        return problem.response(Media::GraphQl);
    };
    match answered(&app, caller, request, media).await {
        Ok(response) => response,
        Err(problem) => problem.response(media),
    }
}

async fn answered(
    app: &Arc<App>,
    caller: Caller,
    request: Request,
    media: Media,
) -> Result<Response, Problem> {
    media::check_content(request.headers())?;
    let question = Question::parse(&body(request.into_body()).await?)?;
    let document = document::parse(&question.query)?;
    let asked = Asked::by(&document, question.operation_name.as_deref(), &question.variables)?;
    check_session(&caller, &asked)?;
    check_rates(app, &caller, &asked)?;
    let name = question.operation_name.clone().unwrap_or_default();
    let kind = asked.kind.to_string();
    let mut request = question.into_request().data(Arc::clone(app)).data(caller);
    if !app.config.introspection {
        request = request.disable_introspection();
    }
    request.set_parsed_query(document);

    let start = Instant::now();
    let response = tokio::time::timeout(PATIENCE, app.schema.execute(request)).await.map_err(|_| {
        tracing::error!(operation = name, "a GraphQL operation took too long");
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "TIMEOUT", texts::slow())
    })?;
    metrics::histogram!("wdw_graphql_seconds", "operation" => kind).record(start.elapsed());
    Ok(answer::response(response, media, &name).into_response())
}

async fn body(body: Body) -> Result<axum::body::Bytes, Problem> {
    match tokio::time::timeout(PATIENCE, to_bytes(body, BODY)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        // A sender that hangs up is nobody's to answer; all others sent too much.
        Ok(Err(_)) => Err(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "TOO_LARGE",
            format!("Send at most {BODY} bytes."),
        )),
        Err(_) => Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "TIMEOUT", "The request came too slowly.")),
    }
}

/// An app whose sign-in has ended hears it before anything else, renews it and asks again.
fn check_session(caller: &Caller, asked: &Asked) -> Result<(), Problem> {
    let open = asked.fields.iter().all(|field| OPEN_TO_EXPIRED.contains(&field.as_str()));
    if caller.authentication == Authentication::Expired && !open {
        return Err(Problem::expired());
    }
    Ok(())
}

/// A field counts as often as it is asked, under whatever alias.
fn check_rates(app: &App, caller: &Caller, asked: &Asked) -> Result<(), Problem> {
    for (field, what) in [("requestSignInCode", Limited::CodeRequest), ("signIn", Limited::CodeTry)] {
        let times = asked.fields.iter().filter(|asked| *asked == field).count();
        let times = u32::try_from(times).unwrap_or(u32::MAX);
        app.rate_limits.check(what, caller.address, times).map_err(|wait| {
            let seconds = wait.as_secs() + 1;
            let text = texts::rate_limited(i64::try_from(seconds).unwrap_or(i64::MAX));
            Problem::new(StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED", text).retry_after(seconds)
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
