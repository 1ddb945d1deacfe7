//! A document as one of the two that are compared.

use crate::diagnostic::{Diagnostics, Place};
use crate::load::Source;
use crate::normalize::{self, Document};

/// A document as one of the two that are compared.
#[derive(Debug)]
pub struct Version {
    /// What stands before the names of its files: `HEAD~1:` for a revision, nothing on the disk.
    pub prefix: String,
    /// As it was written.
    pub source: Source,
    /// In the one dialect.
    pub document: Document,
}

/// Where a change is to be seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The file, with the revision before it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// Where it stands in that file.
    pub pointer: String,
}

impl Version {
    /// A document that was loaded.
    pub fn new(source: Source, notes: &mut Diagnostics) -> Version {
        let document = normalize::normalize(&source, notes);
        Version {
            prefix: String::new(),
            source,
            document,
        }
    }

    /// Whether something stands at a pointer of the document that was compared.
    pub fn has(&self, pointer: &str) -> bool {
        let place = self.document.origins.place(pointer);
        let file = self.source.file(place.file);
        file.is_some_and(|file| file.root.at(&place.pointer).is_some())
    }

    /// Where something of the document that was compared stands in the files as written; where it is not there (it was
    /// put there by us), what is around it.
    pub fn spot(&self, pointer: &str) -> Option<Spot> {
        let place = self.document.origins.place(pointer);
        let file = self.source.file(place.file)?;
        let mut known = place.pointer.as_str();
        while file.root.at(known).is_none() {
            known = known.rsplit_once('/').map_or("", |(around, _)| around);
            if known.is_empty() {
                break;
            }
        }
        let at = Place::value(place.file, known).key();
        let span = file.text.span(&at);
        let (line, column) = file.text.line_column(span.start);
        Some(Spot {
            file: format!("{}{}", self.prefix, file.name),
            line,
            column,
            pointer: known.to_owned(),
        })
    }
}
