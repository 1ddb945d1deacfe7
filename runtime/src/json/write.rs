//! Views to JSON text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{digits, scan, write_union};
use crate::table::{Literal, Record};
use crate::{MapNode, RecordNode, View};

/// Members that are not to be written, because the tag of a union has been written in their place.
#[derive(Clone, Copy)]
pub(super) struct Hidden<'a> {
    pub(super) key: &'a str,
    pub(super) outer: Option<&'a Hidden<'a>>,
}

impl Hidden<'_> {
    pub(super) fn hides(this: Option<&Self>, key: &str) -> bool {
        this.is_some_and(|hidden| hidden.key == key || Hidden::hides(hidden.outer, key))
    }
}

/// Appends a value.
pub(super) fn value(out: &mut Vec<u8>, view: View<'_>) {
    match view {
        View::Str(text) | View::Unlisted(text) => string(out, text),
        View::Enum(choices, i) => string(out, choices.values[i]),
        View::Absent | View::None | View::Null => out.extend_from_slice(b"null"),
        View::Bool(true) => out.extend_from_slice(b"true"),
        View::Bool(false) => out.extend_from_slice(b"false"),
        View::I64(value) => digits::signed(out, value),
        View::U64(value) => digits::unsigned(out, value),
        View::F64(value) => through(out, &value),
        View::List(list) => {
            out.push(b'[');
            for i in 0..list.len() {
                if i > 0 {
                    out.push(b',');
                }
                value(out, list.at(i));
            }
            out.push(b']');
        }
        View::Record(..) | View::Map(_) => object(out, |out, separator| members(out, view, separator, None)),
        other => rare(out, other),
    }
}

#[inline(never)]
fn rare(out: &mut Vec<u8>, view: View<'_>) {
    match view {
        View::F32(value) => through(out, &value),
        View::Json(json) => through(out, json),
        View::Number(text) | View::Raw(text) => out.extend_from_slice(text.as_bytes()),
        View::Uuid(uuid) => string(out, uuid.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer())),
        View::Base64(bytes) => string(out, &STANDARD.encode(bytes)),
        // JSON has no bytes: what is not text is lost here, and documents do not put such members into JSON.
        View::Bytes(bytes) => string(out, &String::from_utf8_lossy(bytes)),
        View::Upload(_) => out.extend_from_slice(b"null"),
        View::Literal(constant, _) => literal(out, constant),
        View::Tuple(count, node) => tuple(out, count, node),
        View::Union(_, node) => value(out, node.view()),
        View::Tagged(tags, i, node) => write_union::tagged(out, tags, i, node),
        other => value(out, other),
    }
}

fn tuple(out: &mut Vec<u8>, count: usize, node: &dyn RecordNode) {
    out.push(b'[');
    for i in 0..count {
        if i > 0 {
            out.push(b',');
        }
        value(out, node.view(i));
    }
    out.push(b']');
}

fn literal(out: &mut Vec<u8>, literal: &Literal) {
    match *literal {
        Literal::Str(text) => string(out, text),
        Literal::Int(value) => digits::signed(out, value),
        Literal::Num(value) => through(out, &value),
        Literal::Bool(flag) => value(out, View::Bool(flag)),
        Literal::Null => out.extend_from_slice(b"null"),
    }
}

/// Floats and free-form values are printed by `serde_json`: the fewest digits that read back the same, NaN and infinity
/// as `null`.
fn through<T: serde::Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    // Neither writing to memory nor these types can fail.
    let _ = serde_json::to_writer(out, value);
}

/// Appends braces, and between them what `members` appends. It is handed the separator that the next member begins
/// with: the opening brace, later the comma.
#[inline]
pub(super) fn object(out: &mut Vec<u8>, members: impl FnOnce(&mut Vec<u8>, &mut u8)) {
    let mut separator = b'{';
    members(out, &mut separator);
    if separator == b'{' {
        out.push(b'{');
    }
    out.push(b'}');
}

/// Appends the members of a record or map.
#[inline]
pub(super) fn members(out: &mut Vec<u8>, view: View<'_>, separator: &mut u8, hidden: Option<&Hidden<'_>>) {
    match view {
        View::Record(record, node) => record_members(out, record, node, separator, hidden),
        View::Map(map) => map_members(out, map, separator, hidden),
        _ => {}
    }
}

fn record_members(
    out: &mut Vec<u8>,
    record: &'static Record,
    node: &dyn RecordNode,
    separator: &mut u8,
    hidden: Option<&Hidden<'_>>,
) {
    let mut json = record.json.as_bytes();
    for (i, key) in record.keys.iter().enumerate() {
        let view = node.view(i);
        let all = json;
        let (text, rest) = json.split_at_checked(key.len() + 4).unwrap_or((&[], json));
        json = rest;
        match view {
            View::Absent => continue,
            View::None if !record.requires(i) => continue,
            _ if hidden.is_some() && Hidden::hides(hidden, key) => continue,
            _ => {}
        }
        if text.is_empty() {
            name(out, *separator, key);
        } else {
            key_text(out, text, all);
            if *separator != b',' {
                let at = out.len() - text.len();
                out[at] = *separator;
            }
        }
        *separator = b',';
        match view {
            View::Str(text) => string(out, text),
            other => value(out, other),
        }
    }
    if record.rest
        && let View::Map(map) = node.view(record.keys.len())
    {
        map_members(out, map, separator, hidden);
    }
}

/// Appends `,"key":`, which `all` begins with. Where there is enough of it, a fixed number of bytes is copied and what
/// is too much taken back: cheaper than a call of `memcpy`.
#[inline(always)]
fn key_text(out: &mut Vec<u8>, text: &[u8], all: &[u8]) {
    match all.first_chunk::<24>() {
        Some(chunk) if text.len() <= 24 => {
            let end = out.len() + text.len();
            out.extend_from_slice(chunk);
            out.truncate(end);
        }
        _ => out.extend_from_slice(text),
    }
}

fn map_members(out: &mut Vec<u8>, map: &dyn MapNode, separator: &mut u8, hidden: Option<&Hidden<'_>>) {
    map.each(&mut |key, view| {
        if !matches!(view, View::Absent) && !Hidden::hides(hidden, key) {
            name(out, *separator, key);
            *separator = b',';
            value(out, view);
        }
        true
    });
}

/// Appends a separator, a name and a colon.
#[inline]
pub(super) fn name(out: &mut Vec<u8>, separator: u8, key: &str) {
    out.reserve(key.len() + 4);
    out.push(separator);
    string(out, key);
    out.push(b':');
}

/// Appends a string.
#[inline]
pub(super) fn string(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    if !short(out, bytes) {
        let plain = scan::special_from(bytes, 0);
        out.extend_from_slice(&bytes[..plain]);
        if plain < bytes.len() {
            escaped(out, bytes, plain);
        }
    }
    out.push(b'"');
}

/// Appends a string of at most 32 bytes, if it needs no escapes: word by word, looking and copying at once. Copies of a
/// length that the compiler knows are far cheaper than calls of `memcpy`.
#[inline(always)]
fn short(out: &mut Vec<u8>, bytes: &[u8]) -> bool {
    if bytes.len() > 32 {
        return false;
    }
    let start = out.len();
    let plain = match bytes.last_chunk::<8>() {
        Some(last) => words(out, bytes, last),
        None => shorter(out, bytes),
    };
    if !plain {
        out.truncate(start);
    }
    plain
}

/// Appends the words of a string, of which the last overlaps the one before; says whether all are plain.
#[inline(always)]
fn words(out: &mut Vec<u8>, bytes: &[u8], last: &[u8; 8]) -> bool {
    let end = out.len() + bytes.len();
    let (words, rest) = bytes.as_chunks::<8>();
    let mut plain = scan::is_plain(*last);
    for word in words {
        plain &= scan::is_plain(*word);
        out.extend_from_slice(word);
    }
    if !rest.is_empty() {
        out.truncate(end - 8);
        out.extend_from_slice(last);
    }
    plain
}

/// The same for fewer than eight bytes: two halves that overlap, or one by one.
#[inline(always)]
fn shorter(out: &mut Vec<u8>, bytes: &[u8]) -> bool {
    let end = out.len() + bytes.len();
    if let (Some([a, b, c, d]), Some(tail @ [w, x, y, z])) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        out.extend_from_slice(&[*a, *b, *c, *d]);
        out.truncate(end - 4);
        out.extend_from_slice(tail);
        return scan::is_plain([*a, *b, *c, *d, *w, *x, *y, *z]);
    }
    out.extend_from_slice(bytes.first_chunk::<2>().map_or(&[][..], |two| two));
    if bytes.len() % 2 == 1 {
        out.extend(bytes.last());
    }
    !bytes.iter().any(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))
}

/// Appends the rest of a string, whose byte `at` has to be escaped.
#[inline(never)]
fn escaped(out: &mut Vec<u8>, bytes: &[u8], mut at: usize) {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            8 => out.extend_from_slice(b"\\b"),
            12 => out.extend_from_slice(b"\\f"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            control => {
                let hex = |digit: u8| char::from_digit(u32::from(digit), 16).map_or(b'0', |c| c as u8);
                out.extend_from_slice(b"\\u00");
                out.extend_from_slice(&[hex(control >> 4), hex(control & 15)]);
            }
        }
        let next = scan::special_from(bytes, at + 1);
        out.extend_from_slice(&bytes[at + 1..next]);
        at = next;
    }
}
