//! Who calls: from which address, with which device, and with which proof of being signed in.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;
use uuid::Uuid;

use super::cookies::{self, Kind};
use super::device;
use crate::platform::App;
use crate::platform::config::Secret;

/// What the access token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    /// There is none.
    Anonymous,
    /// It holds. Whether the session was ended meanwhile is for who asks the database.
    Signed {
        /// The person.
        person_id: Uuid,
        /// The session.
        session_id: Uuid,
    },
    /// There is one, but it does not hold any more, or never did.
    Expired,
}

/// Everything about the caller of one request.
#[derive(Clone, Debug)]
pub struct Caller {
    /// What the access token says.
    pub authentication: Authentication,
    /// The refresh token of its cookie.
    pub refresh_token: Option<Secret>,
    /// The client's address, seen through the trusted proxies.
    pub address: IpAddr,
    /// What the device calls itself, for the list of sessions.
    pub device: String,
}

/// Finds out who calls and leaves a [`Caller`] with the request.
pub(super) async fn identify(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let caller = Caller::of(&app, request.headers(), request.extensions());
    request.extensions_mut().insert(caller);
    next.run(request).await
}

impl Caller {
    fn of(app: &App, headers: &HeaderMap, extensions: &Extensions) -> Self {
        let refresh_token = cookies::read(&app.config, Kind::Refresh, headers);
        let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Self {
            authentication: authentication(app, headers, refresh_token.is_some()),
            refresh_token,
            address: address(peer, headers, &app.config.trusted_proxies),
            device: device::name(headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok())),
        }
    }
}

fn authentication(app: &App, headers: &HeaderMap, can_refresh: bool) -> Authentication {
    let token = match bearer(headers) {
        Some(token) => token,
        None => match cookies::read(&app.config, Kind::Access, headers) {
            Some(token) => token,
            // The browser threw away one of the two: the other can bring it back.
            None if can_refresh => return Authentication::Expired,
            None => return Authentication::Anonymous,
        },
    };
    match app.signing.verify(token.reveal(), app.clock.now()) {
        Ok(claims) => Authentication::Signed { person_id: claims.sub, session_id: claims.sid },
        Err(why) => {
            tracing::debug!(%why, "access token");
            Authentication::Expired
        }
    }
}

/// The token of `Authorization: Bearer`; the scheme's name is not case-sensitive (RFC 9110, 11.1).
pub(super) fn bearer(headers: &HeaderMap) -> Option<Secret> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Secret::new(token.trim()))
}

/// The client's address: the peer's, unless that is a trusted proxy; then the last address in
/// `X-Forwarded-For` that is not one. What stands before it could have been written by anyone.
fn address(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let peer = peer.unwrap_or(IpAddr::V6(Ipv6Addr::LOCALHOST)).to_canonical();
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(&peer) {
        return peer;
    }
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    let mut last = peer;
    for hop in forwarded.iter().rev() {
        let Some(hop) = parse_hop(hop) else { break };
        last = hop;
        if !is_trusted(&hop) {
            break;
        }
    }
    last
}

/// An address, perhaps with a port.
fn parse_hop(hop: &str) -> Option<IpAddr> {
    hop.parse::<IpAddr>()
        .or_else(|_| hop.parse::<SocketAddr>().map(|address| address.ip()))
        .ok()
        .map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn seen(peer: &str, forwarded: &[&'static str], trusted: &str) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_static(value));
        }
        let trusted: Vec<IpNet> =
            trusted.split(',').filter(|net| !net.is_empty()).map(|net| net.parse().unwrap()).collect();
        address(Some(peer.parse().unwrap()), &headers, &trusted).to_string()
    }

    #[test]
    fn a_forwarded_address_is_only_believed_from_a_trusted_proxy() {
        assert_eq!(seen("198.51.100.1", &["203.0.113.9"], ""), "198.51.100.1");
        assert_eq!(seen("198.51.100.1", &["203.0.113.9"], "10.0.0.0/8"), "198.51.100.1");
        assert_eq!(seen("10.0.0.2", &["203.0.113.9"], "10.0.0.0/8"), "203.0.113.9");
        assert_eq!(seen("::ffff:10.0.0.2", &["203.0.113.9"], "10.0.0.0/8"), "203.0.113.9");
    }

    #[test]
    fn what_a_client_writes_before_the_proxy_does_not_count() {
        assert_eq!(seen("10.0.0.2", &["1.1.1.1, 203.0.113.9"], "10.0.0.0/8"), "203.0.113.9");
        assert_eq!(seen("10.0.0.2", &["1.1.1.1", "203.0.113.9, 10.0.0.3"], "10.0.0.0/8"), "203.0.113.9");
        assert_eq!(seen("10.0.0.2", &["junk, 203.0.113.9:4711"], "10.0.0.0/8"), "203.0.113.9");
        assert_eq!(seen("10.0.0.2", &["junk"], "10.0.0.0/8"), "10.0.0.2");
        assert_eq!(seen("10.0.0.2", &[], "10.0.0.0/8"), "10.0.0.2");
    }

    #[test]
    fn a_bearer_token_is_read_in_any_case() {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static("bearer abc"));
        assert_eq!(bearer(&headers), Some(Secret::new("abc")));
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static("Basic abc"));
        assert_eq!(bearer(&headers), None);
    }
}
