//! One finding.

use super::{Code, Place, Severity};

/// Something to say about a document: what happened, where, and what to do next.
///
/// ```
/// use specwright::diagnostic::{Diagnostic, Place, codes};
/// use specwright::load::FileId;
///
/// let finding = Diagnostic::new(&codes::load::MISSING_FILE, Place::value(FileId(0), "/info"), "`a.md` is not there")
///     .label("nothing has this name")
///     .help("check the path; it is relative to the file in which it stands");
/// assert_eq!(finding.code.name, "missing-file");
/// ```
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What kind of finding this is.
    pub code: &'static Code,
    /// How bad this one is; the code's own unless changed.
    pub severity: Severity,
    /// What happened, in one sentence without a full stop; identifiers in backticks.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// What the excerpt should say under that place.
    pub label: Option<String>,
    /// What to do next.
    pub help: Option<String>,
    /// Other places that matter, each with its label.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A finding at a place, or about the document as a whole (`None`).
    pub fn new(code: &'static Code, place: impl Into<Option<Place>>, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity,
            message: message.into(),
            place: place.into(),
            label: None,
            help: None,
            related: Vec::new(),
        }
    }

    /// Says something under the place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Diagnostic {
        self.label = Some(text.into());
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help = Some(text.into());
        self
    }

    /// Points at another place.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Diagnostic {
        self.related.push((place, label.into()));
        self
    }

    /// Makes this one more or less bad than its kind.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Diagnostic {
        self.severity = severity;
        self
    }
}
