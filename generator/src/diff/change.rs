//! What the views of a diff have in common: a change, the rule it is known by, and how it bears on callers.

use std::fmt;
use std::sync::Arc;

/// How a change bears on those who are there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearing {
    /// A promise is taken back: what worked may fail.
    Breaking,
    /// A promise is added: what worked goes on.
    Additive,
    /// The promises are the same.
    Neutral,
}

/// One change.
#[derive(Clone, Debug)]
pub struct Change {
    /// By which it is known.
    pub rule: &'static Rule,
    /// How it bears on callers.
    pub bearing: Bearing,
    /// One sentence, names in backticks.
    pub text: String,
    /// JSON pointer in the document it is read from: the new one, or the old one for what is gone.
    pub pointer: Option<String>,
    /// The file in which the pointer leads somewhere, as the entry document sees it: nothing for that document itself.
    /// `None`: the pointer is one of the document as it was compared.
    pub file: Option<Arc<str>>,
    /// Path of the Rust item, for the Rust view.
    pub rust: Option<String>,
}

/// A rule, by which changes are known: a stable id and what `explain` says of it.
///
/// ```
/// use specwright::diff;
///
/// let rule = diff::rule("property-removed").unwrap();
/// assert!(rule.explain.starts_with("A property"));
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// In kebab case; stable.
    pub id: &'static str,
    /// Markdown of a few sentences.
    pub explain: &'static str,
}

impl Bearing {
    /// As reports spell it.
    pub fn name(self) -> &'static str {
        match self {
            Bearing::Breaking => "breaking",
            Bearing::Additive => "additive",
            Bearing::Neutral => "neutral",
        }
    }
}

impl fmt::Display for Bearing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
