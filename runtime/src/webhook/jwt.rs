//! A token that carries the body, signed with RS256.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::Value;
use spki::SubjectPublicKeyInfoRef;
use spki::der::{Decode as _, Document};

use super::error::{Reason, WebhookError};
use super::seconds;

#[derive(Clone)]
pub(super) struct Jwt {
    header: &'static str,
    /// An `RSAPublicKey` of PKCS #1, in DER.
    key: Arc<[u8]>,
    issuer: String,
}

impl Jwt {
    pub(super) fn new(header: &'static str, public_key: &str, issuer: String) -> Result<Self, WebhookError> {
        let no_key = || Reason::Key("it is no RSA public key in PEM");
        let text = public_key.trim();
        let pem = if text.starts_with("-----") {
            text.to_owned()
        } else {
            let decoded = STANDARD
                .decode(text.split_whitespace().collect::<String>())
                .map_err(|_| no_key())?;
            String::from_utf8(decoded).map_err(|_| no_key())?
        };
        let (label, document) = Document::from_pem(pem.trim()).map_err(|_| no_key())?;
        let key: Arc<[u8]> = match label {
            "RSA PUBLIC KEY" => document.as_bytes().into(),
            "PUBLIC KEY" => {
                let info = SubjectPublicKeyInfoRef::from_der(document.as_bytes()).map_err(|_| no_key())?;
                info.subject_public_key.as_bytes().ok_or_else(no_key)?.into()
            }
            _ => return Err(no_key().into()),
        };
        Ok(Self { header, key, issuer })
    }

    pub(super) fn verify<'h>(
        &self,
        get: &dyn Fn(&str) -> Option<&'h str>,
        body: &[u8],
        now: SystemTime,
        tolerance: Duration,
    ) -> Result<(), WebhookError> {
        let token = get(self.header)
            .ok_or_else(|| Reason::Missing(self.header.to_owned()))?
            .trim();
        let malformed = || Reason::Malformed(self.header.to_owned());
        let (signed, signature) = token.rsplit_once('.').ok_or_else(malformed)?;
        let (head, claims) = signed.split_once('.').ok_or_else(malformed)?;
        let decoded = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| malformed());
        let json = |part: &str| serde_json::from_slice::<Value>(&decoded(part)?).map_err(|_| malformed());
        // The algorithm is ours to choose, not the token's.
        if json(head)?["alg"] != "RS256" {
            return Err(Reason::Claim("is not signed with RS256").into());
        }
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &*self.key);
        key.verify(signed.as_bytes(), &decoded(signature)?)
            .map_err(|_| Reason::Forged)?;
        let claims = json(claims)?;
        if claims["iss"] != self.issuer.as_str() {
            return Err(Reason::Claim("comes from another issuer").into());
        }
        let carried = claims["data"].as_str().map(str::as_bytes);
        if carried != Some(body) {
            return Err(Reason::Forged.into());
        }
        self.timely(
            &claims,
            seconds(now),
            i64::try_from(tolerance.as_secs()).unwrap_or(i64::MAX),
        )
    }

    /// A token need not say when it is good; where it does, that holds.
    fn timely(&self, claims: &Value, now: i64, tolerance: i64) -> Result<(), WebhookError> {
        let at = |claim: &str| claims[claim].as_i64();
        if let Some(until) = at("exp").filter(|until| now.saturating_sub(*until) > tolerance) {
            return Err(Reason::Old(now.saturating_sub(until)).into());
        }
        if let Some(from) = at("nbf").filter(|from| from.saturating_sub(now) > tolerance) {
            return Err(Reason::Early(from.saturating_sub(now)).into());
        }
        Ok(())
    }
}
