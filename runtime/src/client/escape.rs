//! Percent-encoding: which characters a value may show in each place.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Where a value stands, and so what has to be escaped in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// A path or query: all but RFC 3986's unreserved characters.
    Url,
    /// `allowReserved` in a query.
    Query,
    /// `allowReserved` in a path: still nothing that ends a segment.
    Path,
    /// `application/x-www-form-urlencoded`
    Form,
    /// A cookie's name or value.
    Cookie,
    /// A key in a cookie: as a server gives it, and so perhaps escaped already.
    CookieKey,
    /// A header: as it is. What a header cannot carry is refused later.
    Header,
}

const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

// RFC 6570's reserved expansion would also let `#`, `&` and `+` through; the specification leaves those to the caller
// since they end the query, end the value and mean a space. A value is data here, so they are escaped.
const QUERY: &AsciiSet = &PATH.remove(b'/').remove(b'?').remove(b'[').remove(b']');

const PATH: &AsciiSet = &UNRESERVED
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'*')
    .remove(b' ');

const COOKIE: &AsciiSet = &COOKIE_KEY.add(b'%');

// Keys in cookies are compared byte by byte by many servers, so whatever RFC 6265 allows stays as it is.
const COOKIE_KEY: &AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b',')
    .add(b';')
    .add(b'\\');

/// Whether a byte stands for itself everywhere.
fn shows(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}

/// Appends `text` to `to`, escaped.
pub(super) fn escape(text: &str, how: Escape, to: &mut String) {
    if text.bytes().all(shows) {
        return to.push_str(text);
    }
    match how {
        Escape::Url => to.extend(utf8_percent_encode(text, UNRESERVED)),
        Escape::Query => reserved(text, QUERY, to),
        Escape::Path => reserved(text, PATH, to),
        Escape::Form => {
            for part in utf8_percent_encode(text, FORM) {
                to.push_str(&part.replace(' ', "+"));
            }
        }
        Escape::Cookie => to.extend(utf8_percent_encode(text, COOKIE)),
        Escape::CookieKey => to.extend(utf8_percent_encode(text, COOKIE_KEY)),
        Escape::Header => to.push_str(text),
    }
}

/// A name, escaped; nearly all show as they are.
pub(super) fn escaped(name: &str, how: Escape) -> Cow<'_, str> {
    if name.bytes().all(shows) {
        return Cow::Borrowed(name);
    }
    let mut to = String::with_capacity(name.len());
    escape(name, how, &mut to);
    Cow::Owned(to)
}

/// `allowReserved`: triples that are already escaped stay as well.
fn reserved(text: &str, set: &'static AsciiSet, to: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        to.extend(utf8_percent_encode(&rest[..at], set));
        let triple = rest[at..]
            .get(..3)
            .filter(|t| t.bytes().skip(1).all(|b| b.is_ascii_hexdigit()));
        let taken = triple.unwrap_or("%");
        to.push_str(triple.unwrap_or("%25"));
        rest = &rest[at + taken.len()..];
    }
    to.extend(utf8_percent_encode(rest, set));
}

/// Without percent-encoding.
pub(super) fn unescaped(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Escape, escape};

    fn escaped(text: &str, how: Escape) -> String {
        let mut to = String::new();
        escape(text, how, &mut to);
        to
    }

    #[test]
    fn nothing_in_a_value_can_end_it() {
        assert_eq!(
            escaped("a/b?c#d&e=f%2F ü", Escape::Url),
            "a%2Fb%3Fc%23d%26e%3Df%252F%20%C3%BC"
        );
        assert_eq!(escaped("a b+c&d=e*~", Escape::Form), "a+b%2Bc%26d%3De*%7E");
        assert_eq!(escaped("a;b, c=\r\n%2C", Escape::Cookie), "a%3Bb%2C%20c=%0D%0A%252C");
        assert_eq!(escaped("s%3Aab; c", Escape::CookieKey), "s%3Aab%3B%20c");
    }

    #[test]
    fn reserved_characters_stay_where_they_are_allowed_to() {
        assert_eq!(escaped("a/b?c=d,%2F%zz%", Escape::Query), "a/b?c=d,%2F%25zz%25");
        assert_eq!(escaped("a#b&c+d", Escape::Query), "a%23b%26c%2Bd");
        assert_eq!(escaped("a/b;c", Escape::Path), "a%2Fb;c");
    }
}
