//! What the tests of `normalize` share: reading a snippet, and looking at what became of it.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs
)]

use serde_json::Value as Json;
use specwright::diagnostic::Diagnostics;
use specwright::load::Source;
use specwright::normalize::{Document, normalize};

/// A document of one file.
pub fn document(text: &str) -> (Document, Diagnostics) {
    files(&[("acme.yaml", text)])
}

/// A document of several files; the first is the entry.
pub fn files(files: &[(&str, &str)]) -> (Document, Diagnostics) {
    let mut notes = Diagnostics::new();
    let source = Source::from_files(files, &mut notes).expect("the snippet is YAML");
    let document = normalize(&source, &mut notes);
    assert!(faults(&document).is_empty(), "{:?}", faults(&document));
    (document, notes)
}

/// Component schemas in a document of that version: the model's JSON, and the codes of the findings.
pub fn schemas(version: &str, schemas: &str) -> (Json, Vec<String>) {
    let indented: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
    let head = format!("openapi: {version}\ninfo: {{ title: Acme, version: '1' }}\npaths: {{}}\n");
    let (document, notes) = document(&format!("{head}components:\n  schemas:\n{indented}"));
    (json(&document)["components"]["schemas"].clone(), codes(&notes))
}

/// One operation, `POST /customers/{id}` of 3.0 with everything that it must have: the model's JSON, and the codes.
pub fn operation(text: &str) -> (Json, Vec<String>) {
    let indented: String = text.lines().map(|line| format!("      {line}\n")).collect();
    let head = "openapi: 3.0.3\ninfo: { title: Acme, version: '1' }\npaths:\n  /customers:\n    post:\n";
    let (document, notes) = document(&format!("{head}{indented}"));
    (json(&document)["paths"]["/customers"]["post"].clone(), codes(&notes))
}

/// The model as JSON.
pub fn json(document: &Document) -> Json {
    serde_json::to_value(&document.model).expect("the model is JSON")
}

/// The codes of the findings, in order.
pub fn codes(notes: &Diagnostics) -> Vec<String> {
    notes.iter().map(|finding| finding.code.name.to_owned()).collect()
}

/// The pointer in the file as written of a pointer in the model.
pub fn origin(document: &Document, pointer: &str) -> (u32, String) {
    let place = document.origins.place(pointer);
    (place.file.0, place.pointer)
}

/// What `Document` promises and does not keep.
pub fn faults(document: &Document) -> Vec<String> {
    let model = json(document);
    let mut faults = Vec::new();
    walk(&model, &model, "", &mut faults);
    let webhooks = serde_json::to_value(&document.webhooks).expect("webhooks are JSON");
    walk(&webhooks, &model, "/webhooks", &mut faults);
    faults
}

fn walk(value: &Json, model: &Json, at: &str, faults: &mut Vec<String>) {
    match value {
        Json::Object(members) => {
            if let Some(Json::String(reference)) = members.get("$ref") {
                let known = reference
                    .strip_prefix('#')
                    .and_then(|pointer| model.pointer(pointer))
                    .is_some();
                let component = reference.starts_with("#/components/") && reference.split('/').count() == 4;
                if !known || !component {
                    faults.push(format!("{at}: `{reference}`"));
                }
            }
            for (key, value) in members {
                let data = ["example", "examples", "default", "enum", "value"].contains(&key.as_str());
                let named = at.ends_with("/properties") || at.ends_with("/schemas") || at.ends_with("/parameters");
                if (!data || named) && !key.starts_with("x-") {
                    walk(value, model, &format!("{at}/{key}"), faults);
                }
            }
        }
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, model, &format!("{at}/{index}"), faults);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}
