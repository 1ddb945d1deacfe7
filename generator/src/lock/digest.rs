//! The digest of a text.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The SHA-256 of a text, as the lock spells it.
///
/// A line end is a line end, and a byte order mark says nothing: the digest of a text with `\r\n` is that with `\n`, so
/// that a checkout with the line ends of Windows is not stale.
///
/// ```
/// use specwright::lock::Digest;
///
/// assert_eq!(Digest::of("a\r\nb"), Digest::of("a\nb"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// The digest of a text.
    pub fn of(text: &str) -> Digest {
        let mut hash = Sha256::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (number, piece) in text.split('\r').enumerate() {
            if number > 0 && !piece.starts_with('\n') {
                hash.update(b"\n");
            }
            hash.update(piece);
        }
        let mut text = "sha256:".to_owned();
        for byte in hash.finalize() {
            let _ = write!(text, "{byte:02x}");
        }
        Digest(text)
    }
}
