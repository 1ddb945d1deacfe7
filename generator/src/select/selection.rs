//! What somebody wants of a document.

use super::found::{Call, Hook};
use super::pattern;
use crate::diagnostic::Place;

/// What is wanted, and what of that is not. Nothing wanted stands for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// What is wanted: all of it together.
    pub wanted: Vec<Entry>,
    /// What is not, although something else names it.
    pub excluded: Vec<Entry>,
}

/// One thing that is named, or several by a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it names.
    pub kind: Kind,
    /// The name, in which `*` stands for any letters; of a path, `*` for any letters of a segment, and `**` for any
    /// segments.
    pub pattern: String,
    /// How a person said it: `tags` of the configuration, or `--tag`.
    pub said: &'static str,
    /// Where, if it was in a file.
    pub place: Option<Place>,
}

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The operations of a tag.
    Tag,
    /// The operations of a path.
    Path,
    /// An operation: its `operationId`, or method and path.
    Operation,
    /// A component schema.
    Schema,
    /// A webhook.
    Webhook,
}

impl Kind {
    /// All kinds, in the order in which they are said.
    pub const ALL: [Kind; 5] = [Kind::Tag, Kind::Path, Kind::Operation, Kind::Schema, Kind::Webhook];

    /// The key of the configuration.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Tag => "tags",
            Kind::Path => "paths",
            Kind::Operation => "operations",
            Kind::Schema => "schemas",
            Kind::Webhook => "webhooks",
        }
    }

    /// One of them.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Tag => "tag",
            Kind::Path => "path",
            Kind::Operation => "operation",
            Kind::Schema => "schema",
            Kind::Webhook => "webhook",
        }
    }

    /// Why a pattern cannot name one of them.
    pub fn fault(self, pattern: &str) -> Option<String> {
        let path = match self {
            Kind::Path => pattern,
            Kind::Operation => pattern.split_once(' ').map_or("/", |(_, path)| path),
            Kind::Tag | Kind::Schema | Kind::Webhook => "/",
        };
        if pattern.trim().is_empty() {
            return Some("an empty name names nothing".to_owned());
        }
        (!path.starts_with('/') && !path.starts_with("**"))
            .then(|| format!("the path `{path}` does not begin with `/`"))
    }
}

impl Selection {
    /// Whether it says nothing, and so means everything.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.excluded.is_empty()
    }

    /// What decides what is generated, as text for a digest.
    pub(crate) fn canonical(&self) -> String {
        let names = |entries: &[Entry]| {
            let mut names: Vec<_> = entries
                .iter()
                .map(|entry| (entry.kind, entry.pattern.clone()))
                .collect();
            names.sort();
            names.dedup();
            names
        };
        format!("{:?} without {:?}", names(&self.wanted), names(&self.excluded))
    }
}

/// Whether a pattern names an operation: by its `operationId`, or by method and path.
pub(crate) fn names_operation(pattern: &str, id: Option<&str>, method: &str, path: &str) -> bool {
    match pattern.split_once(' ') {
        Some((verb, pattern)) => verb.eq_ignore_ascii_case(method) && pattern::path(pattern, path),
        // All, whether they have a name or not.
        None if pattern == "*" => true,
        None => id.is_some_and(|id| pattern::name(pattern, id)),
    }
}

impl Entry {
    pub(super) fn matches_operation(&self, call: &Call<'_>) -> bool {
        match self.kind {
            Kind::Tag => call.tags.iter().any(|tag| pattern::name(&self.pattern, tag)),
            Kind::Path => pattern::path(&self.pattern, call.path),
            Kind::Operation => names_operation(&self.pattern, call.id, call.method, call.path),
            Kind::Schema | Kind::Webhook => false,
        }
    }

    pub(super) fn matches_webhook(&self, hook: &Hook<'_>) -> bool {
        self.kind == Kind::Webhook && pattern::name(&self.pattern, hook.name)
    }

    pub(super) fn matches_schema(&self, name: &str) -> bool {
        self.kind == Kind::Schema && pattern::name(&self.pattern, name)
    }
}
