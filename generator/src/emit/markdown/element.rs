//! Elements of HTML as Markdown: what is written where they begin and end.

use super::escape;
use super::html::{Converter, Element, Kind};
use super::tag::{Tag, bare, tag};
use super::writer::{fenced, marked};

impl Converter<'_> {
    /// Takes a tag that has a meaning; whether it has.
    pub(super) fn element(&mut self, rest: &str, tag: &Tag<'_>) -> bool {
        let name = tag.name.as_str();
        if !is_known(name) {
            return false;
        }
        let alone = matches!(
            name,
            "p" | "br" | "hr" | "li" | "img" | "td" | "th" | "tr" | "wbr" | "dt" | "dd"
        );
        let closed = alone || tag.closing || self.ends.get(name).is_some_and(|end| *end > self.at);
        if !closed {
            return false;
        }
        self.at += tag.len;
        if tag.closing {
            self.close(name);
            return true;
        }
        match name {
            "script" | "style" | "code" | "kbd" | "samp" | "tt" | "var" | "pre" => self.raw(name, rest, tag.len),
            _ => self.opened(name, tag),
        }
        true
    }

    /// An element whose content is no text to convert.
    fn raw(&mut self, name: &str, rest: &str, skip: usize) {
        let content = &rest[skip..];
        let end = content
            .match_indices("</")
            .find(|(at, _)| tag(&content[*at..]).is_some_and(|tag| tag.name == name));
        let Some((end, _)) = end else { return };
        let inside = bare(&content[..end]);
        let after = tag(&content[end..]).map_or(0, |tag| tag.len);
        self.at += end + after;
        if matches!(name, "script" | "style") {
            return;
        }
        let here = self
            .open
            .iter()
            .all(|element| matches!(element.kind, Kind::Marked(_) | Kind::Plain));
        if name == "pre" && here {
            self.paragraph();
            self.out.push_str(&fenced(inside.trim_matches('\n')));
            self.paragraph();
        } else if !inside.trim().is_empty() {
            let words: Vec<&str> = inside.split_whitespace().collect();
            escape::code(&words.join(" "), false, &mut self.out);
        }
    }

    fn opened(&mut self, name: &str, tag: &Tag<'_>) {
        let kind = match name {
            "b" | "strong" => Kind::Marked("**"),
            "i" | "em" => Kind::Marked("*"),
            "s" | "del" | "strike" => Kind::Marked("~~"),
            "a" => Kind::Link(tag.attribute("href")),
            "img" => return self.out.push_str(&tag.attribute("alt").unwrap_or_default()),
            "br" => return self.line_break(),
            "hr" => {
                self.paragraph();
                self.out.push_str("---");
                return self.paragraph();
            }
            "sup" => {
                self.out.push('^');
                Kind::Plain
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !self.in_line() => {
                self.paragraph();
                let level = name[1..].parse().unwrap_or(1);
                self.out.push_str(&"#".repeat(level));
                self.out.push(' ');
                Kind::Heading
            }
            "ul" => Kind::List(None),
            "ol" => Kind::List(Some(1)),
            "li" => return self.item(),
            "table" if !self.is_open("table") => Kind::Table(Vec::new()),
            "tr" => return self.row(),
            "td" | "th" => return self.cell(),
            _ if is_block(name) => return self.paragraph(),
            _ => Kind::Plain,
        };
        self.push(name, kind);
    }

    fn push(&mut self, name: &str, kind: Kind) {
        self.open.push(Element {
            name: name.to_owned(),
            start: self.out.len(),
            kind,
        });
    }

    fn is_open(&self, name: &str) -> bool {
        self.open.iter().any(|element| element.name == name)
    }

    /// Whether blocks cannot stand here.
    fn in_line(&self) -> bool {
        self.open
            .iter()
            .any(|element| matches!(element.kind, Kind::Cell | Kind::Heading | Kind::Item | Kind::Link(_)))
    }

    /// The end of a paragraph; in a line, a blank.
    fn paragraph(&mut self) {
        if self.in_line() {
            return self.space();
        }
        let floor = self.open.last().map_or(0, |element| element.start);
        let end = self.out.trim_end().len().max(floor);
        self.out.truncate(end);
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.skip_blanks();
    }

    fn skip_blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn line_break(&mut self) {
        if self.in_line() {
            return self.space();
        }
        if self.out.ends_with("\\\n") {
            self.out.truncate(self.out.len() - 2);
            return self.paragraph();
        }
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        if !(self.out.is_empty() || self.out.ends_with('\n')) {
            self.out.push_str("\\\n");
        }
        let rest = &self.text[self.at..];
        let text = rest.trim_start();
        let blanks = &rest[..rest.len() - text.len()];
        self.at += blanks.len();
        if blanks.matches('\n').count() > 1 {
            self.paragraph();
        }
    }

    fn item(&mut self) {
        if self.open.iter().any(|element| matches!(element.kind, Kind::Cell)) {
            self.space();
            return self.out.push_str("• ");
        }
        let list = self
            .open
            .iter()
            .rposition(|element| matches!(element.kind, Kind::List(_)));
        let item = self.open.iter().rposition(|element| matches!(element.kind, Kind::Item));
        // One that is open in this list ends here.
        if let Some(item) = item.filter(|item| list.is_none_or(|list| *item > list)) {
            self.close_to(item);
        }
        let depth = self
            .open
            .iter()
            .filter(|element| matches!(element.kind, Kind::Item))
            .count();
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        let first = list
            .and_then(|list| self.open.get(list))
            .is_none_or(|list| list.start >= end);
        if !self.out.is_empty() {
            self.out.push_str(if first && depth == 0 { "\n\n" } else { "\n" });
        }
        self.out.push_str(&"   ".repeat(depth));
        let number = self.open.iter_mut().rev().find_map(|element| match &mut element.kind {
            Kind::List(number) => Some(number),
            _ => None,
        });
        match number {
            Some(Some(number)) => {
                self.out.push_str(&format!("{number}. "));
                *number = number.saturating_add(1);
            }
            _ => self.out.push_str("*  "),
        }
        self.push("li", Kind::Item);
        self.skip_blanks();
    }

    fn row(&mut self) {
        self.end_of("td");
        if let Some(Kind::Table(rows)) = self.table() {
            rows.push(Vec::new());
        }
    }

    fn cell(&mut self) {
        self.end_of("td");
        if self.is_open("table") {
            self.push("td", Kind::Cell);
            self.skip_blanks();
        } else {
            self.space();
        }
    }

    fn table(&mut self) -> Option<&mut Kind> {
        let tables = self.open.iter_mut().rev().map(|element| &mut element.kind);
        tables.into_iter().find(|kind| matches!(kind, Kind::Table(_)))
    }

    fn close(&mut self, name: &str) {
        let name = if name == "th" { "td" } else { name };
        if self.is_open(name) {
            self.end_of(name);
            if matches!(name, "ul" | "ol") && !self.in_line() {
                self.paragraph();
            }
        } else if is_block(name) {
            self.paragraph();
        }
    }

    fn end_of(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|element| element.name == name) {
            self.close_to(at);
        }
    }

    /// Closes the innermost elements, down to the one at `depth`.
    pub(super) fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(element) = self.open.pop() else { return };
            let start = element.start.min(self.out.len());
            match element.kind {
                Kind::Marked(mark) => {
                    let inside = self.out.split_off(start);
                    let whole = inside.contains("\n\n");
                    self.out.push_str(&if whole { inside } else { marked(&inside, mark) });
                }
                Kind::Link(url) => {
                    let inside = self.out.split_off(start);
                    self.out.push_str(&link(&inside, url.as_deref()));
                }
                Kind::Heading => self.paragraph(),
                Kind::Cell => {
                    let cell = self.out.split_off(start);
                    if let Some(Kind::Table(rows)) = self.table() {
                        if rows.is_empty() {
                            rows.push(Vec::new());
                        }
                        if let Some(row) = rows.last_mut() {
                            row.push(cell.trim().replace('|', "\\|"));
                        }
                    }
                }
                Kind::Table(rows) => {
                    self.paragraph();
                    self.out.push_str(&table(&rows));
                    self.paragraph();
                }
                Kind::List(_) | Kind::Item | Kind::Plain => {}
            }
        }
    }
}

fn link(text: &str, url: Option<&str>) -> String {
    let web = url.filter(|url| {
        ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| url.starts_with(scheme))
    });
    match web {
        Some(url) if !text.trim().is_empty() && !text.contains("\n\n") => {
            let url: String = url
                .chars()
                .filter(|c| !c.is_whitespace() && !"<>".contains(*c))
                .collect();
            format!("[{}](<{url}>)", text.replace(['[', ']'], ""))
        }
        _ => text.to_owned(),
    }
}

/// The first row is the head: Markdown has no table without one.
fn table(rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    if width == 0 {
        return String::new();
    }
    let line = |cells: &[String]| {
        let cells = (0..width).map(|i| format!(" {} |", cells.get(i).map_or("", String::as_str)));
        format!("|{}\n", cells.collect::<String>())
    };
    let mut rows = rows.iter().filter(|row| !row.is_empty());
    let head = rows.next().map(|row| line(row)).unwrap_or_default();
    let rest: String = rows.map(|row| line(row)).collect();
    format!("{head}|{}\n{rest}", "---|".repeat(width))
}

/// Elements that end a paragraph before and after them.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "center"
            | "blockquote"
            | "details"
            | "summary"
            | "figure"
            | "figcaption"
            | "dl"
            | "dt"
            | "dd"
            | "caption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
    )
}

fn is_known(name: &str) -> bool {
    is_block(name)
        || matches!(
            name,
            "a" | "abbr"
                | "b"
                | "big"
                | "br"
                | "cite"
                | "code"
                | "col"
                | "colgroup"
                | "del"
                | "em"
                | "font"
                | "hr"
                | "i"
                | "img"
                | "ins"
                | "kbd"
                | "li"
                | "mark"
                | "ol"
                | "pre"
                | "s"
                | "samp"
                | "script"
                | "small"
                | "span"
                | "strike"
                | "strong"
                | "style"
                | "sub"
                | "sup"
                | "table"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "tt"
                | "u"
                | "ul"
                | "var"
                | "wbr"
        )
}
