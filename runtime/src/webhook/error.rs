//! Why a webhook proves nothing.

use std::fmt;

/// Why a webhook proves nothing, or a verifier cannot be made. Its text never shows a secret or the right signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookError(Reason);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// A header that is not there.
    Missing(String),
    /// A header that is not as the scheme writes it.
    Malformed(String),
    /// No signature fits.
    Forged,
    /// Signed so many seconds ago.
    Old(i64),
    /// Signed so many seconds from now.
    Early(i64),
    /// The verifier's own key is none.
    Key(&'static str),
    /// A token that says something else than it should.
    Claim(&'static str),
}

impl WebhookError {
    /// Whether the signature is right, and only its time is not: the webhook was kept back, or is played again, or a clock
    /// is wrong.
    pub fn is_untimely(&self) -> bool {
        matches!(self.0, Reason::Old(_) | Reason::Early(_))
    }
}

impl From<Reason> for WebhookError {
    fn from(reason: Reason) -> Self {
        Self(reason)
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Missing(name) => write!(f, "the header `{name}` is missing"),
            Reason::Malformed(name) => write!(f, "the header `{name}` is no signature of this scheme"),
            Reason::Forged => {
                f.write_str("no signature fits: the secret is another one, or the body is not the bytes that were sent")
            }
            Reason::Old(seconds) => write!(f, "it was signed {seconds} seconds ago"),
            Reason::Early(seconds) => write!(f, "it was signed {seconds} seconds ahead of this machine's clock"),
            Reason::Key(why) => write!(f, "the secret cannot be used: {why}"),
            Reason::Claim(why) => write!(f, "the token {why}"),
        }
    }
}

impl std::error::Error for WebhookError {}
