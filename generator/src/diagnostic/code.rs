//! The kinds of findings. Each has a name that never changes, and an entry that explains it.

use std::fmt;

/// A kind of finding; `specwright explain NAME` prints its entry.
///
/// ```
/// use specwright::diagnostic::{Severity, codes};
///
/// let code = codes::find("duplicate-key").unwrap();
/// assert_eq!(code.severity, Severity::Warning);
/// assert!(code.explain.contains("merge key"));
/// ```
#[derive(Debug)]
pub struct Code {
    /// In kebab case; stable.
    pub name: &'static str,
    /// How bad a finding of this kind is.
    pub severity: Severity,
    /// One line, for lists.
    pub summary: &'static str,
    /// Markdown of a few paragraphs: what it means, an example, how to mend it.
    pub explain: &'static str,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Repaired in the evident way, or something is left out.
    Warning,
    /// Nothing can be generated before this is mended.
    Error,
}

impl Severity {
    /// As messages and JSON spell it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
