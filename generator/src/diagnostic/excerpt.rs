//! The lines of a text that a finding shows.

use std::borrow::Cow;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::load::{Span, Text, floor};

/// How many bytes of a line are shown; minified documents are one line of megabytes.
const WIDEST: usize = 160;

/// How many bytes of an overlong line are shown before what is pointed at.
const BEFORE: usize = 60;

/// How many bytes may be pointed at.
const POINTED: usize = 80;

/// A text as `miette` reads it.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    pub(super) text: &'a Text,
    /// What the file is called.
    pub(super) name: &'a str,
    /// The same text, as far as a terminal may show it.
    pub(super) shown: &'a str,
}

impl Excerpt<'_> {
    /// The lines from that of `start` (and up to `before` more above it) to that of `end`.
    fn lines(&self, start: usize, end: usize, before: usize) -> Span {
        let (first, _) = self.text.line_column(start);
        let (last, _) = self.text.line_column(end);
        let start = self.text.line_start(first.saturating_sub(before).max(1));
        let after = self.text.line_start(last + 1);
        // An empty last line has no byte; every other one ends with a line feed that is not shown.
        Span {
            start,
            end: if after > end && after < self.shown.len() {
                after
            } else {
                self.shown.len()
            },
        }
    }

    /// A part of an overlong line.
    fn part(&self, start: usize, end: usize, line: Span) -> Span {
        let from = start.saturating_sub(BEFORE).max(line.start);
        let to = end.max(from + WIDEST).min(line.end);
        Span {
            start: floor(self.shown, from),
            end: floor(self.shown, to),
        }
    }
}

impl SourceCode for Excerpt<'_> {
    // Lines after what is pointed at say little, so `_after` is ignored.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let mut shown = self.lines(start, end, before);
        let bytes = self.shown.get(shown.start..shown.end).ok_or(MietteError::OutOfBounds)?;
        if bytes.lines().any(|line| line.len() > WIDEST) {
            // Two places in one overlong line are shown apart.
            if end - start > WIDEST {
                return Err(MietteError::OutOfBounds);
            }
            shown = self.part(start, end, self.lines(start, end, 0));
        }
        let bytes = self.shown.get(shown.start..shown.end).ok_or(MietteError::OutOfBounds)?;
        let (line, column) = self.text.line_column(if before == 0 { start } else { shown.start });
        let at = SourceSpan::new(shown.start.into(), shown.end - shown.start);
        let lines = bytes.lines().count();
        let name = self.name.to_owned();
        Ok(Box::new(MietteSpanContents::new_named(
            name,
            bytes.as_bytes(),
            at,
            line - 1,
            column - 1,
            lines,
        )))
    }
}

/// What to underline of a place.
pub(super) fn pointed(span: Span, text: &str) -> SourceSpan {
    let start = span.start.min(text.len());
    let end = floor(text, span.end.min(start + POINTED)).max(start);
    SourceSpan::new(start.into(), end - start)
}

/// The text without what a terminal would obey: control characters, and those that reverse the direction of writing.
/// Every character is replaced by one of the same length, so that no byte moves.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    // All of them are control characters or begin with one of these bytes, which most texts do not have.
    let suspect = |byte: u8| byte < b' ' && byte != b'\n' && byte != b'\t' || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2);
    if !text.bytes().any(suspect) || !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let replaced = |character: char| match character.len_utf8() {
        _ if !is_harmful(character) => character,
        1 => '?',
        2 => '\u{b7}',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(replaced).collect())
}

fn is_harmful(character: char) -> bool {
    let reverses =
        matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    reverses || (character.is_control() && !matches!(character, '\t' | '\n'))
}
