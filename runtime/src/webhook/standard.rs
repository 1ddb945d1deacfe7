//! Standard Webhooks, which Svix brought into the world.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::{hmac, signature};

use super::error::{Reason, WebhookError};
use super::proven;
use crate::Secret;

#[derive(Clone)]
pub(super) struct Standard {
    keys: Vec<hmac::Key>,
    public_keys: Vec<Vec<u8>>,
}

impl Standard {
    pub(super) fn new(secret: &Secret) -> Result<Self, WebhookError> {
        let mut new = Self {
            keys: Vec::new(),
            public_keys: Vec::new(),
        };
        new.also(secret).map(|()| new)
    }

    pub(super) fn also(&mut self, secret: &Secret) -> Result<(), WebhookError> {
        let decoded = |text: &str| STANDARD.decode(text).map_err(|_| Reason::Key("it is no base64"));
        let text = secret.expose().trim();
        if let Some(public) = text.strip_prefix("whpk_") {
            self.public_keys.push(decoded(public)?);
        } else if text.starts_with("whsk_") {
            return Err(Reason::Key("it is the vendor's private key; the public one begins with `whpk_`").into());
        } else {
            let key = decoded(text.strip_prefix("whsec_").unwrap_or(text))?;
            self.keys.push(hmac::Key::new(hmac::HMAC_SHA256, &key));
        }
        Ok(())
    }

    /// When it was signed.
    pub(super) fn verify<'h>(&self, get: &dyn Fn(&str) -> Option<&'h str>, body: &[u8]) -> Result<i64, WebhookError> {
        let header = |name: &str| {
            let found = get(&format!("webhook-{name}")).or_else(|| get(&format!("svix-{name}")));
            found.ok_or_else(|| Reason::Missing(format!("webhook-{name}")))
        };
        let (id, time, text) = (header("id")?, header("timestamp")?, header("signature")?);
        let signed = time
            .parse()
            .map_err(|_| Reason::Malformed("webhook-timestamp".to_owned()))?;
        let of = |version: &str| {
            let all = text.split(' ').filter_map(|one| one.split_once(','));
            let all = all.filter(|(given, _)| *given == version);
            all.filter_map(|(_, signature)| STANDARD.decode(signature).ok())
                .collect::<Vec<_>>()
        };
        let (symmetric, asymmetric) = (of("v1"), of("v1a"));
        if symmetric.is_empty() && asymmetric.is_empty() {
            return Err(Reason::Malformed("webhook-signature".to_owned()).into());
        }
        let parts = [id.as_bytes(), b".", time.as_bytes(), b".", body];
        let public = self.public_keys.iter().any(|key| {
            let key = signature::UnparsedPublicKey::new(&signature::ED25519, key);
            asymmetric
                .iter()
                .any(|signature| key.verify(&parts.concat(), signature).is_ok())
        });
        if !public {
            proven(&self.keys, &parts, &symmetric)?;
        }
        Ok(signed)
    }
}
