//! One header of pairs: a time, and signatures over it and the body. Stripe's way, and Paddle's.

use ring::hmac;

use super::error::{Reason, WebhookError};
use super::{key_of, proven};
use crate::Secret;

#[derive(Clone)]
pub(super) struct Pairs {
    header: String,
    /// Between two pairs.
    between: char,
    time: &'static str,
    signature: &'static str,
    /// Between time and body, in what is signed.
    joint: &'static [u8],
    pub(super) keys: Vec<hmac::Key>,
}

impl Pairs {
    /// `t=…,v1=…,v1=…`, over `time.body`
    pub(super) fn stripe(header: String, secret: &Secret) -> Self {
        Self {
            header,
            between: ',',
            time: "t",
            signature: "v1",
            joint: b".",
            keys: vec![key_of(secret)],
        }
    }

    /// `ts=…;h1=…`, over `time:body`
    pub(super) fn paddle(secret: &Secret) -> Self {
        Self {
            header: "Paddle-Signature".to_owned(),
            between: ';',
            time: "ts",
            signature: "h1",
            joint: b":",
            keys: vec![key_of(secret)],
        }
    }

    /// When it was signed.
    pub(super) fn verify<'h>(&self, get: &dyn Fn(&str) -> Option<&'h str>, body: &[u8]) -> Result<i64, WebhookError> {
        let text = get(&self.header).ok_or_else(|| Reason::Missing(self.header.clone()))?;
        let malformed = || Reason::Malformed(self.header.clone());
        let (mut time, mut signatures) = (None, Vec::new());
        for (key, value) in text.split(self.between).filter_map(|pair| pair.trim().split_once('=')) {
            if key == self.time {
                // A second one would be another claim about the same signature.
                if time.replace(value).is_some() {
                    return Err(malformed().into());
                }
            } else if key == self.signature {
                signatures.extend(unhex(value));
            }
        }
        let time = time.ok_or_else(malformed)?;
        let signed = time.parse().map_err(|_| malformed())?;
        if signatures.is_empty() {
            return Err(malformed().into());
        }
        proven(&self.keys, &[time.as_bytes(), self.joint, body], &signatures)?;
        Ok(signed)
    }
}

/// The bytes that hexadecimal digits stand for.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    digits
        .chunks(2)
        .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok())
        .collect()
}
