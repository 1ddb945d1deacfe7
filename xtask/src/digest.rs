//! SHA-256, spelled in hexadecimal.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// A digest in the making. Each piece is kept apart from the next.
#[derive(Default)]
pub(crate) struct Digest(Sha256);

impl Digest {
    pub(crate) fn add(&mut self, piece: impl AsRef<[u8]>) {
        let piece = piece.as_ref();
        self.0.update((piece.len() as u64).to_le_bytes());
        self.0.update(piece);
    }

    pub(crate) fn finish(self) -> String {
        let mut text = String::new();
        for byte in self.0.finalize() {
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

/// The digest of one piece.
pub(crate) fn of(piece: impl AsRef<[u8]>) -> String {
    let mut digest = Digest::default();
    digest.add(piece);
    digest.finish()
}

/// A number that stands for a text, the same on every machine.
pub(crate) fn number(text: &str) -> u64 {
    Sha256::digest(text)
        .iter()
        .take(8)
        .fold(0, |number, &byte| (number << 8) | u64::from(byte))
}
