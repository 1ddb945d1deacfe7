//! Small parts of documents.

use indexmap::IndexMap;

use crate::import::call::{Field, Line};
use crate::import::embedded::Embedded;
use crate::import::sheet::Sheet;
use crate::load::Value;

/// The members of an object.
pub(in crate::import) type Members = IndexMap<String, Value>;

pub(in crate::import) fn text(text: impl Into<String>) -> Value {
    Value::String(text.into())
}

pub(in crate::import) fn object<'k>(members: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    Value::Object(
        members
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

/// Paragraphs as one text.
pub(super) fn joined(lines: &[Line]) -> String {
    let texts: Vec<&str> = lines.iter().map(|(text, _)| text.as_str()).collect();
    texts.join("\n\n")
}

/// Where a field is from, and what of it is inferred.
pub(super) fn marks(all: &mut Members, sheet: &Sheet, field: &Field) {
    all.insert("x-specwright-source".to_owned(), text(sheet.source(&[field.line])));
    if let Some(inferred) = &field.inferred {
        all.insert("x-specwright-inferred".to_owned(), text(inferred.as_str()));
    }
}

/// The example of a body.
pub(super) fn example(media: &mut Members, sheet: &Sheet, example: Option<&Embedded>) {
    if let Some(example) = example {
        media.insert("x-specwright-source".to_owned(), text(sheet.source(&[example.first])));
        media.insert("example".to_owned(), example.value.clone());
    }
}

/// The description without the words that lead to the list of values: "Possible values include:".
pub(super) fn introduced(description: &str) -> &str {
    let trimmed = description.trim_end();
    if !trimmed.ends_with(':') {
        return trimmed;
    }
    trimmed
        .rfind(". ")
        .and_then(|at| trimmed.get(..=at))
        .unwrap_or_default()
}

/// The first sentence: of what is an object, the rest is often about the member.
pub(super) fn first_sentence(text: &str) -> &str {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(". ")) {
        let end = from + at + 1;
        let next = text.get(end..).and_then(|rest| rest.trim_start().chars().next());
        if next.is_some_and(char::is_uppercase) {
            return text.get(..end).unwrap_or(text);
        }
        from = end;
    }
    text
}
