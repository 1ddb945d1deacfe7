//! JSON.

use serde::de::DeserializeSeed;

use super::visitor::{Findings, Node};
use super::{Failure, Read, is_json_file, lenient, words, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes};
use crate::load::{FileId, Number, Text, Value, pointer};

/// Reads a text that begins like JSON: as JSON; without its comments and trailing commas; as YAML, of which JSON is
/// nearly a part.
pub(super) fn read(file: FileId, text: &Text, notes: &mut Diagnostics) -> Result<Read, Failure> {
    let refused = match strict(&text.text) {
        Ok(mut read) => {
            read.exact(text);
            return Ok(read.read);
        }
        Err(error) => error,
    };
    if let Some(mut read) = repaired(file, text, notes) {
        read.exact(text);
        return Ok(read.read);
    }
    match yaml::read(file, text, notes) {
        Ok(read) => {
            if is_json_file(text) {
                notes.push(not_json(file, text, &refused));
            }
            Ok(read)
        }
        Err(_) if is_json_file(text) => Err(Box::new(words::json(file, text, &refused))),
        Err(failure) => Err(failure),
    }
}

struct Strict {
    read: Read,
    wide: bool,
}

fn strict(text: &str) -> Result<Strict, serde_json::Error> {
    let mut findings = Findings::new(text);
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Node(&mut findings).deserialize(&mut reader)?;
    reader.end()?;
    Ok(Strict {
        read: Read {
            value,
            repeats: findings.repeats,
        },
        wide: findings.wide,
    })
}

/// Reads a text without its comments and trailing commas, and says so.
fn repaired(file: FileId, text: &Text, notes: &mut Diagnostics) -> Option<Strict> {
    let (clean, extras) = lenient::clean(&text.text)?;
    let read = strict(&clean).ok()?;
    text.repair(clean);
    for extra in extras {
        let place = Place::bytes(file, extra.span.start, extra.span.end);
        let finding = Diagnostic::new(&codes::load::LENIENT_JSON, place, format!("JSON has no {}", extra.what))
            .label("read as if it were not there")
            .help("remove it, or name the file `.yaml`, where it is allowed");
        notes.push(finding);
    }
    Some(read)
}

fn not_json(file: FileId, text: &Text, refused: &serde_json::Error) -> Diagnostic {
    let mut finding = words::json(file, text, refused);
    finding.code = &codes::load::LENIENT_JSON;
    finding.severity = finding.code.severity;
    finding.message = format!("`{}` is YAML rather than JSON: {}", text.name, finding.message);
    finding.help("it was read as YAML; mend it, or name the file `.yaml`")
}

/// Whether a whole number may have been written where the reader gives a float: `serde_json` does so beyond 64 bits.
pub(super) fn may_be_whole(value: f64) -> bool {
    const BEYOND_I64: f64 = 9_223_372_036_854_775_808.0;
    value.fract() == 0.0 && value.abs() >= BEYOND_I64
}

impl Strict {
    /// Gives whole numbers beyond 64 bits their digits back, which are still in the text.
    fn exact(&mut self, text: &Text) {
        if self.wide {
            exact(&mut self.read.value, text, &mut String::new());
        }
    }
}

fn exact(value: &mut Value, text: &Text, at: &mut String) {
    match value {
        Value::Number(Number::Float(float)) if may_be_whole(*float) => {
            if let Some(whole) = text.scalar_text(at).and_then(whole) {
                *value = Value::Number(whole);
            }
        }
        Value::Array(items) => items.iter_mut().enumerate().for_each(|(index, item)| {
            below(at, &index.to_string(), |at| exact(item, text, at));
        }),
        Value::Object(members) => members.iter_mut().for_each(|(key, member)| {
            below(at, &pointer::escape(key), |at| exact(member, text, at));
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn below(at: &mut String, segment: &str, visit: impl FnOnce(&mut String)) {
    let length = at.len();
    at.push('/');
    at.push_str(segment);
    visit(at);
    at.truncate(length);
}

fn whole(written: &str) -> Option<Number> {
    written
        .parse()
        .map(Number::Int)
        .or_else(|_| written.parse().map(Number::UInt))
        .ok()
}
