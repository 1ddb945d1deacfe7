//! Text against example: what both say must agree, and what only one says is kept.

use super::call::{Answer, Call, Field};
use super::embedded::Embedded;
use super::example;
use super::sheet::Sheet;
use super::types::Shape;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes};
use crate::load::{Number, Value};

/// Completes what is described by what examples show, and reports where they disagree.
pub(super) fn weigh(call: &mut Call<'_>, notes: &mut Diagnostics) {
    let mut scale = Scale {
        sheet: call.sheet,
        notes,
        sent: true,
    };
    if let Some(example) = call.body.example.take() {
        scale.body(&mut call.body.fields, &example);
        call.body.example = Some(example);
    }
    let known = call.body.fields.clone();
    scale.sent = false;
    for answer in &mut call.answers {
        scale.answer(answer, &known);
    }
}

struct Scale<'a, 'n> {
    sheet: &'a Sheet,
    notes: &'n mut Diagnostics,
    /// Whether the example is of what is sent: then what it leaves out need not be, and what is null may be.
    sent: bool,
}

impl Scale<'_, '_> {
    fn body(&mut self, fields: &mut Vec<Field>, example: &Embedded) {
        match wrapper(fields, &example.value) {
            Some((name, inner)) => {
                let at = example::below("", name);
                self.object(fields, example, &at, inner);
                let mut outer = Field::new(name, example.line(&at), Shape::Object);
                outer.required = true;
                outer.inferred = Some("example".to_owned());
                outer.members = std::mem::take(fields);
                fields.push(outer);
            }
            None => self.object(fields, example, "", &example.value),
        }
    }

    fn answer(&mut self, answer: &mut Answer, known: &[Field]) {
        let Some(example) = answer.example.take() else { return };
        let described = !answer.fields.is_empty();
        match &example.value {
            Value::Array(items) => {
                if let Some(first) = items.first().filter(|_| described) {
                    self.object(&mut answer.fields, &example, "/0", first);
                } else {
                    answer.fields = example::of_items(&example, "", items);
                    borrow(&mut answer.fields, known);
                }
            }
            value if described => self.object(&mut answer.fields, &example, "", value),
            value => {
                answer.fields = example::fields(&example, "", value);
                borrow(&mut answer.fields, known);
            }
        }
        answer.example = Some(example);
    }

    fn object(&mut self, fields: &mut Vec<Field>, example: &Embedded, at: &str, value: &Value) {
        let Value::Object(members) = value else { return };
        for field in fields.iter_mut() {
            match members.get(&field.name) {
                Some(value) => self.field(field, example, &example::below(at, &field.name), value),
                None if field.required => {
                    let message = format!("`{}` is required by the text, and missing in the example", field.name);
                    self.contradiction(field, example.line(at), message, "the text counts");
                }
                None => {}
            }
        }
        for (name, value) in members {
            if !fields.iter().any(|field| field.name == *name) {
                let at = example::below(at, name);
                let field = example::field(example, name, &at, value);
                let message = format!("`{name}` is known from the example alone");
                self.push(
                    &codes::import::ONLY_IN_EXAMPLE,
                    field.line,
                    message,
                    "it is optional; describe it on the page, or correct the document",
                );
                fields.push(Field {
                    nullable: !self.sent || value.is_null(),
                    ..field
                });
            }
        }
    }

    fn field(&mut self, field: &mut Field, example: &Embedded, at: &str, value: &Value) {
        let line = example.line(at);
        if value.is_null() {
            if !field.nullable && field.shape != Shape::Any {
                field.nullable = true;
                let said = format!("Nullable by the example alone (line {line}).");
                field.inferred = Some(said);
                let message = format!(
                    "`{}` is {} by the text, and null in the example",
                    field.name,
                    words(&field.shape)
                );
                self.contradiction(field, line, message, "both are allowed in the document");
            }
            return;
        }
        if !fits(&field.shape, value) {
            let message = format!(
                "`{}` is {} by the text, and {} in the example",
                field.name,
                words(&field.shape),
                value.kind()
            );
            self.contradiction(
                field,
                line,
                message,
                "the text counts; if the example is right, correct the document",
            );
            return;
        }
        self.words(field, line, value);
        match (&field.shape, value) {
            // Of an object without a word on its members, the example is one of many.
            (Shape::Object, Value::Object(_)) if !field.members.is_empty() => {
                self.object(&mut field.members, example, at, value);
            }
            (Shape::List(items), Value::Array(values)) => {
                if let (Shape::Object, Some(first)) = (&**items, values.first()) {
                    if field.members.is_empty() {
                        field.members = example::of_items(example, at, values);
                    } else {
                        self.object(&mut field.members, example, &format!("{at}/0"), first);
                    }
                } else if **items == Shape::Any && !values.is_empty() {
                    field.shape = example::shape(value);
                    field.members = example::of_items(example, at, values);
                    field.inferred = Some(format!("The items are known from the example alone (line {line})."));
                }
            }
            (Shape::Any, _) => {}
            _ => {}
        }
    }

    /// What the description promises in words.
    fn words(&mut self, field: &Field, line: usize, value: &Value) {
        let Value::String(text) = value else { return };
        if !field.values.is_empty() && !field.values.contains(text) {
            let message = format!(
                "`{text}` is none of the values that the text names for `{}`",
                field.name
            );
            self.contradiction(
                field,
                line,
                message,
                "the text counts; other values are accepted when they are received",
            );
        }
        let Some(letters) = field.description.as_deref().and_then(letters) else {
            return;
        };
        if text.chars().count() != letters {
            let message = format!(
                "`{}` has {letters} letters by the text, and is `{text}` in the example",
                field.name
            );
            self.contradiction(
                field,
                line,
                message,
                "neither is a rule in the document: it stays a plain string",
            );
        }
    }

    fn contradiction(&mut self, field: &Field, line: usize, message: String, help: &str) {
        let finding = Diagnostic::new(&codes::import::TEXT_AND_EXAMPLE, self.sheet.place(line), message);
        self.notes
            .push(finding.related(self.sheet.place(field.line), "said here").help(help));
    }

    fn push(&mut self, code: &'static Code, line: usize, message: String, help: &str) {
        self.notes
            .push(Diagnostic::new(code, self.sheet.place(line), message).help(help));
    }
}

/// The one member of the example inside of which the fields stand that the text describes.
fn wrapper<'v>(fields: &[Field], example: &'v Value) -> Option<(&'v str, &'v Value)> {
    let Value::Object(members) = example else { return None };
    let (name, inner) = members.first().filter(|_| members.len() == 1)?;
    let inside = inner.as_object()?;
    let outer = fields.iter().any(|field| field.name == *name);
    let found = fields.iter().any(|field| inside.contains_key(&field.name));
    (found && !outer).then_some((name.as_str(), inner))
}

/// Gives what is known from an example the type of the field of that name that is described, if it fits.
fn borrow(fields: &mut [Field], known: &[Field]) {
    for field in fields {
        let Some(described) = find(known, &field.name) else {
            continue;
        };
        if described.shape == field.shape || is_formatted(&described.shape, &field.shape) {
            let names = |name: &str| described.members.iter().any(|member| member.name == name);
            if described.members.is_empty() || field.members.iter().all(|member| names(&member.name)) {
                field.shape = if is_date(&field.shape) {
                    field.shape.clone()
                } else {
                    described.shape.clone()
                };
                field.members.clone_from(&described.members);
                field.values.clone_from(&described.values);
                field.listing.clone_from(&described.listing);
            } else {
                borrow(&mut field.members, &described.members);
            }
        } else if !field.members.is_empty() {
            borrow(&mut field.members, known);
        }
    }
}

/// The field of that name, here or inside of the one member that holds all others.
fn find<'f>(known: &'f [Field], name: &str) -> Option<&'f Field> {
    if let [only] = known
        && only.name != name
        && only.inferred.is_some()
    {
        return find(&only.members, name);
    }
    known.iter().find(|field| field.name == name)
}

fn is_formatted(described: &Shape, shown: &Shape) -> bool {
    matches!((described, shown), (Shape::Scalar(a, _), Shape::Scalar(b, _)) if a == b || (*a == "number" && *b == "integer"))
}

fn is_date(shape: &Shape) -> bool {
    *shape == Shape::Scalar("string", Some("date-time"))
}

fn fits(shape: &Shape, value: &Value) -> bool {
    match (shape, value) {
        (_, Value::Null) | (Shape::Any, _) => true,
        (Shape::Scalar("string", _), value) => matches!(value, Value::String(_)),
        (Shape::Scalar("boolean", _), value) => matches!(value, Value::Bool(_)),
        (Shape::Scalar("integer", _), value) => matches!(value, Value::Number(Number::Int(_) | Number::UInt(_))),
        (Shape::Scalar(..), value) => matches!(value, Value::Number(_)),
        (Shape::Object, value) => matches!(value, Value::Object(_)),
        (Shape::List(_), value) => matches!(value, Value::Array(_)),
        (Shape::Either(shapes), value) => shapes.iter().any(|shape| fits(shape, value)),
    }
}

fn words(shape: &Shape) -> String {
    match shape {
        Shape::Any => "anything".to_owned(),
        Shape::Scalar("integer", _) => "an integer".to_owned(),
        Shape::Scalar(kind, _) => format!("a {kind}"),
        Shape::Object => "an object".to_owned(),
        Shape::List(_) => "a list".to_owned(),
        Shape::Either(shapes) => shapes.iter().map(words).collect::<Vec<_>>().join(" or "),
    }
}

/// How many letters the text promises.
fn letters(text: &str) -> Option<usize> {
    let text = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["two-letter", "two letter", "2-letter", "alpha-2", "alpha 2"]) {
        return Some(2);
    }
    says(&["three-letter", "three letter", "3-letter", "alpha-3", "alpha 3"]).then_some(3)
}
