//! What is said once for the whole document, however often it is met: keywords that we do not use, and the like.

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use crate::diagnostic::{Code, Diagnostic, Part, Place, Severity, codes};

/// What was met so far, by code and subject.
#[derive(Debug, Default)]
pub(super) struct Once {
    met: IndexMap<(&'static str, String), Met>,
}

#[derive(Debug)]
struct Met {
    finding: Diagnostic,
    again: Vec<Place>,
}

impl Once {
    /// One finding per subject, at the first place.
    pub(super) fn findings(self) -> impl Iterator<Item = Diagnostic> {
        self.met.into_values().map(|met| met.finding.again(met.again))
    }
}

impl Context<'_> {
    /// Reports something that is the same wherever it is met. `subject` tells it from others of the code.
    pub(super) fn once(
        &mut self,
        code: &'static Code,
        subject: &str,
        node: &Node<'_>,
        part: Part,
        message: impl FnOnce() -> String,
    ) {
        let key = (code.name, subject.to_owned());
        let place = Place { part, ..node.place() };
        match self.once.met.entry(key) {
            Entry::Occupied(mut met) => met.get_mut().again.push(place),
            Entry::Vacant(new) => drop(new.insert(Met {
                finding: Diagnostic::new(code, place, message()),
                again: Vec::new(),
            })),
        }
    }

    /// The same of something less bad than its code.
    pub(super) fn noted(
        &mut self,
        code: &'static Code,
        subject: &str,
        node: &Node<'_>,
        message: impl FnOnce() -> String,
    ) {
        self.once(code, subject, node, Part::Value, message);
        if let Some(met) = self.once.met.get_mut(&(code.name, subject.to_owned())) {
            met.finding.severity = Severity::Note;
        }
    }

    /// A keyword that no specification knows there.
    pub(super) fn unknown(&mut self, owner: &'static str, node: &Node<'_>) {
        let keyword = node.key().unwrap_or_default();
        let subject = format!("{keyword} of {owner}");
        if self.dialect == Dialect::OpenApi32 && NEW.contains(&keyword) {
            let message = || format!("`{keyword}` of {owner} is new in OpenAPI 3.2 and not used yet");
            self.once(&codes::normalize::NEW_KEYWORD, &subject, node, Part::Key, message);
        } else {
            let message = || format!("`{keyword}` is no keyword of {owner}; it is ignored");
            self.once(&codes::normalize::UNKNOWN_KEYWORD, &subject, node, Part::Key, message);
        }
    }

    /// Something of a later specification, that is read as there.
    pub(super) fn newer(&mut self, since: Dialect, subject: &str, what: &str, node: &Node<'_>) {
        if self.dialect >= since {
            return;
        }
        let version = match since {
            Dialect::OpenApi32 => "3.2",
            Dialect::OpenApi31 => "3.1",
            Dialect::OpenApi30 | Dialect::Swagger2 => "3.0",
        };
        let message = || format!("{what} came with OpenAPI {version}; read as there");
        self.once(&codes::normalize::NEW_KEYWORD, subject, node, Part::Key, message);
    }

    /// A keyword that a specification knows, and that has no effect on what is generated.
    pub(super) fn unused(&mut self, owner: &'static str, node: &Node<'_>) {
        let keyword = node.key().unwrap_or_default();
        let message = || format!("`{keyword}` of {owner} does not change what is generated");
        let subject = format!("{keyword} of {owner}");
        self.once(&codes::normalize::UNUSED_KEYWORD, &subject, node, Part::Key, message);
    }
}

/// What OpenAPI 3.2 adds.
const NEW: &[&str] = &[
    "$self",
    "dataValue",
    "defaultMapping",
    "deprecated",
    "description",
    "deviceAuthorization",
    "deviceAuthorizationUrl",
    "encoding",
    "itemEncoding",
    "itemSchema",
    "kind",
    "mediaTypes",
    "name",
    "nodeType",
    "oauth2MetadataUrl",
    "parent",
    "prefixEncoding",
    "serializedValue",
    "summary",
];
