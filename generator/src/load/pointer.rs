//! JSON pointers (RFC 6901): how a node of a document is named.

use std::borrow::Cow;

/// The unescaped segments of a pointer; `None` when it is neither empty nor begins with `/`.
///
/// ```
/// let segments: Vec<_> = specwright::load::pointer::segments("/paths/~1pets/get").unwrap().collect();
/// assert_eq!(segments, ["paths", "/pets", "get"]);
/// ```
pub fn segments(pointer: &str) -> Option<impl Iterator<Item = Cow<'_, str>> + Clone> {
    let rest = match pointer.strip_prefix('/') {
        Some(rest) => Some(rest),
        None if pointer.is_empty() => None,
        None => return None,
    };
    Some(rest.into_iter().flat_map(|rest| rest.split('/')).map(unescape))
}

/// A segment as a place in a list: digits, without leading zeros.
pub fn index(segment: &str) -> Option<usize> {
    let plain = segment.bytes().all(|byte| byte.is_ascii_digit()) && (segment.len() == 1 || !segment.starts_with('0'));
    if plain { segment.parse().ok() } else { None }
}

/// The pointer to a member of `parent`.
///
/// ```
/// assert_eq!(specwright::load::pointer::join("/paths", "/pets"), "/paths/~1pets");
/// ```
pub fn join(parent: &str, segment: &str) -> String {
    let segment = escape(segment);
    let mut pointer = String::with_capacity(parent.len() + 1 + segment.len());
    pointer.push_str(parent);
    pointer.push('/');
    pointer.push_str(&segment);
    pointer
}

/// A segment with `~` and `/` escaped.
pub fn escape(segment: &str) -> Cow<'_, str> {
    if segment.contains(['~', '/']) {
        Cow::Owned(segment.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(segment)
    }
}

/// The last segment, as it stands there.
pub(crate) fn last(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or(pointer, |(_, last)| last)
}

/// A segment with `~1` and `~0` undone; most have neither.
pub(crate) fn unescape(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(segment)
    }
}
