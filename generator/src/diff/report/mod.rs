//! The report: what changed, sorted, with where it is to be seen and what it calls for.

mod html;
mod json;
mod markdown;
mod prose;
mod text;

use std::fmt;

use super::{Bearing, Change, Found, Spot, Version, View, Which};

pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

/// What changed in one document, or in several.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The documents that were compared.
    pub documents: Vec<Compared>,
}

/// What changed from one document to another.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The old one, as the user called it.
    pub old: String,
    /// The new one.
    pub new: String,
    /// The changes: breaking ones first, then in the order of the files.
    pub entries: Vec<Entry>,
}

/// A change, and where it is to be seen.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The change.
    pub found: Found,
    /// Where it is to be seen, if that is known.
    pub spot: Option<Spot>,
    /// Why it does not count, if somebody decided so.
    pub suppressed: Option<String>,
}

/// The part of a version that has to grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing changed.
    None,
    /// What changed promises nothing more or less.
    Patch,
    /// There is more, and what worked goes on.
    Minor,
    /// What worked may fail.
    Major,
}

impl Report {
    /// What all documents together call for.
    pub fn step(&self) -> Step {
        self.documents.iter().map(Compared::step).max().unwrap_or(Step::None)
    }

    /// How many changes bear on callers like that; those that do not count are not counted.
    pub fn count(&self, bearing: Bearing) -> usize {
        self.documents.iter().map(|document| document.count(bearing)).sum()
    }
}

impl Compared {
    /// Puts what was found in order. `old` and `new` are what the user calls the documents.
    pub fn new(names: (&str, &str), old: &Version, new: &Version, found: Vec<Found>) -> Compared {
        let mut compared = Compared {
            old: names.0.to_owned(),
            new: names.1.to_owned(),
            entries: Vec::new(),
        };
        compared.add(old, new, found);
        compared
    }

    /// Adds what changed for Rust callers. Each is looked for in the new document, then in the old one.
    pub fn add_rust(&mut self, old: &Version, new: &Version, changes: Vec<Change>) {
        let found = changes.into_iter().map(|mut change| {
            change.text = sentence(&change.text);
            let there = change.pointer.is_none() || new.has(&change);
            Found {
                change,
                view: View::Rust,
                direction: None,
                side: if there { Which::New } else { Which::Old },
                operations: std::collections::BTreeSet::new(),
            }
        });
        self.add(old, new, found.collect());
    }

    fn add(&mut self, old: &Version, new: &Version, found: Vec<Found>) {
        let entries = found.into_iter().map(|found| {
            let version = match found.side {
                Which::Old => old,
                Which::New => new,
            };
            Entry {
                spot: version.spot(&found.change),
                found,
                suppressed: None,
            }
        });
        self.entries.extend(entries);
        self.entries.sort_by(|a, b| order(a).cmp(&order(b)));
    }

    /// Adds that the configuration changed.
    pub fn add_configuration(&mut self, old: &Version, new: &Version, found: Found) {
        self.add(old, new, vec![found]);
    }

    /// What it calls for.
    pub fn step(&self) -> Step {
        self.counted()
            .map(|entry| entry.found.change.bearing.step())
            .max()
            .unwrap_or(Step::None)
    }

    /// What one view alone calls for.
    pub fn step_of(&self, view: View) -> Step {
        let entries = self.counted().filter(|entry| entry.found.view == view);
        entries
            .map(|entry| entry.found.change.bearing.step())
            .max()
            .unwrap_or(Step::None)
    }

    /// How many changes bear on callers like that.
    pub fn count(&self, bearing: Bearing) -> usize {
        self.of(bearing).count()
    }

    /// The changes that bear on callers like that.
    pub fn of(&self, bearing: Bearing) -> impl Iterator<Item = &Entry> {
        self.counted()
            .filter(move |entry| entry.found.change.bearing == bearing)
    }

    /// Those that somebody decided not to count.
    pub fn suppressed(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.suppressed.is_some())
    }

    fn counted(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.suppressed.is_none())
    }
}

impl Bearing {
    /// All, the worst first.
    pub const ALL: [Bearing; 3] = [Bearing::Breaking, Bearing::Additive, Bearing::Neutral];

    /// What a change like that calls for.
    pub fn step(self) -> Step {
        match self {
            Bearing::Breaking => Step::Major,
            Bearing::Additive => Step::Minor,
            Bearing::Neutral => Step::Patch,
        }
    }
}

impl Step {
    /// As reports spell it.
    pub fn name(self) -> &'static str {
        match self {
            Step::None => "none",
            Step::Patch => "patch",
            Step::Minor => "minor",
            Step::Major => "major",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Breaking ones first; then by view, by file and line, and by what is said.
fn order(entry: &Entry) -> impl Ord + '_ {
    let change = &entry.found.change;
    (
        change.bearing,
        entry.found.view,
        entry.spot.as_ref().map(|spot| (&spot.file, spot.line, spot.column)),
        &change.text,
        change.rule.id,
    )
}

/// A sentence as the others of the report are.
fn sentence(text: &str) -> String {
    capital(text) + "."
}

/// The text, with a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
