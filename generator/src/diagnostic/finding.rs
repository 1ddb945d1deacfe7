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
    /// Where the same is found again, if it is said once for all places; the message counts them.
    pub again: Vec<Place>,
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
            again: Vec::new(),
        }
    }

    /// Says it once for these places, too.
    #[must_use]
    pub fn again(mut self, places: Vec<Place>) -> Diagnostic {
        self.message.push_str(&counted(places.len()));
        self.again = places;
        self
    }

    /// All places that it points to.
    pub(super) fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        let related = self.related.iter_mut().map(|(place, _)| place);
        self.place.iter_mut().chain(related).chain(&mut self.again)
    }

    /// The finding as far as it is about places that matter, if it is.
    pub(crate) fn about(mut self, matters: impl Fn(&Place) -> bool) -> Option<Diagnostic> {
        if self.again.is_empty() {
            return self.place.as_ref().is_none_or(matters).then_some(self);
        }
        let own = self.message.len() - counted(self.again.len()).len();
        self.message.truncate(own);
        let mut places = self
            .place
            .take()
            .into_iter()
            .chain(std::mem::take(&mut self.again))
            .filter(matters);
        self.place = Some(places.next()?);
        let rest = places.collect();
        Some(self.again(rest))
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

/// What a message says of further places.
fn counted(places: usize) -> String {
    match places {
        0 => String::new(),
        1 => " (here and in one more place)".to_owned(),
        places => format!(" (here and in {places} more places)"),
    }
}
