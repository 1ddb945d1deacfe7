//! The positions in a YAML text.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::tree::{Builder, Tree};

/// Reads the first document of a text as far as it can be read.
pub(super) fn read(text: &str) -> Option<Tree> {
    let mut builder = Builder::default();
    let bytes = Bytes::of(text);
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        match event {
            Event::Scalar(value, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let at = bytes.span(&span);
                // An absent value is a `~` of no length.
                let value = if at.0 == at.1 { "" } else { value.as_ref() };
                builder.scalar(trimmed(text, at), value, plain, anchor);
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
    Some(builder.finish())
}

fn trimmed(text: &str, (start, end): (usize, usize)) -> (usize, usize) {
    let written = text.get(start..end).unwrap_or_default();
    (start, start + written.trim_end().len())
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
            false => text.char_indices().step_by(STRIDE).map(|(byte, _)| byte as u32).collect(),
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
        let Some(&mark) = self.marks.get(character / STRIDE) else { return self.text.len() };
        let rest = self.text.get(mark as usize..).unwrap_or_default();
        rest.char_indices().nth(character % STRIDE).map_or(self.text.len(), |(byte, _)| mark as usize + byte)
    }
}
