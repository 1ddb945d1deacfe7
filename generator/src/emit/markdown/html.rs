//! HTML to Markdown, as text: the elements that people describe APIs with. All other tags become words.

use std::collections::HashMap;

use super::tag::tag;

/// Whether there is anything to convert.
pub(super) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let next = text[at + 1..].chars().next();
        next.is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!')
    })
}

/// The text with Markdown instead of tags.
pub(super) fn to_markdown(text: &str) -> String {
    let mut converter = Converter {
        out: String::with_capacity(text.len()),
        open: Vec::new(),
        ends: ends(text),
        at: 0,
        text,
    };
    while converter.at < text.len() {
        converter.step();
    }
    converter.close_to(0);
    converter.out
}

/// Where each element is closed for the last time. One that is never closed is no element, but a word in angle brackets.
fn ends(text: &str) -> HashMap<String, usize> {
    let closing = text.match_indices("</");
    closing
        .filter_map(|(at, _)| Some((tag(&text[at..])?.name, at)))
        .collect()
}

pub(super) struct Converter<'a> {
    pub(super) text: &'a str,
    /// How much of it is read.
    pub(super) at: usize,
    pub(super) out: String,
    /// The elements around, from the outermost.
    pub(super) open: Vec<Element>,
    pub(super) ends: HashMap<String, usize>,
}

pub(super) struct Element {
    pub(super) name: String,
    /// Where its content begins in what is written.
    pub(super) start: usize,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    Marked(&'static str),
    Link(Option<String>),
    Heading,
    /// The number of the next item.
    List(Option<u32>),
    Item,
    Table(Vec<Vec<String>>),
    Cell,
    /// Of no meaning here.
    Plain,
}

impl Converter<'_> {
    fn step(&mut self) {
        let rest = &self.text[self.at..];
        let first_on_line = self.at == 0 || self.text[..self.at].ends_with('\n');
        if first_on_line && self.open.is_empty() && self.verbatim(rest) {
            return;
        }
        match rest.as_bytes().first() {
            Some(b'`') => self.span(rest),
            Some(b'<') => self.angle(rest),
            Some(b'\\') => self.copy(rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at)),
            Some(b'\n') if self.open.is_empty() => self.copy(1),
            Some(b'\n') => self.blank(rest),
            _ => {
                let first = rest.chars().next().map_or(1, char::len_utf8);
                let more = rest[first..].find(['`', '<', '\\', '\n']);
                self.copy(more.map_or(rest.len(), |at| first + at));
            }
        }
    }

    pub(super) fn copy(&mut self, len: usize) {
        self.out.push_str(&self.text[self.at..self.at + len]);
        self.at += len;
    }

    /// Lines of code, in which nothing is a tag: fenced, or indented after a blank line.
    fn verbatim(&mut self, rest: &str) -> bool {
        let line_end = |text: &str| text.find('\n').map_or(text.len(), |at| at + 1);
        let line = &rest[..line_end(rest)];
        let trimmed = line.trim_start();
        if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)) {
            let width = trimmed.len() - trimmed.trim_start_matches(&mark[..1]).len();
            let fence = &trimmed[..width];
            if trimmed[width..].contains('`') {
                return false;
            }
            let mut len = line.len();
            while len < rest.len() {
                let line = &rest[len..len + line_end(&rest[len..])];
                len += line.len();
                let end = line.trim();
                if end.starts_with(fence) && end.trim_matches(['`', '~']).is_empty() {
                    break;
                }
            }
            self.copy(len);
            return true;
        }
        let indented = line.starts_with("    ") || line.starts_with('\t');
        let after_blank = self.out.is_empty() || self.out.ends_with("\n\n") || self.out.ends_with("\n \n");
        let text = self.out.trim_end();
        let last = text.rsplit('\n').next().unwrap_or_default().trim_start();
        let in_list = last.starts_with(['*', '-', '+']) || last.starts_with(|c: char| c.is_ascii_digit());
        if indented && !trimmed.is_empty() && after_blank && !in_list {
            let mut len = 0;
            while len < rest.len() {
                let line = &rest[len..len + line_end(&rest[len..])];
                if !(line.starts_with("    ") || line.starts_with('\t')) {
                    break;
                }
                len += line.len();
            }
            self.copy(len);
            return true;
        }
        false
    }

    /// A code span of Markdown stays as it is.
    fn span(&mut self, rest: &str) {
        let width = rest.len() - rest.trim_start_matches('`').len();
        let paragraph = rest.find("\n\n").unwrap_or(rest.len());
        let mut from = width;
        while let Some(at) = rest[from..paragraph].find(&rest[..width]) {
            let start = from + at;
            let run = rest[start..].len() - rest[start..].trim_start_matches('`').len();
            if run == width {
                return self.copy(start + width);
            }
            from = start + run;
            if from > paragraph {
                break;
            }
        }
        self.copy(width);
    }

    /// The end of a line inside of an element: a blank, as everywhere in HTML; an empty line stays one.
    fn blank(&mut self, rest: &str) {
        let text = rest.trim_start();
        let len = rest.len() - text.len();
        let empty = rest[..len].matches('\n').count() > 1;
        self.at += len;
        let one_line = |element: &Element| !matches!(element.kind, Kind::Marked(_) | Kind::Plain);
        if self.open.iter().any(one_line) {
            self.space();
        } else {
            let end = self.out.trim_end_matches(' ').len();
            self.out.truncate(end);
            self.out.push_str(if empty { "\n\n" } else { "\n" });
        }
    }

    pub(super) fn space(&mut self) {
        if !(self.out.is_empty() || self.out.ends_with([' ', '\n'])) {
            self.out.push(' ');
        }
    }

    fn angle(&mut self, rest: &str) {
        if let Some(comment) = rest.strip_prefix("<!--")
            && let Some(end) = comment.find("-->")
        {
            self.at += "<!--".len() + end + "-->".len();
            return;
        }
        let Some(tag) = tag(rest) else {
            return self.copy(1);
        };
        if !self.element(rest, &tag) {
            self.out.push('\\');
            self.copy(1);
        }
    }
}
