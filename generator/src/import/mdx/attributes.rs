//! The attributes of a component: `required`, `name="…"`, `default={…}`.

/// Attributes by name.
pub(super) type Attributes = Vec<(String, Attribute)>;

/// What an attribute holds.
#[derive(Debug)]
pub(super) enum Attribute {
    /// Nothing: `required`.
    Flag,
    /// `name="…"`
    Text(String),
    /// `default={…}`
    Code(String),
}

/// Attributes up to `>`, how long they are, and whether the tag closes itself.
pub(super) fn attributes(text: &str) -> Option<(Attributes, usize, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let rest = rest.trim_start();
        at = text.len() - rest.len();
        if rest.starts_with("/>") {
            return Some((found, at + 2, true));
        }
        if rest.starts_with('>') {
            return Some((found, at + 1, false));
        }
        // A tag inside of a tag: this one has no end.
        if rest.is_empty() || rest.starts_with('<') {
            return None;
        }
        let length = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '{' | '<'))
            .unwrap_or(rest.len());
        if length == 0 {
            at += rest.chars().next()?.len_utf8();
            continue;
        }
        let name = rest.get(..length)?.to_owned();
        at += length;
        let after = text.get(at..)?.trim_start();
        match after.strip_prefix('=') {
            None => found.push((name, Attribute::Flag)),
            Some(value) => {
                let value = value.trim_start();
                let (attribute, length) = attribute(value)?;
                at = text.len() - value.len() + length;
                found.push((name, attribute));
            }
        }
    }
}

/// What stands behind `=`, and how long it is.
fn attribute(text: &str) -> Option<(Attribute, usize)> {
    let quote = text.chars().next()?;
    match quote {
        '"' | '\'' => {
            let end = text.get(1..)?.find(quote)?;
            Some((Attribute::Text(text.get(1..=end)?.to_owned()), end + 2))
        }
        '{' => {
            let end = braces(text)?;
            Some((Attribute::Code(text.get(1..end)?.to_owned()), end + 1))
        }
        _ => {
            let end = text.find(|c: char| c.is_whitespace() || c == '>')?;
            let end = text
                .get(..end)
                .filter(|value| value.ends_with('/'))
                .map_or(end, |value| value.len() - 1);
            Some((Attribute::Text(text.get(..end)?.to_owned()), end))
        }
    }
}

/// Where the brace ends with which a text begins.
fn braces(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            (None, _) => {}
        }
    }
    None
}
