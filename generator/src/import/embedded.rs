//! A YAML or JSON text inside a page, read by `load`, with the lines of the page.

use super::sheet::Sheet;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::{Source, Text, Value};

/// A text inside a page.
#[derive(Clone, Debug)]
pub(super) struct Embedded {
    pub(super) value: Value,
    text: std::sync::Arc<Text>,
    /// The line of the page on which the text begins.
    pub(super) first: usize,
}

impl Embedded {
    /// Reads a text that begins on a line of a page. What `load` has to say is said of the page's lines.
    pub(super) fn read(text: &str, first: usize, sheet: &Sheet, notes: &mut Diagnostics) -> Option<Embedded> {
        Embedded::named(&sheet.name, text, first, sheet, notes)
    }

    fn named(name: &str, text: &str, first: usize, sheet: &Sheet, notes: &mut Diagnostics) -> Option<Embedded> {
        let mut found = Diagnostics::new();
        let source = Source::from_text(name, text, &mut found);
        for finding in found.iter() {
            let line = finding.place.as_ref().and_then(|place| {
                let text = found.file(place.file)?;
                Some(first + text.line_column(text.span(place).start).0 - 1)
            });
            let finding = Diagnostic {
                place: Some(sheet.place(line.unwrap_or(first))),
                related: Vec::new(),
                again: Vec::new(),
                ..finding.clone()
            };
            sheet.fault(finding, notes);
        }
        let mut files = source.ok()?.files;
        if files.is_empty() {
            return None;
        }
        let file = files.swap_remove(0);
        Some(Embedded {
            value: file.root,
            text: file.text,
            first,
        })
    }

    /// The page's line of the key at a pointer, or of the item.
    pub(super) fn line(&self, pointer: &str) -> usize {
        let span = self.text.positions().key(pointer, None);
        self.first + self.text.line_column(span.start).0 - 1
    }

    /// Reads an example, whose extra commas and comments are not worth a word.
    pub(super) fn example(text: &str, first: usize, sheet: &Sheet, notes: &mut Diagnostics) -> Option<Embedded> {
        let mut found = Diagnostics::new();
        let read = Embedded::named("example.json", &unelided(text), first, sheet, &mut found);
        // JSON that is read as YAML has members that nobody wrote: `{ "a" }` has `a` without a value.
        let guessed = found.iter().any(|finding| finding.message.contains("rather than JSON"));
        match read.filter(|_| !guessed) {
            Some(example) if matches!(example.value, Value::Object(_) | Value::Array(_)) => Some(example),
            _ => {
                let why = found.iter().next();
                let place = why
                    .and_then(|why| why.place.clone())
                    .unwrap_or_else(|| sheet.place(first));
                let message = match why {
                    Some(why) => format!("the example is no JSON: {}", why.message),
                    None => "the example is neither an object nor a list".to_owned(),
                };
                let finding = Diagnostic::new(&codes::import::EXAMPLE_NOT_READ, place, message);
                notes
                    .push(finding.help(
                        "what only the example shows is missing in the document; mend the page, or add it there",
                    ));
                None
            }
        }
    }
}

/// The text with spaces where an ellipsis stands for what is not shown: `{ "id": "1", ... }`.
fn unelided(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let (mut quoted, mut escaped) = (false, false);
    while let Some(c) = rest.chars().next() {
        let dots = ["...", "…"].into_iter().find(|dots| !quoted && rest.starts_with(dots));
        if let Some(dots) = dots {
            out.push(' ');
            rest = rest.get(dots.len()..).unwrap_or_default();
            continue;
        }
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            // A string ends with its line, whatever was forgotten.
            '\n' => quoted = false,
            _ => {}
        }
        out.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}
