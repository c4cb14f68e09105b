//! Access tokens (JWT, HS256) and keyed hashes.

use aws_lc_rs::hmac;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::config::SigningKey;
use super::digest::hex;

/// How long an access token holds. Short: a session that was ended elsewhere ends here within this time, also
/// where nobody asks the database.
pub const ACCESS_LIFE: TimeDelta = TimeDelta::minutes(10);

const AUDIENCE: &str = "wdw-api";
/// Clocks of several servers may differ this much, in seconds.
const LEEWAY: i64 = 5;

/// What an access token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Issuer: the public address of the installation.
    pub iss: String,
    /// Audience: this API.
    pub aud: String,
    /// The person.
    pub sub: Uuid,
    /// The session.
    pub sid: Uuid,
    /// Made at, in seconds.
    pub iat: i64,
    /// Not before, in seconds.
    pub nbf: i64,
    /// Not after, in seconds.
    pub exp: i64,
}

/// Why a token was not accepted. Told to nobody but the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenRefusal {
    /// Not a token, or signed with another algorithm.
    #[error("malformed or with another algorithm")]
    Malformed,
    /// Its key is not one of ours (any more).
    #[error("unknown key")]
    UnknownKey,
    /// Signature, issuer or audience do not hold.
    #[error("signature, issuer or audience do not hold")]
    Untrue,
    /// Too old, or not valid yet.
    #[error("outside its time")]
    OutsideItsTime,
}

/// The keys of an installation. The first signs, all verify.
pub struct SigningKeys {
    issuer: String,
    kid: String,
    signing: EncodingKey,
    verifying: Vec<(String, DecodingKey)>,
    hashing: hmac::Key,
}

impl SigningKeys {
    /// Keys of the installation at `issuer`; `None` when there is no key.
    #[must_use]
    pub fn new(issuer: &str, keys: &[SigningKey]) -> Option<Self> {
        let first = keys.first()?;
        // A key of its own for hashing: what is made with the one says nothing about the other.
        let derived = hmac::sign(
            &hmac::Key::new(hmac::HMAC_SHA256, first.secret.reveal().as_bytes()),
            b"wdw keyed hash v1",
        );
        Some(Self {
            issuer: issuer.to_owned(),
            kid: first.kid.clone(),
            signing: EncodingKey::from_secret(first.secret.reveal().as_bytes()),
            verifying: keys
                .iter()
                .map(|key| (key.kid.clone(), DecodingKey::from_secret(key.secret.reveal().as_bytes())))
                .collect(),
            hashing: hmac::Key::new(hmac::HMAC_SHA256, derived.as_ref()),
        })
    }

    /// An access token for `person` in `session`, and when it ends.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn issue(
        &self,
        person: Uuid,
        session: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(String, DateTime<Utc>), jsonwebtoken::errors::Error> {
        let until = now + ACCESS_LIFE;
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: person,
            sid: session,
            iat: now.timestamp(),
            nbf: now.timestamp(),
            exp: until.timestamp(),
        };
        let header = Header { kid: Some(self.kid.clone()), ..Header::new(Algorithm::HS256) };
        Ok((jsonwebtoken::encode(&header, &claims, &self.signing)?, until))
    }

    /// Reads `token` and checks its algorithm, key, signature, issuer, audience and time.
    ///
    /// # Errors
    /// Why it is not accepted.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Claims, TokenRefusal> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| TokenRefusal::Malformed)?;
        if header.alg != Algorithm::HS256 {
            return Err(TokenRefusal::Malformed);
        }
        let kid = header.kid.ok_or(TokenRefusal::UnknownKey)?;
        let (_, key) =
            self.verifying.iter().find(|(name, _)| *name == kid).ok_or(TokenRefusal::UnknownKey)?;
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        validation.set_issuer(&[&self.issuer]);
        validation.set_audience(&[AUDIENCE]);
        // The library asks the machine for the time; ours comes from the clock, below.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        let claims =
            jsonwebtoken::decode::<Claims>(token, key, &validation).map_err(|_| TokenRefusal::Untrue)?.claims;
        let now = now.timestamp();
        if now >= claims.exp.saturating_add(LEEWAY) || now < claims.nbf.saturating_sub(LEEWAY) {
            return Err(TokenRefusal::OutsideItsTime);
        }
        Ok(claims)
    }

    /// A hash of `text` that only this installation can make, in 64 hexadecimal digits; `purpose` keeps hashes
    /// for different ends apart. For what is too short to be hashed openly, such as a code of six digits.
    #[must_use]
    pub fn keyed_hash(&self, purpose: &str, text: &str) -> String {
        let mut context = hmac::Context::with_key(&self.hashing);
        context.update(&u64::try_from(purpose.len()).unwrap_or(u64::MAX).to_be_bytes());
        context.update(purpose.as_bytes());
        context.update(text.as_bytes());
        hex(context.sign().as_ref())
    }
}

impl std::fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningKeys").field("kid", &self.kid).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
