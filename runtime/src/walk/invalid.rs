//! What `validate()` finds.

use std::fmt;

/// All the ways in which a value is not what the document demands. Shown one per line.
#[derive(Clone, PartialEq, Eq)]
pub struct Invalid(Vec<Violation>);

/// One way in which a value is not what the document demands.
#[derive(Clone, PartialEq, Eq)]
pub struct Violation {
    path: String,
    message: String,
}

impl Invalid {
    pub(super) fn new(found: Vec<Violation>) -> Self {
        Invalid(found)
    }

    /// Each violation, in the order of the members.
    pub fn violations(&self) -> &[Violation] {
        &self.0
    }
}

impl Violation {
    pub(super) fn new(path: &str, message: String) -> Self {
        Violation {
            path: path.to_owned(),
            message,
        }
    }

    /// Where, as a JSON path: `$.items[3].name`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, violation) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(violation, f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Invalid").field(&self.0).finish()
    }
}

impl std::error::Error for Invalid {}
