//! From events to blocks.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::{Block, Item, Kind, Mark, Part, Row, Words};

/// Deeper lists and quotations are read as if they stood at this depth: nobody means them, and trees cost stack.
const DEEPEST: usize = 32;

enum Container {
    Root,
    Quote,
    List,
    Item,
}

struct Frame {
    kind: Container,
    start: usize,
    blocks: Vec<Block>,
    items: Vec<Item>,
}

pub(super) struct Builder<'a> {
    text: &'a str,
    lines: Vec<usize>,
    first: usize,
    stack: Vec<Frame>,
    /// Containers beyond the deepest, which have no frame.
    beyond: usize,
    words: Option<(usize, usize, Words)>,
    strong: usize,
    code: Option<(String, String, Option<usize>)>,
    table: Vec<Row>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str, first: usize) -> Builder<'a> {
        let starts = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Builder {
            text,
            lines: starts.collect(),
            first,
            stack: vec![Frame {
                kind: Container::Root,
                start: 0,
                blocks: Vec::new(),
                items: Vec::new(),
            }],
            beyond: 0,
            words: None,
            strong: 0,
            code: None,
            table: Vec::new(),
        }
    }

    fn line(&self, at: usize) -> usize {
        self.first + self.lines.partition_point(|&start| start <= at)
    }

    pub(super) fn event(&mut self, event: Event<'_>, start: usize, end: usize) {
        match event {
            Event::Start(tag) => self.start(tag, start),
            Event::End(tag) => self.end(tag, start, end),
            Event::Text(text) => match &mut self.code {
                Some((_, code, at)) => {
                    at.get_or_insert(start);
                    code.push_str(&text);
                }
                None => {
                    let mark = if self.strong > 0 { Mark::Strong } else { Mark::Plain };
                    self.part(mark, &text, start, end);
                }
            },
            Event::Code(text) => self.part(Mark::Code, &text, start, end),
            Event::InlineHtml(_) => self.part(Mark::Plain, "", start, end),
            Event::SoftBreak | Event::HardBreak => self.part(Mark::Plain, " ", start, end),
            Event::Rule => {
                self.flush();
                self.push(start, Kind::Other);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, start: usize) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::BlockQuote(_) => self.open(Container::Quote, start),
            Tag::List(_) => self.open(Container::List, start),
            Tag::Item => self.open(Container::Item, start),
            Tag::CodeBlock(kind) => {
                self.flush();
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((info, String::new(), None));
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock | Tag::Table(_) => self.flush(),
            Tag::TableHead | Tag::TableRow => self.table.push(Row {
                line: self.line(start),
                cells: Vec::new(),
            }),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, start: usize, end: usize) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(end),
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(level) => {
                let (_, _, words) = self.words.take().unwrap_or_default();
                self.push(
                    start,
                    Kind::Heading {
                        level: number(level),
                        words: self.cut(words, start, end),
                    },
                );
            }
            TagEnd::CodeBlock => {
                let (info, text, at) = self.code.take().unwrap_or_default();
                self.push(at.unwrap_or(start), Kind::Code { info, text });
            }
            TagEnd::HtmlBlock => self.push(start, Kind::Other),
            TagEnd::TableCell => {
                let mut words = self.taken();
                // Within a table, the backslash keeps a bar from ending the cell.
                words.raw = words.raw.replace(r"\|", "|");
                if let Some(row) = self.table.last_mut() {
                    row.cells.push(words);
                }
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.table);
                self.push(start, Kind::Table(rows));
            }
            _ => {}
        }
    }

    /// A heading's words; those that it has none of are still a heading.
    fn cut(&self, words: Words, start: usize, end: usize) -> Words {
        if words.raw.is_empty() && words.parts.is_empty() {
            return Words {
                raw: self.text.get(start..end).unwrap_or_default().to_owned(),
                ..words
            };
        }
        words
    }

    fn part(&mut self, mark: Mark, text: &str, start: usize, end: usize) {
        let (from, to, words) = self.words.get_or_insert_with(|| (start, end, Words::default()));
        *to = end.max(*to);
        words.plain.push_str(text);
        words.parts.push(Part {
            mark,
            text: text.to_owned(),
            end: end.saturating_sub(*from),
        });
    }

    fn taken(&mut self) -> Words {
        let Some((start, end, mut words)) = self.words.take() else {
            return Words::default();
        };
        words.raw = self.text.get(start..end).unwrap_or_default().to_owned();
        words
    }

    /// Ends a paragraph: items of tight lists have text without one.
    fn flush(&mut self) {
        let Some(start) = self.words.as_ref().map(|(start, ..)| *start) else {
            return;
        };
        let words = self.taken();
        self.push(start, Kind::Paragraph(words));
    }

    fn open(&mut self, kind: Container, start: usize) {
        self.flush();
        if self.beyond > 0 || self.stack.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        self.stack.push(Frame {
            kind,
            start,
            blocks: Vec::new(),
            items: Vec::new(),
        });
    }

    fn close(&mut self, end: usize) {
        self.flush();
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        if self.stack.len() < 2 {
            return;
        }
        let Some(frame) = self.stack.pop() else { return };
        match frame.kind {
            Container::Root => {}
            Container::Quote => self.push(frame.start, Kind::Quote(frame.blocks)),
            Container::List => self.push(frame.start, Kind::List(frame.items)),
            Container::Item => {
                let line = self.line(frame.start);
                let raw = self.text.get(frame.start..end).unwrap_or_default().to_owned();
                if let Some(list) = self.stack.last_mut() {
                    list.items.push(Item {
                        line,
                        blocks: frame.blocks,
                        raw,
                    });
                }
            }
        }
    }

    fn push(&mut self, start: usize, kind: Kind) {
        let line = self.line(start);
        if let Some(frame) = self.stack.last_mut() {
            frame.blocks.push(Block { line, kind });
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.stack
            .into_iter()
            .next()
            .map(|root| root.blocks)
            .unwrap_or_default()
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}
