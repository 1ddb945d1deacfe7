//! The components of a page as a tree. MDX is neither Markdown nor HTML: attributes hold braces, content is indented at
//! will, and only the components that we know are of interest; all else stays text.

use super::attributes::{Attribute, Attributes, attributes};
use super::tree::Tree;

/// What stands on a page or in a component.
#[derive(Debug)]
pub(super) enum Node {
    /// Text, and the line on which it begins.
    Text(String, usize),
    /// A component.
    Element(Element),
}

/// A component.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Attributes,
    pub(super) line: usize,
    pub(super) inner: Vec<Node>,
}

/// A component that is not closed, or a tag that does not end, with its line.
#[derive(Debug)]
pub(super) struct Unclosed {
    pub(super) name: String,
    pub(super) line: usize,
}

const KNOWN: [&str; 12] = [
    "ParamField",
    "ResponseField",
    "Property",
    "Expandable",
    "RequestExample",
    "ResponseExample",
    "Note",
    "Warning",
    "Info",
    "Tip",
    "Check",
    "Danger",
];

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value)
    }

    /// The text of an attribute, quoted or in braces.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        match self.attribute(name)? {
            Attribute::Flag => None,
            Attribute::Text(text) => Some(text),
            Attribute::Code(code) => Some(code.trim().trim_matches(['"', '\'', '`'])),
        }
    }

    /// Whether an attribute is there and not `{false}`.
    pub(super) fn is(&self, name: &str) -> bool {
        match self.attribute(name) {
            None => false,
            Some(Attribute::Flag) => true,
            Some(Attribute::Text(text) | Attribute::Code(text)) => text.trim() != "false",
        }
    }
}

/// The nodes of a text that begins on a line, and what is not closed in it.
pub(super) fn nodes(text: &str, first: usize) -> (Vec<Node>, Vec<Unclosed>) {
    let mut tree = Tree::default();
    let breaks = text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| *byte == b'\n')
        .map(|(at, _)| at)
        .collect();
    let mut reader = Reader {
        text,
        at: 0,
        from: 0,
        first,
        breaks,
    };
    while let Some(tag) = reader.next(&mut tree) {
        match tag {
            Tag::Open(element, false) => tree.open(element),
            Tag::Open(element, true) => tree.push(Node::Element(element)),
            Tag::Close(name) => tree.close(&name),
        }
    }
    reader.give(text.len(), &mut tree);
    tree.finish()
}

enum Tag {
    /// With whether it is closed at once.
    Open(Element, bool),
    Close(String),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Where the text begins that is not yet in the tree.
    from: usize,
    first: usize,
    /// Where lines end.
    breaks: Vec<usize>,
}

impl Reader<'_> {
    fn next(&mut self, tree: &mut Tree) -> Option<Tag> {
        loop {
            let rest = self.text.get(self.at..)?;
            let step = rest.find(['<', '`', '~'])?;
            let start = self.at + step;
            let rest = self.text.get(start..)?;
            if !rest.starts_with('<') {
                self.at = start + code(rest, self.begins_a_line(start));
                continue;
            }
            let line = self.line_of(start);
            match tag(rest, line) {
                Parsed::Tag(tag, length) => {
                    self.give(start, tree);
                    self.at = start + length;
                    self.from = self.at;
                    return Some(tag);
                }
                Parsed::Endless(name) => {
                    tree.unclosed.push(Unclosed { name, line });
                    self.at = start + 1;
                }
                Parsed::None => self.at = start + 1,
            }
        }
    }

    /// Gives the text before a tag to the tree.
    fn give(&mut self, end: usize, tree: &mut Tree) {
        let text = self.text.get(self.from..end).unwrap_or_default();
        if !text.trim().is_empty() {
            let blank = text.len() - text.trim_start().len();
            // The line is that of the first word, its indentation stays.
            let start = text
                .get(..blank)
                .and_then(|blank| blank.rfind('\n'))
                .map_or(0, |at| at + 1);
            let at = self.from + start;
            let line = self.line_of(at);
            tree.push(Node::Text(text.get(start..).unwrap_or_default().to_owned(), line));
        }
    }

    fn line_of(&self, at: usize) -> usize {
        self.first + self.breaks.partition_point(|&end| end < at)
    }

    fn begins_a_line(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
    }
}

/// How long the code is with which a text begins.
fn code(text: &str, begins: bool) -> usize {
    let mark = text.chars().next().unwrap_or('`');
    let count = text.chars().take_while(|c| *c == mark).count();
    let fence = text.get(..count).unwrap_or_default();
    let rest = text.get(count..).unwrap_or_default();
    if begins && count >= 3 {
        let mut at = count;
        for line in rest.split_inclusive('\n').enumerate() {
            at += line.1.len();
            let trimmed = line.1.trim();
            if line.0 > 0 && trimmed.starts_with(fence) && trimmed.chars().all(|c| c == mark) {
                return at;
            }
        }
        return text.len();
    }
    if mark == '~' {
        return count;
    }
    // Code within a line ends on it.
    let line = rest.split('\n').next().unwrap_or_default();
    line.find(fence).map_or(count, |end| count + end + count)
}

enum Parsed {
    Tag(Tag, usize),
    /// A known component whose tag has no end.
    Endless(String),
    None,
}

fn tag(text: &str, line: usize) -> Parsed {
    let closes = text.starts_with("</");
    let start = if closes { 2 } else { 1 };
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let name = rest.get(..length).unwrap_or_default();
    if !KNOWN.contains(&name) {
        return Parsed::None;
    }
    let at = start + length;
    if closes {
        let end = text.get(at..).and_then(|rest| rest.find('>'));
        return end.map_or(Parsed::None, |end| {
            Parsed::Tag(Tag::Close(name.to_owned()), at + end + 1)
        });
    }
    // A tag of more than a few pages is a mistake, and not worth the search for its end.
    let longest = crate::load::floor(text, at + 65_536);
    match attributes(text.get(at..longest).unwrap_or_default()) {
        None => Parsed::Endless(name.to_owned()),
        Some((attributes, length, closed)) => {
            let element = Element {
                name: name.to_owned(),
                attributes,
                line,
                inner: Vec::new(),
            };
            Parsed::Tag(Tag::Open(element, closed), at + length)
        }
    }
}

/// The text without the indentation that all its lines have.
pub(super) fn dedented(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let least = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(indent)
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> = text.lines().map(|line| line.get(least..).unwrap_or_default()).collect();
    lines.join("\n")
}
