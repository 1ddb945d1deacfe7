//! Findings as they accumulate, and the gate that decides whether to go on.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{Code, Diagnostic, Place, Severity};
use crate::load::{FileId, Text, Trail};

/// The findings of one document, and the texts they point into.
///
/// ```
/// use specwright::{diagnostic::Diagnostics, load::Source};
///
/// let mut notes = Diagnostics::new();
/// Source::from_text("pets.yaml", "openapi: 3.0.0\nopenapi: 3.0.3\n", &mut notes)?;
/// assert_eq!(notes.counts().warnings, 1);
/// assert!(notes.gate().is_ok());
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    findings: Vec<Diagnostic>,
    seen: HashSet<(&'static str, Option<Place>, String)>,
    files: Vec<Arc<Text>>,
    /// What files are called that are not where their names say.
    names: BTreeMap<FileId, String>,
    overlaid: Option<Arc<Trail>>,
    strict: bool,
    /// The codes whose findings are no more than notes.
    lenient: &'static [&'static Code],
}

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nothing can be generated before these are mended.
    pub errors: usize,
    /// Repaired, or left out.
    pub warnings: usize,
    /// Worth knowing.
    pub notes: usize,
}

/// A stage found errors and the next one must not begin; what they are stands in the [`Diagnostics`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped(());

impl Diagnostics {
    /// No findings yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Whether warnings stop at the gate as errors do.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Diagnostics {
        self.strict = strict;
        self
    }

    /// Makes notes of findings of these codes, whatever they are elsewhere.
    #[cfg(feature = "cli")]
    #[must_use]
    pub(crate) fn lenient(mut self, codes: &'static [&'static Code]) -> Diagnostics {
        self.lenient = codes;
        self
    }

    /// Adds a finding; an exact repeat (code, place and message) of an earlier one is dropped.
    pub fn push(&mut self, mut finding: Diagnostic) {
        if self.lenient.iter().any(|code| code.name == finding.code.name) {
            finding.severity = Severity::Note;
        }
        if self
            .seen
            .insert((finding.code.name, finding.place.clone(), finding.message.clone()))
        {
            self.findings.push(finding);
        }
    }

    /// Keeps what is found at places that matter, and what has no place.
    pub(crate) fn keep_about(&mut self, matters: impl Fn(&Place) -> bool) {
        let all = std::mem::take(&mut self.findings).into_iter();
        self.findings = all.filter_map(|finding| finding.about(&matters)).collect();
    }

    /// Drops what was found before as well: what is said of the same node in the same words.
    #[cfg(feature = "cli")]
    pub(crate) fn without(&mut self, before: &Diagnostics) {
        let key = |finding: &Diagnostic| {
            let pointer = finding.place.as_ref().map(|place| place.pointer.clone());
            (finding.code.name, pointer, finding.message.clone())
        };
        let known: HashSet<_> = before.findings.iter().map(key).collect();
        self.findings.retain(|finding| !known.contains(&key(finding)));
    }

    /// Changes each finding, and drops those for which the answer is no.
    #[cfg(feature = "cli")]
    pub(crate) fn retain(&mut self, keep: impl FnMut(&mut Diagnostic) -> bool) {
        self.findings.retain_mut(keep);
    }

    /// Lets the next stage begin, unless there are errors.
    pub fn gate(&self) -> Result<(), Stopped> {
        let counts = self.counts();
        let stop = counts.errors > 0 || (self.strict && counts.warnings > 0);
        if stop { Err(Stopped(())) } else { Ok(()) }
    }

    /// Lets `load` go on, unless there are errors: under strict, too, the next stages may have more to say.
    pub(crate) fn stop_on_errors(&self) -> Result<(), Stopped> {
        if self.counts().errors > 0 {
            Err(Stopped(()))
        } else {
            Ok(())
        }
    }

    /// The findings, in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter()
    }

    /// How many there are.
    pub fn counts(&self) -> Counts {
        let count = |severity| {
            self.findings
                .iter()
                .filter(|finding| finding.severity == severity)
                .count()
        };
        Counts {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Makes a text known, so that places can point into it. `load` does so for a document's files, in their order;
    /// call it yourself for a file that is no part of the document.
    pub fn add_file(&mut self, text: Arc<Text>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(text);
        id
    }

    /// From here on, places in the entry document (the first file) are places in what overlays made of it. What was found
    /// so far stays with the text, which is also the file `written`.
    pub(crate) fn overlay(&mut self, written: FileId) {
        let move_to = |place: &mut Place| {
            if place.file == FileId::default() {
                place.file = written;
            }
        };
        for finding in &mut self.findings {
            finding.places().for_each(move_to);
        }
    }

    /// Says where what stands in the overlaid document was written.
    pub(crate) fn overlaid(&mut self, trail: Arc<Trail>) {
        self.overlaid = Some(trail);
    }

    /// A place as it was written: in the document, or in an overlay.
    pub(crate) fn written(&self, place: &Place) -> Place {
        match &self.overlaid {
            Some(trail) if place.file == FileId::default() => trail.written(place),
            Some(_) | None => place.clone(),
        }
    }

    /// The text of a file.
    pub fn file(&self, id: FileId) -> Option<&Arc<Text>> {
        self.files.get(id.0 as usize)
    }

    /// What a file is called in messages.
    pub(crate) fn name(&self, id: FileId) -> &str {
        let known = self.names.get(&id).map(String::as_str);
        known.unwrap_or_else(|| self.file(id).map_or("", |text| &text.name))
    }

    /// Calls the files that are known by now otherwise, where there is another name for one.
    #[cfg(feature = "cli")]
    pub(crate) fn call_files(&mut self, name: impl Fn(&str) -> Option<String>) {
        for (number, text) in (0..).zip(&self.files) {
            if let Some(name) = name(&text.name) {
                self.names.insert(FileId(number), name);
            }
        }
    }

    /// The findings as they are printed: by file and position, those without a place first.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.findings.iter().collect();
        sorted.sort_by_cached_key(|finding| (finding.place.as_ref().map(|place| self.order(place)), finding.code.name));
        sorted
    }

    fn order(&self, place: &Place) -> (FileId, usize) {
        let place = self.written(place);
        (
            place.file,
            self.file(place.file).map_or(0, |text| text.span(&place).start),
        )
    }
}

impl Stopped {
    /// For a fault that has no gate to shut.
    pub(crate) fn for_a_fault() -> Stopped {
        Stopped(())
    }
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the document has errors; nothing was generated")
    }
}

impl std::error::Error for Stopped {}
