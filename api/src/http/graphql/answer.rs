//! From what the schema answered to a status and a body; nothing of our inside goes out.

use async_graphql::{ErrorExtensionValues, PathSegment, Response, ServerError, Value};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{self, IntoResponse as _};
use serde::Serialize;
use wdw_contract::texts::server as texts;

use super::media::Media;

/// A request that was not executed, and why.
#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    code: &'static str,
    message: String,
    retry_after: Option<u64>,
    /// The request was GraphQL-over-HTTP, but its document was not good: `application/json` calls that 200.
    lenient: bool,
}

impl Problem {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), retry_after: None, lenient: false }
    }

    pub(super) fn bad_request(message: String) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
    }

    pub(super) fn expired() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, EXPIRED, texts::session_expired())
    }

    pub(super) fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    pub(super) fn lenient(self) -> Self {
        Self { lenient: true, ..self }
    }

    pub(super) fn response(self, media: Media) -> response::Response {
        let mut error = ServerError::new(self.message, None);
        set_code(&mut error, self.code);
        let status = if self.lenient && media == Media::Json { StatusCode::OK } else { self.status };
        let mut headers = HeaderMap::new();
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
        }
        written(status, media, headers, &Body { errors: &[error], data: None })
    }
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    /// Absent when nothing was executed.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
}

/// How an error came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// The request: the message tells how.
    Request,
    /// Who asks is not signed in any more.
    Expired,
    /// Us, as the schema says itself.
    Fault,
    /// Us, in words that are for the log only.
    Unspoken,
}

/// The code of an error that is ours.
const FAULT: &str = "FAULT";
/// The code of an ended sign-in.
pub(super) const EXPIRED: &str = "SESSION_EXPIRED";

/// Writes down what the schema answered to `operation`.
pub(super) fn response(answer: Response, media: Media, operation: &str) -> response::Response {
    let executed = answer.data != Value::Null || answer.errors.iter().any(|error| !error.path.is_empty());
    let mut errors = answer.errors;
    if errors.iter().any(|error| cause(error) == Cause::Expired) {
        return Problem::expired().response(media);
    }
    let mut faults = false;
    for error in &mut errors {
        match cause(error) {
            Cause::Request if code(error).is_some() => {}
            Cause::Request | Cause::Expired => {
                set_code(error, if executed { "BAD_USER_INPUT" } else { "GRAPHQL_VALIDATION_FAILED" });
            }
            Cause::Fault => faults = true,
            Cause::Unspoken => {
                faults = true;
                tracing::error!(operation, path = path(&error.path), error = error.message, "fault");
                error.message = texts::fault().to_owned();
                set_code(error, FAULT);
            }
        }
    }
    if faults {
        metrics::counter!("wdw_faults_total").increment(1);
    }
    let nothing = answer.data == Value::Null;
    let status = match media {
        // The specification would have 200 here. A phone that waits to send something must see that it did not
        // arrive, whatever stands between, so a fault that left nothing is a server error.
        _ if faults && nothing => StatusCode::INTERNAL_SERVER_ERROR,
        Media::GraphQl if nothing && !errors.is_empty() => StatusCode::BAD_REQUEST,
        _ => StatusCode::OK,
    };
    let data = executed.then_some(&answer.data);
    written(status, media, answer.http_headers, &Body { errors: &errors, data })
}

/// An error that a resolver got from somewhere (`?`) keeps its source and is a fault; one that was written down
/// for the reader, by us with a code or by the executor about an argument, has none.
fn cause(error: &ServerError) -> Cause {
    match code(error) {
        Some(FAULT) => Cause::Fault,
        Some(EXPIRED) => Cause::Expired,
        None if error.source.is_some() => Cause::Unspoken,
        _ => Cause::Request,
    }
}

fn code(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code),
        _ => None,
    }
}

fn set_code(error: &mut ServerError, code: &str) {
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("code", code);
}

fn path(path: &[PathSegment]) -> String {
    let names = path.iter().map(|segment| match segment {
        PathSegment::Field(name) => name.clone(),
        PathSegment::Index(index) => index.to_string(),
    });
    names.collect::<Vec<_>>().join(".")
}

fn written(status: StatusCode, media: Media, headers: HeaderMap, body: &Body<'_>) -> response::Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => {
            let mut response = (status, headers, bytes).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media.content_type()));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
            headers.insert(header::VARY, HeaderValue::from_static("accept, cookie, authorization"));
            response
        }
        Err(error) => {
            tracing::error!(%error, "an answer cannot be written as JSON");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
