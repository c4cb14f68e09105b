//! The two cookies: a short access token and a long refresh token. Neither can be read by a script.

use axum::http::{HeaderMap, HeaderValue, header};
use chrono::TimeDelta;
use cookie::time::{Duration, OffsetDateTime};
use cookie::{Cookie, CookieBuilder, SameSite};

use crate::platform::config::{Config, Secret};

/// Which cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The access token: sent with every request, minutes long.
    Access,
    /// The refresh token: used once, for a new pair.
    Refresh,
}

/// A `Set-Cookie` value that keeps `token` for `life`. Give both cookies the life of the session: an access
/// token that has ended is then told from nobody being signed in.
#[must_use]
pub fn set(config: &Config, kind: Kind, token: &str, life: TimeDelta) -> HeaderValue {
    value(&build(config, kind, token, life.num_seconds().max(0)).build())
}

/// A `Set-Cookie` value that takes the cookie away.
#[must_use]
pub fn clear(config: &Config, kind: Kind) -> HeaderValue {
    let gone = build(config, kind, "", 0).expires(OffsetDateTime::UNIX_EPOCH);
    value(&gone.build())
}

/// The token in the cookie that came with the request.
#[must_use]
pub fn read(config: &Config, kind: Kind, headers: &HeaderMap) -> Option<Secret> {
    let wanted = name(config, kind);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == wanted && !cookie.value().is_empty())
        .map(|cookie| Secret::new(cookie.value()))
}

/// Over https the name itself promises that only this host set the cookie, over https (RFC 6265bis, 4.1.3.2).
fn name(config: &Config, kind: Kind) -> &'static str {
    match (config.is_https(), kind) {
        (true, Kind::Access) => "__Host-wdw_access",
        (true, Kind::Refresh) => "__Host-wdw_refresh",
        (false, Kind::Access) => "wdw_access",
        (false, Kind::Refresh) => "wdw_refresh",
    }
}

fn build<'c>(config: &Config, kind: Kind, token: &'c str, seconds: i64) -> CookieBuilder<'c> {
    Cookie::build((name(config, kind), token))
        .path("/")
        .http_only(true)
        .secure(config.is_https())
        .same_site(SameSite::Strict)
        .max_age(Duration::seconds(seconds))
}

fn value(cookie: &Cookie<'_>) -> HeaderValue {
    // Tokens are base64url and dots: always a header value.
    HeaderValue::from_str(&cookie.to_string()).unwrap_or_else(|_| HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn https() -> Config {
        Config {
            public_url: "https://wijkwerk.example".to_owned(),
            ..Config::demo(Path::new("data")).unwrap()
        }
    }

    #[test]
    fn over_https_the_cookie_is_bound_to_this_host_and_hidden_from_scripts() {
        let set = set(&https(), Kind::Access, "a.b-c_d", TimeDelta::days(60));
        assert_eq!(
            set.to_str().unwrap(),
            "__Host-wdw_access=a.b-c_d; HttpOnly; SameSite=Strict; Secure; Path=/; Max-Age=5184000"
        );
    }

    #[test]
    fn a_cookie_is_read_back_and_taken_away() {
        let config = Config::demo(Path::new("data")).unwrap();
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("other=1; wdw_refresh=secret; wdw_access="));
        assert_eq!(read(&config, Kind::Refresh, &headers), Some(Secret::new("secret")));
        assert_eq!(read(&config, Kind::Access, &headers), None);
        assert_eq!(read(&https(), Kind::Refresh, &headers), None, "another name over https");
        let cleared = clear(&config, Kind::Access);
        let cleared = cleared.to_str().unwrap();
        assert!(
            cleared.starts_with("wdw_access=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0; Expires="),
            "{cleared}"
        );
    }
}
