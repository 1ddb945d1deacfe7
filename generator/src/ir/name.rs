//! Names, words and where they come from.

use std::fmt;
use std::sync::Arc;

use super::Literal;

/// A Rust identifier, already valid: raw (`r#type`) where a keyword asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(Arc<str>);

impl Ident {
    /// Only `lower::naming` makes identifiers; it vouches for their form.
    pub(crate) fn trusted(text: impl Into<Arc<str>>) -> Ident {
        Ident(text.into())
    }

    /// As Rust spells it, with `r#` if it is raw.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without `r#`.
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The two names of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// As the document spells it, and as JSON carries it.
    pub wire: String,
    /// As Rust spells it.
    pub rust: Ident,
}

/// Where in the document, as it was written, something comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file, as messages show it; empty for the entry document.
    pub file: Arc<str>,
    /// JSON pointer with `#`: `#/components/schemas/Address`.
    pub pointer: Arc<str>,
}

/// The document's words about something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// `summary`, or a `title` that is a sentence.
    pub summary: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// What else a reader wants to know, each a sentence of ours: bounds, defaults, constraints that no type carries.
    pub notes: Vec<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// A value that the document shows or takes for granted, for examples of ours: a scalar that is not long.
    pub example: Option<Literal>,
}
