//! One dialect: whatever the vendor wrote, brought into the OpenAPI 3.0 model of `openapiv3`.
//!
//! The model is built by hand, node by node, and not through its `Deserialize`: a fault costs the keyword in which it
//! stands and nothing else, numbers of any size are welcome, and whatever is not understood gets reported. Each builder
//! takes a `Node`, a value together with where it stands, and repairs what it can.

mod callback;
mod components;
mod context;
mod cursor;
mod dialect;
mod encoding;
mod example;
mod exclusive;
mod extension;
mod header;
mod info;
mod link;
mod media_type;
pub(crate) mod model;
mod once;
mod openapi;
mod operation;
mod origins;
mod parameter;
mod path_item;
mod path_template;
mod paths;
mod querystring;
mod references;
mod request_body;
mod response;
mod scalar;
mod schema;
mod security;
mod security_scheme;
mod server;
mod shape;
mod similar_paths;
mod style;
mod swagger2;
mod tag;
mod token;
mod url;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem};

use crate::diagnostic::{Diagnostics, Place};
use crate::load::Source;

pub use origins::Origins;
pub(crate) use references::percent_decoded;

/// A document in the one dialect, with the way back to what the vendor wrote.
#[derive(Debug, Default)]
pub struct Document {
    /// The whole document. Every path item stands inline; every `$ref` to a schema, parameter, response, request body or
    /// header is `#/components/<section>/<name>` (the name with `~` and `/` escaped as in a JSON pointer) and leads to
    /// something that is there, never in a circle of mere references. Examples, links, callbacks and security schemes
    /// always stand inline. Every inline schema is a `SchemaKind::Any`.
    pub model: OpenAPI,
    /// `webhooks` (3.1), which the model has no place for.
    pub webhooks: IndexMap<String, PathItem>,
    /// The operations of the client under other methods than the model has (3.2), by path. They share what the path item
    /// says.
    pub methods: IndexMap<String, Vec<Method>>,
    /// The way back to the original positions.
    pub origins: Origins,
    /// How many operations the document declares.
    pub declared: usize,
    /// The operations that could not be represented.
    pub skipped: Vec<Skipped>,
}

/// An operation under a method that the model has no place for.
#[derive(Clone, Debug)]
pub struct Method {
    /// As it is sent: `QUERY`.
    pub name: String,
    /// The pointer of the operation, as if the model had it.
    pub at: String,
    /// The operation.
    pub model: openapiv3::Operation,
}

/// An operation that was left out.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// As a person calls it: `POST /customers`.
    pub operation: String,
    /// Where it stands.
    pub place: Place,
    /// The diagnostic's code.
    pub code: &'static str,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its `operationId`.
    pub id: Option<String>,
}

/// Brings a document into the one dialect. Never fails: what cannot be used is reported in `notes`, and left out.
///
/// ```
/// use specwright::{diagnostic::Diagnostics, load::Source, normalize};
///
/// let mut notes = Diagnostics::new();
/// let text = "{ openapi: 3.1.0, info: { title: Pets, version: '1' }, paths: { /pets: { get: {} } } }";
/// let source = Source::from_text("pets.yaml", text, &mut notes)?;
/// let document = normalize::normalize(&source, &mut notes);
/// assert_eq!(document.declared, 1);
/// assert!(notes.iter().any(|finding| finding.code.name == "missing-responses"));
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
pub fn normalize(source: &Source, notes: &mut Diagnostics) -> Document {
    let Some(dialect) = dialect::of(source, notes) else {
        return Document::default();
    };
    let mut cx = context::Context::new(source, dialect, notes);
    let (model, webhooks) = match dialect {
        dialect::Dialect::Swagger2 => (swagger2::document(&mut cx), IndexMap::new()),
        dialect::Dialect::OpenApi30 | dialect::Dialect::OpenApi31 | dialect::Dialect::OpenApi32 => {
            openapi::document(&mut cx)
        }
    };
    cx.finish(model, webhooks)
}
