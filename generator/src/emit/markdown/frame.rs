//! What is open while Markdown is written: each part gathers what is inside and becomes a piece of what is around it.

use pulldown_cmark::{Alignment, LinkType};

use super::escape;

/// An open part.
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// The blocks inside that are complete.
    blocks: String,
    /// The running text after them.
    pub(super) inline: String,
}

pub(super) enum Kind {
    /// A container of blocks that stands for itself: the whole, an unknown one.
    Root,
    Quote,
    /// The number of the next item, if they have numbers, and whether blank lines are between them.
    List(Option<u64>, bool),
    Item,
    Paragraph,
    Heading(usize),
    Code,
    Html,
    /// The columns, and whether the head is written.
    Table(Vec<Alignment>),
    Head,
    Row,
    /// Marks before and after.
    Marked(&'static str),
    Link(LinkType, String),
    Image,
    Cell,
}

impl Frame {
    pub(super) fn new(kind: Kind) -> Frame {
        Frame {
            kind,
            blocks: String::new(),
            inline: String::new(),
        }
    }

    /// Adds a block.
    pub(super) fn block(&mut self, block: &str) {
        let list = block.starts_with("- ") || block.starts_with(|c: char| c.is_ascii_digit());
        let had_text = self.flush();
        if block.is_empty() {
            return;
        }
        if !self.blocks.is_empty() {
            let tight = had_text && list && matches!(self.kind, Kind::Item);
            self.blocks.push_str(if tight { "\n" } else { "\n\n" });
        }
        self.blocks.push_str(block);
    }

    /// Makes a block of the running text; whether there was any.
    fn flush(&mut self) -> bool {
        let inline = std::mem::take(&mut self.inline);
        let text = paragraph(&inline);
        if text.is_empty() {
            return false;
        }
        if !self.blocks.is_empty() {
            self.blocks.push_str("\n\n");
        }
        self.blocks.push_str(&text);
        true
    }

    /// All that is inside.
    pub(super) fn inside(mut self) -> String {
        self.flush();
        self.blocks
    }

    /// Adds an item of a list.
    pub(super) fn item(&mut self, item: &str) {
        // A mark alone would be something else in the next line of a text.
        if item.trim().is_empty() {
            return;
        }
        let Kind::List(number, loose) = &mut self.kind else {
            return self.block(item);
        };
        let marker = match number {
            Some(number) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            None => "- ".to_owned(),
        };
        let gap = if *loose { "\n\n" } else { "\n" };
        if !self.blocks.is_empty() {
            self.blocks.push_str(gap);
        }
        let indent = " ".repeat(marker.len());
        self.blocks.push_str(prefixed(item, &marker, &indent).trim_end());
    }
}

/// Running text as a paragraph, none of whose lines begins anything else.
fn paragraph(inline: &str) -> String {
    let lines = inline.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    let mut lines: Vec<&str> = lines.collect();
    // A break at the end breaks nothing. It goes before lines are looked at, because what is left may begin something.
    while let Some(last) = lines.pop() {
        let marks = last.len() - last.trim_end_matches('\\').len();
        let rest = if marks % 2 == 1 {
            last[..last.len() - 1].trim_end()
        } else {
            last
        };
        if !rest.is_empty() {
            lines.push(rest);
            break;
        }
    }
    let lines: Vec<String> = lines.into_iter().map(escape::line).collect();
    lines.join("\n")
}

/// Lines with something before each.
pub(super) fn prefixed(text: &str, first: &str, others: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    for (i, line) in text.split('\n').enumerate() {
        let prefix = if i == 0 { first } else { others };
        if i > 0 {
            out.push('\n');
        }
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}
