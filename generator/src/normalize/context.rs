//! What every builder needs at hand: the files, the findings, the references, and the way back.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem};

use super::cursor::Node;
use super::dialect::Dialect;
use super::once::Once;
use super::references::References;
use super::swagger2::Media;
use super::{Document, Method, Origins, Skipped};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::load::{FileId, Source, Value};

/// The state of one normalization.
pub(super) struct Context<'s> {
    pub(super) source: &'s Source,
    pub(super) dialect: Dialect,
    pub(super) references: References<'s>,
    pub(super) once: Once,
    /// The operation at hand, as a person calls it: `POST /customers`.
    pub(super) operation: Option<String>,
    /// The names in braces of the path at hand, if it is a template.
    pub(super) placeholders: Option<Vec<String>>,
    /// The media types of the operation at hand (2.0).
    pub(super) media: Media,
    /// The operations that have an identifier, each with its place.
    pub(super) operation_ids: HashMap<String, Place>,
    /// The paths so far by what a server sees of them, each with its number.
    pub(super) paths: HashMap<String, usize>,
    /// The names of the path items under `components` that are in use.
    pub(super) path_items: HashSet<String>,
    /// The operations of the path at hand under methods that the model has no place for.
    pub(super) others: Vec<Method>,
    /// The same of the paths so far.
    pub(super) methods: IndexMap<String, Vec<Method>>,
    pub(super) declared: usize,
    pub(super) skipped: Vec<Skipped>,
    /// What is being put inline at the moment, so that a circle ends.
    pub(super) inlining: Vec<(FileId, String)>,
    origins: Origins,
    notes: &'s mut Diagnostics,
}

impl<'s> Context<'s> {
    pub(super) fn new(source: &'s Source, dialect: Dialect, notes: &'s mut Diagnostics) -> Context<'s> {
        Context {
            source,
            dialect,
            references: References::new(dialect),
            once: Once::default(),
            operation: None,
            placeholders: None,
            media: Media::default(),
            operation_ids: HashMap::new(),
            paths: HashMap::new(),
            path_items: HashSet::new(),
            others: Vec::new(),
            methods: IndexMap::new(),
            declared: 0,
            skipped: Vec::new(),
            inlining: Vec::new(),
            origins: Origins::default(),
            notes,
        }
    }

    /// The entry document, at its root.
    pub(super) fn entry(&self) -> Node<'s> {
        Node::root(self.source.root(), FileId(0), "", "")
    }

    pub(super) fn push(&mut self, finding: Diagnostic) {
        self.notes.push(finding);
    }

    /// Reports something about a value.
    pub(super) fn report(&mut self, code: &'static Code, node: &Node<'_>, message: impl Into<String>) {
        self.notes.push(Diagnostic::new(code, node.place(), message));
    }

    /// Reports something about a value, and what to do next.
    pub(super) fn report_with_help(
        &mut self,
        code: &'static Code,
        node: &Node<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.notes.push(Diagnostic::new(code, node.place(), message).help(help));
    }

    /// ` of \`POST /customers\``, to say whose parameter or response is meant; nothing outside of operations.
    pub(super) fn of_operation(&self) -> String {
        self.operation
            .as_ref()
            .map(|operation| format!(" of `{operation}`"))
            .unwrap_or_default()
    }

    /// Remembers where a node came from. To be called for each node whose two places part ways.
    pub(super) fn record(&mut self, node: &Node<'_>) {
        self.origins.record(node.target(), node.file(), node.source());
    }

    /// Remembers where something stands that has no node of its own.
    pub(super) fn record_at(&mut self, target: String, node: &Node<'_>) {
        self.origins.record(target, node.file(), node.source());
    }

    /// Where something of the document that we build stands in the files as written.
    pub(super) fn origin(&self, target: &str) -> Place {
        self.origins.place(target)
    }

    /// Reports what stands beside a `$ref` that is not to a schema: a reference has no room for it.
    pub(super) fn beside_reference(&mut self, node: &Node<'_>) {
        for (_, child) in node.fields().filter(|(key, _)| *key != "$ref") {
            self.unused("a reference", &child);
        }
    }

    pub(super) fn skip(&mut self, operation: String, node: &Node<'_>, code: &'static Code) {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let tags = node.value.get("tags").and_then(Value::as_array);
        self.skipped.push(Skipped {
            operation,
            place: node.place(),
            code: code.name,
            tags: tags.into_iter().flatten().filter_map(text).collect(),
            id: node.value.get("operationId").and_then(text),
        });
    }

    pub(super) fn finish(mut self, model: OpenAPI, webhooks: IndexMap<String, PathItem>) -> Document {
        for finding in std::mem::take(&mut self.once).findings() {
            self.notes.push(finding);
        }
        Document {
            model,
            webhooks,
            methods: self.methods,
            origins: self.origins,
            declared: self.declared,
            skipped: self.skipped,
        }
    }
}
