//! What pages of HTML are made of. They need nothing else: no script, no font, no network.

use std::fmt::Write as _;

const STYLE: &str = include_str!("base.css");

/// The beginning of a page, up to its heading; `style` is its own, beside what all pages have.
pub(crate) fn begin(title: &str, style: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}{style}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
    )
}

/// Its end, after `</main>`.
pub(crate) fn end(command: &str) -> String {
    format!("<footer>\n<p>Written by <code>specwright {command}</code>.</p>\n</footer>\n</body>\n</html>\n")
}

/// The beginning of a table, up to its first `<tbody>`. Where there is no room, one of three columns or more puts its cells under
/// each other.
pub(crate) fn begin_table<const N: usize>(out: &mut String, caption: &str, heads: [&str; N]) {
    let class = if N > 2 { " class=\"stacks\"" } else { "" };
    let _ = write!(out, "<table{class}>\n<caption>{caption}</caption>\n<thead><tr>");
    for head in heads {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr></thead>\n");
}

/// A row: what it is about, and what is said of that.
pub(crate) fn row<const N: usize>(out: &mut String, heads: [&str; N], cells: [String; N]) {
    out.push_str("<tr>");
    for (at, (head, cell)) in heads.iter().zip(cells).enumerate() {
        let _ = match at {
            0 => write!(out, "<th scope=\"row\">{cell}</th>"),
            _ if cell.is_empty() => write!(out, "<td></td>"),
            _ => write!(out, "<td data-head=\"{head}\">{cell}</td>"),
        };
    }
    out.push_str("</tr>\n");
}

/// A sentence with its names, which stand in backticks.
pub(crate) fn prose(text: &str) -> String {
    let part = |(is_name, text): (bool, &str)| if is_name { code(text) } else { escaped(text) };
    parts(text).map(part).collect()
}

/// The parts of a sentence: words, and names that stood in backticks.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let parts = text.split('`').enumerate();
    parts
        .map(|(at, part)| (at % 2 == 1, part))
        .filter(|(_, part)| !part.is_empty())
}

/// A name, or nothing.
pub(crate) fn code(text: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        false => format!("<code>{}</code>", escaped(text)),
    }
}

/// A text that stands for itself in HTML, in attributes too: it may have anything in it.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(letter),
            // What steers is shown, and does not steer.
            letter if letter.is_control() || turns(letter) => escaped.extend(letter.escape_unicode()),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Letters that change the direction of text.
pub(crate) fn turns(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
