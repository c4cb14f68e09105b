//! Which media type is sent, and which is wanted back.

use axum::http::{HeaderMap, StatusCode, header};

use super::answer::Problem;

/// The media type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: the status tells whether the request was understood.
    GraphQl,
    /// `application/json`: 200 for everything that is GraphQL at all, as older clients expect.
    Json,
}

impl Media {
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::GraphQl => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// Only JSON, uncompressed. A form or a text could be sent by any website without asking.
pub(super) fn check_content(headers: &HeaderMap) -> Result<(), Problem> {
    let is_json =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|value| {
            let mut parts = value.split(';').map(str::trim);
            let json = parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"));
            json && parts.all(|parameter| match parameter.split_once('=') {
                Some((name, value)) if name.trim().eq_ignore_ascii_case("charset") => {
                    value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
                }
                _ => true,
            })
        });
    if !is_json || headers.contains_key(header::CONTENT_ENCODING) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            "Send application/json in UTF-8, without compression.",
        ));
    }
    Ok(())
}

/// What `Accept` asks for; `None` when it is neither of the two. Who asks for nothing in particular gets the
/// specification's own type.
pub(super) fn wanted(headers: &HeaderMap) -> Option<Media> {
    let accept: Vec<&str> =
        headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
    let accept = accept.join(",");
    if accept.trim().is_empty() {
        return Some(Media::GraphQl);
    }
    let graphql = quality(&accept, "graphql-response+json");
    let json = quality(&accept, "json");
    match graphql.max(json) {
        0 => None,
        best if graphql == best => Some(Media::GraphQl),
        _ => Some(Media::Json),
    }
}

/// How much `application/{subtype}` is wanted, in thousandths: the most precise range that fits decides
/// (RFC 9110, 12.5.1).
fn quality(accept: &str, subtype: &str) -> u32 {
    let mut found = (0, 0);
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let precision = match parts.next().unwrap_or_default().to_ascii_lowercase().split_once('/') {
            Some(("*", "*")) => 1,
            Some(("application", "*")) => 2,
            Some(("application", wanted)) if wanted == subtype => 3,
            _ => continue,
        };
        let quality = parts
            .find_map(|parameter| parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q=")))
            .map_or(1_000, thousandths);
        if precision > found.0 || (precision == found.0 && quality > found.1) {
            found = (precision, quality);
        }
    }
    found.1
}

/// `0.85` as 850; nonsense as 0.
fn thousandths(text: &str) -> u32 {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(0), Ok(fraction)) => fraction,
        (Ok(1), Ok(_)) => 1_000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn accept(value: &'static str) -> Option<Media> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static(value));
        wanted(&headers)
    }

    #[test]
    fn the_answer_comes_in_the_type_that_is_wanted_most() {
        assert_eq!(wanted(&HeaderMap::new()), Some(Media::GraphQl));
        assert_eq!(accept("*/*"), Some(Media::GraphQl));
        assert_eq!(accept("application/*"), Some(Media::GraphQl));
        assert_eq!(accept("application/json"), Some(Media::Json));
        assert_eq!(accept("Application/GraphQL-Response+JSON"), Some(Media::GraphQl));
        assert_eq!(accept("application/json, application/graphql-response+json"), Some(Media::GraphQl));
        assert_eq!(
            accept("application/graphql-response+json;q=0.5, application/json;q=0.9"),
            Some(Media::Json)
        );
        assert_eq!(accept("application/json, */*;q=0.1"), Some(Media::Json));
        assert_eq!(accept("text/html"), None);
        assert_eq!(accept("application/json;q=0"), None);
    }

    fn content(value: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(value));
        check_content(&headers).is_ok()
    }

    #[test]
    fn only_json_is_read() {
        assert!(content("application/json"));
        assert!(content("application/json; charset=utf-8"));
        assert!(content("Application/JSON;charset=\"UTF-8\""));
        for other in [
            "application/json; charset=latin1",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/graphql",
            "application/jsonx",
            "",
        ] {
            assert!(!content(other), "{other}");
        }
        assert!(check_content(&HeaderMap::new()).is_err());
    }
}
