//! The document's words as doc comments: safe for rustdoc, never a doctest, never more than text.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::ir::{Docs, Ident, Location, Origin, Parameter};

/// The text of a doc comment; empty for none.
#[derive(Clone, Debug, Default)]
pub(super) struct Doc(String);

impl Doc {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.lines().map(str::trim_end)
    }
}

impl ToTokens for Doc {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in self.lines() {
            let line = if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            };
            tokens.extend(quote! { #[doc = #line] });
        }
    }
}

/// The words about a type: the author's first, where it comes from last.
pub(super) fn of_type(docs: &Docs, origin: &Origin) -> Doc {
    let mut text = body(docs);
    paragraph(&mut text, &format!("`{}{}`", origin.file, code(&origin.pointer)));
    Doc(text)
}

/// The words about another name of a type: the author's, where they are others there, and whose type it is.
pub(super) fn of_other_name(docs: &Docs, origin: &Origin, above: &str, first: &str) -> Doc {
    let mut text = body(docs);
    let link = match above {
        "self" => format!("[`{first}`]"),
        _ => format!("[`{first}`]({above}::{first})"),
    };
    paragraph(&mut text, &format!("The same as {link}."));
    paragraph(&mut text, &format!("`{}{}`", origin.file, code(&origin.pointer)));
    Doc(text)
}

/// The words about a member, parameter or value.
pub(super) fn of_member(docs: &Docs) -> Doc {
    Doc(body(docs))
}

/// The words about an optional parameter; where there are none, where it travels.
pub(super) fn of_parameter(it: &Parameter) -> Doc {
    let text = body(&it.docs);
    if text.is_empty() {
        Doc(format!("The {} `{}`.", place(it.location), code(&it.name.wire)))
    } else {
        Doc(text)
    }
}

/// The words about the arguments of a method, as a list.
pub(super) fn of_arguments<'a>(arguments: impl Iterator<Item = (&'a Ident, &'a Docs)>) -> String {
    let described = arguments
        .map(|(name, docs)| (name, body(docs)))
        .filter(|(_, text)| !text.is_empty());
    // Further lines of an item are indented, so that they stay its own.
    let items = described.map(|(name, text)| format!("* `{}`: {}", name.bare(), text.replace('\n', "\n  ")));
    items.collect::<Vec<_>>().join("\n")
}

fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path parameter",
        Location::Query => "query parameter",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

/// A sentence of ours.
pub(super) fn sentence(text: &str) -> Doc {
    Doc(text.to_owned())
}

/// The words, then paragraphs of ours.
pub(super) fn with(docs: &Docs, ours: &[String]) -> Doc {
    let mut text = body(docs);
    for paragraph_of_ours in ours {
        paragraph(&mut text, paragraph_of_ours);
    }
    Doc(text)
}

fn body(docs: &Docs) -> String {
    let mut text = String::new();
    if let Some(summary) = &docs.summary {
        paragraph(&mut text, &safe(summary));
    }
    if let Some(description) = docs.description.as_ref().filter(|d| Some(*d) != docs.summary.as_ref()) {
        paragraph(&mut text, &safe(description));
    }
    if !docs.notes.is_empty() {
        let notes: Vec<String> = docs.notes.iter().map(|note| code(note)).collect();
        paragraph(&mut text, &notes.join(" "));
    }
    if docs.deprecated {
        paragraph(&mut text, "**Deprecated** by the vendor.");
    }
    text
}

fn paragraph(text: &mut String, more: &str) {
    if more.trim().is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(more.trim_matches('\n'));
}

/// A text of ours with parts of the document in backticks: one line, without what would end the code span or hide.
fn code(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() || is_bidirectional(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// Markdown of the vendor that rustdoc takes without a warning and never runs: code blocks are text, brackets are no
/// intra-doc links, HTML is text, bare addresses are links, controls are visible.
fn safe(markdown: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in markdown.lines() {
        let line = visible(line.trim_end());
        let trimmed = line.trim_start();
        match &fence {
            Some(open) if trimmed.starts_with(open.as_str()) && trimmed.trim_matches(['`', '~']).is_empty() => {
                out.push(std::mem::take(&mut fence).unwrap_or_default());
            }
            Some(_) => out.push(line.clone()),
            None if trimmed.starts_with("```") || trimmed.starts_with("~~~") => {
                let mark: String = trimmed.chars().take_while(|c| *c == '`' || *c == '~').collect();
                // A fence with its end on the same line is a code span.
                if trimmed[mark.len()..].contains('`') {
                    out.push(inline(trimmed));
                } else {
                    out.push(format!("{mark}text"));
                    fence = Some(mark);
                }
            }
            None => out.push(inline(&unindented(&line, out.last().map(String::as_str)))),
        }
    }
    out.extend(fence);
    out.join("\n")
}

/// Four spaces make a code block, which rustdoc would run; only list items may be that deep.
fn unindented(line: &str, previous: Option<&str>) -> String {
    let depth = line.len() - line.trim_start().len();
    let item =
        line.trim_start().starts_with(['-', '*', '+']) || line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    match (depth, previous) {
        (0..=3, _) => line.to_owned(),
        (_, Some(previous)) if item && !previous.trim().is_empty() => line.to_owned(),
        _ => format!("   {}", line.trim_start()),
    }
}

fn visible(line: &str) -> String {
    if line.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return line.to_owned();
    }
    line.chars()
        .map(|c| match c {
            '\t' => ' ',
            c if c.is_control() || is_bidirectional(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// Characters that change the direction of what is shown: they can make code look like what it is not.
pub(super) fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
}

/// One line outside of code blocks.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '`' => code_span(rest, &mut out),
            '[' => bracket(rest, &mut out),
            '<' => angle(rest, &mut out),
            'h' if rest.starts_with("http://") || rest.starts_with("https://") => address(rest, &mut out),
            '\\' => escape(rest, &mut out),
            _ => plain(rest, &mut out),
        };
        rest = &rest[taken.max(1)..];
    }
    out
}

/// Everything up to the next character that may mean something.
fn plain(rest: &str, out: &mut String) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let more = rest[first..].find(['`', '[', '<', 'h', '\\']);
    let end = more.map_or(rest.len(), |at| first + at);
    out.push_str(&rest[..end]);
    end
}

/// A code span is kept as it is; one that is not closed is a character.
fn code_span(rest: &str, out: &mut String) -> usize {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let mark = &rest[..ticks];
    match rest[ticks..].find(mark) {
        Some(end) => {
            let whole = ticks + end + ticks;
            out.push_str(&rest[..whole]);
            whole
        }
        None => {
            mark.chars().for_each(|_| out.push_str("\\`"));
            ticks
        }
    }
}

/// A link to the web is kept; any other bracket would be an intra-doc link.
fn bracket(rest: &str, out: &mut String) -> usize {
    if let Some(close) = rest.find("](") {
        let text = &rest[1..close];
        let target = &rest[close + 2..];
        if !text.contains(['[', ']'])
            && let Some(end) = target.find(')')
        {
            let url = target[..end].split_whitespace().next().unwrap_or_default();
            if (url.starts_with("http://") || url.starts_with("https://")) && !url.contains(['<', '>', '`']) {
                out.push_str(&format!("[{}]({url})", text.replace(['<', '>', '`'], "")));
            } else {
                out.push_str(&inline(text));
            }
            return close + 2 + end + 1;
        }
    }
    out.push_str("\\[");
    1
}

/// An address in angle brackets is a link; anything else would be HTML.
fn angle(rest: &str, out: &mut String) -> usize {
    if let Some(end) = rest.find('>') {
        let inside = &rest[1..end];
        if (inside.starts_with("http://") || inside.starts_with("https://")) && !inside.contains(char::is_whitespace) {
            out.push_str(&rest[..=end]);
            return end + 1;
        }
        if inside.eq_ignore_ascii_case("br")
            || inside.eq_ignore_ascii_case("br/")
            || inside.eq_ignore_ascii_case("br /")
        {
            out.push(' ');
            return end + 1;
        }
    }
    out.push_str("\\<");
    1
}

fn address(rest: &str, out: &mut String) -> usize {
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|' | ')' | ']' | '*' | '\''))
        .unwrap_or(rest.len());
    let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    if url.len() <= "https://".len() {
        out.push_str(url);
    } else {
        out.push_str(&format!("<{url}>"));
    }
    url.len()
}

fn escape(rest: &str, out: &mut String) -> usize {
    let next = rest[1..].chars().next();
    out.push('\\');
    match next {
        Some(c) if c.is_ascii_punctuation() => {
            out.push(c);
            2
        }
        _ => {
            out.push('\\');
            1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_blocks_are_text_and_never_run() {
        assert_eq!(safe("```\nrm -rf\n```"), "```text\nrm -rf\n```");
        assert_eq!(safe("```rust\npanic!()"), "```text\npanic!()\n```");
        assert_eq!(safe("a\n\n    panic!()"), "a\n\n   panic!()");
    }

    #[test]
    fn brackets_and_html_are_text() {
        assert_eq!(safe("see [Vec] and <b>x</b>"), "see \\[Vec] and \\<b>x\\</b>");
        assert_eq!(safe("[docs](https://a.dev/x) [rel](/x)"), "[docs](https://a.dev/x) rel");
        assert_eq!(safe("at https://a.dev/x."), "at <https://a.dev/x>.");
        assert_eq!(safe("`<T>` stays"), "`<T>` stays");
    }

    #[test]
    fn hidden_directions_show() {
        assert_eq!(safe("a\u{202e}b"), "a\u{fffd}b");
    }
}
