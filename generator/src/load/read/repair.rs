//! What YAML refuses though it is evident what was meant: stray tabs and control characters. Repairs never move a byte,
//! so that positions stay those of the text as it was written.

use std::borrow::Cow;

use crate::load::floor;

/// The text with spaces in the place of the tabs around a byte; `None` where the tabs are indentation, whose width only
/// the author knows.
pub(super) fn tab(text: &str, near: usize) -> Option<(String, usize)> {
    let line_start = text.get(..near)?.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text.get(near..)?.find('\n').map_or(text.len(), |at| near + at);
    let line = text.get(line_start..line_end)?;
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let rest = line.get(indent..)?;
    // Indentation does not matter on a line that says nothing.
    let empty = rest.is_empty() || rest.starts_with('#');
    let range = if empty {
        line_start..line_start + indent
    } else {
        after_indicator(line, line_start, near)?
    };
    let first = range.start + text.get(range.clone())?.find('\t')?;
    let spaces = text.get(range.clone())?.replace('\t', " ");
    Some((
        format!("{}{spaces}{}", text.get(..range.start)?, text.get(range.end..)?),
        first,
    ))
}

/// The blanks after `-`, `?` or `:`, where a tab is as good as a space.
fn after_indicator(line: &str, line_start: usize, near: usize) -> Option<std::ops::Range<usize>> {
    let column = near.checked_sub(line_start)?;
    let before = line.get(..column)?.trim_end_matches([' ', '\t']);
    let blanks = line.get(before.len()..)?;
    let length = blanks.len() - blanks.trim_start_matches([' ', '\t']).len();
    let start = line_start + before.len();
    before.ends_with(['-', '?', ':']).then_some(start..start + length)
}

/// The text with spaces for tabs wherever `tab` would put them, from a byte on. In a text block this may turn a tab that
/// was meant into a space; so it is the last resort for texts with many stray tabs.
pub(super) fn all_tabs(text: &str, from: usize) -> String {
    let (before, after) = text.split_at(floor(text, from));
    before.to_owned() + &after.split_inclusive('\n').map(line).collect::<String>()
}

fn line(line: &str) -> Cow<'_, str> {
    let content = line.trim_start_matches([' ', '\t', '-', '?']);
    let (lead, _) = line.split_at(line.len() - content.len());
    let lead_is_indent = lead.trim().is_empty() && !content.trim().is_empty();
    if lead_is_indent || !lead.contains('\t') {
        return Cow::Borrowed(line);
    }
    Cow::Owned(format!("{}{content}", lead.replace('\t', " ")))
}

/// The text with spaces in the place of characters that YAML does not allow, and where the first of them stands; `None`
/// if there is none.
pub(super) fn control(text: &str) -> Option<(String, usize)> {
    let first = text.find(is_forbidden)?;
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        if is_forbidden(character) {
            clean.extend(std::iter::repeat_n(' ', character.len_utf8()));
        } else {
            clean.push(character);
        }
    }
    Some((clean, first))
}

fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => character.is_control(),
    }
}
