//! What people add to JSON though it has no place there: comments and trailing commas.

use crate::load::Span;

/// Something that JSON does not have.
pub(super) struct Extra {
    pub(super) what: &'static str,
    pub(super) span: Span,
}

/// The text with spaces in the place of comments and trailing commas, so that no byte moves; `None` if it has neither.
pub(super) fn clean(text: &str) -> Option<(String, Vec<Extra>)> {
    let extras = extras(text);
    if extras.is_empty() {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for extra in &extras {
        let blank = |byte: &mut u8| *byte = if *byte == b'\n' { b'\n' } else { b' ' };
        bytes
            .get_mut(extra.span.start..extra.span.end)?
            .iter_mut()
            .for_each(blank);
    }
    Some((String::from_utf8(bytes).ok()?, extras))
}

fn extras(text: &str) -> Vec<Extra> {
    let mut extras = Vec::new();
    let mut comma = None;
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let rest = text.get(at..).unwrap_or_default();
        let length = match byte {
            b'"' => string(rest),
            b'/' => comment(rest),
            _ => 1,
        };
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {}
            b'/' if length > 1 => extras.push(Extra {
                what: "comments",
                span: Span {
                    start: at,
                    end: at + length,
                },
            }),
            b',' => comma = Some(at),
            b'}' | b']' => {
                let trailing = comma.take().map(|at| Span { start: at, end: at + 1 });
                extras.extend(trailing.map(|span| Extra {
                    what: "trailing commas",
                    span,
                }));
            }
            _ => comma = None,
        }
        at += length;
    }
    extras.sort_by_key(|extra| extra.span);
    extras
}

/// How long the string is with which a text begins.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// How long the comment is with which a text begins; 1 if that is none.
fn comment(text: &str) -> usize {
    if text.starts_with("//") {
        text.find('\n').unwrap_or(text.len())
    } else if text.starts_with("/*") {
        text.find("*/").map_or(text.len(), |end| end + 2)
    } else {
        1
    }
}
