//! A page as blocks with their lines. `pulldown-cmark` reads; here events become a tree of what matters.

mod builder;

use pulldown_cmark::{Options, Parser};

use builder::Builder;

/// A block, and the line on which it begins.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) line: usize,
    pub(super) kind: Kind,
}

/// What a block is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Heading {
        level: u8,
        words: Words,
    },
    Paragraph(Words),
    /// The line of a code block is that of its first line of code.
    Code {
        info: String,
        text: String,
    },
    List(Vec<Item>),
    Quote(Vec<Block>),
    /// Rows of cells; the first is the head.
    Table(Vec<Row>),
    /// A box beside the text: `:::info`, or a quotation that calls itself a note.
    Note(String),
    /// HTML, rules.
    Other,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) blocks: Vec<Block>,
    /// The text as it is written, list marks included.
    pub(super) raw: String,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<Words>,
}

/// Running text.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Without markup.
    pub(super) plain: String,
    /// As it is written.
    pub(super) raw: String,
    pub(super) parts: Vec<Part>,
}

/// A stretch of running text.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) mark: Mark,
    pub(super) text: String,
    /// Where it ends in the raw text.
    pub(super) end: usize,
}

/// How a stretch is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Plain,
    Code,
    Strong,
}

/// The blocks of a text that begins on a line.
pub(super) fn blocks(text: &str, first: usize) -> Vec<Block> {
    let mut builder = Builder::new(text, first);
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES);
    for (event, range) in parser.into_offset_iter() {
        builder.event(event, range.start, range.end);
    }
    boxed(builder.finish())
}

/// A description: what is written, each line by itself, `<br/>` as the line break that it is.
pub(super) fn described(raw: &str) -> String {
    let mut text = raw.to_owned();
    for mark in ["<br/>", "<br />", "<br>"] {
        text = text.replace(&format!("{mark}\n"), "\n").replace(mark, "\n");
    }
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// Puts what stands between `:::info` and `:::` into a block.
fn boxed(blocks: Vec<Block>) -> Vec<Block> {
    let mut all = Vec::new();
    let mut open: Option<(usize, Vec<String>)> = None;
    for block in blocks {
        let raw = match &block.kind {
            Kind::Paragraph(words) => words.raw.trim(),
            _ => "",
        };
        if open.is_none() && !raw.starts_with(":::") {
            all.push(block);
            continue;
        }
        for (line, written) in (block.line..).zip(raw.lines()) {
            match (&mut open, written.trim()) {
                (Some(_), ":::") => all.extend(open.take().map(|(line, lines)| note(line, &lines))),
                (None, mark) if mark.starts_with(":::") => open = Some((line + 1, Vec::new())),
                (Some((_, lines)), text) => lines.push(text.to_owned()),
                (None, _) => {}
            }
        }
    }
    all.extend(open.map(|(line, lines)| note(line, &lines)));
    all
}

fn note(line: usize, lines: &[String]) -> Block {
    Block {
        line,
        kind: Kind::Note(described(&lines.join("\n"))),
    }
}
