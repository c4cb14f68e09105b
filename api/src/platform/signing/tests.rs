use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::DateTime;

use super::*;
use crate::platform::config::Secret;

const ISSUER: &str = "https://wijkwerk.example";

fn key(kid: &str, secret: &str) -> SigningKey {
    SigningKey { kid: kid.to_owned(), secret: Secret::new(secret.repeat(8)) }
}

fn keys(keys: &[SigningKey]) -> SigningKeys {
    SigningKeys::new(ISSUER, keys).unwrap()
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

fn person() -> Uuid {
    Uuid::from_u128(1)
}

fn session() -> Uuid {
    Uuid::from_u128(2)
}

/// A token as someone else would make it, with any header and claims.
fn forged(header: &serde_json::Value, claims: &serde_json::Value, secret: &str) -> String {
    let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature =
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret.repeat(8).as_bytes()), signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn claims() -> serde_json::Value {
    serde_json::json!({
        "iss": ISSUER, "aud": AUDIENCE, "sub": person(), "sid": session(),
        "iat": now().timestamp(), "nbf": now().timestamp(), "exp": now().timestamp() + 600,
    })
}

fn with(mut claims: serde_json::Value, name: &str, value: serde_json::Value) -> serde_json::Value {
    claims[name] = value;
    claims
}

#[test]
fn a_token_tells_who_and_which_session_until_it_ends() {
    let keys = keys(&[key("k1", "abcd")]);
    let (token, until) = keys.issue(person(), session(), now()).unwrap();
    let claims = keys.verify(&token, now()).unwrap();
    assert_eq!((claims.sub, claims.sid), (person(), session()));
    assert_eq!(until, now() + ACCESS_LIFE);
    assert!(keys.verify(&token, until - TimeDelta::seconds(1)).is_ok());
    let late = until + TimeDelta::seconds(LEEWAY);
    assert_eq!(keys.verify(&token, late), Err(TokenRefusal::OutsideItsTime));
    let early = now() - TimeDelta::minutes(1);
    assert_eq!(keys.verify(&token, early), Err(TokenRefusal::OutsideItsTime));
}

#[test]
fn a_changed_key_still_opens_with_old_tokens_until_it_is_taken_away() {
    let old = keys(&[key("k1", "abcd")]);
    let both = keys(&[key("k2", "efgh"), key("k1", "abcd")]);
    let new = keys(&[key("k2", "efgh")]);
    let (token, _) = old.issue(person(), session(), now()).unwrap();
    assert!(both.verify(&token, now()).is_ok());
    assert_eq!(new.verify(&token, now()), Err(TokenRefusal::UnknownKey));
    let (token, _) = both.issue(person(), session(), now()).unwrap();
    assert!(new.verify(&token, now()).is_ok());
}

#[test]
fn a_token_that_is_like_ours_but_not_ours_is_refused() {
    let keys = keys(&[key("k1", "abcd")]);
    let header = serde_json::json!({"alg": "HS256", "typ": "JWT", "kid": "k1"});
    let verify = |token: &str| keys.verify(token, now());

    assert!(verify(&forged(&header, &claims(), "abcd")).is_ok(), "the forge itself works");
    assert_eq!(verify(&forged(&header, &claims(), "abce")), Err(TokenRefusal::Untrue));
    let other = serde_json::json!({"alg": "HS256", "kid": "k9"});
    assert_eq!(verify(&forged(&other, &claims(), "abcd")), Err(TokenRefusal::UnknownKey));
    let nameless = serde_json::json!({"alg": "HS256"});
    assert_eq!(verify(&forged(&nameless, &claims(), "abcd")), Err(TokenRefusal::UnknownKey));
    for alg in ["none", "None", "HS384", "HS512", "RS256", "ES256", "EdDSA", ""] {
        let header = serde_json::json!({"alg": alg, "kid": "k1"});
        assert_eq!(verify(&forged(&header, &claims(), "abcd")), Err(TokenRefusal::Malformed), "{alg}");
    }
    let unsigned = forged(&serde_json::json!({"alg": "none", "kid": "k1"}), &claims(), "abcd");
    let unsigned = unsigned.rsplit_once('.').unwrap().0;
    assert_eq!(verify(&format!("{unsigned}.")), Err(TokenRefusal::Malformed));
    for junk in ["", ".", "..", "a.b.c", "ey", "\u{1f600}", &"x".repeat(100_000)] {
        assert_eq!(verify(junk), Err(TokenRefusal::Malformed));
    }
}

#[test]
fn every_claim_is_needed_and_must_hold() {
    let keys = keys(&[key("k1", "abcd")]);
    let header = serde_json::json!({"alg": "HS256", "typ": "JWT", "kid": "k1"});
    let verify = |claims: &serde_json::Value| keys.verify(&forged(&header, claims, "abcd"), now());

    for name in ["iss", "aud", "sub", "sid", "exp", "nbf"] {
        let mut without = claims();
        without.as_object_mut().unwrap().remove(name);
        assert_eq!(verify(&without), Err(TokenRefusal::Untrue), "without {name}");
    }
    assert_eq!(verify(&with(claims(), "aud", "other-api".into())), Err(TokenRefusal::Untrue));
    assert_eq!(verify(&with(claims(), "iss", "https://elsewhere.example".into())), Err(TokenRefusal::Untrue));
    assert_eq!(verify(&with(claims(), "sub", "not a person".into())), Err(TokenRefusal::Untrue));
    let expired = with(claims(), "exp", (now().timestamp() - 60).into());
    assert_eq!(verify(&expired), Err(TokenRefusal::OutsideItsTime));
    let later = with(claims(), "nbf", (now().timestamp() + 60).into());
    assert_eq!(verify(&later), Err(TokenRefusal::OutsideItsTime));
    assert!(verify(&with(claims(), "exp", i64::MAX.into())).is_ok());
    assert!(verify(&with(claims(), "exp", i64::MIN.into())).is_err());
}

#[test]
fn a_keyed_hash_depends_on_key_purpose_and_text() {
    let one = keys(&[key("k1", "abcd")]);
    let other = keys(&[key("k1", "efgh")]);
    let hash = one.keyed_hash("code", "123456");
    assert_eq!(hash.len(), 64);
    assert_eq!(hash, one.keyed_hash("code", "123456"));
    assert_ne!(hash, other.keyed_hash("code", "123456"));
    assert_ne!(hash, one.keyed_hash("other", "123456"));
    assert_ne!(one.keyed_hash("ab", "c"), one.keyed_hash("a", "bc"));
}
