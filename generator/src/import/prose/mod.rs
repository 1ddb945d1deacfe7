//! Pages in prose: headings say what follows, lists and headings name the fields, JSON shows them.

mod answers;
mod fields;
mod section;

use super::call::{Answer, Call, Endpoint, Field, Line, Parameter};
use super::embedded::Embedded;
use super::front::Front;
use super::markdown::{self, Block, Item, Kind, Mark, Row, Words};
use super::sheet::Sheet;
use super::types::Shape;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};

pub(super) use answers::status;
use fields::Presence;
pub(super) use fields::{field, literal};
use section::{Section, Side};

/// The calls that a page describes.
pub(super) fn read<'a>(sheet: &'a Sheet, front: &Front, notes: &mut Diagnostics) -> Vec<Call<'a>> {
    let text = sheet.text.text.get(front.end..).unwrap_or_default();
    let blocks = markdown::blocks(text, front.line);
    let endpoints = endpoints(&blocks);
    let tag = tag(&blocks, &endpoints);
    let starts = starts(&blocks, &endpoints);
    let mut calls = Vec::new();
    for (at, (_, endpoint)) in endpoints.iter().enumerate() {
        let from = starts.get(at).copied().unwrap_or_default();
        let to = starts.get(at + 1).copied().unwrap_or(blocks.len());
        let mut reader = Reader::new(sheet, endpoint, front, tag.clone(), notes);
        for (block, next) in blocks
            .iter()
            .zip(blocks.iter().skip(1).map(Some).chain([None]))
            .take(to)
            .skip(from)
        {
            reader.block(block, next);
        }
        calls.push(reader.finish());
    }
    calls
}

/// The blocks that say method and path.
fn endpoints(blocks: &[Block]) -> Vec<(usize, Endpoint)> {
    let mut found: Vec<(usize, Endpoint)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Some(endpoint) = endpoint(block) else { continue };
        // The title may say it again.
        if !found
            .iter()
            .any(|(_, known)| known.method == endpoint.method && known.path == endpoint.path)
        {
            found.push((at, endpoint));
        }
    }
    found
}

/// Method and path, if a block says nothing else.
pub(super) fn endpoint(block: &Block) -> Option<Endpoint> {
    match &block.kind {
        Kind::Heading { words, .. } | Kind::Paragraph(words) => Endpoint::of(&words.plain, block.line),
        Kind::Code { text, .. } => Endpoint::of(text.lines().find(|line| !line.trim().is_empty())?, block.line),
        _ => None,
    }
}

/// Where each call begins: at the heading above its endpoint that is not about the endpoint alone.
fn starts(blocks: &[Block], endpoints: &[(usize, Endpoint)]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut least = 0;
    for (number, (at, _)) in endpoints.iter().enumerate() {
        let heading = (least..=*at)
            .rev()
            .find(|&at| match blocks.get(at).map(|block| &block.kind) {
                Some(Kind::Heading { words, .. }) => !section::is_endpoint(&words.plain),
                _ => false,
            });
        starts.push(if number == 0 { 0 } else { heading.unwrap_or(*at) });
        least = at + 1;
    }
    starts
}

/// The page's first heading, if the calls have headings of their own.
fn tag(blocks: &[Block], endpoints: &[(usize, Endpoint)]) -> Option<Line> {
    let first = endpoints.first()?.0;
    let mut titles = blocks.iter().take(first + 1).filter_map(|block| match &block.kind {
        Kind::Heading { level, words } if !section::is_endpoint(&words.plain) => Some((*level, words, block.line)),
        _ => None,
    });
    let (level, words, line) = titles.next()?;
    titles.next().filter(|(own, ..)| *own > level)?;
    Some((words.plain.trim().to_owned(), line))
}

/// The paragraphs of a quotation, unless it is the word for robots that documentation tools put on top of each page.
pub(super) fn quoted(blocks: &[Block]) -> Option<String> {
    let mut texts = Vec::new();
    for block in blocks {
        match &block.kind {
            Kind::Heading { words, .. } if words.plain.contains("Documentation Index") => return None,
            Kind::Paragraph(words) => texts.push(markdown::described(&unquoted(&words.raw))),
            _ => {}
        }
    }
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// The marks of a quotation stand at the beginning of its further lines.
fn unquoted(raw: &str) -> String {
    let lines: Vec<&str> = raw
        .lines()
        .map(|line| line.trim_start().trim_start_matches("> "))
        .collect();
    lines.join("\n")
}

/// Reads the blocks of one call, one after another.
struct Reader<'a, 'n> {
    call: Call<'a>,
    notes: &'n mut Diagnostics,
    section: Section,
    presence: Presence,
    /// The field that the last heading named: its level, and where it stands.
    field: Option<(u8, Vec<usize>)>,
    levels: Vec<u8>,
    /// Whether method and path were met.
    begun: bool,
    /// An answer that has a heading but no status.
    untold: Option<usize>,
}

impl<'a, 'n> Reader<'a, 'n> {
    fn new(
        sheet: &'a Sheet,
        endpoint: &Endpoint,
        front: &Front,
        tag: Option<Line>,
        notes: &'n mut Diagnostics,
    ) -> Self {
        let mut call = Call::new(sheet, endpoint);
        call.tag = tag;
        call.summary = front.text("title").map(|(text, line)| (text.to_owned(), line));
        Reader {
            call,
            notes,
            section: Section::Intro,
            presence: Presence::default(),
            field: None,
            levels: Vec::new(),
            begun: false,
            untold: None,
        }
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        if endpoint(block).is_some() {
            self.begun = true;
            if !matches!(block.kind, Kind::Heading { .. }) {
                return;
            }
        }
        match &block.kind {
            Kind::Heading { level, words } => self.heading(*level, words, block.line, next),
            Kind::Paragraph(words) => self.paragraph(words, block.line),
            Kind::Code { info, text } => self.code(info, text, block.line),
            Kind::List(items) => self.list(items),
            Kind::Note(text) => self.note(text, block.line),
            Kind::Table(rows) => self.table(rows),
            Kind::Quote(inner) => self.quote(inner, block.line),
            Kind::Other => {}
        }
    }

    fn heading(&mut self, level: u8, words: &Words, line: usize, next: Option<&Block>) {
        let plain = words.plain.trim();
        if let Some(kind) = next.and_then(fields::kind_line)
            && self.begun
            && !plain.contains(' ')
        {
            self.field_heading(level, plain, line, kind);
            return;
        }
        self.field = None;
        let section = section::of(plain, &self.section, &self.call.method);
        match section {
            Some((section, presence)) => self.enter(section, presence, line),
            None if !self.begun => self.title(plain, line),
            None if Endpoint::of(plain, line).is_some() => {}
            None => self.section = Section::Other,
        }
    }

    /// A heading before method and path: what the call does, unless it is the page's.
    fn title(&mut self, plain: &str, line: usize) {
        let is_tag = self.call.tag.as_ref().is_some_and(|(_, tag)| *tag == line);
        if !is_tag && !plain.is_empty() && Endpoint::of(plain, line).is_none() {
            self.call.summary = Some((plain.to_owned(), line));
        }
    }

    fn enter(&mut self, section: Section, presence: Presence, line: usize) {
        self.presence = presence;
        match &section {
            Section::Body => {
                self.call.body.line.get_or_insert(line);
            }
            Section::Answer(status) => self.answer_heading(status.clone(), line),
            Section::Errors => {
                self.call.announced.get_or_insert(line);
            }
            _ => {}
        }
        self.section = section;
    }

    fn paragraph(&mut self, words: &Words, line: usize) {
        let raw = words.raw.trim();
        if raw.starts_with("import ") || raw.starts_with("export ") || raw.is_empty() {
            return;
        }
        if self.field.is_some() {
            if fields::is_kind(words) {
                return;
            }
            let text = markdown::described(raw);
            if let Some(field) = self.current() {
                field.describe(&text);
            }
            return;
        }
        self.text(markdown::described(raw), line);
    }

    /// Text that belongs to the section.
    fn text(&mut self, text: String, line: usize) {
        match &self.section {
            Section::Intro | Section::Endpoint => self.call.description.push((text, line)),
            Section::Body if self.call.body.fields.is_empty() => self.call.body.description.push((text, line)),
            Section::Answer(_) => self.answer_text(text, line),
            _ => {}
        }
    }

    fn quote(&mut self, inner: &[Block], line: usize) {
        if let Some(text) = quoted(inner) {
            self.note(&text, line);
        }
    }

    /// A box is about the field under whose heading it stands, unless it speaks of the call.
    fn note(&mut self, text: &str, line: usize) {
        if text.is_empty() {
            return;
        }
        let lower = text.to_lowercase();
        let of_call = [
            "the call",
            "this call",
            "the request",
            "this request",
            "endpoint",
            "api call",
        ]
        .iter()
        .any(|word| lower.contains(word));
        match self.current() {
            Some(field) if !of_call => field.describe(text),
            Some(_) => self.call.description.push((text.to_owned(), line)),
            None => self.text(text.to_owned(), line),
        }
    }

    fn code(&mut self, info: &str, text: &str, line: usize) {
        let json = info
            .split([' ', ','])
            .next()
            .unwrap_or_default()
            .eq_ignore_ascii_case("json");
        let bare = info.is_empty() && text.trim_start().starts_with(['{', '[']);
        if !json && !bare {
            return;
        }
        match self.section.side() {
            Side::Sent => {
                if self.call.body.example.is_none() {
                    self.call.body.example = Embedded::example(text, line, self.call.sheet, self.notes);
                    self.call.body.line.get_or_insert(line);
                }
            }
            Side::Received => self.answer_example(text, line),
            Side::Neither => self.notes.push(
                Diagnostic::new(
                    &codes::import::EXAMPLE_NOT_READ,
                    self.call.sheet.place(line),
                    "it is not clear what this example is one of",
                )
                .help("put it below a heading that speaks of the request or of the response"),
            ),
        }
    }

    fn list(&mut self, items: &[Item]) {
        match self.section {
            Section::Errors => items.iter().for_each(|item| self.status_item(item)),
            Section::Answer(_) if items.iter().any(answers::is_status) => {
                items.iter().for_each(|item| self.status_item(item));
            }
            _ => {
                for item in items {
                    if let Some(field) = fields::of_item(item, self.presence, self.call.sheet, self.notes) {
                        self.add(field);
                    } else if self.section.is_of_fields() {
                        self.not_a_field(item.line);
                    }
                }
            }
        }
    }

    fn not_a_field(&mut self, line: usize) {
        let finding = Diagnostic::new(
            &codes::import::LINE_NOT_UNDERSTOOD,
            self.call.sheet.place(line),
            "this names no field",
        );
        self.notes
            .push(finding.help("a field begins with its name, and says its type in brackets: - `name` (string): …"));
    }

    fn table(&mut self, rows: &[Row]) {
        let fields = fields::of_table(rows, self.presence, self.call.sheet, self.notes);
        if fields.is_empty() && self.section == Section::Errors {
            rows.iter().skip(1).for_each(|row| self.status_row(row));
        }
        fields.into_iter().for_each(|field| self.add(field));
    }

    fn add(&mut self, field: Field) {
        match &self.section {
            Section::Parameters(place) => {
                let place = *place;
                self.call.parameters.push(Parameter { place, field });
            }
            Section::Answer(_) | Section::AnswerExample => {
                let line = field.line;
                if let Some(answer) = self.answer(line) {
                    answer.fields.push(field);
                }
            }
            Section::Body | Section::Sample => {
                self.call.body.line.get_or_insert(field.line);
                self.call.body.fields.push(field);
            }
            // A list of fields right below the endpoint: what is sent, for want of another word.
            Section::Intro | Section::Endpoint if self.begun => {
                let field_line = field.line;
                match self.call.method.as_str() {
                    "get" | "delete" | "head" => self.call.parameters.push(Parameter { place: "query", field }),
                    _ => {
                        self.call.body.line.get_or_insert(field_line);
                        self.call.body.fields.push(field);
                    }
                }
            }
            Section::Intro | Section::Endpoint | Section::Errors | Section::Other => self.homeless(&field),
        }
    }

    /// A field below a heading that says nothing of fields. Lists name other things as well, which have no types.
    fn homeless(&mut self, field: &Field) {
        if field.shape == Shape::Any {
            return;
        }
        let message = format!(
            "it is not clear what `{}` is a field of, and it is left out",
            field.name
        );
        let finding = Diagnostic::new(
            &codes::import::LINE_NOT_UNDERSTOOD,
            self.call.sheet.place(field.line),
            message,
        );
        self.notes
            .push(finding.help("put it below a heading that speaks of the body, of parameters, or of the response"));
    }

    fn finish(mut self) -> Call<'a> {
        self.settle_parameters();
        self.call
    }

    /// A field of the body that is a variable of the path is a parameter.
    fn settle_parameters(&mut self) {
        let variables: Vec<String> = super::call::variables(&self.call.path)
            .into_iter()
            .map(str::to_owned)
            .collect();
        for parameter in &mut self.call.parameters {
            if variables.contains(&parameter.field.name) {
                parameter.place = "path";
            }
        }
        let body = std::mem::take(&mut self.call.body.fields);
        for field in body {
            let known = self.call.parameters.iter().any(|one| one.field.name == field.name);
            if variables.contains(&field.name) && !known {
                self.call.parameters.push(Parameter { place: "path", field });
            } else {
                self.call.body.fields.push(field);
            }
        }
    }
}
