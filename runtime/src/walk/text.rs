//! Scalars as bare text: what stands in a path, a query, a header, a form.

use std::borrow::Cow;

use crate::error::{DecodeError, Read};
use crate::table::{Alternative, Literal, kind};
use crate::{Json, Slot, View, json};

/// The bare text of a scalar, without quotes or escapes. `None` for arrays, objects, and for what is not there.
///
/// ```
/// use specwright_runtime::{Node, scalar_text};
///
/// assert_eq!(scalar_text(1.5.view()).as_deref(), Some("1.5"));
/// assert_eq!(scalar_text("a b".to_owned().view()).as_deref(), Some("a b"));
/// assert_eq!(scalar_text(vec![1].view()), None);
/// ```
pub fn scalar_text(view: View<'_>) -> Option<Cow<'_, str>> {
    Some(match view {
        View::Str(text) | View::Number(text) | View::Unlisted(text) => Cow::Borrowed(text),
        View::Enum(choices, i) => Cow::Borrowed(choices.values[i]),
        View::Bool(true) => Cow::Borrowed("true"),
        View::Bool(false) => Cow::Borrowed("false"),
        View::I64(value) => Cow::Owned(value.to_string()),
        View::U64(value) => Cow::Owned(value.to_string()),
        View::F32(_) | View::F64(_) => number(view)?,
        View::Uuid(uuid) => Cow::Owned(uuid.to_string()),
        View::Base64(_) => Cow::Owned(serde_json::from_slice(&json::encode(view)).ok()?),
        View::Bytes(bytes) => String::from_utf8_lossy(bytes),
        View::Literal(literal, _) => literal_text(literal)?,
        View::Json(Json::String(text)) => Cow::Borrowed(text),
        View::Json(Json::Bool(_) | Json::Number(_)) => number(view)?,
        View::Raw(text) => raw(text)?,
        View::Union(_, node) | View::Tagged(_, _, node) => scalar_text(node.view())?,
        View::Absent | View::None | View::Null | View::Json(_) | View::Upload(_) => return None,
        View::List(_) | View::Tuple(..) | View::Map(_) | View::Record(..) => return None,
    })
}

/// A number as JSON writes it, but for `1.0`, which servers that expect an integer would not take: `1`.
fn number(view: View<'_>) -> Option<Cow<'_, str>> {
    let mut text = String::from_utf8(json::encode(view)).ok()?;
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    (text != "null").then_some(Cow::Owned(text))
}

fn literal_text(literal: &'static Literal) -> Option<Cow<'static, str>> {
    match *literal {
        Literal::Str(text) => Some(Cow::Borrowed(text)),
        Literal::Int(value) => Some(Cow::Owned(value.to_string())),
        Literal::Num(value) => number(View::F64(value)).map(|text| Cow::Owned(text.into_owned())),
        Literal::Bool(value) => Some(Cow::Borrowed(if value { "true" } else { "false" })),
        Literal::Null => None,
    }
}

fn raw(text: &str) -> Option<Cow<'_, str>> {
    match text.as_bytes().first()? {
        b'"' => json::from_str::<String>(text).ok().map(Cow::Owned),
        b'{' | b'[' | b'n' => None,
        _ => Some(Cow::Borrowed(text)),
    }
}

/// Reads a bare text, such as a header's value, into the slot of a scalar.
///
/// ```
/// use specwright_runtime::{Node, fill_text};
///
/// let mut limit = None::<i64>;
/// fill_text("20", limit.slot(false))?;
/// assert_eq!(limit, Some(20));
/// assert!(fill_text("many", limit.slot(false)).is_err());
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
///
/// # Errors
///
/// When the text is not such a scalar, or the slot is not for one.
pub fn fill_text(text: &str, slot: Slot<'_>) -> Result<(), DecodeError> {
    match slot {
        Slot::Str(out) => text.clone_into(out),
        Slot::Bytes(out) => text.as_bytes().clone_into(out),
        Slot::Done | Slot::Ignore => {}
        Slot::Json(out) => *out = Json::String(text.to_owned()),
        Slot::Untagged(alternatives, _) => return union(text, alternatives, slot),
        Slot::Literals(literals, _) => {
            let bare = literals
                .iter()
                .any(|literal| !matches!(literal, Literal::Str(_)) && is_bare(text, literal));
            return if bare {
                read(text, slot)
            } else {
                read(&json::quoted(text), slot)
            };
        }
        Slot::Enum(..) | Slot::Uuid(_) | Slot::Base64(_) | Slot::Raw(_) => return read(&json::quoted(text), slot),
        Slot::List(_) | Slot::Tuple(..) | Slot::Map(_) | Slot::Record(..) | Slot::Tagged(..) => {
            return Err(DecodeError::new("a bare text is neither an array nor an object", 0));
        }
        _ => return read(text.trim(), slot),
    }
    Ok(())
}

fn is_bare(text: &str, literal: &'static Literal) -> bool {
    literal_text(literal).is_some_and(|bare| bare == text)
}

/// A union takes `true` and `1` as what they look like if one of its members does, and everything else as a string.
fn union(text: &str, alternatives: &'static [Alternative], slot: Slot<'_>) -> Read {
    let kinds = alternatives
        .iter()
        .fold(0, |kinds, alternative| kinds | alternative.kinds);
    let bare = match text {
        "true" | "false" => kinds & kind::BOOL != 0,
        _ => kinds & (kind::INT | kind::NUM) != 0 && json::is_number(text),
    };
    if bare {
        read(text, slot)
    } else {
        read(&json::quoted(text), slot)
    }
}

fn read(text: &str, slot: Slot<'_>) -> Read {
    json::decode_with(text, |_| slot)
}
