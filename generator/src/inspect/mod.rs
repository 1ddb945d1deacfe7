//! What is in a document, for people who want to know before they read it: operations by tag, types with their Rust,
//! security, what is used of OpenAPI, and what is wrong.

mod constructs;
mod graph;
mod html;
mod links;
mod looking;
mod rust;
mod text;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::VendorConfig;
use crate::diagnostic::{Diagnostics, Stopped};
use crate::load::Source;
use crate::lock::VendorLock;
use crate::pipeline;
use looking::{Looking, problems, scheme};

/// What is in a document. It serializes as the JSON that `specwright inspect --format json` prints.
///
/// ```
/// use specwright::{config::VendorConfig, diagnostic::Diagnostics, inspect::inspect, load::Source};
///
/// let document = "openapi: 3.0.3
/// info: { title: Pets, version: '1' }
/// paths:
///   /pets:
///     get: { operationId: listPets, responses: { '204': { description: none } } }
/// ";
/// let mut notes = Diagnostics::new();
/// let source = Source::from_text("pets.yaml", document, &mut notes)?;
/// let found = inspect(&source, &VendorConfig::new("pets", "pets.yaml"), &mut notes)?;
/// assert_eq!(found.tags[0].operations[0].call, "list_pets()");
/// assert!(found.text().starts_with("Pets 1"));
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
#[derive(Debug, Serialize)]
pub struct Inspection {
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub version: String,
    /// The document's path.
    pub document: String,
    /// How many operations the document declares.
    pub declared: usize,
    /// Those that cannot be represented, with the code that says why.
    pub skipped: Vec<(String, String)>,
    /// Where the API is served.
    pub servers: Vec<String>,
    /// How callers prove who they are: the scheme's name, and what it is.
    pub security: Vec<(String, String)>,
    /// The operations, by tag.
    pub tags: Vec<Tag>,
    /// The webhooks and callbacks: name and payload.
    pub webhooks: Vec<(String, String)>,
    /// The types.
    pub types: Vec<TypeEntry>,
    /// What is used of OpenAPI, and how often.
    pub constructs: BTreeMap<&'static str, usize>,
    /// What is wrong or odd, by code.
    pub problems: Vec<Problem>,
}

/// The operations of a tag.
#[derive(Debug, Serialize)]
pub struct Tag {
    /// As the document names it.
    pub name: String,
    /// The type that carries the methods.
    pub rust: String,
    /// In the document's order.
    pub operations: Vec<OperationEntry>,
}

/// One operation.
#[derive(Debug, Serialize)]
pub struct OperationEntry {
    /// `GET`
    pub method: String,
    /// The path template.
    pub path: String,
    /// The document's words on it, one line.
    pub summary: String,
    /// How it is called: name and required arguments.
    pub call: String,
    /// What may be said beside that: optional parameters.
    pub options: Vec<String>,
    /// What it succeeds with.
    pub success: Vec<String>,
    /// The errors that are documented: status and type.
    pub errors: Vec<String>,
    /// The schemes that it asks for, alternatives apart.
    pub security: Vec<String>,
    /// How its answer leads to the next page, in a word.
    pub pages: bool,
    /// It is deprecated.
    pub deprecated: bool,
    /// Where it stands.
    pub at: At,
}

/// One type.
#[derive(Debug, Serialize)]
pub struct TypeEntry {
    /// Its Rust name.
    pub name: String,
    /// `struct`, `enum`, `union`, `alias` …
    pub kind: &'static str,
    /// How many members, values or variants it has.
    pub size: usize,
    /// As it is printed.
    pub rust: String,
    /// The types that it mentions.
    pub mentions: Vec<String>,
    /// How many operations mention it themselves.
    pub operations: usize,
    /// How many types mention it.
    pub types: usize,
    /// Where it stands.
    pub at: At,
}

/// What is wrong, by code.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// The code; `specwright explain` knows it.
    pub code: &'static str,
    /// `error`, `warning`, `note` …
    pub severity: &'static str,
    /// How often.
    pub count: usize,
    /// The first of them.
    pub first: String,
    /// Where that is, if it is somewhere.
    pub at: Option<At>,
}

/// A place in the document.
#[derive(Clone, Debug, Serialize)]
pub struct At {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The JSON pointer.
    pub pointer: String,
}

/// Looks through a document.
///
/// # Errors
///
/// It has errors; they stand in `notes`.
pub fn inspect(source: &Source, config: &VendorConfig, notes: &mut Diagnostics) -> Result<Inspection, Stopped> {
    let (api, generated) = pipeline::whole(source, config, &VendorLock::default(), notes)?;
    let looking = Looking { api: &api, source };
    let skipped = generated.summary.skipped.iter();
    Ok(Inspection {
        title: api.title.clone(),
        version: api.version.clone(),
        document: config.document.clone(),
        declared: generated.summary.operations_declared,
        skipped: skipped.map(|it| (it.operation.clone(), it.code.clone())).collect(),
        servers: api.servers.iter().map(|server| server.url.clone()).collect(),
        security: api
            .schemes
            .iter()
            .map(|it| (it.name.wire.clone(), scheme(&it.kind)))
            .collect(),
        tags: looking.tags(),
        webhooks: looking.webhooks(),
        types: looking.types(&rust::items(&generated.files)),
        constructs: constructs::count(&api),
        problems: problems(notes),
    })
}

impl Inspection {
    /// As text for a terminal.
    pub fn text(&self) -> String {
        text::page(self)
    }

    /// As JSON.
    pub fn json(&self) -> String {
        // Strings and numbers always have a JSON form.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// As a page of its own, which needs no other file.
    pub fn html(&self) -> String {
        html::page(self)
    }

    /// How many operations are generated.
    pub fn operations(&self) -> usize {
        self.tags.iter().map(|tag| tag.operations.len()).sum()
    }
}
