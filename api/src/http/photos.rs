//! `PUT` and `GET /photos/{uuid}`: pictures go as bytes, beside GraphQL.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json, Router, routing};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::BytesMut;
use http_body_util::BodyExt as _;
use sea_orm::{ConnectionTrait, DbErr};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wdw_contract::{limits, texts::server as texts};

use super::caller::{Authentication, Caller};
use crate::access::Viewer;
use crate::platform::clock::local_date;
use crate::platform::digest::sha256;
use crate::platform::photos::{PictureRefusal, PutError, Size, Stored};
use crate::platform::rate_limits::Limited;
use crate::platform::{App, Fault};
use crate::{checklists, initiatives, people, wijkschouw};

/// How long a phone with little reception may take for one photo.
const PATIENCE: Duration = Duration::from_secs(120);
/// What is still read of a photo that is refused.
const DRAINED: usize = 4 * limits::PHOTO_BYTES;
const CONTENT_DIGEST: HeaderName = HeaderName::from_static("content-digest");
/// A picture that is hidden is gone from the browsers that saw it after this long.
const CACHED: HeaderValue = HeaderValue::from_static("private, max-age=300");
/// A picture opened by itself runs nothing.
const PICTURE_POLICY: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox");

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/photos/{id}", routing::get(show).put(keep))
}

/// Why a photo was not kept or not shown.
#[derive(Debug)]
pub(super) struct Refused {
    status: StatusCode,
    code: &'static str,
    message: String,
    /// Seconds, when the same may succeed later.
    wait: Option<u64>,
}

impl Refused {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), wait: None }
    }
}

#[derive(Serialize)]
struct RefusedBody {
    code: &'static str,
    message: String,
}

impl From<Refused> for Response {
    fn from(Refused { status, code, message, wait }: Refused) -> Self {
        let mut response = (status, Json(RefusedBody { code, message })).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        tracing::error!(%fault, "photo");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "FAULT", texts::fault())
    }
}

impl From<PutError> for Refused {
    fn from(error: PutError) -> Self {
        let refused = |status, code, text: &str| Self::new(status, code, text);
        match error {
            PutError::Conflict => refused(StatusCode::CONFLICT, "CONFLICT", texts::photo_conflict()),
            PutError::Refused(PictureRefusal::TooManyBytes) => too_many_bytes(),
            PutError::Refused(PictureRefusal::TooManyPixels) => {
                refused(StatusCode::PAYLOAD_TOO_LARGE, "TOO_LARGE", texts::photo_too_many_pixels())
            }
            PutError::Refused(PictureRefusal::NotAPicture) => {
                refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "BAD_FORMAT", texts::photo_not_a_picture())
            }
            PutError::Refused(PictureRefusal::Unreadable) => {
                refused(StatusCode::UNPROCESSABLE_ENTITY, "BAD_FORMAT", texts::photo_unreadable())
            }
            PutError::Fault(fault) => fault.into(),
        }
    }
}

fn too_many_bytes() -> Refused {
    let text = texts::photo_too_many_bytes(limits::PHOTO_BYTES / (1024 * 1024));
    Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "TOO_LARGE", text)
}

fn too_many(wait: Duration) -> Refused {
    let seconds = wait.as_secs() + 1;
    let text = texts::rate_limited(i64::try_from(seconds).unwrap_or(i64::MAX));
    Refused { wait: Some(seconds), ..Refused::new(StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED", text) }
}

fn unknown() -> Refused {
    Refused::new(StatusCode::NOT_FOUND, "NOT_FOUND", texts::photo_unknown())
}

fn sign_in(code: &'static str) -> Refused {
    Refused::new(StatusCode::UNAUTHORIZED, code, texts::photo_sign_in())
}

async fn keep(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (head, mut body) = request.into_parts();
    match kept(&app, &caller, &id, &head.headers, &mut body).await {
        Ok(Stored::Created) => StatusCode::CREATED.into_response(),
        Ok(Stored::AlreadyThere) => StatusCode::OK.into_response(),
        Err(refused) => {
            // Who is still sending when the connection closes never reads the answer, and would try for ever.
            let _ = tokio::time::timeout(PATIENCE, drain(&mut body)).await;
            refused.into()
        }
    }
}

async fn kept(
    app: &App,
    caller: &Caller,
    id: &str,
    headers: &HeaderMap,
    body: &mut Body,
) -> Result<Stored, Refused> {
    let viewer = viewer(app, caller).await?;
    let uploader = viewer.person_id().ok_or_else(|| sign_in("SIGN_IN_REQUIRED"))?;
    let id = id.parse().map_err(|_| unknown())?;
    app.rate_limits.check(Limited::Photo, caller.address, 1).map_err(too_many)?;
    let bytes = tokio::time::timeout(PATIENCE, received(body, limits::PHOTO_BYTES))
        .await
        .map_err(|_| Refused::new(StatusCode::REQUEST_TIMEOUT, "TIMEOUT", texts::slow()))?
        .ok_or_else(too_many_bytes)?;
    check_digest(headers, &bytes)?;
    Ok(app.photos.put(&app.database, id, uploader, bytes).await?)
}

/// The whole body; `None` when it is longer than `most`, or breaks off.
async fn received(body: &mut Body, most: usize) -> Option<Bytes> {
    let mut bytes = BytesMut::new();
    while let Some(frame) = body.frame().await {
        if let Ok(part) = frame.ok()?.into_data() {
            if bytes.len() + part.len() > most {
                return None;
            }
            bytes.extend_from_slice(&part);
        }
    }
    Some(bytes.freeze())
}

/// Reads and forgets what is still coming, within reason.
async fn drain(body: &mut Body) {
    let mut left = DRAINED;
    while let Some(Ok(frame)) = body.frame().await {
        let length = frame.data_ref().map_or(0, Bytes::len);
        match left.checked_sub(length) {
            Some(rest) => left = rest,
            None => return,
        }
    }
}

/// What arrived is what was sent, as far as the phone said what that is (RFC 9530).
fn check_digest(headers: &HeaderMap, bytes: &[u8]) -> Result<(), Refused> {
    let damaged = || Refused::new(StatusCode::BAD_REQUEST, "DAMAGED", texts::photo_damaged());
    for value in headers.get_all(CONTENT_DIGEST) {
        for entry in value.to_str().map_err(|_| damaged())?.split(',') {
            let Some((algorithm, digest)) = entry.trim().split_once('=') else { return Err(damaged()) };
            if algorithm == "sha-256" {
                let digest = digest.strip_prefix(':').and_then(|digest| digest.strip_suffix(':'));
                let digest = digest.and_then(|digest| STANDARD.decode(digest).ok()).ok_or_else(damaged)?;
                if digest != sha256(bytes) {
                    return Err(damaged());
                }
            }
        }
    }
    Ok(())
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    size: String,
}

async fn show(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    shown(&app, &caller, &id, &wanted, &headers).await.unwrap_or_else(Response::from)
}

async fn shown(
    app: &App,
    caller: &Caller,
    id: &str,
    wanted: &Wanted,
    headers: &HeaderMap,
) -> Result<Response, Refused> {
    let id: Uuid = id.parse().map_err(|_| unknown())?;
    let size = match wanted.size.as_str() {
        "" | "full" => Size::Full,
        "thumb" => Size::Thumbnail,
        _ => return Err(unknown()),
    };
    // A picture on a public page is there for everyone, also for who does not know yet that the sign-in ended.
    let viewer = viewer(app, caller).await.or_else(|refused| match refused.status {
        StatusCode::UNAUTHORIZED => Ok(Viewer::Visitor),
        _ => Err(refused),
    })?;
    let database = &app.database.read;
    if !visible(database, &viewer, id).await.map_err(Fault::from)? {
        return Err(unknown());
    }
    let Some(photo) = initiatives::store::photo(database, id).await.map_err(Fault::from)? else {
        return Err(unknown());
    };
    let tag = format!("\"{}-{size:?}\"", photo.sha256.get(..16).unwrap_or_default());
    let fresh = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = if fresh {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let bytes = app.photos.get(&photo, size).await?.ok_or_else(unknown)?;
        Response::new(Body::from(bytes))
    };
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    answer.insert(header::CACHE_CONTROL, CACHED);
    answer.insert(header::VARY, HeaderValue::from_static("cookie, authorization"));
    answer.insert(header::CONTENT_SECURITY_POLICY, PICTURE_POLICY);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.insert(header::ETAG, tag);
    }
    Ok(response)
}

/// Whether one of the rooms that hold photos shows this one to the viewer.
async fn visible(database: &impl ConnectionTrait, viewer: &Viewer, id: Uuid) -> Result<bool, DbErr> {
    Ok(initiatives::store::photo_visible(database, viewer, id).await?
        || wijkschouw::store::photo_visible(database, viewer, id).await?
        || checklists::store::has_example(database, viewer, id).await?)
}

/// Who looks, as the database knows it now: a session that was ended elsewhere has ended here too.
///
/// # Errors
/// When the sign-in has ended.
pub(super) async fn viewer(app: &App, caller: &Caller) -> Result<Viewer, Refused> {
    match caller.authentication {
        Authentication::Anonymous => Ok(Viewer::Visitor),
        Authentication::Expired => Err(sign_in("SESSION_EXPIRED")),
        Authentication::Signed { person_id, session_id } => {
            let now = app.clock.now();
            people::store::actor(&app.database.read, person_id, session_id, now, local_date(now))
                .await
                .map_err(Fault::from)?
                .map(|actor| Viewer::Person(Arc::new(actor)))
                .ok_or_else(|| sign_in("SESSION_EXPIRED"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(value: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_DIGEST, HeaderValue::from_str(value).unwrap());
        check_digest(&headers, b"hello").is_ok()
    }

    #[test]
    fn a_photo_that_was_damaged_on_the_way_is_noticed() {
        let hello = "sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:";
        assert!(check_digest(&HeaderMap::new(), b"hello").is_ok(), "nothing was said");
        assert!(digest(hello));
        assert!(
            digest(&format!("sha-512=:AAAA:, {hello}")),
            "another algorithm beside it is not ours to check"
        );
        for wrong in
            ["sha-256=:AAAA:", "sha-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", "sha-256", "nonsense"]
        {
            assert!(!digest(wrong), "{wrong}");
        }
    }
}
