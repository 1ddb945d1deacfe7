//! Markdown, parsed and written anew.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::frame::{Frame, Kind, prefixed};
use super::{escape, is_bidirectional};

/// Headings of ours are above those of the vendor.
const LOWER: usize = 2;

/// What rustdoc finds in it, without what it must not.
pub(super) fn written(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut writer = Writer {
        open: vec![Frame::new(Kind::Root)],
    };
    for event in TextMergeStream::new(Parser::new_ext(markdown, options)) {
        writer.event(event);
    }
    while writer.open.len() > 1 {
        writer.end();
    }
    writer.open.pop().map(Frame::inside).unwrap_or_default()
}

struct Writer {
    /// From the whole to the innermost.
    open: Vec<Frame>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                let kind = self.kind(tag);
                self.open.push(Frame::new(kind));
            }
            Event::End(TagEnd::TableHead) => self.head(),
            Event::End(_) => self.end(),
            Event::Code(text) => {
                let table = self.in_table();
                self.with(|out| escape::code(&text, table, out));
            }
            Event::Rule => self.last().block("---"),
            Event::SoftBreak => self.line_break(""),
            Event::HardBreak => self.line_break("\\"),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn kind(&mut self, tag: Tag<'_>) -> Kind {
        match tag {
            Tag::Paragraph => {
                self.loosen();
                Kind::Paragraph
            }
            Tag::Heading { level, .. } => Kind::Heading((level as usize + LOWER).min(6)),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => Kind::Code,
            Tag::HtmlBlock => Kind::Html,
            Tag::List(number) => Kind::List(number, false),
            Tag::Item => Kind::Item,
            Tag::Table(columns) => Kind::Table(columns),
            Tag::TableHead => Kind::Head,
            Tag::TableRow => Kind::Row,
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Marked("*"),
            Tag::Strong => Kind::Marked("**"),
            Tag::Strikethrough => Kind::Marked("~~"),
            Tag::Superscript | Tag::Subscript => Kind::Marked(""),
            Tag::Link {
                link_type, dest_url, ..
            } => Kind::Link(link_type, dest_url.into_string()),
            Tag::Image { .. } => Kind::Image,
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => Kind::Root,
        }
    }

    /// A paragraph in an item says that blank lines are between the items.
    fn loosen(&mut self) {
        if let [.., list, item] = self.open.as_mut_slice()
            && let (Kind::List(_, loose), Kind::Item) = (&mut list.kind, &item.kind)
        {
            *loose = true;
        }
    }

    fn text(&mut self, text: &str) {
        match self.last().kind {
            Kind::Code => self.last().inline.push_str(text),
            Kind::Html => {
                let lines: Vec<&str> = text.split('\n').collect();
                for (i, line) in lines.iter().enumerate() {
                    if i > 0 {
                        self.last().inline.push('\n');
                    }
                    self.with(|out| escape::text(line, false, false, out));
                }
            }
            _ => {
                let link = self.open.iter().any(|frame| matches!(frame.kind, Kind::Link(..)));
                let table = self.in_table();
                self.with(|out| escape::text(text, link, table, out));
            }
        }
    }

    fn line_break(&mut self, mark: &str) {
        let one_line = |frame: &Frame| matches!(frame.kind, Kind::Heading(_) | Kind::Cell | Kind::Image);
        if self.open.iter().any(one_line) {
            self.last().inline.push(' ');
        } else {
            self.last().inline.push_str(mark);
            self.last().inline.push('\n');
        }
    }

    fn in_table(&self) -> bool {
        self.open.iter().any(|frame| matches!(frame.kind, Kind::Cell))
    }

    fn with(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.last().inline);
    }

    /// The innermost open part. The whole is always there.
    fn last(&mut self) -> &mut Frame {
        if self.open.is_empty() {
            self.open.push(Frame::new(Kind::Root));
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// Closes the innermost part.
    fn end(&mut self) {
        let Some(frame) = self.open.pop() else { return };
        match frame.kind {
            Kind::Root | Kind::Paragraph | Kind::Html => {
                let inside = frame.inside();
                self.last().block(&inside);
            }
            Kind::List(..) => {
                let inside = frame.inside();
                self.last().block(&inside);
            }
            Kind::Quote => {
                let inside = frame.inside();
                if !inside.is_empty() {
                    self.last().block(&prefixed(&inside, "> ", "> "));
                }
            }
            Kind::Item => {
                let inside = frame.inside();
                self.last().item(&inside);
            }
            Kind::Heading(level) => {
                let text = frame.inline.trim();
                if !text.is_empty() {
                    let text = format!("{} {text}", "#".repeat(level));
                    self.last().block(&text);
                }
            }
            Kind::Code => self.last().block(&fenced(&frame.inline)),
            Kind::Table(_) => {
                let inside = frame.inline;
                self.last().block(inside.trim_end());
            }
            Kind::Head | Kind::Row => {
                let row = format!("|{}\n", frame.inline);
                self.last().inline.push_str(&row);
            }
            Kind::Cell => {
                let cell = format!(" {} |", frame.inline.trim());
                self.last().inline.push_str(&cell);
            }
            Kind::Marked(mark) => {
                let marked = marked(&frame.inline, mark);
                self.last().inline.push_str(&marked);
            }
            Kind::Image => self.last().inline.push_str(&frame.inline),
            Kind::Link(kind, url) => {
                let link = link(kind, &url, &frame.inline);
                let out = &mut self.last().inline;
                // It would be an image.
                if link.starts_with('[') && out.ends_with('!') {
                    out.pop();
                    out.push_str("\\!");
                }
                out.push_str(&link);
            }
        }
    }

    /// The head of a table, and the line under it.
    fn head(&mut self) {
        self.end();
        let last = self.last();
        if let Kind::Table(columns) = &last.kind {
            let columns: String = columns.iter().map(|column| column_mark(*column)).collect();
            last.inline.push_str(&format!("|{columns}\n"));
        }
    }
}

fn column_mark(column: Alignment) -> &'static str {
    match column {
        Alignment::None => "---|",
        Alignment::Left => ":---|",
        Alignment::Center => ":---:|",
        Alignment::Right => "---:|",
    }
}

/// A block of code that rustdoc does not take for Rust.
pub(super) fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    let mut out = format!("{fence}text\n");
    for line in code.trim_end_matches('\n').split('\n') {
        out.extend(line.chars().map(|c| if c == '\t' { ' ' } else { super::visible(c) }));
        out.push('\n');
    }
    out + &fence
}

/// `**text**`, with the blanks around it outside.
pub(super) fn marked(inside: &str, mark: &str) -> String {
    let text = inside.trim();
    if text.is_empty() {
        return inside.to_owned();
    }
    let start = inside.len() - inside.trim_start().len();
    let end = inside.trim_end().len();
    format!("{}{mark}{text}{mark}{}", &inside[..start], &inside[end..])
}

/// A link to the web; of any other, the text.
fn link(kind: LinkType, url: &str, text: &str) -> String {
    let web = ["https://", "http://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()) == Some(*scheme));
    if kind == LinkType::Email || !(web || url.starts_with("mailto:")) {
        return text.to_owned();
    }
    let url = percent_encoded(url);
    // An address that is the text of its link is written once.
    if text.trim().is_empty() || kind == LinkType::Autolink {
        format!("<{url}>")
    } else {
        format!("[{}]({url})", text.trim())
    }
}

/// An address without what would end it.
fn percent_encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if c.is_whitespace() || c.is_control() || is_bidirectional(c) || "<>()[]\\\"'`|*_{}^".contains(c) && c != '_' {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes)
                .bytes()
                .for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
    out
}
