//! The neighbourhood of a fault in a JSON text, without what it says.

/// Bytes shown on each side of the fault.
const REACH: usize = 24;
/// Bytes looked at, at most: where a string begins is only known from the start, and errors must stay cheap.
const LOOKED_AT: usize = 1 << 20;

/// The text around `offset`: structure and keys stay, contents of strings become `…`, digits `0`. `None` when there is
/// nothing to show.
///
/// A body may hold names, keys and numbers of people; errors end up in logs.
pub(super) fn excerpt(text: &[u8], offset: usize) -> Option<String> {
    let text = std::str::from_utf8(text.get(..text.len().min(LOOKED_AT))?).ok()?;
    let mut shown = String::new();
    // Where each piece of `shown` begins: (offset in the text, offset in `shown`).
    let mut fault = 0;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = if first == '"' {
            string(rest, &mut shown)
        } else {
            plain(rest, &mut shown)
        };
        let read = text.len() - rest.len() + taken;
        rest = &rest[taken..];
        if read <= offset {
            fault = shown.len();
        }
        if shown.len() > fault + 2 * REACH && read > offset {
            break;
        }
    }
    let window = around(&shown, fault);
    (!window.trim().is_empty()).then_some(window)
}

/// Takes a string: a key as it is, if it is short, anything else masked.
fn string(text: &str, shown: &mut String) -> usize {
    let mut escaped = false;
    let inner = text[1..].find(|c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    let Some(inner) = inner else {
        shown.push_str("\"…");
        return text.len();
    };
    let taken = inner + 2;
    let is_key = text[taken..].trim_start().starts_with(':');
    match text.get(1..=inner) {
        Some(key) if is_key && plain_key(key) => shown.push_str(&format!("\"{key}\"")),
        Some("") => shown.push_str("\"\""),
        _ => shown.push_str("\"…\""),
    }
    taken
}

/// Keys may be data as well (e-mail addresses in a map); names of members look like names.
fn plain_key(key: &str) -> bool {
    key.len() <= 32 && key.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '-'))
}

/// Takes one character of structure, one digit, one literal, or all of what is no JSON.
fn plain(text: &str, shown: &mut String) -> usize {
    if let Some(word) = ["true", "false", "null"]
        .into_iter()
        .find(|word| text.starts_with(word))
    {
        shown.push_str(word);
        return word.len();
    }
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || "{}[],:.-+\"".contains(c);
    match text.chars().next() {
        Some(first) if first.is_ascii_digit() => shown.push('0'),
        Some(first) if first.is_whitespace() => shown.push_str(if shown.ends_with(' ') { "" } else { " " }),
        Some(first) if known(first) => shown.push(first),
        _ => {
            shown.push('…');
            return text.find(known).unwrap_or(text.len());
        }
    }
    text.chars().next().map_or(1, char::len_utf8)
}

fn around(shown: &str, fault: usize) -> String {
    let mut start = fault.saturating_sub(REACH);
    while !shown.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (fault + REACH).min(shown.len());
    while !shown.is_char_boundary(end) {
        end += 1;
    }
    shown.get(start..end).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn structure_stays_and_contents_go() {
        let text = r#"{"id": 4711, "name": "Ada \"L\" Lovelace", "paid": "yes", "ada@x.io": 1}"#;
        let at = text.find("\"yes\"").unwrap_or_default();
        let shown = excerpt(text.as_bytes(), at);
        assert_eq!(shown.as_deref(), Some(r#" "name": "…", "paid": "…", "…": 0}"#));
    }

    #[test]
    fn what_is_no_json_is_not_shown() {
        assert_eq!(excerpt(b"<html>secret</html>", 0).as_deref(), Some("…"));
        assert_eq!(excerpt(b"", 0), None);
        assert_eq!(excerpt(b"\"never ends: hunter2", 3).as_deref(), Some("\"…"));
        assert_eq!(excerpt("\"ü".as_bytes(), 900).as_deref(), Some("\"…"));
    }
}
