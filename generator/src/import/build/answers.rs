//! Responses.

use super::parts::{Members, example, joined, object, text};
use super::schemas::anything;
use super::scope::Scope;
use super::{Builder, Call, names};
use crate::import::call::Answer;
use crate::load::Value;

impl Builder<'_> {
    pub(super) fn answers(&mut self, call: &Call<'_>, scope: &Scope<'_>) -> Value {
        let mut all = Members::new();
        let line = call.announced.unwrap_or(call.line);
        let succeeds = call.answers.iter().any(is_success);
        if !succeeds {
            let status = if call.answers.is_empty() { "default" } else { "2XX" };
            let description = match status {
                "default" => "The page does not document any response.",
                _ => "The page does not document what a success looks like.",
            };
            all.insert(
                status.to_owned(),
                object([
                    ("description", text(description)),
                    ("x-specwright-source", text(scope.sheet.source(&[line]))),
                    ("x-specwright-inferred", text("The description is ours.")),
                    ("content", any_bytes()),
                ]),
            );
        }
        for answer in merged(&call.answers) {
            let status = answer.status.clone().unwrap_or_else(|| "2XX".to_owned());
            let value = self.one(&answer, scope);
            all.entry(status).or_insert(value);
        }
        Value::Object(all)
    }

    fn one(&mut self, answer: &Answer, scope: &Scope<'_>) -> Value {
        let mut all = Members::new();
        let mut inferred = Vec::new();
        if answer.description.is_empty() {
            all.insert("description".to_owned(), text("The page gives no description."));
            inferred.push("The description is ours.");
        } else {
            all.insert("description".to_owned(), text(joined(&answer.description)));
        }
        if answer.status.is_none() {
            inferred.push("The page gives no status.");
        }
        let line = answer.description.first().map_or(answer.line, |(_, line)| *line);
        all.insert("x-specwright-source".to_owned(), text(scope.sheet.source(&[line])));
        let content = self.content(answer, scope);
        if content.is_none() && is_success(answer) && !says_empty(answer) {
            inferred.push("The page does not say what the body is.");
        }
        if !inferred.is_empty() {
            all.insert("x-specwright-inferred".to_owned(), text(inferred.join(" ")));
        }
        match content {
            Some(content) => all.insert("content".to_owned(), content),
            None if is_success(answer) && !says_empty(answer) => all.insert("content".to_owned(), any_bytes()),
            None => None,
        };
        Value::Object(all)
    }

    fn content(&mut self, answer: &Answer, scope: &Scope<'_>) -> Option<Value> {
        if answer.fields.is_empty() && answer.example.is_none() {
            return None;
        }
        let scope = scope.received();
        let is_list = answer
            .example
            .as_ref()
            .is_some_and(|example| matches!(example.value, Value::Array(_)));
        let names = names(answer, &scope, is_list);
        let schema = match (&answer.example, answer.fields.is_empty()) {
            (Some(_), true) if is_list => anything("array"),
            (Some(_), true) => anything("object"),
            _ => self
                .schemas
                .root(&names, &answer.fields, answer.line, answer.example.as_ref(), &scope),
        };
        let schema = if is_list && !answer.fields.is_empty() {
            object([("type", text("array")), ("items", schema)])
        } else {
            schema
        };
        let mut media = Members::new();
        media.insert("schema".to_owned(), schema);
        example(&mut media, scope.sheet, answer.example.as_ref());
        Some(object([("application/json", Value::Object(media))]))
    }
}

/// What the body of an answer may be called.
fn names(answer: &Answer, scope: &Scope<'_>, is_list: bool) -> Vec<String> {
    let operation = names::camel(scope.operation);
    let whole = format!("{operation}Response");
    if !is_success(answer) {
        let status = answer.status.as_deref().unwrap_or("default");
        return vec![
            "ErrorResponse".to_owned(),
            format!("{operation}{}Error", names::capital(status)),
        ];
    }
    let wraps = answer
        .fields
        .iter()
        .any(|field| names::camel(&field.name) == scope.noun && !field.members.is_empty());
    if !wraps && (is_list || (operation.ends_with(scope.noun) && !scope.operation.starts_with("list"))) {
        vec![scope.noun.to_owned(), whole]
    } else {
        vec![whole]
    }
}

fn is_success(answer: &Answer) -> bool {
    answer.status.as_deref().is_none_or(|status| status.starts_with('2'))
}

fn says_empty(answer: &Answer) -> bool {
    matches!(answer.status.as_deref(), Some("204" | "205"))
}

/// Answers with the same status are one, each saying what the others leave out.
fn merged(answers: &[Answer]) -> Vec<Answer> {
    let mut all: Vec<Answer> = Vec::new();
    for answer in answers {
        let copy = Answer {
            status: answer.status.clone(),
            line: answer.line,
            description: answer.description.clone(),
            fields: answer.fields.clone(),
            example: answer.example.clone(),
        };
        match all.iter_mut().find(|known| known.status == copy.status) {
            None => all.push(copy),
            Some(known) => {
                if known.description.is_empty() {
                    known.description = copy.description;
                }
                if known.fields.is_empty() {
                    known.fields = copy.fields;
                }
                known.example = known.example.take().or(copy.example);
            }
        }
    }
    all
}

/// Any content type, any bytes, none included: a binary string is how OpenAPI 3.0 spells it.
fn any_bytes() -> Value {
    let schema = object([("type", text("string")), ("format", text("binary"))]);
    object([("*/*", object([("schema", schema)]))])
}
