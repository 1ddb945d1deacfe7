//! Fields: items of lists, headings with a type below, rows of tables.

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::import::call::Field;
use crate::import::markdown::{self, Item, Kind, Mark, Words};
use crate::import::sheet::Sheet;
use crate::import::types::{self, Said, Shape};
use crate::load::{Number, Value};

/// What the heading above says of all its fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    Optional,
    #[default]
    Unsaid,
}

/// A field from what is said of its type.
pub(in crate::import) fn field(name: &str, line: usize, said: Said, sheet: &Sheet, notes: &mut Diagnostics) -> Field {
    let (word, takes) = match (&said.unknown, &said.unknown_items) {
        (None, Some(word)) => (Some(word), "its items take any JSON"),
        (word, _) => (word.as_ref(), "the field takes any JSON"),
    };
    if let Some(word) = word {
        let message = format!("`{word}` is no type that we know");
        let finding = Diagnostic::new(&codes::import::UNKNOWN_TYPE, sheet.place(line), message);
        notes.push(finding.help(format!("{takes}; say its type in the document")));
    }
    let shape = match said.shape {
        Some(shape) if said.unknown.is_none() => shape,
        _ => Shape::Any,
    };
    let mut field = Field::new(name, line, shape);
    field.nullable = said.nullable;
    field.required = said.required.unwrap_or(false);
    field.deprecated = said.deprecated;
    field.default = said.default.as_deref().map(|text| literal(text, &field.shape));
    field
}

/// A default as its type has it.
pub(in crate::import) fn literal(text: &str, shape: &Shape) -> Value {
    let text = text.trim().trim_matches(['`', '"', '\'']);
    let read = match shape {
        Shape::Scalar("boolean", _) => text.parse().ok().map(Value::Bool),
        Shape::Scalar("integer", _) => text.parse().ok().map(|int| Value::Number(Number::Int(int))),
        Shape::Scalar("number", _) => text
            .parse()
            .map(|int| Value::Number(Number::Int(int)))
            .ok()
            .or_else(|| {
                text.parse()
                    .ok()
                    .filter(|float: &f64| float.is_finite())
                    .map(|float| Value::Number(Number::Float(float)))
            }),
        _ if text == "null" => Some(Value::Null),
        _ => None,
    };
    read.unwrap_or_else(|| Value::String(text.to_owned()))
}

/// - `name` (string or null): …
pub(super) fn of_item(item: &Item, presence: Presence, sheet: &Sheet, notes: &mut Diagnostics) -> Option<Field> {
    let Some((Kind::Paragraph(words), rest)) = item.blocks.split_first().map(|(first, rest)| (&first.kind, rest))
    else {
        return None;
    };
    let (name, after) = named(words)?;
    let (kind, text) = bracketed(after);
    // A value of a list of values has no type, and neither has a field of which nothing is known.
    let mut said = kind.map(types::said).unwrap_or_default();
    said.required = said.required.or(match presence {
        Presence::Required => Some(true),
        Presence::Optional => Some(false),
        Presence::Unsaid => None,
    });
    let mut field = field(&name, item.line, said, sheet, notes);
    field.describe(&markdown::described(text));
    for block in rest {
        match &block.kind {
            Kind::List(items) => below(&mut field, items, item, sheet, notes),
            Kind::Paragraph(words) => field.describe(&markdown::described(&words.raw)),
            _ => {}
        }
    }
    Some(field)
}

/// The list below a field: its members, or its values.
fn below(field: &mut Field, items: &[Item], owner: &Item, sheet: &Sheet, notes: &mut Diagnostics) {
    let is_scalar = matches!(field.shape, Shape::Scalar(..));
    if !is_scalar {
        let members = items
            .iter()
            .filter_map(|item| of_item(item, Presence::Unsaid, sheet, notes));
        field.members.extend(members);
        return;
    }
    for item in items {
        if let Some(Kind::Paragraph(words)) = item.blocks.first().map(|block| &block.kind)
            && let Some((value, _)) = named(words)
        {
            field.values.push(value);
        }
    }
    if !field.values.is_empty() {
        field.listing = Some(listing(field.description.as_deref(), items, owner));
    }
}

/// The description with its list of values.
fn listing(description: Option<&str>, items: &[Item], _owner: &Item) -> String {
    let items: Vec<String> = items.iter().map(|item| markdown::described(&item.raw)).collect();
    format!("{}\n\n{}", description.unwrap_or_default(), items.join("\n"))
        .trim()
        .to_owned()
}

/// The name with which words begin, if it is marked as one, and what is written after it.
fn named(words: &Words) -> Option<(String, &str)> {
    let first = words.parts.iter().find(|part| !part.text.trim().is_empty())?;
    let name = first.text.trim().trim_end_matches(':');
    if first.mark == Mark::Plain || name.is_empty() || name.contains(char::is_whitespace) {
        return None;
    }
    let after = words.raw.get(first.end..).unwrap_or_default();
    Some((name.to_owned(), after.trim_start_matches(['*', '_', '`'])))
}

/// What stands in brackets, and the text behind.
fn bracketed(after: &str) -> (Option<&str>, &str) {
    let text = after.trim_start();
    let text = text.trim_start_matches(['*', '_']);
    let Some(inner) = text.strip_prefix('(') else {
        return unbracketed(after);
    };
    let mut depth = 1usize;
    for (at, c) in inner.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (kind, rest) = inner.split_at(at);
            return (Some(kind), plain(rest.get(1..).unwrap_or_default()));
        }
    }
    (None, plain(text))
}

/// - `name` – _string_ – …, - `name`: string. …: a type that stands between marks.
fn unbracketed(after: &str) -> (Option<&str>, &str) {
    let text = plain(after);
    let ends = [" – ", " — ", " - ", ": ", ". ", "\n"]
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| (at, mark.len())));
    let (at, length) = ends.min().unwrap_or((text.len(), 0));
    let kind = text.get(..at).unwrap_or_default().trim_matches(['*', '_', '`', '.']);
    let said = types::said(kind);
    if said.shape.is_none() || said.unknown.is_some() {
        return (None, text);
    }
    (Some(kind), plain(text.get(at + length..).unwrap_or_default()))
}

fn plain(text: &str) -> &str {
    text.trim_start_matches([' ', ':', '-', '–', '—']).trim()
}
