//! The text of a file, and where things stand in it.

use std::sync::{Arc, OnceLock};

use super::position::Positions;
use crate::diagnostic::{Part, Place};

/// The text of a file, with its lines and positions, which are looked up only when somebody asks.
///
/// ```
/// use specwright::load::Text;
///
/// let text = Text::new("pets.yaml", "\u{feff}info:\r\n  title: Pets\r\n");
/// assert_eq!(&*text.text, "info:\n  title: Pets\n");
/// assert_eq!(text.line_column(8), (2, 3));
/// ```
#[derive(Debug)]
pub struct Text {
    /// The path as messages show it: relative to the project, with `/`.
    pub name: Arc<str>,
    /// The whole text, without byte order mark, lines ended by `\n`.
    pub text: Box<str>,
    repaired: OnceLock<Box<str>>,
    lines: OnceLock<Vec<u32>>,
    /// How many characters there are before each block.
    blocks: OnceLock<Vec<usize>>,
    positions: OnceLock<Positions>,
}

/// A stretch of text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// So many bytes are counted at once.
const BLOCK: usize = 4096;

impl Text {
    /// A text. The name is the path as messages show it: relative to the project, with `/`. Byte order mark and
    /// carriage returns before line feeds are dropped: they say nothing, and excerpts look the same without them.
    pub fn new(name: impl Into<Arc<str>>, content: impl Into<String>) -> Text {
        let mut content: String = content.into();
        if content.starts_with('\u{feff}') {
            content.drain(..'\u{feff}'.len_utf8());
        }
        if content.contains("\r\n") {
            content = content.replace("\r\n", "\n");
        }
        Text {
            name: name.into(),
            text: content.into_boxed_str(),
            repaired: OnceLock::new(),
            lines: OnceLock::new(),
            blocks: OnceLock::new(),
            positions: OnceLock::new(),
        }
    }

    /// Where the nodes of this text stand.
    pub fn positions(&self) -> &Positions {
        self.positions.get_or_init(|| Positions::of(self.readable()))
    }

    /// A plain scalar as it was written: `1.10` where the value is the number 1.1; `None` for quoted ones, lists,
    /// objects, and what is not there.
    pub fn scalar_text(&self, pointer: &str) -> Option<&str> {
        let span = self.positions().plain_scalar(pointer)?;
        self.text.get(span.start..span.end)
    }

    /// What to point at for a place. A value that covers several lines is pointed at by its key, or by its first line:
    /// an excerpt should show where something begins, not all of it.
    pub fn span(&self, place: &Place) -> Span {
        let span = match place.part {
            Part::Bytes { start, end } => Span {
                start: start as usize,
                end: end as usize,
            },
            Part::Value => self.value_span(&place.pointer),
            Part::Key => self.positions().key(&place.pointer, None),
            Part::Repeat(nth) => self.positions().key(&place.pointer, Some(nth)),
        };
        self.within_one_line(span)
    }

    /// Line and column of a byte, both counted from 1, columns in characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.floor(offset);
        let line = self.lines().partition_point(|&start| start as usize <= offset);
        let start = self.line_start(line);
        (line, self.characters(offset) - self.characters(start) + 1)
    }

    /// How many characters there are before a byte. They are counted once for the whole text, block by block: a document
    /// may be a single line, with thousands of findings in it.
    fn characters(&self, offset: usize) -> usize {
        let begun = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let bytes = self.text.as_bytes();
        let blocks = self.blocks.get_or_init(|| {
            let counted = bytes.chunks(BLOCK).scan(0, |before, block| {
                let here = *before;
                *before += begun(block);
                Some(here)
            });
            counted.collect()
        });
        let block = offset / BLOCK;
        let rest = bytes.get(block * BLOCK..offset).unwrap_or_default();
        blocks
            .get(block)
            .map_or_else(|| begun(bytes), |before| before + begun(rest))
    }

    /// The byte at which a line begins; lines are counted from 1.
    pub fn line_start(&self, line: usize) -> usize {
        let lines = self.lines();
        line.checked_sub(1)
            .and_then(|line| lines.get(line))
            .map_or(self.text.len(), |&start| start as usize)
    }

    /// The byte of the nth character of a line (from 1), at most the line's end.
    pub(super) fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.line_start(line);
        let rest = self.text.get(start..).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default();
        start
            + rest
                .char_indices()
                .nth(column.saturating_sub(1))
                .map_or(rest.len(), |(at, _)| at)
    }

    /// The text as a strict reader can read it: with repairs, which never move a byte.
    pub(super) fn readable(&self) -> &str {
        self.repaired.get().unwrap_or(&self.text)
    }

    /// Puts a repaired text of the same length in the place of the written one, for readers only.
    pub(super) fn repair(&self, text: String) {
        if text.len() == self.text.len() {
            // A text is repaired once, by the one who reads it; should it ever happen twice, the first stays.
            let _ = self.repaired.set(text.into_boxed_str());
        }
    }

    fn value_span(&self, pointer: &str) -> Span {
        let (key, value) = (self.positions().key(pointer, None), self.positions().value(pointer));
        // Of a list or mapping, the lines count on which its key stands, too.
        let start = if self.positions().is_collection(pointer) {
            key.start
        } else {
            value.start
        };
        let written = self.text.get(start..value.end).unwrap_or_default();
        if written.is_empty() || written.contains('\n') {
            key
        } else {
            value
        }
    }

    fn within_one_line(&self, span: Span) -> Span {
        let start = self.floor(span.start);
        let end = self.floor(span.end).max(start);
        let written = self.text.get(start..end).unwrap_or_default();
        let first = written.lines().next().unwrap_or_default().trim_end();
        Span {
            start,
            end: start + first.len(),
        }
    }

    fn floor(&self, offset: usize) -> usize {
        floor(&self.text, offset)
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let breaks = self
                .text
                .bytes()
                .zip(1u32..)
                .filter(|(byte, _)| *byte == b'\n')
                .map(|(_, next)| next);
            std::iter::once(0).chain(breaks).collect()
        })
    }
}

/// The nearest beginning of a character at or before a byte. The standard library has it from Rust 1.91 on.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    let boundary = (0..=offset.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    boundary.unwrap_or_default()
}
