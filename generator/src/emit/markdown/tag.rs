//! One HTML tag.

/// A tag as it stands in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower-case letters.
    pub(super) name: String,
    pub(super) closing: bool,
    /// Between name and `>`.
    attributes: &'a str,
    /// How long it is.
    pub(super) len: usize,
}

/// The tag that a text begins with.
pub(super) fn tag(text: &str) -> Option<Tag<'_>> {
    let inside = text.strip_prefix('<')?;
    let closing = inside.starts_with('/');
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))?;
    let (name, rest) = inside.split_at(end);
    if !rest.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/') {
        return None;
    }
    let close = close(rest)?;
    Some(Tag {
        name: name.to_ascii_lowercase(),
        closing,
        attributes: &rest[..close],
        len: text.len() - rest.len() + close + 1,
    })
}

/// Where the tag ends: at the first `>` outside of quotes. A tag is short, so a lost quote costs nothing.
fn close(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in rest.char_indices().take(2000) {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

impl Tag<'_> {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            if end == 0 && rest.is_empty() {
                return None;
            }
            let (key, after) = rest.split_at(end);
            let after = after.trim_start();
            let (value, more) = match after.strip_prefix('=') {
                Some(value) => self::value(value.trim_start()),
                None => ("", after),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(decoded(value));
            }
            // `==` and the like: something is always taken.
            rest = if more.len() == rest.len() {
                more.get(1..).unwrap_or_default()
            } else {
                more
            };
        }
    }
}

/// A value with or without quotes, and what follows it.
fn value(text: &str) -> (&str, &str) {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        _ => {
            let end = text.find(char::is_whitespace).unwrap_or(text.len());
            text.split_at(end)
        }
    }
}

/// A text without its tags, and with its entities as characters.
pub(super) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag(rest) {
            Some(tag) => {
                if tag.name == "br" {
                    out.push('\n');
                }
                rest = &rest[tag.len..];
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    decoded(&out)
}

/// The entities that people write.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = rest
            .get(..rest.len().min(12))
            .or(Some(rest))
            .and_then(|head| head.split_once(';'));
        match found.and_then(|(name, _)| Some((name.len() + 1, entity(&name[1..])?))) {
            Some((len, c)) => {
                out.push(c);
                rest = &rest[len..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number
            .strip_prefix(['x', 'X'])
            .map(|hex| u32::from_str_radix(hex, 16).ok());
        return char::from_u32(hex.unwrap_or_else(|| number.parse().ok())?);
    }
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => return None,
    })
}
