//! One call, read block by block.

use super::fields::{self, Presence};
use super::section::{self, Section, Side};
use super::{endpoint, headings, quoted, table};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, codes};
use crate::import::call::{self, Call, Endpoint, Field, Line, Parameter};
use crate::import::embedded::Embedded;
use crate::import::front::Front;
use crate::import::markdown::{self, Block, Item, Kind, Mark, Row, Words};
use crate::import::sheet::Sheet;
use crate::import::types::Shape;

/// Reads the blocks of one call, one after another.
pub(super) struct Reader<'a, 'n> {
    pub(super) call: Call<'a>,
    pub(super) notes: &'n mut Diagnostics,
    pub(super) section: Section,
    pub(super) presence: Presence,
    /// The field that the last heading named: its level, and where it stands.
    pub(super) field: Option<(u8, Vec<usize>)>,
    pub(super) levels: Vec<u8>,
    /// Whether method and path were met.
    pub(super) begun: bool,
    /// An answer that has a heading but no status.
    pub(super) untold: Option<usize>,
}

impl<'a, 'n> Reader<'a, 'n> {
    pub(super) fn new(
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

    pub(super) fn block(&mut self, block: &Block, next: Option<&Block>) {
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
        if let Some(kind) = next.and_then(headings::kind_line)
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
            if headings::is_kind(words) {
                return;
            }
            let text = markdown::described(raw);
            if let Some(field) = self.current() {
                field.describe(&text);
            }
            return;
        }
        if !self.label(words, line) {
            self.text(markdown::described(raw), line);
        }
    }

    /// A few words that announce what follows, as a heading would: **Example response:**
    fn label(&mut self, words: &Words, line: usize) -> bool {
        let plain = words.plain.trim();
        let strong = words
            .parts
            .iter()
            .all(|part| part.mark == Mark::Strong || part.text.trim().is_empty());
        let short = plain.split_whitespace().count() <= 5 && (strong || plain.ends_with(':'));
        let section = section::of(plain.trim_end_matches(':'), &self.section, &self.call.method);
        match section.filter(|_| short && self.begun) {
            Some((section, presence)) => self.enter(section, presence, line),
            None => return false,
        }
        true
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
        if let [
            Block {
                kind: Kind::Paragraph(words),
                ..
            },
        ] = inner
            && self.label(words, line)
        {
            return;
        }
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
                } else {
                    self.another(line);
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

    /// One example goes into the document; what others show besides is not looked at.
    pub(super) fn another(&mut self, line: usize) {
        let message = "this is another example of the same, and is left out";
        let finding = Diagnostic::new(&codes::import::EXAMPLE_NOT_READ, self.call.sheet.place(line), message);
        self.notes.push(finding.severity(Severity::Note));
    }

    fn list(&mut self, items: &[Item]) {
        match self.section {
            Section::Errors => items.iter().for_each(|item| self.status_item(item)),
            Section::Answer(_) if items.iter().any(super::answers::is_status) => {
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

    pub(super) fn not_a_field(&mut self, line: usize) {
        let finding = Diagnostic::new(
            &codes::import::LINE_NOT_UNDERSTOOD,
            self.call.sheet.place(line),
            "this names no field",
        );
        self.notes
            .push(finding.help("a field begins with its name, and says its type in brackets: - `name` (string): …; a table has a column `Name`"));
    }

    fn table(&mut self, rows: &[Row]) {
        let fields = table::fields(rows, self.presence, self.call.sheet, self.notes);
        if fields.is_empty() && self.section == Section::Errors {
            rows.iter().skip(1).for_each(|row| self.status_row(row));
        } else if fields.is_empty() && self.section.is_of_fields() {
            rows.first().into_iter().for_each(|head| self.not_a_field(head.line));
        }
        fields.into_iter().for_each(|field| self.add(field));
    }

    pub(super) fn add(&mut self, field: Field) {
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

    pub(super) fn finish(mut self) -> Call<'a> {
        self.settle_parameters();
        self.call
    }

    /// A field of the body that is a variable of the path is a parameter.
    fn settle_parameters(&mut self) {
        let variables: Vec<String> = call::variables(&self.call.path)
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
