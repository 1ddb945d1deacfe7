//! Fields: items of lists, headings with a type below, rows of tables.

use super::{
    Block, Diagnostic, Diagnostics, Field, Item, Kind, Mark, Reader, Row, Section, Sheet, Words, codes, markdown,
};
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
    if let Some(word) = &said.unknown {
        let message = format!("`{word}` is no type that we know");
        let finding = Diagnostic::new(&codes::import::UNKNOWN_TYPE, sheet.place(line), message);
        notes.push(finding.help("the field takes any JSON; say its type in the document"));
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
        return (None, plain(text));
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

fn plain(text: &str) -> &str {
    text.trim_start_matches(['*', '_', ' ', ':', '-', '–', '—']).trim()
}

/// Whether words are `type: string` | **required**.
pub(super) fn is_kind(words: &Words) -> bool {
    kind(words).is_some()
}

/// What the block below a heading says of its type, if that is what it says.
pub(super) fn kind_line(block: &Block) -> Option<Said> {
    match &block.kind {
        Kind::Paragraph(words) => kind(words),
        _ => None,
    }
}

fn kind(words: &Words) -> Option<Said> {
    let text = words.plain.trim().trim_start_matches('|').trim();
    let lower = text.to_lowercase();
    let rest = ["type:", "type :", "type "]
        .iter()
        .find_map(|lead| lower.strip_prefix(lead))?;
    let from = text.len().checked_sub(rest.len())?;
    Some(types::said(text.get(from..).unwrap_or(rest)))
}

/// | Name | Type | Required | Description |
pub(super) fn of_table(rows: &[Row], presence: Presence, sheet: &Sheet, notes: &mut Diagnostics) -> Vec<Field> {
    let Some((head, rows)) = rows.split_first() else {
        return Vec::new();
    };
    let column = |words: &[&str]| {
        head.cells.iter().position(|cell| {
            let cell = cell.plain.trim().to_lowercase();
            words.iter().any(|word| cell == *word)
        })
    };
    let Some(name) = column(&["name", "field", "parameter", "attribute", "property", "key", "argument"]) else {
        return Vec::new();
    };
    let kind = column(&["type", "data type"]);
    let required = column(&["required", "required?", "mandatory", "presence"]);
    let default = column(&["default", "default value"]);
    let description = column(&["description", "details", "notes", "meaning"]);
    let mut fields = Vec::new();
    for row in rows {
        let cell = |at: Option<usize>| at.and_then(|at| row.cells.get(at));
        let Some(named) = cell(Some(name))
            .map(|cell| cell.plain.trim().trim_end_matches('*'))
            .filter(|name| !name.is_empty())
        else {
            continue;
        };
        let mut said = cell(kind).map(|cell| types::said(&cell.plain)).unwrap_or_default();
        if let Some(cell) = cell(required) {
            let word = cell.plain.trim().to_lowercase();
            said.required = Some(matches!(
                word.as_str(),
                "yes" | "true" | "required" | "✓" | "✅" | "x" | "mandatory"
            ));
        } else if said.required.is_none() {
            said.required = Some(presence == Presence::Required);
        }
        if let Some(cell) = cell(default)
            .map(|cell| cell.plain.trim())
            .filter(|text| !matches!(*text, "" | "-" | "–" | "—" | "none"))
        {
            said.default = Some(cell.to_owned());
        }
        let mut field = field(named, row.line, said, sheet, notes);
        if let Some(cell) = cell(description) {
            field.describe(&markdown::described(&cell.raw));
        }
        fields.push(field);
    }
    fields
}

impl Reader<'_, '_> {
    /// #### name
    pub(super) fn field_heading(&mut self, level: u8, name: &str, line: usize, said: Said) {
        let name = name.trim_matches('`');
        let mut field = field(name, line, said, self.call.sheet, self.notes);
        if field.required || self.presence != Presence::Required {
            // What stands below the heading itself counts more than the section.
        } else {
            field.required = true;
        }
        // `address.city`, or a deeper heading, is a member.
        let owner = match name.rsplit_once('.') {
            Some((owner, last)) => {
                let owner = self.find(owner);
                // Without an owner it keeps its name, until all are known.
                if owner.is_some() {
                    last.clone_into(&mut field.name);
                }
                owner.or_else(|| self.above(level))
            }
            None => self.above(level),
        };
        let place = match owner {
            Some(owner) => {
                let mut place = owner;
                if let Some(above) = self.at(&place) {
                    above.members.push(field);
                    place.push(above.members.len() - 1);
                }
                place
            }
            None => {
                self.add(field);
                vec![self.fields().map_or(0, |fields| fields.len().saturating_sub(1))]
            }
        };
        self.field = Some((level, place.clone()));
        self.levels.truncate(place.len().saturating_sub(1));
        self.levels.push(level);
    }

    /// The field under which a heading of that level stands.
    fn above(&self, level: u8) -> Option<Vec<usize>> {
        let (_, place) = self.field.as_ref()?;
        let depth = self.levels.iter().take_while(|above| **above < level).count();
        (depth > 0).then(|| place.iter().take(depth).copied().collect())
    }

    fn find(&mut self, path: &str) -> Option<Vec<usize>> {
        let mut place = Vec::new();
        let mut fields: &[Field] = self.fields()?;
        for name in path.split('.') {
            let at = fields
                .iter()
                .position(|field| field.name == name.trim_end_matches("[]"))?;
            place.push(at);
            fields = &fields.get(at)?.members;
        }
        Some(place)
    }

    /// The fields of the section, as far as headings name them.
    fn fields(&mut self) -> Option<&mut Vec<Field>> {
        match &self.section {
            Section::Body | Section::Sample | Section::Intro | Section::Endpoint => Some(&mut self.call.body.fields),
            Section::Answer(_) | Section::AnswerExample => {
                self.call.answers.last_mut().map(|answer| &mut answer.fields)
            }
            Section::Parameters(_) | Section::Errors | Section::Other => None,
        }
    }

    fn at(&mut self, place: &[usize]) -> Option<&mut Field> {
        let (first, rest) = place.split_first()?;
        let mut field = match &self.section {
            Section::Parameters(_) => &mut self.call.parameters.last_mut()?.field,
            _ => self.fields()?.get_mut(*first)?,
        };
        for at in rest {
            field = field.members.get_mut(*at)?;
        }
        Some(field)
    }

    /// The field that the last heading named.
    pub(super) fn current(&mut self) -> Option<&mut Field> {
        let place = self.field.as_ref()?.1.clone();
        self.at(&place)
    }
}
