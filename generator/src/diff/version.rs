//! A document as one of the two that are compared.

use super::Change;
use crate::diagnostic::{Diagnostics, Place};
use crate::load::{FileId, Source};
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

    /// Whether what a change is about stands in the document that was compared.
    pub fn has(&self, change: &Change) -> bool {
        self.place(change).is_some_and(|place| self.is_there(&place))
    }

    /// Where what a change is about stands in the files as written; where it is not there (it was put there by us), what
    /// is around it.
    pub fn spot(&self, change: &Change) -> Option<Spot> {
        let mut known = self.place(change)?;
        while !self.is_there(&known) && !known.pointer.is_empty() {
            let around = known.pointer.rsplit_once('/').map_or("", |(around, _)| around);
            known.pointer = around.to_owned();
        }
        let written = self.source.written(&known);
        let file = self.source.file(written.file)?;
        let span = file.text.span(&written.clone().key());
        let (line, column) = file.text.line_column(span.start);
        Some(Spot {
            file: format!("{}{}", self.prefix, file.name),
            line,
            column,
            pointer: written.pointer,
        })
    }

    fn is_there(&self, place: &Place) -> bool {
        let file = self.source.file(place.file);
        file.is_some_and(|file| file.root.at(&place.pointer).is_some())
    }

    fn place(&self, change: &Change) -> Option<Place> {
        let pointer = change.pointer.as_deref()?;
        let file = match change.file.as_deref() {
            None => return Some(self.document.origins.place(pointer)),
            Some("") => 0,
            Some(name) => self.source.beside().iter().position(|file| &**file == name)?,
        };
        Some(Place::value(FileId(u32::try_from(file).ok()?), pointer))
    }
}
