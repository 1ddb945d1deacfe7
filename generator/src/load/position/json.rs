//! The positions in a JSON text.

use super::builder::Builder;
use super::tree::Tree;

/// Reads a text that is known to be JSON; `None` when it turns out to be something else (YAML's flow style, say).
pub(super) fn read(text: &str) -> Option<Tree> {
    let mut builder = Builder::default();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let end = match byte {
            b'{' => {
                builder.map((at, at + 1), 0);
                at + 1
            }
            b'[' => {
                builder.list((at, at + 1), 0);
                at + 1
            }
            b'}' | b']' => {
                builder.end(Some(at + 1));
                at + 1
            }
            b'"' => {
                let end = string_end(text, at)?;
                builder.scalar((at, end), &unquoted(text.get(at..end)?), false, 0);
                end
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => at + 1,
            b'a'..=b'z' | b'0'..=b'9' | b'-' => {
                let end = word_end(text, at);
                builder.scalar((at, end), text.get(at..end)?, true, 0);
                end
            }
            _ => return None,
        };
        at = end;
    }
    builder.is_complete().then(|| builder.finish())
}

/// The byte after the closing quote.
fn string_end(text: &str, start: usize) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn word_end(text: &str, start: usize) -> usize {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
    text.bytes()
        .enumerate()
        .skip(start)
        .find(|(_, byte)| !word(*byte))
        .map_or(text.len(), |(at, _)| at)
}

fn unquoted(written: &str) -> String {
    let inner = written.get(1..written.len() - 1).unwrap_or_default();
    match inner.contains('\\') {
        true => serde_json::from_str(written).unwrap_or_else(|_| inner.to_owned()),
        false => inner.to_owned(),
    }
}
