//! Text that has no meaning but itself.

use super::visible;

/// Writes a text so that Markdown finds nothing in it. Outside of links, bare addresses become links.
pub(super) fn text(text: &str, in_link: bool, in_table: bool, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if !in_link
            && c == 'h'
            && let Some(url) = address(rest)
        {
            out.push('<');
            out.push_str(url);
            out.push('>');
            rest = &rest[url.len()..];
            continue;
        }
        let after = &rest[c.len_utf8()..];
        let means = match c {
            '`' | '[' | '~' => true,
            ']' => in_link,
            '|' => in_table,
            '<' => after
                .chars()
                .next()
                .is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => is_entity(after),
            '\\' => after.chars().next().is_none_or(|next| next.is_ascii_punctuation()),
            '*' => !(ends_blank(out) && after.starts_with(' ')),
            '_' => !(in_word(out.chars().next_back()) && in_word(after.chars().next())),
            _ => false,
        };
        if means {
            out.push('\\');
        }
        out.push(visible(c));
        rest = after;
    }
}

fn in_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn ends_blank(out: &str) -> bool {
    out.is_empty() || out.ends_with([' ', '\n'])
}

/// `amp;`, `#38;`
fn is_entity(after: &str) -> bool {
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'));
    end.is_some_and(|end| end > 0 && after[end..].starts_with(';'))
}

/// The address of the web that a text begins with, without the punctuation behind it.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.starts_with(scheme))?;
    let ends =
        |c: char| c.is_whitespace() || c.is_control() || super::is_bidirectional(c) || "<>\"`|[]{}*'\\".contains(c);
    let end = text.find(ends).unwrap_or(text.len());
    let mut url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    // A parenthesis around the address is not its own.
    while url.ends_with(')') && url.matches(')').count() > url.matches('(').count() {
        url = url[..url.len() - 1].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    }
    (url.len() > scheme.len()).then_some(url)
}

/// A text as code, on one line, whatever backticks are in it.
pub(super) fn code(text: &str, in_table: bool, out: &mut String) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let blank = text.chars().all(char::is_whitespace);
    let ambiguous = text.starts_with(' ') && text.ends_with(' ');
    let room = if !blank && (text.starts_with('`') || text.ends_with('`') || ambiguous) {
        " "
    } else {
        ""
    };
    out.push_str(&fence);
    out.push_str(room);
    for c in text.chars() {
        if c == '|' && in_table {
            out.push('\\');
        }
        out.push(visible(c));
    }
    out.push_str(room);
    out.push_str(&fence);
}

/// A line of a paragraph, which must begin none of what lines can begin.
pub(super) fn line(line: &str) -> String {
    let line = line.trim_start_matches([' ', '\t']);
    let begins = |text: &str| text.is_empty() || text.starts_with([' ', '\t']);
    let only = |of: &str| line.chars().all(|c| of.contains(c));
    let escaped = match line.chars().next() {
        Some('#') => begins(line.trim_start_matches('#')),
        Some('>') => true,
        Some('-' | '+' | '*') if begins(&line[1..]) => true,
        Some('-' | '=' | ':' | '|') => only("-=:| "),
        Some('*' | '_') => only("*_ "),
        Some('0'..='9') => return numbered(line),
        _ => false,
    };
    if escaped { format!("\\{line}") } else { line.to_owned() }
}

/// `1. x` would be an item of a list.
fn numbered(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = line.split_at(digits);
    let item = rest.starts_with(['.', ')']) && (rest.len() == 1 || rest[1..].starts_with([' ', '\t']));
    if item && digits <= 9 {
        format!("{number}\\{rest}")
    } else {
        line.to_owned()
    }
}
