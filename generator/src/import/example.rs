//! What an example shows, where nothing else says it.

use super::call::Field;
use super::embedded::Embedded;
use super::types::Shape;
use crate::load::{Number, Value, pointer};

/// The members of an example's object, each optional and possibly null: one example promises nothing.
pub(super) fn fields(example: &Embedded, at: &str, value: &Value) -> Vec<Field> {
    let Value::Object(members) = value else {
        return Vec::new();
    };
    members
        .iter()
        .map(|(name, value)| field(example, name, &below(at, name), value))
        .collect()
}

/// The field that a member of an example shows.
pub(super) fn field(example: &Embedded, name: &str, at: &str, value: &Value) -> Field {
    let mut field = Field::new(name, example.line(at), shape(value));
    field.nullable = true;
    field.inferred = Some("example".to_owned());
    field.members = match value {
        Value::Object(_) => fields(example, at, value),
        Value::Array(items) => of_items(example, at, items),
        _ => Vec::new(),
    };
    field
}

/// The members of all objects in a list: what one has not, another may have.
pub(super) fn of_items(example: &Embedded, at: &str, items: &[Value]) -> Vec<Field> {
    let mut all: Vec<Field> = Vec::new();
    for (index, item) in items.iter().enumerate().take(20) {
        for field in fields(example, &format!("{at}/{index}"), item) {
            if !all.iter().any(|known| known.name == field.name) {
                all.push(field);
            }
        }
    }
    all
}

/// What a value looks like. No format is read out of it but a date's, which binds nobody: such a type keeps what is none.
pub(super) fn shape(value: &Value) -> Shape {
    match value {
        Value::Null => Shape::Any,
        Value::Bool(_) => Shape::Scalar("boolean", None),
        Value::Number(Number::Float(_)) => Shape::Scalar("number", None),
        Value::Number(_) => Shape::Scalar("integer", None),
        Value::String(text) if is_date_time(text) => Shape::Scalar("string", Some("date-time")),
        Value::String(_) => Shape::Scalar("string", None),
        Value::Object(_) => Shape::Object,
        Value::Array(items) => {
            let mut shapes = items.iter().map(shape);
            let first = shapes.next().unwrap_or(Shape::Any);
            let same = shapes.all(|other| other == first);
            Shape::List(Box::new(if same { first } else { Shape::Any }))
        }
    }
}

/// `2024-09-01T15:00:00.000Z`
fn is_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits =
        |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let at = |index: usize, any: &[u8]| bytes.get(index).is_some_and(|byte| any.contains(byte));
    let zoned = text.ends_with(['Z', 'z']) || at(bytes.len().saturating_sub(6), b"+-");
    digits(0..4)
        && at(4, b"-")
        && digits(5..7)
        && at(7, b"-")
        && digits(8..10)
        && at(10, b"Tt")
        && digits(11..13)
        && at(13, b":")
        && digits(14..16)
        && at(16, b":")
        && digits(17..19)
        && zoned
}

/// The pointer of a member.
pub(super) fn below(at: &str, name: &str) -> String {
    format!("{at}/{}", pointer::escape(name))
}
