//! The positions in a YAML text.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::builder::Builder;
use super::tree::Tree;

/// Reads the first document of a text as far as it can be read.
pub(super) fn read(text: &str) -> Tree {
    let (tree, whole) = attempt(text);
    if whole {
        return tree;
    }
    match attempt(&joined(text)) {
        (better, true) => better,
        (_, false) => tree,
    }
}

/// The tree, and whether it is all of the document.
fn attempt(text: &str) -> (Tree, bool) {
    let mut builder = Builder::default();
    let bytes = Bytes::of(text);
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else {
            return (builder.finish(), false);
        };
        match event {
            Event::Scalar(value, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let at = trimmed(text, bytes.span(&span), style);
                // An absent value is a `~` of no length.
                let value = if at.0 == at.1 { "" } else { value.as_ref() };
                builder.scalar(at, value, plain, anchor);
            }
            Event::Alias(anchor) => builder.alias(bytes.span(&span), anchor),
            Event::SequenceStart(anchor, _) => builder.list(bytes.span(&span), anchor),
            Event::MappingStart(anchor, _) => builder.map(bytes.span(&span), anchor),
            Event::SequenceEnd | Event::MappingEnd => {
                // Only flow collections have a closing bracket.
                builder.end((!span.is_empty()).then(|| bytes.span(&span).1));
            }
            Event::DocumentEnd | Event::StreamEnd => break,
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
        }
    }
    (builder.finish(), true)
}

/// The text with each line that begins with a closing bracket joined to the one before. Libyaml takes such lines at any
/// indentation, as people write them; this parser, stricter, does not. No byte moves.
fn joined(text: &str) -> String {
    let mut joined = text.as_bytes().to_vec();
    let mut start = 0usize;
    let mut before = "";
    for line in text.split_inclusive('\n') {
        let closes = line.trim_start().starts_with([']', '}']);
        let joins = !before.contains(" #") && !before.trim_end().ends_with(['|', '>', '-', '+']);
        if closes
            && joins
            && let Some(end) = start.checked_sub(1).and_then(|end| joined.get_mut(end))
        {
            *end = b' ';
        }
        start += line.len();
        before = line;
    }
    // Only line feeds became spaces.
    String::from_utf8(joined).unwrap_or_default()
}

/// The span without the blanks and comments that the parser counts in.
fn trimmed(text: &str, (start, end): (usize, usize), style: ScalarStyle) -> (usize, usize) {
    let written = text.get(start..end).unwrap_or_default();
    let length = match style {
        ScalarStyle::SingleQuoted => quoted(written, '\''),
        ScalarStyle::DoubleQuoted => quoted(written, '"'),
        ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => written.trim_end().len(),
    };
    (start, start + length)
}

/// How long a text in quotes is. A quote that is written twice looks like the end of one text and the beginning of the
/// next, which makes no difference here.
fn quoted(written: &str, quote: char) -> usize {
    let (mut inside, mut escaped) = (false, false);
    for (at, character) in written.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if character == quote => inside = !inside,
            _ if !inside => return at,
            _ => {}
        }
    }
    written.len()
}

/// Every how many characters we remember the byte.
const STRIDE: usize = 64;

/// From the parser's characters to bytes.
struct Bytes<'a> {
    text: &'a str,
    /// The byte of each 64th character; empty where both are the same.
    marks: Vec<u32>,
}

impl Bytes<'_> {
    fn of(text: &str) -> Bytes<'_> {
        let marks = match text.is_ascii() {
            true => Vec::new(),
            false => text
                .char_indices()
                .step_by(STRIDE)
                .map(|(byte, _)| byte as u32)
                .collect(),
        };
        Bytes { text, marks }
    }

    fn span(&self, span: &Span) -> (usize, usize) {
        let start = self.byte(span.start.index());
        (start, self.byte(span.end.index()).max(start))
    }

    fn byte(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return character.min(self.text.len());
        }
        let Some(&mark) = self.marks.get(character / STRIDE) else {
            return self.text.len();
        };
        let rest = self.text.get(mark as usize..).unwrap_or_default();
        rest.char_indices()
            .nth(character % STRIDE)
            .map_or(self.text.len(), |(byte, _)| mark as usize + byte)
    }
}
