//! Proof that a webhook comes from whom it says: the signature schemes of billing vendors.
//!
//! A vendor signs the bytes of the body as it sends them. So verify what arrived, before anything reads it or writes it
//! anew, and read it afterwards.
//!
//! ```
//! use std::time::{Duration, SystemTime};
//! use specwright_runtime::webhook::Verifier;
//!
//! let verifier = Verifier::standard("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
//! let headers = [
//!     ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
//!     ("webhook-timestamp", "1614265330"),
//!     ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
//! ];
//! let body = br#"{"test": 2432232314}"#;
//! let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1614265330);
//! verifier.verify_at(then, &headers, body)?;
//! assert!(verifier.verify_at(then, &headers, br#"{"test": 1}"#).is_err());
//! # Ok::<(), specwright_runtime::webhook::WebhookError>(())
//! ```

mod error;
mod headers;
mod jwt;
mod pairs;
mod standard;

use std::fmt;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;

pub use self::error::WebhookError;
pub use self::headers::Headers;
use crate::Secret;
use error::Reason;
use pairs::Pairs;

/// How old a signature may be, and how far ahead of our clock: what the vendors themselves recommend.
const TOLERANCE: Duration = Duration::from_secs(300);

/// Proves that webhooks come from a vendor. Comparisons take the same time whatever differs.
///
/// | vendor | made with |
/// |---|---|
/// | Stripe, and who signs as Stripe does | [`stripe`](Self::stripe), [`stripe_like`](Self::stripe_like) |
/// | Standard Webhooks, Svix | [`standard`](Self::standard) |
/// | Paddle | [`paddle`](Self::paddle) |
/// | Lago | [`lago_hmac`](Self::lago_hmac), [`lago_jwt`](Self::lago_jwt) |
///
/// Clones share nothing that changes, so one verifier serves a whole server.
#[derive(Clone)]
pub struct Verifier {
    scheme: Scheme,
    tolerance: Duration,
}

#[derive(Clone)]
enum Scheme {
    Pairs(Pairs),
    Standard(standard::Standard),
    Body { header: &'static str, keys: Vec<hmac::Key> },
    Jwt(jwt::Jwt),
}

impl Verifier {
    /// As Stripe signs: `Stripe-Signature: t=…,v1=…`, an HMAC with SHA-256 over time and body. `secret` is the endpoint's,
    /// `whsec_…`.
    pub fn stripe(secret: impl Into<Secret>) -> Self {
        Self::stripe_like("Stripe-Signature", secret)
    }

    /// As Stripe signs, in a header of another name.
    pub fn stripe_like(header: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::of(Scheme::Pairs(Pairs::stripe(header.into(), &secret.into())))
    }

    /// As Paddle signs: `Paddle-Signature: ts=…;h1=…`, an HMAC with SHA-256 over time and body.
    pub fn paddle(secret: impl Into<Secret>) -> Self {
        Self::of(Scheme::Pairs(Pairs::paddle(&secret.into())))
    }

    /// As Standard Webhooks and Svix sign: `webhook-id`, `webhook-timestamp` and `webhook-signature` (or `svix-…`).
    /// `secret` is `whsec_` and base64 for signatures `v1`, `whpk_` and base64 for the public key of signatures `v1a`.
    ///
    /// # Errors
    ///
    /// The secret is no base64.
    pub fn standard(secret: impl Into<Secret>) -> Result<Self, WebhookError> {
        standard::Standard::new(&secret.into()).map(|it| Self::of(Scheme::Standard(it)))
    }

    /// As Lago signs with `hmac`: `X-Lago-Signature`, an HMAC with SHA-256 over the body. `key` is the API key. There is no
    /// time in it: keep the values of `X-Lago-Unique-Key` to notice a webhook that comes again.
    pub fn lago_hmac(key: impl Into<Secret>) -> Self {
        Self::of(Scheme::Body {
            header: "X-Lago-Signature",
            keys: vec![key_of(&key.into())],
        })
    }

    /// As Lago signs with `jwt`: `X-Lago-Signature`, a token signed with RS256 that carries the body. `public_key` is PEM,
    /// or base64 of it, as Lago's API gives it; `issuer` is the address of the API, `https://api.getlago.com` for its cloud.
    ///
    /// # Errors
    ///
    /// The key is no RSA key.
    pub fn lago_jwt(public_key: &str, issuer: impl Into<String>) -> Result<Self, WebhookError> {
        jwt::Jwt::new("X-Lago-Signature", public_key, issuer.into()).map(|it| Self::of(Scheme::Jwt(it)))
    }

    fn of(scheme: Scheme) -> Self {
        Self {
            scheme,
            tolerance: TOLERANCE,
        }
    }

    /// How old a signature may be, and how far ahead of our clock: five minutes unless set.
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Takes another secret as well, while the vendor changes from one to the next.
    ///
    /// # Errors
    ///
    /// The secret is not as the scheme has them; a scheme with public keys takes no second one.
    pub fn or_secret(mut self, secret: impl Into<Secret>) -> Result<Self, WebhookError> {
        let secret = secret.into();
        match &mut self.scheme {
            Scheme::Pairs(pairs) => pairs.keys.push(key_of(&secret)),
            Scheme::Body { keys, .. } => keys.push(key_of(&secret)),
            Scheme::Standard(it) => it.also(&secret)?,
            Scheme::Jwt(_) => return Err(Reason::Key("a token has one public key").into()),
        }
        Ok(self)
    }

    /// Proves that `body` comes from who knows the secret, and was signed not long ago. It answers with the body, so that
    /// what is read next is what was proven: `stan::Webhook::parse(verifier.verify(headers, body)?)?`.
    ///
    /// # Errors
    ///
    /// What is missing or wrong. Answer with 400 or 401 then, and do nothing else.
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    pub fn verify<'b>(&self, headers: &(impl Headers + ?Sized), body: &'b [u8]) -> Result<&'b [u8], WebhookError> {
        self.verify_at(SystemTime::now(), headers, body)
    }

    /// The same, at another time: for webhooks that were kept, and for tests.
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify).
    pub fn verify_at<'b>(
        &self,
        now: SystemTime,
        headers: &(impl Headers + ?Sized),
        body: &'b [u8],
    ) -> Result<&'b [u8], WebhookError> {
        self.prove(now, headers, body).map(|()| body)
    }

    fn prove(&self, now: SystemTime, headers: &(impl Headers + ?Sized), body: &[u8]) -> Result<(), WebhookError> {
        let get = |name: &str| headers.get(name);
        match &self.scheme {
            Scheme::Pairs(pairs) => {
                let signed = pairs.verify(&get, body)?;
                self.timely(now, signed)
            }
            Scheme::Standard(it) => {
                let signed = it.verify(&get, body)?;
                self.timely(now, signed)
            }
            Scheme::Body { header, keys } => {
                let text = get(header).ok_or_else(|| Reason::Missing((*header).to_owned()))?;
                let signature = STANDARD
                    .decode(text.trim())
                    .map_err(|_| Reason::Malformed((*header).to_owned()))?;
                proven(keys, &[body], &[signature])
            }
            Scheme::Jwt(jwt) => jwt.verify(&get, body, now, self.tolerance),
        }
    }

    /// Checked after the signature: a time that nobody signed says nothing.
    fn timely(&self, now: SystemTime, signed: i64) -> Result<(), WebhookError> {
        let now = seconds(now);
        let tolerance = i64::try_from(self.tolerance.as_secs()).unwrap_or(i64::MAX);
        match now.saturating_sub(signed) {
            age if age > tolerance => Err(Reason::Old(age).into()),
            age if age < tolerance.saturating_neg() => Err(Reason::Early(age.saturating_neg()).into()),
            _ => Ok(()),
        }
    }
}

/// Whether one of the keys makes one of the signatures of the parts, one after the other.
fn proven(keys: &[hmac::Key], parts: &[&[u8]], signatures: &[Vec<u8>]) -> Result<(), WebhookError> {
    let message = parts.concat();
    let mut any = false;
    for key in keys {
        for signature in signatures {
            any |= hmac::verify(key, &message, signature).is_ok();
        }
    }
    any.then_some(()).ok_or_else(|| Reason::Forged.into())
}

fn key_of(secret: &Secret) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes())
}

/// Seconds since 1970.
fn seconds(time: SystemTime) -> i64 {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, i64::saturating_neg),
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the keys.
        f.debug_struct("Verifier")
            .field("tolerance", &self.tolerance)
            .finish_non_exhaustive()
    }
}
