//! JSON text in and out: one reader over a slice of bytes and one writer, neither of them generic.
//!
//! The reader fills values in place, through [`Slot`](crate::Slot)s; the writer asks them for
//! [`View`](crate::View)s. Only the two-line functions below are compiled once for each type.

mod container;
mod digits;
mod fill;
mod free;
mod literal;
mod number;
mod rank;
mod reader;
mod record;
mod scan;
mod seen;
mod string;
mod tagged;
mod untagged;
mod write;
mod write_union;

use crate::error::{DecodeError, Read};
use crate::{Node, Slot, View};
pub(crate) use number::integer;
use reader::Reader;
pub(crate) use seen::Seen;

/// Reads a value from JSON text.
///
/// ```
/// let numbers: Vec<i32> = specwright_runtime::from_slice(b"[1, 2.0, 3e2]")?;
/// assert_eq!(numbers, [1, 2, 300]);
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
///
/// # Errors
///
/// When the text is not JSON, or its value is not a `T`.
#[inline]
pub fn from_slice<T: Node>(bytes: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::blank();
    decode(bytes, &mut value)?;
    Ok(value)
}

/// Reads a value from JSON text.
///
/// ```
/// let pair: (String, bool) = specwright_runtime::from_str(r#"["on", true]"#)?;
/// assert_eq!(pair, ("on".to_owned(), true));
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
///
/// # Errors
///
/// When the text is not JSON, or its value is not a `T`.
#[inline]
pub fn from_str<T: Node>(text: &str) -> Result<T, DecodeError> {
    from_slice(text.as_bytes())
}

/// Writes a value as JSON text, without blanks.
///
/// ```
/// assert_eq!(specwright_runtime::to_vec(&vec![Some(1), None]), b"[1,null]");
/// ```
#[inline]
pub fn to_vec<T: Node + ?Sized>(value: &T) -> Vec<u8> {
    encode(value.view())
}

/// Writes a value as JSON text, without blanks.
///
/// ```
/// assert_eq!(specwright_runtime::to_string(&("on".to_owned(), true)), r#"["on",true]"#);
/// ```
#[inline]
pub fn to_string<T: Node + ?Sized>(value: &T) -> String {
    // We write strings and ASCII only, so nothing is ever replaced here.
    String::from_utf8(to_vec(value)).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Reads JSON text into a value: the core behind [`from_slice`]. The value is expected to be blank: what the text does
/// not mention stays as it is.
///
/// ```
/// let mut id = 0_i64;
/// specwright_runtime::decode(b"7", &mut id)?;
/// assert_eq!(id, 7);
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
///
/// # Errors
///
/// When the text is not JSON, or its value does not fit.
#[inline(never)]
pub fn decode(bytes: &[u8], value: &mut dyn Node) -> Result<(), DecodeError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => decode_with(text, |null| value.slot(null)),
        Err(error) => Err(DecodeError::new("invalid UTF-8", error.valid_up_to())),
    }
}

/// Reads JSON text into a slot that is chosen when it is known whether the text is `null`.
pub(crate) fn decode_with<'v>(text: &str, slot: impl FnOnce(bool) -> Slot<'v>) -> Read {
    let mut reader = Reader::new(text);
    let null = reader.null()?;
    reader.fill(slot(null), null)?;
    reader.end()
}

/// Writes a view as JSON text: the core behind [`to_vec`].
///
/// ```
/// assert_eq!(specwright_runtime::encode(specwright_runtime::View::Str("a\"b")), br#""a\"b""#);
/// ```
#[inline(never)]
pub fn encode(view: View<'_>) -> Vec<u8> {
    // A small object fits without growing.
    let mut out = Vec::with_capacity(512);
    write::value(&mut out, view);
    out
}

/// A text in quotes, escaped as JSON wants it.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len() + 2);
    write::string(&mut out, text);
    String::from_utf8_lossy(&out).into_owned()
}

/// Whether the text is a number as JSON writes it.
pub(crate) fn is_number(text: &str) -> bool {
    let mut reader = Reader::new(text);
    text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && reader.number("a number").is_ok_and(|number| number.text == text)
}

#[cfg(test)]
mod tests;
